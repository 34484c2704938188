"""How far the reading of elements agrees with labels made by hand; no word of any text is printed.

    python scripts/measure_elements.py FOLDER LABELS.yaml KIND [--places]

FOLDER holds the notices, LABELS.yaml maps file name to element to {state, quote}, KIND is a list of templates/review/elements.
``--places`` names file and element of each disagreement.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import yaml

from rejoinder.reading.plain import read_text
from rejoinder.review.elements import State, elements
from rejoinder.review.examined import Examined

STATES = ("met", "missing", "unknown")


def compare(folder: Path, labels: Path, kind: str) -> Counter[tuple[str, str, str, str]]:
    """How often each (file, element, label, found)."""
    counted: Counter[tuple[str, str, str, str]] = Counter()
    for name, expected in yaml.safe_load(labels.read_text("utf-8")).items():
        for element in elements(Examined(read_text((folder / name).read_text("utf-8"), name), kind), kind):
            found = "missing" if element.state is State.FOR_SIGNER else str(element.state)
            counted[name, element.id, expected[element.id]["state"], found] += 1
    return counted


def report(counted: Counter[tuple[str, str, str, str]], *, places: bool) -> None:
    """Agreement, confusion for each element, precision and recall of met and of missing."""
    right = sum(n for (_, _, label, found), n in counted.items() if label == found)
    total = counted.total()
    print(f"agreement: {right} of {total} ({right / total:.1%})")
    for element in dict.fromkeys(key[1] for key in counted):
        cells = Counter[tuple[str, str]]()
        for (_, name, label, found), n in counted.items():
            cells[label, found] += n if name == element else 0
        print(f"{element:14}", "  ".join(f"{a}>{b}: {cells[a, b]}" for a in STATES for b in STATES if cells[a, b]))
    for state in ("met", "missing"):
        hits = sum(n for (_, _, a, b), n in counted.items() if a == b == state)
        given = sum(n for (_, _, _, b), n in counted.items() if b == state)
        wanted = sum(n for (_, _, a, _), n in counted.items() if a == state)
        print(
            f"{state}: precision {hits}/{given} = {hits / max(given, 1):.3f}, recall {hits}/{wanted} = {hits / max(wanted, 1):.3f}"
        )
    for name, element, label, found in counted if places else ():
        if label != found:
            print(f"  {name}: {element}: label {label}, found {found}")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    report(compare(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]), places="--places" in sys.argv)
