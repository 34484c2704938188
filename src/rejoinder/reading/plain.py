"""A text file, plain or Markdown, as a reading.

The text of a segment is what stands in the file, so that line, column and quotation are true: only what opens a line
(the number of a point, the signs of a heading, list or quotation) is left out, by beginning later.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from rejoinder.reading import bilingual
from rejoinder.reading.bilingual import Cell
from rejoinder.reading.markers import is_heading, mark_of, opens
from rejoinder.reading.script import languages_of
from rejoinder.reading.segments import Reading, Segment
from rejoinder.reading.wrapping import continues, is_ended, is_labelled

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:[-*=~+][ \t]*){3,}$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_QUOTE = re.compile(r"[ \t]*>[> \t]*")
_BREAKS = ("<br>", "<br/>", "<br />", "\\")
_SIGNED = re.compile(r"_{5,}")
_BOLD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+?)(?<=\S)\1$", re.DOTALL)
_SHORT = 90


@dataclass(frozen=True, slots=True)
class _Line:
    """A line by its place in the text; ``start`` is after the sign of a quotation, if it has one."""

    start: int
    end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text that becomes a segment; pieces of one ``group`` say the same in two languages."""

    start: int
    end: int
    form: str = "paragraph"
    number: str = ""
    group: int | None = None


def read_text(text: str, file: str) -> Reading:
    """The segments of a text; a Markdown file is text too."""
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    pieces = [part for piece in _columns_apart(whole, _pieces(whole)) for part in _languages_apart(whole, piece)]
    languages = languages_of([whole[p.start : p.end] for p in pieces])
    starts = _line_starts(whole)
    numbers: dict[int, int] = {}
    segments = []
    for piece, language in zip(pieces, languages, strict=True):
        line = bisect_right(starts, piece.start)
        pair = None if piece.group is None else numbers.setdefault(piece.group, len(numbers))
        column = piece.start - starts[line - 1] + 1
        segments.append(
            Segment(whole[piece.start : piece.end], language, piece.form, line, column, pair=pair, number=piece.number)
        )
    return Reading(file, tuple(segments))


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text))]


def _pieces(text: str) -> Iterator[_Piece]:
    for block in _blocks(text):
        for piece in [block] if isinstance(block, _Piece) else _of_block(text, block):
            yield from _bared(text, piece)


def _blocks(text: str) -> Iterator[Sequence[_Line] | _Piece]:
    """Stretches of lines without a blank one between, and each fenced stretch of code as a piece."""
    block: list[_Line] = []
    lines = _lines(text)
    for line in lines:
        fence = _FENCE.match(text, line.start, line.end)
        blank = not text[line.start : line.end].strip()
        if block and (blank or fence or block[-1].quoted != line.quoted):
            yield block
            block = []
        if fence:
            yield _code(text, lines, line.end, fence[1])
        elif not blank:
            block.append(line)
    if block:
        yield block


def _code(text: str, lines: Iterator[_Line], start: int, fence: str) -> _Piece:
    """All lines up to the closing fence, or to the end of the text."""
    end = start
    for line in lines:
        content = text[line.start : line.end].strip()
        if content.startswith(fence) and not content.strip(fence[0]):
            break
        end = line.end
    return _Piece(min(start + 1, end), end, "code")


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        quote = _QUOTE.match(text, start, end)
        yield _Line(quote.end() if quote else start, end, bool(quote))
        start = end + 1


def _of_block(text: str, block: Sequence[_Line]) -> Iterator[_Piece]:
    """The pieces of one block: headings, rows, points and items, form lines, paragraphs."""
    for is_row, group in groupby(block, key=lambda line: _is_row(text[line.start : line.end])):
        lines = list(group)
        if is_row:
            yield from _rows(text, lines)
        else:
            yield from _of_lines(text, lines, alone=len(lines) == len(block))


def _is_row(line: str) -> bool:
    bare = line.strip()
    return " | " in line or bare.endswith(" |") or (len(bare) > 2 and bare.startswith("|") and bare.endswith("|"))


def _rows(text: str, lines: Sequence[_Line]) -> Iterator[_Piece]:
    rows = [line for line in lines if not set(text[line.start : line.end]) <= set("|:-+ \t")]
    for n, line in enumerate(rows):
        head = n == 0 and len(lines) > 1
        yield _Piece(line.start, line.end, "table-head" if head else "table-row")


def _of_lines(text: str, lines: Sequence[_Line], *, alone: bool) -> Iterator[_Piece]:
    """Lines are put together until one opens something new."""
    contents = [text[line.start : line.end] for line in lines]
    marks = [mark_of(content) for content in contents]
    goes_on = continues(contents, [mark.end if mark else 0 for mark in marks])
    group: list[_Line] = []
    known: set[str] = set()
    for n, (line, content, mark) in enumerate(zip(lines, contents, marks, strict=True)):
        if _UNDERLINE.match(content) and len(group) == 1 and not mark_of(text[group[0].start : group[0].end]):
            yield replace(_made(text, group, alone=True), form="heading")
            group = []
            continue
        if _RULE.match(content):
            continue
        opened = mark is not None and (not n or opens(mark, contents[n - 1], known))
        if mark and opened:
            known.add(mark.form)
        if group and (opened or _HEADING.match(content) or not goes_on[n - 1]):
            yield _made(text, group, alone=False)
            group = []
        group.append(line)
    if group:
        yield _made(text, group, alone=alone and len(group) == len(lines))


def _made(text: str, lines: Sequence[_Line], *, alone: bool) -> _Piece:
    """One piece of lines that belong together, with the form that its look gives it."""
    start, end = lines[0].start, lines[-1].end
    content = text[start:end]
    heading = _HEADING.match(content)
    if heading:
        return _Piece(start + heading.end(), start + len(content.rstrip(" \t#")), "heading")
    mark = mark_of(content)
    if mark is None:
        return _Piece(start, end, "quote" if lines[0].quoted else _form(content, alone=alone))
    is_head = mark.form == "section" and alone and is_heading(content[mark.end :])
    form = {"section": "heading" if is_head else "item", "bullet": "item"}.get(mark.form, mark.form)
    return _Piece(start + mark.end, end, "quote" if lines[0].quoted else form, mark.text)


def _form(content: str, *, alone: bool) -> str:
    if is_labelled(content) and "\n" not in content:
        if _SIGNED.search(content):
            return "signature"
        return "paragraph" if is_ended(content) else "meta"
    bold = _BOLD.fullmatch(content.strip())
    return "subheading" if bold and alone and len(content) <= _SHORT and not is_ended(content) else "paragraph"


def _bared(text: str, piece: _Piece) -> Iterator[_Piece]:
    """The piece without the blanks, breaks and signs of bold that stand around its words; none if it has no words."""
    content = text[piece.start : piece.end]
    kept = content.strip()
    if piece.form.startswith("table") and kept.startswith("|"):
        kept = kept.strip("|").strip()
    for mark in _BREAKS:
        kept = kept.removesuffix(mark).rstrip()
    bold = _BOLD.fullmatch(kept)
    kept = bold[2] if bold else kept
    if kept:
        start = piece.start + (
            len(content.rstrip("\n")) - len(content.rstrip("\n").lstrip())
            if piece.form == "code"
            else content.index(kept)
        )
        yield replace(piece, start=start, end=start + len(kept))


def _columns_apart(text: str, pieces: Iterable[_Piece]) -> Iterator[_Piece]:
    """Where the columns of a table are of two languages, both sides of each row as pieces of one group."""
    for is_table, group in groupby(pieces, key=lambda piece: piece.form.startswith("table")):
        rows = list(group)
        place = bilingual.boundary([_cells(text, row) for row in rows]) if is_table else None
        for row in rows:
            yield from [row] if place is None else _sides(text, row, place)


def _cells(text: str, row: _Piece) -> list[Cell]:
    return [Cell((part.strip(),), n, n + 1) for n, part in enumerate(text[row.start : row.end].split("|"))]


def _sides(text: str, row: _Piece, place: int) -> Iterator[_Piece]:
    parts = text[row.start : row.end].split("|")
    middle = row.start + len("|".join(parts[:place]))
    yield from _bared(text, replace(row, end=middle, group=row.start))
    yield from _bared(text, replace(row, start=min(middle + 1, row.end), group=row.start))


def _languages_apart(text: str, piece: _Piece) -> Iterator[_Piece]:
    """Two pieces where a line says the same in two languages, one after the other."""
    content = text[piece.start : piece.end]
    heading = piece.form in ("heading", "subheading", "title")
    found = (
        None
        if piece.group is not None or piece.form in ("code", "quote")
        else bilingual.parts(content, heading=heading)
    )
    if found is None:
        yield piece
        return
    yield replace(piece, end=piece.start + found.end, group=piece.start)
    yield replace(piece, start=piece.start + found.start, number="", group=piece.start)
