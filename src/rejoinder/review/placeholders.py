"""Words that stand for something struck out or never filled in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rejoinder import library
from rejoinder.compose import Subject
from rejoinder.datafiles import read
from rejoinder.findings import Finding
from rejoinder.plan.own_words import all_words
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding


@cache
def _words() -> frozenset[str]:
    return frozenset(str(word).casefold() for word in read(library.templates() / "placeholders.yaml").data["words"])


def is_placeholder(text: str) -> bool:
    """True for ``[private]``, ``N/A``, 待填 and the like.

    >>> [is_placeholder(t) for t in ("[private]", "N/A", "Private Label Ltd")]
    [True, True, False]
    """
    return text.strip(" []()<>{}【】（）_-.*").casefold() in _words()


def placeholders(subject: Subject) -> Iterator[Finding]:
    """Names, addresses and references of the case that are no names, addresses or references."""
    texts = [(path, text) for path, _, text in all_words(subject.file)]
    for path, text in (*texts, ("complaint.reference", subject.case.complaint.reference or "")):
        if is_placeholder(text):
            yield finding("name.placeholder", at(subject, path, quote=text), quote=text, path=path)
