"""Punctuation of the width that its language has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.findings import Finding
from rejoinder.reading import Segment
from rejoinder.reading.folding import HAN
from rejoinder.review.examined import Examined
from rejoinder.review.form.wording import form_words, pattern
from rejoinder.wording.rulebook import finding

_HAN = re.compile(rf"[{HAN}]")


def punctuation(examined: Examined, segment: Segment) -> Iterator[Finding]:
    """Half-width marks beside Chinese characters; Chinese marks in an English text that quotes no Chinese there. Told once for each segment."""
    if segment.language.startswith("zh"):
        wrong = pattern(form_words().half_width).search(segment.text)
    elif segment.language == "en" and not segment.own:
        wrong = next(_outside(segment.text), None)
    else:
        return
    if wrong:
        start, end = max(0, wrong.start() - 2), min(len(segment.text), wrong.end() + 2)
        yield finding("form.punctuation", examined.where(segment, start, end), quote=wrong[0])


def _outside(text: str) -> Iterator[re.Match[str]]:
    """Chinese marks that do not stand beside Chinese characters."""
    for found in pattern(form_words().full_width).finditer(text):
        beside = text[max(0, found.start() - 1) : found.end() + 1]
        if not _HAN.search(beside):
            yield found
