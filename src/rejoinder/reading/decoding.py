"""The bytes of a text file as text: UTF-8, UTF-16, and what older programs write (GB18030, Big5, Windows-1252)."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like the mark of UTF-16
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: What no text holds; a form feed or a stray bell does not make a text a program.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff\ue000-\uf8ff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
MOST_CONTROL = 0.002
#: The old encodings take nearly any bytes; so large a part of what comes out must be signs that people write.
LEAST_COMMON = 0.9
_OLDER = (  # of each, what two bytes the common signs have, and what bytes any sign has
    (
        "gb18030",
        re.compile(rb"([\xa1-\xa9\xb0-\xd7][\xa1-\xfe]|[\x81-\xfe][0-9][\x81-\xfe][0-9])|[\x81-\xfe].", re.DOTALL),
    ),
    ("big5", re.compile(rb"([\xa1-\xc6][\x40-\x7e\xa1-\xfe])|..", re.DOTALL)),
)
_WRITTEN = re.compile(
    "[\t\n -~\u00a0-\u024f\u0370-\u04ff\u2010-\u203a\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff00-\uff5e]"
)
_WINDOWS_LETTERS = re.compile("[\u00a0-\u00ff‘’“”„‚–—…•€™‰ŠšŽžŒœŸ†‡‹›]")


def decoded(raw: bytes) -> str | None:
    """The text in these bytes with a line feed at the end of its lines; nothing if they are no text."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _text(raw[len(mark) :], encoding)
    if b"\0" in raw:
        return _without_mark(raw)
    if not raw:
        return ""
    return _text(raw, "utf-8") or _older(raw)


def _without_mark(raw: bytes) -> str | None:
    """UTF-16 whose mark was lost: plain letters then have a zero on one side."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    text = _text(raw, "utf-16-le" if odd > even else "utf-16-be")
    return text if text and len(_WRITTEN.findall(text)) >= LEAST_COMMON * len(text) else None


def _older(raw: bytes) -> str | None:
    for encoding, signs in _OLDER:
        text = _text(raw, encoding)
        if text and _is_common(text, encoding, signs):
            return text
    text = _text(raw, "cp1252")
    return text if text and _is_western(text) else None


def _text(raw: bytes, encoding: str) -> str | None:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    if len(_CONTROL.findall(text)) > MOST_CONTROL * len(text):
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_common(text: str, encoding: str, signs: re.Pattern[bytes]) -> bool:
    """Whether nearly all signs beyond ASCII are common ones."""
    written = "".join(_NOT_ASCII.findall(text)).encode(encoding)
    found = signs.findall(written)
    return sum(map(bool, found)) >= LEAST_COMMON * len(found)


def _is_western(text: str) -> bool:
    signs = _NOT_ASCII.findall(text)
    return len(_WINDOWS_LETTERS.findall(text)) == len(signs) and len(signs) * 4 < len(text)
