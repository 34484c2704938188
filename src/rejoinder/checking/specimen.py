"""Invented cases to try templates on: one in which every field is filled, and one that holds only what a file cannot do without.

Both are made from the pydantic models and the data files, so that a new field, ground or platform is known here at once.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from rejoinder.compose import Subject
from rejoinder.errors import Refusal
from rejoinder.facts.case import Case, Evidence, Ground
from rejoinder.facts.codes import country
from rejoinder.facts.complaint import Allegation, Complaint
from rejoinder.facts.loader import CaseFile, Vocabulary
from rejoinder.facts.text import Facts, Known, Localised
from rejoinder.rules.grounds import fact_models, grounds
from rejoinder.rules.platforms import platforms
from rejoinder.strict_yaml import Loaded
from rejoinder.wording.documents import DocumentKind

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
    """The two cases, for any kind of document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._known = vocabulary.known

    def subject(self, kind: DocumentKind, refusals: tuple[Refusal, ...], *, full: bool) -> Subject:
        """The full or the bare case, with every ground that this kind of document can state."""
        base = self._full if full else self._bare
        kinds = tuple(name for name, g in grounds().items() if kind.slot is None or kind.slot in g.clauses)
        stated = tuple(self._ground(n, name, full=full) for n, name in enumerate(kinds, start=1))
        facts = tuple(self._model(fact_models()[name], full=full) for name in kinds)
        case = base.model_copy(
            update={"grounds": stated, "complaint": _answered(base.complaint, stated if full else ())}
        )
        return Subject(CaseFile(case, Path(), Loaded({}, {}, "specimen"), facts), kind, DAY, refusals if full else ())

    @cached_property
    def _full(self) -> Case:
        richest = max(platforms().values(), key=lambda p: len(p.rules)).id
        case = self._linked(full=True)
        place = Code(richest, self._known["platforms"])
        return case.model_copy(update={"complaint": case.complaint.model_copy(update={"platform": place})})

    @cached_property
    def _bare(self) -> Case:
        return self._linked(full=False)

    def _linked(self, *, full: bool) -> Case:
        """A case whose entries refer to one another by their ids."""
        case: Case = self._model(Case, full=full)
        right, listing = _named(case.complaint.rights, "R1"), _named(case.listings, "L1")
        update: dict[str, Any] = {"id": "A1", "right": "R1"}
        if full:
            update["listings"] = ("L1",)
        allegations: tuple[Allegation, ...] = tuple(a.model_copy(update=update) for a in case.complaint.allegations)
        evidence: tuple[Evidence, ...] = _named(case.evidence, "E1")
        complaint = case.complaint.model_copy(update={"rights": right, "allegations": allegations})
        return case.model_copy(update={"complaint": complaint, "listings": listing, "evidence": evidence})

    def _ground(self, number: int, kind: str, *, full: bool) -> Ground:
        made: Ground = self._model(Ground, full=full)
        evidence = ("E1",) if full else ()
        links = {"rights": ("R1",), "listings": ("L1",), "evidence": evidence}
        return made.model_copy(update={"id": f"G{number}", "kind": kind, "facts": {}} | links)

    def _model(self, model: type[BaseModel], *, full: bool) -> Any:
        """An entry with all its fields, or with those alone that it must have; lists of entries always hold one."""
        model.model_rebuild()  # a model that names one further down in its file is complete only now
        values = {}
        for name, info in model.model_fields.items():
            if full or info.is_required() or _is_list_of_entries(info.annotation):
                values[name] = self._value(info.annotation, tuple(info.metadata), full=full)
        return model.model_construct(**values)

    def _value(self, annotation: Any, marks: tuple[Any, ...], *, full: bool) -> Any:
        origin, inner = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(inner[0], (*marks, *inner[1:]), full=full)
        if origin in (Union, types.UnionType):
            return self._value(next(a for a in inner if a is not types.NoneType), marks, full=full)
        if origin is Literal:
            return Code(str(inner[0]), tuple(str(a) for a in inner))
        if origin is tuple:
            return (self._value(inner[0], (), full=full),)
        return self._single(annotation, marks, full=full)

    def _single(self, annotation: Any, marks: tuple[Any, ...], *, full: bool) -> Any:
        if annotation is str:
            return self._word(marks)
        if isinstance(annotation, type) and issubclass(annotation, Localised):
            return annotation.model_construct(root=dict(WORDS))
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation, full=full)
        return _PLAIN.get(annotation, {})

    def _word(self, marks: tuple[Any, ...]) -> str:
        for check in (m.func for m in marks if isinstance(m, AfterValidator)):
            if check is country:
                return "CN"
            choices = self._known.get(check.name, ()) if isinstance(check, Known) else getattr(check, "choices", ())
            if choices:
                return Code(choices[0], tuple(choices))
        return "word"


def _is_list_of_entries(annotation: Any) -> bool:
    inner = get_args(annotation)
    return get_origin(annotation) is tuple and isinstance(inner[0], type) and issubclass(inner[0], Facts)


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
