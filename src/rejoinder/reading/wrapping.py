"""Which lines of a text file are one paragraph that was cut at the margin, and which stand for themselves (an address, a form)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rejoinder.reading.folding import HAN
from rejoinder.reading.script import is_chinese, is_value, language_of

#: Shorter lines were not cut at a margin, and nobody sets a margin beyond.
LEAST_MARGIN, MOST_MARGIN = 60, 130
LONG_LINE = 40

#: A label has at most five words.
_LABELLED = re.compile(
    rf"\W{{0,4}}(?!https?:)(?=[A-Za-z{HAN}][^:：，。；\n]{{0,40}}[:：])[^:：\s]+(?:[ \t]+[^:：\s]+){{0,4}}[ \t]?[:：](?!//)"
)
_ENDED = re.compile(r"(?:[.!?;:。！？；：…]|\.{3})[\"'”’)）\]」*_]*$")
_OPEN_END = re.compile(
    r"(?:[,，、(（“\[‘「-]|\b(?:and|or|of|the|to|a|an|in|on|by|for|with|that|which|is|are|was|were|not|from|as|at|und|oder|der|die|das|et|ou|de|la|le))$",
    re.IGNORECASE,
)
_SMALL_START = re.compile(r"[\"'“‘(]?[a-zà-öø-ÿ]")
_CLOSING_START = re.compile(r"[，。；：、）”」,;.)]")
_HAN = re.compile(rf"[{HAN}]")
#: What is not torn apart: a Chinese character or a Latin word with the signs that open and close it.
_UNIT = re.compile(r"[（“《‘「\[(]*(?:[!-~]+|.)[，。；：、！？）”》’」\])]*")
#: Chinese paragraphs begin with two blanks of the width of a character.
_INDENTED = re.compile(r"[ \t]*\u3000")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd]"
)
_HARD_ENDS = ("  ", "\\", "<br>", "<br/>", "<br />")


def continues(lines: Sequence[str], heads: Sequence[int]) -> list[bool]:
    """For each line but the first, whether it goes on from the line before.

    Lines keep the blanks at their end: in Markdown they say something. ``heads`` tells how much of each line is its number, which may hang
    over the margin.
    """
    if len(lines) < 2:
        return []
    bare = [line.strip() for line in lines]
    told = [_told(*pair) for pair in zip(pairwise(lines), pairwise(bare), strict=True)]
    widths = [_width(line) for line in bare]
    margin = max(_width(line[head:].strip()) for line, head in zip(lines, heads, strict=True))
    cut = [_is_cut(width, after, margin) for width, after in zip(widths, bare[1:], strict=False)]
    whole = all(full or head for full, head in zip(cut, heads[1:], strict=True)) and is_ended(bare[-1])
    prose = any(told) or (LEAST_MARGIN <= margin <= MOST_MARGIN and whole)
    chinese = _unfinished_chinese(bare) if margin <= MOST_MARGIN else [False] * len(told)
    return [
        bool(shown) if shown is not None else going or (prose and (full or _is_unfinished(before)))
        for shown, full, going, before in zip(told, cut, chinese, bare[:-1], strict=True)
    ]


def _unfinished_chinese(lines: Sequence[str]) -> list[bool]:
    """For each line but the last, whether it is Chinese prose that is cut short, and the lines that follow bring it to the end of a sentence."""
    found: list[bool] = []
    ends = False
    for before, after in reversed(list(pairwise(lines))):
        ends = bool(_HAN.search(after)) and (is_ended(after) or ends)
        found.append(ends and bool(_HAN.search(before)) and _is_unfinished(before))
    return found[::-1]


def is_labelled(line: str) -> bool:
    """A line such as "Address: ..." or 地址：……."""
    return bool(_LABELLED.match(line))


def is_ended(line: str) -> bool:
    """A line that ends as a sentence or a list item does."""
    return bool(_ENDED.search(line.rstrip()))


def _told(raw: tuple[str, str], bare: tuple[str, str]) -> bool | None:
    """What the two lines themselves show; nothing where it depends on the margin."""
    before, after = bare
    if is_value(before) or _is_value_alone(after) or (is_labelled(before) and is_labelled(after)):
        return False
    if bool(_HAN.search(before)) != bool(_HAN.search(after)) and _turns(before, after):
        return False
    if _INDENTED.match(raw[1]) or (raw[0].endswith(_HARD_ENDS) and not _OPEN_END.search(before)):
        return False
    if _CLOSING_START.match(after) or _starts_small(after):
        return True
    if _OPEN_END.search(before) and _width(before) >= LONG_LINE:
        return True
    return None


def _is_value_alone(line: str) -> bool:
    """A line of nothing but values; one with a Chinese full stop is the end of a sentence."""
    return is_value(line) and not line.endswith("。")


def _is_cut(width: int, after: str, margin: int) -> bool:
    """Whether the first word of the next line, or its first character with what may not part from it, found no more room in a line of that width."""
    if after.isascii():
        return width + 1 + len(after.partition(" ")[0]) > margin
    unit = _UNIT.match(after)
    return width + (_width(unit[0]) if unit else 0) > margin


def _turns(before: str, after: str) -> bool:
    """Whether one line is Chinese and the other in another language."""
    return bool(language_of(before) and language_of(after)) and is_chinese(before) != is_chinese(after)


def _starts_small(line: str) -> bool:
    return bool(_SMALL_START.match(line)) and not is_value(line.split()[0].rstrip(",;"))


def _is_unfinished(line: str) -> bool:
    """A line of prose that was cut short of the margin: no sentence ends there."""
    return _width(line) >= LONG_LINE and not _ENDED.search(line)


def _width(text: str) -> int:
    """The width in columns: Chinese signs take two."""
    return len(text) + (0 if text.isascii() else len(_WIDE.findall(text)))
