"""A file from anywhere as a reading: looked at before it is unpacked, known by its content and not by its name, every fault told in words."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from pathlib import Path
from typing import TypeAlias, cast

from rejoinder.errors import InputError, Problem, reason
from rejoinder.languages import Language, Words
from rejoinder.reading import Reading, Segment, bilingual, read_text
from rejoinder.reading.bilingual import Cell
from rejoinder.reading.decoding import decoded
from rejoinder.reading.script import language_of, languages_of
from rejoinder.word import (
    BROKEN,
    NAME,
    Paragraph,
    Spot,
    beside_blocks,
    blocks_of,
    has_inlaid,
    is_ours,
    open_document,
    paragraphs,
)

#: A letter of three pages has some 15,000 characters; a file of more than this is no letter.
MOST_TEXT = 2_000_000
MOST_WORD = 40_000_000
STARTS = (
    (b"%PDF", Words("a PDF", "PDF文件")),
    (b"\xd0\xcf\x11\xe0", Words("an old or encrypted Office file", "旧版或加密的Office文件")),
    (b"{\\rtf", Words("a Rich Text file", "RTF文件")),
    (b"\x89PNG", Words("a picture", "图片")),
    (b"\xff\xd8\xff", Words("a picture", "图片")),
    (b"Rar!", Words("an archive", "压缩文件")),
    (b"7z\xbc\xaf", Words("an archive", "压缩文件")),
)
ZIP = b"PK\x03\x04"
HEAD = 16
BLANKS = "\ufeff \t\r\n\u3000\u00a0"

Tagged: TypeAlias = tuple[Paragraph, Language]


def open_reading(path: Path) -> Reading:
    """What the file says. Raises ``InputError`` or another ``RejoinderError`` that names the file, what it is and what to do."""
    content = _content(path)
    reading = _word(content, str(path)) if content.startswith(ZIP) else _text(content, path)
    if not any(s.text.strip(BLANKS) for s in reading.segments):
        raise InputError([Problem(_EMPTY, str(path), repair=_FILL)])
    _check_length(sum(len(s.text) for s in reading.segments), MOST_TEXT, path)
    return reading


def _content(path: Path) -> bytes:
    """The bytes of a file that is not too large for what it is; its beginning and its size are looked at first."""
    try:
        if path.is_dir():
            raise InputError([Problem(_FOLDER, str(path), allowed=_ALLOWED)])
        with path.open("rb") as file:
            head = file.read(HEAD)
            _check_start(head, path)
            most = MOST_WORD if head.startswith(ZIP) else MOST_TEXT
            _check_length(os.fstat(file.fileno()).st_size, most, path)
            content = head + file.read(most + 1 - len(head))
    except OSError as fault:
        raise InputError([Problem(_CANNOT.fill(why=reason(fault)), str(path))]) from fault
    _check_length(len(content), most, path)  # a pipe has no size before it is read
    return content


def _check_start(head: bytes, path: Path) -> None:
    """Refuse what is known by its first bytes as no paper."""
    for start, name in STARTS:
        if head.startswith(start):
            raise _no_paper(path, name)


def _check_length(length: int, most: int, path: Path) -> None:
    if length > most:
        message = _LARGE.fill(size=f"{length / 1e6:.1f}", most=f"{most / 1e6:.0f}")
        raise InputError([Problem(message, str(path), repair=_SMALLER)])


def _no_paper(path: Path, name: Words) -> InputError:
    return InputError([Problem(_NOT_A_PAPER.fill(what=name), str(path), allowed=_ALLOWED, repair=_SAVE)])


def _text(content: bytes, path: Path) -> Reading:
    text = decoded(content)
    if text is None:
        raise _no_paper(path, _NO_TEXT)
    return read_text(text, str(path))


def _word(content: bytes, file: str) -> Reading:
    document = open_document(content, file)
    if has_inlaid(document):
        raise InputError([Problem(_INLAID, file, repair=_SAVE_ANEW)])
    try:
        if is_ours(document):
            own = _blocks(blocks_of(document))
            return Reading(file, (*own, *_paragraphs(list(beside_blocks(document)), len(own))), "ours")
        return Reading(file, tuple(_paragraphs(list(paragraphs(document)))))
    except BROKEN as fault:  # a part that is only read now
        raise InputError([Problem(_DAMAGED, file, repair=_SAVE_ANEW)]) from fault


# A document of ours


def _blocks(blocks: dict[str, str]) -> list[Segment]:
    """The blocks of a document of ours; those of one id are a pair, and their place tells the language."""
    named = [(NAME.fullmatch(name), text) for name, text in blocks.items()]
    tongues = _tongues((found[1][13:], text) for found, text in named if found)
    pairs: dict[str, int] = {}
    segments = []
    for found, text in named:
        if found is None:
            segments += [Segment(part, language_of(part)) for part in text.split("\n") if part.strip()]
        elif text.strip():
            block, place = found[1][1:13], found[1][13:]
            pair = pairs.setdefault(block, len(pairs))
            plain = text.replace("\u2028", "\n")
            segments.append(Segment(plain, tongues[place], block=block, pair=pair))
    return segments


def _tongues(texts: Iterator[tuple[str, str]]) -> dict[str, Language]:
    """The language of each place in a bookmark: that of most of its texts."""
    weights: dict[str, Counter[Language]] = {}
    for place, text in texts:
        language = language_of(text)
        weights.setdefault(place, Counter())[language] += len(text) if language else 0
    return {place: weight.most_common(1)[0][0] for place, weight in weights.items()}


# Anyone's document


def _paragraphs(found: list[Paragraph], first: int = 0) -> list[Segment]:
    """Running text paragraph by paragraph; what stands side by side in two languages as pairs, numbered from ``first``."""
    tagged = zip(found, languages_of([p.text for p in found]), strict=True)
    numbers = count(first)
    segments: list[Segment] = []
    for table, group in groupby(tagged, key=lambda entry: entry[0].spot.table if entry[0].spot else None):
        entries = list(group)
        segments += _running(entries, numbers) if table is None else _table(entries, numbers)
    return segments


def _running(entries: Sequence[Tagged], numbers: count[int]) -> Iterator[Segment]:
    """Each paragraph as a segment, or as a pair if it says the same in two languages, one after the other."""
    for paragraph, language in entries:
        text = paragraph.text
        parts = bilingual.parts(text, heading=paragraph.form == "heading")
        if parts is None:
            yield Segment(text, language, paragraph.form)
        else:
            yield from _side_by_side([text[: parts.end]], [text[parts.start :]], next(numbers), paragraph.form)


def _table(entries: Sequence[Tagged], numbers: count[int]) -> Iterator[Segment]:
    """The rows of a table: as pairs if its columns are of two languages, else each as one segment; a single cell is running text."""
    rows = [list(group) for _, group in groupby(entries, key=lambda entry: _spot(entry).row)]
    cells = [[list(group) for _, group in groupby(row, key=lambda entry: _spot(entry).start)] for row in rows]
    place = bilingual.boundary([[_cell(cell) for cell in row] for row in cells])
    for row in cells:
        if len(row) == 1:
            yield from _running(row[0], numbers)
        elif place is None or any(_spot(cell[0]).start < place < _spot(cell[0]).end for cell in row):
            yield _joined(row)
        else:
            yield from _columns(row, place, numbers)


def _columns(row: Sequence[Sequence[Tagged]], place: int, numbers: count[int]) -> Iterator[Segment]:
    """The two sides of a row: paragraph by paragraph where each is one cell and they have as many, else as wholes."""
    left = [cell for cell in row if _spot(cell[0]).start < place]
    right = [cell for cell in row if _spot(cell[0]).start >= place]
    if len(left) != len(right):  # a number of the row, or a date, that stands for both
        yield from (_joined([cell]) for cell in row if not _says(cell))
        left, right = ([cell for cell in side if _says(cell)] for side in (left, right))
    if not left or not right:
        yield from [_joined(side) for side in (left, right) if side]
    elif len(left) == len(right) == 1 and len(left[0]) == len(right[0]):
        for (one, _), (other, _) in zip(left[0], right[0], strict=True):
            yield from _side_by_side([one.text], [other.text], next(numbers), one.form)
    else:
        texts = ([_joined(side).text] if len(side) > 1 else [p.text for p, _ in side[0]] for side in (left, right))
        form = "table-row" if len(row) > 2 else "paragraph"
        yield from _side_by_side(next(texts), next(texts), next(numbers), form)


def _side_by_side(left: Sequence[str], right: Sequence[str], pair: int, form: str) -> Iterator[Segment]:
    yield from (Segment(text, language_of(text), form, pair=pair) for text in (*left, *right))


def _joined(row: Sequence[Sequence[Tagged]]) -> Segment:
    text = " | ".join("\n".join(p.text for p, _ in cell) for cell in row)
    return Segment(text, language_of(text), "table-row" if len(row) > 1 else "paragraph")


def _says(cell: Sequence[Tagged]) -> bool:
    """Whether a cell has more than values."""
    return any(language for _, language in cell)


def _cell(cell: Sequence[Tagged]) -> Cell:
    return Cell(tuple(p.text for p, _ in cell), _spot(cell[0]).start, _spot(cell[0]).end)


def _spot(entry: Tagged) -> Spot:
    """The place of a paragraph that is known to stand in a table."""
    return cast(Spot, entry[0].spot)


_ALLOWED = Words(".docx, .md or .txt", ".docx、.md或.txt")
_NOT_A_PAPER = Words("This is {what}, not a text that can be reviewed.", "该文件为{what}，不是可审阅的文本。")
_NO_TEXT = Words("no text", "非文本内容")
_SAVE = Words(
    "Save it as a Word document (.docx) or as text, then review that.", "请另存为Word文档（.docx）或文本后再审阅。"
)
_EMPTY = Words("The file says nothing.", "文件没有内容。")
_FILL = Words("Give a file that has text.", "请提供有文字内容的文件。")
_FOLDER = Words("This is a folder, not a file.", "该路径为文件夹，不是文件。")
_CANNOT = Words("The file cannot be read: {why}.", "无法读取文件：{why}。")
_LARGE = Words("The file has {size} MB; at most {most} MB are read.", "文件大小为{size} MB，最多读取{most} MB。")
_SMALLER = Words("Cut out the part that matters and review that.", "请截取需要审阅的部分后再试。")
_INLAID = Words(
    "Another file is inserted into this document; its text cannot be read and would go unreviewed.",
    "该文档内嵌入了另一文件，其文字无法读取，将不会被审阅。",
)
_DAMAGED = Words("The document is damaged and cannot be read.", "文档已损坏，无法读取。")
_SAVE_ANEW = Words("Open it in Word and save it anew as .docx.", "请用Word打开并重新保存为.docx。")
