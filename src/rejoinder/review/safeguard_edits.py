"""Edits of safeguards and of statutory text in our own documents: each such paragraph against its composition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from rejoinder import library
from rejoinder.draft import ROW_FORMS, Block
from rejoinder.errors import DataError
from rejoinder.languages import Language
from rejoinder.reading import Segment, fold
from rejoinder.reading.likeness import share, tokens
from rejoinder.reading.sentences import sentences
from rejoinder.review.examined import Examined
from rejoinder.review.safeguard_words import pattern, safeguard_words
from rejoinder.wording.clauses import ClauseLibrary

EditRule: TypeAlias = Literal["safeguard.statutory", "safeguard.undermined", "safeguard.changed"]
ALIKE = 0.6  # of a paragraph: below it a text without marks is another paragraph
NUMBER = re.compile(
    r"^\s*(?:\d+(?:\.\d+)*\.?|\([a-z\d]+\)|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、)\s+?(?=\S)|^[（(][一二三四五六七八九十]+[)）]|^[一二三四五六七八九十]+、"
)
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Edit:
    """A paragraph of ours that was changed: the rule that it breaks, and the words lost and added."""

    rule: EditRule
    segment: Segment
    safeguards: tuple[str, ...]
    lost: str
    added: str


def edits(examined: Examined, language: Language) -> Iterator[Edit]:
    """Every safeguard and statutory paragraph of the composition that the text words otherwise."""
    draft = examined.draft
    for block in draft.blocks if draft and language in draft.languages else ():
        statutory = _statutory(block.clause)
        if not (block.safeguards or statutory) or block.form in ROW_FORMS:
            continue
        segment = _counterpart(examined, block, language)
        if segment is None:
            continue
        ours, theirs = _plain(block.text(language)), _plain(segment.text)
        if ours != theirs:
            yield _edit(block, segment, (ours, theirs), statutory=statutory)


def _edit(block: Block, segment: Segment, texts: tuple[str, str], *, statutory: bool) -> Edit:
    lost, added = _changed(*texts)
    rule: EditRule = "safeguard.changed"
    if statutory:
        rule = "safeguard.statutory"
    elif _undermined(*texts, segment.language):
        rule = "safeguard.undermined"
    return Edit(rule, segment, block.safeguards, lost or NOTHING, added or NOTHING)


def _undermined(ours: str, theirs: str, language: Language) -> bool:
    """True if a word of scope was lost, one that weakens was added, or the number of negations is another."""
    words = safeguard_words().compared["zh-Hans" if language.startswith("zh") else "en"]
    theirs = _without_additions(ours, theirs, words.about, language)
    if _count(words.negations, ours) != _count(words.negations, theirs):
        return True
    if any(_count((w,), theirs) < _count((w,), ours) for w in words.scope):
        return True
    return any(_count((w,), theirs) > _count((w,), ours) for w in words.weakening)


def _without_additions(ours: str, theirs: str, about: tuple[str, ...], language: Language) -> str:
    """A paragraph without the sentences that were put beside the safeguard and do not speak of it."""
    before = tokens(ours)
    added = [
        sentence
        for sentence in sentences(theirs, language)
        if not pattern(about).search(sentence.text) and share(tokens(sentence.text), before) < ALIKE
    ]
    for sentence in reversed(added):
        theirs = theirs[: sentence.start] + theirs[sentence.end :]
    return theirs


def _count(sources: tuple[str, ...], text: str) -> int:
    return sum(1 for _ in pattern(sources).finditer(text))


def _counterpart(examined: Examined, block: Block, language: Language) -> Segment | None:
    """The paragraph of the text that came from the block; without marks, the one most like it."""
    segments = examined.reading.of(language)
    marked = [s for s in segments if s.block == block.id]
    if marked or any(s.block for s in segments):
        return marked[0] if marked else None
    ours = _plain(block.text(language))
    same = next((s for s in segments if _plain(s.text) == ours), None)
    return same or _alike(ours, segments)


def _alike(ours: str, segments: tuple[Segment, ...]) -> Segment | None:
    matcher = SequenceMatcher(None, "", tokens(ours), autojunk=False)
    best, likeness = None, ALIKE
    for segment in segments:
        matcher.set_seq1(tokens(_plain(segment.text)))
        if matcher.real_quick_ratio() > likeness and matcher.quick_ratio() > likeness and matcher.ratio() > likeness:
            best, likeness = segment, matcher.ratio()
    return best


def _plain(text: str) -> str:
    """A paragraph without its number, as it is compared."""
    return NUMBER.sub("", fold(text).text).strip()


def _changed(ours: str, theirs: str) -> tuple[str, str]:
    """The words lost and the words added, each group in quotation marks."""
    before, after = tokens(ours), tokens(theirs)
    lost, added = [], []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what != "equal":
            lost += [_words(before[a:b])] * (b > a)
            added += [_words(after[c:d])] * (d > c)
    return ", ".join(lost), ", ".join(added)


def _words(tokens: list[str]) -> str:
    joined = " ".join(tokens)
    return "“" + re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", joined) + "”"


def _statutory(clause: str) -> bool:
    """True for a clause of ours in the words of a statute; a firm cannot replace those."""
    try:
        return ClauseLibrary(library.templates()).get(clause).about.statutory
    except DataError:
        return False
