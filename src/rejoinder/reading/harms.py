"""What a text says to its writer's harm: rules from ``templates/review/admissions/``, matched sentence by sentence and with their polarity.

``templates/review/admissions.yaml`` holds the words that the patterns share, written ``{name}`` in them. A rule's patterns are only tried on
sentences that hold one of its ``hints``, which are plain words. The group ``key`` of a pattern is the word whose polarity counts (without it, the whole match); where the group
``sure`` matches, the pattern itself has looked at the negation, and only a denial or somebody else's words let it pass.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from pydantic import ConfigDict

from rejoinder import library
from rejoinder.datafiles import Data, Source, read, validated
from rejoinder.languages import Language
from rejoinder.reading.folding import Folded
from rejoinder.reading.polarity import Attitude, attitude, bounds, quoted, stance

ENOUGH = 100  # findings of one rule in one text: nobody reads on
MANY = 20  # matches of one rule in one sentence
FEW = 3  # places told of one rule in one sentence, of which the first that is not quoted counts
KEYS = ("key", "sure")
SHARED = re.compile(r"\{([a-z_]+)\}")


class Examples(Data):
    """Sentences that the rule must find, and sentences that it must let pass."""

    fail: tuple[str, ...]
    pass_: tuple[str, ...]

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda name: name.rstrip("_"))


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
    """The file of shared words: the kinds of paper that the rules do not judge, what cures and what does not, and the words by name."""

    unjudged: tuple[str, ...]
    cure: Mapping[Language, tuple[str, ...]]
    beside: Mapping[Language, tuple[str, ...]]
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
    """What the text says to its writer's harm, at most once for each rule and sentence, in the order of the text."""
    wanted = {rule.rule: rule for rule in rules}
    told: Counter[str] = Counter()
    for (start, end), names in _suspected(folded.text, language):
        for name in (n for n in wanted if n in names and told[n] < ENOUGH):
            harm = _harm(folded.text, (start, end), language, wanted[name])
            if harm is not None:
                told[name] += 1
                yield harm


def cures(folded: Folded, language: Language) -> bool:
    """True if the paragraph says that nothing is admitted by it; that some other step of it is no admission does not do."""
    tag = _tag(language)
    beside = [m.span() for pattern in _patterns(shared_words().beside[tag], tag) for m in pattern.finditer(folded.text)]
    for pattern in _cure(tag):
        for found in pattern.finditer(folded.text):
            first, last = key_span(found)
            if any(start <= first and last <= end for start, end in beside):
                continue
            if attitude(folded.text, first, last, language) in ("negated", "denied"):
                return True
    return False


def speaks(text: str, place: int, language: Language) -> bool:
    """True if the writer is the one who acts in the words that begin there."""
    return bool(_writer(_tag(language)).match(text, place))


@cache
def _writer(tag: Language) -> re.Pattern[str]:
    return re.compile(rf"[\s，,]*(?:and |but |而|但|对此)?{shared_words().words[tag]['we']}")


@lru_cache(maxsize=1024)
def _suspected(text: str, language: Language) -> tuple[tuple[tuple[int, int], frozenset[str]], ...]:
    """The sentences that hold a hint, in their order, with the rules that it is a hint of."""
    present = [(hint, names) for hint, names in _hints(_tag(language)) if hint in text]
    if not present:
        return ()
    starts, ends = bounds(text, language)
    found: dict[int, frozenset[str]] = {}
    for hint, names in present:
        for number in {bisect_right(starts, place) - 1 for place in _places(text, hint)}:
            found[number] = found.get(number, frozenset()) | names
    return tuple(((starts[number], ends[number]), found[number]) for number in sorted(n for n in found if n >= 0))


def _places(text: str, hint: str) -> Iterator[int]:
    place = text.find(hint)
    while place >= 0:
        yield place
        place = text.find(hint, place + len(hint))


def _harm(text: str, sentence: tuple[int, int], language: Language, rule: HarmRule) -> Harm | None:
    """The first match in a sentence that the rule minds."""
    first, last = sentence
    for start, end, key, told in _minded(rule.rule, text[first:last], language):
        is_quoted = quoted(text, first + key[0], first + key[1], language)
        if not is_quoted or "quoted" in rule.harmful:
            return Harm(rule, first + start, first + end, "quoted" if is_quoted else told)
    return None


@lru_cache(maxsize=4096)
def _minded(name: str, sentence: str, language: Language) -> tuple[tuple[int, int, tuple[int, int], Attitude], ...]:
    """What a rule minds in a sentence taken by itself: place, place of the key, attitude."""
    rule, tag = harm_rules()[name], _tag(language)
    patterns = _patterns(rule.patterns.get(tag, ()), tag)
    matches = list(islice((found for pattern in patterns for found in pattern.finditer(sentence)), MANY))
    if not matches:
        return ()
    excused = [m.span() for unless in _patterns(rule.unless.get(tag, ()), tag) for m in unless.finditer(sentence)]
    minded = []
    for found in matches:
        key = key_span(found)
        told = _sure(found, stance(sentence, *key, language))
        if told in rule.harmful and not any(first < key[1] and key[0] < last for first, last in excused):
            minded.append((found.start(), found.end(), key, told))
        if len(minded) == FEW:
            break
    return tuple(minded)


def key_span(found: re.Match[str]) -> tuple[int, int]:
    """The place of the word of a match whose polarity counts."""
    name = next((n for n in KEYS if n in found.re.groupindex and found[n] is not None), 0)
    return found.span(name)


def meant(text: str, found: re.Match[str], language: Language) -> Attitude:
    """How a text means what a pattern found in it."""
    return _sure(found, attitude(text, *key_span(found), language))


def _sure(found: re.Match[str], told: Attitude) -> Attitude:
    """The attitude told, but for a pattern that has looked at the negation itself."""
    sure = "sure" in found.re.groupindex and found["sure"] is not None
    return "asserted" if sure and told == "negated" else told


def _tag(language: Language) -> Language:
    """The language whose rules are used."""
    return "zh-Hans" if language.startswith("zh") else "en"


def _rule(path: Path) -> HarmRule:
    loaded = read(path)
    return validated(HarmRule, loaded.data, loaded)


@cache
def _hints(tag: Language) -> tuple[tuple[str, frozenset[str]], ...]:
    """Every hint with the rules that it is one of."""
    found: dict[str, set[str]] = {}
    for name, rule in harm_rules().items():
        for hint in rule.hints.get(tag, ()):
            found.setdefault(hint, set()).add(name)
    return tuple((hint, frozenset(names)) for hint, names in found.items())


@cache
def _cure(tag: Language) -> tuple[re.Pattern[str], ...]:
    return _patterns(shared_words().cure[tag], tag)


@cache
def _patterns(sources: tuple[str, ...], tag: Language) -> tuple[re.Pattern[str], ...]:
    words = shared_words().words[tag]
    return tuple(re.compile(SHARED.sub(lambda m: words[m[1]], source)) for source in sources)
