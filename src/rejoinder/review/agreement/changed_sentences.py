"""Whole sentences of our own text that hands took out of one language, or wrote into one language."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.reading.likeness import share, tokens
from rejoinder.reading.sentences import Span, sentences
from rejoinder.review.agreement.changed_values import Told, Witness
from rejoinder.review.agreement.composed import Change, place
from rejoinder.review.agreement.sides import has_gap
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding

TOPIC = "passage"
KEPT = 0.6  # of its words a sentence keeps that was only worded anew, cut in two, or joined to another
FEWEST = 3  # words; a shorter sentence is a number or a name


def changed_sentences(examined: Examined, change: Change, witness: Witness) -> Iterator[Told]:
    """Sentences by which a paragraph has become shorter or longer in one language while the other language stayed as it was."""
    if change.id not in witness.alone or not (change.before and change.segments) or has_gap(change.before):
        return
    before, after = (tuple(sentences(text, change.language)) for text in (change.before, change.after))
    if len(after) < len(before):
        for lost in _only_in(before, change.after):
            yield Told(TOPIC, finding("agreement.sentence-lost", place(examined, change), quote=lost.text))
    elif len(after) > len(before):
        for segment in change.segments:
            for new in _only_in(tuple(sentences(segment.text, change.language)), change.before):
                where = examined.where(segment, new.start, new.end)
                yield Told(TOPIC, finding("agreement.sentence-added", where, quote=new.text))


def _only_in(said: tuple[Span, ...], other: str) -> Iterator[Span]:
    there = tokens(other)
    for sentence in said:
        words = tokens(sentence.text)
        if len(words) >= FEWEST and share(words, there) < KEPT:
            yield sentence
