"""Whether a value of one language stands in the other: equal, more exact there, or as a bare number where the unit is said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rejoinder.values.lexicon import words_of
from rejoinder.values.value import Value

SHORTEST_PHONE = 7
WITH_UNIT = frozenset({"number", "ordinal", "period", "percent", "measure", "money"})


@dataclass(frozen=True, slots=True)
class Stock:
    """What one side has to offer to the values of the other. ``numbers`` are bare numbers that may stand for one of another kind."""

    values: tuple[Value, ...]
    text: str
    keys: frozenset[tuple[str, str]]
    numbers: frozenset[str]

    def of(self, *kinds: str) -> list[str]:
        """The keys of these kinds."""
        return [v.key for v in self.values if v.kind in kinds]

    @property
    def letters(self) -> str:
        """The letters and digits of the text alone: an identifier may be written with blanks or hyphens."""
        return "".join(c for c in self.text if c.isalnum())

    def has(self, value: Value) -> bool:
        """Whether a value stands here, by itself or within a more exact one."""
        if value.soft or (value.kind, value.key) in self.keys:
            return True
        return KINDS[value.kind](value, self)


def stock(values: tuple[Value, ...], text: str, other: Iterable[Value] = ()) -> Stock:
    """The values of a folded text. What stands on the ``other`` side as well is spoken for: exhibit 4 is not the four of four photographs."""
    spoken = {(v.kind, v.key) for v in other}
    free = (v for v in values if v.number and (v.kind in WITH_UNIT or (v.kind, v.key) not in spoken))
    return Stock(values, text, frozenset((v.kind, v.key) for v in values), frozenset(v.number for v in free))


def uncovered(values: Iterable[Value], there: Stock) -> tuple[Value, ...]:
    """The values that the other side does not have; each value once."""
    found = {(v.kind, v.key): v for v in reversed(tuple(values)) if not there.has(v)}
    return tuple(sorted(found.values(), key=lambda v: v.start))


def other_ordinals(here: Stock, there: Stock) -> tuple[tuple[Value, Value], ...]:
    """Places in a row that differ: the third here, the fourth there; one that the other side leaves unsaid is no difference."""
    mine = [v for v in here.values if v.kind == "ordinal" and v.key not in there.numbers and v.key != "1"]
    theirs = [v for v in there.values if v.kind == "ordinal" and v.key not in here.numbers and v.key != "1"]
    return tuple(zip(mine, theirs, strict=False))


def _number(value: Value, there: Stock) -> bool:
    return value.key in there.numbers


def _date(value: Value, there: Stock) -> bool:
    """A date in part is covered by the whole date; of a date in figures one of its two readings must stand there."""
    readings = value.key.split("|")
    known = {key for other in there.of("date") for key in other.split("|")}
    if any(reading in known for reading in readings):
        return True
    if value.key.startswith("--"):
        return any(key.endswith(value.key[1:]) for key in known) or (
            value.key.count("-") == 3 and _month(value.key, known)
        )
    if value.key.isdigit() and value.key in there.numbers:
        return True
    return value.key.count("-") < 2 and any(key.startswith(value.key) for key in known)


def _month(key: str, known: Iterable[str]) -> bool:
    return any(key[2:] == other[5:7] for other in known if other[:4].isdigit())


def _time(value: Value, there: Stock) -> bool:
    return any(key.startswith(value.key) for key in there.of("time")) if len(value.key) == len("09:40") else False


def _with_unit(value: Value, there: Stock) -> bool:
    """The bare number, where the unit is said of another number: 60 days (90 abroad)."""
    unit = value.key.rpartition(" ")[2]
    same = any(key.rpartition(" ")[2] == unit for key in there.of(value.kind))
    return same and value.number in set(there.of("number"))


def _percent(value: Value, there: Stock) -> bool:
    """The bare number of a range whose end says per cent."""
    return any(there.of("percent")) and value.number in set(there.of("number"))


def _money(value: Value, there: Stock) -> bool:
    code, _, amount = value.key.partition(" ")
    signs = words_of("").words["ambiguous"]
    for other in there.of("money"):
        theirs, _, sum_ = other.partition(" ")
        if sum_ == amount and (code in signs.get(theirs, "").split() or theirs in signs.get(code, "").split()):
            return True
    return False


def _identifier(value: Value, there: Stock) -> bool:
    bare = "".join(c for c in value.key if c.isalnum())
    return (value.number or value.key) in there.numbers or bare in there.letters or _phone(value, there)


def _literal(value: Value, there: Stock) -> bool:
    return value.key.lower() in there.text


def _phone(value: Value, there: Stock) -> bool:
    """With or without the code of the country and the nought before the code of the place."""
    mine = _digits(value.kind, value.key)
    theirs = {_digits(v.kind, v.key) for v in there.values if v.kind in ("phone", "identifier")}
    return bool(mine) and any(mine == other or _tail(mine, other) or _tail(other, mine) for other in theirs)


def _digits(kind: str, key: str) -> str:
    """The digits of a number that can be dialled; the nought before the code of a place falls away."""
    digits = key if kind == "phone" else key.lstrip("0")
    return digits if digits.isdigit() and len(digits) >= SHORTEST_PHONE else ""


def _tail(short: str, long: str) -> bool:
    return SHORTEST_PHONE <= len(short) < len(long) and long.endswith(short)


def _citation(value: Value, there: Stock) -> bool:
    """Part of a longer path; or a tail of it, where the rest is said in another citation."""
    key = f"/{value.key}"
    others = list(there.of("citation"))
    if any(f"/{other}".endswith(key) for other in others):
        return True
    levels = {level for other in others for level in other.split("/")}
    for other in others:
        if key.endswith(f"/{other}") and set(value.key.removesuffix(other).strip("/").split("/")) <= levels:
            return True
    loose = words_of("").words["loose"]
    return bool(value.number) and any(f"{label} {value.number}" in there.of("reference") for label in loose)


def _reference(value: Value, there: Stock) -> bool:
    """A label that may be left to the number: item, part, page."""
    label = value.key.partition(" ")[0]
    return label in words_of("").words["loose"] and value.number in there.numbers


KINDS: Mapping[str, Callable[[Value, Stock], bool]] = {
    "number": _number,
    "ordinal": _number,
    "percent": _percent,
    "measure": _with_unit,
    "money": _money,
    "date": _date,
    "time": _time,
    "period": _with_unit,
    "identifier": _identifier,
    "url": _literal,
    "email": _literal,
    "phone": _phone,
    "citation": _citation,
    "reference": _reference,
}
