"""Whether a text means what a stretch of it says: asserted, or only negated, denied, alleged, supposed, quoted or asked.

The cues are data (``templates/review/polarity.yaml``). A cue governs what follows it (or precedes it) in its sentence until a clause that
closes its reach. Before cues are looked for, words whose negation affirms ("cannot but", 不可否认) or negates something else ("without
permission", 不锈钢) are blotted out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, TypeAlias, get_args

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language
from rejoinder.reading.sentences import sentences

#: What a text does with what it says; of several, the one named first here is told.
Attitude: TypeAlias = Literal["quoted", "denied", "negated", "alleged", "conditional", "asked", "asserted"]
Stance: TypeAlias = Literal["denied", "negated", "alleged", "conditional", "asked"]
STANCES: tuple[Stance, ...] = get_args(Stance)
REACH = 600  # no cue governs words farther away; keeps a text without full stops quick
BLOT = "~"


class CueWords(Data):
    """The cues of one stance (regular expressions): what stands before or after the words governed, and what ends its reach."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


class PolarityWords(Data):
    """The words of one language: what is blotted out, the cues of each stance, the pairs of quotation marks."""

    affirmed: tuple[str, ...]
    unrelated: tuple[str, ...]
    quotes: tuple[str, ...]
    denied: CueWords
    negated: CueWords
    alleged: CueWords
    conditional: CueWords
    asked: CueWords


@dataclass(frozen=True, slots=True)
class Cue:
    """The compiled cues of one stance."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    closed: re.Pattern[str]

    def governs(self, before: str, after: str) -> bool:
        """True if words between these two parts of a sentence stand under the cue."""
        if self.after.match(after):
            return True
        last = None
        for last in self.before.finditer(before):
            pass
        return last is not None and not self.closed.search(before, last.end())


@dataclass(frozen=True, slots=True)
class Polarity:
    """The compiled words of one language."""

    blotted: re.Pattern[str]
    quotes: re.Pattern[str]
    cues: Mapping[Stance, Cue]


def attitude(text: str, start: int, end: int, language: Language) -> Attitude:
    """What the sentence around ``text[start:end]`` does with these words; ``text`` is folded."""
    known = _polarity(language)
    if _quoted(text, start, end, known.quotes):
        return "quoted"
    first, last = _sentence(text, start, language)
    first, last = max(first, start - REACH), min(max(last, end), end + REACH)
    clear = known.blotted.sub(_blot, text[first:last])
    before, after = clear[: start - first], clear[end - first :]
    return next((stance for stance in STANCES if known.cues[stance].governs(before, after)), "asserted")


def negated(text: str, start: int, end: int, language: Language) -> bool:
    """True if the text says that it is not so: ``text[start:end]`` is negated or denied; ``text`` is folded."""
    return attitude(text, start, end, language) in ("negated", "denied")


def _blot(found: re.Match[str]) -> str:
    return BLOT * len(found[0])


def _quoted(text: str, start: int, end: int, quotes: re.Pattern[str]) -> bool:
    return any(m.start() < start and end < m.end() for m in quotes.finditer(text, max(0, start - REACH), end + REACH))


def _sentence(text: str, place: int, language: Language) -> tuple[int, int]:
    starts, ends = bounds(text, language)
    number = max(0, bisect_right(starts, place) - 1)
    return (starts[number], ends[number]) if starts else (0, len(text))


@lru_cache(maxsize=8)
def bounds(text: str, language: Language) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the sentences of a text begin, and where they end."""
    spans = tuple(sentences(text, language))
    return tuple(s.start for s in spans), tuple(s.end for s in spans)


@cache
def _polarity(language: Language) -> Polarity:
    """The words of a language; a Chinese or an unknown one is read as the Chinese or English that is known."""
    loaded = read(library.templates() / "review" / "polarity.yaml")
    tag = language if language in loaded.data else "zh-Hans" if language.startswith("zh") else "en"
    words = validated(PolarityWords, loaded.data[tag], loaded, (tag,))
    cues: dict[Stance, Cue] = {stance: _cue(getattr(words, stance)) for stance in STANCES}
    return Polarity(_any((*words.affirmed, *words.unrelated)), _any(words.quotes), cues)


def _cue(words: CueWords) -> Cue:
    return Cue(_any(words.before), _any(words.after), _any(words.closed))


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all; none at all matches nothing."""
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)")
