"""What a text says to its writer's harm: rules from ``templates/review/admissions/``, matched sentence by sentence and with their polarity.

``templates/review/admissions.yaml`` holds the words that the patterns share, written ``{name}`` in them. A rule's patterns are only tried on
sentences that hold one of its ``hints``, which are plain words. The group ``key`` of a pattern is the word whose polarity counts; without it, the whole match.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rejoinder import library
from rejoinder.datafiles import Data, Source, read, validated
from rejoinder.languages import Language
from rejoinder.reading.folding import Folded
from rejoinder.reading.polarity import Attitude, attitude, bounds

SHARED = re.compile(r"\{([a-z_]+)\}")


class Examples(Data):
    """Sentences that the rule must find, and sentences that it must let pass."""

    fail: tuple[str, ...]
    pass_: tuple[str, ...]

    model_config = {"extra": "forbid", "frozen": True, "alias_generator": lambda name: name.rstrip("_")}


class HarmRule(Data):
    """One rule.

    ``harmful`` are the attitudes that count; ``only_in`` and ``allowed_in`` are kinds of document, ``allowed_clauses`` the beginnings
    of clause ids whose purpose is to say it. ``cured``: a non-admission in the same paragraph takes the harm away. ``waived_on`` names
    platforms where another rule speaks instead. ``in_case`` is false for facts that a case file must hold. ``refuses``: the seller's own words in
    the case file are a reason to refuse (R-05).
    """

    rule: str
    source: Source
    harmful: tuple[Attitude, ...] = ("asserted",)
    only_in: tuple[str, ...] = ()
    allowed_in: tuple[str, ...] = ()
    allowed_clauses: tuple[str, ...] = ()
    cured: bool = False
    in_case: bool = True
    refuses: bool = False
    stricter_on: Mapping[str, str] = {}
    hints: Mapping[Language, tuple[str, ...]]
    patterns: Mapping[Language, tuple[str, ...]]
    unless: Mapping[Language, tuple[str, ...]] = {}
    examples: Mapping[Language, Examples]

    def speaks_of(self, kind: str, clause: str = "") -> bool:
        """True if the rule holds in that kind of document and clause."""
        asked = not self.only_in or kind in self.only_in
        return asked and kind not in self.allowed_in and not (clause and clause.startswith(self.allowed_clauses))


class SharedWords(Data):
    """The file of shared words: the kinds of paper that the rules do not judge, what cures, and the words by name."""

    unjudged: tuple[str, ...]
    cure: Mapping[Language, tuple[str, ...]]
    words: Mapping[Language, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Harm:
    """A place in a folded text that a rule finds, and how the text means it."""

    rule: HarmRule
    start: int
    end: int
    attitude: Attitude


@cache
def harm_rules() -> Mapping[str, HarmRule]:
    """Every rule by its id, such as ``admission.apology``."""
    rules = map(_rule, sorted((library.templates() / "review" / "admissions").glob("*.yaml")))
    return {rule.rule: rule for rule in rules}


@cache
def shared_words() -> SharedWords:
    """What the rules have in common."""
    loaded = read(library.templates() / "review" / "admissions.yaml")
    return validated(SharedWords, loaded.data, loaded)


def harms(folded: Folded, language: Language, rules: Iterable[HarmRule]) -> Iterator[Harm]:
    """What the text says to its writer's harm, at most once for each rule and sentence."""
    tag = "zh-Hans" if language.startswith("zh") else "en"
    for rule in rules:
        for start, end in _suspected(folded.text, language, rule.hints.get(tag, ())):
            harm = _harm(folded.text, (start, end), language, rule)
            if harm is not None:
                yield harm


def cures(folded: Folded, language: Language) -> bool:
    """True if the paragraph says that nothing is admitted by it."""
    for pattern in _cure("zh-Hans" if language.startswith("zh") else "en"):
        for found in pattern.finditer(folded.text):
            if attitude(folded.text, *_key(found), language) in ("negated", "denied"):
                return True
    return False


def _suspected(text: str, language: Language, hints: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The sentences that hold a hint, in their order."""
    present = [hint for hint in hints if hint in text]
    if not present:
        return
    starts, ends = bounds(text, language)
    numbers = {bisect_right(starts, place) - 1 for hint in present for place in _places(text, hint)}
    for number in sorted(n for n in numbers if n >= 0):
        yield starts[number], ends[number]


def _places(text: str, hint: str) -> Iterator[int]:
    place = text.find(hint)
    while place >= 0:
        yield place
        place = text.find(hint, place + len(hint))


def _harm(text: str, sentence: tuple[int, int], language: Language, rule: HarmRule) -> Harm | None:
    """The first match in a sentence that the rule minds."""
    patterns, unless = _compiled(rule.rule, "zh-Hans" if language.startswith("zh") else "en")
    excused: list[tuple[int, int]] | None = None
    for pattern in patterns:
        for found in pattern.finditer(text, *sentence):
            key = _key(found)
            meant = attitude(text, *key, language)
            if meant not in rule.harmful:
                continue
            if excused is None:
                excused = [m.span() for u in unless for m in u.finditer(text, *sentence)]
            if not any(first <= key[0] < last for first, last in excused):
                return Harm(rule, *found.span(), meant)
    return None


def _key(found: re.Match[str]) -> tuple[int, int]:
    return found.span("key") if "key" in found.re.groupindex and found["key"] is not None else found.span()


def _rule(path: Path) -> HarmRule:
    loaded = read(path)
    return validated(HarmRule, loaded.data, loaded)


@cache
def _compiled(rule: str, tag: Language) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    known = harm_rules()[rule]
    return _patterns(known.patterns.get(tag, ()), tag), _patterns(known.unless.get(tag, ()), tag)


@cache
def _cure(tag: Language) -> tuple[re.Pattern[str], ...]:
    return _patterns(shared_words().cure[tag], tag)


def _patterns(sources: tuple[str, ...], tag: Language) -> tuple[re.Pattern[str], ...]:
    words = shared_words().words[tag]
    return tuple(re.compile(SHARED.sub(lambda m: words[m[1]], source)) for source in sources)
