"""Which characters a part of the package can hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

#: What XML 1.0 cannot say: control characters, halves of surrogate pairs, U+FFFE and U+FFFF.
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """The text itself; a character that XML cannot hold is an error of the caller, who checks facts when they come in."""
    if found := ILLEGAL.search(text):
        raise ValueError(f"U+{ord(found[0]):04X} at {found.start()} cannot stand in a Word document")
    return text


def escaped(text: str) -> str:
    """The text as content of an XML element; a carriage return is spelled out, or a parser would read a line feed."""
    return escape(legal(text), {"\r": "&#13;"})
