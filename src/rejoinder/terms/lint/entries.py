"""The form of each entry: its id, its places and languages, one preferred term for each place, clean text, a source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from rejoinder.findings import Finding
from rejoinder.languages import Language, Words
from rejoinder.terms.lint.material import Entry, Material
from rejoinder.terms.model import Term
from rejoinder.terms.places import language_name, place_names, places
from rejoinder.wording.rulebook import finding

CONFIDENCE = ("primary", "secondary", "reported", "general-knowledge", "own-drafting")
ID = re.compile(r"[a-z][a-z0-9-]*\.[a-z0-9][a-z0-9-]*")
FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060\ufeff]")


def entries(material: Material) -> Iterator[Finding]:
    """What is wrong in the form of entries."""
    yield from _order(material)
    for entry in material.entries:
        yield from _names(entry)
        yield from _preferred(entry)
        yield from _sources(entry)
        yield from _texts(entry)


def _order(material: Material) -> Iterator[Finding]:
    counted: dict[str, int] = {}
    for concept in material.everything:
        counted[concept.id] = counted.get(concept.id, 0) + 1
    for entry in material.entries:
        name, domain = entry.concept.id, entry.file.glossary.domain
        if counted[name] > 1:
            yield finding("glossary.twice", entry.where("id"), id=name)
        if not ID.fullmatch(name) or entry.concept.domain != domain or domain != entry.file.path.stem:
            yield finding("glossary.domain", entry.where("id"), id=name, domain=domain, file=entry.file.path.name)
    for before, after in pairwise(material.entries):
        if before.file is after.file and after.concept.id < before.concept.id:
            yield finding("glossary.order", after.where("id"), id=after.concept.id, before=before.concept.id)


def _names(entry: Entry) -> Iterator[Finding]:
    """Codes of places and languages that nobody knows."""
    known = places()
    for path, place in _placed(entry):
        if place not in known.places:
            codes = ", ".join(known.places)
            yield finding("glossary.place", entry.where(*path), id=entry.concept.id, place=place, known=codes)
    for path, language in _tagged(entry):
        if language not in known.languages:
            tags = ", ".join(known.languages)
            yield finding("glossary.language", entry.where(*path), id=entry.concept.id, language=language, known=tags)


def _placed(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for language, terms in entry.concept.terms.items():
        for number, term in enumerate(terms):
            yield from ((("terms", language, number, "places"), place) for place in term.places)


def _tagged(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], Language]]:
    yield from ((("terms", language), language) for language in entry.concept.terms)
    yield from ((("forbidden", n, "language"), entry.language) for n, entry in enumerate(entry.concept.forbidden))
    for key, examples in (("pass", entry.concept.passing), ("fail", entry.concept.failing)):
        for number, example in enumerate(examples):
            yield from (((key, number, language), language) for language in example.texts)


def _preferred(entry: Entry) -> Iterator[Finding]:
    for language, terms in entry.concept.terms.items():
        for place, texts in _by_place(terms).items():
            if len(texts) != 1:
                yield finding(
                    "glossary.preferred",
                    entry.where("terms", language),
                    id=entry.concept.id,
                    language=language_name(language),
                    place=place_names((place,)) if place else _EVERYWHERE,
                    count=len(texts),
                    texts=", ".join(texts) or "–",
                )


def _by_place(terms: tuple[Term, ...]) -> Mapping[str, list[str]]:
    """The preferred terms of each place that any term names; of no place in particular if none is named."""
    named = list(dict.fromkeys(place for term in terms if term.status == "preferred" for place in term.places))
    chosen = [term for term in terms if term.status == "preferred"]
    everywhere = [term.text for term in chosen if not term.places]
    if not named:
        return {"": everywhere}
    return {place: everywhere + [term.text for term in chosen if place in term.places] for place in named}


def _sources(entry: Entry) -> Iterator[Finding]:
    concept = entry.concept
    for path, source in (
        (("source",), concept.source),
        *((("terms", tag, "source"), t.source) for tag, t in concept.all_terms() if t.source),
    ):
        if source.confidence not in CONFIDENCE or not source.place.strip():
            yield _source(entry, path, _UNSURE.fill(confidence=source.confidence))
    for language, term in concept.all_terms():
        if language == "zh-Hant" and term.source is None and not concept.imported:
            yield _source(entry, ("terms", language), _CONVERTED.fill(text=term.text))


def _source(entry: Entry, path: tuple[str, ...], what: Words) -> Finding:
    return finding("glossary.source", entry.where(*path), id=entry.concept.id, what=what, known=", ".join(CONFIDENCE))


def _texts(entry: Entry) -> Iterator[Finding]:
    for path, text in _strings(entry.concept.model_dump(mode="json", by_alias=True)):
        what = unclean(text)
        if what:
            yield finding("glossary.text", entry.where(*path), id=entry.concept.id, text=text, what=what)


def unclean(text: str) -> Words | None:
    """What is wrong with a text, if anything."""
    if CONTROL.search(text):
        return _CONTROL
    if not unicodedata.is_normalized("NFC", text):
        return _NOT_NFC
    if FORMULA.match(text):
        return _FORMULA
    return _BLANKS if text != text.strip() or not text else None


def _strings(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _strings(value, path if key == "texts" else (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _strings(value, (*path, number))


_EVERYWHERE = Words("every place", "各法域")
_UNSURE = Words("“{confidence}” is no word for how sure a source is.", "“{confidence}”不是有效的确信程度。")
_CONVERTED = Words("“{text}” is traditional Chinese and has no source of its own.", "繁体术语“{text}”没有单独的来源。")
_CONTROL = Words("holds a control or invisible character.", "含控制字符或不可见字符。")
_NOT_NFC = Words("is not composed (Unicode NFC).", "不是规范组合形式（Unicode NFC）。")
_FORMULA = Words("starts like a formula of a spreadsheet.", "以电子表格公式符号开头。")
_BLANKS = Words("is empty, or has blanks at its edges.", "为空或首尾有空格。")
