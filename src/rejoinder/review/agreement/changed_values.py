"""Values of our own text that hands changed, wrote in or took out, judged against the composition and the facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rejoinder.findings import Finding
from rejoinder.languages import Language
from rejoinder.reading import Segment, fold
from rejoinder.review.agreement.case_facts import CaseFacts, Key
from rejoinder.review.agreement.composed import Change, place
from rejoinder.review.agreement.sides import has_gap, without_gaps
from rejoinder.review.agreement.values import RULES
from rejoinder.review.examined import Examined
from rejoinder.values import Value, values_of
from rejoinder.values.comparing import stock, uncovered
from rejoinder.values.known import reads_values
from rejoinder.wording.rulebook import finding

#: Values that no text of ours may have unless the facts or the composition have them.
FACTS = frozenset({"date", "money", "identifier", "url", "email", "phone", "percent"})


@dataclass(frozen=True, slots=True)
class Witness:
    """What may stand in a text: the case's facts, and the values of the whole composition and of the whole text, by language.

    ``alone``: the blocks that were changed in one language of several.
    """

    facts: CaseFacts
    composed: frozenset[Key]
    present: dict[Language, frozenset[Key]]
    alone: frozenset[str]

    def known(self, value: Value) -> bool:
        """Whether the case or the composition has the value."""
        return (value.kind, value.key) in self.facts.values | self.composed


@dataclass(frozen=True, slots=True)
class Told:
    """A finding and what it is about, so that one fault is told once."""

    topic: str
    finding: Finding


def changed_values(examined: Examined, change: Change, witness: Witness) -> Iterator[Told]:
    """Values that were changed, written in, or taken out; what fills a gap is the hand's business."""
    if not reads_values(change.language):
        return
    before = values_of(without_gaps(change.before), change.language)
    now = _now(change)
    after = tuple(v for v, _ in now)
    lost = list(uncovered(before, stock(after, fold(change.after).text, before)))
    new = uncovered(after, stock(before, fold(change.before).text, after))
    filled = has_gap(change.before) and not has_gap(change.after)
    for value in (*new, *_oftener(before, after, new)):
        segment = next(s for v, s in now if v is value)
        old = next((v for v in lost if RULES[v.kind] == RULES[value.kind]), None)
        if old is not None:
            lost.remove(old)
            yield _instead(examined, segment, value, change.before[old.start : old.end])
        elif value in new and not filled and not witness.known(value):
            yield _new(examined, segment, value, _extended(value, before, change.before))
    yield from _lost(examined, change, witness, lost)


def _now(change: Change) -> list[tuple[Value, Segment]]:
    return [(v, s) for s in change.segments for v in values_of(without_gaps(s.text), change.language)]


def _oftener(before: Iterable[Value], after: Iterable[Value], new: Iterable[Value]) -> tuple[Value, ...]:
    """Values that stand more often than composed: one of them may have taken the place of another."""
    times = Counter((v.kind, v.key) for v in before)
    found = {}
    for value in after:
        times[value.kind, value.key] -= 1
        if times[value.kind, value.key] < 0 and not value.soft and value not in new:
            found[value.kind, value.key] = value
    return tuple(found.values())


def _extended(value: Value, before: Iterable[Value], text: str) -> str:
    """The exhibits or figures that a reference named, if it now names one more."""
    label = value.key.partition(" ")[0]
    same = (v for v in before if value.kind == v.kind == "reference" and v.key.partition(" ")[0] == label)
    return next((text[v.start : v.end] for v in same), "")


def _new(examined: Examined, segment: Segment, value: Value, there: str) -> Told:
    """A value that was not composed and that no fact knows."""
    if there:
        return _instead(examined, segment, value, there)
    rule = "agreement.fact" if value.kind in FACTS else "agreement.added"
    where = examined.where(segment, value.start, value.end)
    return Told(RULES[value.kind], finding(rule, where, here=segment.text[value.start : value.end]))


def _instead(examined: Examined, segment: Segment, value: Value, there: str) -> Told:
    """A value in the place of another one."""
    where = examined.where(segment, value.start, value.end)
    here = segment.text[value.start : value.end]
    return Told(RULES[value.kind], finding("agreement.changed-value", where, here=here, there=there))


def _lost(examined: Examined, change: Change, witness: Witness, lost: list[Value]) -> Iterator[Told]:
    """A value that was composed: gone from the text altogether, or from this place only."""
    for value in lost:
        gone = (value.kind, value.key) not in witness.present[change.language]
        rule = "agreement.lost" if gone and value.kind in FACTS else "agreement.omitted"
        there = change.before[value.start : value.end]
        yield Told(RULES[value.kind], finding(rule, place(examined, change), there=there))


def days_to_come(examined: Examined, change: Change) -> Iterator[Told]:
    """The date line may be of an earlier day than today, when the paper was drafted, but of no later one."""
    today = examined.subject.today.isoformat() if examined.subject else ""
    composed = {v.key for v in values_of(change.before, change.language) if v.kind == "date"}
    for value, segment in _now(change):
        if today and value.kind == "date" and value.key > today and value.key not in composed:
            yield _instead(examined, segment, value, change.before)
