"""The languages of documents and of messages.

A document language is a data file (``templates/languages/<tag>.yaml``). Messages to the user are ``Words``: a pair that stands
together in the code or in a rule file, so that whoever changes one sees the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import yaml

from rejoinder import library

Language: TypeAlias = str  # a language tag that has a file: "en", "zh-Hans"

CHINESE_DIGITS = "〇一二三四五六七八九"
PLACE = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """One message in the two languages of the command line."""

    en: str
    zh: str

    def in_(self, language: str) -> str:
        """The text for ``en`` or for any Chinese tag."""
        return self.zh if language.startswith("zh") else self.en

    def as_dict(self) -> dict[str, str]:
        """``{"en": ..., "zh-Hans": ...}`` as the contract prints it."""
        return {"en": self.en, "zh-Hans": self.zh}

    def fill(self, **values: object) -> Words:
        """Both texts with ``{name}`` replaced; a value that is itself ``Words`` is put in in its own language."""
        return Words(
            filled(self.en, {k: v.en if isinstance(v, Words) else v for k, v in values.items()}),
            filled(self.zh, {k: v.zh if isinstance(v, Words) else v for k, v in values.items()}),
        )


def filled(text: str, values: Mapping[str, object]) -> str:
    """Plain replacement in one pass: ``str.format`` could reach attributes, and what a user wrote in braces is left as it is."""
    return PLACE.sub(lambda m: str(values[m[1]]) if m[1] in values else m[0], text)


def words(data: Mapping[str, str] | str) -> Words:
    """``Words`` from ``{en: ..., zh-Hans: ...}``; a plain string stands for both."""
    if isinstance(data, str):
        return Words(data, data)
    return Words(data["en"], data["zh-Hans"])


@dataclass(frozen=True, slots=True)
class LanguageProfile:
    """How one language is written in documents; read from its file."""

    tag: Language
    name: Words
    locale: str
    word_language: str
    spaces: bool
    quotes: tuple[str, str]
    date: str
    clock: str
    list_separator: str
    money: str
    fonts: Mapping[str, str]
    numbering: Mapping[str, Mapping[str, str]]
    labels: Mapping[str, str]

    def label(self, name: str, **values: object) -> str:
        """A fixed label such as "Exhibit 3"."""
        return filled(self.labels[name], values)

    def join(self, lines: list[str]) -> str:
        """Lines of a clause as one paragraph: with a blank where the language has blanks."""
        return (" " if self.spaces else "").join(lines)

    def items(self, numbers: Iterable[int]) -> str:
        """Rows of a table by their numbers: "items 1 to 3 and 7 of the table above"."""
        found = runs(numbers)
        spelt = [self.label("number_range", first=r[0], last=r[-1]) if len(r) > 1 else str(r[0]) for r in found]
        return self.label("items" if sum(map(len, found)) > 1 else "item", n=self.list_separator.join(spelt))

    def number(self, level: str, counts: Mapping[str, int]) -> str:
        """The number of a heading, point or item as printed, e.g. ``3.1`` or （一）."""
        shown = {name: _numeral(self.numbering[name]["style"], n) for name, n in counts.items()}
        return filled(self.numbering[level]["text"], shown)


def runs(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers in order, as runs without a hole: 1, 2, 3, 7 gives [1, 2, 3] and [7]."""
    found: list[list[int]] = []
    for n in sorted(set(numbers)):
        if found and n == found[-1][-1] + 1:
            found[-1].append(n)
        else:
            found.append([n])
    return found


def _numeral(style: str, n: int) -> str:
    if style == "lower-letter":
        return chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1)  # a ... z, aa, bb: as Word counts
    return chinese_numeral(n) if style == "chinese" else str(n)


def chinese_numeral(n: int) -> str:
    """1 to 99 as in headings: 一, 十, 十一, 二十一.

    >>> [chinese_numeral(n) for n in (1, 10, 11, 20, 21)]
    ['一', '十', '十一', '二十', '二十一']
    """
    tens, ones = divmod(n, 10)
    head = ("" if tens == 1 else CHINESE_DIGITS[tens]) + "十" if tens else ""
    return head + (CHINESE_DIGITS[ones] if ones else "")


@cache
def profiles() -> Mapping[Language, LanguageProfile]:
    """Every language that has a file, by tag."""
    files = sorted((library.templates() / "languages").glob("*.yaml"))
    return {p.tag: p for p in (_profile(yaml.safe_load(f.read_text("utf-8"))) for f in files)}


def profile(tag: Language) -> LanguageProfile:
    """The language of that tag."""
    return profiles()[tag]


def _profile(data: dict[str, object]) -> LanguageProfile:
    fields = dict(data) | {"name": words(data["name"]), "quotes": tuple(data["quotes"])}  # type: ignore[arg-type]
    return LanguageProfile(**fields)  # type: ignore[arg-type]
