"""The seller's own words in a case file: what it says itself, not what it reports of the other side."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.facts.loader import CaseFile
from rejoinder.facts.translations import every_text
from rejoinder.languages import Language

# What the other side says is theirs, not ours; names and addresses say nothing.
REPORTED = (
    "complaint.allegations",
    "complaint.demands",
    "complaint.court",
    "complaint.rights",
    "complaint.complainant",
)


def own_words(file: CaseFile) -> Iterator[tuple[str, Language, str]]:
    """Path, language and text of every localised text that the seller says itself."""
    yield from (entry for entry in all_words(file) if not entry[0].startswith(REPORTED))


def all_words(file: CaseFile) -> Iterator[tuple[str, Language, str]]:
    """Path, language and text of every localised text of a case, with the facts of its grounds."""
    return every_text(file)
