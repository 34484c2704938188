"""What must not change in a translation, locked before and put back after: names, numbers, identifiers, quotations, legal terms.

A service sees a marker in the place of each. In what comes back every marker must stand exactly once and untouched, else the whole text is rejected;
nothing is repaired. Each value is put back in our own rendering for the target language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from rejoinder.compose.render import filters
from rejoinder.languages import Language, Words, filled, profile
from rejoinder.terms.glossary import terms
from rejoinder.translation.service import locking
from rejoinder.values import Value, values_of


@dataclass(frozen=True, slots=True)
class Lock:
    """A stretch of the original and what stands for it in the other language."""

    start: int
    end: int
    rendering: str


@dataclass(frozen=True, slots=True)
class Locked:
    """A text with markers, and what each marker stands for in the target language."""

    text: str
    renderings: Mapping[str, str]


class Rejected(Exception):
    """A text that is not translated, or whose translation is not taken; ``why`` says it to the user."""

    def __init__(self, why: Words) -> None:
        super().__init__(why.en)
        self.why = why


def lock(text: str, source: Language, target: Language, names: Mapping[str, str]) -> Locked:
    """The text with markers; ``names`` gives for each name of the case in the source language its form in the target language.

    Raises ``Rejected`` if something must be locked for which there is no rendering.
    """
    if found := re.search(locking().marker_like, text):
        raise Rejected(_HAS_MARKER.fill(what=found[0]))
    renderings: dict[str, str] = {}
    parts: list[str] = []
    place = 0
    for number, one in enumerate(_chosen(text, source, target, names), 1):
        marker = filled(locking().marker, {"n": number})
        renderings[marker] = one.rendering
        parts += [text[place : one.start], marker]
        place = one.end
    return Locked("".join([*parts, text[place:]]), renderings)


def unlock(locked: Locked, answer: str) -> str:
    """The translation with every marker replaced. Raises ``Rejected`` if it is the original, or if a marker does not stand exactly once, untouched."""
    if "".join(answer.split()).casefold() == "".join(locked.text.split()).casefold():
        raise Rejected(_ECHO)
    seen = re.findall(locking().marker_like, answer)
    for marker in locked.renderings:
        if seen.count(marker) != 1:
            raise Rejected((_TWICE if seen.count(marker) else _LOST).fill(what=locked.renderings[marker]))
    if len(seen) != len(locked.renderings):
        strange = next(m for m in seen if m not in locked.renderings)
        raise Rejected(_TOUCHED.fill(what=strange))
    return re.sub(locking().marker_like, lambda m: locked.renderings[m[0]], answer)


def _chosen(text: str, source: Language, target: Language, names: Mapping[str, str]) -> list[Lock]:
    """The locks that do not overlap, in the order of the text; names and quotations before values, values before terms, longer before shorter."""
    chosen: list[Lock] = []
    for group in (_names(text, names), _kept(text), _values(text, source, target), _terms(text, source, target)):
        for one in sorted(group, key=lambda lock: lock.start - lock.end):
            if all(one.end <= other.start or other.end <= one.start for other in chosen):
                chosen.append(one)
    return sorted(chosen, key=lambda lock: lock.start)


def _names(text: str, names: Mapping[str, str]) -> Iterator[Lock]:
    for name, rendering in names.items():
        edge = r"\b" if name.isascii() and name[:1].isalnum() and name[-1:].isalnum() else ""
        for found in re.finditer(f"{edge}{re.escape(name)}{edge}", text):
            yield Lock(found.start(), found.end(), rendering)


def _kept(text: str) -> Iterator[Lock]:
    for found in re.finditer(locking().kept, text):
        yield Lock(found.start(), found.end(), found[0])


def _values(text: str, source: Language, target: Language) -> Iterator[Lock]:
    for value in values_of(text, source):
        if not value.soft:
            yield Lock(value.start, value.end, _rendering(value, text[value.start : value.end], target))


def _rendering(value: Value, words: str, target: Language) -> str:
    """The value as we write it in the target language."""
    if value.kind in locking().verbatim:
        return words
    try:
        rendered = _RENDERERS[value.kind](value, target)
    except (
        KeyError,
        ValueError,
        ArithmeticError,
    ):  # a month alone, a fraction, a kind that only a person can put into words
        rendered = ""
    if not rendered or not _same(value, rendered, target):
        raise Rejected(_BY_HAND.fill(what=words))
    return rendered


def _same(value: Value, rendered: str, target: Language) -> bool:
    """Whether our rendering reads back as the very same value."""
    return any((other.kind, other.key) == (value.kind, value.key) for other in values_of(rendered, target))


def _date(value: Value, target: Language) -> str:
    return str(filters(profile(target))["date"](date.fromisoformat(value.key)))


def _money(value: Value, target: Language) -> str:
    currency, _, amount = value.key.partition(" ")
    return str(filters(profile(target))["money"]({"value": Decimal(amount), "currency": currency}))


def _number(value: Value, target: Language) -> str:
    return str(filters(profile(target))["number"](Decimal(value.key)))


def _percent(value: Value, target: Language) -> str:
    return f"{filters(profile(target))['number'](Decimal(value.key))}%"


def _period(value: Value, target: Language) -> str:
    amount, _, unit = value.key.partition(" ")
    wording = locking().units.get(unit, {}).get(target, "")
    plural = amount not in ("1", "") and amount.isdigit()
    return filled(wording, {"n": amount}) if plural or not profile(target).spaces else ""


_RENDERERS: Mapping[str, Callable[[Value, Language], str]] = {
    "date": _date,
    "money": _money,
    "number": _number,
    "percent": _percent,
    "period": _period,
}


def _terms(text: str, source: Language, target: Language) -> Iterator[Lock]:
    """Legal terms that stand for one concept only, by our preferred rendering."""
    for hit in terms().scan(text, source).hits:
        if len(hit.concepts) == 1 and hit.uses[0].weight == "term":
            rendering = _preferred(hit.concepts[0], target)
            if rendering:
                yield Lock(hit.start, hit.end, rendering)


@cache
def _preferred(concept: str, target: Language) -> str:
    return next(iter(terms().renderings(concept, target)), "")


_ECHO = Words("the service gave the original back", "服务返回了原文")
_HAS_MARKER = Words("the text holds “{what}”, which looks like a marker", "原文含有“{what}”，与占位标记混淆")
_BY_HAND = Words("“{what}” must be translated by a person", "“{what}”须由人工翻译")
_LOST = Words("“{what}” was lost in the translation", "译文丢失了“{what}”")
_TWICE = Words("“{what}” stands more than once in the translation", "译文中“{what}”重复出现")
_TOUCHED = Words("a marker came back changed (“{what}”)", "占位标记被改动（“{what}”）")
