"""The values of a text in one pass: what is a date, an amount or an address gives no number besides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rejoinder.languages import Language
from rejoinder.reading.folding import Folded, fold
from rejoinder.values import citations, days, readers
from rejoinder.values.lexicon import Lexicon, lexicon
from rejoinder.values.readers import Found, Reader
from rejoinder.values.value import Value

READERS: Mapping[str, Reader] = {
    "number": readers.numbers,
    "ordinal": readers.ordinals,
    "percent": readers.percents,
    "fraction": readers.fractions,
    "measure": readers.measures,
    "money": readers.money,
    "period": readers.periods,
    "url": readers.links,
    "email": readers.mails,
    "phone": readers.phones,
    "file": readers.files,
    "domain": readers.domains,
    "identifier": readers.identifiers,
    "date": days.dates,
    "time": days.times,
    "citation": citations.citations,
    "reference": citations.references,
}


@lru_cache(maxsize=4096)
def values_of(text: str, language: Language) -> tuple[Value, ...]:
    """The values of a text in their order. ``start`` and ``end`` are places in the text as it was given."""
    folded = fold(text, case=True)
    known = lexicon(language)
    lowered = folded.text.lower()
    if len(lowered) != len(folded.text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded.text)
    return tuple(_values(known, lowered, folded, _after_marker(known, folded.text)))


def _after_marker(known: Lexicon, text: str) -> int:
    """The number of a paragraph or list item is no value of the text."""
    marker = known.markers.match(text)
    return marker.end() if marker else 0


def _values(known: Lexicon, text: str, folded: Folded, start: int) -> Iterator[Value]:
    for match in known.scanner.finditer(text, start):
        yield from _read(known, match, folded)


def _read(known: Lexicon, match: re.Match[str], folded: Folded) -> Iterator[Value]:
    form = known.forms[match.lastgroup or ""]
    first, last = match.span()
    found = Found(form, form.parts(match), match[0], folded.text[first:last], folded.quote(first, last))
    for read in READERS[form.kind](found):
        start, end = folded.span(first, first + read.length if read.length else last)
        yield Value(read.kind, read.key, start, end, read.number, read.soft or form.soft)
