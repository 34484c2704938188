"""Words and paragraphs that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.findings import Finding
from rejoinder.reading import Segment, fold
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding

#: "had had" and "that that" are English; a name (Bora Bora) or a number may be repeated.
_DOUBLED = re.compile(r"\b(?!(?:had|that|is)\b)([A-Za-z]{2,})(?= ([a-z]{2,})\b)")
LEAST = 40  # letters of a paragraph that is no label
#: "Account holder: ..." may stand at the top and above the signature.
_LABELLED = re.compile(r"[^:：.。]{1,40}[:：]")
ONCE = frozenset({"paragraph", "point", "item", "note", "quote"})


def doubled_words(examined: Examined, segment: Segment) -> Iterator[Finding]:
    """The same English word twice in a row."""
    if segment.own or segment.language != "en":
        return
    folded = fold(segment.text, case=True)
    for found in _DOUBLED.finditer(folded.text):
        if found[1].lower() != found[2]:
            continue
        where = examined.where(segment, *folded.span(found.start(1), found.end(2)))
        yield finding("form.doubled-word", where, quote=where.quote)


def twice(examined: Examined) -> Iterator[Finding]:
    """A paragraph that stands twice in one language; composed text may say the same of two rights."""
    seen: set[tuple[str, str]] = set()
    for segment in examined.reading.segments:
        if segment.own or segment.form not in ONCE or len(segment.text) < LEAST or _LABELLED.match(segment.text):
            continue
        key = (segment.language, fold(segment.text).text)
        if key in seen:
            yield finding("form.repeated", examined.where(segment))
        seen.add(key)
