"""Reads a document of ours back, as it now stands: what a person has typed, changed or struck out in Word counts.

Tracked insertions are read as accepted, deletions are left out. A block is known by its bookmark, which Word and
other programs keep when the words around it change. Words typed before or after a bookmark in its paragraph belong to
its block, and so does a new paragraph after it in the same cell or run of paragraphs: Word puts both outside the
bookmark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docx.document import Document
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from rejoinder.word import names
from rejoinder.word.guard import content_of, open_document
from rejoinder.word.runs import LINE_SEPARATOR, NO_BREAK_SPACE

#: The bookmark of a block: twelve hexadecimal digits, the language's place, and in a row the cell.
NAME = re.compile(r"(_[0-9a-f]{12}[0-9]+)(?:_([0-9]+))?")
STRAY = ""
CELLS = " | "
SYMBOL_CODE, UNKNOWN = re.compile("[0-9A-Fa-f]{1,4}"), "\ufffd"


def read_blocks(file: Path | str | bytes) -> Mapping[str, str]:
    """The text behind each block's bookmark (``draft.bookmark``).

    The cells of a row are joined as ``Block.text`` joins them. Text that belongs to no block (a paragraph that a person has put before all others, or into a table of ours)
    stands under the empty name, so that nothing a person wrote is lost. A block that was deleted is absent.
    """
    content, name = (file, "document") if isinstance(file, bytes) else (content_of(Path(file)), Path(file).name)
    return read_document(open_document(content, name))


def read_document(document: Document) -> dict[str, str]:
    """The same of a document that is open."""
    ids = {style.name: style.style_id for style in document.styles}
    reader = _Reader(ids.get(names.NO_BREAK), ids.get(names.COLUMN_HEAD))
    reader.walk(document.element.body)
    return reader.blocks()


def inline_text(paragraph: Element) -> str:
    """The text of a paragraph of any document."""
    pieces = _Reader(None, None)._inline(paragraph)
    return "".join(piece for piece in pieces if isinstance(piece, str)).replace(LINE_SEPARATOR, "\n")


def is_unseen(element: Element) -> bool:
    """What no reader sees: properties, what is struck out, pictures."""
    return element.tag in UNSEEN or _struck_row(element)


def _tags(*local: str) -> frozenset[str]:
    return frozenset(qn(f"w:{name}") for name in local)


P, CELL, TABLE, ROW, TEXT, BREAK, SYMBOL = (qn(f"w:{n}") for n in ("p", "tc", "tbl", "tr", "t", "br", "sym"))
BOOKMARK, BOOKMARK_NAME, BREAK_TYPE, CHARACTER = (qn(f"w:{n}") for n in ("bookmarkStart", "name", "type", "char"))
#: The modern form of a symbol; beside it stands a fallback that says the same in text.
CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice"
#: What is no text of its paragraph: struck out, moved away, properties, pictures, codes of fields.
STRUCK = _tags("del", "moveFrom", "delText", "instrText")
PROPERTIES = _tags("rPr", "pPr", "tblPr", "trPr", "tcPr", "sectPr")
UNSEEN = STRUCK | PROPERTIES | _tags("drawing", "pict", "object") | {CHOICE}
ROW_STRUCK = f"{qn('w:trPr')}/{qn('w:del')}"
STYLES = ((qn("w:rPr"), qn("w:rStyle")), (qn("w:pPr"), qn("w:pStyle")))
VALUE = qn("w:val")
CHARACTERS = {qn("w:tab"): "\t", qn("w:ptab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


@dataclass(slots=True)
class _Reader:
    """Walks a body in the order of the text; ``owner`` are the blocks to which a paragraph without a bookmark belongs."""

    bound: str | None
    column_head: str | None
    texts: dict[str, list[str]] = field(default_factory=dict)
    owner: tuple[str, ...] = ()
    pending: list[str] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def walk(self, parent: Element) -> None:
        """Read everything below an element."""
        for child in parent:
            if child.tag == P:
                self._paragraph(child)
            elif child.tag == BOOKMARK:
                self.pending.extend(self._blocks_at(child))
            elif child.tag in (TABLE, CELL):
                self.owner = ()
                self.walk(child)
                self.owner = ()
            elif child.tag not in UNSEEN and not _struck_row(child):
                self.walk(child)

    def blocks(self) -> dict[str, str]:
        """What was read, the cells of each row together."""
        rows: dict[str, dict[int, str]] = {}
        for name, paragraphs in self.texts.items():
            found = NAME.fullmatch(name)
            block, cell = (found[1], int(found[2] or 0)) if found else (name, 0)
            rows.setdefault(block, {})[cell] = "\n".join(paragraphs)
        return {block: CELLS.join(cells[n] for n in sorted(cells)) for block, cells in rows.items()}

    def _paragraph(self, paragraph: Element) -> None:
        """Read a paragraph: ``starts`` holds, by its place in the text, which blocks begin there."""
        starts, self.pending = {0: self.pending} if self.pending else {}, []
        text = ""
        for piece in self._inline(paragraph):
            if isinstance(piece, str):
                text += piece
            else:
                starts.setdefault(len(text), []).extend(self._blocks_at(piece))
        starts = {place: blocks for place, blocks in starts.items() if blocks}
        if starts:
            self._attribute(text, starts)
        elif text.strip() and _style(paragraph) != self.column_head:
            for owner in self.owner or (STRAY,):
                self.texts.setdefault(owner, []).append(text)

    def _attribute(self, text: str, starts: Mapping[int, list[str]]) -> None:
        """To each block from its bookmark up to the next; what stands before the first belongs to the first."""
        places = sorted(starts)
        for place, begin, end in zip(places, [0, *places[1:]], [*places[1:], len(text)], strict=True):
            for name in starts[place]:
                self.texts[name] = [text[begin:end]]
        self.owner = tuple(starts[places[-1]])

    def _inline(self, parent: Element) -> Iterator[str | Element]:
        """The text of a paragraph, and its bookmarks, in their order."""
        for child in parent:
            if child.tag == BOOKMARK:
                yield child
            elif child.tag == TEXT:
                text = child.text or ""
                yield text.replace(NO_BREAK_SPACE, " ") if self.bound and _style(parent) == self.bound else text
            elif child.tag in CHARACTERS:
                yield CHARACTERS[child.tag]
            elif child.tag == BREAK:
                yield LINE_SEPARATOR if child.get(BREAK_TYPE) in (None, "textWrapping") else ""
            elif child.tag == SYMBOL:
                yield _symbol(child.get(CHARACTER, ""))
            elif child.tag not in UNSEEN:
                yield from self._inline(child)

    def _blocks_at(self, start: Element) -> Iterator[str]:
        """The block that a bookmark names; a name counts once, where it stands first."""
        name = start.get(BOOKMARK_NAME, "")
        if NAME.fullmatch(name) and name not in self.seen:
            self.seen.add(name)
            yield name


def _symbol(code: str) -> str:
    """The sign with this hexadecimal number; a number that no sign has gives the sign for an unknown one."""
    number = int(code, 16) if SYMBOL_CODE.fullmatch(code) else 0
    return UNKNOWN if not number or 0xD800 <= number < 0xE000 else chr(number)


def _style(paragraph_or_run: Element) -> str | None:
    """The id of its style."""
    for properties, style in STYLES:
        found = paragraph_or_run.find(f"{properties}/{style}")
        if found is not None:
            return found.get(VALUE)
    return None


def _struck_row(element: Element) -> bool:
    """A table row whose deletion is tracked."""
    return element.tag == ROW and element.find(ROW_STRUCK) is not None
