"""The table that sets the languages side by side: one column for each, one row for each block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docx.oxml.xmlchemy import BaseOxmlElement

from rejoinder.draft import Block
from rejoinder.languages import Language, profile
from rejoinder.word import names
from rejoinder.word.fields import text_run
from rejoinder.word.prototypes import Shape, element
from rejoinder.word.sheet import Sheet, is_ruled
from rejoinder.word.tables import GUTTER, PADDING, CellShape, fill_row, row, shares, table
from rejoinder.word.voices import run_properties

#: How much room a language with blanks between its words needs where Chinese needs 1.
SPACED_SHARE = 1.15
LABEL_SHARE = (9, 16)


class LanguageColumns:
    """The rows of one document's column table.

    Under each language lie two columns of the grid, so that labels and values of particulars align down the page; all
    other rows span both.
    """

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._widths = shares(sheet.width, [SPACED_SHARE if profile(tag).spaces else 1.0 for tag in sheet.languages])
        pairs = [pair for n in range(len(self._widths)) for pair in self._pair(n)]
        wide = [self._wide(n) for n in range(len(self._widths))]
        self._grid = [cell.width for cell in pairs]
        self._rows = {
            "head": row(wide, header=True),
            "wide": row(wide),
            "pair": row(pairs),
            "ruled": row([cell.lowered() for cell in pairs]),
        }

    def table(self, blocks: Sequence[Block], *, head: bool) -> BaseOxmlElement:
        """A table of these blocks; ``head`` puts the row before them that names the languages."""
        languages = self._sheet.languages
        named = " | ".join(_name(tag) for tag in languages)
        title = self._sheet.draft.title[languages[0]]
        result = table(self._sheet.style(names.COLUMNS_TABLE), self._grid, title, named)
        if head:
            result.append(fill_row(self._rows["head"], [[self._language_name(tag)] for tag in languages]))
        result.extend(self._row(block) for block in blocks)
        return result

    def _row(self, block: Block) -> BaseOxmlElement:
        sheet = self._sheet
        if max(len(block.texts[tag]) for tag in sheet.languages) == 1:
            return fill_row(self._rows["wide"], [[sheet.paragraph(block, 0, [tag])] for tag in sheet.languages])
        kind = "ruled" if is_ruled(block, sheet.languages[0]) else "pair"
        return fill_row(
            self._rows[kind], [cell for tag in sheet.languages for cell in self._label_and_values(block, tag)]
        )

    def _label_and_values(self, block: Block, language: Language) -> Iterator[Sequence[BaseOxmlElement]]:
        label, *values = [self._sheet.paragraph(block, n, [language]) for n in range(len(block.texts[language]))]
        yield [label]
        yield values or [self._sheet.prototypes.paragraph(Shape(names.SPACER))]

    def _wide(self, n: int) -> CellShape:
        left, right = self._gutters(n)
        return CellShape(self._widths[n], span=2, left=left, right=right, rule=bool(right))

    def _pair(self, n: int) -> tuple[CellShape, CellShape]:
        left, right = self._gutters(n)
        label, value = shares(self._widths[n] - left - right, LABEL_SHARE)
        first = CellShape(label + left, left=left, right=PADDING)
        return first, CellShape(value + right, right=right, rule=bool(right))

    def _gutters(self, n: int) -> tuple[int, int]:
        """The outer edges stand on the margins of the page."""
        return (GUTTER if n else 0), (GUTTER if n + 1 < len(self._widths) else 0)

    def _language_name(self, language: Language) -> BaseOxmlElement:
        style = self._sheet.style(names.COLUMN_HEAD)
        run = text_run(_name(language), run_properties(profile(language)))
        return element(f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>')


def _name(language: Language) -> str:
    """The name of a language in itself."""
    return profile(language).name.in_(language)
