"""``templates check``: whether clauses, grounds, outlines, safeguards and texts fit together, found without any case.

Every path is looked up in the context that ``compose`` builds for an invented case with every field filled; every clause is rendered
for that case and for one with nothing in it. Nothing is listed by hand, so that a new field, ground or platform is known at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rejoinder.checking import clauses, grounds, outlines, safeguards, texts
from rejoinder.checking.clauses import Rendered
from rejoinder.checking.material import Material, unreadable
from rejoinder.errors import DataError
from rejoinder.findings import Finding, in_order
from rejoinder.wording.clauses import Clause


def check_templates(firm: Path | None = None) -> tuple[Finding, ...]:
    """Everything that is wrong with our templates, or with a firm's folder together with ours."""
    found: list[Finding] = []
    try:
        found.extend(_texts())
        for one in _all(Material(firm)):
            found.append(one)  # noqa: PERF402 - what was found before a file that cannot be read is kept
    except DataError as fault:
        found.append(unreadable(fault))
    return in_order(dict.fromkeys(found))


def _all(material: Material) -> Iterator[Finding]:
    yield from clauses.statutory(material)
    yield from material.faults
    unread = tuple(clauses.syntax(material))
    yield from unread
    outlined = outlines.outlined(material)
    yield from outlined.findings
    printed, faults = outlines.printed(material, outlined)
    yield from faults
    yield from clauses.unreachable(material, outlined.uses)
    pairs = clauses.used(material, outlined.uses)
    reads, faults = clauses.names(material, pairs)
    yield from faults
    yield from clauses.languages(pairs)
    yield from _rendered(material, [p for p in pairs if not _is_told(p[1], unread + faults)], printed)
    yield from grounds.clauses(material)
    yield from grounds.facts(material, reads)
    yield from safeguards.known(material)
    yield from safeguards.claimed(material, outlined.uses)
    yield from safeguards.printed(material, outlined.unreadable)
    yield from safeguards.patterns(material)
    yield from texts.documents(material)


def _is_told(clause: Clause, faults: tuple[Finding, ...]) -> bool:
    """True if something in the clause leads nowhere: that it cannot be rendered is nothing new then."""
    return any(fault.where.clause == clause.id for fault in faults)


def _rendered(material: Material, pairs: clauses.Pairs, printed: outlines.Printed) -> Iterator[Finding]:
    found = list(clauses.rendered(material, pairs, printed))
    broken = [one for one in found if isinstance(one, Finding)]
    yield from {(f.where.clause, f.where.language): f for f in reversed(broken)}.values()
    whole = [one for one in found if isinstance(one, Rendered)]
    yield from clauses.rows(whole)
    yield from clauses.blanks(whole)
    yield from safeguards.said(whole)


def _texts() -> Iterator[Finding]:
    yield from texts.label_languages()
    yield from texts.labelled()
    yield from texts.rule_texts()
