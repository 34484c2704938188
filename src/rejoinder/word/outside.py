"""Any Word file as its paragraphs: what a person sees, in the order of the text, with tables, notes, text boxes, headers and footers.

Tracked insertions count as accepted and deletions as left out, as in ``word.reading``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rejoinder.word.reading import BOOKMARK, NAME, inline_text, is_unseen, read_document

P, TABLE, ROW, CELL = (qn(f"w:{n}") for n in ("p", "tbl", "tr", "tc"))
#: Another file laid into the document: Word shows its text, and it stands nowhere in the document itself.
INLAID = (qn("w:altChunk"), qn("w:subDoc"))
SPAN, BEFORE = f"{qn('w:tcPr')}/{qn('w:gridSpan')}", f"{qn('w:trPr')}/{qn('w:gridBefore')}"
BOX, NOTE, NUMBERED = qn("w:txbxContent"), (qn("w:footnote"), qn("w:endnote")), f"{qn('w:pPr')}/{qn('w:numPr')}"
STYLE, NOTE_TYPE, VALUE, BOOKMARK_NAME = f"{qn('w:pPr')}/{qn('w:pStyle')}", qn("w:type"), qn("w:val"), qn("w:name")
#: A drawing says the same twice: in its modern form and in a fallback for older programs.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
MARGINS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
HEADINGS = ("heading", "title", "subtitle")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a table: the table, the row, and the columns of its grid from ``start`` up to ``end``."""

    table: int
    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that says something, with its place where it stands in a table."""

    text: str
    form: str = "paragraph"
    spot: Spot | None = None


def is_ours(document: Document) -> bool:
    """Whether the document has blocks of ours."""
    names = (start.get(BOOKMARK_NAME, "") for start in document.element.body.iter(BOOKMARK))
    return any(NAME.fullmatch(name) for name in names)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph with text: the body, then notes, headers and footers."""
    walker = _Walker(_styles(document))
    yield from walker.walk(document.element.body)
    yield from _of_parts(document, NOTES, walker)
    yield from (replace(margin, form="margin") for margin in _of_parts(document, MARGINS, walker))


def beside_blocks(document: Document) -> Iterator[Paragraph]:
    """What a person has put into a document of ours where no block can be: notes and text boxes."""
    walker = _Walker(_styles(document))
    for box in document.element.body.iter(BOX):
        if not _is_fallback(box) and next(box.iterancestors(BOX), None) is None:
            yield from walker.walk(box)
    yield from _of_parts(document, NOTES, walker)


def has_inlaid(document: Document) -> bool:
    """Whether Word shows text that stands in another file."""
    return next(document.element.body.iter(*INLAID), None) is not None


def blocks_of(document: Document) -> dict[str, str]:
    """The blocks of a document of ours, as ``word.reading`` reads them."""
    return read_document(document)


def _styles(document: Document) -> dict[str, str]:
    return {style.style_id: (style.name or "").lower() for style in document.styles}


def _of_parts(document: Document, kinds: tuple[str, ...], walker: _Walker) -> Iterator[Paragraph]:
    """Notes without the lines that only separate them; headers and footers whole."""
    for part in document.part.rels.values():
        if part.is_external or part.reltype not in kinds:
            continue
        root = parse_xml(part.target_part.blob)
        for story in [note for note in root if note.tag in NOTE] or [root]:
            if story.get(NOTE_TYPE) is None:
                yield from walker.walk(story)


def _is_fallback(box: Element) -> bool:
    return any(above.tag == FALLBACK for above in box.iterancestors())


@dataclass(slots=True)
class _Walker:
    styles: dict[str, str]
    tables: int = 0

    def walk(self, parent: Element, spot: Spot | None = None) -> Iterator[Paragraph]:
        """Everything below an element."""
        for child in parent:
            if child.tag == P:
                yield from self._paragraph(child, spot)
            elif child.tag == TABLE:
                yield from self._table(child)
            elif not is_unseen(child):
                yield from self.walk(child, spot)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        self.tables += 1
        number = self.tables
        rows = (row for row in table.iter(ROW) if next(row.iterancestors(TABLE)) is table)
        for n, row in enumerate(row for row in rows if not is_unseen(row)):
            start = _number(row.find(BEFORE), 0)
            for cell in row.iter(CELL):
                if next(cell.iterancestors(ROW)) is row:
                    end = start + _number(cell.find(SPAN), 1)
                    yield from self.walk(cell, Spot(number, n, start, end))
                    start = end

    def _paragraph(self, paragraph: Element, spot: Spot | None) -> Iterator[Paragraph]:
        text = inline_text(paragraph)
        if text.strip():
            yield Paragraph(text, self._form(paragraph), spot)
        for box in paragraph.iter(BOX):
            if not _is_fallback(box) and next(box.iterancestors(P)) is paragraph:
                yield from self.walk(box)

    def _form(self, paragraph: Element) -> str:
        style = paragraph.find(STYLE)
        name = self.styles.get(style.get(VALUE, ""), "") if style is not None else ""
        if name.startswith(HEADINGS):
            return "heading"
        return "item" if paragraph.find(NUMBERED) is not None or name.startswith("list") else "paragraph"


def _number(element: Element | None, otherwise: int) -> int:
    given = element.get(VALUE, "") if element is not None else ""
    return int(given) if given.isdecimal() and len(given) < 4 else otherwise
