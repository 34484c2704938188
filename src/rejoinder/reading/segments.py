"""The shape of a reading: segments, and the pairs that say the same in two languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rejoinder.languages import Language

Origin: TypeAlias = Literal["draft", "ours", "foreign"]

#: A segment of names, numbers or addresses alone, which are the same in every language.
NEUTRAL: Language = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One paragraph, heading, list item or table row in one language, its text as it stands.

    ``language`` is a language tag or empty for values alone. ``form`` is a ``draft.Form``, or in foreign text ``quote``, ``code`` or ``margin`` (header and footer). ``line`` and ``column``
    count from 1 in a text file and are unknown in Word. ``block`` and ``clause`` are known in our own documents. Segments of
    two languages that say the same have the same ``pair``. ``own`` is true for composed text that nobody has changed.
    ``number`` is the printed number or mark of a heading, point or list item, which is no part of ``text``.
    Cells of a row are joined by `` | ``; lines within a paragraph end with a line feed.
    """

    text: str
    language: Language
    form: str = "paragraph"
    line: int | None = None
    column: int | None = None
    block: str = ""
    clause: str = ""
    pair: int | None = None
    own: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """The segments of each language that say the same; a language that has no counterpart is absent."""

    number: int
    sides: Mapping[Language, tuple[Segment, ...]]

    def text(self, language: Language) -> str:
        """All that one language says, its segments on lines of their own."""
        return "\n".join(s.text for s in self.sides.get(language, ()))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one file says.

    ``origin`` is ``draft`` for a composition that was never a file, ``ours`` for a document of ours read back, ``foreign`` for any other.
    """

    file: str
    segments: tuple[Segment, ...]
    origin: Origin = "foreign"

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in the order of their first segment, without the neutral one."""
        return tuple(dict.fromkeys(s.language for s in self.segments if s.language != NEUTRAL))

    def of(self, language: Language) -> tuple[Segment, ...]:
        """The segments of one language."""
        return tuple(s for s in self.segments if s.language == language)

    def text(self, language: Language) -> str:
        """All that one language says, with the neutral segments: a paragraph each."""
        return "\n\n".join(s.text for s in self.segments if s.language in (language, NEUTRAL))

    def pairs(self) -> Iterator[Pair]:
        """The pairs in the order of the text."""
        found: dict[int, dict[Language, list[Segment]]] = {}
        for segment in self.segments:
            if segment.pair is not None:
                found.setdefault(segment.pair, {}).setdefault(segment.language, []).append(segment)
        for number, sides in found.items():
            yield Pair(number, {tag: tuple(group) for tag, group in sides.items()})
