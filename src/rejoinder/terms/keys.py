"""How a surface of a term is compared with a text: folded alike, in English with hyphens as blanks, in Chinese with or without blanks beside Latin letters."""

from __future__ import annotations

import re

from rejoinder.languages import Language
from rejoinder.reading.folding import HAN, Folded, fold

CHINESE = "\u2e80"  # signs from here on have no word edges
_SEAM = re.compile(rf"(?<=[{HAN}])(?=[0-9a-zA-Z])|(?<=[0-9a-zA-Z])(?=[{HAN}])")
_BESIDE_HAN = re.compile(rf"(?<=[{HAN}]) | (?=[{HAN}])")


def is_chinese(language: Language) -> bool:
    """Whether words of the language stand without blanks."""
    return language.startswith("zh")


def even(folded: Folded, language: Language) -> str:
    """A folded text as it is searched; places stay where they are."""
    return folded.text if is_chinese(language) else folded.text.replace("-", " ")


def keys(surface: str, language: Language, *, case: bool = False) -> tuple[str, ...]:
    """What is searched for a surface: ``DMCA反通知`` also as ``DMCA 反通知``."""
    bare = even(fold(surface, case=case), language).strip()
    if not is_chinese(language):
        return (bare,)
    closed = _BESIDE_HAN.sub("", bare)
    return tuple(dict.fromkeys((closed, _SEAM.sub(" ", closed))))
