"""Two languages side by side: in one line, or in the columns of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.languages import Language
from rejoinder.reading.folding import HAN
from rejoinder.reading.script import is_chinese, judged, language_of
from rejoinder.reading.segments import NEUTRAL
from rejoinder.reading.sentences import marks

_OPENING = "“‘《〈（(【「[\"'"
_HAN = re.compile(rf"[{HAN}]")
_LATIN = re.compile("[A-Za-z]")
_LATIN_END = re.compile(r"(?P<end>[.!?][\"'”’)\]]*)\s*$|(?P<between>\s*[/／|｜\n]\s*)$")
_CHINESE_END = re.compile(r"(?P<end>[。！？；][”’」』）)]*)\s*$|(?P<between>\s*[/／|｜\n]\s*)$")
#: A Latin text has so many letters for each Chinese character of its translation, at least and at most.
LEAST_RATIO, MOST_RATIO = 0.8, 9.0
#: So large a part of the rows must show that the columns are of two languages.
CLEAR = 0.8
#: A table with more columns than this is no text beside its translation; each column would be judged against all the others.
MOST_COLUMNS = 60


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the first language ends and the second begins; what lies between separates them."""

    end: int
    start: int


def parts(text: str, *, heading: bool = False) -> Parts | None:
    """Where a text goes over from one language into the other, if it does so once and cleanly; a heading needs no mark between."""
    found = _HAN.search(text)
    if found is None or not _LATIN.search(text):
        return None
    start = found.start()
    while start and text[start - 1] in _OPENING:
        start -= 1
    if text[:start].strip():
        cut = _cut(text, start, _LATIN_END, heading)
        if cut:
            return cut
    end = len(text) - _HAN.search(text[::-1]).start()  # type: ignore[union-attr]
    while end < len(text) and text[end] in "。！？；”’」』）":
        end += 1
    return _cut(text, end, _CHINESE_END, heading)


def _cut(text: str, place: int, ending: re.Pattern[str], heading: bool) -> Parts | None:
    first, second = text[:place], text[place:]
    bare = second.lstrip(" \t\n/／|｜")
    start = place + len(second) - len(bare)
    ended = ending.search(text[:start])
    if not bare or not (ended or (heading and text[place - 1 : start].isspace())):
        return None
    end = len(first.rstrip(" \t\n/／|｜")) if ended is None or ended["between"] else ended.end("end")
    return Parts(end, start) if _are_translations(text[:end], bare) else None


def _are_translations(first: str, second: str) -> bool:
    """Whether one part is Chinese, the other in a Latin language without Chinese, and their lengths fit."""
    one, other = language_of(first), language_of(second)
    if NEUTRAL in (one, other) or is_chinese(first) == is_chinese(second):
        return False
    latin, chinese = (second, first) if is_chinese(first) else (first, second)
    if _HAN.search(latin) or _ends_in_abbreviation(latin) or _has_sentence(chinese):
        return False
    return LEAST_RATIO <= len(latin) / len(_HAN.findall(chinese)) <= MOST_RATIO


def _ends_in_abbreviation(text: str) -> bool:
    word = text.split()[-1].lstrip("".join(_OPENING))
    return word.endswith(".") and word.lower() in {a.lower() for a in marks()["en"].abbreviations}


def _has_sentence(text: str) -> bool:
    """Whether a Latin sentence stands in the Chinese part, which then is not clean."""
    return any(
        judged(part).certain and language_of(part) and not is_chinese(part)
        for part in re.split(rf"[{HAN}。；！？]", text)
        if len(part.split()) > 5
    )


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its paragraphs, and the columns of the grid that it takes."""

    paragraphs: tuple[str, ...]
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its paragraphs on lines of their own."""
        return "\n".join(self.paragraphs)


Row = Sequence[Cell]


def boundary(rows: Sequence[Row]) -> int | None:
    """The column at which the second language of a table begins, if its columns are of two languages."""
    places = {cell.start for row in rows for cell in row if cell.start}
    if len(places) > MOST_COLUMNS:
        return None
    scored = [(*_clarity(rows, place), -place) for place in places]
    best = max(scored, default=(0.0, 0, 0))
    return -best[2] if best[0] >= CLEAR else None


def _clarity(rows: Sequence[Row], place: int) -> tuple[float, int]:
    """The part of the rows whose cells left and right of the place may be of two languages, the same ones in all rows; and how many surely are."""
    sides = [side for row in rows if (side := _sides(row, place))]
    if not sides:
        return 0.0, 0
    left, right = (language_of("\n".join(texts)) for texts in zip(*sides, strict=True))
    if NEUTRAL in (left, right) or left == right or left.startswith("zh") == right.startswith("zh"):
        return 0.0, 0
    fitting = sum(_fits(a, left) and _fits(b, right) for a, b in sides)
    shown = sum(bool(_fits(a, left) and _fits(b, right) and language_of(a) and language_of(b)) for a, b in sides)
    return (fitting / len(sides) if shown * 2 >= len(sides) else 0.0), shown


def _sides(row: Row, place: int) -> tuple[str, str] | None:
    """The texts left and right of a column; nothing if a cell spans it or a side is empty."""
    if any(cell.start < place < cell.end for cell in row):
        return None
    left = "\n".join(cell.text for cell in row if cell.start < place).strip()
    right = "\n".join(cell.text for cell in row if cell.start >= place).strip()
    return (left, right) if left and right else None


def _fits(text: str, language: Language) -> bool:
    found = language_of(text)
    return found in (NEUTRAL, language) or (found.startswith("zh") and language.startswith("zh"))
