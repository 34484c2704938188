"""Looking a word up: any form in any language, whole words before parts of words."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

from rejoinder.languages import Language, Words
from rejoinder.terms.glossary import Terms
from rejoinder.terms.keys import keys
from rejoinder.terms.model import Concept
from rejoinder.terms.places import language_name, place_names

Entry = dict[str, Any]
NEAR = 5


def lookup(word: str, terms: Terms, language: Language | None = None) -> list[Entry]:
    """The concepts that have the word as a form, then those of which it is a part; in one language or in any."""
    exact: dict[str, Entry] = {}
    partial: dict[str, Entry] = {}
    for concept in terms.concepts.values():
        found = _found(word, concept, language)
        if found is not None:
            whole, surface = found
            (exact if whole else partial)[concept.id] = _entry(concept, surface, whole=whole)
    return [*exact.values(), *partial.values()]


def near(word: str, terms: Terms, language: Language | None = None) -> list[str]:
    """Terms that look much like a word that no concept has."""
    known = {text for concept in terms.concepts.values() for tag, text in _surfaces(concept) if language in (None, tag)}
    return difflib.get_close_matches(word, sorted(known), n=NEAR, cutoff=0.6)


def _found(word: str, concept: Concept, language: Language | None) -> tuple[bool, str] | None:
    """Whether a concept has the word as a whole, and in which surface; ``None`` if it has it not at all."""
    parts: list[str] = []
    for tag, surface in _surfaces(concept):
        if language not in (None, tag):
            continue
        asked, held = keys(word, tag)[0], keys(surface, tag)[0]
        if asked == held:
            return True, surface
        if asked and asked in held:
            parts.append(surface)
    if word == concept.id:
        return True, concept.id
    return (False, min(parts, key=len)) if parts else None


def _surfaces(concept: Concept) -> Iterator[tuple[Language, str]]:
    for language, term in concept.all_terms():
        yield from ((language, surface) for surface in term.surfaces())
    yield from ((entry.language, entry.text) for entry in concept.forbidden)


def _entry(concept: Concept, surface: str, *, whole: bool) -> Entry:
    plain = concept.model_dump(mode="json", by_alias=True, exclude={"passing", "failing"}, exclude_defaults=True)
    return {"type": "concept", "match": surface, "exact": whole} | plain


def lines(entry: Entry, language: str) -> Iterator[tuple[str, str]]:
    """An entry for people, as styled lines."""
    tag = "zh-Hans" if language.startswith("zh") else "en"
    yield "bold", f"{entry['id']}  {_heads(entry)}"
    yield "", f"    {entry['definition'][tag]}"
    for term_language, terms in entry["terms"].items():
        shown = _JOIN.in_(language).join(_term(term, language) for term in terms)
        yield "", f"    {_COLON.fill(name=language_name(term_language)).in_(language)}{shown}"
    for bad in entry.get("forbidden", ()):
        yield "red", f"    {_NOT.fill(text=bad['text']).in_(language)}{bad['why'][tag]}"
    if "note" in entry:
        yield "yellow", f"    {_NOTE.in_(language)}{entry['note'][tag]}"
    source = entry["source"]
    yield "dim", f"    {_SOURCE.in_(language)}{source['place']} ({source['confidence']})"


def _heads(entry: Entry) -> str:
    """The preferred terms of all languages."""
    firsts = (sorted(terms, key=lambda t: t.get("status") != "preferred")[0] for terms in entry["terms"].values())
    return " · ".join(dict.fromkeys(term["text"] for term in firsts))


def _term(term: Entry, language: str) -> str:
    about = [place_names(tuple(term["places"])).in_(language)] if term.get("places") else []
    if term.get("status") == "preferred":
        about.append(_PREFERRED.in_(language))
    if term.get("case") == "exact":
        about.append(_EXACT.in_(language))
    told = _BRACKETS.fill(about=_JOIN.in_(language).join(about)).in_(language) if about else ""
    return f"{term['text']}{told}"


_COLON = Words("{name}: ", "{name}：")
_JOIN = Words(", ", "、")
_BRACKETS = Words(" ({about})", "（{about}）")
_PREFERRED = Words("preferred", "首选")
_EXACT = Words("in these capitals only", "区分大小写")
_NOT = Words("not “{text}”: ", "不用“{text}”：")
_NOTE = Words("mind: ", "注意：")
_SOURCE = Words("source: ", "来源：")
