"""Whose words they are: the places of terms, and the languages that terms are in (``glossaries/places.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, read, validated
from rejoinder.languages import Language, Words

FILE = "places.yaml"


class Tongue(Data):
    """A language of terms: its name, the places whose words are at home in all its texts, the languages that must not be mixed into it.

    A language is ``complete`` if the glossary has its words for every concept, and not only where some source gives one.
    """

    name: Bilingual
    home: tuple[str, ...] = ()
    foreign: tuple[Language, ...] = ()
    complete: bool = False


class Tag(Data):
    """What another program's name of a language means here."""

    language: Language
    places: tuple[str, ...] = ()


class Places(Data):
    """The whole file."""

    places: Mapping[str, Bilingual]
    languages: Mapping[Language, Tongue]
    tags: Mapping[str, Tag]


@cache
def places() -> Places:
    """Places, languages and foreign tags."""
    loaded = read(library.glossaries() / FILE)
    return validated(Places, loaded.data, loaded)


def is_complete(language: Language) -> bool:
    """Whether it tells anything that a concept has no rendering in a text of that language."""
    return language in places().languages and places().languages[language].complete


def language_name(language: Language) -> Words:
    """The name of a language for messages; an unknown one by its tag."""
    known = places().languages.get(language)
    return known.name.words() if known else Words(language, language)


def place_names(codes: tuple[str, ...]) -> Words:
    """The names of places for messages."""
    named = [places().places[code].words() if code in places().places else Words(code, code) for code in codes]
    return Words(", ".join(name.en for name in named), "、".join(name.zh for name in named))
