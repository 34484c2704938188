"""Each text in its own script and language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.errors import shown
from rejoinder.findings import Finding
from rejoinder.languages import Words, profiles
from rejoinder.reading import Segment
from rejoinder.reading.folding import HAN
from rejoinder.reading.script import foreign_characters
from rejoinder.review.examined import Examined
from rejoinder.review.form.wording import form_words, pattern
from rejoinder.wording.rulebook import finding

_HAN_RUN = re.compile(rf"[{HAN}]+")


def script(examined: Examined, segment: Segment) -> Iterator[Finding]:
    """Characters of the other Chinese script, Chinese in an English sentence, an English passage in a Chinese one; quotations may hold anything."""
    bare = _without_quotations(segment.text)
    if segment.language == "en":
        yield from _han_in_english(examined, segment, bare)
    elif segment.language.startswith("zh"):
        yield from _other_script(examined, segment, bare)
        yield from _english_in_chinese(examined, segment, bare)


def _without_quotations(text: str) -> str:
    """The text with quotations and brackets blanked out, every place the same."""
    return pattern(form_words().quoted).sub(lambda m: " " * len(m[0]), text)


def _han_in_english(examined: Examined, segment: Segment, bare: str) -> Iterator[Finding]:
    for found in _HAN_RUN.finditer(bare):
        if segment.form in ("address", "meta", "table-row", "signature"):
            return  # names, addresses and titles of papers stand there as they are
        yield _wrong(examined, segment, found.start(), found.end())
        return


def _other_script(examined: Examined, segment: Segment, bare: str) -> Iterator[Finding]:
    places = foreign_characters(bare, segment.language)
    if places:
        yield _wrong(examined, segment, places[0], places[0] + 1)


def _english_in_chinese(examined: Examined, segment: Segment, bare: str) -> Iterator[Finding]:
    for found in pattern(form_words().english_run).finditer(bare):
        words = re.findall(r"[a-z'’-]+", found[0])  # a name has its words in capitals
        if len(words) >= len(found[0].split()) - 1 and any(w in form_words().small_words for w in words):
            yield finding("form.untranslated", examined.where(segment, *found.span()), quote=shown(found[0]))
            return


def _wrong(examined: Examined, segment: Segment, start: int, end: int) -> Finding:
    known = profiles().get(segment.language)
    name = known.name if known else Words(segment.language, segment.language)
    where = examined.where(segment, start, end)
    return finding("form.script", where, quote=shown(where.quote), language=name)
