"""The finished samples as papers that can be edited, and the three forms in which an edited paper is reviewed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from bench import drafts
from rejoinder.compose import Subject
from rejoinder.draft import Block, Draft
from rejoinder.reading import Reading, Segment
from rejoinder.reading.pairing import paired
from rejoinder.reading.plain import read_text
from rejoinder.review.examined import Examined
from rejoinder.text import plain_text

EN, ZH = "en", "zh-Hans"
LANGUAGES = (EN, ZH)
FORMS = ("sequential", "interleaved", "ours")
Form = Literal["sequential", "interleaved", "ours"]
PLAIN: tuple[Form, ...] = ("sequential", "interleaved")
UNFINISHED = ("unfinished/", "court-papers/")


@dataclass(frozen=True)
class Paper:
    """A composed document of a sample."""

    name: str
    subject: Subject
    draft: Draft

    @property
    def kind(self) -> str:
        return self.draft.kind

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.draft.blocks


@dataclass(frozen=True)
class Change:
    """New cells of a block in one language; none if the block is gone in that language."""

    block: int
    language: str
    cells: tuple[str, ...] | None


@cache
def papers() -> tuple[Paper, ...]:
    """Every finished document that goes out."""
    return tuple(
        Paper(name, subject, draft)
        for name, subject, draft in drafts()
        if not subject.kind.internal and not name.startswith(UNFINISHED)
    )


def edited(paper: Paper, changes: Sequence[Change], order: Sequence[int] | None = None) -> tuple[Block, ...]:
    """The blocks with the changes made; a block keeps only the languages that it still says something in."""
    blocks = list(paper.blocks)
    for change in changes:
        texts = dict(blocks[change.block].texts)
        if change.cells is None:
            texts.pop(change.language, None)
        else:
            texts[change.language] = change.cells
        blocks[change.block] = replace(blocks[change.block], texts=texts)
    if order is None:
        return tuple(blocks)
    return tuple(replace(blocks[n], numbers=blocks[place].numbers) for place, n in enumerate(order))


def examined(paper: Paper, blocks: Sequence[Block], form: Form) -> Examined:
    """The paper as a reviewer gets it: as text alone without case and ids, or as our own document with its case."""
    if form == "ours":
        return Examined(_ours(paper, blocks), paper.kind, paper.subject, paper.draft)
    text = _sequential(paper, blocks) if form == "sequential" else _interleaved(paper, blocks)
    return Examined(paired(read_text(text, "paper.txt")), paper.kind)


def _ours(paper: Paper, blocks: Sequence[Block]) -> Reading:
    composed = {block.id: block for block in paper.blocks}
    return Reading("paper.docx", tuple(_segments(paper, blocks, composed)), "ours")


def _segments(paper: Paper, blocks: Sequence[Block], composed: dict[str, Block]) -> Iterator[Segment]:
    for number, block in enumerate(blocks):
        for language in paper.draft.languages:
            if language in block.texts and not block.copy_only:
                text = block.text(language).replace("\u2028", "\n")
                own = " ".join(text.split()) == " ".join(
                    composed[block.id].text(language).replace("\u2028", " ").split()
                )
                yield Segment(text, language, block.form, None, None, block.id, block.clause, number, own=own)


def _in(paper: Paper, blocks: Sequence[Block], language: str) -> str:
    said = tuple(block for block in blocks if language in block.texts)
    return plain_text(replace(paper.draft, blocks=said), language)


def _sequential(paper: Paper, blocks: Sequence[Block]) -> str:
    return "\n".join(_in(paper, blocks, language) for language in LANGUAGES)


def _interleaved(paper: Paper, blocks: Sequence[Block]) -> str:
    """Each paragraph and each row with its counterpart below it, as our interleaved layout has it."""
    parts = (_in(paper, [block], language) for block in blocks for language in LANGUAGES)
    return "\n".join(part for part in parts if part.strip())
