"""Invented cases to try templates on, made from the pydantic models and the data files, so that nothing new is forgotten.

``full``: every field of every entry is filled. ``hollow``: every entry and group is there, with nothing in it that it could do without.
``bare``: what a file can leave out is left out; of each list one entry is kept.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal, TypeAlias, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from rejoinder.compose import Subject
from rejoinder.errors import Refusal
from rejoinder.facts.case import Case, Evidence, Ground
from rejoinder.facts.codes import country
from rejoinder.facts.complaint import Allegation, Complaint
from rejoinder.facts.faults import model_of
from rejoinder.facts.loader import CaseFile, Vocabulary
from rejoinder.facts.text import Known, Localised
from rejoinder.rules.grounds import fact_models, grounds
from rejoinder.rules.platforms import platforms
from rejoinder.strict_yaml import Loaded
from rejoinder.wording.documents import DocumentKind

State: TypeAlias = Literal["full", "hollow", "bare"]
STATES: tuple[State, ...] = get_args(State)
DAY = date(2026, 1, 15)
WORDS = {"en": "some words", "zh-Hans": "若干文字"}
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
        right, listing = _named(case.complaint.rights, "R1"), _named(case.listings, "L1")
        update: dict[str, Any] = {"id": "A1", "right": "R1"}
        if state == "full":
            update["listings"] = ("L1",)
        allegations: tuple[Allegation, ...] = tuple(a.model_copy(update=update) for a in case.complaint.allegations)
        evidence: tuple[Evidence, ...] = _named(case.evidence, "E1")
        complaint = case.complaint.model_copy(update={"rights": right, "allegations": allegations})
        return case.model_copy(update={"complaint": complaint, "listings": listing, "evidence": evidence})

    def _ground(self, number: int, kind: str, state: State) -> Ground:
        made: Ground = self._model(Ground, state)
        evidence = () if state == "bare" else ("E1",)
        links = {"rights": ("R1",), "listings": ("L1",), "evidence": evidence}
        return made.model_copy(update={"id": f"G{number}", "kind": kind, "facts": {}} | links)

    def _model(self, model: type[BaseModel], state: State) -> Any:
        """An entry with the fields that it has in that state; lists of entries always hold one."""
        model.model_rebuild()  # a model that names one further down in its file is complete only now
        values = {}
        for name, info in model.model_fields.items():
            group = model_of(info.annotation) is not None
            kept = group if state == "hollow" else group and get_origin(info.annotation) is tuple
            if state == "full" or kept or info.is_required():
                values[name] = self._value(info.annotation, tuple(info.metadata), state)
        return model.model_construct(**values)

    def _value(self, annotation: Any, marks: tuple[Any, ...], state: State) -> Any:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(inner[0], (*marks, *inner[1:]), state)
        if origin in (Union, types.UnionType):
            return self._value(next(a for a in inner if a is not types.NoneType), marks, state)
        if origin is Literal:
            return Code(str(inner[0]), tuple(str(a) for a in inner))
        if origin is tuple:
            return (self._value(inner[0], (), state),)
        return self._single(annotation, marks, state)

    def _single(self, annotation: Any, marks: tuple[Any, ...], state: State) -> Any:
        if annotation is str:
            return self._word(marks)
        if isinstance(annotation, type) and issubclass(annotation, Localised):
            return annotation.model_construct(root=dict(WORDS))
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation, state)
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


def _named(entries: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    return tuple(_renamed(entries, name))


def _renamed(entries: tuple[Any, ...], name: str) -> Iterator[Any]:
    for entry in entries:
        yield entry.model_copy(update={"id": name})
