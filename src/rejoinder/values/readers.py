"""One reader for each kind of value: what the groups of a pattern say, as keys that can be compared.

A key is the value in one fixed spelling: ``2026-06-25``, ``CNY 1200000``, ``14 business-day``, ``17/512/g/3``, ``exhibit 3``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from rejoinder.values.lexicon import Form
from rejoinder.values.numerals import number_of, plain
from rejoinder.values.value import Kind


@dataclass(slots=True)
class Found:
    """What a pattern matched: its form, its groups, and the words as they stand and as they are folded."""

    form: Form
    parts: Mapping[str, str]
    folded: str
    cased: str
    text: str

    def number(self, group: str = "n") -> Decimal | None:
        """The number of a group: a word of the tables of numbers, or a numeral."""
        said = self.parts.get(group, "").strip()
        for table in ("unsaid", "said", "article"):
            if said in self.form.words.words.get(table, {}):
                return Decimal(self.form.words.words[table][said])
        return number_of(said, self.form.words.numerals) if said else None

    def word(self, table: str, group: str) -> str:
        """What the table says of the word in a group."""
        return self.form.words.words.get(table, {}).get(self.parts.get(group, ""), "")


class Read(NamedTuple):
    """A value as read: ``length`` tells how much of the match it takes, if not all."""

    kind: Kind
    key: str
    number: str = ""
    soft: bool = False
    length: int | None = None


Reader = Callable[[Found], Iterator[Read]]


def numbers(found: Found) -> Iterator[Read]:
    """A bare number; one or none in words is seen only."""
    number = found.number()
    if number is None:
        return
    single = number <= 1 and not found.folded[:1].isdigit()
    yield Read("number", plain(number), plain(number), found.form.soft or single)


def ordinals(found: Found) -> Iterator[Read]:
    """A place in a row, in words: the other language may leave it unsaid, but may not say another one."""
    number = found.number()
    if number is not None:
        yield Read("ordinal", plain(number), plain(number), soft=True)


def percents(found: Found) -> Iterator[Read]:
    """A share of a hundred; the label multiplies (五成 is fifty)."""
    number = found.number()
    if number is not None:
        yield Read("percent", plain(number * Decimal(found.form.label or "1")), plain(number))


def fractions(found: Found) -> Iterator[Read]:
    """Two thirds: a decimal number if it has an end, else as it is written."""
    over = found.number()
    under = number_of(found.word("fraction", "o") or found.parts["o"], found.form.words.numerals)
    if not over or not under:
        return
    exact = over / under
    key = (
        plain(exact)
        if (exact * under == over and len(exact.as_tuple().digits) < 8)
        else f"{plain(over)}/{plain(under)}"
    )
    yield Read("number", key, key)


def measures(found: Found) -> Iterator[Read]:
    """A number with a unit of length, mass and the like."""
    number, unit = found.number(), found.word("measure", "u") or found.word("measure_short", "v")
    if number is not None and unit:
        yield Read("measure", f"{plain(number)} {unit}", plain(number))


def money(found: Found) -> Iterator[Read]:
    """A currency and an amount; a code of three letters that is not in capitals is an ordinary word."""
    amount = found.number()
    if amount is None:
        return
    amount += (found.number("j") or 0) * Decimal("0.1") + (found.number("f") or 0) * Decimal("0.01")
    code = found.word("currency", "c2") or found.word("currency", "c")
    said = found.parts.get("c2") or found.parts.get("c", "")
    ordinary = said.upper() == code and said.isalpha() and code not in found.cased
    if code and not ordinary:
        yield Read("money", f"{code} {plain(amount)}", plain(amount))
    else:
        yield Read("number", plain(amount), plain(amount))


def periods(found: Found) -> Iterator[Read]:
    """A length of time in its smallest unit: weeks as days, years as months; a business day is never a day."""
    if "whole" in found.parts:
        key = found.word("halfunit", "whole")
        yield Read("period", key, key.split()[0])
        return
    number, unit = _reckoned(found)
    if number is None or not unit:
        return
    times, name = unit.split()
    spoken = not found.parts.get("n", "")[:1].isdigit()
    soft = found.form.soft or (spoken and number <= 1 and not found.form.label)
    yield Read("period", f"{plain(number * Decimal(times))} {name}", plain(number), soft)


def _reckoned(found: Found) -> tuple[Decimal | None, str]:
    label, number = found.form.label, found.number()
    half = Decimal("0.5") if label.startswith("half") else Decimal(0)
    if label == "half" and "u" not in found.parts:
        return (number or Decimal(0)) + half, "12 month"
    if label == "halfmonth":
        return (number or Decimal(0)) + half, "1 month"
    if label == "half":
        return (number or Decimal(0)) + half, found.word("unit", "u")
    return number, found.word("unit", "u")


def links(found: Found) -> Iterator[Read]:
    """An address on the web without its protocol; host names without regard to letter case."""
    host, slash, path = found.text.removeprefix("https://").removeprefix("http://").partition("/")
    yield Read("url", f"{host.lower()}{slash}{path}".rstrip("/"))


def mails(found: Found) -> Iterator[Read]:
    """A mail address."""
    yield Read("email", found.folded)


def phones(found: Found) -> Iterator[Read]:
    """A telephone number by its digits."""
    yield Read("phone", "".join(c for c in found.folded if c.isdigit()))


def files(found: Found) -> Iterator[Read]:
    """The name of a file."""
    yield Read("identifier", found.folded)


def domains(found: Found) -> Iterator[Read]:
    """The name of a site in running text: only one with digits can be expected in the other language (1688.com, 1688)."""
    name = found.folded.split(".")[0]
    if any(c.isdigit() for c in name):
        yield Read("identifier", name, name if name.isdigit() else "")


def identifiers(found: Found) -> Iterator[Read]:
    """Letters and digits without blanks and hyphens; ordinary words joined to it by a hyphen do not belong to it."""
    if found.form.label == "digits":
        yield Read("identifier", _bare(found.folded), _bare(found.folded).lstrip("0"))
        return
    token = _without_words(found.cased)
    bare = _bare(token.lower())
    if not bare:
        return
    kind: Kind = "identifier"
    if bare.isdigit() and len(bare) < 5:
        kind = "number"
    before = found.cased.index(token)
    yield Read(kind, bare, bare if bare.isdigit() else "", length=before + len(token))


def _without_words(token: str) -> str:
    """N200-series is N200; a word is in small letters and has three of them or more."""
    parts = token.split("-")
    while len(parts) > 1 and _is_word(parts[-1]):
        parts.pop()
    while len(parts) > 1 and _is_word(parts[0]):
        parts.pop(0)
    return "-".join(parts)


def _is_word(part: str) -> bool:
    return len(part) > 2 and part.isalpha() and part[1:].islower()


def _bare(token: str) -> str:
    return "".join(c for c in token if c.isalnum() or c in "/:")
