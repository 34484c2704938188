"""The reference document, taken apart once: what never changes is deflated, what changes stands ready to be copied.

A skeleton is never written to: every letter copies the roots that it fills, so that letters may be written side by
side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section, _Footer, _Header

from rejoinder import library
from rejoinder.draft import NUMBERED_FORMS
from rejoinder.errors import DataError
from rejoinder.languages import Language, Words, profiles
from rejoinder.word import names, package
from rejoinder.word.guard import content_of, open_document
from rejoinder.word.package import Entry, Link

COMMENTS_NAME = "word/comments.xml"
COMMENTS_ID = "rIdComments"
#: What a letter takes over from a firm's file. Notes, people, templates, custom data and the text itself stay behind.
KEPT = frozenset(
    {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.FONT_TABLE, RT.THEME, RT.HEADER, RT.FOOTER, RT.FOOTNOTES, RT.ENDNOTES}
)
#: The room on A4 between margins of 22 mm, for a file that does not tell its own.
A4_WIDTH = 9412
NUMBERING = f"{qn('w:pPr')}/{qn('w:numPr')}"
PRIVATE_SETTINGS = tuple(
    qn(f"w:{name}") for name in ("attachedTemplate", "mailMerge", "rsids", "docVars", "trackRevisions")
)
LACKS = Words(
    "The reference document lacks {missing}; start from templates/reference.docx and change only how its styles look.",
    "参考文档缺少以下内容：{missing}；请以templates/reference.docx为基础，仅修改各样式的外观。",
)


@dataclass(frozen=True, slots=True, eq=False)
class Skeleton:
    """A reference document in the form that the writer needs.

    ``contents`` and ``links`` (the package's two tables) stand without and with comments. ``running`` holds the
    headers and footers by part name, ``styles`` the id of each style by its name, ``lists`` the list definition and
    level of each language's numbered forms, ``width`` the room between the margins in twips.
    """

    fixed: tuple[Entry, ...]
    contents: tuple[Entry, Entry]
    links: tuple[Entry, Entry]
    main: str
    section: BaseOxmlElement
    running: Mapping[str, BaseOxmlElement]
    numbering: tuple[str, BaseOxmlElement]
    lists: Mapping[tuple[Language, str], tuple[int, int]]
    styles: Mapping[str, str]
    width: int


def skeleton(reference: Path | None = None) -> Skeleton:
    """The skeleton of a firm's reference document, or of ours."""
    path = reference or library.templates() / "reference.docx"
    return _taken_apart(content_of(path), path.name)


@lru_cache(maxsize=4)
def _taken_apart(content: bytes, name: str) -> Skeleton:
    document = open_document(content, name)
    styles = {str(style.name): style.style_id for style in document.styles}
    _check(document, styles, name)
    _clean_settings(document)
    bare = document.element.sectPr_lst[-1]
    section = Section(bare, document.part)
    running = dict(_running(document, section))
    linked = dict(_links(document.part, _references(bare)))
    parts = {_name(part): part for part in _reachable(linked.values())}
    main, numbering = document.part, document.part.numbering_part
    filled = {*running, _name(numbering)}
    return Skeleton(
        fixed=tuple(_fixed(main, parts, filled)),
        contents=(_contents(main, parts), _contents(main, parts, comments=True)),
        links=(_main_links(main, linked), _main_links(main, linked, comments=True)),
        main=_name(main),
        section=bare,
        running=running,
        numbering=(_name(numbering), numbering.element),
        lists=_lists(document, numbering.element),
        styles=styles,
        width=_width(section),
    )


def _check(document: Document, styles: Mapping[str, str], name: str) -> None:
    missing = sorted(names.needed(profiles()) - styles.keys())
    if not document.element.sectPr_lst:
        missing.append("w:sectPr")
    if RT.NUMBERING not in {link.reltype for link in document.part.rels.values()}:
        missing.append("numbering.xml")
    if missing:
        raise DataError(LACKS.fill(missing=", ".join(missing)), name)


def _clean_settings(document: Document) -> None:
    settings = document.settings.element
    for element in [child for child in settings if child.tag in PRIVATE_SETTINGS]:
        settings.remove(element)


def _running(document: Document, section: Section) -> Iterator[tuple[str, BaseOxmlElement]]:
    """The header and footer of every kind of page that the section has: none may go without its stamp."""
    kinds: list[_Header | _Footer] = [section.header, section.footer]
    if section.different_first_page_header_footer:
        kinds += [section.first_page_header, section.first_page_footer]
    if document.settings.odd_and_even_pages_header_footer:
        kinds += [section.even_page_header, section.even_page_footer]
    for kind in kinds:
        created = kind.is_linked_to_previous
        kind.is_linked_to_previous = False
        root = kind.part.element
        if created:  # python-docx puts a paragraph into a new header whose style the file may not have
            root.remove(root[0])
        yield _name(kind.part), root


def _references(section: BaseOxmlElement) -> frozenset[str]:
    """The relationship ids of the section's headers and footers; a firm's printer settings are not for others."""
    for settings in section.findall(qn("w:printerSettings")):
        section.remove(settings)
    return frozenset(str(child.get(qn("r:id"))) for child in section if child.get(qn("r:id")))


def _links(main: Part, references: frozenset[str]) -> Iterator[tuple[Link, Part]]:
    """What the text part refers to and a letter takes over."""
    for link in main.rels.values():
        shown = link.rId in references or link.reltype not in (RT.HEADER, RT.FOOTER)
        if link.reltype in KEPT and shown:
            yield Link(link.rId, link.reltype, "/" + _name(link.target_part)), link.target_part


def _reachable(parts: Iterable[Part]) -> Iterator[Part]:
    """These parts and what they show (the picture of a letterhead); settings lead only to other files."""
    for part in parts:
        yield part
        if part.content_type != CONTENT_TYPE.WML_SETTINGS:
            yield from part.related_parts.values()


def _fixed(main: Part, parts: Mapping[str, Part], filled: set[str]) -> Iterator[Entry]:
    """Every part that no letter changes, and the relationships of the package and of headers."""
    links = (
        Link("rId1", RT.OFFICE_DOCUMENT, "/" + _name(main)),
        Link("rId2", RT.CORE_PROPERTIES, "/" + package.CORE_NAME),
    )
    yield Entry.of(package.relationships_name(""), package.relationships(links))
    for name, part in parts.items():
        if name not in filled:
            yield Entry.of(name, part.blob)
        if part.rels and part.content_type != CONTENT_TYPE.WML_SETTINGS:
            yield Entry.of(package.relationships_name(name), package.relationships(_links_of(part)))


def _links_of(part: Part) -> Iterator[Link]:
    for link in part.rels.values():
        target = link.target_ref if link.is_external else "/" + _name(link.target_part)
        yield Link(link.rId, link.reltype, target, link.is_external)


def _contents(main: Part, parts: Mapping[str, Part], *, comments: bool = False) -> Entry:
    types = {name: part.content_type for name, part in parts.items()} | {
        _name(main): CONTENT_TYPE.WML_DOCUMENT_MAIN,
        package.CORE_NAME: CONTENT_TYPE.OPC_CORE_PROPERTIES,
    }
    if comments:
        types[COMMENTS_NAME] = CONTENT_TYPE.WML_COMMENTS
    return Entry.of("[Content_Types].xml", package.content_types(types))


def _main_links(main: Part, links: Iterable[Link], *, comments: bool = False) -> Entry:
    extra = [Link(COMMENTS_ID, RT.COMMENTS, "/" + COMMENTS_NAME)] if comments else []
    return Entry.of(package.relationships_name(_name(main)), package.relationships([*links, *extra]))


def _lists(document: Document, numbering: BaseOxmlElement) -> dict[tuple[Language, str], tuple[int, int]]:
    """The list definition and the level behind each style of a numbered form; a style that does not number has none."""
    lists = numbering.iterchildren(qn("w:num"))
    definitions = {num.get(qn("w:numId")): int(num[0].get(qn("w:val"), "0")) for num in lists}
    found = {}
    for tag, form in product(profiles(), NUMBERED_FORMS):
        style = document.styles[names.of_form(form, tag)].element
        number, level = style.find(f"{NUMBERING}/{qn('w:numId')}"), style.find(f"{NUMBERING}/{qn('w:ilvl')}")
        if number is not None and number.get(qn("w:val")) in definitions:
            depth = 0 if level is None else int(level.get(qn("w:val"), "0"))
            found[tag, form] = definitions[number.get(qn("w:val"))], depth
    return found


def _width(section: Section) -> int:
    page, left, right = section.page_width, section.left_margin, section.right_margin
    if page is None or left is None or right is None:
        return A4_WIDTH
    return int(page.twips - left.twips - right.twips)


def _name(part: Part) -> str:
    return str(part.partname).lstrip("/")
