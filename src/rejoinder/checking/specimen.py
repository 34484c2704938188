"""Invented cases to try templates on, made from the pydantic models and the data files, so that nothing new is forgotten.

``full``: every field of every entry is filled, and of each list there are as many entries as one of their codes has words. ``hollow``: every entry and group is there, with nothing in it that it could do without.
``bare``: what a file can leave out is left out; of each list one entry is kept.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from rejoinder.compose import Subject
from rejoinder.errors import Refusal
from rejoinder.facts.case import Case, Ground
from rejoinder.facts.codes import country
from rejoinder.facts.complaint import Complaint, Right
from rejoinder.facts.faults import model_of
from rejoinder.facts.loader import CaseFile, Vocabulary
from rejoinder.facts.text import Known, Localised
from rejoinder.languages import profiles
from rejoinder.rules.grounds import fact_models, grounds
from rejoinder.rules.offices import offices
from rejoinder.rules.platforms import platforms
from rejoinder.strict_yaml import Loaded
from rejoinder.wording.documents import DocumentKind

State: TypeAlias = Literal["full", "hollow", "bare"]
STATES: tuple[State, ...] = get_args(State)
DAY = date(2026, 1, 15)
_PLAIN: Mapping[Any, Any] = {
    bool: True,
    int: 1,
    Decimal: Decimal(1),
    date: DAY,
    datetime: datetime(2026, 1, 15, 9, 40, tzinfo=UTC),
}


class Code(str):
    """The text of a field that can hold only certain words; ``choices`` are all of them."""

    __slots__ = ("choices",)
    choices: tuple[str, ...]

    def __new__(cls, value: str, choices: tuple[str, ...]) -> Code:
        """The word that stands here, and those that could."""
        made = super().__new__(cls, value)
        made.choices = choices
        return made


class Specimens:
    """The cases, for any kind of document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = vocabulary.known
        self._cases: dict[State, Case] = {}

    def subject(self, kind: DocumentKind, refusals: tuple[Refusal, ...], state: State) -> Subject:
        """The case in that state, with every ground that this kind of document can state."""
        kinds = tuple(name for name, g in grounds().items() if kind.slot is None or kind.slot in g.clauses)
        stated = tuple(self._ground(n, name, state) for n, name in enumerate(kinds, start=1))
        facts = tuple(self._model(fact_models()[name], state) for name in kinds)
        base = self._case(state)
        complaint = _answered(base.complaint, stated if state == "full" else ())
        case = base.model_copy(update={"grounds": stated, "complaint": complaint})
        loaded = Loaded({}, {}, "specimen")
        return Subject(CaseFile(case, Path(), loaded, facts), kind, DAY, () if state == "bare" else refusals)

    def _case(self, state: State) -> Case:
        if state not in self._cases:
            self._cases[state] = self._placed(self._linked(state), state)
        return self._cases[state]

    def _placed(self, case: Case, state: State) -> Case:
        """The case on the platform of which most is known, or least, or on none."""
        known = sorted(platforms().values(), key=lambda p: len(p.rules))
        place = None if state == "bare" else Code(known[-1 if state == "full" else 0].id, self._known["platforms"])
        return case.model_copy(update={"complaint": case.complaint.model_copy(update={"platform": place})})

    def _linked(self, state: State) -> Case:
        """A case whose entries refer to one another by their ids."""
        case: Case = self._model(Case, state)
        rights = tuple(_registered(right) for right in _named(case.complaint.rights, "R"))
        update = {"right": "R1"} | ({"listings": ("L1",)} if state == "full" else {})
        allegations = (a.model_copy(update=update) for a in _named(case.complaint.allegations, "A"))
        complaint = case.complaint.model_copy(update={"rights": rights, "allegations": tuple(allegations)})
        lists = {"listings": _named(case.listings, "L"), "evidence": _named(case.evidence, "E")}
        return case.model_copy(update={"complaint": complaint} | lists)

    def _ground(self, number: int, kind: str, state: State) -> Ground:
        made: Ground = self._model(Ground, state)
        evidence = () if state == "bare" else ("E1",)
        links = {"rights": ("R1",), "listings": ("L1",), "evidence": evidence}
        return made.model_copy(update={"id": f"G{number}", "kind": kind, "facts": {}} | links)

    def _model(self, model: type[BaseModel], state: State, turn: int = 0) -> Any:
        """An entry with the fields that it has in that state; ``turn`` chooses among the words of its codes."""
        model.model_rebuild()  # a model that names one further down in its file is complete only now
        values = {}
        for name, info in model.model_fields.items():
            group = model_of(info.annotation) is not None
            kept = group if state == "hollow" else group and get_origin(info.annotation) is tuple
            if state == "full" or kept or info.is_required():
                values[name] = self._value(info.annotation, tuple(info.metadata), state, turn)
        return model.model_construct(**values)

    def _value(self, annotation: Any, marks: tuple[Any, ...], state: State, turn: int) -> Any:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(inner[0], (*marks, *inner[1:]), state, turn)
        if origin in (Union, types.UnionType):
            return self._value(next(a for a in inner if a is not types.NoneType), marks, state, turn)
        if origin is Literal:
            return Code(str(inner[turn % len(inner)]), tuple(str(a) for a in inner))
        if origin is tuple:
            turns = _turns(inner[0]) if state == "full" else 1
            return tuple(self._value(inner[0], (), state, n) for n in range(turns))
        return self._single(annotation, marks, state, turn)

    def _single(self, annotation: Any, marks: tuple[Any, ...], state: State, turn: int) -> Any:
        if annotation is str:
            return self._word(marks)
        if isinstance(annotation, type) and issubclass(annotation, Localised):
            return annotation.model_construct(root=dict.fromkeys(profiles(), "words"))
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation, state, turn)
        return _PLAIN.get(annotation, {})

    def _word(self, marks: tuple[Any, ...]) -> str:
        for check in (m.func for m in marks if isinstance(m, AfterValidator)):
            if check is country:
                return "CN"
            choices = self._known.get(check.name, ()) if isinstance(check, Known) else getattr(check, "choices", ())
            if choices:
                return Code(choices[0], tuple(choices))
        return "word"


def _answered(complaint: Complaint, stated: tuple[Ground, ...]) -> Complaint:
    """The complaint whose allegations name the first of these grounds as their answer."""
    update = {"grounds": tuple(str(g.id) for g in stated[:1])}
    return complaint.model_copy(
        update={"allegations": tuple(a.model_copy(update=update) for a in complaint.allegations)}
    )


def _named(entries: tuple[Any, ...], letter: str) -> tuple[Any, ...]:
    return tuple(entry.model_copy(update={"id": f"{letter}{n}"}) for n, entry in enumerate(entries, start=1))


def _turns(entry: Any) -> int:
    """How many entries it takes until each code of theirs has had each of its words."""
    model = model_of(entry)
    return max((len(words_of(info.annotation)) for info in model.model_fields.values()), default=1) if model else 1


def words_of(annotation: Any) -> tuple[Any, ...]:
    """The words that a field of that type can hold; ``(None,)`` if it can hold any."""
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    inner = get_args(annotation) if get_origin(annotation) in (Union, types.UnionType, Annotated) else ()
    return next((words for words in map(words_of, inner) if words), (None,))


def _registered(right: Right) -> Right:
    """The right at an office that registers rights of its kind, if there is one."""
    if right.office is None:
        return right
    name = next((name for name, office in offices().items() if office.registers(right.kind)), None)
    return right.model_copy(update={"office": name and Code(name, getattr(right.office, "choices", ()))})
