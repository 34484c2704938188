"""Whether a translation is taken: nothing lost, nothing added, nothing admitted. It is taken whole or rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.findings import Finding, Severity
from rejoinder.languages import Language, Words
from rejoinder.reading import Reading, Segment, sentences
from rejoinder.reading.script import language_of
from rejoinder.review import review_text
from rejoinder.review.examined import Examined
from rejoinder.translation.locks import Rejected
from rejoinder.translation.service import locking


def judge(original: str, translated: str, source: Language, target: Language) -> None:
    """Raises ``Rejected`` with the first reason not to take the translation."""
    if not translated.strip():
        raise Rejected(_EMPTY)
    if found := re.search(locking().entity, translated):
        raise Rejected(_ENTITY.fill(what=found[0]))
    if language_of(translated) not in (target, ""):
        raise Rejected(_LANGUAGE)
    if _count(translated, target) > _count(original, source):
        raise Rejected(_ADDED)
    for found_by_review in _new_errors(original, translated, source, target):
        raise Rejected(found_by_review.message)


def _new_errors(original: str, translated: str, source: Language, target: Language) -> Iterator[Finding]:
    """Errors that the two texts side by side have and the original alone has not."""
    one, other = Segment(original, source, pair=1), Segment(translated, target, pair=1)
    before = {f.rule for f in review_text(Examined(Reading("", (one,))))}
    for found in review_text(Examined(Reading("", (one, other)))):
        if found.severity is Severity.ERROR and (found.rule not in before or found.where.language != source):
            yield found


def _count(text: str, language: Language) -> int:
    return sum(1 for _ in sentences(text, language))


_EMPTY = Words("the translation is empty", "译文为空")
_ENTITY = Words("the translation holds the code “{what}”", "译文含有代码“{what}”")
_LANGUAGE = Words("the translation is not in the language asked for", "译文不是所要求的语言")
_ADDED = Words("the translation has more sentences than the original", "译文的句数多于原文")
