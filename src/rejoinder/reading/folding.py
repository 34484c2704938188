"""Text as it is compared: widths, quotation marks, dashes, blanks and letter case made equal, with the way back to the words as they stand.

Chinese punctuation keeps its form, a half-width stop between Chinese characters takes it, and no word is converted: a traditional character stays what it is.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007"
PARAGRAPH = 1500  # characters; few are longer
ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
#: What Markdown puts among the words: the sign of bold (not the stars of a number that was masked), and that of a quotation on its further lines.
_MARKDOWN = r"(?<!\*)\*\*(?!\*)(?<![A-Za-z0-9]\*\*(?=[A-Za-z0-9]))|[^\S\n]*\n[^\S\n]*>[>\s]*"
_STOPS = "，；：？！。"
_DROPPED = re.compile(rf"[{ZERO_WIDTH}]|{_MARKDOWN}|\s{{2,}}|(?<=[{HAN}{_STOPS}、])\s+(?=[{HAN}])|[^\S ]")
_HALF_WIDTH = re.compile(rf"(?<=[{HAN}）》])(?:[,;:?!](?=\s*[{HAN}（《])|\.(?=[{HAN}（《]))|[,;:?!](?=[{HAN}])")
_FULL_WIDTH = str.maketrans(",;:?!.", _STOPS)


@dataclass(frozen=True, slots=True)
class Folded:
    """``text`` is the folded form; ``span`` tells where in the original a stretch of it stands."""

    text: str
    original: str
    offsets: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original of ``text[start:end]``."""
        if self.offsets is None:
            return start, end
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """The very words of ``text[start:end]``."""
        first, last = self.span(start, end)
        return self.original[first:last]


def fold(text: str, *, case: bool = False) -> Folded:
    """A text as it is compared; ``case`` keeps capitals."""
    return _kept(text, case) if len(text) <= PARAGRAPH else _folded(text, case)


@lru_cache(maxsize=2048)
def _kept(text: str, case: bool) -> Folded:
    """Every check of a review folds the same paragraphs; a text that is longer than one is not kept."""
    return _folded(text, case)


def _folded(text: str, case: bool) -> Folded:
    even = text.translate(_table())
    if not even.isascii():
        even = _HALF_WIDTH.sub(lambda found: found[0].translate(_FULL_WIDTH), even)
    if not case:
        lowered = even.lower()
        even = lowered if len(lowered) == len(even) else "".join(c.lower() if len(c.lower()) == 1 else c for c in even)
    if not _DROPPED.search(even):
        return Folded(even, text, None)
    return _squeezed(even, text)


def _squeezed(even: str, original: str) -> Folded:
    """Runs of blanks as one, none before a Chinese character that follows another or a stop, nothing of no width."""
    kept: list[str] = []
    offsets: list[int] = []
    place = 0
    for found in _DROPPED.finditer(even):
        kept.append(even[place : found.start()])
        offsets.extend(range(place, found.start()))
        if _blank(found, even):
            kept.append(" ")
            offsets.append(found.start())
        place = found.end()
    kept.append(even[place:])
    offsets.extend(range(place, len(even) + 1))
    return Folded("".join(kept), original, tuple(offsets))


def _blank(found: re.Match[str], even: str) -> bool:
    """Whether a squeezed stretch leaves one blank: none for signs of no width, nor between Chinese characters and stops."""
    if not found[0].strip(ZERO_WIDTH + "*"):
        return False
    before, after = even[found.start() - 1 : found.start()], even[found.end() : found.end() + 1]
    return not (re.match(rf"[{HAN}{_STOPS}、]", before) and re.match(rf"[{HAN}]", after))


@cache
def _table() -> dict[int, str]:
    """One sign for one sign: full-width letters, digits and signs of value, quotation marks, dashes, blanks."""
    table = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFF01, 0xFF5F) if _is_value(chr(code))}
    table |= dict.fromkeys(map(ord, "“”„‟«»〝〞＂"), '"')
    table |= dict.fromkeys(map(ord, "‘’‚‛`´"), "'")
    table |= dict.fromkeys(map(ord, "‐‑‒–—―−－"), "-")
    table |= dict.fromkeys(
        map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
    )
    return table | {ord("￥"): "¥", ord("﹪"): "%"}


def _is_value(sign: str) -> bool:
    """A full-width sign that carries a value; the others are Chinese punctuation."""
    folded = unicodedata.normalize("NFKC", sign)
    return folded.isalnum() or folded in "%$#@&+*/=_<>|~^"
