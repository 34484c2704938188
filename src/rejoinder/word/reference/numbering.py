"""The numbering part: for each language a list of headings and points and one of items, from its own profile.

Every level is tied to a paragraph style, so that a heading, point or item is numbered by its style alone and stays
numbered when a person moves it in Word. Items have a list of their own: below points, Word would count a point that
is not there when items follow a heading at once.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import nsdecls

from rejoinder.languages import Language, LanguageProfile
from rejoinder.word import names

LISTS = (("heading", "point"), ("item",))
FORMATS = {"decimal": "decimal", "lower-letter": "lowerLetter", "chinese": "chineseCountingThousand"}
#: One letter of Chinese at 10.5 points, in twips.
EM = 210
#: Twips from the margin to the text where a tab stands between number and text, and to the number of an item.
TAB_INDENTS = {"heading": 440, "point": 540, "item": 960}
ITEM_START = 540


def places(profiles: Mapping[Language, LanguageProfile]) -> dict[tuple[Language, str], tuple[int, int]]:
    """The list and the level of each language's forms; lists are counted from 1 in the order of the tags."""
    lists = [(tag, forms) for tag in sorted(profiles) for forms in LISTS]
    return {
        (tag, form): (number, level)
        for number, (tag, forms) in enumerate(lists, start=1)
        for level, form in enumerate(forms)
    }


def numbering_xml(profiles: Mapping[Language, LanguageProfile]) -> str:
    """The whole numbering part; Word wants all definitions before the first list."""
    levels: dict[int, list[str]] = {}
    for (tag, form), (number, level) in places(profiles).items():
        levels.setdefault(number, []).append(_level(profiles[tag], level, form))
    definitions = "".join(_definition(number, content) for number, content in levels.items())
    lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in levels)
    return f"<w:numbering {nsdecls('w')}>{definitions}{lists}</w:numbering>"


def _definition(number: int, levels: Sequence[str]) -> str:
    identity = hashlib.sha256(str(number).encode()).hexdigest()[:8].upper()
    kind = "multilevel" if len(levels) > 1 else "singleLevel"
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{identity}"/><w:multiLevelType w:val="{kind}"/>'
        f'<w:tmpl w:val="{identity[::-1]}"/>{"".join(levels)}</w:abstractNum>'
    )


def _level(profile: LanguageProfile, level: int, form: str) -> str:
    pattern = profile.numbering[form]["text"].strip()
    number_format = FORMATS[profile.numbering[form]["style"]]
    style = names.style_id(names.of_form(form, profile.tag))
    following = "nothing" if makes_room(pattern) else "tab"
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/><w:pStyle w:val="{style}"/>'
        f'<w:suff w:val="{following}"/><w:lvlText w:val={quoteattr(level_text(pattern))}/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{_indent(pattern, form)}</w:pPr></w:lvl>"
    )


def level_text(pattern: str) -> str:
    """The profile's pattern as Word writes it.

    >>> level_text("{heading}.{point}")
    '%1.%2'
    """
    for forms in LISTS:
        for n, form in enumerate(forms, start=1):
            pattern = pattern.replace("{" + form + "}", f"%{n}")
    return pattern


def makes_room(pattern: str) -> bool:
    """Whether a number ends in a full-width mark, which needs no tab after it.

    >>> makes_room("{heading}、"), makes_room("{heading}.")
    (True, False)
    """
    return not pattern[-1].isascii()


def _indent(pattern: str, form: str) -> str:
    start = ITEM_START if form == "item" else 0
    if makes_room(pattern):
        hanging = EM * len(re.sub(r"\{\w+\}", "一", pattern))
        return f'<w:ind w:left="{start + hanging}" w:hanging="{hanging}"/>'
    left = TAB_INDENTS[form]
    return f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs><w:ind w:left="{left}" w:hanging="{left - start}"/>'
