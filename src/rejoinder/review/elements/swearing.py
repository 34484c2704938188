"""Whether a statement is sworn: an oath counts only for what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from itertools import islice

from rejoinder.review.elements.acts import Act, Speaker
from rejoinder.review.elements.lists import oaths, speech
from rejoinder.review.elements.paper import ENDS_PROMPT, ENDS_SENTENCE
from rejoinder.review.elements.statements import MANY, Statements, Utterance

FAR = 400


class Cover(StrEnum):
    """Whether an oath is about a statement."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Swearing:
    """The oaths of a paper, and whether one of them is about a statement."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker

    @cached_property
    def oaths(self) -> tuple[Utterance, ...]:
        """Every oath, taken or only spoken of, in order."""
        return tuple(islice(self._spoken(), MANY))

    def over(self, statements: Statements, *, whole_paper: bool) -> tuple[Cover, Utterance | None]:
        """The best that the oaths of the paper do for a statement, and the oath."""
        best: tuple[Cover, Utterance | None] = (Cover.NO, None)
        for oath in self.oaths:
            if oath.act is not Act.MADE:
                continue
            for made in statements.made:
                cover = self._covers(oath, made, whole_paper)
                if cover is Cover.YES:
                    return cover, oath
                best = (cover, oath) if cover is Cover.UNSURE else best
        return best

    def _spoken(self) -> Iterator[Utterance]:
        words = oaths()
        for flow, stretch in enumerate(self.speaker.paper.flows):
            for found in words.oath.finditer(stretch.low):
                sentence = self.speaker.text.at(flow, found.start())
                start = found.start() - sentence.start
                end = min(found.end() - sentence.start, len(sentence.low))
                if words.no_oath.search(sentence.low[max(0, start - FAR) : start]):
                    continue
                yield Utterance(self.speaker.act(sentence, start, end, oath=True), sentence, start, end)

    def _covers(self, oath: Utterance, made: Utterance, whole_paper: bool) -> Cover:
        if oath.sentence == made.sentence:
            return _within(oath, made)
        if whole_paper and oaths().about_the_paper.search(oath.sentence.low):
            return Cover.YES
        if made.place < oath.place:
            return Cover.YES if _looks_back(oath) else Cover.NO
        return Cover.YES if self._leads_to(oath, made) else Cover.NO

    def _leads_to(self, oath: Utterance, made: Utterance) -> bool:
        """Whether an oath opens the list, or stands over the passage, in which the statement is made."""
        first, last = oath.sentence.flow, made.sentence.flow
        flow = self.speaker.paper.flows[first]
        follows = bool(oaths().about_what_follows.search(oath.sentence.low))
        if first == last:
            return follows
        opens = follows or bool(ENDS_PROMPT.search(flow.text[-12:]))
        titled = not ENDS_SENTENCE.search(flow.text[-8:]) and oath.sentence.number == 0
        if self.speaker.text.of(first)[-1] != oath.sentence or not (opens or titled):
            return False
        return last == first + 1 or self._same_list(first, last)

    def _same_list(self, first: int, last: int) -> bool:
        """Whether a list begins right after the oath and goes on, with lines between its points, to the statement."""
        flows = self.speaker.paper.flows
        return flows[first + 1].item and flows[last].item


def _looks_back(oath: Utterance) -> bool:
    """Whether an oath is about what stands before it."""
    words = oaths()
    before, after = oath.sentence.low[: oath.start], oath.sentence.low[oath.end :]
    if words.own_object.search(after):
        return bool(words.about_what_precedes.search(after[:60]))
    return bool(words.about_what_precedes.search(f"{before[-FAR:]} {after[:60]}"))


def _within(oath: Utterance, made: Utterance) -> Cover:
    """Oath and statement in one sentence: which words the oath governs."""
    low = oath.sentence.low
    if made.end <= oath.start:
        return _after_statement(low[oath.end : oath.end + FAR])
    between = low[oath.end : made.start]
    own = oaths().own_object.search(between)
    apart = list(speech().new_clause.finditer(between))
    if not own or not apart or own.end() > apart[-1].start():
        return Cover.YES
    return Cover.YES if oaths().goes_on.search(between[apart[-1].start() :]) else Cover.UNSURE


def _after_statement(rest: str) -> Cover:
    """An oath that follows the statement in its sentence: about it, unless it has an object of its own."""
    if not oaths().own_object.search(rest):
        return Cover.YES
    whole = oaths().about_what_precedes.search(rest[:60]) or oaths().about_the_paper.search(rest)
    return Cover.YES if whole else Cover.NO
