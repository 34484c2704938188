"""One value that a text says, in a form in which the languages can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "number",
    "ordinal",
    "percent",
    "measure",
    "money",
    "date",
    "time",
    "period",
    "identifier",
    "url",
    "email",
    "phone",
    "citation",
    "reference",
]


@dataclass(frozen=True, slots=True)
class Value:
    """A value: what it is, its key (equal keys are equal values), and its place in the original text.

    ``number`` is the bare number inside a period, reference or the like, for where the other language leaves the unit unsaid. A ``soft``
    value is seen but not expected in the other language: one, both, 第三方.
    """

    kind: Kind
    key: str
    start: int
    end: int
    number: str = ""
    soft: bool = False
