"""Whether a text means what a stretch of it says: asserted, or only negated, denied, alleged, supposed, quoted or asked.

The cues are data (``templates/review/attitudes.yaml``). A cue governs what follows it (or precedes it) in its sentence until a clause that
closes its reach. Before cues are looked for, words whose negation affirms ("cannot but", 不可否认) or negates something else ("without
permission", 不锈钢) are blotted out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
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
LONGEST = 1000  # of a sentence
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

    def governs(self, sentence: str, cues: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
        """True if ``sentence[start:end]`` stands under one of the cues; the words that close its reach may be these words themselves."""
        if self.after.match(sentence, end):
            return True
        last = max((stop for _, stop in cues if stop <= start), default=None)
        return last is not None and last >= start - REACH and not self.closed.search(sentence, last, end)


@dataclass(frozen=True, slots=True)
class Polarity:
    """The compiled words of one language."""

    blotted: re.Pattern[str]
    quotes: re.Pattern[str]
    cues: Mapping[Stance, Cue]


def attitude(text: str, start: int, end: int, language: Language) -> Attitude:
    """What the sentence around ``text[start:end]`` does with these words; ``text`` is folded."""
    if quoted(text, start, end, language):
        return "quoted"
    first, last = _sentence(text, start, language)
    return stance(text[first : max(last, end)], start - first, end - first, language)


def quoted(text: str, start: int, end: int, language: Language) -> bool:
    """True if ``text[start:end]`` stands within quotation marks, which may reach over several sentences."""
    marks = _polarity(language).quotes.finditer(text, max(0, start - REACH), end + REACH)
    return any(m.start() < start and end < m.end() for m in marks)


@lru_cache(maxsize=4096)
def stance(sentence: str, start: int, end: int, language: Language) -> Attitude:
    """What a sentence, taken by itself, does with ``sentence[start:end]``."""
    clear, cues = _cues(sentence, language)
    known = _polarity(language).cues
    return next((name for name in STANCES if known[name].governs(clear, cues[name], start, end)), "asserted")


@lru_cache(maxsize=512)
def _cues(sentence: str, language: Language) -> tuple[str, Mapping[Stance, tuple[tuple[int, int], ...]]]:
    """The sentence with what only looks like a cue blotted out, and the places of the cues that go before."""
    known = _polarity(language)
    clear = known.blotted.sub(_blot, sentence)
    return clear, {name: tuple(m.span() for m in cue.before.finditer(clear)) for name, cue in known.cues.items()}


def negated(text: str, start: int, end: int, language: Language) -> bool:
    """True if the text says that it is not so: ``text[start:end]`` is negated or denied; ``text`` is folded."""
    return attitude(text, start, end, language) in ("negated", "denied")


def _blot(found: re.Match[str]) -> str:
    return BLOT * len(found[0])


def _sentence(text: str, place: int, language: Language) -> tuple[int, int]:
    starts, ends = bounds(text, language)
    number = max(0, bisect_right(starts, place) - 1)
    return (starts[number], ends[number]) if starts else (0, len(text))


@lru_cache(maxsize=256)
def bounds(text: str, language: Language) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where the sentences of a text begin, and where they end; one without an end in sight is cut."""
    spans = [cut for s in sentences(text, language) for cut in _cut(text, s.start, s.end)]
    return tuple(start for start, _ in spans), tuple(end for _, end in spans)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        last = max(text.rfind(mark, start, start + LONGEST) for mark in " ,，、") + 1
        yield start, (last := last if last > start else start + LONGEST)
        start = last
    yield start, end


@cache
def _polarity(language: Language) -> Polarity:
    """The words of a language; a Chinese or an unknown one is read as the Chinese or English that is known."""
    loaded = read(library.templates() / "review" / "attitudes.yaml")
    tag = language if language in loaded.data else "zh-Hans" if language.startswith("zh") else "en"
    words = validated(PolarityWords, loaded.data[tag], loaded, (tag,))
    cues: dict[Stance, Cue] = {stance: _cue(getattr(words, stance)) for stance in STANCES}
    return Polarity(_any((*words.affirmed, *words.unrelated)), _any(words.quotes), cues)


def _cue(words: CueWords) -> Cue:
    return Cue(_any(words.before), _any(words.after), _any(words.closed))


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all; none at all matches nothing."""
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)")
