"""Machine translations that no person has confirmed, and those whose original has changed."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.draft import Draft
from rejoinder.facts.translations import Translation, read_translations, stale
from rejoinder.findings import Finding
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding


def unconfirmed_translations(subject: Subject, draft: Draft) -> Iterator[Finding]:
    """Each machine-made text that is used and not confirmed, at its words in the draft."""
    for entry in subject.file.translations:
        if entry.confirmed is None:
            block = _block(draft, entry)
            where = at(subject, entry.path, block=block, language=entry.target, quote=entry.text)
            yield finding("translation.unconfirmed", where, path=entry.path, service=entry.service)


def stale_translations(subject: Subject) -> Iterator[Finding]:
    """Each translation whose original words have changed since."""
    for entry in stale(subject.file, read_translations(subject.file.folder)):
        where = at(subject, entry.path, language=entry.target, quote=entry.text)
        yield finding("translation.stale", where, path=entry.path, service=entry.service)


def _block(draft: Draft, entry: Translation) -> str:
    """The first block that prints the text; clauses may put it into a sentence of their own."""
    bare = entry.text.rstrip("。.")
    holding = (b.id for b in draft.blocks if entry.target in b.texts and bare in b.text(entry.target))
    return next(holding, "")
