"""What ``templates/review/form.yaml`` says of the form of papers."""

from __future__ import annotations

import re
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated


class Placeholder(Data):
    """One way in which something is left unfilled, with sentences that show it and sentences that do not."""

    name: str
    pattern: str
    fail: tuple[str, ...]
    pass_: tuple[str, ...]

    model_config = Data.model_config | {"alias_generator": lambda name: "pass" if name == "pass_" else name}


class Alike(Data):
    """From which share (per cent) two papers count as alike, compared by runs of so many words, if they have at least so many."""

    share: int
    words: int
    least: int


class FormWords(Data):
    """The shape of the file."""

    placeholders: tuple[Placeholder, ...]
    hidden: str
    mixed: str
    half_width: str
    full_width: str
    quoted: str
    english_run: str
    small_words: frozenset[str]
    alike: Alike


@cache
def form_words() -> FormWords:
    """The file's content."""
    loaded = read(library.templates() / "review" / "form.yaml")
    return validated(FormWords, loaded.data, loaded)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A regular expression of the file, made once."""
    return re.compile(text)
