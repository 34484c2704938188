"""Decisions of courts that a text cites: each must stand in the case file, where somebody answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, Source, read, validated
from rejoinder.findings import Finding
from rejoinder.reading import fold
from rejoinder.reading.harms import shared_words
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding


class Citations(Data):
    """How decisions are cited, and what only looks so."""

    source: Source
    patterns: tuple[str, ...]
    unless: tuple[str, ...]


def precedents(examined: Examined) -> Iterator[Finding]:
    """Citations that stand in no fact of the case; without a case, every citation as a warning."""
    if examined.kind in shared_words().unjudged:
        return
    known = _known(examined)
    told: set[tuple[str, str]] = set()
    for segment in examined.reading.segments:
        folded = fold(segment.text, case=True)
        for start, end in _cited(folded.text):
            quote = folded.quote(start, end)
            if _bare(quote) in known or (segment.language, _bare(quote)) in told:
                continue
            told.add((segment.language, _bare(quote)))
            where = examined.where(segment, *folded.span(start, end))
            rule = "citation.unsupported" if examined.subject else "citation.unverified"
            yield finding(rule, where, quote=quote)


def _cited(text: str) -> Iterator[tuple[int, int]]:
    """The places of citations in a text, the parts of one citation once."""
    last = 0
    for start, end in sorted(m.span() for pattern in _patterns() for m in pattern.finditer(text)):
        if start >= last:
            yield start, end
            last = end + 3  # the report's reference follows the parties after a comma


def _known(examined: Examined) -> str:
    """All that the case file and the composition say, bare."""
    said = [str(examined.subject.file.source.data)] if examined.subject else []
    draft = examined.draft
    said += [block.text(tag) for tag in draft.languages for block in draft.blocks] if draft else []
    return _bare("\n".join(said))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    loaded = read(library.templates() / "review" / "precedents.yaml")
    words = validated(Citations, loaded.data, loaded)
    unless = "".join(f"(?!{u})" for u in words.unless)
    return tuple(re.compile(unless + p) for p in words.patterns)
