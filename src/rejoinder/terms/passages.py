"""Stretches of a text in which a word is no term: addresses, file names, quoted marks, names (``templates/review/terms.yaml``)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language, profiles
from rejoinder.reading.folding import HAN, fold
from rejoinder.reading.likeness import share
from rejoinder.terms.keys import is_chinese

Stretch = tuple[int, int]
_BEFORE_FILES = frozenset(" \"'()|\x00，。；：、（）《》【】")
LONGEST = 100  # a name of a file is no longer than this
_HAN = re.compile(rf"[{HAN}]")


class Address(Data):
    """How an address begins or what stands in it (a plain string), the pattern from there on, and whether it begins before that."""

    sign: str
    pattern: str
    before: bool = False


class Passages(Data):
    """Regular expressions on folded text."""

    addresses: tuple[Address, ...]
    files: tuple[str, ...]
    quotation: str
    name: str
    core: frozenset[str]
    nearly: float
    part: float


class _Patterns:
    def __init__(self, data: Passages) -> None:
        self.addresses = [(re.compile(re.escape(one.sign) + one.pattern), one.before) for one in data.addresses]
        self.addresses.append((re.compile(rf"\.(?:{'|'.join(data.files)})(?!\w)"), True))
        self.quotation = re.compile(data.quotation)
        self.name = re.compile(data.name)
        self.core, self.nearly, self.part = data.core, data.nearly, data.part


@cache
def _patterns() -> _Patterns:
    loaded = read(library.templates() / "review" / "terms.yaml")
    return _Patterns(validated(Passages, loaded.data, loaded))


def skipped(text: str, language: Language) -> list[Stretch]:
    """The stretches of a folded text in which no term counts: addresses, files, and in Chinese what is quoted without any Chinese."""
    known = _patterns()
    found = [
        (_start_of_word(text, m.start()) if before else m.start(), m.end())
        for pattern, before in known.addresses
        for m in pattern.finditer(text)
    ]
    if is_chinese(language) and '"' in text:
        found += [m.span() for m in known.quotation.finditer(text) if not _HAN.search(m[1])]
    return found


def _start_of_word(text: str, end: int) -> int:
    """Where the name of a file or the address begins: after the last blank, quotation mark, bracket or other point before."""
    start, first = end, max(0, end - LONGEST)
    while start > first and text[start - 1] not in _BEFORE_FILES:
        start -= 1
    return start


def has_gap(text: str, language: Language) -> bool:
    """Whether a text of ours has a visible gap: nobody knows which words will stand there."""
    known = profiles().get(language)
    return known is not None and known.labels["gap"].partition("{")[0] in text


def in_a_name(text: str, start: int, end: int, other: str) -> bool:
    """Whether a stretch of a text is part of a name: of longer words, or of a quotation, that the other text has in the very same form."""
    text, other = text.lower(), other.lower()
    for found in _patterns().name.finditer(other):
        name = found[0]
        if len(name) > end - start and text[start:end] in name and _covers(text, name, start, end):
            return True
    quoted = {found[1] for found in _patterns().quotation.finditer(other)}
    return any(q[1] in quoted and q.start() <= start and end <= q.end() for q in _patterns().quotation.finditer(text))


def _covers(text: str, name: str, start: int, end: int) -> bool:
    """Whether the name stands in the text around that stretch."""
    return text.find(name, max(0, end - len(name)), start + len(name)) >= 0


def is_core(concepts: Iterable[str]) -> bool:
    """Whether one of these concepts must not be missing in either language."""
    return not _patterns().core.isdisjoint(concepts)


def says_as_much(texts: Iterable[str], text: str) -> bool:
    """Whether texts are long enough to say what another language says, and no mere name or heading beside it."""
    return sum(map(_size, texts)) >= _patterns().part * _size(text)


def _size(text: str) -> int:
    """The length of a text in letters, roughly: a Chinese character says as much as three."""
    return len(text) + 2 * len(_HAN.findall(text))


def is_nearly_in(rendering: str, text: str) -> bool:
    """Whether a text has a rendering with a slip of the pen: two letters exchanged, one lost, one written for another."""
    wanted, there = fold(rendering).text, fold(text).text
    slips = len(wanted) - math.ceil(_patterns().nearly * len(wanted))
    if not slips:  # too short for a slip to leave it known
        return wanted in there
    starts = set(_beginnings(wanted, there, slips))
    return any(share(wanted, there[start : start + len(wanted)]) >= _patterns().nearly for start in starts)


def _beginnings(wanted: str, there: str, slips: int) -> Iterator[int]:
    """Where the rendering may begin: so many slips leave one of so many pieces and one whole, which is soon found in a long text."""
    size = -(-len(wanted) // (slips + 1))
    for offset in range(0, len(wanted), size):
        piece = wanted[offset : offset + size]
        place = there.find(piece)
        while place >= 0:
            yield from (max(0, place - offset + shift) for shift in (-1, 0, 1))
            place = there.find(piece, place + 1)
