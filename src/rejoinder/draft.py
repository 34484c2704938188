"""A composed document before it is a file: blocks in their languages. Knows nothing of Word and nothing of law."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from rejoinder.languages import Language, Words

Form: TypeAlias = Literal[
    "title",
    "heading",
    "subheading",
    "point",
    "paragraph",
    "item",
    "address",
    "meta",
    "subject",
    "salutation",
    "closing",
    "note",
    "table-head",
    "table-row",
    "signature",
]
Layout: TypeAlias = Literal["columns", "interleaved", "separate"]
TABLE_FORMS = frozenset({"table-head", "table-row"})
ROW_FORMS = TABLE_FORMS | {"meta", "signature"}
NUMBERED_FORMS = ("heading", "point", "item")


NO_TITLE = Words("", "")


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact that a clause needs and the case does not have; its marker stands visibly in the text."""

    path: str
    language: Language
    marker: str
    untranslated: bool = False
    title: Words = NO_TITLE


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table row in all languages of its document.

    ``texts`` has for each language a tuple of cells: one for a paragraph, several for a row. ``numbers`` is the printed number of a
    heading, point or item in each language (Word numbers by itself; plain text uses these). ``binding`` is the id of the
    ground, right, listing ... that the outline bound. ``copy_only`` blocks stand in the bilingual copy, not on the operative paper.
    ``volatile`` blocks (the date line) change from day to day and are left
    out of the digest that is approved.
    """

    id: str
    form: Form
    clause: str
    texts: Mapping[Language, tuple[str, ...]]
    binding: str = ""
    safeguards: tuple[str, ...] = ()
    numbers: Mapping[Language, str] = field(default_factory=dict)
    widths: tuple[int, ...] = ()
    gaps: tuple[Gap, ...] = ()
    volatile: bool = False
    copy_only: bool = False

    def text(self, language: Language) -> str:
        """The cells of one language in a line."""
        return " | ".join(self.texts[language]) if self.form in ROW_FORMS else self.texts[language][0]


@dataclass(frozen=True, slots=True)
class Draft:
    """A composed document.

    ``operative`` is the addressee's language (the paper that counts); ``languages`` holds it first, then the reading copies.
    ``reference`` is the line that the page header carries (the case and the other side's reference).
    """

    case: str
    kind: str
    title: Mapping[Language, str]
    operative: Language
    languages: tuple[Language, ...]
    blocks: tuple[Block, ...]
    reference: str = ""
    fictional: bool = False
    jurisdictions: tuple[str, ...] = ()
    replaced_clauses: tuple[str, ...] = ()

    def digest(self) -> str:
        """SHA-256 of what a reader sees in all languages, without volatile blocks: what an approval is given for."""
        seen = [
            [b.form, b.numbers, {lang: list(cells) for lang, cells in b.texts.items()}]
            for b in self.blocks
            if not b.volatile
        ]
        canonical = json.dumps([self.kind, self.operative, seen], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(canonical.encode("utf-8")).hexdigest()

    def operative_paper(self) -> Draft:
        """The draft as the addressee gets it: the operative language alone, without notes on the reading copy."""
        return replace(self, languages=(self.operative,), blocks=tuple(b for b in self.blocks if not b.copy_only))

    def gaps(self) -> tuple[Gap, ...]:
        """All gaps in the order of the text."""
        return tuple(gap for block in self.blocks for gap in block.gaps)


def block_id(kind: str, clause: str, binding: str, ordinal: int) -> str:
    """An opaque, stable name: it survives changes elsewhere in the document and tells an outsider nothing."""
    seed = "\x00".join((kind, clause, binding, str(ordinal)))
    return hashlib.sha256(seed.encode("utf-8")).hexdigest()[:12]


def bookmark(block: str, language: Language, languages: tuple[Language, ...]) -> str:
    """The Word bookmark of a block in one language (hidden in Word because of the underscore)."""
    return f"_{block}{languages.index(language)}"
