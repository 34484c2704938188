"""A glossary as CSV: one row for each term, in UTF-8 with a mark at its beginning so that Excel reads it.

A cell that a spreadsheet would take for a formula gets an apostrophe in front, which is taken off when the file is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping

from rejoinder.errors import InputError, Problem
from rejoinder.languages import Words
from rejoinder.terms.exchange.rows import COLUMNS, Row, rows_of
from rejoinder.terms.model import Concept

_FORMULA = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
_ESCAPED = re.compile(r"'+(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")
NEEDED = ("concept", "language", "term")


def write(concepts: Iterable[Concept]) -> bytes:
    """The file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for concept in concepts:
        for row in rows_of(concept):
            writer.writerow([_guarded(row.cells.get(name, "")) for name in COLUMNS])
    return text.getvalue().encode("utf-8-sig")


def read(content: bytes, file: str) -> list[Row]:
    """The rows of a file. Raises ``InputError``."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError([Problem(_NOT_UTF8, file, repair=_SAVE_AS)]) from fault
    if "\0" in text:
        raise InputError([Problem(_NOT_UTF8, file, repair=_SAVE_AS)])
    try:
        return list(_rows(text, file))
    except csv.Error as fault:
        raise InputError([Problem(_BROKEN.fill(what=fault), file)]) from fault


def _rows(text: str, file: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [name.strip() for name in next(reader, [])]
    _refuse_header(header, file)
    for cells in reader:
        if any(cells):
            if len(cells) != len(header):
                raise InputError([Problem(_WIDTH.fill(n=len(cells), header=len(header)), file, reader.line_num)])
            yield Row(_bare(dict(zip(header, cells, strict=True))), reader.line_num)


def _refuse_header(header: list[str], file: str) -> None:
    lacking = [name for name in NEEDED if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if lacking or unknown or len(set(header)) < len(header):
        allowed = Words(", ".join(COLUMNS), "、".join(COLUMNS))
        raise InputError([Problem(_HEADER, file, 1, given=", ".join(header), allowed=allowed)])


def _bare(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: cell[1:] if _ESCAPED.match(cell) else cell for name, cell in cells.items() if cell}


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


_NOT_UTF8 = Words("The file is not in UTF-8.", "该文件不是UTF-8编码。")
_SAVE_AS = Words("In Excel or WPS save it as “CSV UTF-8”.", "请在Excel或WPS中另存为“CSV UTF-8”。")
_BROKEN = Words("This is no CSV file: {what}.", "不是有效的CSV文件：{what}。")
_HEADER = Words(
    "The first line must name the columns; concept, language and term are needed.",
    "首行须为列名，且必须包含concept、language、term。",
)
_WIDTH = Words("The row has {n} cells, the header {header}.", "该行有{n}个单元格，表头有{header}个。")
