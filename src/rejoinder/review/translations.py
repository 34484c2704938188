"""Names that stand in one script only: where a label is made of them they would silently fall out of the other column."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.compose.missing import Missing, field_title
from rejoinder.compose.views import in_language
from rejoinder.facts.case import Listing
from rejoinder.facts.complaint import Right
from rejoinder.findings import Finding
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding


def label_names(subject: Subject) -> Iterator[Finding]:
    """Titles of listings and rights, in every language of the document."""
    for index, right in enumerate(subject.case.complaint.rights):
        yield from _untranslated(subject, right, f"complaint.rights[{index}].title")
    for index, listing in enumerate(subject.case.listings):
        yield from _untranslated(subject, listing, f"listings[{index}].title")


def _untranslated(subject: Subject, entry: Right | Listing, path: str) -> Iterator[Finding]:
    if entry.title is None:
        return
    name = field_title(type(entry).model_fields["title"])
    for language in subject.languages:
        found = in_language(entry.title, path, name, language)
        if isinstance(found, Missing):
            yield finding("missing.translation", at(subject, path, language=language), title=found.title, path=path)
