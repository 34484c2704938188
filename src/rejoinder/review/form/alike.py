"""The same words in answers to different complaints.

What our clauses say is meant to be the same in every letter; only what a paper says beyond them is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rejoinder import library
from rejoinder.findings import Finding
from rejoinder.reading import Segment, fold, sentences
from rejoinder.review.examined import Examined
from rejoinder.review.form.wording import form_words
from rejoinder.values import values_of
from rejoinder.wording.clauses import ClauseLibrary
from rejoinder.wording.documents import document_kinds
from rejoinder.wording.rulebook import finding

Shingles = frozenset[tuple[str, ...]]

_WORD = re.compile(r"[a-z]+|[\u4e00-\u9fff]|\d+")
_CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
#: Sentences of forms, headings and tables are alike by nature.
_RUNNING = frozenset({"paragraph", "point", "item"})


def repeated(papers: Sequence[Examined]) -> list[tuple[Finding, ...]]:
    """For each paper what it shares with another one: a finding if most of what it says itself stands in an answer to another complaint too."""
    own = [_own_words(paper) for paper in papers]
    return [tuple(_shared(n, papers, own)) for n in range(len(papers))]


def _shared(n: int, papers: Sequence[Examined], own: Sequence[Shingles]) -> Iterator[Finding]:
    known = form_words().alike
    if len(own[n]) < known.least:
        return
    for other, words in enumerate(own):
        if other == n or _same_matter(papers[n], papers[other]):
            continue
        share = 100 * len(own[n] & words) // len(own[n])
        if share >= known.share:
            where = papers[n].where(papers[n].reading.segments[0], 0, 0)
            yield finding("form.same-words", where, share=share, other=papers[other].reading.file)
            return


def _same_matter(one: Examined, other: Examined) -> bool:
    """Two papers that name the very same complaint, right, listing: a draft and its final, a letter and its copy."""
    named = _numbers(one)
    return bool(named) and named == _numbers(other)


def _numbers(paper: Examined) -> frozenset[str]:
    """The identifiers that a paper names."""
    found = (v for s in paper.reading.segments for v in values_of(s.text, s.language or "en"))
    return frozenset(v.key for v in found if v.kind == "identifier")


def _own_words(paper: Examined) -> Shingles:
    """Runs of words of the running text, without those of our clauses; none of a paper that stays in the house."""
    kind = document_kinds().get(paper.kind)
    if kind is not None and kind.internal:
        return frozenset()
    size = form_words().alike.words
    found = {run for s in paper.reading.segments if s.form in _RUNNING and not s.own for run in _runs(_words(s), size)}
    return frozenset(found - _standing())


def _words(segment: Segment) -> list[str]:
    return _WORD.findall(fold(segment.text).text)


def _runs(words: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + size]) for i in range(len(words) - size + 1))


@cache
def _standing() -> Shingles:
    """The runs of words of all clauses."""
    size = form_words().alike.words
    texts = (
        part
        for clause in ClauseLibrary(library.templates())
        for chunks in clause.chunks.values()
        for chunk in chunks
        for part in _CODE.split(chunk)
    )
    spans = (span.text for text in texts for span in sentences(text, "en"))
    return frozenset(run for text in spans for run in _runs(_WORD.findall(fold(text).text), size))
