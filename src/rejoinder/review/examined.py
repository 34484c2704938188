"""What the checks of text look at: a reading, what it is, and the case and the composition where they are known."""

from __future__ import annotations

from dataclasses import dataclass

from rejoinder.compose import Subject
from rejoinder.draft import Draft
from rejoinder.findings import Where
from rejoinder.reading import Reading, Segment


@dataclass(frozen=True, slots=True)
class Examined:
    """A reading under review.

    ``kind`` is a document kind, a kind of foreign paper such as ``takedown-notice``, or empty if it is not known. ``subject`` is the
    case that it belongs to, ``draft`` what we would compose of that case: both are absent for a stranger's paper.
    """

    reading: Reading
    kind: str = ""
    subject: Subject | None = None
    draft: Draft | None = None

    def where(self, segment: Segment, start: int = 0, end: int | None = None) -> Where:
        """The place of a stretch of a segment: its line and column in a text file, its block, its very words."""
        before, quote = segment.text[:start], segment.text[start:end]
        line = None if segment.line is None else segment.line + before.count("\n")
        column = (
            None
            if line is None
            else start - (before.rfind("\n") + 1) + (segment.column or 1 if "\n" not in before else 1)
        )
        return Where(
            self.reading.file,
            line,
            column,
            block=segment.block,
            clause=segment.clause,
            language=segment.language,
            quote=quote,
            start=start,
        )
