"""Labels before a value (``Telephone: ...``) and the closing words of a letter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rejoinder.review.elements.lists import fields

# The first group that fits is the label: "e-mail address" and "user name" go before "address" and "name".
ORDER = ("signature", "other", "email", "telephone", "address", "date", "name")
STRIPPED = " -*•.,!\t"


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a line: the field that it names, where it begins and where its value begins."""

    field: str
    start: int
    end: int


def label_at(low: str) -> Label | None:
    """The label that a line begins with."""
    head = low[:110]
    found = _with_sign().match(head) or _before_value().match(head)
    return Label(found.lastgroup or "", found.start(), found.end()) if found else None


def labels_in(low: str) -> Iterator[Label]:
    """Every label of a line: ``Name: ... Address: ... Tel: ...``."""
    first = label_at(low)
    if first:
        yield first
    if ":" not in low and "：" not in low:
        return
    start = first.end if first else 0
    for found in _further().finditer(low, start):
        yield Label(found.lastgroup or "", found.start(), found.end())


def closing_end(low: str) -> int | None:
    """Where the closing formula that a line begins with ends."""
    lead = len(low) - len(low.lstrip(STRIPPED))
    found = _closing().match(low, lead)
    return found.end() if found else None


def is_closing(low: str) -> bool:
    """Whether a line is a closing formula and nothing else."""
    end = closing_end(low)
    return end is not None and not low[end:].strip(STRIPPED)


def _groups() -> str:
    labels = fields().labels
    return "|".join(f"(?P<{name}>{labels[name].pattern})" for name in ORDER)


@cache
def _with_sign() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,6}}(?:答\W{{1,4}})?(?:{_groups()})\s?(?:[:：|=]\s*|\s-\s)")


@cache
def _before_value() -> re.Pattern[str]:
    """A label without a sign, before a telephone number or something struck out."""
    return re.compile(
        rf"\W{{0,6}}(?:{_groups()})\s+(?=(?:{fields().struck_out.pattern})|\(?\+?\d[\d() -]{{6}}|[\w.+-]{{1,40}}@)"
    )


@cache
def _further() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=[\s.,;/，；。)\]])|(?<=[\u4e00-\u9fff]))(?:{_groups()})\s?[:：]\s*")


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"(?:{fields().closings.pattern})(?![\w'])")
