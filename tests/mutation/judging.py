"""What the review says of an edit that it did not say of the paper before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from mutation.benign_edits import benign_edits
from mutation.mutants import Mutant
from mutation.papers import Form, Paper, edited, examined, papers
from mutation.value_edits import value_edits
from mutation.wording_edits import wording_edits
from rejoinder.findings import Finding, Severity
from rejoinder.review import review_text
from rejoinder.review.examined import Examined


@dataclass(frozen=True)
class Verdict:
    """The new findings on one edit in one form: the rules of the errors, and of the warnings."""

    mutant: Mutant
    form: Form
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    quotes: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        return bool(self.errors)


def mutants(paper: Paper) -> Iterator[Mutant]:
    """Every edit of a paper, harmful and benign, each once."""
    seen: set[tuple] = set()
    for made in (*value_edits(paper), *wording_edits(paper), *benign_edits(paper)):
        key = (made.kind, made.changes, made.order)
        if key not in seen:
            seen.add(key)
            yield made


def every_mutant() -> Iterator[Mutant]:
    """Every edit of every paper."""
    for paper in papers():
        yield from mutants(paper)


def judge(mutant: Mutant, form: Form) -> Verdict:
    """Review one edit in one form and leave out what was said before it."""
    known = before(mutant.paper.name, form)
    new = [
        f
        for f in _said(examined(mutant.paper, edited(mutant.paper, mutant.changes, mutant.order), form))
        if _key(f) not in known
    ]
    return Verdict(
        mutant,
        form,
        _rules(new, Severity.ERROR),
        _rules(new, Severity.WARNING),
        tuple(f"{f.rule}:{f.where.quote}" for f in new),
    )


def verdicts(chosen: Iterable[Mutant]) -> Iterator[Verdict]:
    """All forms of all chosen edits."""
    for mutant in chosen:
        for form in mutant.forms:
            yield judge(mutant, form)


@cache
def before(name: str, form: Form) -> frozenset[tuple[str, ...]]:
    """What is said of the paper as it was."""
    paper = next(p for p in papers() if p.name == name)
    return frozenset(_key(f) for f in _said(examined(paper, paper.blocks, form)))


def _said(paper: Examined) -> tuple[Finding, ...]:
    return review_text(paper)


def _key(found: Finding) -> tuple[str, ...]:
    return found.rule, found.severity, found.where.language, " ".join(found.where.quote.split())


def _rules(found: Iterable[Finding], severity: Severity) -> tuple[str, ...]:
    return tuple(sorted({f.rule for f in found if f.severity is severity}))
