"""What the check of glossaries looks at: the files under check, the others, and the index of all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rejoinder.findings import Where
from rejoinder.terms.glossary import Terms
from rejoinder.terms.index import built
from rejoinder.terms.loading import GlossaryFile, concepts_of
from rejoinder.terms.model import Concept
from rejoinder.terms.straddles import straddles


class Entry(NamedTuple):
    """A concept with the place of everything in it."""

    file: GlossaryFile
    number: int
    concept: Concept

    def where(self, *path: str | int) -> Where:
        """The line of a part of the concept."""
        return Where(str(self.file.path), self.file.line("concepts", self.number, *path))


class Material:
    """Everything is indexed once, as the review would use it; only the files under check are spoken of."""

    def __init__(self, checked: Sequence[GlossaryFile], others: Sequence[GlossaryFile]) -> None:
        self.checked = tuple(checked)
        self.entries = tuple(_entries(checked))
        self.everything = (*concepts_of(checked), *concepts_of(others))
        self.terms = Terms(built(self.everything, straddles()), lambda: self.everything)


def _entries(files: Sequence[GlossaryFile]) -> Iterator[Entry]:
    for file in files:
        for number, concept in enumerate(file.glossary.concepts):
            yield Entry(file, number, concept)
