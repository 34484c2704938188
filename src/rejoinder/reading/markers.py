"""Numbers and marks at the head of a line: what they make of it, and where its words begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rejoinder.reading.folding import HAN
from rejoinder.reading.script import is_value
from rejoinder.reading.sentences import marks
from rejoinder.reading.wrapping import is_ended

_CN = "一二三四五六七八九十百"
_BULLET = re.compile(r"[ \t]*(?P<mark>[-*+•·●○◦▪■‣])[ \t]+(?=\S)")
_POINT = re.compile(
    rf"[ \t]*(?P<mark>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?|[（(][{_CN}]{{1,3}}[)）])[ \t]*(?=[A-Z“\"‘'《（(\[{HAN}])"
)
_TIGHT_POINT = re.compile(
    rf"[ \t]*\d{{1,2}}(?:\.\d{{1,2}})+\.?(?=[{HAN}A-Z])"
)  # 2.5米 is a value, no number of a point
_SECTION = re.compile(
    rf"[ \t]*(?P<mark>[{_CN}]{{1,4}}、|[IVX]{{2,5}}\.|I\.|\d{{1,3}}[.．、])(?:[ \t]+(?=\S)|(?=[{HAN}“《（]))"
)
_ITEM = re.compile(
    r"[ \t]*(?P<mark>[(（](?:[a-z]|[ivx]{2,5}|[A-Z]|\d{1,2})[)）]、?|(?:[a-z]|[ivx]{2,5}|[A-Z]|\d{1,2})[)）]|\[\d{1,2}\]|[a-z]\.(?=[ \t])|[①-⑳])[ \t]*(?=\S)"
)
#: Looks like a number of a section and is a date, or like an item and is the sign of copyright.
_NO_NUMBER = re.compile(
    r"[ \t]*(?:\d{1,2}\.?[ \t]+[^\W\d_]{3,10}\.?,?[ \t]+\d{4}\b|\([cC]\)[ \t]*\d{4}|\d{1,2}\.[ \t]?\d{1,2}\.[ \t]?\d{2,4}\b)"
)
_JOINING = re.compile(r"(?:[,，、：:;；]|\b(?:and|or)|[及和或])$", re.IGNORECASE)
HEADING_WIDTH = 70


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or mark: ``form`` of what it opens, its ``text``, and where the words after it begin."""

    form: str
    text: str
    end: int


def mark_of(line: str) -> Mark | None:
    """The mark at the head of a line."""
    if _NO_NUMBER.match(line):
        return None
    for form, pattern in (("point", _POINT), ("section", _SECTION), ("item", _ITEM), ("bullet", _BULLET)):
        found = pattern.match(line)
        if found and not (form == "point" and _TIGHT_POINT.match(line)) and not _is_abbreviation(line, found):
            return Mark(form, "" if form == "bullet" else found["mark"], found.end())
    return None


def _is_abbreviation(line: str, found: re.Match[str]) -> bool:
    """Whether what looks like the letter of an item stands for a word before a number: p. 1."""
    return found["mark"] in marks()["en"].abbreviations and line[found.end() : found.end() + 1].isdigit()


def opens(mark: Mark, before: str, known: set[str]) -> bool:
    """Whether a mark inside a block of lines opens something: after a line that has come to an end, or where the block has such marks."""
    return mark.form == "bullet" or mark.form in known or is_ended(before) or bool(_JOINING.search(before.rstrip()))


def is_heading(text: str) -> bool:
    """Whether words after a number are a heading: short, on one line, with no end of a sentence."""
    bare = text.strip().strip("*_")
    width = len(bare) + len(re.findall(rf"[{HAN}]", bare))
    return width <= HEADING_WIDTH and "\n" not in bare and not is_ended(bare) and not is_value(bare)
