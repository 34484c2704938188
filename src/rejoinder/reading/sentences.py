"""Where sentences and clauses of a text begin and end, in English and Chinese.

What ends a sentence, and which abbreviations do not, is data (``templates/review/text.yaml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: its place and its words."""

    start: int
    end: int
    text: str


class Marks(Data):
    """How one language ends its sentences and clauses (regular expressions), and what only looks like an end."""

    sentence: str
    clause: str
    abbreviations: tuple[str, ...] = ()


@cache
def marks() -> Mapping[Language, Marks]:
    """The marks of each language."""
    loaded = read(library.templates() / "review" / "text.yaml")
    return {tag: validated(Marks, data, loaded, ("marks", tag)) for tag, data in loaded.data["marks"].items()}


def sentences(text: str, language: Language) -> Iterator[Span]:
    """The sentences of a text; a Chinese or an unknown language is read by Chinese marks and line ends."""
    ends, kept = _ends(language, "sentence")
    yield from _cut(text, ends, kept)


def clauses(text: str, language: Language) -> Iterator[Span]:
    """The parts of a sentence between commas, semicolons and the like."""
    ends, kept = _ends(language, "clause")
    yield from _cut(text, ends, kept)


@cache
def _ends(language: Language, what: str) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    known = marks()
    found = known.get(language) or known["zh-Hans" if language.startswith("zh") else "en"]
    kept = "|".join(re.escape(word) for word in found.abbreviations)
    return re.compile(getattr(found, what)), re.compile(
        rf"(?:^|[\s(\[\"'])(?:{kept})$", re.IGNORECASE
    ) if kept else None


def _cut(text: str, ends: re.Pattern[str], kept: re.Pattern[str] | None) -> Iterator[Span]:
    start = 0
    for found in ends.finditer(text):
        if kept and found[0].startswith(".") and kept.search(text[max(0, found.start() - 12) : found.start() + 1]):
            continue
        yield from _span(text, start, found.end())
        start = found.end()
    yield from _span(text, start, len(text))


def _span(text: str, start: int, end: int) -> Iterator[Span]:
    part = text[start:end]
    bare = part.strip()
    if bare:
        first = start + part.index(bare)
        yield Span(first, first + len(bare), bare)
