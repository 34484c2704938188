"""Exhibits that a text refers to and does not list, and those that it lists and never refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.reading import Segment, fold
from rejoinder.review.examined import Examined
from rejoinder.review.support.wording import support_words
from rejoinder.values import Value, values_of
from rejoinder.wording.rulebook import finding

SOMEBODY_ELSES = frozenset({"quote", "code"})
TITLES = frozenset({"title", "heading", "subheading"})
OWN = "exhibit"  # what our own documents call them
AROUND = 40


def exhibits(examined: Examined) -> Iterator[Finding]:
    """References to what no list holds, and entries of a list that the text never mentions."""
    listed = _listed(examined)
    known = set(listed) or _of_case(examined)
    families = {key.rpartition(" ")[0] for key in known}
    cited: dict[str, tuple[Segment, Value]] = {}
    for segment, value in _cited(examined, listed):
        first = cited.setdefault(f"{segment.language} {value.key}", (segment, value))
        if first[1] is value and value.key.rpartition(" ")[0] in families and value.key not in known:
            where = examined.where(segment, value.start, value.end)
            yield finding("support.exhibit", where, quote=where.quote, known=_names(known))
    mentioned = {value.key for _, value in cited.values()}
    if examined.reading.origin != "draft" and mentioned & set(listed):
        for key, segment in listed.items():
            if key not in mentioned:
                yield finding("support.exhibit-unused", examined.where(segment), quote=examined.where(segment).quote)


def files_named(examined: Examined) -> Iterator[Finding]:
    """Files that the text names and the case does not enclose."""
    subject = examined.subject
    if subject is None:
        return
    known = {_bare(e.file or "") for e in subject.case.evidence if e.enclosed}
    told: set[str] = set()
    for segment in examined.reading.segments:
        for value in values_of(segment.text, segment.language or "en"):
            name = _bare(value.key)
            if value.kind != "identifier" or not _pattern("file").search(name) or name in known | told:
                continue
            told.add(name)
            where = examined.where(segment, value.start, value.end)
            yield finding("support.file", where, quote=where.quote)


def _bare(path: str) -> str:
    return fold(path.replace("\\", "/").rpartition("/")[2]).text.strip()


def _listed(examined: Examined) -> Mapping[str, Segment]:
    """The keys of all entries of lists, each with its segment; only a list that begins with the first number is one."""
    found: dict[str, Segment] = {}
    family = ""
    for segment in examined.reading.segments:
        text = fold(segment.text).text.strip()
        heading = _pattern("heading").match(text)
        if heading:
            family = heading.lastgroup or OWN
        elif segment.form in TITLES:
            family = ""
        elif key := _entry(segment, text, family):
            found.setdefault(key, segment)
    first = {key.rpartition(" ")[0] for key in found if key.endswith((" 1", " a"))}
    return {key: segment for key, segment in found.items() if key.rpartition(" ")[0] in first}


def _entry(segment: Segment, text: str, family: str) -> str:
    """The key of the exhibit that a segment lists; empty if it lists none."""
    if _pattern("entry").match(text):
        return next((v.key for v in _references(segment)), "")
    number = re.match(r"\W*(\d{1,2})\b", segment.number) if family else None
    return f"{family} {number[1]}" if number else ""


def _cited(examined: Examined, listed: Mapping[str, Segment]) -> Iterator[tuple[Segment, Value]]:
    """The references in everything that is no list, without those to other people's papers."""
    entries = {id(segment) for segment in listed.values()}
    for segment in examined.reading.segments:
        if segment.form in SOMEBODY_ELSES:
            continue
        passed = id(segment) in entries or _pattern("entry").match(fold(segment.text).text.strip())
        for value in _references(segment):
            if not passed and not _theirs(segment.text, value):
                yield segment, value


def _references(segment: Segment) -> Iterator[Value]:
    labels = support_words().exhibits.labels
    for value in values_of(segment.text, segment.language or "en"):
        if value.kind == "reference" and value.key.rpartition(" ")[0] in labels:
            yield value


def _theirs(text: str, value: Value) -> bool:
    before = fold(text[max(0, value.start - AROUND) : value.start]).text
    after = fold(text[value.end : value.end + AROUND]).text
    return bool(_pattern("before").search(before) or _pattern("after").search(after))


def _of_case(examined: Examined) -> set[str]:
    """The exhibits of the case, for a text without a list of its own."""
    subject = examined.subject
    if subject is None or subject.kind.slot is None:
        return set()
    enclosed = sum(e.enclosed for e in subject.case.evidence)
    return {f"{OWN} {n}" for n in range(1, enclosed + 1)}


def _names(known: set[str]) -> Words:
    numbers = sorted({key.rpartition(" ")[2] for key in known}, key=lambda n: (len(n), n))
    return Words(", ".join(numbers), "、".join(numbers))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(str(getattr(support_words().exhibits, name)))
