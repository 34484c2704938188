"""A second appeal in the words of the first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.findings import Finding
from rejoinder.languages import Language
from rejoinder.reading import fold
from rejoinder.review.examined import Examined
from rejoinder.review.support.wording import support_words
from rejoinder.wording.rulebook import finding

_WORD = re.compile(r"[a-z]+|[\u4e00-\u9fff]|\d+")


def same_appeal(examined: Examined) -> Iterator[Finding]:
    """Told once for each earlier statement most of which stands in the appeal again."""
    subject = examined.subject
    if subject is None or subject.kind.slot != "appeal":
        return
    known = support_words().again
    for statement in subject.case.history.statements:
        for language, text in statement.says.root.items():
            earlier = _runs(text)
            if len(earlier) < known.least:
                continue
            share = 100 * len(earlier & _runs(_text(examined, language))) // len(earlier)
            if share >= known.share:
                where = examined.where(examined.reading.segments[0], 0, 0)
                yield finding("support.same-appeal", where, share=share, on=statement.on, to=statement.to)
                break


def _text(examined: Examined, language: Language) -> str:
    return "\n".join(s.text for s in examined.reading.segments if s.language == language)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    size = support_words().again.words
    words = _WORD.findall(fold(text).text)
    return frozenset(tuple(words[i : i + size]) for i in range(len(words) - size + 1))
