"""What stands behind a text: whether the case shows what it asserts, whether its papers prove it, and whether the papers of a case agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rejoinder.compose import Subject
from rejoinder.findings import Finding
from rejoinder.review.examined import Examined
from rejoinder.review.support.again import same_appeal
from rejoinder.review.support.assertions import unproved
from rejoinder.review.support.before_sending import asked_before, word_still_shown
from rejoinder.review.support.exhibits import exhibits, files_named
from rejoinder.review.support.papers import flawed_papers, purchase_dates, wrong_evidence
from rejoinder.review.support.sworn import unconfirmed_oath
from rejoinder.review.support.tellings import mixed, stories

__all__ = ["stories", "support", "support_facts"]

FACTS: tuple[Callable[[Subject], Iterator[Finding]], ...] = (
    wrong_evidence,
    flawed_papers,
    purchase_dates,
    word_still_shown,
    asked_before,
)
TEXTS: tuple[Callable[[Examined], Iterator[Finding]], ...] = (
    unproved,
    exhibits,
    files_named,
    unconfirmed_oath,
    same_appeal,
    mixed,
)


def support_facts(subject: Subject) -> Iterator[Finding]:
    """What the papers of a case cannot prove; nothing for documents that answer no complaint in substance."""
    for check in FACTS if subject.kind.slot else ():
        yield from check(subject)


def support(examined: Examined) -> Iterator[Finding]:
    """What a text says without a fact, an exhibit or a confirmation behind it."""
    for check in TEXTS:
        yield from check(examined)
