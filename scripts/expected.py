"""Writes the expected text of every sample: each document in each language, and the findings. The difference is read line by line."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import yaml

from rejoinder import workflow
from rejoinder.options import Options
from rejoinder.text import plain_text

ROOT = Path(__file__).resolve().parents[1]


def expected(folder: Path, today: date) -> dict[str, str]:
    """File name -> text of what a sample gives on its day."""
    outcome = workflow.draft(workflow.load(folder), Options(today))
    texts = {
        f"{d.kind.kind}.{tag}.txt": plain_text(d.draft, tag) for d in outcome.documents for tag in d.draft.languages
    }
    lines = [f"refused {r.rule}: {r.reason.en}" for r in outcome.refusals]
    lines += [f"{f.severity} {f.rule} {f.where.field}: {f.message.en}" for f in outcome.findings]
    return texts | {"findings.txt": "\n".join(lines) + "\n"}


def samples() -> list[dict[str, str]]:
    """The list of samples."""
    loaded = yaml.safe_load((ROOT / "samples" / "index.yaml").read_text("utf-8"))
    return list(loaded)


def main() -> int:
    """Write samples/*/expected/ anew."""
    for sample in samples():
        folder = ROOT / "samples" / sample["folder"]
        target = folder / "expected"
        target.mkdir(exist_ok=True)
        texts = expected(folder, date.fromisoformat(str(sample["today"])))
        for old in target.glob("*.txt"):
            if old.name not in texts:
                old.unlink()
        for name, text in texts.items():
            (target / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
