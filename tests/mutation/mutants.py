"""What an edit is, and the small tools with which the operators make edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

from mutation.papers import FORMS, LANGUAGES, Change, Form, Paper

WORDS = Path(__file__).parent / "words"
Kind = Literal["harmful", "benign"]


@dataclass(frozen=True)
class Mutant:
    """One edit of one paper: what was done, where, and in which languages.

    ``group`` refines the operator (the class of an added sentence, say); ``forms`` are the forms in which the edit can be judged: a date that is
    wrong in both languages, say, is only seen beside the case.
    """

    operator: str
    kind: Kind
    paper: Paper
    language: str
    what: str
    changes: tuple[Change, ...]
    group: str = ""
    forms: tuple[Form, ...] = FORMS
    order: tuple[int, ...] | None = None

    @property
    def name(self) -> str:
        return f"{self.operator} {self.paper.name} {self.language} {self.what}"


@dataclass(frozen=True)
class Passage:
    """One cell of one block in one language."""

    paper: Paper
    block: int
    language: str
    cell: int
    text: str

    @property
    def form(self) -> str:
        return self.paper.blocks[self.block].form

    def put(self, text: str) -> Change:
        """The change that puts another text in the place of this one."""
        cells = list(self.paper.blocks[self.block].texts[self.language])
        cells[self.cell] = text
        return Change(self.block, self.language, tuple(cells))

    def with_(self, start: int, end: int, text: str) -> Change:
        """The change that puts a text in the place of a stretch."""
        return self.put(self.text[:start] + text + self.text[end:])


@cache
def words(name: str):
    """A list of words of the operators."""
    return yaml.safe_load((WORDS / f"{name}.yaml").read_text("utf-8"))


def passages(paper: Paper, *, languages: Sequence[str] = LANGUAGES) -> Iterator[Passage]:
    """Every cell of the paper that says something."""
    for n, block in enumerate(paper.blocks):
        for language in languages:
            if block.copy_only:
                continue
            for cell, text in enumerate(block.texts[language]):
                if text.strip():
                    yield Passage(paper, n, language, cell, text)


def other(language: str) -> str:
    """The other language."""
    return LANGUAGES[1 - LANGUAGES.index(language)]


def edit(
    operator: str,
    kind: Kind,
    passage: Passage,
    start: int,
    end: int,
    text: str,
    *,
    group: str = "",
    forms: tuple[Form, ...] = FORMS,
) -> Mutant | None:
    """The edit of one stretch; nothing if nothing would change."""
    old = passage.text[start:end]
    if old == text:
        return None
    what = f"{passage.block}.{passage.cell}@{start}: {old or '+'} -> {text or '-'}"
    return Mutant(
        operator, kind, passage.paper, passage.language, what, (passage.with_(start, end, text),), group, forms
    )


def replacing(
    operator: str, kind: Kind, passage: Passage, pattern: str, to: str, *, group: str = "", kept: Sequence[str] = ()
) -> Iterator[Mutant]:
    """An edit for each place of a regular expression, but for those inside words that are kept."""
    closed = [found.span() for keep in kept for found in re.finditer(keep, passage.text)]
    for found in re.finditer(pattern, passage.text):
        if any(start < found.end() and found.start() < end for start, end in closed):
            continue
        made = edit(operator, kind, passage, found.start(), found.end(), capital(found, to), group=group)
        if made:
            yield made


def capital(found: re.Match[str], to: str) -> str:
    """What is put in, with a capital where it opens a sentence."""
    text = found.expand(to)
    opens = found.start() == 0 or found.string[: found.start()].endswith((". ", ": “"))
    return text[:1].upper() + text[1:] if opens else text


def both(operator: str, kind: Kind, first: Mutant, second: Mutant, *, group: str = "") -> Mutant:
    """Two edits as one."""
    what = f"{first.what} & {second.what}"
    return Mutant(operator, kind, first.paper, "both", what, first.changes + second.changes, group or first.group)


def merged(
    operator: str,
    kind: Kind,
    made: Sequence[tuple[Passage, str]],
    *,
    what: str,
    group: str = "",
    forms: tuple[Form, ...] = FORMS,
) -> Mutant:
    """One edit of several passages, in whichever languages they are."""
    languages = {passage.language for passage, _ in made}
    language = languages.pop() if len(languages) == 1 else "both"
    first = made[0][0]
    cells: dict[tuple[int, str], list[str]] = {}
    for passage, text in made:
        key = (passage.block, passage.language)
        cells.setdefault(key, list(passage.paper.blocks[passage.block].texts[passage.language]))[passage.cell] = text
    changes = tuple(Change(block, tag, tuple(texts)) for (block, tag), texts in cells.items())
    return Mutant(operator, kind, first.paper, language, what, changes, group, forms)
