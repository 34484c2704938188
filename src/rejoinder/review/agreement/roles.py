"""Who stands against whom: complainant and seller exchanged in one language, wholly or in one place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pydantic import Field

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.findings import Finding
from rejoinder.languages import Language, Words
from rejoinder.reading import fold
from rejoinder.review.agreement.sides import Side, couples
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding, label_words

COMPLAINANT, PERHAPS = "complainant", "perhaps-complainant"
ADDRESSEE, PERHAPS_ADDRESSEE, ASKED, SELF, PRONOUN = "addressee", "perhaps-addressee", "asked", "self", "pronoun"


class RoleWords(Data):
    """The words for each person of a dispute, by language."""

    roles: Mapping[Language, Mapping[str, tuple[str, ...]]]
    opposed: tuple[str, ...]
    exchanged: frozenset[str]
    unnamed: frozenset[str]
    turned: Mapping[Language, str]
    latin: tuple[str, ...]
    sentence: int = Field(alias="words-of-a-sentence")


@dataclass(frozen=True, slots=True)
class Person:
    """One word for a person, and where it stands."""

    role: str
    start: int
    end: int


@cache
def role_words() -> RoleWords:
    """The data file."""
    loaded = read(library.templates() / "review" / "roles.yaml")
    return validated(RoleWords, loaded.data, loaded)


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    told = role_words().roles[language]
    names = {role: role.replace("-", "_") for role in told}
    return re.compile("|".join(f"(?P<{names[role]}>{'|'.join(patterns)})" for role, patterns in told.items()))


def knows_roles(language: Language) -> bool:
    """Whether the data has words for persons in that language."""
    return language in role_words().roles


@lru_cache(maxsize=4096)
def persons(text: str, language: Language) -> tuple[Person, ...]:
    """The persons that a text names by their roles, in order, with their places in the original text."""
    folded = fold(text)
    return tuple(
        Person((match.lastgroup or "").replace("_", "-"), *folded.span(*match.span()))
        for match in _pattern(language).finditer(folded.text)
    )


def same_roles(examined: Examined) -> Iterator[Finding]:
    """A finding where one language names one person and the other its opponent, or names the complainant where the other does not."""
    for here, there in couples(examined):
        if not (knows_roles(here.language) and knows_roles(there.language)) or here.open or there.open:
            continue
        if told := _exchanged(here, there):
            yield person_finding(examined, here, there, *told)
        else:
            yield from _counted(examined, here, there)
            yield from _addressed(examined, here, there)
            yield from _addressed(examined, there, here)


def person_finding(examined: Examined, here: Side, there: Side, mine: Person, theirs: Person) -> Finding:
    """The finding on two persons who should be the same."""
    found = finding(
        "agreement.role",
        here.where(examined, mine.start, mine.end),
        here=here.text[mine.start : mine.end],
        there=there.text[theirs.start : theirs.end],
        language=here.name,
        other=there.name,
    )
    return replace(found, beside=(there.where(examined, theirs.start, theirs.end),))


def _exchanged(here: Side, there: Side) -> tuple[Person, Person] | None:
    """A person that only this side names, and the opponent that only the other side names in its place."""
    mine, theirs = persons(here.text, here.language), persons(there.text, there.language)
    own, other = {p.role for p in mine}, {p.role for p in theirs}
    opposed = set(role_words().opposed)
    if PERHAPS in own | other or not (own - other) & opposed or not (other - own) & opposed:
        return None
    first = next(p for p in mine if p.role in (own - other) & opposed)
    return first, next(p for p in theirs if p.role in (other - own) & opposed)


def _counted(examined: Examined, here: Side, there: Side) -> Iterator[Finding]:
    """The complainant is named equally often in both languages; a pronoun may stand for it, but seldom."""
    told = [(side, [p for p in persons(side.text, side.language) if COMPLAINANT in p.role]) for side in (here, there)]
    least = [sum(p.role == COMPLAINANT for p in found) for _, found in told]
    most = [len(found) for _, found in told]
    if least[0] <= most[1] and least[1] <= most[0]:
        return
    (more, found), (less, _) = told if least[0] > most[1] else reversed(told)
    first = next(p for p in found if p.role == COMPLAINANT)
    writer = _instead(more, less)
    if writer is not None:
        yield person_finding(examined, more, less, first, writer)
        return
    rule = _missing(less) if most[0] and most[1] else "agreement.role-absent"
    where = more.where(examined, first.start, first.end)
    yield finding(rule, where, here=more.text[first.start : first.end], language=more.name, other=less.name)


def _instead(more: Side, less: Side) -> Person | None:
    """The writer in the complainant's place: the side that names the complainant less often names its writer more often."""
    mine, theirs = ([p for p in persons(side.text, side.language) if p.role == SELF] for side in (more, less))
    return theirs[-1] if len(theirs) > len(mine) else None


def _missing(side: Side) -> str:
    """The rule for a person named too seldom: a pronoun may stand for it."""
    pronoun = any(p.role == PRONOUN for p in persons(side.text, side.language))
    return "agreement.role-missing" if pronoun else "agreement.role-lost"


def _addressed(examined: Examined, here: Side, there: Side) -> Iterator[Finding]:
    """Who is written to and who writes: this side speaks of the addressee, the other does not, or has its writer in that place."""
    mine, theirs = persons(here.text, here.language), persons(there.text, there.language)
    own, other = Counter(p.role for p in mine), Counter(p.role for p in theirs)
    if own[ADDRESSEE] <= other[ADDRESSEE] + other[PERHAPS_ADDRESSEE] or own[ASKED] > other[ASKED]:
        return
    first = next(p for p in mine if p.role == ADDRESSEE)
    if other[SELF] > own[SELF] and not other[ASKED]:
        yield person_finding(examined, here, there, first, next(p for p in theirs if p.role == SELF))
    elif other[SELF] and not any(ADDRESSEE in role or COMPLAINANT in role or role == ASKED for role in other):
        where = here.where(examined, first.start, first.end)
        quote = here.text[first.start : first.end]
        yield finding("agreement.role-absent", where, here=quote, language=here.name, other=there.name)


def told_apart(old: str, new: str, language: Language) -> Words | None:
    """How two texts of one language differ in their persons: exchanged for each other, or in another order; nothing if they do not."""
    first, second = persons(old, language), persons(new, language)
    before, after = ([p.role for p in found if p.role not in role_words().unnamed] for found in (first, second))
    less = [r for r in dict.fromkeys(before) if before.count(r) > after.count(r)]
    more = [r for r in dict.fromkeys(after) if after.count(r) > before.count(r)]
    if less and more and SELF in less + more and not {*less, *more} - role_words().exchanged:
        was, now = _word(old, first, less[0]), _word(new, second, more[0])
        roles = {"role": label_words("role", less[0]), "instead": label_words("role", more[0])}
        return label_words("exchanged", "role").fill(was=was, now=now, **roles)
    if sorted(before) == sorted(after) and before != after:
        return in_order([label_words("role", role) for role in after])
    return None


def _word(text: str, found: tuple[Person, ...], role: str) -> str:
    """The last word for a person, as the text has it: where one of several was exchanged it is mostly that."""
    last = [p for p in found if p.role == role][-1]
    return text[last.start : last.end]


def in_order(names: list[Words]) -> Words:
    """Persons in the order in which they now stand."""
    order = Words(", ".join(n.en for n in names), "、".join(n.zh for n in names))
    return label_words("exchanged", "order").fill(order=order)
