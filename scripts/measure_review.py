"""Measure the review on edits of the finished samples and write docs/review.md.

    python scripts/measure_review.py [WORKERS] [--whole]

The edits and the judgement are those of tests/mutation. Without --whole every seventh judgement of a harmful edit and every fourth of a benign one is made;
nothing is drawn by chance and nothing is timed, so that the page only changes with the review.
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(workers: int) -> None:
    """Judge all edits and write the page."""
    sys.path.insert(0, str(ROOT / "tests"))
    report = importlib.import_module("mutation.report")
    text = report.page(report.judged(workers, whole="--whole" in sys.argv), ROOT / "benchmarks" / "real-notices.yaml")
    (ROOT / "docs" / "review.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main(next((int(a) for a in sys.argv[1:] if a.isdigit()), 2))
