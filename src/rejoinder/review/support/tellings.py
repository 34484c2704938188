"""What papers say of what happened: opposed tellings and different days, in one paper and between the papers of a case."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rejoinder.errors import shown
from rejoinder.findings import Finding, Where
from rejoinder.languages import Words
from rejoinder.reading import Reading, Segment, fold, sentences
from rejoinder.reading.harms import shared_words
from rejoinder.review.examined import Examined
from rejoinder.review.support.wording import Occurrence, Opposed, said, support_words
from rejoinder.values import Value, values_of
from rejoinder.wording.documents import document_kinds
from rejoinder.wording.rulebook import finding

SPOKEN = ("en", "zh")
SOMEBODY_ELSES = frozenset({"quote", "code"})
WHOLE_DAY = len("2026-01-01")
FAR = 80


@dataclass(frozen=True, slots=True)
class Told:
    """A place of a paper at which it tells something."""

    segment: Segment
    start: int
    end: int
    day: str = ""

    @property
    def quote(self) -> str:
        """The very words."""
        return shown(self.segment.text[self.start : self.end])


@dataclass(frozen=True, slots=True)
class Story:
    """What one paper tells: tellings and days by their names."""

    name: Words
    tellings: Mapping[str, Told]
    days: Mapping[str, tuple[Told, ...]]


def mixed(examined: Examined) -> Iterator[Finding]:
    """One paper that denies and confesses at once: a plan of action mixed with a denial is rejected."""
    if not _judged(examined):
        return
    pairs = [pair for pair in support_words().opposed if pair.within]
    tellings = _tellings(examined.reading, {name for pair in pairs for name in (pair.one, pair.other)})
    for pair in pairs:
        if pair.one in tellings and pair.other in tellings:
            one, other = tellings[pair.one], tellings[pair.other]
            yield finding("support.mixed", _where(examined, other), quote=other.quote, other=one.quote)


def stories(papers: Sequence[Examined]) -> list[tuple[Finding, ...]]:
    """For each paper of one case what another of them, or an earlier statement, tells otherwise."""
    told = [_story(paper) if _judged(paper) else None for paper in papers]
    earlier = list(_earlier(papers))
    return [
        tuple(_against(paper, own, [*(o for o in told if o is not None and o is not own), *earlier])) if own else ()
        for paper, own in zip(papers, told, strict=True)
    ]


def _judged(examined: Examined) -> bool:
    """Papers of our own side that leave the house."""
    kind = document_kinds().get(examined.kind)
    return examined.kind not in shared_words().unjudged and not (kind and kind.internal)


def _against(paper: Examined, own: Story, others: Sequence[Story]) -> Iterator[Finding]:
    for pair in support_words().opposed:
        if found := next(_opposed(own, others, pair), None):
            mine, theirs, name = found
            yield finding("support.story", _where(paper, mine), quote=mine.quote, other=theirs.quote, paper=name)
    for event, occurrence in support_words().events.items():
        if found := next(_other_day(own, others, event), None):
            mine, theirs, name = found
            values = {"event": occurrence.title.words(), "day": mine.day, "other": theirs.day, "paper": name}
            yield finding("support.story-date", _where(paper, mine), **values)


def _opposed(own: Story, others: Sequence[Story], pair: Opposed) -> Iterator[tuple[Told, Told, Words]]:
    for mine, theirs in ((pair.one, pair.other), (pair.other, pair.one)):
        for other in others:
            if mine in own.tellings and theirs in other.tellings:
                yield own.tellings[mine], other.tellings[theirs], other.name


def _other_day(own: Story, others: Sequence[Story], event: str) -> Iterator[tuple[Told, Told, Words]]:
    """Two papers that date the event have no day in common."""
    mine = own.days.get(event, ())
    for other in others:
        theirs = other.days.get(event, ())
        if mine and theirs and not {t.day for t in mine} & {t.day for t in theirs}:
            yield mine[0], theirs[0], other.name


def _where(paper: Examined, told: Told) -> Where:
    return paper.where(told.segment, told.start, told.end)


def _story(paper: Examined) -> Story:
    return Story(_name(paper), _tellings(paper.reading), _days(paper.reading))


def _name(paper: Examined) -> Words:
    """How a message calls the paper: its file, or its kind."""
    kind = document_kinds().get(paper.kind)
    file = Words(paper.reading.file, paper.reading.file)
    return file if paper.reading.file or kind is None else kind.title.words()


def _earlier(papers: Sequence[Examined]) -> Iterator[Story]:
    """The statements already made in this matter, as the case tells them."""
    subject = next((p.subject for p in papers if p.subject), None)
    for statement in subject.case.history.statements if subject else ():
        segments = tuple(Segment(text, language) for language, text in statement.says.root.items())
        reading = Reading("", segments)
        name = _STATEMENT.fill(on=statement.on, to=statement.to)
        yield Story(name, _tellings(reading), _days(reading))


def _spoken(reading: Reading) -> Iterator[Segment]:
    return (s for s in reading.segments if s.language.startswith(SPOKEN) and s.form not in SOMEBODY_ELSES)


def _tellings(reading: Reading, wanted: Collection[str] = ()) -> Mapping[str, Told]:
    """The first place of each telling, or of those that are wanted."""
    asked = {n: patterns for n, patterns in support_words().tellings.items() if not wanted or n in wanted}
    found: dict[str, Told] = {}
    for segment in _spoken(reading):
        folded = fold(segment.text)
        for name, patterns in asked.items():
            place = None if name in found else next(said(folded, segment.language, patterns), None)
            if place:
                found[name] = Told(segment, *folded.span(*place))
    return found


def _days(reading: Reading) -> Mapping[str, tuple[Told, ...]]:
    """The days of each event."""
    found: dict[str, list[Told]] = {}
    for segment in _spoken(reading):
        for span in sentences(segment.text, segment.language):
            days = [v for v in values_of(span.text, segment.language) if v.kind == "date" and len(v.key) == WHOLE_DAY]
            for name, occurrence in support_words().events.items() if days else ():
                place = _place(occurrence, span.text, segment)
                day = _nearest(days, place) if place else None
                if day:
                    told = Told(segment, span.start + day.start, span.start + day.end, day.key)
                    found.setdefault(name, []).append(told)
    return {name: tuple(told) for name, told in found.items()}


def _place(occurrence: Occurrence, text: str, segment: Segment) -> tuple[int, int] | None:
    """Where a sentence names the event."""
    folded = fold(text)
    for pattern in occurrence.patterns(segment.language):
        if found := pattern.search(folded.text):
            return folded.span(*found.span())
    return None


def _nearest(days: Sequence[Value], place: tuple[int, int]) -> Value | None:
    """The day that stands nearest to a place; of two as near, the one that follows."""

    def distance(day: Value) -> int:
        return max(0, day.start - place[1], place[0] - day.end)

    day = min(days, key=lambda v: (distance(v), v.start < place[0]))
    return day if distance(day) <= FAR else None


_STATEMENT = Words("the statement of {on} to {to}", "{on}向{to}作出的陈述")
