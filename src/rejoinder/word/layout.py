"""From blocks to the body of the document, in three layouts.

=============  =======================================================================================
columns        a table with one column for each language, one row for each block; schedules stand across
interleaved    each block in the operative language, below it the others, smaller and grey
separate       the whole document in the operative language, on a new page the next
=============  =======================================================================================

A document in one language is the interleaved layout with nothing to interleave.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from rejoinder.draft import TABLE_FORMS, Block, Layout
from rejoinder.word import names
from rejoinder.word.columns import LanguageColumns
from rejoinder.word.prototypes import Shape
from rejoinder.word.sheet import Sheet, is_ruled
from rejoinder.word.tables import PADDING, CellShape, fill_row, row, shares, table

TABLE = qn("w:tbl")
#: What may name the schedule below it.
CAPTIONS = frozenset({"heading", "subheading"})
#: Label, value and the room left free on the right, of the whole width.
PARTICULARS = {"meta": (6, 17, 0), "signature": (6, 10, 7)}


def body(sheet: Sheet, layout: Layout) -> list[BaseOxmlElement]:
    """All paragraphs and tables; after each table stands a low paragraph, because Word joins tables that touch."""
    arrange = {"columns": _columns, "interleaved": _stacked, "separate": _separate}[layout]
    return list(_kept_apart(sheet, arrange(sheet) if len(sheet.languages) > 1 else _stacked(sheet)))


def _kept_apart(sheet: Sheet, elements: Iterable[BaseOxmlElement]) -> Iterator[BaseOxmlElement]:
    for child in elements:
        yield child
        if child.tag == TABLE:  # kept with what follows, so that a heading in the last row stays with its schedule
            yield sheet.prototypes.paragraph(Shape(names.SPACER, keep=True))
    if not sheet.draft.blocks:  # a body holds at least one paragraph
        yield sheet.prototypes.paragraph(Shape(names.SPACER))


def _columns(sheet: Sheet) -> Iterator[BaseOxmlElement]:
    columns, head = LanguageColumns(sheet), True
    for across, group in groupby(sheet.draft.blocks, key=lambda block: block.form in TABLE_FORMS):
        if across:
            yield from _schedules(sheet, list(group))
        else:
            for blocks in _apart_from_last_headings(list(group)):
                yield columns.table(blocks, head=head)
                head = False


def _apart_from_last_headings(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Headings at the end get a table of their own: not every program keeps the last row of a table with what follows."""
    last = len(list(takewhile(lambda block: block.form in CAPTIONS, reversed(blocks))))
    cut = len(blocks) - last
    yield from (part for part in (blocks[:cut], blocks[cut:]) if part)


def _stacked(sheet: Sheet) -> Iterator[BaseOxmlElement]:
    for kind, group in groupby(sheet.draft.blocks, key=_kind):
        blocks = list(group)
        if kind == "schedule":
            yield from _schedules(sheet, blocks)
        elif kind in PARTICULARS:
            yield _particulars(sheet, blocks, kind)
        else:
            yield from (paragraph for block in blocks for paragraph in sheet.stack(block, 0))


def _separate(sheet: Sheet) -> Iterator[BaseOxmlElement]:
    for n, language in enumerate(sheet.languages):
        if n:
            yield sheet.prototypes.paragraph(Shape(names.SPACER, new_page=True))
        yield from _stacked(sheet.in_one(language))


def _kind(block: Block) -> str:
    if block.form in TABLE_FORMS:
        return "schedule"
    return block.form if block.form in PARTICULARS else "text"


def _particulars(sheet: Sheet, blocks: Sequence[Block], kind: str) -> BaseOxmlElement:
    """Label and value, one row for each block."""
    label, value, _ = shares(sheet.width, PARTICULARS[kind])
    cells = CellShape(label, right=PADDING), CellShape(value)
    pair, ruled = row(cells), row([cell.lowered() for cell in cells])
    single = row([CellShape(label + value, span=2)])
    style = sheet.style(names.PARTICULARS_TABLE)
    result = table(style, [label, value], sheet.caption(blocks[0]), sheet.describe(blocks[0]))
    for block in blocks:
        first, *others = [sheet.stack(block, n) for n in range(len(block.texts[sheet.languages[0]]))]
        values = [paragraph for stack in others for paragraph in stack]
        prototype = ruled if is_ruled(block, sheet.languages[0]) else pair
        result.append(fill_row(prototype, [first, values]) if others else fill_row(single, [first]))
    return result


def _schedules(sheet: Sheet, blocks: Sequence[Block]) -> Iterator[BaseOxmlElement]:
    """A new table begins where a head follows a row."""
    start = 0
    for n in range(1, len(blocks) + 1):
        ends = n == len(blocks) or (blocks[n].form == "table-head" and blocks[n - 1].form == "table-row")
        if ends:
            yield _schedule(sheet, blocks[start:n])
            start = n


def _schedule(sheet: Sheet, blocks: Sequence[Block]) -> BaseOxmlElement:
    """A table across the page; its cells hold the paragraphs of all languages."""
    counts = [len(block.texts[sheet.languages[0]]) for block in blocks]
    weights = next((b.widths for b in blocks if len(b.widths) == max(counts)), (1,) * max(counts))
    grid = shares(sheet.width, weights)
    heads = sum(1 for _ in takewhile(lambda block: block.form == "table-head", blocks))
    result = table(
        sheet.style(names.SCHEDULE_TABLE), grid, sheet.caption(blocks[0]), sheet.describe(blocks[0]), head=heads > 0
    )
    for n, block in enumerate(blocks):
        cells = [sheet.stack(block, cell) for cell in range(counts[n])]
        result.append(fill_row(row(_cells(grid, counts[n]), header=n < heads), cells))
    return result


def _cells(grid: Sequence[int], count: int) -> list[CellShape]:
    """The cells of a row; the last of a short row takes the rest of the grid."""
    last = CellShape(sum(grid[count - 1 :]), span=len(grid) - count + 1, left=PADDING, right=PADDING)
    return [CellShape(width, left=PADDING, right=PADDING) for width in grid[: count - 1]] + [last]
