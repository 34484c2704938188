"""Anyone's Word file is read as a person sees it; a document of ours is known again, block by block, whatever was done to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from rejoinder.draft import Draft
from rejoinder.errors import InputError
from rejoinder.opening import open_reading
from rejoinder.reading import Reading, Segment, paired, reading_of
from rejoinder.word import write

from .drafts import BOTH, block, draft
from .letter import letter
from .opened import Element, find, text_of

SAMPLE = draft(
    block("paragraph", "First text.", "第一段。"),
    block("paragraph", "Second text.", "第二段。"),
    block("meta", ("Date", "1 May"), ("日期", "5月1日")),
)
W = nsdecls("w")
#: What the drawings of text boxes need to be named by.
BOXES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(content: bytes, tmp_path: Path) -> Reading:
    path = tmp_path / "paper.docx"
    path.write_bytes(content)
    return open_reading(path)


def foreign(build: Callable[[Document], object], tmp_path: Path) -> tuple[Segment, ...]:
    document = docx.Document()
    build(document)
    reading = read(saved(document), tmp_path)
    assert reading.origin == "foreign"
    return reading.segments


def said(segments: Iterable[Segment]) -> list[str]:
    return [s.text for s in segments]


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties and f"<w:rPr>{properties}</w:rPr>"}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inner: str) -> Element:
    return parse_xml(f"<w:p {W} {BOXES}>{inner}</w:p>")


def with_paragraph(inner: str) -> Callable[[Document], object]:
    return lambda document: document.element.body.insert(0, paragraph(inner))


# Running text


def test_paragraphs_headings_and_lists_keep_their_order_and_form(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.add_heading("Counter notice", 0)
        document.add_heading("Facts", 1)
        document.add_paragraph("We deny the claim.")
        document.add_paragraph("a copy", style="List Bullet")
        document.add_paragraph("")

    found = foreign(build, tmp_path)
    assert said(found) == ["Counter notice", "Facts", "We deny the claim.", "a copy"]
    assert [s.form for s in found] == ["heading", "heading", "paragraph", "item"]
    assert {s.language for s in found} == {"en"}


@pytest.mark.parametrize(
    ("what", "inner", "expected"),
    [
        ("runs", run("under pen") + run("alty") + run(" of perjury"), "under penalty of perjury"),
        ("an insertion", run("We ") + f'<w:ins w:id="1" w:author="x">{run("do not ")}</w:ins>' + run("admit."), "We do not admit."),
        ("a deletion", run("We ") + '<w:del w:id="1" w:author="x"><w:r><w:delText>do not </w:delText></w:r></w:del>' + run("admit."), "We admit."),
        ("a move", run("Here.") + f'<w:moveFrom w:id="1" w:author="x">{run("gone")}</w:moveFrom><w:moveTo w:id="2" w:author="x">{run(" There.")}</w:moveTo>', "Here. There."),
        ("hidden text", run("We deny. ") + run("We admit.", "<w:vanish/>"), "We deny. We admit."),
        ("a field", run("See page ") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGEREF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("7") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>', "See page 7"),
        ("a simple field", run("Dated ") + f'<w:fldSimple w:instr="DATE">{run("5 May 2026")}</w:fldSimple>', "Dated 5 May 2026"),
        ("a content control", f"<w:sdt><w:sdtContent>{run('Jane Doe')}</w:sdtContent></w:sdt>", "Jane Doe"),
        ("a link", f"<w:hyperlink>{run('https://shop.example')}</w:hyperlink>", "https://shop.example"),
        ("a tab and a break", run("Name:") + "<w:r><w:tab/></w:r>" + run("Jane") + "<w:r><w:br/></w:r>" + run("Doe"), "Name:\tJane\nDoe"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 20 else "",
)  # fmt: skip
def test_a_paragraph_says_what_a_person_sees(what: str, inner: str, expected: str, tmp_path: Path) -> None:
    assert said(foreign(with_paragraph(inner), tmp_path))[0] == expected


def test_a_content_control_around_paragraphs_is_read(tmp_path: Path) -> None:
    xml = f"<w:sdt {W}><w:sdtContent><w:p>{run('Inside.')}</w:p></w:sdtContent></w:sdt>"
    assert said(foreign(lambda d: d.element.body.insert(0, parse_xml(xml)), tmp_path)) == ["Inside."]


@pytest.mark.parametrize("kind", ["modern and older", "modern alone", "older alone"])
def test_a_text_box_is_read_once_however_it_is_written(kind: str, tmp_path: Path) -> None:
    content = f"<w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent>"
    modern = f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
    older = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    both = f"<mc:AlternateContent><mc:Choice Requires='wps'>{modern}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent>"
    inner = {"modern and older": both, "modern alone": modern, "older alone": older}[kind]
    found = foreign(with_paragraph(f"{run('Beside it.')}<w:r>{inner}</w:r>"), tmp_path)
    assert said(found) == ["Beside it.", "In the box."]


def test_header_and_footer_are_read_and_comments_are_not(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Lumen GmbH, Hamburg"
        document.sections[0].footer.paragraphs[0].text = "We admit everything."
        body = document.add_paragraph("We deny the claim.")
        document.add_comment(body.runs, text="Is that so?", author="x", initials="x")

    texts = said(foreign(build, tmp_path))
    assert sorted(texts) == ["Lumen GmbH, Hamburg", "We admit everything.", "We deny the claim."]


def test_footnotes_are_read(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("We deny the claim.")
    notes = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run("Except for one lamp.")}</w:p></w:footnote></w:footnotes>'
    )
    content = with_part(saved(document), "footnotes", notes)
    assert said(read(content, tmp_path).segments) == ["We deny the claim.", "Except for one lamp."]


def with_part(content: bytes, kind: str, xml: str) -> bytes:
    """The document with one more part, known to its table of contents and tied to its body."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    entry = f'<Override PartName="/word/{kind}.xml" ContentType="{office}.{kind}+xml"/></Types>'
    types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
    parts[types] = parts[types].replace(b"</Types>", entry.encode())
    address = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId99" Type="{address}/{kind}" Target="{kind}.xml"/></Relationships>'
    parts[links] = parts[links].replace(b"</Relationships>", link.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in (parts | {f"word/{kind}.xml": xml.encode()}).items():
            package.writestr(name, data)
    return out.getvalue()


def test_a_document_within_the_document_is_refused_because_its_text_would_go_unread(tmp_path: Path) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="rId7"/>'))
    with pytest.raises(InputError) as fault:
        read(saved(document), tmp_path)
    assert "inserted" in fault.value.problems[0].message.en


# Tables


def table(*rows: Iterable[str]) -> Callable[[Document], object]:
    def build(document: Document) -> None:
        made = document.add_table(len(rows), len(list(rows[0])))
        for row, texts in zip(made.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                first, *others = text.split("\n")
                cell.paragraphs[0].text = first
                for other in others:
                    cell.add_paragraph(other)

    return build


def pairs(segments: Iterable[Segment]) -> list[dict[str, str]]:
    return [{tag: pair.text(tag) for tag in pair.sides} for pair in Reading("x", tuple(segments)).pairs()]


def test_two_columns_of_two_languages_are_pairs(tmp_path: Path) -> None:
    rows = (
        ("English", "中文"),
        ("We deny the claim.", "我方否认该主张。"),
        ("We reserve all rights.", "我方保留一切权利。"),
    )
    assert pairs(foreign(table(*rows), tmp_path))[1:] == [{"en": en, "zh-Hans": zh} for en, zh in rows[1:]]


def test_the_paragraphs_of_two_cells_are_paired_one_by_one(tmp_path: Path) -> None:
    rows = (
        ("We deny the claim.\nWe reserve all rights.", "我方否认该主张。\n我方保留一切权利。"),
        ("It is closed.", "本事项就此了结。"),
    )
    assert [sorted(p.values()) for p in pairs(foreign(table(*rows), tmp_path))] == [
        ["We deny the claim.", "我方否认该主张。"],
        ["We reserve all rights.", "我方保留一切权利。"],
        ["It is closed.", "本事项就此了结。"],
    ]


def test_cells_with_unlike_numbers_of_paragraphs_are_paired_as_wholes(tmp_path: Path) -> None:
    rows = (
        ("We deny the claim.\nWe reserve all rights.", "我方否认该主张，并保留一切权利。"),
        ("It is closed.", "本事项就此了结。"),
    )
    assert pairs(foreign(table(*rows), tmp_path))[0] == {
        "en": "We deny the claim.\nWe reserve all rights.",
        "zh-Hans": "我方否认该主张，并保留一切权利。",
    }


@pytest.mark.parametrize(
    "rows",
    [
        (("No.", "Document", "Date"), ("1", "Invoice of the supplier", "3 May 2026")),
        (("平台", "Joom"), ("账户", "Qianyu Lighting"), ("投诉人", "Nordlicht Leuchten GmbH")),
        (
            ("Platform", "Joom"),
            ("Complainant", "杭州岚峙照明贸易有限公司"),
            ("Our reference", "SAMPLE-1"),
            ("Date of your letter", "5 May 2026"),
        ),
    ],
    ids=["a schedule", "labels and names", "one name in the other script"],
)
def test_the_rows_of_any_other_table_are_segments(rows: tuple[tuple[str, ...], ...], tmp_path: Path) -> None:
    found = foreign(table(*rows), tmp_path)
    assert said(found) == [" | ".join(row) for row in rows]
    assert pairs(found) == []


def test_a_row_whose_deletion_is_tracked_is_not_read(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        table(("We deny.", "a"), ("We admit.", "b"))(document)
        row = find(document.element.body, "tr")[1]
        row.insert(0, parse_xml(f'<w:trPr {W}><w:del w:id="1" w:author="x"/></w:trPr>'))

    assert said(foreign(build, tmp_path)) == ["We deny. | a"]


# Two languages in running text


def test_versions_in_running_text_are_paired(tmp_path: Path) -> None:
    def build(document: Document) -> None:
        for text in ("We deny the claim.", "We reserve all rights.", "我方否认该主张。", "我方保留一切权利。"):
            document.add_paragraph(text)

    segments = paired(Reading("x", foreign(build, tmp_path))).segments
    assert [s.pair for s in segments] == [0, 1, 0, 1]


def test_a_paragraph_in_two_languages_is_a_pair(tmp_path: Path) -> None:
    segments = foreign(lambda d: d.add_paragraph("No admission is made. 不构成任何承认。"), tmp_path)
    assert pairs(segments) == [{"en": "No admission is made.", "zh-Hans": "不构成任何承认。"}]


# Documents of ours


def ours(document: Draft, tmp_path: Path, change: Callable[[Element], None] = lambda _: None, **how: object) -> Reading:
    opened = docx.Document(io.BytesIO(write(document, **how)))  # type: ignore[arg-type]
    change(opened.element.body)
    return read(saved(opened), tmp_path)


@pytest.mark.parametrize("layout", ["columns", "interleaved", "separate"])
def test_a_document_of_ours_says_what_its_draft_says(layout: str, tmp_path: Path) -> None:
    def key(s: Segment) -> tuple[str, str, str]:
        return s.block, s.language, " ".join(s.text.split())

    sample = letter()
    reading = ours(sample, tmp_path, layout=layout)
    assert reading.origin == "ours"
    assert sorted(map(key, reading.segments)) == sorted(
        key(s) for s in reading_of(sample).segments if s.text.strip(" |")
    )
    assert all(
        set(pair.sides) == set(BOTH) and len({s.block for side in pair.sides.values() for s in side}) == 1
        for pair in reading.pairs()
    )


@pytest.mark.parametrize("language", BOTH)
def test_a_paper_in_one_language_has_that_language(language: str, tmp_path: Path) -> None:
    reading = ours(SAMPLE, tmp_path, languages=(language,))
    assert {s.language for s in reading.segments} == {language}


def test_what_a_person_has_added_stands_without_a_block(tmp_path: Path) -> None:
    def change(body: Element) -> None:
        body.insert(0, paragraph(run("We admit everything.")))
        first = next(p for p in find(body, "p") if "First" in text_of(p))
        first.append(
            parse_xml(
                f"<w:r {W} {BOXES}><w:pict><v:shape><v:textbox><w:txbxContent><w:p>{run('In the box.')}</w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
            )
        )

    reading = ours(SAMPLE, tmp_path, change)
    assert {s.text for s in reading.segments if not s.block} == {"We admit everything.", "In the box."}


def test_words_that_were_changed_stand_in_their_block(tmp_path: Path) -> None:
    def change(body: Element) -> None:
        next(t for t in body.iter(qn("w:t")) if t.text == "First text.").text = "First text, changed."

    reading = ours(SAMPLE, tmp_path, change)
    changed = next(s for s in reading.segments if "changed" in s.text)
    assert (changed.block, changed.language) == (SAMPLE.blocks[0].id, "en")


@pytest.mark.parametrize("layout", ["columns", "interleaved", "separate"])
def test_a_document_of_ours_that_lost_its_marks_still_has_its_pairs(layout: str, tmp_path: Path) -> None:
    def change(body: Element) -> None:
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for mark in find(body, tag):
                mark.getparent().remove(mark)  # type: ignore[union-attr]

    def even(text: str) -> str:
        return " ".join(text.replace("\u00a0", " ").split())

    sample = letter()
    reading = paired(ours(sample, tmp_path, change, layout=layout))
    assert reading.origin == "foreign"
    pair = {(s.language, even(s.text)): s.pair for s in reading.segments}
    told = [b for b in sample.blocks if b.form in ("paragraph", "point", "heading", "item")]
    apart = [
        b.text("en") for b in told if pair[("en", even(b.text("en")))] != pair[("zh-Hans", even(b.text("zh-Hans")))]
    ]
    assert apart == []
