"""Tables and rows: fixed widths, rows that stay whole, header rows that repeat, a name for those who cannot see."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from xml.sax.saxutils import quoteattr

from docx.oxml.xmlchemy import BaseOxmlElement

from rejoinder.word.characters import legal
from rejoinder.word.prototypes import element

#: The room between text and the rule between two languages, and between cells of a schedule, in twips.
GUTTER, PADDING = 200, 90
RULE = '<w:tcBorders><w:right w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/></w:tcBorders>'


@dataclass(frozen=True, slots=True)
class CellShape:
    """The width of a cell in twips, how many columns of the grid it spans, and the room left and right of its text."""

    width: int
    span: int = 1
    left: int = 0
    right: int = 0
    rule: bool = False
    low: bool = False

    def lowered(self) -> CellShape:
        """The same cell with its text on the bottom."""
        return replace(self, low=True)

    def xml(self) -> str:
        """The empty cell; ``rule`` draws the hairline on its right, ``low`` sets its text on the bottom."""
        span = f'<w:gridSpan w:val="{self.span}"/>' if self.span > 1 else ""
        margins = (
            f'<w:tcMar><w:left w:w="{self.left}" w:type="dxa"/><w:right w:w="{self.right}" w:type="dxa"/></w:tcMar>'
        )
        align = '<w:vAlign w:val="bottom"/>' if self.low else ""
        width = f'<w:tcW w:w="{self.width}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{width}{span}{RULE if self.rule else ''}{margins}{align}</w:tcPr></w:tc>"


def row(cells: Sequence[CellShape], *, header: bool = False) -> BaseOxmlElement:
    """A row that no page break splits; a header row is repeated on each page."""
    repeated = "<w:tblHeader/>" if header else ""
    return element(f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cell.xml() for cell in cells)}</w:tr>")


def fill_row(prototype: BaseOxmlElement, contents: Sequence[Sequence[BaseOxmlElement]]) -> BaseOxmlElement:
    """A copy of a row with paragraphs in its cells, which stand after the properties of the row."""
    result = copy(prototype)
    for cell, paragraphs in zip(list(result)[1:], contents, strict=True):
        cell.extend(paragraphs)
    return result


def table(style_id: str, grid: Sequence[int], caption: str, description: str, *, head: bool = False) -> BaseOxmlElement:
    """An empty table of fixed widths; ``head`` lets its style set off the first row."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    look = f'<w:tblLook w:val="{"0620" if head else "0600"}" w:firstRow="{int(head)}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    names = f"<w:tblCaption w:val={_said(caption)}/><w:tblDescription w:val={_said(description)}/>"
    return element(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style_id}"/><w:tblW w:w="{sum(grid)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f"{look}{names}</w:tblPr><w:tblGrid>{columns}</w:tblGrid></w:tbl>"
    )


def shares(total: int, weights: Sequence[float]) -> list[int]:
    """Whole twips in proportion to the weights, together exactly the total.

    >>> shares(100, [1, 1, 1])
    [33, 34, 33]
    """
    edges = [round(total * part / sum(weights)) for part in accumulate(weights, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _said(text: str) -> str:
    return quoteattr(" ".join(legal(text).split()))
