"""What two checks say of the same words is told once, by the rule that says more of them (``templates/review/doubled.yaml``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.findings import Finding, Where


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those whose words another one of them speaks of already."""
    found = tuple(findings)
    spoken = {
        rule: [w for f in found if f.rule in more for w in (f.where, *f.beside)] for rule, more in _more().items()
    }
    return (f for f in found if not any(_within(f.where, wider) for wider in spoken.get(f.rule, ())))


def _within(words: Where, wider: Where) -> bool:
    """True if the words stand in the other ones, at that very place."""
    if words.start is None or wider.start is None or not words.quote:
        return False
    if (words.block, words.line, words.language) != (wider.block, wider.line, wider.language):
        return False
    return words.start >= wider.start and wider.quote.startswith(words.quote, words.start - wider.start)


@cache
def _more() -> Mapping[str, frozenset[str]]:
    """By rule, the rules that say more."""
    told = read(library.templates() / "review" / "doubled.yaml").data
    return MappingProxyType({rule: frozenset(more) for rule, more in told.items()})
