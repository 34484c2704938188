"""The header and footer of every page, and what the file says of itself."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Literal

import docx
import pytest
from docx.shared import Mm

from rejoinder import library
from rejoinder.errors import DataError, RejoinderError
from rejoinder.languages import profile
from rejoinder.word import write

from .drafts import BOTH, block, draft, every_form, finding
from .letter import letter
from .opened import document, faults, find, header_text, parts, text_of, tree, value

SAMPLE = draft(block("paragraph", "Text.", "正文。"))


@pytest.mark.parametrize(("stamp", "label"), [("draft", "draft"), ("review", "review_copy")])
def test_a_stamp_stands_in_the_header_in_every_language_of_the_document(
    stamp: Literal["draft", "review"], label: str
) -> None:
    text = header_text(write(SAMPLE, stamp=stamp))
    assert all(profile(tag).label(label) in text for tag in BOTH)


def test_a_stamp_speaks_only_the_languages_of_the_document() -> None:
    text = header_text(write(SAMPLE, stamp="draft", languages=("en",)))
    assert profile("en").label("draft") in text
    assert profile("zh-Hans").label("draft") not in text


def test_a_stamp_is_red_bold_and_boxed() -> None:
    styles = {value(s, "styleId"): s for s in find(tree(write(SAMPLE), "word/styles.xml"), "style")}
    stamp = styles["LetterStamp"]
    assert value(find(stamp, "color")[0]) == "C00000"
    assert find(stamp, "b")
    assert find(stamp, "pBdr/top")


def test_without_a_stamp_there_is_none() -> None:
    assert header_text(write(SAMPLE)) == SAMPLE.reference


def test_a_fictional_matter_says_so_on_every_page() -> None:
    text = header_text(write(letter(fictional=True)))
    assert all(profile(tag).label("fictional") in text for tag in BOTH)
    assert profile("en").label("fictional") not in header_text(write(letter(fictional=False)))


def test_the_header_carries_the_reference() -> None:
    content = write(draft(block("paragraph", "x"), reference="A & B / 7"))
    assert header_text(content) == "A & B / 7"


def test_the_footer_counts_pages_in_every_language() -> None:
    footer = tree(write(SAMPLE), "word/footer1.xml")
    assert text_of(footer) == "Page 1 of 1  ·  第1页，共1页"
    assert len(find(footer, "instrText")) == 4


def test_every_page_has_this_header_and_footer() -> None:
    section = find(tree(write(SAMPLE, stamp="draft")), "sectPr")[0]
    assert [value(r, "type") for tag in ("headerReference", "footerReference") for r in find(section, tag)] == [
        "default"
    ] * 2
    assert not find(section, "titlePg")


# What the file says of itself


def test_the_file_is_titled_and_names_nobody() -> None:
    properties = document(write(SAMPLE)).core_properties
    assert properties.title == "Reply to a complaint – JM-2026-0312 / NL-4471"
    assert (properties.author, properties.last_modified_by, properties.comments, properties.keywords) == (
        "",
        "",
        "",
        "",
    )
    assert properties.language == "en-GB"


def test_a_reading_copy_alone_is_titled_in_its_own_language() -> None:
    properties = document(write(SAMPLE, languages=("zh-Hans",))).core_properties
    assert properties.title.startswith("关于知识产权投诉的回复函")
    assert properties.language == "zh-CN"


def test_the_file_names_the_day_that_it_is_given_and_else_none() -> None:
    assert document(write(SAMPLE)).core_properties.created is None
    properties = document(write(SAMPLE, dated=date(2026, 3, 18))).core_properties
    assert properties.created is not None
    assert properties.created.date() == date(2026, 3, 18)
    assert properties.modified == properties.created


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert write(letter()) == write(letter())
    assert write(letter(), stamp="review", comments=[finding()]) == write(
        letter(), stamp="review", comments=[finding()]
    )


def test_the_file_holds_no_time_of_writing() -> None:
    with zipfile.ZipFile(io.BytesIO(write(letter()))) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_in_the_file_tells_what_made_it() -> None:
    everything = b"".join(parts(write(letter())).values()).lower()
    assert b"rejoinder" not in everything
    assert b"python" not in everything
    assert b"general/sample" not in everything  # a clause name


# A firm's own reference document


def firm(tmp_path: Path, *, first_page: bool = False) -> Path:
    own = docx.Document(str(library.templates() / "reference.docx"))
    section = own.sections[0]
    section.left_margin = Mm(30)
    section.different_first_page_header_footer = first_page
    section.header.paragraphs[0].insert_paragraph_before("Kanzlei Muster")
    own.styles["Letter Text"].font.name = "Garamond"
    own.add_paragraph("Text of the firm that is no part of a letter.")
    own.add_comment(own.paragraphs[-1].runs, "internal", author="A. Person")
    own.core_properties.author = "A. Person"
    own.save(str(tmp_path / "firm.docx"))
    return tmp_path / "firm.docx"


def test_a_firms_letterhead_fonts_and_margins_are_taken_over(tmp_path: Path) -> None:
    content = write(SAMPLE, reference=firm(tmp_path), stamp="draft")
    assert faults(content) == []
    assert header_text(content).startswith("Kanzlei Muster")
    assert profile("en").label("draft") in header_text(content)
    table = find(tree(content), "tbl")[0]
    assert value(find(table, "tblW")[0], "w") == str(9412 - (1701 - 1247))


def test_nothing_else_of_the_firms_file_is(tmp_path: Path) -> None:
    everything = b"".join(parts(write(SAMPLE, reference=firm(tmp_path))).values())
    assert b"A. Person" not in everything
    assert b"no part of a letter" not in everything


def test_a_first_page_of_its_own_is_stamped_too(tmp_path: Path) -> None:
    content = write(SAMPLE, reference=firm(tmp_path, first_page=True), stamp="draft")
    assert faults(content) == []
    section = find(tree(content), "sectPr")[0]
    assert {value(r, "type") for r in find(section, "headerReference")} == {"default", "first"}
    headers = [name for name in parts(content) if name.startswith("word/header")]
    assert len(headers) == 2
    assert all(profile("en").label("draft") in header_text(content, name) for name in headers)


def test_a_reference_document_without_our_styles_is_refused_by_name(tmp_path: Path) -> None:
    own = docx.Document(str(library.templates() / "reference.docx"))
    styles = own.styles.element
    styles.remove(own.styles["Letter Gap"].element)
    own.save(str(tmp_path / "short.docx"))
    with pytest.raises(DataError) as fault:
        write(SAMPLE, reference=tmp_path / "short.docx")
    assert "Letter Gap" in fault.value.message.en
    assert "Letter Gap" in fault.value.message.zh
    assert fault.value.file == "short.docx"


def test_a_reference_document_without_a_page_is_refused(tmp_path: Path) -> None:
    own = docx.Document(str(library.templates() / "reference.docx"))
    own.element.body.remove(own.element.sectPr_lst[0])
    own.save(str(tmp_path / "short.docx"))
    with pytest.raises(DataError, match="lacks w:sectPr"):
        write(SAMPLE, reference=tmp_path / "short.docx")


def test_a_reference_document_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RejoinderError, match=r"nowhere\.docx"):
        write(SAMPLE, reference=tmp_path / "nowhere.docx")


def test_the_reference_document_is_not_changed_by_writing(tmp_path: Path) -> None:
    path = firm(tmp_path)
    before = path.read_bytes()
    first = write(every_form(), reference=path, stamp="draft")
    write(letter(), reference=path)
    assert write(every_form(), reference=path, stamp="draft") == first
    assert path.read_bytes() == before
