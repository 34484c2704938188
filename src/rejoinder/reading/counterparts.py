"""What a segment holds that its counterpart in another language holds too: figures, names, and everyday words that correspond.

The words are data (``templates/review/counterparts.yaml``). They help to find which paragraphs belong together and judge nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[a-z][a-z0-9'_-]+")
#: With what the sign of corresponding words begins, unlike any word.
SIGN = "@"
#: The shortest beginning of a word that stands for all its endings.
SHORTEST_STEM = 3
#: 2026.03.13 is three figures.
DOTS_OF_A_DATE = 2
#: Letters are made of the same clauses: what was found in a text is kept.
KEPT = 4096


class Counterparts(Data):
    """Words of the two languages that correspond; a form with a hyphen at its end stands for every word that begins so."""

    en: tuple[str, ...]
    zh: tuple[str, ...]


class _File(Data):
    months: tuple[str, ...]
    counterparts: tuple[Counterparts, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """The same for looking up: whole words, beginnings of words, and Chinese words by their first character, the longest first."""

    whole: Mapping[str, frozenset[str]]
    stems: Mapping[str, frozenset[str]]
    chinese: Mapping[str, tuple[tuple[str, frozenset[str]], ...]]


@lru_cache(maxsize=KEPT)
def marks_of(text: str) -> frozenset[str]:
    """The comparable parts of a folded text: figures without separators, Latin words, and a sign for each corresponding word."""
    return frozenset(mark for _, mark in _marks(text, _words()))


@lru_cache(maxsize=KEPT)
def signs_of(text: str) -> tuple[tuple[int, str], ...]:
    """The same parts of a folded text with their places."""
    return tuple(_marks(text, _words()))


def _marks(text: str, words: _Words) -> Iterator[tuple[int, str]]:
    for match in _TOKEN.finditer(text):
        found, place = match[0], match.start()
        if found[0].isdigit():
            parts = found.split(".") if found.count(".") == DOTS_OF_A_DATE else [found]
            yield from ((place, part.replace(",", "").lstrip("0") or "0") for part in parts)
        else:
            word = found.rstrip("'-_").removesuffix("'s")
            yield place, word
            yield from ((place, mark) for mark in _of_word(word, words))
    if not text.isascii():
        yield from _of_chinese(text, words)


def _of_word(word: str, words: _Words) -> frozenset[str]:
    found = words.whole.get(word)
    length = len(word)
    while found is None and length >= SHORTEST_STEM:
        found = words.stems.get(word[:length])
        length -= 1
    return found or frozenset()


def _of_chinese(text: str, words: _Words) -> Iterator[tuple[int, str]]:
    place = 0
    while place < len(text):
        for form, signs in words.chinese.get(text[place], ()):
            if text.startswith(form, place):
                yield from ((place, mark) for mark in signs)
                place += len(form) - 1
                break
        place += 1


@cache
def _words() -> _Words:
    loaded = read(library.templates() / "review" / "counterparts.yaml")
    data = validated(_File, loaded.data, loaded)
    latin: dict[str, set[str]] = {month: {str(n)} for n, month in enumerate(data.months, 1)}
    chinese: dict[str, set[str]] = {}
    for n, entry in enumerate(data.counterparts):
        for forms, signs in ((entry.en, latin), (entry.zh, chinese)):
            for form in forms:
                signs.setdefault(form, set()).add(f"{SIGN}{n}")
    by_first: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for form in sorted(chinese, key=len, reverse=True):
        by_first.setdefault(form[0], []).append((form, frozenset(chinese[form])))
    return _Words(
        {form: frozenset(signs) for form, signs in latin.items() if not form.endswith("-")},
        {form[:-1]: frozenset(signs) for form, signs in latin.items() if form.endswith("-")},
        {first: tuple(forms) for first, forms in by_first.items()},
    )
