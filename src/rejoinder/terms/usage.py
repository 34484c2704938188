"""Which renderings of each concept one document uses: two of them side by side, or a word of another place than the document's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rejoinder.languages import Language
from rejoinder.reading import Segment
from rejoinder.terms.glossary import Terms
from rejoinder.terms.places import places as known_places
from rejoinder.terms.uses import Hit, Use


class Misfit(NamedTuple):
    """A rendering that does not fit the rest of the document, and what would."""

    rule: str
    use: Use
    instead: tuple[str, ...]


class Usage:
    """The renderings of each concept in each language, counted, where a word stands for one concept only."""

    def __init__(self, said: Iterable[tuple[Segment, Sequence[Hit]]]) -> None:
        self.first: dict[Use, tuple[Segment, Hit]] = {}
        self.count: Counter[Use] = Counter()
        for segment, hits in said:
            for hit in hits:
                if len(hit.uses) == 1 or len(hit.concepts) == 1:
                    self._note(segment, hit)
        self.by_concept: dict[str, dict[Language, list[Use]]] = {}
        for use in self.first:
            self.by_concept.setdefault(use.concept, {}).setdefault(use.language, []).append(use)

    def _note(self, segment: Segment, hit: Hit) -> None:
        use, *others = hit.uses
        if use.language != segment.language or any(u.language == use.language for u in others):
            return  # a word of another writing; a surface of two terms, which decides for neither
        if use not in self.first:
            self.first[use] = (segment, hit)
        self.count[use] += 1

    def rarer(self, uses: Sequence[Use]) -> Use:
        """The one that is used less; of equals the later."""
        order = list(self.first)
        return min(uses, key=lambda use: (self.count[use], -order.index(use)))


def misplaced(usage: Usage, terms: Terms, places: Sequence[str]) -> Iterator[Misfit]:
    """Words of another place: beside a word of this one, or where the document's places are known."""
    for concept, sides in usage.by_concept.items():
        for language, uses in sides.items():
            placed = [use for use in uses if use.places]
            together = list(_mixed_places(usage, placed))
            yield from (Misfit("terms.place", odd, (regular.text,)) for odd, regular in together)
            if placed and places and not together:
                yield from _elsewhere(placed, terms.renderings(concept, language), _at_home(language, places))


def _mixed_places(usage: Usage, placed: Sequence[Use]) -> Iterator[tuple[Use, Use]]:
    """Two words that have no place in common: the rarer and the other."""
    for number, one in enumerate(placed):
        for other in placed[:number]:
            if not set(one.places) & set(other.places):
                odd = usage.rarer((one, other))
                yield odd, one if odd is other else other


def _elsewhere(uses: Sequence[Use], renderings: Mapping[str, tuple[str, ...]], home: set[str]) -> Iterator[Misfit]:
    """Words of places that are none of the document's, where those places have a word of their own."""
    ours = tuple(text for text, where in renderings.items() if set(where) & home)
    for use in uses:
        if not set(use.places) & home and ours:
            yield Misfit("terms.place", use, ours)


def _at_home(language: Language, places: Sequence[str]) -> set[str]:
    tongue = known_places().languages.get(language)
    return {*places, *(tongue.home if tongue else ())}


def mixed(usage: Usage) -> Iterator[Misfit]:
    """Two renderings of one concept in one language, where another language keeps to one throughout."""
    for sides in usage.by_concept.values():
        steady = [tag for tag, uses in sides.items() if len(uses) == 1 and usage.count[uses[0]] > 1]
        for language, uses in sides.items():
            if any(tag != language for tag in steady):
                yield from _two(usage, [use for use in uses if use.weight == "term"])


def _two(usage: Usage, uses: Sequence[Use]) -> Iterator[Misfit]:
    """The rarer of renderings that differ as words: not in place alone, and none a short form of the other."""
    main = max(uses, key=lambda use: usage.count[use], default=None)
    for use in uses:
        if main is not None and use is not main and not _alike(use, main):
            yield Misfit("terms.mixed", use, (main.text,))


def _alike(one: Use, other: Use) -> bool:
    """Short and long form, an abbreviation, or the words of two places (which ``misplaced`` tells)."""
    short, long = sorted((one.text.casefold(), other.text.casefold()), key=len)
    apart = bool(one.places and other.places) and not set(one.places) & set(other.places)
    return short in long or apart or one.text.isupper() or other.text.isupper()
