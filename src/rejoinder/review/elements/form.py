"""A paper read as a form: every line with the heading, question or empty label that it stands under."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from rejoinder.review.elements.labels import Label, closing_end, is_closing, label_at, labels_in
from rejoinder.review.elements.lists import Others, fields, oaths
from rejoinder.review.elements.paper import ENDS_PROMPT, ENDS_SENTENCE, HAN, Paper, Stretch

TITLE_WORDS = 12
PROMPT_WORDS = 70
PROSE_WORDS = 12
PROSE_SIGNS = 24
FEW = 20  # labels in a line
HEAD = 120
ASKED_TOGETHER = frozenset({"name", "address", "telephone", "email"})
LONG = 600
LAST_SENTENCE = re.compile(r"[.!?]\s")
QUESTION = re.compile(r"[?？]\s*(?:\([a-z ]{1,30}\))?$")


@dataclass(frozen=True, slots=True)
class Prompt:
    """What asks for an answer: the fields that it asks for, its words, whether it holds until the next one, and whether a form asks it."""

    asks: frozenset[str]
    low: str
    strong: bool
    of_others: bool = False
    question: bool = False


NO_PROMPT = Prompt(frozenset(), "", strong=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with what it stands under.

    ``own`` is false in the block of the receiver or of somebody else; ``answer`` is where the answer begins if the line says
    itself what it answers.
    """

    number: int
    line: Stretch
    prompt: Prompt
    labels: tuple[Label, ...]
    own: bool
    prose: bool
    answer: int = 0

    def value(self, label: Label) -> tuple[int, int]:
        """Where the value of a label begins and ends in the line."""
        following = [other.start for other in self.labels if other.start >= label.end]
        end = min(following, default=len(self.line.low))
        raw = self.line.low[label.end : end]
        return label.end, label.end + len(raw.rstrip(" .,;|"))

    def says(self, label: Label) -> str:
        """The value of a label."""
        start, end = self.value(label)
        return self.line.low[start:end].strip()


class Form:
    """The lines of a paper that are no prompts themselves, in order."""

    def __init__(self, paper: Paper, others: Others) -> None:
        self.paper = paper
        self.others = others

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every line that is no prompt."""
        return tuple(self._read())

    def at(self, place: int) -> Entry | None:
        """The line in which a place of the paper lies; nothing for a place in a prompt."""
        number = bisect_right(self._starts, place) - 1
        entry = self.entries[number] if number >= 0 else None
        return (
            entry if entry and entry.line.segment == self.paper.number_of(place) and place <= entry.line.last else None
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [entry.line.begin for entry in self.entries]

    def _read(self) -> Iterator[Entry]:
        prompt, receiving, number = NO_PROMPT, False, 0
        for passage, lines in self._passages():
            asked = prompt_of(passage, self.others)
            if asked:
                prompt, receiving = asked, False
                continue
            if _resets(prompt, passage):
                prompt = NO_PROMPT
            prose = _is_prose(passage)
            receiving = _receiving(receiving, passage, prose)
            for line in lines:
                entry = self._entry(number, line, prompt, prose, receiving)
                yield entry
                number += 1
                prompt = _after(entry, prompt)

    def _entry(self, number: int, line: Stretch, prompt: Prompt, prose: bool, receiving: bool) -> Entry:
        labels = () if line.is_address else tuple(islice(_own_labels(line.low, self.others), FEW))
        own = not prompt.of_others and not line.quoted and not (receiving and not labels)
        inline = _asked_inline(line, labels, self.others)
        if inline:
            return Entry(number, line, inline[0], (), own, prose, inline[1])
        return Entry(number, line, prompt, labels, own, prose)

    def _passages(self) -> Iterator[tuple[Stretch, list[Stretch]]]:
        """Each passage with its lines."""
        lines = iter(self.paper.lines)
        for passage in self.paper.passages:
            last = passage.last
            group: list[Stretch] = []
            for line in lines:
                group.append(line)
                if line.last >= last:
                    break
            yield passage, group


def _receiving(before: bool, passage: Stretch, prose: bool) -> bool:
    """Whether a passage belongs to the block of the receiver at the head of a letter."""
    if prose or fields().sender.match(passage.low[:HEAD]):
        return False
    return before or bool(fields().receiver.search(passage.low[:HEAD]))


def prompt_of(passage: Stretch, others: Others) -> Prompt | None:
    """The prompt that a passage is: a heading, a bold or short title, a question, a line that ends with a colon."""
    low = passage.low
    if passage.is_address:
        return None
    words = low.count(" ") + 1
    ends = bool(ENDS_PROMPT.search(low[-12:]))
    asked = words <= PROMPT_WORDS and bool(QUESTION.search(low[-40:]) or fields().prompts.match(low))
    if not (asked or ends or passage.heading or passage.bold or words <= TITLE_WORDS):
        return None
    low = LAST_SENTENCE.split(low[-LONG:])[-1] if words > PROMPT_WORDS else low
    label = label_at(low)
    if label and low[label.end :].strip(" |_") and not (label.field == "other" and ends):
        return None
    asks = _asks(low)
    of_others = bool(others.asks.search(low) or fields().asks_for_none.search(low))
    kept = frozenset() if of_others else asks
    if not is_closing(low) and (asked or passage.heading or passage.bold or (passage.item and _is_title(low, asks))):
        return Prompt(kept, low, strong=True, of_others=of_others, question=asked)
    if (ends and not (label and label.end >= len(low))) or _is_title(low, asks):
        return Prompt(kept, low, strong=False, of_others=of_others)
    return None


def _is_title(low: str, asks: frozenset[str]) -> bool:
    """Whether a short line without a full stop names what follows it."""
    if not asks or low.count(" ") >= TITLE_WORDS or ENDS_SENTENCE.search(low) or label_at(low):
        return False
    return not any(p.search(low) for p in (fields().no_title, fields().struck_out, fields().marks_of_hand))


def _asks(low: str) -> frozenset[str]:
    """The fields that a prompt asks for; a statement asks for none."""
    if oaths().oath.search(low) or fields().no_prompt.search(low):
        return frozenset()
    return frozenset(name for name, pattern in fields().asks.items() if pattern.search(low))


def _own_labels(low: str, others: Others) -> Iterator[Label]:
    """The labels of a line that are not somebody else's."""
    for label in labels_in(low):
        before, named = low[max(0, label.start - 40) : label.start], low[label.start :].lstrip()
        if not others.labels.search(before) and not others.labels.match(named):
            yield label


def _asked_inline(line: Stretch, labels: tuple[Label, ...], others: Others) -> tuple[Prompt, int] | None:
    """What the first words of a line ask for, and where the answer follows: ``Name, address and telephone: ...``."""
    found = fields().asks_inline.match(line.low)
    if not found or others.asks.search(found[1]) or fields().asks_for_none.search(found[1]):
        return None
    asks = _asks(found[1])
    if not asks or (labels and len(asks & ASKED_TOGETHER) < 2):
        return None
    return Prompt(asks, found[1], strong=False), found.end()


def _after(entry: Entry, prompt: Prompt) -> Prompt:
    """The prompt after a line: an empty label at its end asks for what follows."""
    if entry.answer:
        return prompt
    if entry.labels and not entry.says(entry.labels[-1]):
        label = entry.labels[-1]
        return Prompt(frozenset({label.field}), entry.line.low, strong=False)
    if (
        entry.labels
        and not prompt.strong
        and prompt.asks <= {"name", "address", "telephone", "email", "other", "signature"}
        and len(prompt.asks) == 1
    ):
        return NO_PROMPT
    if closing_end(entry.line.low) is not None and not prompt.strong:
        return NO_PROMPT
    return prompt


def _resets(prompt: Prompt, passage: Stretch) -> bool:
    """Whether prose ends a prompt: any for a weak one, a statement for a strong one."""
    return _is_prose(passage) and (not prompt.strong or bool(fields().no_prompt.search(passage.low)))


def _is_prose(passage: Stretch) -> bool:
    """Whether a passage is running text: some words and a full stop."""
    if len(HAN.findall(passage.text[:LONG])) > PROSE_SIGNS and passage.text[-1] in "。；":
        return True
    return passage.low.count(" ") + 1 >= PROSE_WORDS and bool(ENDS_SENTENCE.search(passage.text[-8:]))
