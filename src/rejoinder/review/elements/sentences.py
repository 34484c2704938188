"""The sentences of a paper, the quotations in them, and the answers that follow them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from rejoinder.reading import sentences
from rejoinder.review.elements.paper import Paper

OPENS = re.compile(r"(?:(?<=[\s(:：,，\[])|^)[\"']+(?=\S)|[「『]")
CLOSES = re.compile(r"(?<=\S)[\"'](?=[\s.,;:!?)\]。，；]|$)|[」』]")
INLINE_ANSWER = re.compile(r"[:?：？]\s*([^:?：？]{1,40})$")
LAST_SENTENCE = re.compile(r"(?:^|[.!?。！？]\s)(?=\S)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a flow: its number there, its place, and its words without capitals."""

    flow: int
    number: int
    start: int
    end: int
    low: str


class Sentences:
    """The sentences of every flow, cut when they are needed."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._cut: dict[int, tuple[Sentence, ...]] = {}
        self._starts: dict[int, list[int]] = {}
        self._quoted: dict[int, list[tuple[int, int]]] = {}

    def of(self, flow: int) -> tuple[Sentence, ...]:
        """The sentences of a flow."""
        if flow not in self._cut:
            stretch = self.paper.flows[flow]
            spans = sentences(stretch.text, "zh-Hans" if stretch.chinese else "en")
            self._cut[flow] = tuple(
                Sentence(flow, n, s.start, s.end, stretch.low[s.start : s.end]) for n, s in enumerate(spans)
            )
            self._starts[flow] = [s.start for s in self._cut[flow]]
        return self._cut[flow]

    def at(self, flow: int, place: int) -> Sentence:
        """The sentence in which a place of a flow lies."""
        known = self.of(flow)
        return known[max(0, bisect_right(self._starts[flow], place) - 1)]

    def answer(self, sentence: Sentence) -> str:
        """What follows a question or a printed statement: what stands after its colon, the next sentence, or the next flow."""
        if inline := INLINE_ANSWER.search(sentence.low[-60:]):
            return inline[1]
        known = self.of(sentence.flow)
        if sentence.number + 1 < len(known):
            return known[sentence.number + 1].low
        following = sentence.flow + 1
        return self.of(following)[0].low if following < len(self.paper.flows) else ""

    def quotation_at(self, sentence: Sentence, start: int) -> int | None:
        """Where the quotation opened in which a place of the sentence lies."""
        place = sentence.start + start
        spans = self._quotations(sentence.flow)
        number = bisect_right(spans, (place, place)) - 1
        return spans[number][0] if number >= 0 and spans[number][0] < place < spans[number][1] else None

    def before_quotation(self, sentence: Sentence, start: int) -> str:
        """The words of a sentence that lead to the quotation in which a place stands."""
        opened = self.quotation_at(sentence, start)
        if opened is None:
            return ""
        lead = self.paper.flows[sentence.flow].low[max(0, opened - 300) : opened]
        begins = [found.end() for found in LAST_SENTENCE.finditer(lead)]
        return lead[begins[-1] if begins else 0 :]

    def _quotations(self, flow: int) -> list[tuple[int, int]]:
        """Where quotations open and close; one that is never closed goes to the end."""
        if flow not in self._quoted:
            low = self.paper.flows[flow].low
            marks = sorted(
                {(m.start(), True) for m in OPENS.finditer(low)} | {(m.start(), False) for m in CLOSES.finditer(low)}
            )
            self._quoted[flow] = _spans(marks, len(low))
        return self._quoted[flow]


def _spans(marks: list[tuple[int, bool]], end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for place, opens in marks:
        if opens and opened is None:
            opened = place
        elif not opens and opened is not None:
            spans.append((opened, place))
            opened = None
    if opened is not None:
        spans.append((opened, end))
    return spans
