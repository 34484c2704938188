"""Texts for a form: short, one ground and one request first."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.draft import Draft
from rejoinder.errors import NotKnown
from rejoinder.findings import Finding
from rejoinder.review.places import at
from rejoinder.rules.platforms import platform
from rejoinder.text import form_text
from rejoinder.wording.rulebook import finding


def form_length(subject: Subject, draft: Draft) -> Iterator[Finding]:
    """The text for the form against what the platform's file recommends."""
    given, rule = subject.case.complaint.platform, subject.kind.length_rule
    if given is None or rule is None:
        return
    try:
        limit = int(platform(given).rule(rule, subject.today).value)
    except NotKnown:
        return
    count = len(form_text(draft, draft.operative))
    if count > limit:
        yield finding(
            "appeal.long",
            at(subject, "grounds", language=draft.operative),
            count=count,
            limit=limit,
            language=draft.operative,
        )


def appeal_focus(subject: Subject) -> Iterator[Finding]:
    """An appeal with several grounds."""
    count = len(subject.case.grounds)
    if subject.kind.slot == "appeal" and count > 1:
        yield finding("appeal.several-grounds", at(subject, "grounds"), count=count)
