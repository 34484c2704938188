"""Who confirmed what: nothing is sworn unconfirmed, and nobody confirms for another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from rejoinder.compose import Subject
from rejoinder.facts.case import Confirmation
from rejoinder.facts.text import Name
from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding, label_words


def confirmations(subject: Subject) -> Iterator[Finding]:
    """Each statement that the document kind asks for: confirmed, by the signatory, after the complaint came, not in the future."""
    for statement in subject.kind.statements:
        words = label_words("statement", statement)
        given = [(n, c) for n, c in enumerate(subject.case.confirmations) if c.statement == statement]
        if not given:
            rule = "oath.unconfirmed" if subject.kind.sworn else "confirmation.missing"
            yield finding(rule, at(subject, "confirmations"), statement=words, path=f"confirmations: {statement}")
        for index, confirmation in given:
            yield from _faults(subject, index, confirmation, words)


def _faults(subject: Subject, index: int, confirmation: Confirmation, statement: Words) -> Iterator[Finding]:
    path = f"confirmations[{index}]"
    signatory = subject.case.seller.signatory
    name = signatory.name if signatory else None
    if name is not None and not _same(confirmation.by, name):
        yield finding(
            "oath.foreign",
            at(subject, f"{path}.by"),
            statement=statement,
            by=_shown(confirmation.by),
            signatory=_shown(name),
        )
    if why := _wrong_day(subject, confirmation.on):
        yield finding("oath.date", at(subject, f"{path}.on"), statement=statement, on=confirmation.on, why=why)


def _wrong_day(subject: Subject, on: date) -> Words | None:
    received = subject.case.complaint.received
    came = received.date() if isinstance(received, datetime) else received
    if on > subject.today:
        return Words("in the future", "晚于今日")
    return Words("before the complaint came", "早于收到投诉之日") if came and on < came else None


def _same(one: Name, other: Name) -> bool:
    return bool({t.casefold() for t in one.root.values()} & {t.casefold() for t in other.root.values()})


def _shown(name: Name) -> Words:
    texts = name.root
    first = next(iter(texts.values()))
    return Words(texts.get("en", first), texts.get("zh-Hans", first))
