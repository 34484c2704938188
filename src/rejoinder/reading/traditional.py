"""Text in traditional characters as the rules look it up, character for character; nothing is converted for print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.languages import Language
from rejoinder.reading.folding import Folded, fold

TRADITIONAL = ("zh-Hant", "zh-HK", "zh-MO", "zh-TW")


def looked_up(text: str, language: Language) -> Folded:
    """A text folded as the rules of its language look for words in it.

    >>> looked_up("我方承認侵權。", "zh-Hant").text
    '我方承认侵权。'
    """
    folded = fold(text)
    return replace(folded, text=folded.text.translate(_table())) if language.startswith(TRADITIONAL) else folded


@cache
def _table() -> Mapping[int, str]:
    pairs = str(read(library.templates() / "review" / "traditional.yaml").data["pairs"]).split()
    return {ord(pair[0]): pair[1] for pair in pairs}
