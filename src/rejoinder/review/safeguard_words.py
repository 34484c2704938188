"""What each safeguard must assert and how it is weakened: the reader of ``templates/review/safeguards.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from pydantic import ConfigDict, Field

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, read, validated
from rejoinder.languages import Language
from rejoinder.reading.polarity import Attitude


class Statement(Data):
    """How one language says it; the fields are told at the head of the data file."""

    statement: tuple[str, ...]
    aside: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


class ToldBy(Data):
    """What tells instead when it is missing or forbidden: an element of the document, or a rule of admissions."""

    must: str = ""
    never: str = ""
    kinds: tuple[str, ...] = ()


class SafeguardWords(Data):
    """One safeguard."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, alias_generator=lambda name: {"zh": "zh-Hans"}.get(name, name)
    )

    needs: Bilingual
    means: tuple[Attitude, ...] = ("asserted",)
    words: bool = True
    told_by: ToldBy = ToldBy()
    advised_in: tuple[str, ...] = ()
    en: Statement | None = None
    zh: Statement | None = None

    def in_(self, language: Language) -> Statement | None:
        """How that language says it, if it is known."""
        return self.zh if language.startswith("zh") else self.en if language.startswith("en") else None


class Compared(Data):
    """What an edit of our own wording must not change, in one language."""

    about: tuple[str, ...]
    negations: tuple[str, ...]
    scope: tuple[str, ...]
    weakening: tuple[str, ...]


class SafeguardFile(Data):
    """The whole file."""

    safeguards: Mapping[str, SafeguardWords]
    compared: Mapping[Language, Compared] = Field(default_factory=dict)


@cache
def safeguard_words() -> SafeguardFile:
    """What is known of every safeguard."""
    loaded = read(library.templates() / "review" / "safeguards.yaml")
    return validated(SafeguardFile, loaded.data, loaded)


@cache
def pattern(sources: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for several; of none it finds nothing."""
    return re.compile("|".join(f"(?:{s})" for s in sources) or r"(?!)", re.IGNORECASE)
