"""Page numbers: text that Word counts for itself."""

from __future__ import annotations

import re

from rejoinder.languages import LanguageProfile
from rejoinder.word.characters import escaped
from rejoinder.word.voices import run_properties

INSTRUCTIONS = {"{page}": " PAGE ", "{pages}": " NUMPAGES "}


def page_number_runs(profile: LanguageProfile) -> str:
    """The label "Page 1 of 3" of a language, its two numbers as fields."""
    properties = run_properties(profile)
    pieces = re.split(r"(\{pages?\})", profile.labels["page"])
    return "".join(
        _field(INSTRUCTIONS[p], properties) if p in INSTRUCTIONS else text_run(p, properties) for p in pieces if p
    )


def text_run(text: str, properties: str) -> str:
    """A run of plain text."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def _field(instruction: str, properties: str) -> str:
    """A field as Word writes it; the 1 stands until a program has counted the pages."""
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{properties}<w:t>1</w:t></w:r>"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )
