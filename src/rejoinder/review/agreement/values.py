"""Numbers, dates, amounts, periods, identifiers, provisions and exhibits: each must stand in both languages, by value and in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.review.agreement.sides import Said, Side, couples, folded_text
from rejoinder.review.examined import Examined
from rejoinder.values import Kind, Value
from rejoinder.values.comparing import Stock, other_ordinals, stock, uncovered
from rejoinder.values.known import reads_values
from rejoinder.wording.rulebook import finding

RULES: Mapping[Kind, str] = {
    "number": "number",
    "ordinal": "number",
    "measure": "number",
    "percent": "percent",
    "money": "money",
    "date": "date",
    "time": "time",
    "period": "period",
    "identifier": "identifier",
    "url": "identifier",
    "email": "identifier",
    "phone": "identifier",
    "citation": "citation",
    "reference": "reference",
}
ABSENT = Words("has nothing that corresponds", "无对应内容")
INSTEAD = Words("has “{there}”", "为“{there}”")


def same_values(examined: Examined) -> Iterator[Finding]:
    """A finding for each value of one language that the other language does not have."""
    for here, there in couples(examined):
        if reads_values(here.language) and reads_values(there.language):
            yield from _compared(examined, here, there)


def _compared(examined: Examined, here: Side, there: Side) -> Iterator[Finding]:
    mine, theirs = here.said(), there.said()
    if not mine and not theirs:
        return
    left, right = stocks(here, there, mine, theirs)
    lost = _of(mine, [*uncovered((s.value for s in mine), right), *(a for a, _ in other_ordinals(left, right))])
    extra = _of(theirs, [*uncovered((s.value for s in theirs), left), *(b for _, b in other_ordinals(left, right))])
    if not lost and not extra:
        yield from _counted(examined, (here, mine), (there, theirs))
    for rule in dict.fromkeys(RULES[said.value.kind] for said in (*lost, *extra)):
        yield from _told(
            examined,
            rule,
            (here, [s for s in lost if RULES[s.value.kind] == rule]),
            (there, [s for s in extra if RULES[s.value.kind] == rule]),
        )


def _counted(
    examined: Examined, first: tuple[Side, tuple[Said, ...]], second: tuple[Side, tuple[Said, ...]]
) -> Iterator[Finding]:
    """The same values, said equally often in all, but not each of them: one was written where another belongs."""
    (here, mine), (there, theirs) = first, second
    for rule in dict.fromkeys(RULES[s.value.kind] for s in mine):
        own, other = _times(mine, rule), _times(theirs, rule)
        if own.total() != other.total() or set(own) != set(other) or own == other:
            continue
        key = next(key for key in own if own[key] > other[key])
        instead = next(key for key in other if other[key] > own[key])
        said = [s for s in mine if s.value.key == key][-1]
        wrong = [s for s in theirs if s.value.key == instead][-1]
        yield _finding(examined, rule, said, here, there, wrong)


def _times(said: tuple[Said, ...], rule: str) -> Counter[str]:
    """How often each value of a kind is expected in the other language."""
    return Counter(s.value.key for s in said if RULES[s.value.kind] == rule and not s.value.soft)


def stocks(here: Side, there: Side, mine: tuple[Said, ...], theirs: tuple[Said, ...]) -> tuple[Stock, Stock]:
    """Both sides, each ready to be asked for the values of the other."""
    first, second = tuple(s.value for s in mine), tuple(s.value for s in theirs)
    return stock(first, folded_text(here), second), stock(second, folded_text(there), first)


def _of(said: tuple[Said, ...], values: list[Value]) -> list[Said]:
    """The values with their segments, each once."""
    found = {(s.value.kind, s.value.key): s for s in reversed(said) if s.value in values}
    return sorted(found.values(), key=lambda s: s.value.start)


def _told(
    examined: Examined, rule: str, first: tuple[Side, list[Said]], second: tuple[Side, list[Said]]
) -> Iterator[Finding]:
    """A value and the one that stands in its place are told together; what is over is told alone, unless a fact is visibly missing there."""
    (here, lost), (there, extra) = first, second
    for said, wrong in zip(lost, extra, strict=False):
        yield _finding(examined, rule, said, here, there, wrong)
    for said in () if there.open else lost[len(extra) :]:
        if not _postcode(said, rule):
            yield _finding(examined, rule, said, here, there)
    for said in () if here.open else extra[len(lost) :]:
        if not _postcode(said, rule):
            yield _finding(examined, rule, said, there, here)


def _postcode(said: Said, rule: str) -> bool:
    """A number of an address of the case that the firm writes in one language only."""
    return rule == "number" and said.segment.own and said.segment.form in ("address", "meta")


def _finding(examined: Examined, rule: str, said: Said, here: Side, there: Side, wrong: Said | None = None) -> Finding:
    """A value, and what stands in its place on the other side, if anything does."""
    found = finding(
        f"agreement.{rule}",
        said.where(examined),
        here=said.quote(),
        language=here.name,
        other=there.name,
        instead=INSTEAD.fill(there=wrong.quote()) if wrong else ABSENT,
    )
    return replace(found, beside=(wrong.where(examined),) if wrong else ())
