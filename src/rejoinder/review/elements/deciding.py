"""Each element of a list: met, missing, unknown, or left for the signer, with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rejoinder.reading import Reading
from rejoinder.review.elements.acts import Act, Speaker, clause_at
from rejoinder.review.elements.contacts import CONTACT, Worth, blank_place, value_of
from rejoinder.review.elements.form import Form
from rejoinder.review.elements.lists import ElementList, ElementRule, fields
from rejoinder.review.elements.paper import Mark, Paper
from rejoinder.review.elements.signing import Signature, signature
from rejoinder.review.elements.statements import Statements, Utterance, by_reference
from rejoinder.review.elements.swearing import Cover, Swearing
from rejoinder.review.elements.things import Things

BEFORE = 80
AFTER = 160


class State(StrEnum):
    """What is known of an element."""

    MET = "met"
    MISSING = "missing"
    UNKNOWN = "unknown"
    FOR_SIGNER = "for-signer"


@dataclass(frozen=True, slots=True)
class Decision:
    """The state of an element and the place of the words that show it; for a missing one those that fall short, if any."""

    rule: ElementRule
    state: State
    mark: Mark | None


class Decider:
    """Decides the elements of one list for one side of a reading."""

    def __init__(self, reading: Reading, rules: ElementList, language: str = "") -> None:
        self.rules = rules
        self.ours = reading.origin != "foreign"
        self.paper = Paper.of(reading, language)
        self.speaker = Speaker(self.paper)
        self.form = Form(self.paper, rules.others)

    def decisions(self) -> tuple[Decision, ...]:
        """The elements in the order of the list."""
        return tuple(self._decide(rule) for rule in self.rules.elements)

    def _decide(self, rule: ElementRule) -> Decision:
        ways = {
            "signature": self._signature,
            "thing": self._thing,
            "statement": self._statement,
            "oath": self._oath,
            "field": self._field,
        }
        state, mark = ways[rule.by](rule)
        return Decision(rule, state, mark)

    @cached_property
    def _swearing(self) -> Swearing:
        return Swearing(self.speaker)

    @cached_property
    def _things(self) -> Things:
        block = {e.number for e in self.form.entries if e.prompt.asks & {"contact", *CONTACT}}
        if self._signed and self._signed.state == "signed":
            block |= {e.number for e in self.form.entries[self._signed.entry.number :]}
        return Things(self.paper, self.form, frozenset(block))

    @cached_property
    def _signed(self) -> Signature | None:
        return signature(self.form, self._first_statement())

    @cached_property
    def _reference(self) -> Utterance | None:
        return by_reference(self.speaker)

    def _first_statement(self) -> int | None:
        """The place of the first statement that the writer makes."""
        places = [
            self.paper.flows[made.sentence.flow].places[made.sentence.start]
            for rule in self.rules.elements
            if rule.by == "statement"
            for made in self._statements(rule).made[:1]
        ]
        return min(places, default=None)

    def _statements(self, rule: ElementRule) -> Statements:
        return self._known.setdefault(rule.id, Statements(self.speaker, rule))

    @cached_property
    def _known(self) -> dict[str, Statements]:
        return {}

    def _signature(self, _: ElementRule) -> tuple[State, Mark | None]:
        found = self._signed
        if not found:
            return State.MISSING, None
        mark = self.paper.mark(found.entry.line, found.start, found.end)
        if found.state == "signed":
            return State.MET, mark
        return self._left_open(found.entry.line.low), mark

    def _left_open(self, low: str) -> State:
        """What an empty place is: left for the signer in a paper of ours, or on a line drawn for the hand; else nothing."""
        for_hand = self.ours or fields().drawn_line.search(low)
        return State.FOR_SIGNER if for_hand and self.rules.against == "missing" else State.MISSING

    def _thing(self, rule: ElementRule) -> tuple[State, Mark | None]:
        found = self._things.find(rule.thing) if rule.thing else None
        if not found or found.worth is Worth.NONE:
            return State.MISSING, None
        return (State.MET if found.worth is Worth.GIVEN else State.UNKNOWN), found.mark

    def _field(self, rule: ElementRule) -> tuple[State, Mark | None]:
        found = value_of(self.form, rule.field, self._signed)
        if found:
            state = State.MET if found.worth is Worth.GIVEN else State.UNKNOWN
            return state, self.paper.mark(found.entry.line, found.start, found.end)
        blank = blank_place(self.form, rule.field)
        if not blank:
            return State.MISSING, None
        return self._left_open(blank.entry.line.low), self.paper.mark(blank.entry.line, blank.start, blank.end)

    def _statement(self, rule: ElementRule) -> tuple[State, Mark | None]:
        said = self._statements(rule)
        if said.denial:
            return State.MISSING, self._mark(said.denial)
        if said.made:
            return self._made(said, rule)
        return self._not_made(said)

    def _made(self, said: Statements, rule: ElementRule) -> tuple[State, Mark | None]:
        """A statement that is made; one that must be narrower and is not cannot be told from another."""
        fitting = [made for made in said.made if not rule.narrowed or rule.narrowed.search(made.sentence.low)]
        return (State.MET, self._mark(fitting[0])) if fitting else (State.UNKNOWN, self._mark(said.made[0]))

    def _not_made(self, said: Statements) -> tuple[State, Mark | None]:
        """A statement that is not made: perhaps it is made otherwise, or only by reference to a page."""
        if said.unsure:
            return State.UNKNOWN, self._mark(said.unsure)
        if self._reference and not (said.attempt and said.attempt.act is Act.CONDITIONAL):
            return State.UNKNOWN, self._mark(self._reference)
        return State.MISSING, self._mark(said.attempt) if said.attempt else None

    def _oath(self, rule: ElementRule) -> tuple[State, Mark | None]:
        own = self._statements(rule)
        covered = self._statements(self._covered(rule)) if rule.covers else own
        refused = next((o for o in self._swearing.oaths if o.act is Act.DENIED), None) or own.denial
        if refused:
            return State.MISSING, self._mark(refused)
        cover, oath = self._swearing.over(covered, whole_paper=rule.whole_paper)
        if oath:
            return (State.MET if cover is Cover.YES else State.UNKNOWN), self._mark(oath)
        attempt = next(iter(self._swearing.oaths), None)
        if not attempt and self._reference:
            return State.UNKNOWN, self._mark(self._reference)
        return State.MISSING, self._mark(attempt) if attempt else None

    def _covered(self, rule: ElementRule) -> ElementRule:
        return next(other for other in self.rules.elements if other.id == rule.covers)

    def _mark(self, said: Utterance) -> Mark:
        """The clause in which the words stand, or as much of it around them as is worth quoting."""
        part, first = clause_at(said.sentence.low, said.start)
        start = max(first, said.start - BEFORE)
        end = min(first + len(part), max(said.end, said.start + 1) + AFTER)
        whole = said.sentence.low[start:end].rstrip(" ,;")
        shift = said.sentence.start
        return self.paper.mark(self.paper.flows[said.sentence.flow], shift + start, shift + start + len(whole))
