"""What can be said of the terms of a text: one language lacks what the other says, a forbidden rendering, two renderings of one concept, a word of another place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rejoinder.languages import Language
from rejoinder.reading import Reading, Segment
from rejoinder.terms import passages
from rejoinder.terms.glossary import Terms
from rejoinder.terms.places import is_complete
from rejoinder.terms.usage import Usage, misplaced, mixed
from rejoinder.terms.uses import Hit, Scan


class Said(NamedTuple):
    """A segment and the terms in it."""

    segment: Segment
    scan: Scan


#: The segments of each language that say the same; a segment without counterpart stands alone.
Group = Mapping[Language, Sequence[Said]]


@dataclass(frozen=True, slots=True)
class Remark:
    """One observation at a hit.

    ``language`` is the language that the remark asks of: the other side for a missing term, else the text's own.
    ``instead`` are the renderings that would do. ``lost``: the term carries a statement or a safeguard, and nothing like a rendering stands there.
    """

    rule: str
    segment: Segment
    hit: Hit
    concept: str
    language: Language
    instead: tuple[str, ...]
    lost: bool = False


def remarks(reading: Reading, terms: Terms, places: Sequence[str] = ()) -> Iterator[Remark]:
    """Everything that can be said of a reading, for a document of these jurisdictions (none if they are not known)."""
    groups = _groups(reading, terms)
    for group in groups:
        yield from missing(group, terms)
    said = [one for group in groups for side in group.values() for one in side]
    yield from forbidden(said, terms)
    yield from foreign_words(said, terms)
    usage = Usage((one.segment, one.scan.hits) for one in said)
    for misfit in (*misplaced(usage, terms, places), *mixed(usage)):
        segment, hit = usage.first[misfit.use]
        yield Remark(misfit.rule, segment, hit, misfit.use.concept, misfit.use.language, misfit.instead)


def _groups(reading: Reading, terms: Terms) -> list[Group]:
    """All segments in one search for each language, then by what belongs together."""
    found: dict[tuple[int, Language], dict[Language, list[Said]]] = {}
    for language in (tag for tag in reading.languages if terms.knows(tag)):
        segments = reading.of(language)
        scans = terms.matcher(language).scan_all([segment.text for segment in segments])
        for number, (segment, scan) in enumerate(zip(segments, scans, strict=True)):
            place = (segment.pair, "") if segment.pair is not None else (number, language)
            found.setdefault(place, {}).setdefault(language, []).append(Said(segment, scan))
    return list(found.values())


# One language lacks what the other says


def missing(group: Group, terms: Terms) -> Iterator[Remark]:
    """Terms of one language of which the other has no accepted rendering: each concept once."""
    for language, side in group.items():
        for other in (tag for tag in group if tag != language and is_complete(tag)):
            yield from _unsaid(side, group[other], other, terms)


def _known(side: Sequence[Said]) -> Iterable[str]:
    """Concepts that a side says, well or in a forbidden way: that has a finding of its own."""
    said = side[0].scan.present.union(*(one.scan.present for one in side[1:]))
    wrong = [name for one in side for hit in one.scan.forbidden for name in hit.concepts]
    return said.union(wrong)


def _unsaid(side: Sequence[Said], opposite: Sequence[Said], other: Language, terms: Terms) -> Iterator[Remark]:
    answered = set(_known(opposite))
    texts = [one.segment.text for one in opposite]
    for segment, scan in side:
        for hit in scan.hits:
            if not answered.isdisjoint(hit.concepts) or not _asks(hit, segment.language, other, terms):
                continue
            answered.update(hit.concepts)  # one remark for a concept is enough
            if not any(
                passages.in_a_name(segment.text, *hit[:2], text) or passages.has_gap(text, other) for text in texts
            ):
                found = _renderings(hit.concepts, other, terms)
                lost = _is_lost(hit, segment, found, texts)
                yield Remark("terms.missing", segment, hit, hit.concepts[0], other, found, lost)


def _is_lost(hit: Hit, segment: Segment, renderings: Iterable[str], texts: Sequence[str]) -> bool:
    """A core concept of which the other texts have nothing, not even a misspelt rendering."""
    if not passages.is_core(hit.concepts) or not passages.says_as_much(texts, segment.text):
        return False
    return not any(passages.is_nearly_in(rendering, text) for rendering in renderings for text in texts)


def _asks(hit: Hit, language: Language, other: Language, terms: Terms) -> bool:
    """Whether a hit needs a counterpart: whatever concept it stands for is a term or carries a statement, of this language, and has a rendering in the other."""
    return all(
        (use.weight == "term" or passages.is_core([use.concept]))
        and use.language == language
        and terms.renderings(use.concept, other)
        for use in hit.uses
    )


def _renderings(names: Sequence[str], language: Language, terms: Terms) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for name in names for text in terms.renderings(name, language)))


# Words that are wrong where they stand


def forbidden(said: Sequence[Said], terms: Terms) -> Iterator[Remark]:
    """Renderings that must not be used."""
    for segment, scan in said:
        for hit in scan.forbidden:
            found = _renderings(hit.concepts[:1], segment.language, terms)
            yield Remark("terms.forbidden", segment, hit, hit.concepts[0], segment.language, found)


def foreign_words(said: Sequence[Said], terms: Terms) -> Iterator[Remark]:
    """Words that only another writing of the language has, such as a traditional term in a simplified text."""
    for segment, scan in said:
        for hit in scan.hits:
            if hit.uses[0].language != segment.language:  # the language's own words come first
                found = _renderings(hit.concepts[:1], segment.language, terms)
                yield Remark("terms.place", segment, hit, hit.concepts[0], segment.language, found)
