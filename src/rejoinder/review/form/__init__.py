"""The form of a paper: nothing left unfilled, nothing hidden, each text in its own script, a platform's words in its own texts only."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rejoinder.findings import Finding
from rejoinder.reading import Segment
from rejoinder.review.examined import Examined
from rejoinder.review.form.alike import repeated
from rejoinder.review.form.leftovers import hidden, leftovers
from rejoinder.review.form.marks import punctuation
from rejoinder.review.form.platform_words import platform_words
from rejoinder.review.form.script import script
from rejoinder.review.form.twice import doubled_words, twice

__all__ = ["form", "repeated"]

SegmentCheck = Callable[[Examined, Segment], Iterator[Finding]]
SEGMENT_CHECKS: tuple[SegmentCheck, ...] = (leftovers, hidden, script, punctuation, platform_words, doubled_words)


def form(examined: Examined) -> Iterator[Finding]:
    """What is wrong with the form of each segment, and paragraphs that stand twice."""
    for segment in examined.reading.segments:
        for check in SEGMENT_CHECKS:
            yield from check(examined, segment)
    yield from twice(examined)
