"""The register of IP offices: how a right is named in both languages, and what a number of that office looks like.

Read from ``platforms/registers/offices.yaml``. A number of the right form is not a right: only a look into the register
shows that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, read, validated
from rejoinder.errors import DataError, NotKnown
from rejoinder.facts.text import Line, fault
from rejoinder.languages import Words
from rejoinder.rules.citations import Citation

RegisteredKind: TypeAlias = Literal["copyright", "design", "trademark"]
Looks: TypeAlias = Literal["registered", "application", "no", "unknown"]
BODY, CHECK = "body", "check"


class Examples(Data):
    """Numbers that must be recognised as such, and some that must not."""

    good: tuple[Line, ...] = ()
    applications: tuple[Line, ...] = ()
    bad: tuple[Line, ...] = ()


class CheckDigit(Data):
    """A weighted sum of the digits (pattern group ``body``) whose remainder names the last symbol (group ``check``)."""

    weights: tuple[int, ...]
    modulus: int
    symbols: str

    def symbol(self, digits: str) -> str:
        """The check symbol that belongs to the digits."""
        total = sum(int(digit) * weight for digit, weight in zip(digits, self.weights, strict=False))
        return self.symbols[total % self.modulus]


class RegisteredRight(Data):
    """One kind of right at one office.

    ``latin`` says how the Chinese characters of a number are written in a paper that is not Chinese.
    """

    label: Bilingual
    patterns: tuple[str, ...] = ()
    application_patterns: tuple[str, ...] = ()
    check_digit: CheckDigit | None = None
    latin: Mapping[str, str] = Field(default_factory=dict)
    examples: Examples = Field(default_factory=Examples)
    note: Bilingual | None = None
    source: Citation

    @model_validator(mode="after")
    def _tried(self) -> RegisteredRight:
        if any("{number}" not in text for text in (self.label.en, self.label.zh)):
            raise fault("label", "The label needs {number} in both languages", "两种语言的“label”均须含{number}")
        _compile((*self.patterns, *self.application_patterns), self.check_digit)
        given = self.examples
        expected = {"registered": given.good, "application": given.applications, "no": given.bad}
        for looks, numbers in expected.items():
            if wrong := [number for number in numbers if self.looks_like(number) != looks]:
                en = f"The patterns do not agree with the example “{wrong[0]}” ({looks})"
                raise fault("examples", en, f"正则表达式与示例“{wrong[0]}”（{looks}）不符")
        return self

    def named(self, number: str, language: str) -> str:
        """The right's name with its number."""
        shown = unicodedata.normalize("NFKC", number).strip()
        spelled = {} if language.startswith("zh") else self.latin
        for characters, letters in spelled.items():
            shown = shown.replace(characters, letters)
        return self.label.words().in_(language).replace("{number}", shown)

    def looks_like(self, number: str) -> Looks:
        """Which form the number has; ``unknown`` if no form is recorded."""
        plain = normalised(number)
        if any(self._fits(pattern, plain) for pattern in self.patterns):
            return "registered"
        if any(self._fits(pattern, plain) for pattern in self.application_patterns):
            return "application"
        return "no" if self.patterns else "unknown"

    def _fits(self, pattern: str, number: str) -> bool:
        found = re.fullmatch(pattern, number)
        if found is None or self.check_digit is None or CHECK not in found.re.groupindex:
            return found is not None
        return self.check_digit.symbol(found[BODY]) == found[CHECK]


class Office(Data):
    """One office and the rights that it registers.

    ``jurisdiction`` is empty where the right itself says where it holds.
    """

    office: Line
    name: Bilingual
    jurisdiction: Annotated[str, StringConstraints(pattern="^[A-Z]{2}$")] | None
    note: Bilingual | None = None
    rights: Mapping[RegisteredKind, RegisteredRight] = Field(min_length=1)

    @model_validator(mode="after")
    def _territory(self) -> Office:
        if self.jurisdiction is None and self.note is None:
            raise fault("note", "An office without jurisdiction needs a note", "未填写法域的机构须填写“note”")
        return self

    def registers(self, right_kind: str) -> bool:
        """True if the office registers rights of that kind."""
        return right_kind in self.rights

    def label(self, right_kind: str, number: str, language: str) -> str:
        """The right's name with its number, e.g. ``EU trade mark No. 018123456``. Raises ``NotKnown``."""
        right = self._right(right_kind)
        if right is None:
            told = _NO_SUCH_RIGHT.fill(office=self.office, kind=right_kind, known=", ".join(sorted(self.rights)))
            raise NotKnown(told, "platforms/registers/offices.yaml")
        return right.named(number, language)

    def looks_like(self, right_kind: str, number: str) -> Looks:
        """Whether the number has the form of a registration of that office, or only of an application."""
        right = self._right(right_kind)
        return right.looks_like(number) if right else "unknown"

    def _right(self, right_kind: str) -> RegisteredRight | None:
        return next((right for kind, right in self.rights.items() if kind == right_kind), None)


def normalised(number: str) -> str:
    """A number as the patterns expect it: half-width, capitals, without spaces and commas.

    >>> normalised("Ｄ９８７，６５４ ")
    'D987654'
    """
    return re.sub(r"[\s,，、]", "", unicodedata.normalize("NFKC", number)).upper()


@cache
def offices() -> Mapping[str, Office]:
    """Every office by its short name, such as ``EUIPO``."""
    return read_offices(library.platforms() / "registers" / "offices.yaml")


def read_offices(path: Path) -> Mapping[str, Office]:
    """A register file. Raises ``DataError``."""
    loaded = read(path)
    entries = loaded.data if isinstance(loaded.data, list) else []
    found: dict[str, Office] = {}
    for index, entry in enumerate(entries):
        office = validated(Office, entry, loaded, (index,))
        if office.office in found:
            position = loaded.position((index, "office"))
            raise DataError(_TWICE.fill(office=office.office), loaded.file, position[0] if position else None)
        found[office.office] = office
    if not found:
        raise DataError(_EMPTY, loaded.file)
    return MappingProxyType(found)


def _compile(patterns: tuple[str, ...], check: CheckDigit | None) -> None:
    for pattern in patterns:
        try:
            groups = re.compile(pattern).groupindex
        except re.error as why:
            en, zh = f"“{pattern}” is not a regular expression ({why})", f"“{pattern}”不是有效的正则表达式"
            raise fault("pattern", en, zh) from why
        if CHECK in groups and (check is None or BODY not in groups):
            en = f"“{pattern}” has a check digit, but “check_digit” or its group “body” is missing"
            raise fault("check_digit", en, f"“{pattern}”含校验位，但缺少“check_digit”或“body”分组")


_NO_SUCH_RIGHT = Words(
    "{office} registers no right of the kind “{kind}” (known: {known}). Correct the office or the kind of right; for a"
    " right without registration leave the office out.",
    "{office}不登记“{kind}”类权利（已知：{known}）。请更正登记机构或权利类型；权利未经登记的，请勿填写登记机构。",
)
_TWICE = Words("office: “{office}” stands twice.", "office：“{office}”重复。")
_EMPTY = Words("The register holds no office: a list of offices is needed.", "登记机构清单为空：此处应为机构列表。")
