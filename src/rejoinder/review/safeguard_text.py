"""Safeguards by content: each one that the matrix demands must be said, and meant, in every language; what it forbids must not be said.

A safeguard is looked for in one paragraph, not scattered over the text. In our own documents an edit of its wording is compared with the
composition as well (``safeguard_edits``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from typing import Literal, TypeAlias

from rejoinder.findings import Finding, Where
from rejoinder.languages import Language, Words
from rejoinder.reading import Folded, Segment
from rejoinder.reading.harms import key_span, meant
from rejoinder.reading.polarity import attitude, bounds
from rejoinder.reading.segments import NEUTRAL
from rejoinder.reading.traditional import looked_up
from rejoinder.review.examined import Examined
from rejoinder.review.safeguard_edits import Edit, edits
from rejoinder.review.safeguard_words import SafeguardWords, Statement, pattern, safeguard_words
from rejoinder.terms.places import language_name
from rejoinder.wording.documents import kind_title
from rejoinder.wording.rulebook import finding, label_words
from rejoinder.wording.safeguards import Duty, Safeguard, matrix, says

Fault: TypeAlias = Literal["contrary", "weak", "lacking"]
SHARE = 0.15  # of the text: below it a language is only quoted (a name, an address)
LONGEST = 8000  # of a paragraph
OVERLAP = 1000  # of its parts, if it is longer
MANY = 100  # places of a statement in one paragraph
DENSE = 3  # a Chinese character says as much as three letters


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A segment, or two that follow one another, as one place for a safeguard."""

    segment: Segment
    folded: Folded


@dataclass(frozen=True)
class Sides:
    """The paragraphs of one language, alone and two by two."""

    examined: Examined
    language: Language

    @cached_property
    def single(self) -> tuple[Paragraph, ...]:
        """Every paragraph of the language, with those of no language."""
        found = (s for s in self.examined.reading.segments if s.language in (self.language, NEUTRAL))
        return tuple(Paragraph(s, part) for s in found if s.text.strip() for part in _parts(s, self.language))

    def __iter__(self) -> Iterator[Paragraph]:
        """One by one, then two by two."""
        yield from self.single
        yield from self.double

    @cached_property
    def double(self) -> tuple[Paragraph, ...]:
        """Each paragraph with the next one."""
        neighbours = (pair for pair in pairwise(self.single) if pair[0].segment is not pair[1].segment)
        joined = ((a.segment, f"{a.folded.text} {b.folded.text}") for a, b in neighbours)
        return tuple(Paragraph(segment, Folded(text, text, None)) for segment, text in joined)


def _parts(segment: Segment, language: Language) -> Iterator[Folded]:
    """A segment folded; one that is longer than any paragraph, in parts."""
    whole = looked_up(segment.text, language)
    if len(whole.text) <= LONGEST:
        yield whole
        return
    for first in range(0, len(whole.text), LONGEST - OVERLAP):
        text = whole.text[first : first + LONGEST]
        last = first + len(text) + 1
        offsets = tuple(range(first, last)) if whole.offsets is None else whole.offsets[first:last]
        yield Folded(text, whole.original, offsets)


def safeguards(examined: Examined) -> Iterator[Finding]:
    """Safeguards that are missing, weakened, changed or forbidden, language by language."""
    table = matrix()
    duties = table.duties(examined.kind, examined.draft.jurisdictions if examined.draft else ())
    if not duties or _composed(examined):
        return
    told: set[tuple[str, Language]] = set()
    for language in _languages(examined):
        sides = Sides(examined, language)
        for name, duty in duties.items():
            for found in _by_duty(sides, name, duty):
                told.add((name, language))
                yield found
        yield from (_edited(examined, edit) for edit in edits(examined, language) if not _twice(edit, told, language))


def _composed(examined: Examined) -> bool:
    """True for a composition in which nobody has changed or deleted anything: the gate of the matrix has judged it already."""
    if not all(segment.own for segment in examined.reading.segments):
        return False
    draft = examined.draft
    present = {(s.block, s.language) for s in examined.reading.segments}
    return draft is None or all((b.id, tag) in present for b in draft.blocks for tag in draft.languages)


def _languages(examined: Examined) -> tuple[Language, ...]:
    """The languages of the text that are more than quoted in it."""
    sizes: dict[Language, int] = {}
    for segment in examined.reading.segments:
        weight = DENSE if segment.language.startswith("zh") else 1
        sizes[segment.language] = sizes.get(segment.language, 0) + weight * len(segment.text)
    whole = sum(size for tag, size in sizes.items() if tag != NEUTRAL)
    return tuple(tag for tag, size in sizes.items() if tag != NEUTRAL and size >= SHARE * whole)


def _by_duty(sides: Sides, name: str, duty: Duty) -> Iterator[Finding]:
    words = safeguard_words().safeguards.get(name)
    safeguard = matrix().safeguards[name]
    if duty == "must" and words is not None:
        yield from _must(sides, safeguard, words)
    elif duty == "never" and not (words and words.told_by.never) and not _allowed_somewhere(sides.examined, name):
        yield from _never(sides, safeguard)


def _allowed_somewhere(examined: Examined, name: str) -> bool:
    """True if it is not known whose law applies, and some law allows it in such a document."""
    rows = (row for row in matrix().rows if (row.document, row.safeguard) == (examined.kind, name))
    return examined.draft is None and any(row.duty != "never" for row in rows)


def _must(sides: Sides, safeguard: Safeguard, words: SafeguardWords) -> Iterator[Finding]:
    """A safeguard that must be there: met by one paragraph, or told at the one that comes nearest to it."""
    examined, language = sides.examined, sides.language
    statement = words.in_(language)
    if statement is None or examined.kind in words.told_by.kinds:
        yield from _gone(examined, safeguard, words, language)
        return
    near: list[tuple[Paragraph, Fault]] = []
    for place in sides:
        fault = _fault(place, statement, words, safeguard, language)
        if fault is None:
            yield from _contradicted(sides, safeguard, words, statement)
            return
        if fault != "absent":
            near.append((place, fault))
    yield _absent(examined, safeguard, words, language, min(near, key=lambda n: CLOSE.index(n[1]), default=None))


def _gone(examined: Examined, safeguard: Safeguard, words: SafeguardWords, language: Language) -> Iterator[Finding]:
    """A safeguard that only its marks tell: all paragraphs that the composition has for it are gone."""
    draft = examined.draft
    name = next(name for name, known in matrix().safeguards.items() if known is safeguard)
    ours = {b.id for b in draft.blocks if name in b.safeguards} if draft and language in draft.languages else set()
    kept = {s.block for s in examined.reading.of(language) if s.text.strip()}
    if ours and any(kept) and not ours & kept:
        yield _absent(examined, safeguard, words, language, None)


def _fault(
    place: Paragraph, statement: Statement, words: SafeguardWords, safeguard: Safeguard, language: Language
) -> Fault | Literal["absent"] | None:
    """Why a paragraph does not say it; None if it does."""
    text = place.folded.text
    matches = (found for source in statement.statement for found in pattern((source,)).finditer(text))
    keys = [key_span(found) for found in islice(matches, MANY)]
    asides = _at(text, statement.aside, language) if keys else {}
    said = [(key, _number(text, key[0], language)) for key in keys]
    said = [(key, number) for key, number in said if number not in asides]
    if not said:
        return "absent"
    carrying = {number for key, number in said if attitude(text, *key, language) in words.means}
    if not carrying:
        return "contrary"
    if carrying & set(_at(text, statement.weak, language)):
        return "weak"
    tag = "zh-Hans" if language.startswith("zh") else "en"
    return None if not words.words or says(safeguard, tag, _without(text, asides)) else "lacking"


def _number(text: str, place: int, language: Language) -> int:
    """The number of the sentence at a place."""
    return bisect_right(bounds(text, language)[0], place) - 1


def _at(text: str, sources: tuple[str, ...], language: Language) -> dict[int, tuple[int, int]]:
    """The sentences in which one of the patterns stands: their numbers and places."""
    starts, ends = bounds(text, language)
    numbers = {_number(text, found.start(), language) for found in pattern(sources).finditer(text)}
    return {n: (starts[n], ends[n]) for n in numbers if n >= 0}


def _without(text: str, asides: dict[int, tuple[int, int]]) -> str:
    for start, end in sorted(asides.values(), reverse=True):
        text = text[:start] + text[end:]
    return text


def _absent(
    examined: Examined,
    safeguard: Safeguard,
    words: SafeguardWords,
    language: Language,
    nearest: tuple[Paragraph, Fault] | None,
) -> Finding:
    values = _values(safeguard, words, language)
    if nearest is None:
        stranger = examined.draft is None and examined.kind in words.advised_in
        where = Where(examined.reading.file, language=language)
        return (
            finding("safeguard.advised", where, **values) if stranger else finding("safeguard.missing", where, **values)
        )
    place, fault = nearest
    return finding(
        "safeguard.weakened", examined.where(place.segment), why=label_words("safeguard-fault", fault), **values
    )


def _values(safeguard: Safeguard, words: SafeguardWords, language: Language) -> dict[str, object]:
    return {"safeguard": safeguard.title.words(), "language": language_name(language), "needs": words.needs.words()}


def _contradicted(sides: Sides, safeguard: Safeguard, words: SafeguardWords, statement: Statement) -> Iterator[Finding]:
    """A sentence elsewhere that says the contrary of a safeguard that is there."""
    for place in sides.single:
        for source in statement.against:
            for found in pattern((source,)).finditer(place.folded.text):
                if meant(place.folded.text, found, sides.language) == "asserted":
                    where = sides.examined.where(place.segment, *place.folded.span(*found.span()))
                    values = _values(safeguard, words, sides.language)
                    yield finding("safeguard.weakened", where, why=label_words("safeguard-fault", "contrary"), **values)
                    return


def _never(sides: Sides, safeguard: Safeguard) -> Iterator[Finding]:
    """A safeguard that must not be there: said in one paragraph, and as the writer's own words."""
    tag = "zh-Hans" if sides.language.startswith("zh") else "en"
    sources = safeguard.says.get(tag, ())
    for place in sides.single if sources else ():
        text = place.folded.text
        found = pattern(sources[:1]).search(text)
        if found is None or not says(safeguard, tag, text) or attitude(text, *found.span(), tag) != "asserted":
            continue
        where = sides.examined.where(place.segment, *place.folded.span(*found.span()))
        yield finding(
            "safeguard.forbidden",
            where,
            safeguard=safeguard.title.words(),
            document=kind_title(sides.examined.kind),
            quote=where.quote,
        )
        return


def _twice(edit: Edit, told: set[tuple[str, Language]], language: Language) -> bool:
    """True if the safeguard of an edited paragraph is already told to be missing or weakened."""
    return edit.rule != "safeguard.statutory" and any((name, language) in told for name in edit.safeguards)


def _edited(examined: Examined, edit: Edit) -> Finding:
    where = examined.where(edit.segment)
    if edit.rule == "safeguard.statutory":
        return finding("safeguard.statutory", where, lost=edit.lost, added=edit.added)
    titles = [matrix().safeguards[name].title.words() for name in edit.safeguards]
    named = Words(", ".join(t.en for t in titles), "、".join(t.zh for t in titles))
    if edit.rule == "safeguard.undermined":
        return finding("safeguard.undermined", where, safeguard=named, lost=edit.lost, added=edit.added)
    return finding("safeguard.changed", where, safeguard=named, lost=edit.lost, added=edit.added)


CLOSE: tuple[Fault, ...] = ("weak", "contrary", "lacking")  # from the paragraph that comes nearest to it
