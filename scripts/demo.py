"""Makes the documents of every sample and says what became of each; ends with 1 if a sample did not end as it should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
ENDS = {0: "clean", 1: "gaps or errors shown", 2: "wrong input", 3: "refused"}


def run(sample: dict[str, str]) -> int:
    """Draft one sample as a user would, on its day."""
    command = [
        sys.executable,
        "-m",
        "rejoinder",
        "--lang",
        "en",
        "--today",
        str(sample["today"]),
        "draft",
        str(ROOT / "samples" / sample["folder"]),
        "--out",
        "out",
        "--force",
    ]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode  # noqa: S603 - our own program


def main() -> int:
    """Run all samples of samples/index.yaml."""
    samples = yaml.safe_load((ROOT / "samples" / "index.yaml").read_text("utf-8"))
    wrong = 0
    for sample in samples:
        status, due = run(sample), int(sample["exit"])
        wrong += status != due
        mark = "ok " if status == due else "NOT"
        print(
            f"{mark} {sample['folder']:<24} exit {status} ({ENDS.get(status, '?')}){'' if status == due else f', expected {due}'}"
        )
    print(f"\nThe documents are in {ROOT / 'out'}. Each is a draft for review, not legal advice.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
