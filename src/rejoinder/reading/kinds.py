"""What a paper is, by its words; and why the program thinks so. The clues are data (``templates/review/kinds.yaml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.errors import shown
from rejoinder.languages import Words
from rejoinder.reading.folding import fold
from rejoinder.reading.segments import Reading

#: A paper says at its beginning what it is; a long one need not be read to its end for that.
READ = 20_000
SHOWN = 3
_NAMED = re.compile(r"\{([a-z_]+)\}")  # a part of a clue that stands under ``words``


class Clue(Data):
    """Words, and how much they speak for a kind."""

    says: str
    weight: int


class Kind(Data):
    """The clues of one kind of paper."""

    clues: tuple[Clue, ...]


class Kinds(Data):
    """The file: the least weight that counts, by how much the first must lead, words that clues share, what speaks against every kind, and the kinds."""

    least: int
    margin: int
    words: Mapping[str, str]
    against: tuple[Clue, ...]
    kinds: Mapping[str, Kind]


@dataclass(frozen=True, slots=True)
class KindGuess:
    """A kind of paper, or nothing if the words do not say; ``why`` names the words that spoke for it."""

    kind: str
    why: Words


def kinds_known() -> tuple[str, ...]:
    """Every kind that a paper can be reviewed as."""
    return tuple(_known().kinds)


def kind_of(reading: Reading) -> KindGuess:
    """The kind for which most speaks."""
    text = fold("\n".join(s.text for s in reading.segments)[:READ]).text
    found = {kind: list(_standing(clues.clues, text)) for kind, clues in _known().kinds.items()}
    weights = sorted(((_sum(clues), kind) for kind, clues in found.items()), reverse=True)
    (best, kind), (second, _) = weights[:2]
    if best - _sum(_standing(_known().against, text)) < _known().least or best - second < _known().margin:
        return KindGuess("", _UNSURE)
    heaviest = dict.fromkeys(words for _, words in sorted(found[kind], key=lambda clue: -clue[0]))
    quoted = [f"“{shown(words)}”" for words in heaviest][:SHOWN]
    return KindGuess(kind, _BECAUSE.fill(words=Words(", ".join(quoted), "、".join(quoted))))


def _sum(clues: Iterable[tuple[int, str]]) -> int:
    return sum(weight for weight, _ in clues)


def _standing(clues: Iterable[Clue], text: str) -> Iterator[tuple[int, str]]:
    """The weight and the words of each clue that stands in the text."""
    for clue in clues:
        found = _pattern(clue.says).search(text)
        if found:
            yield clue.weight, found[0].strip()


@cache
def _known() -> Kinds:
    loaded = read(library.templates() / "review" / "kinds.yaml")
    return validated(Kinds, loaded.data, loaded)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(_NAMED.sub(lambda found: _known().words[found[1]], text))


_BECAUSE = Words("recognised by {words}", "依据{words}识别")
_UNSURE = Words("its words do not say what it is; tell it with --as", "无法从文字判断类型，请用--as指定")
