"""What entries say of the same words: a form of two concepts, a word both forbidden and accepted, a form that is never found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rejoinder.findings import Finding
from rejoinder.languages import Language
from rejoinder.terms.keys import keys
from rejoinder.terms.lint.material import Entry, Material
from rejoinder.terms.model import Concept, Forbidden, Term
from rejoinder.terms.uses import Scan
from rejoinder.wording.rulebook import finding

Path = tuple[str | int, ...]


class Surface(NamedTuple):
    """One surface of a term, and where it stands in its file."""

    language: Language
    text: str
    term: Term
    path: Path

    @property
    def key(self) -> tuple[Language, str]:
        """What two surfaces that are found alike have in common."""
        return self.language, keys(self.text, self.language)[0]


def conflicts(material: Material) -> Iterator[Finding]:
    """Every contradiction that an entry under check has part in."""
    owners = _owners(material)
    for entry in material.entries:
        yield from _shared(entry, owners)
        yield from _contradictions(entry, owners)
        yield from _surroundings(entry)
    yield from _dead(material)


def surfaces(concept: Concept) -> Iterator[Surface]:
    """Every surface of a concept."""
    for language, terms in concept.terms.items():
        for number, term in enumerate(terms):
            path: Path = ("terms", language, number)
            yield Surface(language, term.text, term, (*path, "text"))
            yield from (Surface(language, form, term, (*path, "forms", n)) for n, form in enumerate(term.forms))


Owners = dict[tuple[Language, str], dict[str, list[Surface]]]


def _owners(material: Material) -> Owners:
    found: Owners = {}
    for concept in material.everything:
        for surface in surfaces(concept):
            found.setdefault(surface.key, {}).setdefault(concept.id, []).append(surface)
    return found


def _shared(entry: Entry, owners: Owners) -> Iterator[Finding]:
    concept, told = entry.concept, set[tuple[Language, str]]()
    listed = {keys(text, tag)[0] for text in concept.shared for tag in concept.terms}
    for surface in surfaces(concept):
        others = [name for name in owners[surface.key] if name != concept.id]
        if others and surface.key[1] not in listed and surface.key not in told:
            told.add(surface.key)
            yield finding(
                "glossary.shared", entry.where(*surface.path), text=surface.text, id=concept.id, other=", ".join(others)
            )
    for number, text in enumerate(concept.shared):
        if not any(_is_shared(text, tag, concept.id, owners) for tag in concept.terms):
            yield finding("glossary.shared-alone", entry.where("shared", number), id=concept.id, text=text)


def _is_shared(text: str, language: Language, name: str, owners: Owners) -> bool:
    having = owners.get((language, keys(text, language)[0]), {})
    return name in having and len(having) > 1


def _contradictions(entry: Entry, owners: Owners) -> Iterator[Finding]:
    for number, forbidden in enumerate(entry.concept.forbidden):
        having = owners.get((forbidden.language, keys(forbidden.text, forbidden.language)[0]), {})
        clashing = [name for name, found in having.items() if not _apart(forbidden, found)]
        if clashing:
            where = entry.where("forbidden", number, "text")
            names = ", ".join(clashing)
            yield finding("glossary.contradiction", where, text=forbidden.text, id=entry.concept.id, other=names)


def _apart(forbidden: Forbidden, found: list[Surface]) -> bool:
    """Whether surroundings keep the two apart."""
    return bool(forbidden.unless) or all(surface.term.not_in for surface in found)


def _surroundings(entry: Entry) -> Iterator[Finding]:
    for path, language, phrase, texts in _phrases(entry.concept):
        inside = keys(phrase, language)[0]
        if not any(keys(text, language)[0] in inside for text in texts):
            yield finding(
                "glossary.surroundings", entry.where(*path), id=entry.concept.id, phrase=phrase, text=texts[0]
            )


def _phrases(concept: Concept) -> Iterator[tuple[Path, Language, str, tuple[str, ...]]]:
    for language, terms in concept.terms.items():
        for number, term in enumerate(terms):
            for n, phrase in enumerate(term.not_in):
                yield ("terms", language, number, "not_in", n), language, phrase, term.surfaces()
    for number, entry in enumerate(concept.forbidden):
        for n, phrase in enumerate(entry.unless):
            yield ("forbidden", number, "unless", n), entry.language, phrase, (entry.text,)


def _dead(material: Material) -> Iterator[Finding]:
    """Surfaces that are not found where they stand alone."""
    asked = [
        *((e, s.language, s.text, s.path, False) for e in material.entries for s in surfaces(e.concept)),
        *(
            (e, f.language, f.text, ("forbidden", n, "text"), True)
            for e in material.entries
            for n, f in enumerate(e.concept.forbidden)
        ),
    ]
    for language in dict.fromkeys(a[1] for a in asked):
        of_it = [a for a in asked if a[1] == language]
        scans = material.terms.matcher(language).scan_all([a[2] for a in of_it])
        for (entry, _, text, path, forbidden), scan in zip(of_it, scans, strict=True):
            if not _finds(scan, entry.concept.id, forbidden=forbidden):
                yield finding("glossary.dead", entry.where(*path), id=entry.concept.id, text=text)


def _finds(scan: Scan, name: str, *, forbidden: bool) -> bool:
    if forbidden:
        return any(name in hit.concepts for hit in scan.forbidden)
    return name in scan.present
