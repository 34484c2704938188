"""Counts as Word will count, and starts a list anew where the draft does.

Word numbers headings, points and items by their styles, and goes on counting items after any text in between; a draft
begins again at (a). There the list gets a number of its own, which starts where the draft says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from rejoinder.draft import Block
from rejoinder.languages import Language, profile
from rejoinder.word.prototypes import element

MOST = 99
NUM, NUM_ID = qn("w:num"), qn("w:numId")


@dataclass(slots=True)
class Numbers:
    """The counters of one document.

    ``lists`` names the list definition and level of each language's numbered forms; ``root`` is the numbering part,
    which is copied before a list is added.
    """

    lists: Mapping[tuple[Language, str], tuple[int, int]]
    root: BaseOxmlElement
    _copied: bool = False
    _counts: Counter[tuple[Language, str]] = field(default_factory=Counter)
    _current: dict[tuple[Language, str], int] = field(default_factory=dict)

    def of(self, block: Block, language: Language) -> tuple[int, int] | None:
        """The level and the list of a numbered block that its style alone would number wrongly."""
        key = (language, block.form)
        if key not in self.lists:
            return None
        self._count(key)
        start = self._start(block, language)
        if start != self._counts[key]:
            self._counts[key] = start
            self._current[key] = self._new_list(*self.lists[key], start)
        return (self.lists[key][1], self._current[key]) if key in self._current else None

    def _count(self, key: tuple[Language, str]) -> None:
        """One more of a form; Word begins again with the deeper levels of the same list."""
        self._counts[key] += 1
        definition, level = self.lists[key]
        for other, (place, depth) in self.lists.items():
            if place == definition and depth > level:
                self._counts[other] = 0
                self._current.pop(other, None)

    def _start(self, block: Block, language: Language) -> int:
        """The count that prints the block's number: the next one, or another; the next one too if none does."""
        following, wanted = self._counts[language, block.form], block.numbers.get(language, "").strip()
        speech = profile(language)
        counts = {form: count for (tag, form), count in self._counts.items() if tag == language}
        candidates = (following, *range(1, MOST + 1)) if wanted else ()
        fitting = (n for n in candidates if speech.number(block.form, {**counts, block.form: n}).strip() == wanted)
        return next(fitting, following)

    def _new_list(self, definition: int, level: int, start: int) -> int:
        if not self._copied:
            self.root, self._copied = deepcopy(self.root), True
        lists = self.root.findall(NUM)
        number = max(int(num.get(NUM_ID, "0")) for num in lists) + 1
        first = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        lists[-1].addnext(element(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{first}</w:num>'))
        return number
