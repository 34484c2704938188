"""Sentences and parts of sentences that only one of two paired paragraphs says: what was lost in the other, or put in beside it.

No word of a passage needs to be translated here. What it holds (figures, names, terms, everyday words) is looked for in the other language, and both
lengths are compared with and without it. What the worth of each is, is data (``templates/review/passages.yaml``).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import Field

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.findings import Finding
from rejoinder.languages import Language, profiles
from rejoinder.reading import fold
from rejoinder.reading.counterparts import signs_of
from rejoinder.reading.folding import HAN
from rejoinder.reading.sentences import Span, clauses, sentences
from rejoinder.review.agreement.sides import Side, couples
from rejoinder.review.examined import Examined
from rejoinder.terms.glossary import terms
from rejoinder.values import values_of
from rejoinder.wording.rulebook import finding

_HAN = re.compile(rf"[{HAN}]")


class Worth(Data):
    """What speaks for an omission and what against it; the file says how each counts."""

    absent: float
    shared: float
    length: float
    longest: float
    spread: float
    even: float
    han: float = Field(alias="han-letters")
    pairs: int
    least_han: float = Field(alias="least-han")
    most_han: float = Field(alias="most-han")
    error: float
    warning: float
    least: int
    part: float
    run: int
    most: int


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that both languages would say: at a place of the text, any of these. ``word``: a word in Latin letters, as it stands."""

    place: int
    keys: frozenset[Hashable]
    word: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """What a side holds: its signs in the order of their places, and in how many signs each key stands.

    ``spaces``: in a language that writes blanks between words, and all its words in Latin letters.
    """

    signs: tuple[Sign, ...]
    places: tuple[int, ...]
    often: Mapping[Hashable, int]
    keys: frozenset[Hashable]
    spaces: bool


@cache
def worth() -> Worth:
    """The data file."""
    loaded = read(library.templates() / "review" / "passages.yaml")
    return validated(Worth, loaded.data, loaded)


def same_passages(examined: Examined) -> Iterator[Finding]:
    """A finding for each side of which a passage has no counterpart; what nobody changed in our own text is not judged again."""
    pairs = [pair for pair in couples(examined) if not (pair[0].open or pair[1].open or _is_ours(*pair))]
    han = _han_letters(pairs)
    for here, there in pairs:
        for more, less in ((here, there), (there, here)):
            lost, value = _most_absent(more, less, han)
            if lost is not None and value >= worth().warning:
                rule = "agreement.passage" if value >= worth().error else "agreement.passage-doubtful"
                where = more.where(examined, lost.start, lost.end)
                yield finding(rule, where, quote=lost.text, language=more.name, other=less.name)


def _is_ours(*both: Side) -> bool:
    return all(segment.own for side in both for segment in side.segments)


def _most_absent(more: Side, less: Side, han: float) -> tuple[Span | None, float]:
    """The passage that most surely has no counterpart, and how surely."""
    own, other = (_content(side.text, side.language) for side in (more, less))
    text, lengths = more.text, (_length(more.text, han), _length(less.text, han))
    best: tuple[Span | None, float] = (None, 0.0)
    for passage, less_sure in _passages(text, more.language):
        length = _length(passage.text, han)
        if length >= worth().least:
            value = _absence(passage, own, other) + _too_long(lengths, length) - less_sure
            if value > best[1]:
                best = passage, value
    return best


def _passages(text: str, language: Language) -> Iterator[tuple[Span, float]]:
    """Every sentence of a text of several, and every run of clauses that is not the whole text; and by how much a part is less sure."""
    whole = tuple(sentences(text, language))
    if len(whole) > 1:
        yield from ((sentence, 0.0) for sentence in whole)
    for sentence in whole:
        parts = tuple(clauses(sentence.text, language))
        if 1 < len(parts) <= worth().most:
            yield from ((run, worth().part) for run in _runs(sentence, parts, text))


def _runs(sentence: Span, parts: Sequence[Span], text: str) -> Iterator[Span]:
    for first in range(len(parts)):
        for last in range(first, min(len(parts), first + worth().run)):
            if last - first + 1 < len(parts):
                start, end = sentence.start + parts[first].start, sentence.start + parts[last].end
                yield Span(start, end, text[start:end])


def _absence(passage: Span, own: Content, other: Content) -> float:
    """What the signs of a passage say: those that the other language lacks, less those that it has for this passage alone."""
    first, last = (bisect_left(own.places, place) for place in (passage.start, passage.end))
    signs = own.signs[first:last]
    here = Counter(key for sign in signs for key in sign.keys)
    inside = {sign.keys for sign in signs if _tells(sign, own, other)}
    absent = sum(not keys & other.keys for keys in inside)
    shared = sum(bool(keys & other.keys) and all(own.often[key] == here[key] for key in keys) for keys in inside)
    return worth().absent * absent - worth().shared * shared


def _tells(sign: Sign, own: Content, other: Content) -> bool:
    """Whether a sign says anything: a Latin word that a Chinese text has not may well be translated there."""
    return own.spaces <= other.spaces or not sign.word or bool(sign.keys & other.keys)


def _too_long(lengths: tuple[float, float], passage: float) -> float:
    """What the lengths say: how much better they fit without the passage, as a logarithm of likelihoods."""
    even, spread = worth().even, worth().spread
    whole, rest = (math.log((ours + even) / (lengths[1] + even)) for ours in (lengths[0], lengths[0] - passage))
    if whole <= 0:
        return -worth().length * worth().longest
    likelier = (whole**2 - rest**2) / (2 * spread**2)
    return worth().length * max(-worth().longest, min(worth().longest, likelier))


@lru_cache(maxsize=64)  # both ways of one pair
def _content(text: str, language: Language) -> Content:
    folded = fold(text)
    scan = terms().scan(text, language)
    signs = [Sign(hit.start, frozenset(hit.concepts)) for hit in scan.hits]
    signs += [
        Sign(folded.span(place, place + 1)[0], frozenset([sign]), sign[0].isalpha())
        for place, sign in signs_of(folded.text)
    ]
    signs += [Sign(value.start, frozenset([(value.kind, value.key)])) for value in values_of(text, language)]
    known = profiles().get(language)
    signs.sort(key=lambda sign: sign.place)
    often = Counter(key for sign in signs for key in sign.keys)
    return Content(
        tuple(signs),
        tuple(sign.place for sign in signs),
        often,
        frozenset(often) | scan.present,
        known is not None and known.spaces,
    )


def _length(text: str, han: float) -> float:
    """The length of a text in letters."""
    chinese = len(_HAN.findall(text))
    return len(text) - chinese + han * chinese


def _han_letters(pairs: Sequence[tuple[Side, Side]]) -> float:
    """For how many letters a Chinese character stands in this text."""
    if len(pairs) < worth().pairs:
        return worth().han
    chinese, letters = 0, 0
    for pair in pairs:
        counts = [len(_HAN.findall(side.text)) for side in pair]
        more, less = (0, 1) if counts[0] > counts[1] else (1, 0)
        chinese += counts[more]
        letters += len(pair[less].text) - (len(pair[more].text) - counts[more])
    return min(worth().most_han, max(worth().least_han, letters / chinese)) if chinese else worth().han
