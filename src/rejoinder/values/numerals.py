"""Numerals of a language as exact numbers: digits with their separators, words, Chinese characters, and mixtures such as 120万.

Which words are numerals is data (``templates/values``); English and Chinese compose them alike, so one reading serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from rejoinder.datafiles import Data

GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{2}|\d{1,3}(?:\.\d{3}){2,}")
MIXED = re.compile(r"([\d.,]+)[ ]?(\D.*)")
THOUSAND = 1000
WIDE_COMMA = "\uff0c"  # between groups of full-width figures


class Numerals(Data):
    """The words or signs of one language.

    ``digits`` are added (one, twenty; 一, 两), ``powers`` multiply (hundred, million; 十, 万), ``ordinals`` say a place in a row,
    ``point`` stands before decimals, ``filler`` between parts (and; none in Chinese). ``spaces``: the words are separated by blanks.
    """

    digits: Mapping[str, int] = {}
    powers: Mapping[str, int] = {}
    ordinals: Mapping[str, int] = {}
    point: str = ""
    filler: tuple[str, ...] = ()
    spaces: bool = True

    def words(self, text: str) -> list[str]:
        """The numeral words of a text, without fillers."""
        parts = re.split(r"[\s-]+", text.strip()) if self.spaces else list(text.replace(" ", ""))
        return [part for part in parts if part and part not in self.filler]


def plain(number: Decimal) -> str:
    """The one way in which a number is written as a key: no exponent, no needless noughts.

    >>> plain(Decimal("1200000.50")), plain(Decimal("1E+3"))
    ('1200000.5', '1000')
    """
    shown = format(number, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def number_of(text: str, numerals: Numerals) -> Decimal | None:
    """The number that a folded text says as a whole, or nothing: 1,200 and 2.450,00, twelve, 一百二十, 120万, 1.2 million, third."""
    text = text.strip().replace(WIDE_COMMA, ",")
    if text[:1].isdigit():
        return _of_digits(text, numerals)
    if text in numerals.ordinals:
        return Decimal(numerals.ordinals[text])
    return _of_words(text, numerals)


def _of_digits(text: str, numerals: Numerals) -> Decimal | None:
    if CONTINENTAL.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    mixed = MIXED.fullmatch(text)
    if not mixed:
        return None
    number, scales = number_of(mixed[1], numerals), numerals.words(mixed[2])
    if number is None or not all(word in numerals.powers for word in scales):
        return None
    for word in scales:
        number *= numerals.powers[word]
    return number


def _of_words(text: str, numerals: Numerals) -> Decimal | None:
    whole, _, rest = text.partition(numerals.point) if numerals.point else (text, "", "")
    decimals = numerals.words(rest)
    number = _composed(numerals.words(whole), numerals)
    if number is None or not all(0 <= numerals.digits.get(word, -1) < 10 for word in decimals):
        return None
    return (
        Decimal(number) if not decimals else Decimal(f"{number}.{''.join(str(numerals.digits[w]) for w in decimals)}")
    )


def _composed(words: list[str], numerals: Numerals) -> int | None:
    """Digits in a row (二〇二六), or digits and powers (一百二十万, one hundred and twenty)."""
    if not words:
        return None
    if not numerals.spaces and len(words) > 1 and all(word in numerals.digits for word in words):
        return int("".join(str(numerals.digits[word]) for word in words))
    sum_ = _Sum()
    for word in words:
        if not (
            sum_.add(numerals.digits[word]) if word in numerals.digits else sum_.multiply(numerals.powers.get(word))
        ):
            return None
    return sum_.total()


class _Sum:
    """A number as it is spoken: a digit waits for the power that follows it, hundreds and tens for the thousand or million."""

    def __init__(self) -> None:
        self._done = self._section = 0
        self._digit: int | None = None

    def add(self, digit: int) -> bool:
        """One more digit; two follow each other only as in twenty-five, or after a nought."""
        waiting = self._digit or 0
        if waiting and not (waiting >= 20 and waiting % 10 == 0 and 0 < digit < 10):
            return False
        self._digit = waiting + digit
        return True

    def multiply(self, power: int | None) -> bool:
        """A small power multiplies the digit before it (thousand: also the hundreds), a great one all that stands before it."""
        if power is None:
            return False
        digit, self._digit = self._digit, None
        if power > THOUSAND:
            self._great(power, self._section + (digit or 0))
        elif power == THOUSAND and 0 < self._section < THOUSAND:
            self._section = (self._section + (digit or 0)) * power
        else:
            self._section += (1 if digit is None else digit) * power
        return True

    def _great(self, power: int, section: int) -> None:
        if 0 < self._done < power:
            self._done = (self._done + section) * power  # 一万亿
        else:
            self._done += (section or 1) * power
        self._section = 0

    def total(self) -> int:
        """The number that was spoken."""
        return self._done + self._section + (self._digit or 0)


def spelled(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first; words of one beginning share it, which makes it quick."""
    return _branches(sorted(set(words)), 0)


def _branches(words: list[str], at: int) -> str:
    ended = [word for word in words if len(word) == at]
    heads = {word[at]: [w for w in words if len(w) > at and w[at] == word[at]] for word in words if len(word) > at}
    found = [re.escape(head).replace("\\ ", " ") + _branches(tails, at + 1) for head, tails in heads.items()]
    if not found:
        return ""
    joined = found[0] if len(found) == 1 and not ended else f"(?:{'|'.join(found)})"
    return f"{joined}?" if ended else joined
