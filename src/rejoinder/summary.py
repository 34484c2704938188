"""What a person is told first of a reviewed file: whether it may go out, what weighs most, what was looked at and what was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.findings import RANK, Finding, Severity
from rejoinder.languages import Words
from rejoinder.reading.harms import shared_words
from rejoinder.reviewing import ReviewedFile
from rejoinder.standing import columns
from rejoinder.wording.documents import document_kinds, kind_title
from rejoinder.wording.rulebook import label_words
from rejoinder.wording.safeguards import matrix

SHOWN = 3


class Gravity(Data):
    """Rules, or the first part of their names, from the gravest on; and those that are told before all others whatever their weight."""

    first: tuple[str, ...]
    gravest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What a review looked at, and what it could not look at and why."""

    checked: tuple[Words, ...]
    unchecked: tuple[Words, ...]


def title(reviewed: ReviewedFile) -> Words:
    """What the paper was reviewed as."""
    return kind_title(reviewed.kind)


def counts(findings: Sequence[Finding]) -> Words:
    """“2 errors, 1 warning”, without what there is none of."""
    told = [_count(s, sum(f.severity is s for f in findings)) for s in Severity]
    return _listed([words for words in told if words]) or label_words("count", "none")


def _count(severity: Severity, number: int) -> Words | None:
    if not number:
        return None
    return label_words("count", f"{severity}-one" if number == 1 else str(severity)).fill(n=number)


def _listed(words: Sequence[Words]) -> Words | None:
    return Words(", ".join(w.en for w in words), "，".join(w.zh for w in words)) if words else None


def verdict(reviewed: ReviewedFile) -> Words:
    """Whether the paper may go out, in one line; of the other side's paper only what it lacks."""
    return label_words("verdict", _verdict(reviewed)).fill(counts=counts(reviewed.findings))


def _verdict(reviewed: ReviewedFile) -> str:
    if reviewed.kind in shared_words().unjudged and reviewed.kind not in document_kinds():
        return "other-side"
    weights = {f.severity for f in reviewed.findings}
    return "stop" if Severity.ERROR in weights else "read" if weights else "clear"


def by_weight(findings: Sequence[Finding]) -> list[int]:
    """The places of the findings: errors first, and the gravest of them before the others; before all what the review is subject to."""

    def weight(n: int) -> tuple[bool, int, int, int]:
        found = findings[n]
        return not _comes_first(found), RANK[found.severity], _gravity(found.rule), n

    return sorted(range(len(findings)), key=weight)


def _comes_first(finding: Finding) -> bool:
    return finding.rule in _known().first


def gravest(findings: Sequence[Finding]) -> tuple[int, ...]:
    """The places of the errors that weigh most, one of each rule, after what the review is subject to."""
    first: dict[str, int] = {}
    for place in by_weight(findings):
        if findings[place].severity is Severity.ERROR or _comes_first(findings[place]):
            first.setdefault(findings[place].rule, place)
    return tuple(first.values())[:SHOWN]


def _gravity(rule: str) -> int:
    names = _known().gravest
    found = (n for n, name in enumerate(names) if rule == name or rule.startswith(f"{name}."))
    return next(found, len(names))


@cache
def _known() -> Gravity:
    loaded = read(library.templates() / "review" / "gravity.yaml")
    return validated(Gravity, loaded.data, loaded)


def scope(reviewed: ReviewedFile) -> Scope:
    """What was looked at."""
    told = dict(_looked_at(reviewed))
    checked = tuple(label_words("checked", name) for name, why in told.items() if not why)
    return Scope(checked, tuple(label_words("unchecked", why) for why in told.values() if why))


def _looked_at(reviewed: ReviewedFile) -> Iterator[tuple[str, str]]:
    """Each kind of check, and why it was not made; nothing where the paper needs none."""
    kind = reviewed.kind
    if reviewed.elements or not kind:
        yield "elements", "" if kind else "elements"
    if not kind or matrix().duties(kind, ()):
        yield "safeguards", "" if kind else "safeguards"
    yield "admissions", "admissions" if kind in shared_words().unjudged else ""
    yield "agreement", "" if len(columns(reviewed.examined.reading)) > 1 else "agreement"
    yield "form", ""
    yield "case", "" if reviewed.examined.draft else "case"
