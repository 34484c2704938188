"""Which words of our own documents the glossary does not know: every word is a form of a concept or an ordinary word, reviewed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language
from rejoinder.reading import fold
from rejoinder.reading.folding import HAN
from rejoinder.terms.glossary import Terms
from rejoinder.terms.keys import is_chinese
from rejoinder.wording.clauses import ClauseLibrary

FILE = "ordinary.yaml"
_JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|\{[\w.]+\}", re.DOTALL)
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_RUN = re.compile(rf"[{HAN}]+")
HOLE = "\n\n"  # where a value stands: no word goes over it


class Text(NamedTuple):
    """A text of ours and the file that it stands in."""

    file: Path
    language: Language
    text: str


class Uncovered(NamedTuple):
    """A word, or a run of Chinese characters, that neither the glossary nor the list of ordinary words has, with what stands around it."""

    word: str
    language: Language
    context: str
    file: Path


class Ordinary(Data):
    """Words and phrases without a legal meaning, as they stand in texts."""

    words: tuple[str, ...]


def ordinary() -> Mapping[Language, frozenset[str]]:
    """The ordinary words of each language."""
    loaded = read(library.glossaries() / FILE)
    found = {tag: validated(Ordinary, {"words": words}, loaded, (tag,)) for tag, words in loaded.data.items()}
    return {tag: frozenset(part.words) for tag, part in found.items()}


def uncovered(terms: Terms, known: Mapping[Language, frozenset[str]]) -> Iterator[Uncovered]:
    """Every uncovered word of clauses, grounds, labels and platform rules."""
    for file, language, text in texts():
        for word, context in uncovered_in(text, language, terms, known.get(language, frozenset())):
            yield Uncovered(word, language, context, file)


def texts() -> Iterator[Text]:
    """The texts that reach documents: clauses with their titles, titles of grounds, labels, and what platforms say."""
    for clause in ClauseLibrary(library.templates()):
        for language, chunks in clause.chunks.items():
            yield from (Text(Path(clause.file), language, _JINJA.sub(HOLE, chunk)) for chunk in chunks)
        yield from _bilingual(clause.about.title.words().as_dict(), Path(clause.file))
    for path in sorted((library.templates() / "grounds").glob("*.yaml")):
        yield from _bilingual(read(path).data["title"], path)
    for path in (library.templates() / "labels.yaml", *sorted(library.platforms().glob("*.yaml"))):
        yield from _bilingual(read(path).data, path)


def _bilingual(data: Any, file: Path) -> Iterator[Text]:
    """Every pair of texts in plain data."""
    if isinstance(data, Mapping):
        if {"en", "zh-Hans"} <= set(data):
            yield from (
                Text(file, tag, _JINJA.sub(HOLE, data[tag])) for tag in ("en", "zh-Hans") if isinstance(data[tag], str)
            )
        else:
            for value in data.values():
                yield from _bilingual(value, file)
    elif isinstance(data, list):
        for value in data:
            yield from _bilingual(value, file)


def uncovered_in(text: str, language: Language, terms: Terms, known: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The uncovered words of one text, each with its surroundings."""
    folded = fold(text)
    spans = terms.matcher(language).spans(folded)
    words = _chinese(folded.text, spans, known) if is_chinese(language) else _latin(folded.text, spans, known)
    for start, end in words:
        yield folded.text[start:end], folded.text[max(0, start - 20) : end + 20]


def _latin(text: str, spans: Iterable[tuple[int, int]], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    covered = {place for start, end in (*spans, *_phrases(text, known)) for place in range(start, end)}
    for found in _WORD.finditer(text):
        word = found[0].removesuffix("'s")
        if (
            len(word) > 1
            and word not in known
            and not covered.issuperset(range(found.start(), found.start() + len(word)))
        ):
            yield found.start(), found.start() + len(word)


def _phrases(text: str, known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Ordinary phrases that hold a word which elsewhere is a term: taken into account."""
    for phrase in (entry for entry in known if " " in entry):
        yield from (found.span() for found in re.finditer(rf"\b{re.escape(phrase)}\b", text))


def _chinese(text: str, spans: Iterable[tuple[int, int]], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    ends: dict[int, set[int]] = {}
    for start, end in spans:
        ends.setdefault(start, set()).add(end)
    longest = max(map(len, known), default=0)
    for run in _RUN.finditer(text):
        first, last = run.span()
        for start in range(first, last):
            found = (end for end in range(start + 1, min(last, start + longest) + 1) if text[start:end] in known)
            ends.setdefault(start, set()).update(found)
        yield from _holes(first, last, ends)


def _holes(first: int, last: int, ends: Mapping[int, set[int]]) -> Iterator[tuple[int, int]]:
    """The stretches of a run that no row of whole words fills, as short as they can be."""
    cost = {last: 0}
    step: dict[int, int] = {}
    for start in range(last - 1, first - 1, -1):
        options = [(cost[start + 1] + 1, 0, start + 1)]
        options += [(cost[end], 1, end) for end in ends.get(start, ()) if first < end <= last]
        best = min(options, key=lambda option: (option[0], -option[1], -option[2]))
        cost[start], step[start] = best[0], best[2] if best[1] else -best[2]
    yield from _joined(first, last, step)


def _joined(first: int, last: int, step: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Neighbouring uncovered characters as one stretch."""
    place, hole = first, -1
    while place < last:
        after = step[place]
        if after < 0 and hole < 0:
            hole = place
        if after > 0 and hole >= 0:
            yield hole, place
            hole = -1
        place = abs(after)
    if hole >= 0:
        yield hole, last
