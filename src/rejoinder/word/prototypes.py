"""Elements that are made once for each reference document and copied for every paragraph and run.

Copying a small lxml element is some twenty times faster than building the same through the objects of python-docx.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import NamedTuple

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from rejoinder.languages import Language, profile
from rejoinder.word import names
from rejoinder.word.skeleton import Skeleton
from rejoinder.word.voices import run_properties

DECLARATIONS = nsdecls("w", "r")


class Shape(NamedTuple):
    """The properties of a paragraph: its style and what the style alone does not say. Spaces are in twips.

    ``muted`` sets its mark, and so its number, as that of a translation. ``numbered`` names the level and the list of
    a paragraph that its style would number wrongly.
    """

    style: str
    muted: bool = False
    keep: bool = False
    new_page: bool = False
    numbered: tuple[int, int] | None = None
    before: int | None = None
    after: int | None = None


class Prototypes:
    """Paragraphs and runs of one reference document, ready to be copied."""

    def __init__(self, skeleton: Skeleton) -> None:
        self.skeleton = skeleton
        self._made: dict[object, BaseOxmlElement] = {}

    def paragraph(self, shape: Shape) -> BaseOxmlElement:
        """An empty paragraph."""
        if shape not in self._made:
            self._made[shape] = element(f"<w:p>{self._properties(shape)}</w:p>")
        return copy(self._made[shape])

    def line(self, shape: Shape, language: Language, style: str) -> BaseOxmlElement:
        """A paragraph that holds one bookmark and in it one run: what most blocks are. Bookmark and text wait to be filled in."""
        key = (shape, language, style)
        if key not in self._made:
            run = f"<w:r>{self._voice(language, style)}<w:t/></w:r>"
            marked = f'<w:bookmarkStart w:id="" w:name=""/>{run}<w:bookmarkEnd w:id=""/>'
            self._made[key] = element(f"<w:p>{self._properties(shape)}{marked}</w:p>")
        return copy(self._made[key])

    def run(self, language: Language, style: str = "") -> BaseOxmlElement:
        """An empty run in a language and, if named, a character style."""
        key = (language, style)
        if key not in self._made:
            self._made[key] = element(f"<w:r>{self._voice(language, style)}</w:r>")
        return copy(self._made[key])

    def _voice(self, language: Language, style: str) -> str:
        return run_properties(profile(language), self.skeleton.styles[style] if style else "")

    def _properties(self, shape: Shape) -> str:
        """The ``w:pPr`` of a shape; Word wants its parts in this order."""
        ids = self.skeleton.styles
        before = "" if shape.before is None else f' w:before="{shape.before}"'
        after = "" if shape.after is None else f' w:after="{shape.after}"'
        parts = (
            f'<w:pStyle w:val="{ids[shape.style]}"/>',
            "<w:keepNext/>" if shape.keep else "",
            "<w:pageBreakBefore/>" if shape.new_page else "",
            _numbering(*shape.numbered) if shape.numbered else "",
            f"<w:spacing{before}{after}/>" if before or after else "",
            f'<w:rPr><w:rStyle w:val="{ids[names.TRANSLATION]}"/></w:rPr>' if shape.muted else "",
        )
        return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _numbering(level: int, number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


@lru_cache(maxsize=4)
def prototypes(skeleton: Skeleton) -> Prototypes:
    """The prototypes of a skeleton, kept as long as it is."""
    return Prototypes(skeleton)


def element(xml: str) -> BaseOxmlElement:
    """An element from ``<w:...>`` without declarations; they are put into its first tag."""
    end = xml.index(next(c for c in xml if c in " />"))
    return parse_xml(f"{xml[:end]} {DECLARATIONS}{xml[end:]}")
