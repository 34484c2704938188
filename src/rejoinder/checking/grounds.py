"""Ground files: their clauses, and the facts that they ask for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from rejoinder import library
from rejoinder.checking.clauses import Reads
from rejoinder.checking.material import Material
from rejoinder.datafiles import read
from rejoinder.findings import Finding, Where
from rejoinder.rules.grounds import FactField, Ground, Slot, grounds
from rejoinder.wording.rulebook import finding

FORMS: Mapping[Slot, str] = {"reply": "point", "appeal": "paragraph", "counter-notice": "paragraph"}
SHORT: tuple[Slot, ...] = ("appeal", "counter-notice")  # for a form: one paragraph


def clauses(material: Material) -> Iterator[Finding]:
    """A clause for each document that the ground is made for, and of the form that it needs there."""
    for name, ground in grounds().items():
        for slot in sorted({*ground.documents, *ground.clauses}):
            yield from _clause(material, name, ground, slot)


def _clause(material: Material, name: str, ground: Ground, slot: Slot) -> Iterator[Finding]:
    given = ground.clauses.get(slot)
    place = where(name, "clauses", slot)
    if given is None or slot not in ground.documents:
        yield finding("ground.documents", place, ground=name, slot=slot)
    elif given not in material.ids:
        yield finding("ground.no-clause", place, ground=name, slot=slot, id=given)
    elif given in material.clauses:
        clause = material.clauses[given]
        lengths = {len(chunks) for chunks in clause.chunks.values()}
        if clause.about.form != FORMS[slot] or (slot in SHORT and lengths != {1}):
            needed = FORMS[slot]
            yield finding("ground.form", place, ground=name, slot=slot, id=given, form=clause.about.form, needed=needed)


def facts(material: Material, reads: Reads) -> Iterator[Finding]:
    """Facts that are asked for to be printed and never are, and facts that are printed though they only decide."""
    looked, printed = _fields(material, reads.read | reads.printed), _fields(material, reads.printed)
    for name, ground in grounds().items():
        if not any(clause in material.clauses for clause in ground.clauses.values()):
            continue
        for field, fact in ground.facts.items():
            seen = {field, f"{field}_code"}
            if fact.reaches == "document" and not _named(name, seen) & looked:
                yield finding("ground.unprinted", where(name, "facts", field), ground=name, fact=field)
            if fact.reaches == "decision" and _named(name, seen) & printed:
                yield finding("ground.printed", where(name, "facts", field), ground=name, fact=field)
            yield from _reason(name, field, fact)


def _reason(name: str, field: str, fact: FactField) -> Iterator[Finding]:
    """A fact that must be so needs the reason that the user reads where it is not."""
    if fact.must_be is not None and fact.otherwise is None:
        yield finding("ground.otherwise", where(name, "facts", field), ground=name, fact=field)


def _named(ground: str, fields: set[str]) -> set[tuple[str, str]]:
    return {(ground, field) for field in fields}


def _fields(material: Material, reads: frozenset[tuple[int, str]]) -> set[tuple[str, str]]:
    """Ground and field of everything that was looked at; a look at a row is one at the fact that holds the rows."""
    found: set[tuple[str, str]] = set()
    for kind in material.kinds.values():
        for ground in material.scope(kind)[0]["grounds"]:
            own, rows = id(ground["facts"]), {id(row) for row in ground["rows"]}
            found |= {(str(ground["kind"]), name) for at, name in reads if at == own}
            if any(at in rows for at, _ in reads):
                found.add((str(ground["kind"]), "comparison"))
    return found


def where(ground: str, *path: str) -> Where:
    """The place in a ground file."""
    file = library.templates() / "grounds" / f"{ground}.yaml"
    position = _positions(str(file)).get(path)
    return Where(str(file), position[0] if position else None)


@cache
def _positions(file: str) -> Mapping[Any, tuple[int, int]]:
    from pathlib import Path

    return read(Path(file)).positions
