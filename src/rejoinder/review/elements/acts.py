"""How a statement is meant: made by the writer, taken back, put under a condition, or only asked for, quoted, told of somebody else."""

from __future__ import annotations

import re
from enum import StrEnum

from rejoinder.review.elements.lists import fields, speech
from rejoinder.review.elements.paper import ENDS_PROMPT, ENDS_SENTENCE, Paper
from rejoinder.review.elements.sentences import Sentence, Sentences

SHORT_ANSWER = 80
FAR = 400
QUESTION = re.compile(r"[?？][\s\"')]*$")
NEAR_WORDS = 6
SUBJECT = 8


class Act(StrEnum):
    """What the writer does with the words."""

    MADE = "made"
    DENIED = "denied"
    CONDITIONAL = "conditional"
    NOT_MADE = "not-made"


class Speaker:
    """Tells how what is said in a paper is meant."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.text = Sentences(paper)

    def act(self, sentence: Sentence, start: int, end: int, *, oath: bool = False, by_anyone: bool = False) -> Act:
        """How the words of a sentence from ``start`` to ``end`` (places in it) are meant, with the answer that follows.

        An ``oath`` is spoken by whoever is named before it, however far; what is said ``by_anyone`` is the writer's word too.
        """
        act = self._spoken(sentence, start, end, oath, by_anyone)
        answer = self.text.answer(sentence)
        if not answer or len(answer) > SHORT_ANSWER:
            return act
        if speech().refused_alone.search(answer):
            return Act.DENIED
        if act is not Act.NOT_MADE:
            return act
        if speech().refused.search(answer):
            return Act.DENIED
        return Act.MADE if speech().affirmed.search(answer) else act

    def plainly(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether the writer says these words himself, without condition."""
        flow = self.paper.flows[sentence.flow]
        if flow.quoted or self._a_rule(sentence, start):
            return False
        part, first = clause_at(sentence.low, start)
        before, upto = part[: start - first], part[: start - first + SUBJECT]
        lead = _masked(before[-FAR:], speech().no_condition)
        if speech().conditional_before.search(lead) or _only_told(sentence.low, before, start, end):
            return False
        return speaks(upto, sentence.low[: start + SUBJECT]) != "someone else"

    def _spoken(self, sentence: Sentence, start: int, end: int, oath: bool, by_anyone: bool) -> Act:
        flow = self.paper.flows[sentence.flow]
        if flow.quoted or speech().unticked.match(flow.low[:12]) or self._a_rule(sentence, start):
            return Act.NOT_MADE
        if fields().prompts.match(sentence.low[:FAR]):
            return Act.NOT_MADE
        part, first = clause_at(sentence.low, start)
        before, core, after = part[: start - first], part[start - first : end - first], part[end - first :]
        if act := _taken_back(before, core, after):
            return act
        if _only_told(sentence.low, before, start, end):
            return Act.NOT_MADE
        if by_anyone:
            return Act.MADE
        speaker = _oath_speaker(before, after) if oath else speaks(before, sentence.low[:start])
        untitled = speaker or oath or ENDS_SENTENCE.search(flow.text[-8:])
        return Act.MADE if speaker != "someone else" and untitled else Act.NOT_MADE

    def _a_rule(self, sentence: Sentence, start: int) -> bool:
        """Whether the words are quoted after an instruction, or stand in a list of what a notice must contain."""
        governing = self.text.before_quotation(sentence, start)
        if governing and (
            speech().told.search(governing) or asked_for(governing) or speech().asked_for_here.search(governing)
        ):
            return True
        flow = self.paper.flows[sentence.flow]
        opens = self.text.quotation_at(sentence, start) is not None
        if not (flow.item or opens):
            return False
        lead = self._lead(sentence.flow)
        return bool(speech().rule_follows.search(lead) or (opens and speech().told.search(lead)))

    def _lead(self, flow: int) -> str:
        """The line that opens the list, or the quotation, in which a flow stands; empty if it ends without a colon."""
        flows = self.paper.flows
        before = flow - 1
        while before >= 0 and flows[before].item and flows[flow].item:
            before -= 1
        if before < 0 or not ENDS_PROMPT.search(flows[before].text):
            return ""
        return self.text.of(before)[-1].low[-FAR:]


def _taken_back(before: str, core: str, after: str) -> Act | None:
    """A denial or a condition over a statement, from the words of its clause before and after it."""
    words = speech()
    if words.denied_before.search(_masked(before[-160:], words.no_denial)):
        return Act.DENIED
    lead = _masked(before[-FAR:], words.no_condition)
    rest = _masked(f"{core}{after[:FAR]}", words.no_condition)
    if words.conditional_before.search(lead) or words.conditional_after.search(rest):
        return Act.CONDITIONAL
    return None


def _only_told(whole: str, before: str, start: int, end: int) -> bool:
    """Whether the words are a question, an instruction, or somebody else's."""
    words = speech()
    if words.joined.search(whole, end, end + FAR):
        return False
    if QUESTION.search(whole[-8:]):
        return True
    if words.told.search(before[-FAR:]):
        return True
    if words.asked_for_here.search(before[-FAR:]) and not words.own_words.search(before[-FAR:]):
        return True
    return asked_for(whole[max(0, start - FAR) : start])


def asked_for(lead: str) -> bool:
    """Whether the words before a statement ask for it; false if the writer then speaks for himself."""
    asked = speech().asked_for.search(lead)
    return bool(asked) and not speech().own_words.search(lead)


def speaks(before: str, whole: str) -> str:
    """Whose statement it is: the last one named shortly before it, else whoever is named in the sentence; empty if nobody is."""
    plain = speech().aside.sub(" ", before[-FAR:])
    near = " ".join(plain.split()[-NEAR_WORDS:])[-60:]
    own, other = _last(near)
    if max(own, other) >= 0:
        return "writer" if own > other else "someone else"
    own, other = _last(whole[-FAR:])
    if max(own, other) >= 0:
        return "writer" if own >= 0 else "someone else"
    return ""


def _oath_speaker(before: str, after: str) -> str:
    """Who swears: the last one named before the oath, else the first one named after it."""
    own, other = _last(before[-FAR:])
    if max(own, other) >= 0:
        return "writer" if own > other else "someone else"
    mine, theirs = speech().writer.search(after), speech().someone_else.search(after)
    if not mine or not theirs:
        return "writer" if mine else "someone else" if theirs else ""
    return "writer" if mine.start() < theirs.start() else "someone else"


def _last(text: str) -> tuple[int, int]:
    """Where the writer and where somebody else is named last; -1 if not at all."""
    own = max((m.start() for m in speech().writer.finditer(text)), default=-1)
    other = max((m.start() for m in speech().someone_else.finditer(text)), default=-1)
    return own, other


def clause_at(sentence: str, place: int) -> tuple[str, int]:
    """The coordinate clause in which a place of a sentence lies, and where it begins."""
    first, last = max(0, place - 4 * FAR), min(len(sentence), place + 4 * FAR)
    for found in speech().new_clause.finditer(sentence, first, last):
        if found.end() > place:
            last = max(found.start(), place)
            break
        first = found.end()
    return sentence[first:last], first


def _masked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda m: "·" * len(m[0]), text)
