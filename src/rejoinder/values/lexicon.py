"""How a language writes values: its words and patterns, read from ``templates/values`` and made into one regular expression.

In a pattern ``{name}`` stands for a piece or for any word of a table, ``{group:name}`` for the same as a named group. Patterns of ``any.yaml``
hold in every language: ``first`` before those of the language (an address on the web), ``last`` after them (a bare number).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language
from rejoinder.values.numerals import Numerals, spelled

PLACE = re.compile(r"\{(?:(?P<group>[a-z_0-9]+):)?(?P<name>[a-z][a-z_0-9]*)\}")
GROUP = re.compile(r"\(\?P<(?P<name>[a-z_0-9]+)")


class Pattern(Data):
    """One way of writing a value: what it is, how it reads, where it can begin, and what the reader of its kind is told besides.

    ``at`` names beginnings (``starts``). ``soft``: seen, but not expected to stand in the other language (one, both, third party).
    """

    kind: str
    at: tuple[str, ...]
    match: str
    soft: bool = False
    label: str = ""


class ValueWords(Data):
    """The values of one language.

    ``starts``: the beginnings of values by name, each a condition on the place; only patterns of that beginning are tried there.
    ``also``: languages whose patterns of some kinds hold here as well. ``markers``: the number of a paragraph or list item.
    """

    numerals: Numerals = Numerals()
    starts: Mapping[str, str] = {}
    words: Mapping[str, Mapping[str, str]] = {}
    pieces: Mapping[str, str] = {}
    also: Mapping[Language, tuple[str, ...]] = {}
    markers: str = ""
    first: tuple[Pattern, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    last: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern ready for use: its own words and numerals are those of the language that it came from."""

    kind: str
    soft: bool
    label: str
    words: ValueWords
    groups: tuple[tuple[str, int], ...]

    def parts(self, found: re.Match[str]) -> dict[str, str]:
        """What the named groups of the pattern hold; a group that took no part is absent."""
        return {name: found[place] for name, place in self.groups if found[place] is not None}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What finds the values of a language: one expression for all, the form of each of its alternatives, and list markers."""

    scanner: re.Pattern[str]
    forms: Mapping[str, Form]
    markers: re.Pattern[str]


@cache
def _file(name: str) -> ValueWords:
    path = library.templates() / "values" / f"{name}.yaml"
    if not path.is_file():
        return ValueWords()
    loaded = read(path)
    return validated(ValueWords, loaded.data, loaded)


def words_of(language: Language) -> ValueWords:
    """The value words of a language; of a language without a file those that hold in any."""
    own = _file(language) if language else ValueWords()
    shared = _file("any")
    return shared.model_copy(
        update={
            "numerals": own.numerals,
            "starts": own.starts,
            "words": {**shared.words, **own.words},
            "pieces": {**shared.pieces, **own.pieces},
            "patterns": own.patterns,
            "also": own.also,
            "markers": own.markers or shared.markers,
        }
    )


@cache
def lexicon(language: Language) -> Lexicon:
    """The compiled patterns of a language, made once."""
    shared, own = _file("any"), words_of(language)
    known = [own, *map(words_of, own.also)]
    ordered = [(p, shared) for p in shared.first]
    ordered += [(p, own) for p in own.patterns]
    ordered += [
        (p, words_of(tag)) for tag, kinds in own.also.items() for p in words_of(tag).patterns if p.kind in kinds
    ]
    ordered += [(p, shared) for p in shared.last]
    starts = {name: expanded(start, w) for w in (*reversed(known), shared) for name, start in w.starts.items()}
    told = [(at, pattern, words) for at in starts for pattern, words in ordered if at in pattern.at]
    scanner = re.compile("|".join(_beginning(at, starts[at], told) for at in starts))
    forms = {f"v{n}": Form(p.kind, p.soft, p.label, w, _groups(scanner, n)) for n, (_, p, w) in enumerate(told)}
    return Lexicon(scanner, forms, re.compile(expanded(own.markers, own)))


def _beginning(at: str, start: str, told: list[tuple[str, Pattern, ValueWords]]) -> str:
    choices = [_choice(number, p, words) for number, (name, p, words) in enumerate(told) if name == at]
    return f"{start}(?:{'|'.join(choices)})"


def _groups(scanner: re.Pattern[str], number: int) -> tuple[tuple[str, int], ...]:
    tail = f"__{number}"
    return tuple((name.removesuffix(tail), place) for name, place in scanner.groupindex.items() if name.endswith(tail))


def _choice(number: int, pattern: Pattern, words: ValueWords) -> str:
    """A pattern as an alternative of its own name; its groups carry its number, so that none is doubled."""
    text = expanded(pattern.match, words)
    numbered = GROUP.sub(lambda m: f"(?P<{m['name']}__{number}", text)
    return f"(?P<v{number}>{numbered})"


def expanded(text: str, words: ValueWords) -> str:
    """A pattern with its pieces and words put in."""
    return PLACE.sub(lambda m: _put(m["group"], m["name"], words), text)


def _put(group: str | None, name: str, words: ValueWords) -> str:
    head = f"(?P<{group}>" if group else "(?:"
    return f"{head}{_piece(name, words)})"


def _piece(name: str, words: ValueWords) -> str:
    if name in words.pieces:
        return expanded(words.pieces[name], words)
    if name in words.words:
        return spelled(words.words[name])
    numerals = words.numerals
    named = {"digit_word": numerals.digits, "power_word": numerals.powers, "ordinal_word": numerals.ordinals}
    return spelled(named[name])
