"""What a document is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rejoinder.errors import Refusal
from rejoinder.facts.case import Case
from rejoinder.facts.loader import CaseFile
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
