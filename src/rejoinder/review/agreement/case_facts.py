"""What a case knows, as values and names: the third witness beside the two languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from rejoinder.facts.case import Case
from rejoinder.facts.text import Localised, Name
from rejoinder.languages import Language, profiles
from rejoinder.values import values_of
from rejoinder.values.numerals import plain

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """The values of a case by kind and key, whatever language they stand in, and its names by language."""

    values: frozenset[Key]
    names: tuple[Mapping[Language, str], ...]

    def name_in(self, name: Mapping[Language, str], language: Language) -> str:
        """A name as it stands in a language: its own form, else the Latin one."""
        return name.get(language) or name.get("en") or next(iter(name.values()))


def case_facts(case: Case) -> CaseFacts:
    """Everything of the case that a text can say by value or by name."""
    leaves = tuple(_leaves(case))
    keys = {key for leaf in leaves for key in _keys(leaf)}
    found = {tuple(sorted(leaf.root.items())): leaf.root for leaf in leaves if isinstance(leaf, Name)}
    return CaseFacts(frozenset(keys), tuple(found.values()))


def _leaves(value: Any) -> Iterator[Any]:
    """Every single fact, however deep it lies."""
    if value is None:
        return
    parts = _parts(value)
    if parts is None:
        yield value
        return
    if "currency" in getattr(type(value), "model_fields", ()):
        yield value
    for part in parts:
        yield from _leaves(part)


def _parts(value: Any) -> Iterable[Any] | None:
    """What a group or list holds; nothing for a single fact."""
    if isinstance(value, Localised):
        return None
    if isinstance(value, BaseModel):
        return [getattr(value, name) for name in type(value).model_fields]
    if isinstance(value, Mapping):
        return value.values()
    return value if isinstance(value, list | tuple | set | frozenset) else None


def _keys(leaf: Any) -> Iterator[Key]:
    if isinstance(leaf, Localised):
        for language, text in leaf.root.items():
            yield from ((v.kind, v.key) for v in values_of(text, language))
    elif isinstance(leaf, BaseModel):
        yield from _money(leaf)
    elif isinstance(leaf, datetime):
        yield "date", leaf.date().isoformat()
        yield "time", f"{leaf:%H:%M}{leaf.isoformat()[-len('+08:00') :] if leaf.tzinfo else ''}"
    elif isinstance(leaf, date):
        yield "date", leaf.isoformat()
    elif isinstance(leaf, Decimal | int) and not isinstance(leaf, bool):
        yield "number", plain(Decimal(leaf))
    elif isinstance(leaf, str):
        yield from ((v.kind, v.key) for tag in profiles() for v in values_of(leaf, tag))


def _money(leaf: BaseModel) -> Iterator[Key]:
    amount = getattr(leaf, "value", None)
    if isinstance(amount, Decimal | int):
        yield "money", f"{getattr(leaf, 'currency', '')} {plain(Decimal(amount))}"
