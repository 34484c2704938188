"""Builds ``templates/reference.docx``: page, styles, numbering, settings, header and footer, and no text.

``python -m rejoinder.word.reference`` writes the file anew; a test proves that the committed file equals a fresh
build. It is made from our own parts because the default document of python-docx carries American paper, Japanese
theme fonts, a picture of another document and 160 styles that nobody uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docx.oxml.ns import nsdecls

from rejoinder.languages import Language, LanguageProfile, profiles
from rejoinder.word import names, package
from rejoinder.word.fields import page_number_runs
from rejoinder.word.reference.numbering import numbering_xml, places
from rejoinder.word.reference.styles import styles_xml

__all__ = ["build_reference"]

#: A4 with margins of 22 mm, in twips; header and footer 11 mm from the edge.
PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1247" w:right="1247" w:bottom="1247" w:left="1247" w:header="624" w:footer="624" w:gutter="0"/>'
)
COMPATIBILITY = {
    "compatibilityMode": 15,  # below it Word opens the file in "Compatibility Mode"
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}


def build_reference(path: Path) -> None:
    """Write the reference document; two builds give the same bytes."""
    path.write_bytes(package.build(_parts(profiles()), _RELATIONSHIPS))


_RELATIONSHIPS: Mapping[str, Mapping[str, str]] = {
    "": {"rId1": "word/document.xml", "rId2": "docProps/core.xml"},
    "word/document.xml": {
        "rId1": "word/styles.xml",
        "rId2": "word/numbering.xml",
        "rId3": "word/settings.xml",
        "rId4": "word/header1.xml",
        "rId5": "word/footer1.xml",
    },
}


def _parts(known: Mapping[Language, LanguageProfile]) -> dict[str, bytes]:
    """Every part by its name in the package."""
    texts = {
        "word/document.xml": _document_xml(),
        "word/styles.xml": styles_xml(known, places(known)),
        "word/numbering.xml": numbering_xml(known),
        "word/settings.xml": _settings_xml(known),
        "word/header1.xml": f"<w:hdr {nsdecls('w')}>{_paragraph(names.RUNNING_HEAD)}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {nsdecls('w')}>{_paragraph(names.PAGE_NUMBER, _page_number(known))}</w:ftr>",
    }
    parts = {name: package.XML_DECLARATION + text.encode() for name, text in texts.items()}
    return parts | {"docProps/core.xml": package.core_properties("", "", None)}


def _document_xml() -> str:
    section = f'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>{PAGE}</w:sectPr>'
    return f"<w:document {nsdecls('w', 'r')}><w:body>{_paragraph(names.TEXT)}{section}</w:body></w:document>"


def _paragraph(style: str, content: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{names.style_id(style)}"/></w:pPr>{content}</w:p>'


def _page_number(known: Mapping[Language, LanguageProfile]) -> str:
    """A place-holder in the first language; the writer puts the languages of its document there."""
    return page_number_runs(known[min(known)])


def _settings_xml(known: Mapping[Language, LanguageProfile]) -> str:
    spaced = next(p for p in known.values() if p.spaces)
    unspaced = next((p for p in known.values() if not p.spaces), spaced)
    compatibility = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in COMPATIBILITY.items()
    )
    return (
        f'<w:settings {nsdecls("w")}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{compatibility}</w:compat>'
        f'<w:themeFontLang w:val="{spaced.word_language}" w:eastAsia="{unspaced.word_language}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )
