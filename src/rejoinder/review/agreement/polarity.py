"""Denials, bounds, obligations and permissions: a lost “not” or 不, “must” for “may”, in one language only."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.reading import sentences
from rejoinder.review.agreement.counting import Counted, counted, counts
from rejoinder.review.agreement.sides import Side, couples
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding

POLARITY, MODALITY = "polarity", "modality"
NONE = Words("none", "无")
PART = re.compile(r"[^;；]+[;；]?")
DENIALS = ("denial", "perhaps", "doubled")
LONGEST = 160  # characters of a sentence that a message quotes


def same_polarity(examined: Examined) -> Iterator[Finding]:
    """A finding where one language denies, or sets a bound, more often than the other; or obliges where the other permits."""
    for here, there in couples(examined):
        if here.open or there.open or not here.text.strip() or not there.text.strip():
            continue
        if all(counts(POLARITY, side.language) for side in (here, there)):
            yield from _polarity(examined, here, there)
        if all(counts(MODALITY, side.language) for side in (here, there)):
            yield from _modality(examined, here, there)


def _polarity(examined: Examined, here: Side, there: Side) -> Iterator[Finding]:
    mine, theirs = _counted(POLARITY, here), _counted(POLARITY, there)
    if difference(mine, theirs, *DENIALS):
        opposite = (
            _opposite((here, mine), (there, theirs))
            if mine.most(*DENIALS) and theirs.most(*DENIALS)
            else ((mine, theirs),)
        )
        rule = "agreement.negation" if opposite else "agreement.negation-count"
        mine, theirs = opposite[0] if opposite else (mine, theirs)
        yield _told(examined, rule, (here, mine), (there, theirs), "denial", "two", "doubled")
    if difference(mine, theirs, "bound"):
        yield _told(examined, "agreement.bound", (here, mine), (there, theirs), "bound")


def _opposite(one: tuple[Side, Counted], two: tuple[Side, Counted]) -> tuple[tuple[Counted, Counted], ...]:
    """Where both sides have the same number of sentences: those of which one denies and the other does not."""
    mine, theirs = _by_sentence(*one), _by_sentence(*two)
    if len(mine) != len(theirs):
        return ()
    return tuple(
        (here, there)
        for here, there in zip(mine, theirs, strict=True)
        if difference(here, there, *DENIALS) and not (here.most(*DENIALS) and there.most(*DENIALS))
    )


def _by_sentence(side: Side, found: Counted) -> list[Counted]:
    """What was counted, sentence by sentence, cut at semicolons: what is one sentence in English is often two in Chinese."""
    starts = [
        sentence.start + part.start()
        for sentence in sentences(side.text, side.language)
        for part in PART.finditer(sentence.text)
    ]
    held: list[dict[str, tuple[tuple[int, int], ...]]] = [{} for _ in starts]
    for name, places in found.places.items():
        for place in places:
            words = held[bisect_right(starts, place[0]) - 1]
            words[name] = (*words.get(name, ()), place)
    return [Counted(words) for words in held]


def _modality(examined: Examined, here: Side, there: Side) -> Iterator[Finding]:
    mine, theirs = _counted(MODALITY, here), _counted(MODALITY, there)
    if exchanged(mine, theirs):
        yield _told(examined, "agreement.modality", (here, mine), (there, theirs), "obligation", "permission")


def _counted(file: str, side: Side) -> Counted:
    return counted(file, side.text, side.language)


def difference(mine: Counted, theirs: Counted, name: str, *perhaps: str) -> int:
    """By how many words of a class the first text has surely more (less than nought: fewer) than the second; nought if they may be equal."""
    if mine.least(name) > theirs.most(name, *perhaps):
        return mine.least(name) - theirs.most(name, *perhaps)
    return min(0, mine.most(name, *perhaps) - theirs.least(name))


def exchanged(mine: Counted, theirs: Counted) -> bool:
    """An obligation on one side, a permission on the other."""
    return difference(mine, theirs, "obligation", "lenient") * difference(mine, theirs, "permission") < 0


def _told(examined: Examined, rule: str, one: tuple[Side, Counted], two: tuple[Side, Counted], *names: str) -> Finding:
    """Found at the side with more such words, at the first of them; if only the other has any, there."""
    (here, mine), (there, theirs) = one, two
    if sum(theirs.number(n) for n in names) > sum(mine.number(n) for n in names):
        (here, mine), (there, theirs) = two, one
    first, second = _first(here, mine, *names), _first(there, theirs, *names)
    told: dict[str, str | Words]
    if rule == "agreement.negation":  # a word that is not there can only be told by the sentences
        sentence, second = facing(here, there, first[0])
        told = {"here": quoted(here.text[slice(*sentence)]), "there": quoted(there.text[slice(*second)])}
    else:
        told = {"here": words_of(here.text, mine, *names), "there": words_of(there.text, theirs, *names)}
    found = finding(rule, here.where(examined, *first), **told, language=here.name, other=there.name)
    return replace(found, beside=(there.where(examined, *second),))


def _first(side: Side, found: Counted, *names: str) -> tuple[int, int]:
    """The first of these words, or the whole text."""
    return min((place for name in names for place in found.places.get(name, ())), default=(0, len(side.text)))


def facing(here: Side, there: Side, place: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where the sentence at a place stands, and the one that faces it; all of both sides where sentences cannot be told one by one."""
    mine, theirs = tuple(sentences(here.text, here.language)), tuple(sentences(there.text, there.language))
    number = next((n for n, sentence in enumerate(mine) if sentence.start <= place < sentence.end), None)
    if number is None or len(mine) != len(theirs):
        return (0, len(here.text)), (0, len(there.text))
    return (mine[number].start, mine[number].end), (theirs[number].start, theirs[number].end)


def quoted(text: str) -> str:
    """Words as a message quotes them: on one line, and not all of a long paragraph."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[:LONGEST] + "…"


def words_of(text: str, found: Counted, *names: str) -> Words:
    """The words of these classes as they stand, in their order."""
    places = sorted(place for name in names for place in found.places.get(name, ()))
    quoted = [text[start:end].strip() for start, end in places]
    return Words(", ".join(quoted), "、".join(quoted)) if quoted else NONE
