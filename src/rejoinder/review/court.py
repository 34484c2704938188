"""A court file number in the papers makes the questions about a court mandatory; it refuses nothing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rejoinder import library
from rejoinder.compose import Subject
from rejoinder.datafiles import read
from rejoinder.facts.translations import texts_in
from rejoinder.findings import Finding
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """Compiled for ASCII, so that a Chinese character beside a number counts as a boundary."""
    data = read(library.templates() / "court-papers.yaml").data
    return tuple(re.compile(p["pattern"], re.ASCII) for p in data["patterns"]), tuple(
        re.compile(p["pattern"], re.ASCII) for p in data["precedents"]
    )


def file_numbers(text: str) -> tuple[str, ...]:
    """What looks like a court's file number in a text, without cited precedents.

    >>> file_numbers("In re 1:25-cv-01234; compare OLG Köln 6 U 123/19")
    ('1:25-cv-01234',)
    """
    patterns, precedents = _patterns()
    for precedent in precedents:
        text = precedent.sub(" ", text)
    return tuple(dict.fromkeys(match[0] for pattern in patterns for match in pattern.finditer(text)))


def court_question(subject: Subject) -> Iterator[Finding]:
    """One finding for each number while the three questions are not all answered."""
    court = subject.case.complaint.court
    if court and None not in (court.named_as_party, court.served, court.order):
        return
    for path, text in _texts(subject):
        for number in file_numbers(text):
            yield finding("court.question", at(subject, path, quote=number), quote=number, path=path)


def _texts(subject: Subject) -> Iterator[tuple[str, str]]:
    complaint = subject.case.complaint
    if complaint.reference:
        yield "complaint.reference", complaint.reference
    representative = complaint.complainant.representative
    if representative and representative.reference:
        yield "complaint.complainant.representative.reference", representative.reference
    if complaint.court and complaint.court.case_number:
        yield "complaint.court.case_number", complaint.court.case_number
    for path, _, text in texts_in(complaint, "complaint"):
        yield path, text
