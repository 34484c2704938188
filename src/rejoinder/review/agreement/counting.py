"""How often a text denies, sets a bound, obliges or permits: words counted by class, as the data of a language has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache, lru_cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language
from rejoinder.reading import fold
from rejoinder.reading.likeness import tokens


class Turning(Data):
    """Words that an edit drops, adds or exchanges when it turns a sentence round without saying it anew."""

    denying: frozenset[str]
    affirming: frozenset[str]


class Classes(Data):
    """The patterns of each class of words for every language, in the order in which they are tried."""

    counts: Mapping[Language, Mapping[str, tuple[str, ...]]]
    turning: Mapping[Language, Turning] = {}


@dataclass(frozen=True, slots=True)
class Counted:
    """How many words of each class a text has, and where each stands in the original text."""

    places: Mapping[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """How many words of a class there are."""
        return len(self.places.get(name, ()))

    def least(self, name: str) -> int:
        """The fewest that the text may be said to have; a denial may stand in words that count for one or two of them."""
        more = self.number("doubled") + 2 * self.number("two") if name == "denial" else 0
        return self.number(name) + more

    def most(self, name: str, *perhaps: str) -> int:
        """The most: with those words that may count, or may count twice."""
        return self.least(name) + sum(self.number(extra) for extra in perhaps)


@cache
def _data(file: str) -> Classes:
    loaded = read(library.templates() / "review" / f"{file}.yaml")
    return validated(Classes, loaded.data, loaded)


@cache
def _classes(file: str) -> Mapping[Language, re.Pattern[str]]:
    known = _data(file).counts
    return {
        tag: re.compile("|".join(f"(?P<{name}>{'|'.join(patterns)})" for name, patterns in classes.items()))
        for tag, classes in known.items()
    }


def counts(file: str, language: Language) -> bool:
    """Whether the file has words of that language."""
    return language in _classes(file)


@lru_cache(maxsize=4096)
def counted(file: str, text: str, language: Language) -> Counted:
    """The words of a text by class, such as ``denial`` of ``polarity`` or ``obligation`` of ``modality``."""
    folded = fold(text)
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _classes(file)[language].finditer(folded.text):
        found.setdefault(match.lastgroup or "", []).append(folded.span(*match.span()))
    return Counted({name: tuple(places) for name, places in found.items()})


def turned_round(file: str, before: str, after: str, language: Language) -> bool:
    """Whether an edit drops or adds a word of denial and otherwise leaves the sentence as it was, so that it says the contrary."""
    known = _data(file).turning.get(language)
    if known is None:
        return False
    old, new = tokens(before), tokens(after)
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        lost, put = set(old[i:j]), set(new[k:m])
        alone = bool(lost & known.denying) != bool(put & known.denying)
        if tag != "equal" and alone and lost | put <= known.denying | known.affirming:
            return True
    return False
