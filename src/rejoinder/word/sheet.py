"""One document in the making: its paragraphs, each a block in one language, with bookmark, number and comments.

A paragraph's bookmark is ``draft.bookmark(...)``; the cells of a row have one bookmark each, ``<name>_1``,
``<name>_2`` ..., because a bookmark across cells is undone when a person moves a column. Where all languages say the
same, one paragraph carries the bookmarks of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import count, pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from rejoinder.draft import NUMBERED_FORMS, ROW_FORMS, Block, Draft, bookmark
from rejoinder.languages import Language
from rejoinder.word import names
from rejoinder.word.comments import Comments
from rejoinder.word.numbers import Numbers
from rejoinder.word.prototypes import Prototypes, Shape
from rejoinder.word.runs import Bookmark, Ink, written

HEADINGS = frozenset({"heading", "subheading", "subject"})
#: Small and grey already: a translation in them needs no other look.
SMALL_STYLES = frozenset({names.FORMS["note"], names.META_LABEL, names.SIGNATURE_LABEL})
#: In twips: above a new group, and between a text and its translation.
OPENING_GAP, PAIR_GAP = 240, 40


class Place(Enum):
    """Where a paragraph stands among those that say the same in other languages."""

    ALONE = auto()
    FIRST = auto()
    MIDDLE = auto()
    LAST = auto()


@dataclass(slots=True)
class Sheet:
    """What is needed to write the blocks of a draft, and what is counted on the way."""

    draft: Draft
    languages: tuple[Language, ...]
    prototypes: Prototypes
    numbers: Numbers
    comments: Comments
    openings: frozenset[str] = field(init=False)
    marks: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self.openings = frozenset(_openings(self.draft.blocks))

    def paragraph(
        self, block: Block, cell: int, spoken: Sequence[Language], place: Place = Place.ALONE
    ) -> BaseOxmlElement:
        """One cell of a block in the first of these languages; the others, if any, say the very same."""
        language = spoken[0]
        shape = self._shape(block, cell, language, place)
        ink = Ink(language, names.TRANSLATION if shape.muted else "", _markers(block, spoken))
        bookmarks = [Bookmark(next(self.marks), self._name(block, cell, tag)) for tag in spoken]
        anchors = [a for tag in spoken for a in self.comments.anchors.get((block.id, tag, cell), ())]
        return written(block.texts[language][cell], shape, ink, bookmarks, anchors, self.prototypes)

    def stack(self, block: Block, cell: int) -> list[BaseOxmlElement]:
        """One cell of a block in all languages, one below the other; only once where all say the same."""
        first, *others = self.languages
        same = all(block.texts[tag][cell] == block.texts[first][cell] for tag in others)
        if same and block.form not in NUMBERED_FORMS:
            return [self.paragraph(block, cell, self.languages)]
        places = [Place.FIRST, *[Place.MIDDLE] * (len(others) - 1), Place.LAST] if others else [Place.ALONE]
        return [self.paragraph(block, cell, [tag], place) for tag, place in zip(self.languages, places, strict=True)]

    def _shape(self, block: Block, cell: int, language: Language, place: Place) -> Shape:
        style = _style(block, cell, language)
        below, above = place in (Place.MIDDLE, Place.LAST), place in (Place.FIRST, Place.MIDDLE)
        opening = OPENING_GAP if block.id in self.openings else None
        return Shape(
            style=style,
            muted=below and style not in SMALL_STYLES,
            keep=above and block.form not in ROW_FORMS,  # in a cell it would chain row to row
            numbered=self.numbers.of(block, language),
            before=0 if below else opening,
            after=PAIR_GAP if above else None,
        )

    def in_one(self, language: Language) -> Sheet:
        """The same document in one of its languages; bookmarks and numbers go on."""
        return replace(self, languages=(language,))

    def style(self, name: str) -> str:
        """The id of a style."""
        return self.prototypes.skeleton.styles[name]

    @property
    def width(self) -> int:
        """The room between the margins in twips."""
        return self.prototypes.skeleton.width

    def caption(self, first: Block) -> str:
        """The name of a table: the heading above it, or the title of the document."""
        language, above = self.languages[0], self.draft.blocks[: self.draft.blocks.index(first)]
        return next((b.text(language) for b in reversed(above) if b.form in HEADINGS), self.draft.title[language])

    def describe(self, first: Block) -> str:
        """What a table holds, for a reader who cannot see it: its first row."""
        return first.text(self.languages[0])

    def _name(self, block: Block, cell: int, language: Language) -> str:
        name = bookmark(block.id, language, self.draft.languages)
        return f"{name}_{cell + 1}" if block.form in ROW_FORMS else name


def _markers(block: Block, spoken: Sequence[Language]) -> tuple[str, ...]:
    """What stands for missing facts in these languages."""
    return tuple(gap.marker for gap in block.gaps if gap.language in spoken) if block.gaps else ()


def is_ruled(block: Block, language: Language) -> bool:
    """Whether a row leaves a line for the hand that signs."""
    return block.form == "signature" and not all(block.texts[language][1:])


def _style(block: Block, cell: int, language: Language) -> str:
    if block.form == "meta" and cell == 0:
        return names.META_LABEL
    if block.form != "signature" or len(block.texts[language]) == 1:
        return names.of_form(block.form, language)
    if cell == 0:
        return names.SIGNATURE_LABEL
    return names.of_form(block.form, language) if block.texts[language][cell] else names.SIGNATURE_LINE


def _openings(blocks: Sequence[Block]) -> Iterator[str]:
    """Where a group begins that needs air above it: another address, the particulars and what follows them, a note."""
    for above, below in pairwise(blocks):
        if above.form == below.form:
            begins = below.form == "address" and (above.clause, above.binding) != (below.clause, below.binding)
        else:
            begins = below.form in ("meta", "note") or (above.form == "meta" and below.form not in HEADINGS)
        if begins:
            yield below.id
