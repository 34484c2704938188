"""An oath in a text for which nobody has confirmed what is sworn."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.errors import shown
from rejoinder.findings import Finding
from rejoinder.reading import fold
from rejoinder.reading.polarity import attitude
from rejoinder.review.elements.lists import oaths
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding, label_words

FACTS = "facts-true"


def unconfirmed_oath(examined: Examined) -> Iterator[Finding]:
    """The first oath in each language; for our own drafts of a sworn kind the check of the facts tells it."""
    subject = examined.subject
    if subject is None or (subject.kind.sworn and examined.reading.origin == "draft"):
        return
    missing = _missing(subject)
    told: set[str] = set()
    for segment in examined.reading.segments if missing else ():
        folded = fold(segment.text)
        place = _oath(folded.text, segment.language) if segment.language not in told else None
        if place:
            told.add(segment.language)
            where = examined.where(segment, *folded.span(*place))
            words = label_words("statement", missing)
            yield finding(
                "support.oath", where, quote=shown(where.quote), statement=words, path=f"confirmations: {missing}"
            )


def _missing(subject: Subject) -> str:
    """The first statement that must be confirmed and is not; a kind that asks for no oath needs the facts confirmed."""
    needed = subject.kind.statements if subject.kind.sworn else (FACTS,)
    given = {c.statement for c in subject.case.confirmations}
    return next((s for s in needed if s not in given), "")


def _oath(text: str, language: str) -> tuple[int, int] | None:
    """Where an oath is taken, not only spoken of."""
    for found in oaths().oath.finditer(text):
        before = text[max(0, found.start() - 200) : found.start()]
        if not oaths().no_oath.search(before) and attitude(text, *found.span(), language) == "asserted":
            return found.span()
    return None
