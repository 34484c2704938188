"""Grounds: the reasons why a complaint may fail, read from ``templates/grounds/<kind>.yaml``.

A ground file says for which kinds of right, places and documents the ground holds, which facts and evidence it needs, where it is
tempting but wrong (with the reason that the user reads), and which clauses state it. The case file's schema of ``grounds[].facts`` is
built from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Field, create_model

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, Review, Source, read, validated
from rejoinder.facts.codes import Country
from rejoinder.facts.text import Facts, Line, Name, Prose, fault
from rejoinder.facts.values import Day, Number, YesNo

FactType: TypeAlias = Literal["line", "name", "text", "date", "country", "countries", "yesno", "number", "rows"]
RightKind: TypeAlias = Literal["trademark", "copyright", "design", "unfair-competition"]
Slot: TypeAlias = Literal["reply", "appeal", "counter-notice"]


class FactField(Data):
    """One field of a ground's facts."""

    type: FactType
    title: Bilingual
    required: bool = False
    reaches: Literal["document", "decision"] = "document"
    why: Bilingual | None = None
    must_be: bool | None = None
    otherwise: Bilingual | None = None
    choices: tuple[str, ...] = ()
    choice_labels: Mapping[str, Bilingual] = Field(default_factory=dict)
    columns: Mapping[str, Literal["text", "line", "name", "date", "country", "countries", "yesno", "number"]] = Field(
        default_factory=dict
    )


class Places(Data):
    """Jurisdictions: only these, or all except these."""

    only: tuple[str, ...] = ()
    excepted: tuple[str, ...] = Field(default=(), alias="except")

    def hold(self, jurisdictions: tuple[str, ...]) -> bool:
        """True if the ground holds in one of the right's jurisdictions at least; of a place that is not known only an unlimited ground does."""
        if not jurisdictions:
            return not self.only
        left = [j for j in jurisdictions if j not in self.excepted and (not self.only or j in self.only)]
        return bool(left)


class WhereRefused(Data):
    """Where the ground is tempting but wrong; the keys select, the reason is told."""

    rights: tuple[RightKind, ...] = ()
    registered: Literal["only", "never"] | None = None
    jurisdictions: tuple[str, ...] = ()
    documents: tuple[Slot, ...] = ()
    reason: Bilingual


class EvidenceNeed(Data):
    """The evidence without which the ground is only an assertion."""

    any_of: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()


class Ground(Data):
    """One ground file."""

    title: Bilingual
    meaning: Bilingual
    rights: tuple[RightKind, ...]
    registered: Literal["only", "never"] | None = None
    documents: tuple[Slot, ...]
    jurisdictions: Places = Field(default_factory=Places)
    refused: tuple[WhereRefused, ...] = ()
    facts: Mapping[str, FactField] = Field(default_factory=dict)
    evidence: EvidenceNeed = Field(default_factory=EvidenceNeed)
    trap: Bilingual
    clauses: Mapping[Slot, str]
    source: Source
    review: Review

    def reason_against(
        self, right: RightKind, registered: bool, jurisdictions: tuple[str, ...], document: Slot
    ) -> Bilingual | None:
        """Why the ground must not be used here, in the file's own words; ``None`` if nothing speaks against it."""
        for case in self.refused:
            if _selects(case, right, registered, jurisdictions, document):
                return case.reason
        return None

    def holds(self, right: RightKind, registered: bool, jurisdictions: tuple[str, ...]) -> bool:
        """True if the ground is made for that right and place."""
        fits = self.registered is None or registered == (self.registered == "only")
        return right in self.rights and fits and self.jurisdictions.hold(jurisdictions)


def _selects(case: WhereRefused, right: str, registered: bool, jurisdictions: tuple[str, ...], document: str) -> bool:
    return (
        (not case.rights or right in case.rights)
        and (case.registered is None or registered == (case.registered == "only"))
        and (not case.jurisdictions or (bool(jurisdictions) and set(jurisdictions) <= set(case.jurisdictions)))
        and (not case.documents or document in case.documents)
    )


@cache
def grounds() -> Mapping[str, Ground]:
    """Every ground by kind (its file's name)."""
    return dict(_read_all())


def _read_all() -> Iterator[tuple[str, Ground]]:
    for path in sorted((library.templates() / "grounds").glob("*.yaml")):
        loaded = read(path)
        yield path.stem, validated(Ground, loaded.data, loaded)


@cache
def fact_models() -> Mapping[str, type[Facts]]:
    """The pydantic model of each ground's facts. All fields are optional: what is missing is a finding, not a fault of the file."""
    return {kind: _model(kind, ground) for kind, ground in grounds().items()}


def _model(kind: str, ground: Ground) -> type[Facts]:
    fields: dict[str, Any] = {name: (_annotation(f) | None, _declared(f)) for name, f in ground.facts.items()}
    return create_model(f"Facts of {kind}", __base__=Facts, **fields)


def _declared(fact: FactField) -> Any:
    extra: dict[str, Any] = {"title_zh": fact.title.zh, "reaches": fact.reaches} | (
        {"why": fact.why.en} if fact.why else {}
    )
    return Field(default=None, title=fact.title.en, json_schema_extra=extra)


def _annotation(fact: FactField) -> Any:
    if fact.type == "rows":
        columns: dict[str, Any] = {name: (_TYPES[kind], ...) for name, kind in fact.columns.items()}
        return tuple[create_model("row", __base__=Facts, **columns), ...]  # type: ignore[misc]
    return Annotated[Line, AfterValidator(_one_of(fact.choices))] if fact.choices else _TYPES[fact.type]


class _one_of:  # noqa: N801 - reads as a function where it is used
    """Accepts the listed values only."""

    def __init__(self, choices: tuple[str, ...]) -> None:
        self.choices = choices

    def __call__(self, value: str) -> str:
        if value not in self.choices:
            allowed = ", ".join(self.choices)
            raise fault(
                "unknown_code",
                f"“{value}” is not one of the choices.",
                f"“{value}”不在可选范围内。",
                allowed=allowed,
                given=value,
            )
        return value


_TYPES: Mapping[str, Any] = {
    "line": Line,
    "name": Name,
    "text": Prose,
    "date": Day,
    "country": Country,
    "countries": tuple[Country, ...],
    "yesno": YesNo,
    "number": Number,
}
