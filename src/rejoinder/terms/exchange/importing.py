"""What another program's glossary becomes here: concepts for review, marked as imported, that check nothing until somebody has reviewed them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from pydantic import ValidationError

from rejoinder.errors import InputError, Problem
from rejoinder.findings import Finding, Where
from rejoinder.languages import Language, Words
from rejoinder.terms.glossary import Terms
from rejoinder.terms.lint.entries import unclean
from rejoinder.terms.model import Concept
from rejoinder.terms.places import Tag, places
from rejoinder.wording.rulebook import finding

DOMAIN = re.compile(r"[a-z][a-z0-9-]*")
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """The concepts of a file, sorted by id; ``left_out`` counts the terms of languages that are not known here."""

    domain: str
    file: str
    concepts: tuple[Concept, ...]
    left_out: Mapping[str, int]


def imported(plain: Sequence[Plain], file: str, domain: str) -> Imported:
    """The concepts of plain data as ``csv_file`` and ``tbx`` read it. Raises ``InputError`` with every problem."""
    if not DOMAIN.fullmatch(domain):
        raise InputError([Problem(_BAD_DOMAIN, field="--domain", given=domain)])
    left_out: Counter[str] = Counter()
    problems: list[Problem] = []
    concepts: dict[str, Concept] = {}
    for given in plain:
        concept = _concept(given, file, domain, concepts, left_out)
        if concept is not None:
            problems += _faults(concept, given, file)
            concepts[concept.id] = concept
    if problems or not concepts:
        raise InputError(problems or [Problem(_NOTHING, file)])
    return Imported(domain, file, tuple(concepts[name] for name in sorted(concepts)), dict(left_out))


def _concept(
    given: Plain, file: str, domain: str, taken: Mapping[str, Concept], left_out: Counter[str]
) -> Concept | None:
    terms = _terms(given["terms"], file, left_out)
    if not terms:
        return None
    forbidden = [_forbidden(entry, tag, file) for entry, tag in _known(given["forbidden"], left_out)]
    data = {
        "id": _id(given["id"], terms, domain, taken),
        "definition": _both(given.get("definition"), _NO_DEFINITION),
        "terms": terms,
        "source": _source(given.get("source"), file),
        "imported": True,
    }
    data |= {"forbidden": forbidden} if forbidden else {}
    data |= {"note": _both(given["note"], _NO_NOTE)} if given.get("note") else {}
    try:
        return Concept.model_validate(data)
    except ValidationError as fault:
        what = fault.errors(include_url=False)[0]["msg"]
        raise InputError([Problem(Words(what, what), file, field=given["id"])]) from fault


def _terms(given: Mapping[Language, list[Plain]], file: str, left_out: Counter[str]) -> dict[Language, list[Plain]]:
    found: dict[Language, list[Plain]] = {}
    for name, terms in given.items():
        tag = tag_of(name)
        if tag is None:
            left_out[name] += len(terms)
            continue
        found.setdefault(tag.language, []).extend(_term(term, tag, file) for term in terms)
    for terms in found.values():
        if not any(term["status"] == "preferred" for term in terms):
            terms[0]["status"] = "preferred"
    return found


def _term(given: Plain, tag: Tag, file: str) -> Plain:
    at = list(dict.fromkeys([*given.get("places", ()), *tag.places]))
    source = {"source": _source(given["source"], file)} if "source" in given else {}
    return dict(given) | ({"places": at} if at else {}) | source


def _known(entries: Sequence[Plain], left_out: Counter[str]) -> Iterator[tuple[Plain, Tag]]:
    for entry in entries:
        tag = tag_of(entry["language"])
        if tag is None:
            left_out[entry["language"]] += 1
        else:
            yield entry, tag


def _forbidden(entry: Plain, tag: Tag, file: str) -> Plain:
    why = _both(entry.get("why"), _NO_REASON.fill(file=file))
    return entry | {"language": tag.language, "why": why}


def tag_of(name: str) -> Tag | None:
    """What another program's name of a language means here: ``zh-CN``, ``en_US``."""
    return places().tags.get(name.strip().replace("_", "-").lower())


def _id(given: str, terms: Mapping[Language, list[Plain]], domain: str, taken: Mapping[str, Concept]) -> str:
    """Its own id under the domain, else one made of its English term; never one that is taken."""
    english = terms.get("en", [{"text": ""}])[0]["text"]
    prefix, _, own = given.partition(".")
    slug = _slug(own if prefix == domain and own else "") or _slug(english) or _slug(given) or "concept"
    name, count = f"{domain}.{slug}", 1
    while name in taken:
        count += 1
        name = f"{domain}.{slug}-{count}"
    return name


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60].strip("-")


def _both(given: Mapping[str, str] | None, otherwise: Words) -> dict[str, str]:
    return otherwise.as_dict() | dict(given or {})


def _source(given: Mapping[str, str] | None, file: str) -> dict[str, str]:
    """Never more sure than that somebody says so."""
    there = f" (there: {given['place']})" if given else ""
    return {"place": f"imported from {file}{there}", "confidence": "reported"}


def _faults(concept: Concept, given: Plain, file: str) -> Iterator[Problem]:
    for _, term in concept.all_terms():
        for text in term.surfaces():
            if what := unclean(text):
                yield Problem(_UNCLEAN.fill(what=what), file, field=given["id"], given=text)
        for place in term.places:
            if place not in places().places:
                known = ", ".join(places().places)
                yield Problem(_NO_PLACE, file, field=given["id"], given=place, allowed=Words(known, known))


def as_yaml(found: Imported) -> str:
    """The file for review, in the form of our own."""
    concepts = [c.model_dump(mode="json", by_alias=True, exclude_defaults=True) for c in found.concepts]
    title = _TITLE.fill(domain=found.domain).as_dict()
    data = {"domain": found.domain, "title": title, "concepts": concepts}
    head = f"# Imported from {found.file}; nobody has reviewed it.\n# 导入自{found.file}，尚未经审阅。\n"
    return head + yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1_000_000)


class _Dumper(yaml.SafeDumper):
    """Without anchors, which our reader refuses."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def clashes(found: Imported, terms: Terms) -> Iterator[Finding]:
    """What the import says otherwise than our glossary."""
    where = Where(found.file)
    for concept in found.concepts:
        for language, term in concept.all_terms():
            scan = terms.scan(term.text, language)
            for hit in (h for h in scan.forbidden if h.end - h.start == len(term.text)):
                yield finding("glossary.import-forbidden", where, id=concept.id, text=term.text, other=hit.concepts[0])
            for hit in (h for h in scan.hits if h.end - h.start == len(term.text)):
                yield finding(
                    "glossary.import-known", where, id=concept.id, text=term.text, other=", ".join(hit.concepts)
                )
        for entry in concept.forbidden:
            scan = terms.scan(entry.text, entry.language)
            for hit in (h for h in scan.hits if h.end - h.start == len(entry.text)):
                yield finding(
                    "glossary.import-accepted", where, id=concept.id, text=entry.text, other=", ".join(hit.concepts)
                )


_BAD_DOMAIN = Words("A domain is written in small letters, digits and hyphens.", "领域须由小写字母、数字及连字符组成。")
_NOTHING = Words("The file holds no term in a language of the program.", "文件中没有本程序所用语言的术语。")
_NO_DEFINITION = Words("(no definition given)", "（未提供定义）")
_NO_NOTE = Words("(no note in English)", "（无中文说明）")
_NO_REASON = Words("Marked as not to be used in {file}.", "{file}中标注为不得使用。")
_UNCLEAN = Words("The term {what}", "该术语{what}")
_NO_PLACE = Words("There is no such place.", "没有该法域。")
_TITLE = Words("{domain}, imported", "{domain}（导入）")
