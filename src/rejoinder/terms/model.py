"""The shape of a glossary file: concepts with their renderings in each language, what must not be written, and sentence pairs that test them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from rejoinder.datafiles import Bilingual, Data, Source
from rejoinder.languages import Language

Status = Literal["preferred", "accepted"]
Weight = Literal["term", "word"]
ExampleRule = Literal["terms.missing", "terms.forbidden", "terms.place", "terms.mixed"]


class Term(Data):
    """One rendering of a concept in one language, with every other surface that it has in running text.

    Without ``places`` it holds everywhere. ``not_in`` are surroundings in which it is another word. A traditional Chinese
    term has a ``source`` of its own, because it is never derived from the simplified one.
    """

    text: str
    status: Status = "accepted"
    places: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    case: Literal["fold", "exact"] = "fold"
    source: Source | None = None

    def surfaces(self) -> tuple[str, ...]:
        """The text and its forms."""
        return (self.text, *self.forms)


class Forbidden(Data):
    """A rendering that must not be used for the concept; ``unless`` are longer phrases in which it is harmless."""

    language: Language
    text: str
    why: Bilingual
    unless: tuple[str, ...] = ()


class Example(Data):
    """Sentences that say the same; in a failing pair, the rule that finds it. ``places`` are the jurisdictions of the document that they stand in."""

    texts: Mapping[Language, str]
    rule: ExampleRule | None = None
    places: tuple[str, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _by_language(cls, data: Any) -> Any:
        """Files write the languages beside ``rule``."""
        if not isinstance(data, Mapping) or "texts" in data:
            return data
        own = {key: value for key, value in data.items() if key in ("rule", "places")}
        return own | {"texts": {key: value for key, value in data.items() if key not in own}}


class Concept(Data):
    """One legal or trade concept.

    A ``term`` is checked in both languages of a pair; a ``word`` is looked up, and only its forbidden renderings are found. ``shared`` are forms that
    another concept has too. An imported concept has not been reviewed: it has no example sentences and checks nothing.
    """

    id: str
    definition: Bilingual
    weight: Weight = "term"
    terms: Mapping[Language, tuple[Term, ...]]
    forbidden: tuple[Forbidden, ...] = ()
    shared: tuple[str, ...] = ()
    note: Bilingual | None = None
    source: Source
    passing: tuple[Example, ...] = Field(default=(), alias="pass")
    failing: tuple[Example, ...] = Field(default=(), alias="fail")
    imported: bool = False

    @property
    def domain(self) -> str:
        """The file that it stands in, by its id."""
        return self.id.partition(".")[0]

    def renderings(self, language: Language) -> tuple[Term, ...]:
        """Its terms in one language, the preferred first."""
        return tuple(sorted(self.terms.get(language, ()), key=lambda term: term.status != "preferred"))

    def all_terms(self) -> Iterator[tuple[Language, Term]]:
        """Every term with its language."""
        for language, terms in self.terms.items():
            for term in terms:
                yield language, term


class Glossary(Data):
    """One file: the concepts of one domain."""

    domain: str
    title: Bilingual
    concepts: tuple[Concept, ...] = ()
