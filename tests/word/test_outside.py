"""Anyone's Word file as paragraphs: where each stands in a table, what is ours, and what a broken or crafted part may not do."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from rejoinder.word import beside_blocks, has_inlaid, is_ours, open_document, paragraphs, write

from .drafts import block, draft

NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
SPACES = (
    f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
BOX = "<w:txbxContent>{0}</w:txbxContent>"
SHAPE = (
    "<w:r><mc:AlternateContent>"
    f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>'
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str) -> str:
    return f"<w:p>{''.join(content)}</w:p>"


def cell(*content: str, span: str = "1") -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{"".join(content)}</w:tc>'


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def built(*body: str) -> Document:
    """A document whose body holds this, saved and opened again."""
    document = docx.Document()
    content = parse_xml(f"<w:body {SPACES}>{''.join(body)}</w:body>")
    for element in reversed(list(content)):
        document.element.body.insert(0, element)
    return saved(document)


def saved(document: Document) -> Document:
    out = io.BytesIO()
    document.save(out)
    return open_document(out.getvalue(), "test.docx")


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


def spots(document: Document) -> list[tuple[str, int, int, int, int]]:
    return [(q.text, q.spot.table, q.spot.row, q.spot.start, q.spot.end) for q in paragraphs(document) if q.spot]


# Tables


def test_a_paragraph_in_a_table_knows_its_table_row_and_columns() -> None:
    rows = [cell(p(run("a")), p(run("b"))) + cell(p(run("c"))), cell(p(run("wide")), span="2")]
    assert spots(built(table(*rows), p(run("between")), table(cell(p(run("d")))))) == [
        ("a", 1, 0, 0, 1),
        ("b", 1, 0, 0, 1),
        ("c", 1, 0, 1, 2),
        ("wide", 1, 1, 0, 2),
        ("d", 2, 0, 0, 1),
    ]


def test_a_row_that_begins_further_right_says_so() -> None:
    late = f'<w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell(p(run("right")))}'
    assert spots(built(table(late))) == [("right", 1, 0, 1, 2)]


@pytest.mark.parametrize("around", ["<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:customXml>{}</w:customXml>"])
def test_a_cell_inside_a_control_is_a_cell(around: str) -> None:
    row = cell(p(run("a"))) + around.format(cell(p(run("b"))))
    assert [(text, start) for text, _, _, start, _ in spots(built(table(row)))] == [("a", 0), ("b", 1)]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(cell(p(run("inner"))))
    found = spots(built(table(cell(p(run("outer")), inner, "<w:p/>") + cell(p(run("right"))))))
    assert [(text, number) for text, number, *_ in found] == [("outer", 1), ("inner", 2), ("right", 1)]


@pytest.mark.parametrize("span", ["x", "-1", "", "99999999999"])
def test_a_senseless_span_is_one_column(span: str) -> None:
    row = cell(p(run("a")), span=span) + cell(p(run("b")))
    assert [start for _, _, _, start, _ in spots(built(table(row)))] == [0, 1]


# Text boxes, notes, signs


def test_a_box_within_a_box_is_read_once() -> None:
    inner = SHAPE.format(p(run("inner")))
    assert texts(built(p(SHAPE.format(p(run("outer"), inner))))) == ["outer", "inner"]


def test_what_was_moved_away_is_read_where_it_now_stands() -> None:
    moved = f'<w:moveFrom w:id="1" w:author="x">{run("away")}</w:moveFrom>'
    assert texts(built(p(moved, run("here")))) == ["here"]


@pytest.mark.parametrize("code", ["", "ZZ", "D800", "-1", "110000", "0"])
def test_a_symbol_that_does_not_exist_is_an_unknown_sign(code: str) -> None:
    assert texts(built(p(f'<w:r><w:sym w:char="{code}"/></w:r>'))) == ["\ufffd"]


def with_notes(document: Document) -> Document:
    content = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0">{p(run("line"))}</w:footnote>'
        f'<w:footnote w:id="2">{p(run("Said in a note."))}</w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), NOTES, content.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return saved(document)


def test_a_note_is_read_and_the_line_above_it_is_not() -> None:
    assert texts(with_notes(docx.Document())) == ["Said in a note."]


def test_headers_and_footers_come_last_and_are_known_as_margins() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Example Legal LLP"
    document.add_paragraph("Body")
    assert [(q.text, q.form) for q in paragraphs(saved(document))] == [
        ("Body", "paragraph"),
        ("Example Legal LLP", "margin"),
    ]


# Ours and a stranger's


def ours() -> Document:
    return open_document(write(draft(block("paragraph", "We deny it.", "我方不予认可。"))), "ours.docx")


def test_a_document_of_ours_is_known_by_its_bookmarks() -> None:
    assert is_ours(ours())
    assert not is_ours(built(p('<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>', run("x"))))


def test_what_a_person_adds_to_ours_outside_of_blocks_is_not_lost() -> None:
    document = ours()
    document.element.body.insert(0, parse_xml(f"<w:p {SPACES}>{SHAPE.format(p(run('Typed into a box.')))}</w:p>"))
    assert [q.text for q in beside_blocks(with_notes(document))] == ["Typed into a box.", "Said in a note."]


def test_a_file_laid_into_the_document_is_noticed() -> None:
    assert has_inlaid(built('<w:altChunk w:id="x"/>', p(run("x"))))
    assert not has_inlaid(built(p(run("x"))))
