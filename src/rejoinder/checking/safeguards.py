"""Clauses against the safeguard matrix: what must be said can be said, and is said in every language."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator

from rejoinder import library
from rejoinder.checking.clauses import Rendered
from rejoinder.checking.material import Material, Use
from rejoinder.checking.places import STATE_WORDS, line_in
from rejoinder.compose.outline import entries
from rejoinder.errors import DataError
from rejoinder.findings import Finding, Where
from rejoinder.wording.documents import DocumentKind
from rejoinder.wording.rulebook import finding
from rejoinder.wording.safeguards import Matrix, Row, matrix, says


def known(material: Material) -> Iterator[Finding]:
    """Safeguards that are named somewhere and exist nowhere, and documents that are misspelt.

    The matrix may have rows for documents that are not built yet; one that is nearly the name of a document is a slip of the pen.
    """
    table = matrix()
    for name, clause in material.clauses.items():
        for safeguard in clause.about.safeguards:
            if safeguard not in table.safeguards:
                yield finding("safeguard.unknown", Where(clause.file, clause=name), name=safeguard, id=name)
    for row in table.rows:
        misspelt = row.document not in material.kinds and difflib.get_close_matches(
            row.document, material.kinds, cutoff=0.8
        )
        for given in [row.safeguard] * (row.safeguard not in table.safeguards) + [row.document] * bool(misspelt):
            yield finding("safeguard.unknown", _file(), name=given, id="safeguards.yaml")


def claimed(material: Material, uses: Iterable[Use]) -> Iterator[Finding]:
    """What a document must say is claimed by a clause that it can print; what it must never say is claimed by none."""
    table = matrix()
    reached: dict[str, set[str]] = {}
    for use in uses:
        reached.setdefault(use.kind.kind, set()).add(use.clause)
    for row in table.rows:
        claiming = [c for c in sorted(reached.get(row.document, ())) if _claims(material, c, row.safeguard)]
        if row.document not in material.kinds or row.safeguard not in table.safeguards:
            continue
        if row.duty == "must" and not claiming:
            yield finding("safeguard.unclaimed", _file(), name=row.safeguard, kind=row.document)
        if row.duty == "never" and claiming and not _softened(table, row):
            yield finding("safeguard.barred", _file(), name=row.safeguard, kind=row.document, id=", ".join(claiming))


def _softened(table: Matrix, row: Row) -> bool:
    """True if the prohibition holds in some jurisdictions only."""
    same = [r for r in table.rows if (r.document, r.safeguard) == (row.document, row.safeguard)]
    return bool(row.only) or any(r.duty != "never" for r in same)


def _claims(material: Material, clause: str, safeguard: str) -> bool:
    return clause in material.clauses and safeguard in material.clauses[clause].about.safeguards


def said(rendered: Iterable[Rendered]) -> Iterator[Finding]:
    """A clause that claims a safeguard says what the safeguard needs, in every language, whether facts are missing or not."""
    table = matrix()
    for one in rendered:
        text = "\n".join(one.texts)
        for name in one.clause.about.safeguards:
            safeguard = table.safeguards.get(name)
            if safeguard and not says(safeguard, one.language, text):
                where = Where(
                    one.clause.file, line_in(one.clause, one.language), clause=one.clause.id, language=one.language
                )
                yield finding("safeguard.unsaid", where, name=name, id=one.clause.id, language=one.language,
                              facts=STATE_WORDS[one.state])  # fmt: skip


def printed(material: Material, unreadable: Container[str]) -> Iterator[Finding]:
    """Each outline prints what the matrix asks for, in the jurisdictions that the matrix tells apart."""
    table = matrix()
    places = sorted({code for row in table.rows for code in row.only})
    for kind in (k for k in material.kinds.values() if k.kind not in unreadable):
        for place in ((), *((code,) for code in places)):
            found = _safeguards_printed(material, kind, place)
            for name, duty in table.duties(kind.kind, place).items():
                if duty == "must" and found is not None and name not in found:
                    where = ", ".join(place) or "–"
                    yield finding("safeguard.unprinted", _file(), name=name, kind=kind.kind, place=where)


def _safeguards_printed(material: Material, kind: DocumentKind, place: tuple[str, ...]) -> set[str] | None:
    """What the clauses of the full case claim there; ``None`` if the outline breaks, which ``outlines.printed`` tells."""
    context, bound = material.context(kind, kind.languages[0])
    try:
        found = entries(kind.kind, context | {"jurisdictions": list(place)}, bound, material.firm)
    except DataError:
        return None
    known = (material.clauses[entry.clause] for entry in found if entry.clause in material.clauses)
    return {name for clause in known for name in clause.about.safeguards}


def patterns(material: Material) -> Iterator[Finding]:
    """Without patterns nobody can tell whether a mandatory safeguard was emptied."""
    table = matrix()
    for row in table.rows:
        kind: DocumentKind | None = material.kinds.get(row.document)
        safeguard = table.safeguards.get(row.safeguard)
        if row.duty == "must" and kind and safeguard:
            for tag in (tag for tag in kind.languages if not safeguard.says.get(tag)):
                yield finding("safeguard.patterns", _file(), name=row.safeguard, kind=kind.kind, language=tag)


def _file() -> Where:
    return Where(str(library.templates() / "safeguards.yaml"))
