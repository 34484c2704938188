"""Where a fault stands in a template, and how it is told."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from rejoinder.checking.names import Fault
from rejoinder.checking.specimen import State
from rejoinder.findings import Finding, Where
from rejoinder.languages import Language, Words
from rejoinder.wording.clauses import SECTION, Clause
from rejoinder.wording.rulebook import finding

LISTED = 12


def name_findings(faults: Iterable[tuple[Fault, Where, str]]) -> Iterator[Finding]:
    """Paths that lead nowhere and unknown filters: each fault with its place, and what it is used in."""
    for fault, where, used in faults:
        rule = "template.filter" if fault.is_filter else "template.name"
        known, place = _near(fault.name, fault.known), f" ({used})" if used else ""
        yield finding(rule, where, path=fault.what, name=fault.name, known=known, used=place)


def _near(name: str, known: tuple[str, ...]) -> str:
    """The names most like it, or all if they are few."""
    if len(known) <= LISTED:
        return ", ".join(known) or "–"
    return ", ".join(difflib.get_close_matches(name, known, n=5, cutoff=0.4)) or ", ".join(known[:LISTED]) + " …"


def line_in(clause: Clause, language: Language, name: str = "") -> int | None:
    """The line of a clause file on which a name first stands in the section of a language, or the section's own."""
    lines = Path(clause.file).read_text("utf-8").splitlines()
    start = next((n for n, text in enumerate(lines) if (m := SECTION.fullmatch(text)) and m[1] == language), None)
    if start is None:
        return None
    end = next((n for n, text in enumerate(lines[start + 1 :], start + 1) if SECTION.fullmatch(text)), len(lines))
    return next((n + 1 for n in range(start + 1, end) if name and name in lines[n]), start + 1)


STATE_WORDS: Mapping[State, Words] = {
    "full": Words("with every fact given", "事实齐全时"),
    "hollow": Words("with facts missing", "缺少事实时"),
    "bare": Words("with whole groups of facts missing", "整组事实缺失时"),
}
