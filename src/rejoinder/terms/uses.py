"""What a word of a text can stand for, and the places where such words stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, cast

from rejoinder.languages import Language, Words
from rejoinder.terms.model import Weight

Status = Literal["preferred", "accepted", "forbidden"]
CELL = "\t"  # between the cells of a row
LISTED = "\v"  # between the entries of a cell
NO_REASON = Words("", "")


@dataclass(slots=True, eq=False)  # compared by identity: they are counted thousands of times
class Use:
    """A term of a concept, or a rendering that is forbidden for it; the same object wherever it is found, and never changed.

    ``status`` is ``preferred``, ``accepted`` or ``forbidden``; ``exact`` holds the surfaces in their capitals where those
    matter; ``why`` says why it is forbidden.
    """

    number: int
    concept: str
    language: Language
    text: str
    status: Status
    weight: Weight
    places: tuple[str, ...] = ()
    exact: frozenset[str] = frozenset()
    why: Words = NO_REASON


def row(
    concept: str,
    language: Language,
    text: str,
    status: Status,
    weight: Weight,
    places: Iterable[str] = (),
    exact: Iterable[str] = (),
    why: Words = NO_REASON,
) -> str:
    """A use as a line of the index."""
    cells = (concept, language, text, status, weight, " ".join(places), LISTED.join(exact), why.en, why.zh)
    return CELL.join(cell.replace(CELL, " ") for cell in cells).rstrip(CELL)


class Uses:
    """Uses by their numbers, each made when it is first wanted."""

    def __init__(self, rows: Sequence[str]) -> None:
        self._rows = rows
        self._made: dict[int, Use] = {}

    def __getitem__(self, number: int) -> Use:
        return self._made.get(number) or self._make(number)

    def __iter__(self) -> Iterator[Use]:
        return (self[number] for number in range(len(self._rows)))

    def _make(self, number: int) -> Use:
        cells = self._rows[number].split(CELL)
        concept, language, text, status, weight, places, exact, why, why_zh = cells + [""] * (9 - len(cells))
        made = Use(
            number,
            concept,
            language,
            text,
            cast(Status, status),
            cast(Weight, weight),
            tuple(places.split()),
            frozenset(exact.split(LISTED)) if exact else frozenset(),
            Words(why, why_zh),
        )
        self._made[number] = made
        return made


class Meaning(NamedTuple):
    """All that a surface can stand for; several uses where concepts share it."""

    uses: tuple[Use, ...]
    concepts: tuple[str, ...]


def meaning(uses: Iterable[Use]) -> Meaning | None:
    """What these uses mean together; ``None`` without any."""
    found = tuple(uses)
    return Meaning(found, tuple(dict.fromkeys(one.concept for one in found))) if found else None


class Hit(NamedTuple):
    """Terms found at a place of the original text."""

    start: int
    end: int
    uses: tuple[Use, ...]
    concepts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The term in its main form."""
        return self.uses[0].text

    @property
    def status(self) -> str:
        """``preferred``, ``accepted`` or ``forbidden``."""
        return self.uses[0].status

    @property
    def places(self) -> tuple[str, ...]:
        """Where the word is at home; empty if everywhere."""
        return self.uses[0].places


class Scan(NamedTuple):
    """What one text holds: the longest accepted terms, forbidden renderings, and every concept that is said at all, be it inside a longer term."""

    hits: tuple[Hit, ...] = ()
    forbidden: tuple[Hit, ...] = ()
    present: frozenset[str] = frozenset()


NOTHING = Scan()
