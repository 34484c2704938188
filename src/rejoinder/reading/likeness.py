"""How much of one text stands in another: the words of a text, and the share of them that the other has in the same order."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from rejoinder.reading.folding import fold

_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")


def tokens(text: str) -> list[str]:
    """The words of a text in small letters; Chinese sign by sign."""
    return _WORD.findall(fold(text).text)


def share(part: Sequence[Hashable], whole: Sequence[Hashable]) -> float:
    """The part of a sequence, from 0 to 1, that stands in the other in its order; nothing of an empty one."""
    blocks = SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(part))
