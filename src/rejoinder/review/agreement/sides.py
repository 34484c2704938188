"""The two sides of a pair as the checks of agreement see them: their segments without gap markers, and what they say by value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rejoinder.findings import Where
from rejoinder.languages import Language, Words, profiles
from rejoinder.reading import Pair, Segment, fold
from rejoinder.reading.segments import NEUTRAL
from rejoinder.review.examined import Examined
from rejoinder.values import Value, values_of

PLACE = re.compile(r"\\\{[a-z]+\\\}")


@dataclass(frozen=True, slots=True)
class Said:
    """One value and the segment that says it."""

    value: Value
    segment: Segment

    def quote(self) -> str:
        """The very words."""
        return self.segment.text[self.value.start : self.value.end]

    def where(self, examined: Examined) -> Where:
        """Its place."""
        return examined.where(self.segment, self.value.start, self.value.end)


@dataclass(frozen=True, slots=True)
class Side:
    """All that a pair says in one language. ``open``: a gap stands in it, so that what is missing here is known to be missing."""

    language: Language
    segments: tuple[Segment, ...]
    open: bool

    @property
    def name(self) -> Words:
        """The language's name for messages."""
        return language_name(self.language)

    @property
    def text(self) -> str:
        """Its text without gap markers, segments on lines of their own."""
        return "\n".join(without_gaps(s.text) for s in self.segments)

    def said(self) -> tuple[Said, ...]:
        """Every value of the side."""
        return tuple(Said(value, s) for s in self.segments for value in values_of(without_gaps(s.text), self.language))

    def place(self, start: int, end: int) -> tuple[Segment, int, int]:
        """The segment in which a stretch of ``text`` stands, and its place there."""
        for segment in self.segments:
            if start <= len(segment.text):
                return segment, start, min(end, len(segment.text))
            start, end = start - len(segment.text) - 1, end - len(segment.text) - 1
        return self.segments[-1], 0, len(self.segments[-1].text)

    def where(self, examined: Examined, start: int = 0, end: int | None = None) -> Where:
        """The place of a stretch of ``text``; without a stretch, the first segment."""
        if end is None:
            return examined.where(self.segments[0])
        return examined.where(*self.place(start, end))


@cache
def language_name(language: Language) -> Words:
    """The name of a language for messages."""
    known = profiles().get(language)
    return known.name if known else Words(language, language)


@cache
def _gaps() -> re.Pattern[str]:
    """The marker of a missing fact in any language, as the composer writes it."""
    labels = {p.labels["gap"] for p in profiles().values()}
    return re.compile("|".join(PLACE.sub("[^\\\\n]{0,300}?", re.escape(label)) for label in sorted(labels)))


@lru_cache(maxsize=4096)
def without_gaps(text: str) -> str:
    """A text of the same length, its gap markers blotted out."""
    return _gaps().sub(lambda m: "\u25a1" * len(m[0]), text)


def has_gap(text: str) -> bool:
    """Whether a fact is visibly missing."""
    return bool(_gaps().search(text))


def sides(pair: Pair) -> tuple[Side, ...]:
    """The sides of a pair, each with the segments that are the same in every language."""
    shared = pair.sides.get(NEUTRAL, ())
    return tuple(
        Side(language, (*own, *shared), any(has_gap(s.text) for s in own))
        for language, own in pair.sides.items()
        if language != NEUTRAL
    )


def couples(examined: Examined) -> Iterator[tuple[Side, Side]]:
    """Every pair of the reading as two sides; of three languages each of the others against the first."""
    for pair in examined.reading.pairs():
        known = sides(pair)
        for other in known[1:]:
            yield known[0], other


def folded_text(side: Side) -> str:
    """The text as it is compared."""
    return fold(side.text).text
