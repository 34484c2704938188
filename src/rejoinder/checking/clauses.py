"""Clauses: the names they use, their languages, their rows, whether they come out, whether anything can print them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jinja2 import TemplateError

from rejoinder import library
from rejoinder.checking.material import Material, Use
from rejoinder.checking.names import Fault
from rejoinder.checking.outlines import Printed
from rejoinder.checking.places import STATE_WORDS, line_in, name_findings
from rejoinder.checking.specimen import STATES, State
from rejoinder.checking.walk import Walker
from rejoinder.compose.composer import CELL
from rejoinder.compose.outline import Entry
from rejoinder.compose.render import Renderer, renderer
from rejoinder.compose.views import View
from rejoinder.draft import ROW_FORMS, TABLE_FORMS
from rejoinder.findings import Finding, Where
from rejoinder.languages import Language
from rejoinder.wording.clauses import Clause, read_clause
from rejoinder.wording.rulebook import finding

# What Jinja2, a filter or Babel raises for a value that it was not made for.
BREAKS = (TemplateError, TypeError, LookupError, AttributeError, ValueError, ArithmeticError, AssertionError)
# Two marks that never follow one another, or brackets and quotation marks around nothing.
BLANK = re.compile(
    r"[:：]\s*[.,;)。，；）]|[(（]\s*[)）]|“\s*”|,\s*[,.;]|，\s*[，。；]|、\s*[、，。；]|;\s*[.;]|；\s*[。；]|\s[.,;](\s|$)"
)
AROUND = 40


@dataclass(frozen=True, slots=True)
class Reads:
    """Which fields of which mappings the clauses look at, and which they print."""

    read: frozenset[tuple[int, str]]
    printed: frozenset[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A clause as it comes out in one document and language, chunk by chunk."""

    use: Use
    clause: Clause
    language: Language
    state: State
    printed: bool
    texts: tuple[str, ...]


Pairs: TypeAlias = list[tuple[Use, Clause]]


def used(material: Material, uses: Iterable[Use]) -> Pairs:
    """Each clause in each document with each binding once, as far as the clause can be read."""
    once = {(use.kind.kind, use.clause, use.binding): use for use in uses}
    return [(use, material.clauses[use.clause]) for use in once.values() if use.clause in material.clauses]


def names(material: Material, pairs: Pairs) -> tuple[Reads, tuple[Finding, ...]]:
    """Every name in every clause looked up, for every document and ground that uses it."""
    read: set[tuple[int, str]] = set()
    printed: set[tuple[int, str]] = set()
    faults: dict[tuple[str, Language, Fault], list[str]] = {}
    for use, clause in pairs:
        scope = material.scope(use.kind)[0] | dict(use.bound)
        for tag in clause.chunks:
            found = material.names(tag)
            for tree in material.trees[clause.id, tag]:
                if not isinstance(tree, TemplateError):
                    Walker(found).template(tree, scope)
            read |= found.read
            printed |= found.printed
            for fault in found.faults:
                faults.setdefault((clause.id, tag, fault), []).append(use.place)
    told = (_told(material.clauses[name], tag, fault, places) for (name, tag, fault), places in faults.items())
    return Reads(frozenset(read), frozenset(printed)), tuple(dict.fromkeys(name_findings(told)))


def _told(clause: Clause, tag: Language, fault: Fault, places: list[str]) -> tuple[Fault, Where, str]:
    shown = ", ".join(dict.fromkeys(places[:3])) + (" …" if len(places) > 3 else "")
    return fault, Where(clause.file, line_in(clause, tag, fault.name), clause=clause.id, language=tag), shown


def syntax(material: Material) -> Iterator[Finding]:
    """Chunks that are no template at all."""
    for (name, tag), trees in material.trees.items():
        clause = material.clauses[name]
        for tree in trees:
            if isinstance(tree, TemplateError):
                where = Where(clause.file, line_in(clause, tag), clause=name, language=tag)
                yield finding("clause.syntax", where, id=name, what=tree.message or "")


def languages(pairs: Pairs) -> Iterator[Finding]:
    """Clauses that lack a language of a document that can print them."""
    for use, clause in pairs:
        for tag in use.kind.languages:
            if tag not in clause.chunks:
                yield finding(
                    "clause.language",
                    Where(clause.file, clause=clause.id),
                    id=clause.id,
                    language=tag,
                    kind=use.kind.kind,
                )


def unreachable(material: Material, uses: Iterable[Use]) -> Iterator[Finding]:
    """Clauses that nothing can print; with a firm's folder, those of the firm."""
    reached = {use.clause for use in uses}
    for name, clause in material.clauses.items():
        if name not in reached and (clause.firm or material.firm is None):
            yield finding("clause.unreachable", Where(clause.file, 1, clause=name), id=name)


def statutory(material: Material) -> Iterator[Finding]:
    """Statutory wording that a firm's folder replaces."""
    folder = material.firm / "clauses" if material.firm else None
    for path in sorted(folder.rglob("*.md")) if folder else ():
        name = path.relative_to(folder or path).with_suffix("").as_posix()
        ours = library.templates() / "clauses" / f"{name}.md"
        if ours.is_file() and read_clause(name, ours).about.statutory:
            yield finding("clause.statutory", Where(str(path), 1, clause=name), id=name)


def rendered(material: Material, pairs: Pairs, printed: Printed) -> Iterator[Rendered | Finding]:
    """Every clause rendered where it is used, in every state in which the outline prints it; one that breaks is a finding."""
    for use, clause in pairs:
        for state in STATES:
            comes_out = Entry(use.clause, use.binding) in printed.get((use.kind.kind, state), ())
            if state != "full" and not comes_out:
                continue
            for tag in (tag for tag in use.kind.languages if tag in clause.chunks):
                context, bound = material.context(use.kind, tag, state)
                yield _rendered(
                    use, clause, renderer(tag), context | dict(bound.get(use.binding, {})), (state, comes_out)
                )


def _rendered(
    use: Use, clause: Clause, tongue: Renderer, context: View, when: tuple[State, bool]
) -> Rendered | Finding:
    tag = tongue.profile.tag
    try:
        texts = tuple(tongue.render(c, context)[0] if "{" in c else c for c in clause.chunks[tag])
    except BREAKS as fault:
        where = Where(clause.file, line_in(clause, tag), clause=clause.id, language=tag)
        return finding(
            "clause.unrenderable",
            where,
            id=clause.id,
            used=use.place,
            what=str(fault) or type(fault).__name__,
            facts=STATE_WORDS[when[0]],
        )
    return Rendered(use, clause, tag, *when, texts)


def blanks(found: Iterable[Rendered]) -> Iterator[Finding]:
    """Places where something was to stand and nothing does: a missing fact must be seen, or its whole sentence be left out."""
    told: set[tuple[str, Language]] = set()
    for one in found:
        match = next((m for text in one.texts for cell in text.split(CELL) if (m := BLANK.search(cell))), None)
        if match and one.printed and (one.clause.id, one.language) not in told:
            told.add((one.clause.id, one.language))
            quote = match.string[max(0, match.start() - AROUND) : match.end()].strip()
            where = Where(
                one.clause.file,
                line_in(one.clause, one.language),
                clause=one.clause.id,
                language=one.language,
                quote=quote,
            )
            yield finding(
                "clause.blank", where, id=one.clause.id, used=one.use.place, quote=quote, facts=STATE_WORDS[one.state]
            )


def rows(found: Iterable[Rendered]) -> Iterator[Finding]:
    """Rows of one table that have different numbers of cells."""
    counts: dict[str, set[int]] = {}
    clauses: dict[str, Clause] = {}
    for one in found:
        if one.clause.about.form in ROW_FORMS:
            clauses[one.clause.id] = one.clause
            counts.setdefault(one.clause.id, set()).update(_cells(text) for text in one.texts)
    for name, clause in clauses.items():
        expected = counts[name] | _widths(clause) | _head(name, clause, counts, clauses)
        if len(expected) > 1:
            numbers = ", ".join(str(n) for n in sorted(expected))
            yield finding("clause.cells", Where(clause.file, clause=name), id=name, counts=numbers)


def _cells(text: str) -> int:
    return len(f" {text.strip()} ".split(CELL))


def _widths(clause: Clause) -> set[int]:
    return {len(clause.about.widths)} if clause.about.form in TABLE_FORMS else set()


def _head(name: str, clause: Clause, counts: dict[str, set[int]], clauses: dict[str, Clause]) -> set[int]:
    """The cells of the head that stands over a row: ``x-head`` over ``x-row``."""
    head = f"{name.removesuffix('-row')}-head"
    return counts[head] | _widths(clauses[head]) if clause.about.form == "table-row" and head in clauses else set()
