"""Outlines: what each of them can print, found by walking all its branches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any, TypeAlias

from jinja2 import TemplateError, nodes

from rejoinder.checking.material import Material, Use
from rejoinder.checking.names import Choice, Names
from rejoinder.checking.places import STATE_WORDS, name_findings
from rejoinder.checking.specimen import STATES, Code, State
from rejoinder.checking.walk import Line, Piece, Walker
from rejoinder.compose.outline import LINE, Entry, entries
from rejoinder.errors import DataError
from rejoinder.findings import Finding, Where
from rejoinder.wording.documents import DocumentKind
from rejoinder.wording.rulebook import finding

BINDS = " with "
Printed: TypeAlias = Mapping[tuple[str, State], tuple[Entry, ...]]


@dataclass(frozen=True, slots=True)
class Outlined:
    """What the outlines can print, and what is wrong with them."""

    uses: tuple[Use, ...]
    findings: tuple[Finding, ...]
    unreadable: frozenset[str]


def outlined(material: Material) -> Outlined:
    """Every outline walked; a ground's own clauses count as printed wherever its kind of document is."""
    uses: list[Use] = []
    findings: list[Finding] = []
    broken: set[str] = set()
    for kind in material.kinds.values():
        try:
            own, faults = _walked(material, kind)
        except TemplateError as fault:
            own, faults = [], [_broken(kind, fault)]
            broken.add(kind.kind)
        uses += (*own, *material.ground_uses(kind))
        findings += faults
    return Outlined(tuple(uses), tuple(dict.fromkeys(findings)), frozenset(broken))


def _broken(kind: DocumentKind, fault: TemplateError) -> Finding:
    where = Where(getattr(fault, "filename", None) or f"{kind.kind}/outline.j2", getattr(fault, "lineno", None))
    return finding("outline.unreadable", where, kind=kind.kind, what=fault.message or str(fault))


def _walked(material: Material, kind: DocumentKind) -> tuple[list[Use], list[Finding]]:
    tree, file = _load(material, f"{kind.kind}/outline.j2")
    scope, bound = material.scope(kind)
    names = Names(material.outlines, file)
    lines = Walker(names, lambda other: _load(material, other)).template(tree, scope)
    reader = _Reader(material, kind, names, bound)
    found = [one for line in lines for one in reader.read(line)]
    faults = list(name_findings((f, Where(f.file, f.line), "") for f in names.faults))
    return [f for f in found if isinstance(f, Use)], faults + [f for f in found if isinstance(f, Finding)]


def _load(material: Material, name: str) -> tuple[nodes.Template, str]:
    loader = material.outlines.loader
    assert loader is not None  # noqa: S101 - outline_environment always sets one
    source, file, _ = loader.get_source(material.outlines, name)
    return material.outlines.parse(source, name, file), file or name


@dataclass(frozen=True, slots=True)
class _Reader:
    """Turns the lines of one outline into uses of clauses."""

    material: Material
    kind: DocumentKind
    names: Names
    bound: Mapping[str, Any]

    def read(self, line: Line) -> Iterator[Use | Finding]:
        """Each clause that the line can name, with what it is bound to."""
        head, tail = _split(line)
        where = Where(line[0].file, next(p.line for p in line if not p.blank))
        heads = list(dict.fromkeys(self._texts(head, line)))
        if None in heads:
            yield finding("outline.open", where, line=_shown(line))
            return
        for text in heads:
            yield from self._use(str(text).strip(), tail, where)

    def _use(self, text: str, tail: Line, where: Where) -> Iterator[Use | Finding]:
        clauses = self.material.ids
        if not LINE.fullmatch(text):
            yield finding("outline.stray", where, line=text)
        elif text not in clauses:
            yield finding("outline.no-clause", where, id=text, kind=self.kind.kind)
        else:
            for binding in self._bindings(tail):
                if binding and binding not in self.bound:
                    yield finding("outline.binding", where, line=text, id=_shown(tail))
                    continue
                yield Use(self.kind, text, binding, self.bound.get(binding, {}), where.file, where.line)

    def _bindings(self, tail: Line) -> Iterable[str]:
        """The ids that can stand after ``with`` in the example; a text that is no id of it comes back as it is."""
        seen = [p for p in tail if not p.blank]
        if not seen:
            return ("",)
        if len(seen) > 1 or seen[0].node is None:
            return (_shown(tail),)
        with self.names.quietly():
            value = self.names.evaluate(seen[0].node, seen[0].scope)
        return [str(v) for v in (value if isinstance(value, Choice) else (value,))]

    def _texts(self, head: Line, line: Line) -> Iterator[str | None]:
        """What can be printed before ``with``: for every word that a code in it can be, unless a condition forbids the word."""
        with self.names.quietly():
            codes = self._codes(head)
            for words in product(*(code.choices for code in codes)):
                self.names.assigned.update({id(code): word for code, word in zip(codes, words, strict=True)})
                if self._possible(line):
                    yield from self._joined(head)
            self.names.assigned.clear()

    def _codes(self, head: Line) -> list[Code]:
        self.names.met.clear()
        for piece in head:
            if piece.node is not None:
                self.names.evaluate(piece.node, piece.scope)
        return list({id(code): code for code in self.names.met}.values())

    def _possible(self, line: Line) -> bool:
        tests = {id(test): test for piece in line for test in piece.under}.values()
        return all(self.names.truth(t.test, t.scope) in (None, t.wanted) for t in tests)

    def _joined(self, head: Line) -> Iterator[str | None]:
        parts = [self._words(piece) for piece in head]
        if None in parts:
            yield None
            return
        yield from ("".join(words) for words in product(*(part or ("",) for part in parts)))

    def _words(self, piece: Piece) -> tuple[str, ...] | None:
        if piece.node is None:
            return (piece.text,)
        return self.names.texts(self.names.evaluate(piece.node, piece.scope))


def _split(line: Line) -> tuple[Line, Line]:
    """The pieces before and after ``with``."""
    for n, piece in enumerate(line):
        if piece.node is None and BINDS in piece.text:
            before, after = piece.text.split(BINDS, 1)
            return (*line[:n], Piece(piece.line, before)), (Piece(piece.line, after), *line[n + 1 :])
    return line, ()


def _shown(line: Line) -> str:
    return "".join(p.text if p.node is None else "{{ … }}" for p in line).strip()


def printed(material: Material, found: Outlined) -> tuple[Printed, tuple[Finding, ...]]:
    """What each outline prints in each state of the case: a missing fact is a gap, never a fault."""
    entered: dict[tuple[str, State], tuple[Entry, ...]] = {}
    faults: list[Finding] = []
    for kind in (k for k in material.kinds.values() if k.kind not in found.unreadable):
        for state in STATES:
            context, bound = material.context(kind, kind.languages[0], state)
            try:
                entered[kind.kind, state] = entries(kind.kind, context, bound, material.firm)
            except (DataError, TypeError, ValueError, LookupError, AttributeError) as fault:
                what = fault.message if isinstance(fault, DataError) else str(fault)
                where = Where(_load(material, f"{kind.kind}/outline.j2")[1])
                faults.append(
                    finding("outline.unrenderable", where, kind=kind.kind, what=what, facts=STATE_WORDS[state])
                )
    return entered, tuple(faults)
