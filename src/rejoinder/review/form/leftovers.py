"""What was left unfilled, and what cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.errors import shown
from rejoinder.findings import Finding
from rejoinder.reading import Segment, fold
from rejoinder.review.examined import Examined
from rejoinder.review.form.wording import form_words, pattern
from rejoinder.wording.rulebook import finding


def leftovers(examined: Examined, segment: Segment) -> Iterator[Finding]:
    """Placeholders, a template's code, empty values. The gaps of our own drafts are told by name elsewhere, the signature's line is meant to be empty."""
    if segment.own:
        return
    folded = fold(segment.text)
    done = 0
    for start, end in sorted(
        found.span() for kind in form_words().placeholders for found in pattern(kind.pattern).finditer(folded.text)
    ):
        if start >= done:
            done = end
            place = folded.span(start, end)
            where = examined.where(segment, *place)
            yield finding("form.placeholder", where, quote=shown(where.quote))


def hidden(examined: Examined, segment: Segment) -> Iterator[Finding]:
    """Characters of no width or that turn the text, and letters of another alphabet inside a word."""
    for found in pattern(form_words().hidden).finditer(segment.text):
        start = max(0, found.start() - 1)
        where = examined.where(segment, start, found.end() + 1)
        yield finding("form.hidden", where, code=f"U+{ord(found[0]):04X}")
    for found in pattern(form_words().mixed).finditer(segment.text):
        yield finding("form.mixed-letters", examined.where(segment, *found.span()), quote=shown(found[0]))
