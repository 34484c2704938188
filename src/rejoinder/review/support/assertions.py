"""What a text asserts and nothing in the case shows."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.errors import shown
from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.reading import fold
from rejoinder.reading.harms import shared_words
from rejoinder.review.examined import Examined
from rejoinder.review.support.wording import Assertion, support_words
from rejoinder.wording.rulebook import finding, label_words

SPOKEN = ("en", "zh")
SOMEBODY_ELSES = frozenset({"quote", "code"})
NAMED = 4  # so many kinds of paper are enough for a message


def unproved(examined: Examined) -> Iterator[Finding]:
    """Each assertion that no ground and no enclosed evidence of the case bears, once in each language."""
    subject = examined.subject
    if subject is None or examined.kind in shared_words().unjudged:
        return
    open_ = [a for a in support_words().assertions if not _borne(subject, a)]
    told: set[tuple[str, str]] = set()
    for segment in examined.reading.segments:
        if not segment.language.startswith(SPOKEN) or segment.form in SOMEBODY_ELSES:
            continue
        folded = fold(segment.text)
        for assertion in open_:
            key = assertion.id, segment.language
            place = assertion.place(folded, segment.language) if key not in told else None
            if place:
                told.add(key)
                where = examined.where(segment, *folded.span(*place))
                values = {"title": assertion.title.words(), "kinds": _kinds(assertion)}
                yield finding("support.unproved", where, quote=shown(where.quote), **values)


def _borne(subject: Subject, assertion: Assertion) -> bool:
    """True if a ground of the case says it, or an enclosed paper can show it."""
    case = subject.case
    kinds = {e.kind for e in case.evidence if e.enclosed}
    return bool(kinds & set(assertion.evidence) or assertion.grounds & {g.kind for g in case.grounds})


def _kinds(assertion: Assertion) -> Words:
    named = [label_words("evidence-kind", kind) for kind in assertion.evidence[:NAMED]]
    return Words(", ".join(w.en for w in named), "、".join(w.zh for w in named))
