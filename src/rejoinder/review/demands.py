"""Every demand gets an answer."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.findings import Finding
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding, label_words


def unanswered_demands(subject: Subject) -> Iterator[Finding]:
    """A demand that a letter passes over can be read as agreed to."""
    if subject.kind.slot != "reply":
        return
    for index, demand in enumerate(subject.case.complaint.demands):
        if demand.answer is None:
            path = f"complaint.demands[{index}].answer"
            yield finding(
                "demand.unanswered", at(subject, path), demand=label_words("demand-kind", demand.kind), path=path
            )
