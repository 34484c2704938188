"""The reference document is built by a script, is what the repository holds, and tells nothing about anyone."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejoinder import library
from rejoinder.languages import profiles
from rejoinder.word import build_reference, names

from .opened import Element, W, document, find, parts, tree, value


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("reference") / "reference.docx"
    build_reference(path)
    return path.read_bytes()


def defaults(content: bytes) -> Element:
    return find(tree(content, "word/styles.xml"), "docDefaults")[0]


def test_the_committed_file_is_a_fresh_build(fresh: bytes) -> None:
    """If this fails: ``python -m rejoinder.word.reference``."""
    assert parts((library.templates() / "reference.docx").read_bytes()) == parts(fresh)


def test_two_builds_give_the_same_bytes(fresh: bytes, tmp_path: Path) -> None:
    build_reference(tmp_path / "again.docx")
    assert (tmp_path / "again.docx").read_bytes() == fresh


def test_it_has_every_style_that_the_writer_uses_and_no_other(fresh: bytes) -> None:
    basics = {names.NORMAL, names.DEFAULT_FONT, names.NORMAL_TABLE, "No List"}
    numbered = {names.FORMS[form] for form in ("heading", "point", "item")}
    assert {style.name for style in document(fresh).styles} == names.needed(profiles()) | basics | numbered


def test_the_page_is_a4(fresh: bytes) -> None:
    section = document(fresh).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.left_margin is not None
    assert (round(section.page_width.mm), round(section.page_height.mm), round(section.left_margin.mm)) == (
        210,
        297,
        22,
    )


def test_fonts_are_named_for_every_script_and_come_from_no_theme(fresh: bytes) -> None:
    fonts = find(defaults(fresh), "rFonts")[0]
    assert {name: value(fonts, name) for name in ("ascii", "hAnsi", "eastAsia")} == {
        "ascii": "Times New Roman",
        "hAnsi": "Times New Roman",
        "eastAsia": "SimSun",
    }
    assert not any("theme" in name.lower() for name in parts(fresh))


def test_languages_are_british_english_and_simplified_chinese(fresh: bytes) -> None:
    language = find(defaults(fresh), "lang")[0]
    theme = find(tree(fresh, "word/settings.xml"), "themeFontLang")[0]
    assert (value(language), value(language, "eastAsia")) == ("en-GB", "zh-CN")
    assert (value(theme), value(theme, "eastAsia")) == ("en-GB", "zh-CN")


def test_chinese_line_breaking_is_said_not_assumed(fresh: bytes) -> None:
    paragraph = find(defaults(fresh), "pPrDefault/pPr")[0]
    assert {f"{W}{name}" for name in ("kinsoku", "overflowPunct", "autoSpaceDE", "autoSpaceDN")} <= {
        c.tag for c in paragraph
    }


def test_word_does_not_open_it_in_compatibility_mode(fresh: bytes) -> None:
    settings = {value(s, "name"): value(s) for s in find(tree(fresh, "word/settings.xml"), "compatSetting")}
    assert settings["compatibilityMode"] == "15"


@pytest.mark.parametrize(
    ("tag", "form", "shown"),
    [
        ("en", "heading", "%1."),
        ("en", "point", "%1.%2"),
        ("en", "item", "(%1)"),
        ("zh-Hans", "heading", "%1、"),
        ("zh-Hans", "point", "（%2）"),
        ("zh-Hans", "item", "%1."),
    ],
)
def test_each_language_numbers_by_its_own_profile(fresh: bytes, tag: str, form: str, shown: str) -> None:
    levels = {value(find(level, "pStyle")[0]): level for level in find(tree(fresh, "word/numbering.xml"), "lvl")}
    assert value(find(levels[names.style_id(names.of_form(form, tag))], "lvlText")[0]) == shown


def test_a_style_alone_numbers_its_paragraph(fresh: bytes) -> None:
    style = document(fresh).styles["Letter Point zh-Hans"]
    assert find(style.element, "numPr/numId")


def test_the_footer_counts_pages(fresh: bytes) -> None:
    codes = [code.text for code in find(tree(fresh, "word/footer1.xml"), "instrText")]
    assert codes == [" PAGE ", " NUMPAGES "]


def test_it_names_no_person_no_program_and_no_day(fresh: bytes) -> None:
    properties = document(fresh).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.created is None
    assert set(parts(fresh)) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer1.xml",
        "word/header1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


def test_style_names_tell_nothing_of_the_program(fresh: bytes) -> None:
    assert b"rejoinder" not in b"".join(parts(fresh).values()).lower()
