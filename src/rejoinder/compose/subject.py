"""What a document is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rejoinder.errors import Refusal
from rejoinder.facts.case import Case
from rejoinder.facts.loader import CaseFile
from rejoinder.languages import Language
from rejoinder.rules.platforms import platform
from rejoinder.wording.documents import DocumentKind


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is made of: the case, the kind of document, the day, and the refusals that a counsel brief explains."""

    file: CaseFile
    kind: DocumentKind
    today: date
    refusals: tuple[Refusal, ...] = ()

    @property
    def case(self) -> Case:
        """The facts."""
        return self.file.case

    @property
    def languages(self) -> tuple[Language, ...]:
        """The document's languages, the operative one first; without a reading copy that one alone."""
        operative = operative_language(self)
        others = tuple(tag for tag in self.kind.languages if tag != operative)
        wanted = self.case.reading_copy or self.kind.internal
        return (operative, *others) if wanted else (operative,)


def operative_language(subject: Subject) -> Language:
    """The addressee's language: by the platform's rule, by the addressee's country, else as the document kind has it."""
    kind, complaint = subject.kind, subject.case.complaint
    if kind.operative_rule and complaint.platform and platform(complaint.platform).has(kind.operative_rule):
        return str(platform(complaint.platform).rule(kind.operative_rule, subject.today).value)
    representative = complaint.complainant.representative
    country = (representative.country if representative else None) or complaint.complainant.country
    return kind.operative_for.get(country or "", kind.operative or kind.languages[0])
