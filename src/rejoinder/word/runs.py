"""A text as runs of Word: gaps stand out, comments are anchored, line breaks and bound characters get their elements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml.etree import SubElement
from lxml.etree import _Element as Element

from rejoinder.languages import Language
from rejoinder.word import names
from rejoinder.word.binding import BLANK, HYPHEN, bound
from rejoinder.word.characters import legal
from rejoinder.word.prototypes import Prototypes, Shape

LINE_SEPARATOR = "\u2028"
NO_BREAK_SPACE = "\u00a0"
#: Characters that Word writes as elements of their own.
ELEMENTS = {"\t": qn("w:tab"), "\n": qn("w:cr"), LINE_SEPARATOR: qn("w:br"), HYPHEN: qn("w:noBreakHyphen")}
_SPLIT = re.compile("([\t\n\u2028\x1e])")
_BLANK = re.compile(BLANK)
_SPECIAL = re.compile(f"[\t\n\u2028{BLANK}{HYPHEN}]")
T, ID, NAME, SPACE = qn("w:t"), qn("w:id"), qn("w:name"), qn("xml:space")
MARK_START, MARK_END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
RANGE_START, RANGE_END, REFERENCE = qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference")


class Anchor(NamedTuple):
    """Where a comment stands in a text."""

    comment: int
    start: int
    end: int


class Bookmark(NamedTuple):
    """The number of a bookmark in the file, and its name."""

    number: int
    name: str


class Ink(NamedTuple):
    """How a text is written: its language, the character style of plain stretches, the markers that are gaps."""

    language: Language
    style: str = ""
    gaps: tuple[str, ...] = ()


def written(
    text: str,
    shape: Shape,
    ink: Ink,
    bookmarks: Sequence[Bookmark],
    anchors: Sequence[Anchor],
    prototypes: Prototypes,
) -> BaseOxmlElement:
    """A paragraph that holds a text between its bookmarks."""
    gaps = list(_gaps(text, ink.gaps))
    shown = bound(legal(text), ink.language)
    for start, end in gaps:
        shown = shown[:start] + text[start:end] + shown[end:]
    if shown and len(bookmarks) == 1 and not (gaps or anchors or _SPECIAL.search(shown)):
        return _line(prototypes.line(shape, ink.language, ink.style), shown, bookmarks[0])
    paragraph = prototypes.paragraph(shape)
    for mark in bookmarks:
        SubElement(paragraph, MARK_START, {ID: str(mark.number), NAME: mark.name})
    _pieces(paragraph, shown, ink, gaps, anchors, prototypes)
    for mark in bookmarks:
        SubElement(paragraph, MARK_END, {ID: str(mark.number)})
    return paragraph


def _line(paragraph: BaseOxmlElement, text: str, mark: Bookmark) -> BaseOxmlElement:
    """The plain case, and by far the most frequent: everything is there but the words."""
    _, start, run, end = paragraph
    start.set(ID, str(mark.number))
    start.set(NAME, mark.name)
    end.set(ID, str(mark.number))
    _say(run[-1], text)
    return paragraph


def _pieces(
    paragraph: BaseOxmlElement,
    shown: str,
    ink: Ink,
    gaps: Sequence[tuple[int, int]],
    anchors: Sequence[Anchor],
    prototypes: Prototypes,
) -> None:
    """A run for each stretch that looks alike, and the marks of comments between them."""
    edges = _edges(shown, gaps, anchors)
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        _mark(paragraph, start, anchors, prototypes, ink.language)
        if start < end:
            _run(paragraph, shown[start:end], ink, prototypes, gap=any(a <= start < b for a, b in gaps))


def _gaps(text: str, markers: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Where the markers stand, the longest first, so that none is found inside another."""
    marked = sorted(filter(None, set(markers)), key=lambda m: (-len(m), m))
    if marked:
        yield from (found.span() for found in re.finditer("|".join(map(re.escape, marked)), text))


def _edges(shown: str, gaps: Iterable[tuple[int, int]], anchors: Iterable[Anchor]) -> list[int]:
    """Where one run ends and the next begins."""
    edges = {0, len(shown)}
    edges.update(edge for gap in gaps for edge in gap)
    edges.update(edge for anchor in anchors for edge in (anchor.start, anchor.end))
    edges.update(edge for found in _BLANK.finditer(shown) for edge in found.span())
    return sorted(edges)


def _run(paragraph: BaseOxmlElement, piece: str, ink: Ink, prototypes: Prototypes, *, gap: bool) -> None:
    if piece == BLANK:
        run, piece = prototypes.run(ink.language, names.NO_BREAK), NO_BREAK_SPACE
    else:
        run = prototypes.run(ink.language, names.GAP if gap else ink.style)
    for part in filter(None, _SPLIT.split(piece)):
        if part in ELEMENTS:
            SubElement(run, ELEMENTS[part])
        else:
            _say(SubElement(run, T), part)
    paragraph.append(run)


def _say(content: Element, text: str) -> None:
    content.text = text
    if text != text.strip():
        content.set(SPACE, "preserve")


def _mark(
    paragraph: BaseOxmlElement, place: int, anchors: Sequence[Anchor], prototypes: Prototypes, language: Language
) -> None:
    """The ends, then the beginnings of the comments at one place; a comment on nothing begins and ends there."""
    for anchor in anchors:
        if anchor.end == place and anchor.start < place:
            _close(paragraph, anchor, prototypes, language)
    for anchor in anchors:
        if anchor.start == place:
            SubElement(paragraph, RANGE_START, {ID: str(anchor.comment)})
            if anchor.end == place:
                _close(paragraph, anchor, prototypes, language)


def _close(paragraph: BaseOxmlElement, anchor: Anchor, prototypes: Prototypes, language: Language) -> None:
    SubElement(paragraph, RANGE_END, {ID: str(anchor.comment)})
    run = prototypes.run(language, names.COMMENT_MARK)
    SubElement(run, REFERENCE, {ID: str(anchor.comment)})
    paragraph.append(run)
