"""A file from anywhere as a reading: looked at before it is unpacked, known by its content and not by its name, every fault told in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count, groupby
from pathlib import Path

from rejoinder.errors import InputError, Problem, reason
from rejoinder.languages import Language, Words
from rejoinder.reading import Reading, Segment, read_text
from rejoinder.reading.decoding import decoded
from rejoinder.reading.script import language_of, languages_of
from rejoinder.word import NAME, Paragraph, blocks_of, is_ours, open_document, paragraphs

#: A letter of three pages has some 15,000 characters; a file of more than this is no letter.
MOST_TEXT = 5_000_000
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


def open_reading(path: Path) -> Reading:
    """What the file says. Raises ``InputError`` or another ``RejoinderError`` that names the file, what it is and what to do."""
    head = _head(path)
    if head.startswith(ZIP):
        return _word(_content(path, MOST_WORD), str(path))
    for start, name in STARTS:
        if head.startswith(start):
            raise _no_paper(path, name)
    text = decoded(_content(path, MOST_TEXT))
    if text is None:
        raise _no_paper(path, _NO_TEXT)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise InputError([Problem(_EMPTY, str(path), repair=_FILL)])
    return read_text(text, str(path))


def _head(path: Path) -> bytes:
    """The first bytes, by which a file is known."""
    try:
        if path.is_dir():
            raise InputError([Problem(_FOLDER, str(path), allowed=_ALLOWED)])
        with path.open("rb") as file:
            return file.read(16)
    except OSError as fault:
        raise InputError([Problem(_CANNOT.fill(why=reason(fault)), str(path))]) from fault


def _content(path: Path, most: int) -> bytes:
    """The bytes of a file that is not too large; its size is looked at first."""
    size = path.stat().st_size
    if size > most:
        message = _LARGE.fill(size=f"{size / 1e6:.1f}", most=f"{most / 1e6:.0f}")
        raise InputError([Problem(message, str(path), repair=_SMALLER)])
    return path.read_bytes()


def _no_paper(path: Path, name: Words) -> InputError:
    return InputError([Problem(_NOT_A_PAPER.fill(what=name), str(path), allowed=_ALLOWED, repair=_SAVE)])


def _word(content: bytes, file: str) -> Reading:
    document = open_document(content, file)
    segments = _blocks(blocks_of(document)) if is_ours(document) else _paragraphs(list(paragraphs(document)))
    if not any(s.text.strip() for s in segments):
        raise InputError([Problem(_EMPTY, file, repair=_FILL)])
    return Reading(file, tuple(segments), "ours" if is_ours(document) else "foreign")


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


def _paragraphs(found: list[Paragraph]) -> list[Segment]:
    """Running text paragraph by paragraph; a row of two languages as pairs, any other row as one segment."""
    languages = languages_of([p.text for p in found])
    numbers = count()
    segments: list[Segment] = []
    for row, group in groupby(zip(found, languages, strict=True), key=lambda entry: entry[0].row):
        entries = list(group)
        segments += _row(entries, numbers) if row is not None else [Segment(p.text, tag, p.form) for p, tag in entries]
    return segments


def _row(entries: list[tuple[Paragraph, Language]], numbers: count[int]) -> Iterator[Segment]:
    cells: dict[int, list[tuple[Paragraph, Language]]] = {}
    for paragraph, language in entries:
        cells.setdefault(paragraph.cell, []).append((paragraph, language))
    if len(cells) == 2 and _two_languages(list(cells.values())):
        yield from _columns(list(cells.values()), numbers)
        return
    text = " | ".join("\n".join(p.text for p, _ in cell) for cell in cells.values())
    yield Segment(text, language_of(text), "table-row" if len(cells) > 1 else "paragraph")


def _two_languages(cells: list[list[tuple[Paragraph, Language]]]) -> bool:
    """Whether the two cells say something in two languages; values alone may stand on either side."""
    left, right = ({tag for _, tag in cell if tag} for cell in cells)
    return bool(left or right) and not left & right and len(left) <= 1 and len(right) <= 1


def _columns(cells: list[list[tuple[Paragraph, Language]]], numbers: count[int]) -> Iterator[Segment]:
    """The two cells side by side: paragraph by paragraph where they have as many, else as wholes."""
    left, right = ([Segment(p.text, tag) for p, tag in cell] for cell in cells)
    if len(left) == len(right):
        for one, other in zip(left, right, strict=True):
            number = next(numbers)
            yield from (replace(one, pair=number), replace(other, pair=number))
    else:
        number = next(numbers)
        yield from (replace(s, pair=number) for s in (*left, *right))


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
