"""The characters of a file: which ones are refused, and how JSON spells those beyond U+FFFF."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator
from itertools import islice

from rejoinder.errors import Problem
from rejoinder.languages import Words
from rejoinder.strict_yaml.loaded import Position

MOST = 20  # more of them, and the file is no text at all
# What XML cannot hold, and the other control characters.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# What YAML takes for the end of a line, though no editor shows it as one, and the mark that belongs only at the start of a file.
INVISIBLE = re.compile("[\x85\u2028\u2029\ufeff]")
REFUSED = re.compile(f"{NOT_XML.pattern}|{INVISIBLE.pattern}")
LINE_END = re.compile("\r\n|\r|\n")
PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
TO_PRIVATE = 0x800  # from the halves of surrogate pairs to the private area, which has as many places in one row
MOVED = re.compile("[\ue000-\ue3ff][\ue400-\ue7ff]")
MOVED_ESCAPES = re.compile(r"\\ue[0-3][0-9a-f]{2}\\ue[4-7][0-9a-f]{2}")


def place(text: str, offset: int) -> Position:
    """Line and column of an offset."""
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    return len(LINE_END.findall(text, 0, offset)) + 1, offset - start + 1


def refused(text: str, file: str) -> Iterator[Problem]:
    """A problem for each refused character as it stands in the file, for the first ``MOST`` of them."""
    for match in islice(REFUSED.finditer(text), MOST):
        yield Problem(told(match[0]), file, *place(text, match.start()), repair=DELETE)


def told(character: str) -> Words:
    """Why that character is refused."""
    message = _INVISIBLE if INVISIBLE.match(character) else _NOT_XML
    return message.fill(code=f"U+{ord(character):04X}")


def harmless(text: str) -> str:
    """The text with a stand-in for each refused character, so that the rest can still be examined; no place moves."""
    return REFUSED.sub("\ufffd", text)


class Pairs:
    r"""The surrogate pairs (``\ud83d\ude00``) of a text.

    JSON writes characters beyond U+FFFF in this way, YAML does not know it. For the parser both halves are moved into the private area,
    which changes no place; ``restore`` puts the character into the text that was read, and leaves the backslashes where they are no escape.
    """

    def __init__(self, text: str) -> None:
        self._original = text
        self._offsets = [match.end(1) for match in PAIR.finditer(text)]
        self.text = PAIR.sub(lambda m: f"{m[1]}\\u{_private(m[2]):04x}\\u{_private(m[3]):04x}", text)

    def restore(self, value: str, start: int, end: int, *, escapes: bool) -> str:
        """The value that stands between two offsets of the text."""
        first, last = bisect_left(self._offsets, start), bisect_left(self._offsets, end)
        if first == last:
            return value
        given = deque(self._original[at : at + 12] for at in self._offsets[first:last])
        moved = deque(self.text[at : at + 12] for at in self._offsets[first:last])

        def back(found: re.Match[str]) -> str:
            if not moved or found[0] != (_decoded(moved[0]) if escapes else moved[0]):
                return found[0]
            moved.popleft()
            return _character(given.popleft()) if escapes else given.popleft()

        return (MOVED if escapes else MOVED_ESCAPES).sub(back, value)


def _private(digits: str) -> int:
    return int(digits, 16) + TO_PRIVATE


def _decoded(escapes: str) -> str:
    return chr(int(escapes[2:6], 16)) + chr(int(escapes[8:12], 16))


def _character(escapes: str) -> str:
    high, low = int(escapes[2:6], 16), int(escapes[8:12], 16)
    return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))


_NOT_XML = Words(
    "The character {code} is not allowed: no Word file can hold it.", "不允许出现字符{code}：Word文件无法保存该字符。"
)
_INVISIBLE = Words(
    "The character {code} is not allowed: it is invisible and breaks or joins lines unseen.",
    "不允许出现字符{code}：该字符不可见，会使文字暗中断行或粘连。",
)
DELETE = Words("Delete the character.", "请删除该字符。")
