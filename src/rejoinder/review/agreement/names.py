"""Names: each must stand in both languages, and two of them in the same order where a sentence says who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from itertools import combinations

from rejoinder.findings import Finding
from rejoinder.languages import Language, Words, profiles
from rejoinder.reading import fold, sentences
from rejoinder.review.agreement.case_facts import CaseFacts, case_facts
from rejoinder.review.agreement.roles import Person, knows_roles, person_finding, persons, role_words
from rejoinder.review.agreement.sides import Side, couples
from rejoinder.review.agreement.values import ABSENT, INSTEAD
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding

WORD = re.compile(r"[^\W\d_][^\W\d_'’.&-]*(?:['’.&-][^\W\d_]+)*")
RUN = re.compile(r"[A-Z][\w'’&-]*(?: [A-Z&][\w'’&-]*)+", re.ASCII)
NEAR = 0.75
NEARER = 0.82
SHORTEST = 4  # a shorter word is near to too many others
LONG_NAME = 6
ANY_WORD = r"\S{2,30}"
NAMES_WITH_VALUES = frozenset({"identifier", "url", "email"})

Named = tuple[Mapping[Language, str], ...]


def same_names(examined: Examined) -> Iterator[Finding]:
    """Findings on names that differ between the languages, or whose order does."""
    facts = case_facts(examined.subject.case) if examined.subject else CaseFacts(frozenset(), ())
    for here, there in couples(examined):
        if here.open or there.open:
            continue
        yield from _latin_words(examined, here, there)
        yield from _in_order(examined, facts, here, there)


def _latin_words(examined: Examined, here: Side, there: Side) -> Iterator[Finding]:
    """A word in Latin letters in a text that has none of its own (Chinese) is a name; it must stand in the other text too."""
    guests, hosts = (here, there) if not _spaced(here) else (there, here)
    if _spaced(guests) or not _spaced(hosts):
        return
    known = _words(hosts.text)
    common = set(role_words().latin)
    for start, word in _capitals(guests):
        if word.lower() in known or word.lower() in common:
            continue
        near = get_close_matches(word.lower(), known, 1, NEAR) if len(word) >= SHORTEST else []
        where = guests.where(examined, start, start + len(word))
        instead = INSTEAD.fill(there=known[near[0]]) if near else ABSENT
        if not near and all(s.own for s in guests.segments):
            continue  # a name that the facts do not have in English is told of the facts
        rule = "agreement.name" if near else "agreement.latin"
        yield finding(rule, where, here=word, language=guests.name, other=hosts.name, instead=instead)
    yield from _misspelt(examined, guests, hosts)


def _misspelt(examined: Examined, guests: Side, hosts: Side) -> Iterator[Finding]:
    """A name of the host text that is near to one of the guest text but not the same; the right form may stand beside it."""
    names = {word.lower(): word for _, word in _capitals(guests) if len(word) >= LONG_NAME}
    for start, word in _capitals(hosts):
        small = word.lower()
        if len(word) < LONG_NAME or small in names:
            continue
        near = get_close_matches(small, names, 1, NEARER)
        if near and near[0] not in (small + "s", small.removesuffix("s"), small.removesuffix("es")):
            where = hosts.where(examined, start, start + len(word))
            instead = INSTEAD.fill(there=names[near[0]])
            yield finding("agreement.name", where, here=word, language=hosts.name, other=guests.name, instead=instead)


def _spaced(side: Side) -> bool:
    known = profiles().get(side.language)
    return known is None or known.spaces


@lru_cache(maxsize=4096)
def _words(text: str) -> Mapping[str, str]:
    """Every word of a text in small letters, with its spelling; parts of a compound and the stem of a possessive too."""
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        for part in (match[0], *re.split(r"['’.&-]", match[0])):
            found.setdefault(part.lower(), part)
    return found


def _capitals(side: Side) -> Iterator[tuple[int, str]]:
    """The words in Latin letters with a capital, outside of addresses and identifiers."""
    spans = [(s.value.start, s.value.end, s.segment) for s in side.said() if s.value.kind in NAMES_WITH_VALUES]
    taken = {(segment.text[start:end]) for start, end, segment in spans}
    text = side.text
    for value in taken:
        text = text.replace(value, " " * len(value))
    for match in re.finditer(r"[A-Za-zÀ-ɏ]{2,}", text):
        if any(c.isupper() for c in match[0]):
            yield match.start(), match[0]


def _in_order(examined: Examined, facts: CaseFacts, here: Side, there: Side) -> Iterator[Finding]:
    """Two persons or names, once each in both languages and with nothing between them that turns them round."""
    if not (knows_roles(here.language) and knows_roles(there.language)):
        return
    mine, theirs = _cut(here), _cut(there)
    if len(mine) != len(theirs):
        return
    shared = _shared_names(here, there, facts)
    for (text, start), (other, place) in zip(mine, theirs, strict=True):
        first, second = _once(text, here.language, shared, facts), _once(other, there.language, shared, facts)
        if told := _turned((text, here.language, first), (other, there.language, second)):
            yield person_finding(examined, here, there, _moved(told[0], start), _moved(told[1], place))
            return


def _cut(side: Side) -> list[tuple[str, int]]:
    return [(span.text, span.start) for span in sentences(side.text, side.language)]


def _moved(person: Person, by: int) -> Person:
    return Person(person.role, person.start + by, person.end + by)


def _shared_names(here: Side, there: Side, facts: CaseFacts) -> tuple[str, ...]:
    """Runs of capitalised words that stand in both texts as they are, and no name of the case."""
    known = {form for name in facts.names for form in name.values()}
    runs = {match[0] for match in RUN.finditer(there.text if _spaced(here) else here.text)}
    return tuple(sorted(run for run in runs if run in here.text and run in there.text and run not in known))


def _once(text: str, language: Language, shared: tuple[str, ...], facts: CaseFacts) -> dict[str, Person]:
    """The persons and names that stand just once in a sentence."""
    found = [p for p in persons(text, language) if p.role in role_words().opposed]
    forms = {facts.name_in(name, language): f"name{number}" for number, name in enumerate(facts.names)}
    forms |= {run: run for run in shared}
    for form, role in forms.items():
        found += [Person(role, at, at + len(form)) for at in _places(text, form)]
    outer = [p for p in found if not any(p != q and q.start <= p.start and p.end <= q.end for q in found)]
    return {p.role: p for p in outer if sum(q.role == p.role for q in outer) == 1}


def _places(text: str, form: str) -> Iterator[int]:
    at = text.find(form)
    while at >= 0:
        yield at
        at = text.find(form, at + 1)


Told = tuple[str, Language, dict[str, Person]]


def _turned(mine: Told, theirs: Told) -> tuple[Person, Person] | None:
    first, second = mine[2], theirs[2]
    for a, b in combinations([role for role in first if role in second], 2):
        if (first[a].start < first[b].start) == (second[a].start < second[b].start):
            continue
        if _plain_between(mine, a, b) and _plain_between(theirs, a, b):
            one = a if first[a].start < first[b].start else b
            other = a if second[a].start < second[b].start else b
            return first[one], second[other]
    return None


def _plain_between(told: Told, a: str, b: str) -> bool:
    """Nothing stands between the two that lets the one who acts come second."""
    text, language, found = told
    start, end = sorted((found[a], found[b]), key=lambda p: p.start)
    between = fold(text[start.end : end.start]).text
    return not re.search(role_words().turned[language], between)


def names_in(text: str, language: Language, facts: CaseFacts) -> tuple[str, ...]:
    """The names of the case that stand in a text, by number, in their order and as often as they do."""
    places = [
        (at, -len(form), number)
        for number, name in enumerate(facts.names)
        for form in {facts.name_in(name, language)}
        for at in _places(text, form)
    ]
    return tuple(str(number) for _, _, number in sorted(places))


def spoken_name(facts: CaseFacts, number: str, language: Language) -> Words:
    """A name of the case for a message."""
    form = facts.name_in(facts.names[int(number)], language)
    return Words(form, form)


def near_name(name: str, text: str) -> str:
    """What stands in a text in place of a name: the same but for one word, or for a character or two; nothing if nothing does."""
    if re.search(r"[\u3400-\u9fff]", name):
        return _near_characters(name, text)
    words = name.split()
    if len(words) == 1:
        near = get_close_matches(name.lower(), _words(text), 1, NEAR) if len(name) >= SHORTEST else []
        return _words(text)[near[0]] if near and near[0] != name.lower() else ""
    for number in range(len(words)):
        told = [ANY_WORD if n == number else re.escape(word) for n, word in enumerate(words)]
        if found := re.search(" ".join(told), text):
            return found[0]
    return ""


def _near_characters(name: str, text: str) -> str:
    most = 1 if len(name) < LONG_NAME else 2
    for at in range(len(text) - len(name) + 1):
        window = text[at : at + len(name)]
        if len(name) > most + 1 and 0 < sum(a != b for a, b in zip(name, window, strict=True)) <= most:
            return window
    return ""


def name_spans(text: str, language: Language, facts: CaseFacts) -> list[tuple[int, int]]:
    """Where names of the case stand in a text."""
    forms = sorted({facts.name_in(name, language) for name in facts.names}, key=len, reverse=True)
    return [m.span() for m in re.finditer("|".join(map(re.escape, forms)), text)] if forms else []
