"""Where the terms of the glossary stand in texts: one pass over all surfaces, then edges, surroundings and the longest match.

The only module that imports ``ahocorasick``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import ahocorasick

from rejoinder.languages import Language
from rejoinder.reading import Folded, fold
from rejoinder.terms.index import Index
from rejoinder.terms.keys import CHINESE, even, is_chinese
from rejoinder.terms.passages import Stretch, skipped
from rejoinder.terms.uses import NOTHING, Hit, Meaning, Scan, Uses, meaning

BETWEEN = "\x00"  # stands between texts that are searched together: in no text and in no term


class Pattern(NamedTuple):
    """What a key means; ``before`` and ``after`` say whether that edge needs a neighbour that is no letter.

    ``judged`` patterns are known by their capitals, ``blockable`` ones do not count in some surroundings.
    """

    length: int
    before: bool
    after: bool
    accepted: Meaning | None
    forbidden: Meaning | None
    blocks: frozenset[int]
    leading: int
    following: int
    judged: bool
    blockable: bool


#: Start, end and meaning of a key in the folded text.
Found = tuple[int, int, Meaning]


#: The ends and starts of stretches in which a use, or a straddling word, does not count, by its number; in the order of their ends.
Blocks = dict[int, list[tuple[int, int]]]
LONGEST = 200  # no phrase around a term is longer


class Inside(NamedTuple):
    """The places inside straddling words: where no term begins, and where none ends."""

    leading: set[int]
    following: set[int]


class Findings(NamedTuple):
    """The keys of a text: accepted terms and forbidden renderings."""

    accepted: list[Found]
    forbidden: list[Found]


class Keys:
    """The keys of some languages and what each means, told when it is first found: most of a glossary is in no text."""

    def __init__(self, index: Index, uses: Uses, language: Language, languages: Sequence[Language]) -> None:
        self._uses = uses
        self._patterns = _merged(index.patterns, languages)
        self._blockers = _merged(index.blockers, languages)
        straddles = index.straddles.get(language, {})
        self._leading, self._following = straddles.get("leading", {}), straddles.get("following", {})
        self._keys = list(self._patterns | self._blockers | dict.fromkeys((*self._leading, *self._following), ""))
        self._blockable = {int(n) for numbers in self._blockers.values() for n in numbers.split()}
        self._known: dict[int, Pattern] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def pattern(self, number: int) -> Pattern:
        """What the key of that number means."""
        return self._known.get(number) or self._learnt(number)

    def _learnt(self, number: int) -> Pattern:
        key = self._keys[number]
        uses = [self._uses[n] for n in _numbers(self._patterns, key)]
        known = Pattern(
            len(key),
            _is_letter(key[0]),
            _is_letter(key[-1]),
            meaning(use for use in uses if use.status != "forbidden"),
            meaning(use for use in uses if use.status == "forbidden"),
            frozenset(_numbers(self._blockers, key)),
            self._leading.get(key, -1),
            self._following.get(key, -1),
            any(use.exact for use in uses),
            any(use.number in self._blockable for use in uses),
        )
        self._known[number] = known
        return known


def _numbers(table: Mapping[str, str], key: str) -> Iterator[int]:
    return map(int, table.get(key, "").split())


def _merged(tables: Mapping[Language, Mapping[str, str]], languages: Sequence[Language]) -> dict[str, str]:
    merged = dict(tables.get(languages[0], {}))
    for language in languages[1:]:
        for key, numbers in tables.get(language, {}).items():
            merged[key] = f"{merged[key]} {numbers}" if key in merged else numbers
    return merged


class Matcher:
    """Finds the terms of some languages in texts of one language: simplified Chinese is also searched for traditional words."""

    def __init__(self, index: Index, uses: Uses, language: Language, others: Sequence[Language] = ()) -> None:
        self.language = language
        self._keys = Keys(index, uses, language, [language, *others])
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for number, key in enumerate(self._keys):
            self._automaton.add_word(key, number)
        if len(self._automaton):
            self._automaton.make_automaton()

    def scan(self, text: str) -> Scan:
        """What a text holds."""
        return self.scan_all([text])[0]

    def scan_all(self, texts: Sequence[str]) -> list[Scan]:
        """What each of several texts holds: they are searched in one go, which costs far less than each alone."""
        if not len(self._automaton):
            return [NOTHING] * len(texts)
        joined = BETWEEN.join(text.replace(BETWEEN, " ") for text in texts)
        folded = fold(
            joined if is_chinese(self.language) else joined.replace("\n", " ")
        )  # a fold of equal length is cheap
        found = self._found(folded)
        stretches = skipped(folded.text, self.language)
        split = Splitter(folded, texts)
        hits = split.hits(_longest(_outside(found.accepted, stretches), _outside(found.forbidden, stretches)))
        wrong = split.hits(_not_inside(_outside(found.forbidden, stretches), found))
        said = split.concepts(found.accepted)
        return [Scan(*parts) for parts in zip(hits, wrong, said, strict=True)]

    def spans(self, folded: Folded) -> list[tuple[int, int]]:
        """Every place in a folded text where a term stands, also inside longer terms and over others."""
        return [(start, end) for start, end, _ in self._found(folded).accepted]

    def _found(self, folded: Folded) -> Findings:
        """Every key with good edges, outside what blocks it and across no straddling word."""
        inside, blocks, candidates = self._candidates(even(folded, self.language))
        found = Findings([], [])
        for start, end, pattern in candidates:
            if start in inside.leading or end in inside.following:
                continue
            accepted, forbidden = pattern.accepted, pattern.forbidden
            if pattern.blockable and blocks:
                accepted, forbidden = (
                    _unblocked(start, end, accepted, blocks),
                    _unblocked(start, end, forbidden, blocks),
                )
            if pattern.judged:
                accepted = _cased(folded, start, end, accepted)
            if accepted:
                found.accepted.append((start, end, accepted))
            if forbidden:
                found.forbidden.append((start, end, forbidden))
        return found

    def _candidates(self, text: str) -> tuple[Inside, Blocks, list[tuple[int, int, Pattern]]]:
        """Where no term begins or ends, what blocks, and the patterns with good edges."""
        pattern_of = self._keys.pattern
        padded = f" {text} "
        straddles: list[tuple[int, int, int, int]] = []
        blocks: Blocks = {}
        found: list[tuple[int, int, Pattern]] = []
        for last, number in self._automaton.iter(text):
            pattern = pattern_of(number)
            start = last - pattern[0] + 1
            before, after = padded[start], padded[last + 2]
            if pattern[1] and before < CHINESE and (before.isalnum() or before == "_"):
                continue
            if pattern[2] and after < CHINESE and (after.isalnum() or after == "_"):
                continue
            if pattern[6] >= 0 or pattern[7] >= 0:
                straddles.append((start, last + 1, pattern[6], pattern[7]))
            if pattern[5]:
                _block(blocks, start, last + 1, pattern[5])
            found.append((start, last + 1, pattern))
        return _inside(straddles, blocks), blocks, found


class Splitter:
    """Gives what was found in texts that were searched together back to each of them."""

    def __init__(self, folded: Folded, texts: Sequence[str]) -> None:
        self._folded = folded
        self._count = len(texts)
        self._starts = [0]  # of each text in the original
        for text in texts[:-1]:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._folded_starts = [0]
        for _ in texts[1:]:
            self._folded_starts.append(folded.text.index(BETWEEN, self._folded_starts[-1]) + 1)

    def hits(self, found: Iterable[Found]) -> list[tuple[Hit, ...]]:
        """The hits of each text, at their places in it."""
        parts: list[list[Hit]] = [[] for _ in range(self._count)]
        span = self._folded.span
        for start, end, (uses, concepts) in found:
            first, last = span(start, end)
            number = bisect_right(self._starts, first) - 1
            before = self._starts[number]
            parts[number].append(Hit(first - before, last - before, uses, concepts))
        return [tuple(part) for part in parts]

    def concepts(self, found: Iterable[Found]) -> list[frozenset[str]]:
        """The concepts of each text."""
        parts: list[set[str]] = [set() for _ in range(self._count)]
        for start, _, (_, concepts) in found:
            parts[bisect_right(self._folded_starts, start) - 1].update(concepts)
        return [frozenset(part) for part in parts]


# What counts


def _is_letter(sign: str) -> bool:
    """A sign that goes on with a word: a letter or digit, but no Chinese character."""
    return sign < CHINESE and (sign.isalnum() or sign == "_")


def _inside(straddles: Iterable[tuple[int, int, int, int]], blocks: Blocks) -> Inside:
    inside = Inside(set(), set())
    for start, end, *numbers in straddles:
        for places, number in zip(inside, numbers, strict=True):
            if number >= 0 and not _blocked(start, end, number, blocks):
                places.update(range(start + 1, end))
    return inside


def _block(blocks: Blocks, start: int, end: int, numbers: Iterable[int]) -> None:
    for number in numbers:
        blocks.setdefault(number, []).append((end, start))


def _blocked(start: int, end: int, number: int, blocks: Blocks) -> bool:
    around = blocks.get(number, ())
    for at in range(bisect_left(around, (end,)), len(around)):
        if around[at][1] <= start:
            return True
        if around[at][0] > start + LONGEST:
            return False
    return False


def _unblocked(start: int, end: int, found: Meaning | None, blocks: Blocks) -> Meaning | None:
    if found is None:
        return None
    return meaning(use for use in found.uses if not _blocked(start, end, use.number, blocks))


def _cased(folded: Folded, start: int, end: int, found: Meaning | None) -> Meaning | None:
    """Without the uses that want other capitals."""
    if found is None:
        return None
    quote = fold(folded.quote(start, end), case=True)
    return meaning(use for use in found.uses if not use.exact or even(quote, use.language) in use.exact)


def _outside(found: list[Found], stretches: Sequence[Stretch]) -> list[Found]:
    if not stretches:
        return found
    covered = {place for start, end in stretches for place in range(start, end)}
    return [f for f in found if f[0] not in covered and f[1] - 1 not in covered]


def _not_inside(wrong: list[Found], found: Findings) -> list[Found]:
    """Forbidden renderings, but none within a longer one or within a longer accepted term."""
    if not wrong:
        return wrong
    inside: set[tuple[int, int]] = set()
    reached = -1
    for start, end in sorted(
        {f[:2] for f in (*found.accepted, *found.forbidden)}, key=lambda span: (span[0], -span[1])
    ):
        if end <= reached:
            inside.add((start, end))
        reached = max(reached, end)
    return [one for one in wrong if one[:2] not in inside]


def _longest(accepted: list[Found], forbidden: list[Found]) -> Iterator[Found]:
    """From left to right the longest at each place, none over another; forbidden ones take their place and are left out."""
    ranked = [(start, -end, 0, number) for number, (start, end, _) in enumerate(accepted)]
    ranked += [(start, -end, 1, 0) for start, end, _ in forbidden]
    ranked.sort()
    reached = 0
    for start, end, is_forbidden, number in ranked:
        if start >= reached:
            reached = -end
            if not is_forbidden:
                yield accepted[number]
