"""The styles of the reference document: sober type on a 15-point grid, so that two languages side by side keep in step.

Sizes are in points. 10.5 points is the usual size of a Chinese letter and reads well in Times; exact line heights
keep Chinese lines, which are taller, level with English ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.oxml.ns import nsdecls

from rejoinder.languages import Language, LanguageProfile
from rejoinder.word import names

BODY, SMALL, FINE = 10.5, 9.5, 8.5
GREY, RULE, RED, YELLOW = "595959", "BFBFBF", "C00000", "FFF2A8"


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name and the properties in which it differs from its base, as Word writes them."""

    name: str
    paragraph: str = ""
    characters: str = ""
    base: str = names.TEXT
    following: str = ""


def spacing(*, before: float = 0, after: float = 0, line: float = 15) -> str:
    """Space above and below and the exact line height."""
    return f'<w:spacing w:before="{twips(before)}" w:after="{twips(after)}" w:line="{twips(line)}" w:lineRule="exact"/>'


def twips(points: float) -> int:
    """Twentieths of a point."""
    return round(points * 20)


def size(points: float) -> str:
    """A type size for Latin and for complex scripts; Word counts half points."""
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def colour(value: str) -> str:
    """A type colour."""
    return f'<w:color w:val="{value}"/>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
#: A box stands outside its text; this brings its lines onto the margins.
INDENT = '<w:ind w:left="70" w:right="70"/>'
CENTRE, RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
F = names.FORMS


def _line(side: str, value: str, width: int, gap: int) -> str:
    return f'<w:{side} w:val="single" w:sz="{width}" w:space="{gap}" w:color="{value}"/>'


_BOX = "<w:pBdr>" + "".join(_line(side, RED, 6, 3) for side in ("top", "left", "bottom", "right")) + "</w:pBdr>"
_SIGN = "<w:pBdr>" + _line("bottom", "000000", 4, 1) + "</w:pBdr>"
_HEAD = "<w:pBdr>" + _line("bottom", RULE, 4, 4) + "</w:pBdr>"

PARAGRAPHS = (
    Style(names.TEXT, spacing(after=6), base=""),
    Style(F["title"], KEEP + spacing(before=4, after=14, line=20) + CENTRE, BOLD + size(15), following=names.TEXT),
    Style(
        F["heading"],
        KEEP + spacing(before=12, after=5) + '<w:outlineLvl w:val="0"/>',
        BOLD + size(11),
        following=names.TEXT,
    ),
    Style(F["subheading"], KEEP + spacing(before=8, after=4) + '<w:outlineLvl w:val="1"/>', BOLD, following=names.TEXT),
    Style(F["point"]),
    Style(F["item"], spacing(after=4)),
    Style(F["address"], spacing()),
    Style(F["meta"], spacing(after=3)),
    Style(names.META_LABEL, spacing(after=3), colour(GREY) + size(SMALL)),
    Style(F["subject"], KEEP + spacing(before=12, after=10), BOLD + size(11), following=names.TEXT),
    Style(F["salutation"], spacing(before=4, after=8), following=names.TEXT),
    Style(F["closing"], KEEP + spacing(before=10, after=6)),
    Style(F["note"], spacing(before=2, after=4, line=12), colour(GREY) + size(FINE)),
    Style(F["table-head"], "<w:keepNext/>" + spacing(before=3, after=3, line=13), BOLD + size(SMALL)),
    Style(F["table-row"], spacing(before=3, after=3, line=13), size(SMALL)),
    Style(F["signature"], "<w:keepNext/>" + spacing(before=8, after=2)),
    Style(names.SIGNATURE_LABEL, "<w:keepNext/>" + spacing(before=8, after=2), colour(GREY) + size(SMALL)),
    Style(names.SIGNATURE_LINE, "<w:keepNext/>" + _SIGN + spacing(before=24, after=2)),
    Style(
        names.COLUMN_HEAD,
        "<w:keepNext/>" + spacing(after=8, line=13),
        colour(GREY) + '<w:spacing w:val="6"/>' + size(FINE),
    ),
    Style(names.SPACER, spacing(line=6), size(2)),
    Style(names.RUNNING_HEAD, _HEAD + spacing(after=10, line=12) + RIGHT, colour(GREY) + size(FINE)),
    Style(names.PAGE_NUMBER, spacing(line=12) + CENTRE, colour(GREY) + size(FINE)),
    Style(names.STAMP, _BOX + spacing(before=2, after=8, line=16) + INDENT + CENTRE, BOLD + colour(RED) + size(11.5)),
    Style(names.FICTIONAL, spacing(after=4, line=12) + CENTRE, BOLD + colour(GREY) + size(FINE)),
    Style(names.COMMENT_TEXT, spacing(after=3, line=13), size(SMALL)),
)

CHARACTERS = (
    Style(names.GAP, characters=BOLD + colour(RED) + f'<w:shd w:val="clear" w:color="auto" w:fill="{YELLOW}"/>'),
    Style(names.TRANSLATION, characters=colour(GREY) + size(SMALL)),
    Style(names.NO_BREAK),
    Style(names.COMMENT_MARK, characters=size(8)),
)

_HAIRLINE_ROWS = (
    "<w:tblBorders>" + "".join(_line(s, RULE, 4, 0) for s in ("top", "bottom", "insideH")) + "</w:tblBorders>"
)
TABLES: Mapping[str, str] = {
    names.COLUMNS_TABLE: "",
    names.PARTICULARS_TABLE: "",
    names.SCHEDULE_TABLE: _HAIRLINE_ROWS,
}
FIRST_ROW = (
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
    f"{_line('top', '404040', 6, 0)}{_line('bottom', '404040', 6, 0)}</w:tcBorders></w:tcPr></w:tblStylePr>"
)
_NO_MARGINS = (
    '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)


def styles_xml(
    profiles: Mapping[Language, LanguageProfile], places: Mapping[tuple[Language, str], tuple[int, int]]
) -> str:
    """The whole styles part."""
    content = (
        _defaults(profiles),
        # Without this Word would offer all its built-in styles beside ours.
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>',
        _BASES,
        *(_paragraph_style(style) for style in PARAGRAPHS),
        *_numbered_styles(places),
        *(_character_style(style) for style in CHARACTERS),
        *(_table_style(name, borders) for name, borders in TABLES.items()),
    )
    return f"<w:styles {nsdecls('w')}>{''.join(content)}</w:styles>"


def _defaults(profiles: Mapping[Language, LanguageProfile]) -> str:
    """Fonts and languages that hold where a run says nothing; never a theme, which another machine may lack."""
    spaced = next(p for p in profiles.values() if p.spaces)
    unspaced = next((p for p in profiles.values() if not p.spaces), spaced)
    latin, east_asian = quoteattr(spaced.fonts["latin"]), quoteattr(unspaced.fonts["east_asian"])
    fonts = f"<w:rFonts w:ascii={latin} w:hAnsi={latin} w:eastAsia={east_asian} w:cs={latin}/>"
    tongue = f'<w:lang w:val="{spaced.word_language}" w:eastAsia="{unspaced.word_language}" w:bidi="ar-SA"/>'
    # Chinese line breaking and the small space between Chinese and Latin letters are defaults; said here, they
    # survive other programs.
    asian = "<w:kinsoku/><w:overflowPunct/><w:autoSpaceDE/><w:autoSpaceDN/>"
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{size(BODY)}{tongue}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr><w:widowControl/>{asian}{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
    )


_BASES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    f'<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_NO_MARGINS}</w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
)


def _head(kind: str, name: str, base: str, following: str = "") -> str:
    """The opening of a style; every style of ours shows in Word's list."""
    custom = "" if name in names.BUILT_IN_IDS else ' w:customStyle="1"'
    after = f'<w:next w:val="{names.style_id(following)}"/>' if following else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{names.style_id(name)}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{names.style_id(base)}"/>{after}<w:uiPriority w:val="1"/><w:qFormat/>'
    )


def _paragraph_style(style: Style) -> str:
    properties = f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else ""
    characters = f"<w:rPr>{style.characters}</w:rPr>" if style.characters else ""
    return f"{_head('paragraph', style.name, style.base or names.NORMAL, style.following)}{properties}{characters}</w:style>"


def _numbered_styles(places: Mapping[tuple[Language, str], tuple[int, int]]) -> Iterator[str]:
    """One style for each numbered form and language: the look of its base, the numbering of its language."""
    for (language, form), (number, level) in places.items():
        deeper = f'<w:ilvl w:val="{level}"/>' if level else ""
        numbering = f'<w:pPr><w:numPr>{deeper}<w:numId w:val="{number}"/></w:numPr></w:pPr>'
        following = names.TEXT if form == "heading" else ""
        yield f"{_head('paragraph', names.of_form(form, language), F[form], following)}{numbering}</w:style>"


def _character_style(style: Style) -> str:
    characters = f"<w:rPr>{style.characters}</w:rPr>" if style.characters else ""
    return f"{_head('character', style.name, names.DEFAULT_FONT)}{characters}</w:style>"


def _table_style(name: str, borders: str) -> str:
    first = FIRST_ROW if borders else ""
    return f"{_head('table', name, names.NORMAL_TABLE)}<w:tblPr>{borders}{_NO_MARGINS}</w:tblPr>{first}</w:style>"
