"""A draft as plain text: for the body of a mail, or for a platform's form."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.draft import Block, Draft
from rejoinder.languages import Language, profile

LINE_BREAK = "\u2028"
NOT_IN_A_FORM = frozenset({"title", "meta", "signature", "note", "table-head", "table-row"})
TIGHT = frozenset({"address", "meta", "table-head", "table-row", "signature", "item"})
RULE = "____________________"


def plain_text(draft: Draft, language: Language, *, stamp: bool = False) -> str:
    """The whole document in one language; ``stamp`` puts the draft label on top."""
    blocks = [b for b in draft.blocks if not b.copy_only]
    head = [profile(language).label("draft"), ""] if stamp else []
    return "\n".join([*head, *_lines(blocks, language)]).rstrip() + "\n"


def form_text(draft: Draft, language: Language) -> str:
    """What goes into a platform's form: no title, no table, no signature."""
    blocks = [b for b in draft.blocks if b.form not in NOT_IN_A_FORM and not b.copy_only]
    return "\n".join(_lines(blocks, language)).strip()


def _lines(blocks: list[Block], language: Language) -> Iterator[str]:
    for index, block in enumerate(blocks):
        yield from _text(block, language).split(LINE_BREAK)
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        if not (following and block.form in TIGHT and following.form == block.form) and not _same_table(
            block, following
        ):
            yield ""


def _same_table(block: Block, following: Block | None) -> bool:
    return following is not None and block.form in ("table-head", "table-row") and following.form == "table-row"


def _text(block: Block, language: Language) -> str:
    cells = block.texts[language]
    if block.form in ("meta", "signature"):
        label, value = cells[0], " ".join(cells[1:])
        blank = RULE if block.form == "signature" else ""
        return f"{label}{_colon(language)}{value or blank}".rstrip()
    if block.form in ("table-head", "table-row"):
        return " | ".join(cell.replace(LINE_BREAK, " ") for cell in cells)
    number = block.numbers.get(language, "")
    gap = " " if number and profile(language).spaces else ""
    return f"{number}{gap}{cells[0]}"


def _colon(language: Language) -> str:
    return ": " if profile(language).spaces else "："
