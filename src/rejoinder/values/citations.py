"""Provisions, exhibits, items and pages: what a text refers to, as paths and numbers.

``17 U.S.C. § 512(g)(3)`` and 美国法典第17编第512条（g）（3） are ``17/512/g/3``; Exhibits 1 to 3 and 证据1至证据3 are three values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rejoinder.values.lexicon import ValueWords, expanded
from rejoinder.values.numerals import number_of, plain
from rejoinder.values.readers import Found, Read

LONGEST_RANGE = 200
Path = tuple[str, ...]


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _piece(found: Found, name: str) -> re.Pattern[str]:
    words = found.form.words
    return _compiled(expanded(words.pieces[name], words))


def citations(found: Found) -> Iterator[Read]:
    """A provision, and those that follow it in the same breath: Articles 5 and 7; Article 14(1)(c) and (2)."""
    words = found.form.words
    title = found.parts.get("t")
    head = (_level(title, words),) if title else ()
    path: Path = ()
    for text in _several(found):
        levels = tuple(_level(level, words) for level in _piece(found, "level").findall(text))
        path = _beside(path, levels) if text.lstrip()[:1] == "(" and path else levels
        if path:
            yield Read("citation", "/".join(head + path), path[0] if len(path) == 1 else "")


def _several(found: Found) -> Iterator[str]:
    first = found.parts.get("p") or found.parts.get("q", "")
    parts = [first] if not _piece(found, "bases").search(first) else _piece(found, "bases").split(first)
    more = found.parts.get("m", "")
    for part in [*parts, *_piece(found, "breath").split(more)]:
        if part.strip():
            yield part


def _level(text: str, words: ValueWords) -> str:
    number = number_of(text, words.numerals) if not text[:1].isdigit() else None
    return text if number is None else plain(number)


def _beside(path: Path, levels: Path) -> Path:
    """(2) after 14(1)(c) is 14(2): it takes the place of the last level of its sort."""
    for place in range(len(path) - 1, 0, -1):
        if path[place].isdigit() == levels[0].isdigit():
            return path[:place] + levels
    return path + levels


def references(found: Found) -> Iterator[Read]:
    """Exhibits, figures, items, pages: each by its label and number, a range as all that lie in it."""
    label = next((name for table in ("reference_many", "reference", "counted") if (name := found.word(table, "l"))), "")
    text = found.parts["r"] + found.parts.get("r1", "") + found.parts.get("r2", "")
    for number in _numbered(found, text):
        if not number.isalpha() or number.upper() in re.split(r"[^A-Za-z]+", found.cased):
            yield Read("reference", f"{label} {number}", number)


def _numbered(found: Found, text: str) -> Iterator[str]:
    before, open_range = "", False
    for item in _piece(found, "refitem").finditer(text):
        if item["range"]:
            open_range = True
            continue
        number = _level(item["no"], found.form.words)
        if open_range and before.isdigit() and number.isdigit() and 0 < int(number) - int(before) <= LONGEST_RANGE:
            yield from map(str, range(int(before) + 1, int(number)))
        yield number
        before, open_range = number, False
