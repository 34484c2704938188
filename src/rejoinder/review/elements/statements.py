"""Statements: where a paper makes, denies or only mentions what an element asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rejoinder.review.elements.acts import Act, Speaker, clause_at
from rejoinder.review.elements.lists import ElementRule, Says, speech
from rejoinder.review.elements.paper import Stretch
from rejoinder.review.elements.sentences import Sentence

NEARBY = 1500
MANY = 300  # a notice says it once or twice; what says it hundreds of times is no notice
SHORT_REFERENCE = 140


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of a sentence that speak of an element, and how they are meant; ``start`` and ``end`` are places in the sentence."""

    act: Act
    sentence: Sentence
    start: int
    end: int

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the paper, for order."""
        return self.sentence.flow, self.sentence.start + self.start


class Statements:
    """What a paper says on one element."""

    def __init__(self, speaker: Speaker, rule: ElementRule) -> None:
        self.speaker = speaker
        self.rule = rule

    @cached_property
    def _hinted(self) -> tuple[tuple[int, Stretch], ...]:
        """The flows in which the element can be spoken of."""
        hints = self.rule.hints
        return tuple((n, f) for n, f in enumerate(self.speaker.paper.flows) if any(hint in f.low for hint in hints))

    @cached_property
    def utterances(self) -> tuple[Utterance, ...]:
        """Every sentence that speaks of it, in order."""
        return tuple(sorted(self._spoken(self.rule.says), key=lambda u: u.place))

    @cached_property
    def made(self) -> tuple[Utterance, ...]:
        """The statements that the writer makes."""
        return tuple(u for u in self.utterances if u.act is Act.MADE)

    @cached_property
    def denial(self) -> Utterance | None:
        """The words that refuse the statement or take it back."""
        refused = next((u for u in self.utterances if u.act is Act.DENIED), None)
        return refused or next(self._denials(), None)

    @cached_property
    def unsure(self) -> Utterance | None:
        """A statement of which it cannot be told whether it is the right one."""
        return next((u for u in self._spoken(self.rule.unsure) if u.act is Act.MADE), None)

    @cached_property
    def attempt(self) -> Utterance | None:
        """Words that speak of it without making the statement: conditional ones first."""
        kinds = (Act.CONDITIONAL, Act.NOT_MADE)
        return next((u for kind in kinds for u in self.utterances if u.act is kind), None)

    def _spoken(self, ways: tuple[Says, ...]) -> Iterator[Utterance]:
        for says in ways:
            each = ((flow, found) for flow, stretch in self._hinted for found in says.core.finditer(stretch.low))
            for flow, found in islice(each, MANY):
                yield from self._utterance(says, flow, found)

    def _utterance(self, says: Says, flow: int, found: re.Match[str]) -> Iterator[Utterance]:
        sentence = self.speaker.text.at(flow, found.start())
        start = found.start() - sentence.start
        end = min(found.end() - sentence.start, len(sentence.low))
        if not self._has(says, sentence, start):
            return
        part, _ = clause_at(sentence.low, start)
        beside = bool(self.rule.never_about.search(part))
        act = Act.NOT_MADE if beside else self.speaker.act(sentence, start, end, by_anyone=says.anyone)
        if act is Act.CONDITIONAL and self.rule.condition:
            act = Act.MADE
        yield Utterance(act, sentence, start, end)

    def _has(self, says: Says, sentence: Sentence, start: int) -> bool:
        """Whether everything else that belongs to the statement is there: in the sentence, or in the one that it refers to."""
        text = sentence.low[max(0, start - NEARBY) : start + NEARBY]
        if all(one.search(text) for one in says.besides):
            return True
        if not sentence.number or len(sentence.low) > SHORT_REFERENCE or not speech().refers_back.search(sentence.low):
            return False
        both = f"{self.speaker.text.of(sentence.flow)[sentence.number - 1].low[-NEARBY:]} {text}"
        return all(one.search(both) for one in says.besides)

    def _denials(self) -> Iterator[Utterance]:
        for flow, stretch in self._hinted:
            for found in islice(self.rule.denied.finditer(stretch.low), MANY):
                if speech().no_denial.search(found[0]):
                    continue
                sentence = self.speaker.text.at(flow, found.start())
                start, end = found.start() - sentence.start, min(found.end() - sentence.start, len(sentence.low))
                if self.speaker.plainly(sentence, start, end):
                    yield Utterance(Act.DENIED, sentence, start, end)


def by_reference(speaker: Speaker) -> Utterance | None:
    """A sentence by which the writer agrees to, or has read, a statement that stands elsewhere."""
    for flow, stretch in enumerate(speaker.paper.flows):
        for found in islice(speech().by_reference.finditer(stretch.low), MANY):
            sentence = speaker.text.at(flow, found.start())
            start, end = found.start() - sentence.start, min(found.end() - sentence.start, len(sentence.low))
            if speaker.plainly(sentence, start, end):
                return Utterance(Act.NOT_MADE, sentence, start, end)
    return None
