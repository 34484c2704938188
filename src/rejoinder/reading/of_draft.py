"""A composition as a reading, so that the reviews of a draft and of a file are the same."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.draft import Draft
from rejoinder.reading.segments import Reading, Segment


def reading_of(draft: Draft, file: str = "") -> Reading:
    """Every block in every language of the draft; the languages of a block are a pair."""
    return Reading(file, tuple(_segments(draft)), "draft")


def _segments(draft: Draft) -> Iterator[Segment]:
    for number, block in enumerate(draft.blocks):
        for language in draft.languages:
            text = block.text(language).replace("\u2028", "\n")
            yield Segment(text, language, block.form, None, None, block.id, block.clause, number, own=True)
