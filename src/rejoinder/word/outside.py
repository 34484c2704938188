"""Any Word file as its paragraphs: what a person sees, in the order of the text, with tables, notes, text boxes, headers and footers.

Tracked insertions count as accepted and deletions as left out, as in ``word.reading``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rejoinder.word.reading import BOOKMARK, NAME, inline_text, is_unseen, read_document

P, TABLE, ROW, CELL = (qn(f"w:{n}") for n in ("p", "tbl", "tr", "tc"))
BOX, NOTE, NUMBERED = qn("w:txbxContent"), (qn("w:footnote"), qn("w:endnote")), f"{qn('w:pPr')}/{qn('w:numPr')}"
STYLE, NOTE_TYPE, VALUE, BOOKMARK_NAME = f"{qn('w:pPr')}/{qn('w:pStyle')}", qn("w:type"), qn("w:val"), qn("w:name")
#: A drawing says the same twice: in its modern form and in a fallback for older programs.
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
MARGINS = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
HEADINGS = ("heading", "title", "subtitle")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that says something; in a table ``row`` and ``cell`` tell where, and ``cells`` how many the row has."""

    text: str
    form: str = "paragraph"
    row: int | None = None
    cell: int = 0
    cells: int = 1


def is_ours(document: Document) -> bool:
    """Whether the document has blocks of ours."""
    names = (start.get(BOOKMARK_NAME, "") for start in document.element.body.iter(BOOKMARK))
    return any(NAME.fullmatch(name) for name in names)


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """Every paragraph with text: the body, then notes, headers and footers."""
    styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    yield from _Walker(styles).walk(document.element.body)
    for part in document.part.rels.values():
        if not part.is_external and part.reltype in (*NOTES, *MARGINS):
            yield from _of_part(parse_xml(part.target_part.blob), styles)


def blocks_of(document: Document) -> dict[str, str]:
    """The blocks of a document of ours, as ``word.reading`` reads them."""
    return read_document(document)


def _of_part(root: Element, styles: dict[str, str]) -> Iterator[Paragraph]:
    """Notes without the lines that only separate them; headers and footers whole."""
    notes = [note for note in root if note.tag in NOTE]
    for part in notes or [root]:
        if part.get(NOTE_TYPE) is None:
            yield from _Walker(styles).walk(part)


@dataclass(slots=True)
class _Walker:
    styles: dict[str, str]
    rows: int = 0

    def walk(self, parent: Element, row: int | None = None, cell: int = 0, cells: int = 1) -> Iterator[Paragraph]:
        """Everything below an element."""
        for child in parent:
            if child.tag == P:
                yield from self._paragraph(child, row, cell, cells)
            elif child.tag == TABLE:
                yield from self._table(child)
            elif not is_unseen(child):
                yield from self.walk(child, row, cell, cells)

    def _table(self, table: Element) -> Iterator[Paragraph]:
        for row in table.iter(ROW):
            if is_unseen(row) or next(row.iterancestors(TABLE)) is not table:
                continue
            self.rows += 1
            number, found = self.rows, list(row.iterchildren(CELL))
            for n, cell in enumerate(found):
                yield from self.walk(cell, number, n, len(found))

    def _paragraph(self, paragraph: Element, row: int | None, cell: int, cells: int) -> Iterator[Paragraph]:
        text = inline_text(paragraph)
        if text.strip():
            yield Paragraph(text, self._form(paragraph, row), row, cell, cells)
        for box in paragraph.iter(BOX):
            if not any(above.tag == FALLBACK for above in box.iterancestors()):
                yield from self.walk(box)

    def _form(self, paragraph: Element, row: int | None) -> str:
        if row is not None:
            return "table-row"
        style = paragraph.find(STYLE)
        name = self.styles.get(style.get(VALUE, ""), "") if style is not None else ""
        if name.startswith(HEADINGS):
            return "heading"
        return "item" if paragraph.find(NUMBERED) is not None or name.startswith("list") else "paragraph"
