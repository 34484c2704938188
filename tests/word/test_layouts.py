"""Every form in every layout: what stands where, what stays together, what is said once."""

from __future__ import annotations

from typing import get_args

import pytest

from rejoinder.draft import Form, Layout, bookmark
from rejoinder.word import read_blocks, write

from .drafts import BOTH, EVERY_FORM, block, draft, every_form
from .letter import letter
from .opened import W, body_tables, faults, find, paragraph_with, style_of, text_of, tree, value

LAYOUTS: tuple[Layout, ...] = get_args(Layout)


def test_the_sample_has_every_form() -> None:
    assert {form for form, _, _ in EVERY_FORM} == set(get_args(Form))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", get_args(Form))
def test_a_form_alone_gives_a_sound_document_that_reads_back(form: Form, layout: Layout) -> None:
    sample = draft(*(block(f, en, zh) for f, en, zh in EVERY_FORM if f == form))
    written = write(sample, layout=layout)
    only = sample.blocks[0]
    assert faults(written) == []
    assert dict(read_blocks(written)) == {bookmark(only.id, tag, BOTH): only.text(tag) for tag in BOTH}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_whole_letter_is_sound(layout: Layout) -> None:
    assert faults(write(letter(), layout=layout)) == []


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_language_alone_is_the_same_in_every_layout(layout: Layout, language: str) -> None:
    written = write(every_form(), layout=layout, languages=(language,))
    assert faults(written) == []
    assert written == write(every_form(), languages=(language,))


def test_a_paper_in_one_language_holds_no_word_of_the_other() -> None:
    text = text_of(tree(write(letter(), languages=("en",))))
    assert not any("\u4e00" <= c <= "\u9fff" for c in text)


def test_the_operative_paper_leaves_out_what_is_for_the_copy_only() -> None:
    sample = draft(block("paragraph", "Text."), block("note", "For the client’s reading.", copy_only=True))
    assert "reading" in text_of(tree(write(sample)))
    assert "reading" in text_of(tree(write(sample, languages=("zh-Hans",))))
    assert "reading" not in text_of(tree(write(sample, languages=("en",))))


def test_a_draft_without_blocks_is_still_a_document() -> None:
    for layout in LAYOUTS:
        assert faults(write(draft(), layout=layout)) == []


# Columns


def test_columns_stand_side_by_side_with_the_operative_language_left() -> None:
    (table,) = body_tables(draft(block("paragraph", "left", "右")))
    assert [text_of(cell) for cell in find(table, "tr")[1]] == ["", "left", "右"]


def test_the_row_that_names_the_languages_is_repeated_on_each_page() -> None:
    (table,) = body_tables(draft(block("paragraph", "left", "右")))
    first, second = find(table, "tr")
    assert text_of(first) == "English简体中文"
    assert find(first, "tblHeader")
    assert not find(second, "tblHeader")


def test_a_heading_stays_with_the_schedule_below_it() -> None:
    """Not every program keeps the last row of a table with what follows; so the heading has a table of its own."""
    sample = draft(block("paragraph", "Text"), block("heading", "Exhibits"), block("table-head", ("No.", "Exhibit")))
    body = list(tree(write(sample))[0])
    assert [child.tag.removeprefix(W) for child in body] == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]
    assert text_of(body[2]) == "ExhibitsExhibits"
    assert find(body[3], "keepNext")


def test_what_follows_the_particulars_has_air_above_it() -> None:
    sample = draft(block("meta", ("Date", "1 May")), block("paragraph", "Text"))
    assert value(find(paragraph_with(write(sample), "Text"), "spacing")[0], "before") == "240"


def test_the_languages_are_named_once_although_a_schedule_divides_the_columns() -> None:
    tables = body_tables(every_form())
    assert len(tables) == 3
    assert sum("English" in text_of(table) for table in tables) == 1


def test_no_row_is_split_by_a_page() -> None:
    for layout in LAYOUTS:
        rows = [row for table in body_tables(letter(), layout=layout) for row in find(table, "tr")]
        assert rows
        assert all(find(row, "cantSplit") for row in rows)


def test_particulars_align_label_and_value_under_each_language() -> None:
    (table,) = body_tables(draft(block("meta", ("Date", "1 May"), ("日期", "5月1日"))))
    assert [text_of(cell) for cell in find(find(table, "tr")[1], "tc")] == ["Date", "1 May", "日期", "5月1日"]


def test_all_tables_keep_within_the_margins_and_have_fixed_widths() -> None:
    for layout in LAYOUTS:
        for table in body_tables(letter(), layout=layout):
            assert sum(int(value(column, "w")) for column in find(table, "gridCol")) <= 9412
            assert value(find(table, "tblLayout")[0], "type") == "fixed"


# Schedules


def schedule(*, layout: Layout = "columns") -> list[list[list[str]]]:
    sample = draft(
        block("table-head", ("No.", "Issuer"), ("序号", "出具方"), widths=(1, 3)),
        block("table-row", ("1", "Court"), ("1", "法院"), widths=(1, 3)),
    )
    (table,) = body_tables(sample, layout=layout)
    return [[[text_of(p) for p in find(cell, "p")] for cell in find(row, "tc")] for row in find(table, "tr")]


@pytest.mark.parametrize("layout", ["columns", "interleaved"])
def test_a_schedule_stands_across_and_says_once_what_all_languages_say(layout: Layout) -> None:
    assert schedule(layout=layout) == [[["No.", "序号"], ["Issuer", "出具方"]], [["1"], ["Court", "法院"]]]


def test_the_head_of_a_schedule_is_repeated_and_its_widths_are_those_of_the_block() -> None:
    sample = draft(block("table-head", ("a", "b"), widths=(1, 3)), block("table-row", ("1", "2"), widths=(1, 3)))
    (table,) = body_tables(sample)
    widths = [int(value(column, "w")) for column in find(table, "gridCol")]
    assert widths[1] == pytest.approx(3 * widths[0], abs=2)
    assert [bool(find(row, "tblHeader")) for row in find(table, "tr")] == [True, False]


def test_a_head_of_two_rows_is_repeated_whole() -> None:
    head, row = block("table-head", ("a", "b")), block("table-row", ("1", "2"))
    (table,) = body_tables(draft(head, head, row))
    assert [bool(find(each, "tblHeader")) for each in find(table, "tr")] == [True, True, False]


def test_a_second_head_begins_a_second_schedule() -> None:
    head, row = block("table-head", ("a", "b")), block("table-row", ("1", "2"))
    assert len(body_tables(draft(head, row, head, row))) == 2
    assert len(body_tables(draft(head, head, row, row))) == 1


def test_a_short_row_fills_the_table() -> None:
    assert faults(write(draft(block("table-head", ("a", "b", "c")), block("table-row", ("whole", "rest"))))) == []


def test_every_table_has_a_name_and_a_description() -> None:
    tables = body_tables(letter(), layout="interleaved")
    names = [(value(find(t, "tblCaption")[0]), value(find(t, "tblDescription")[0])) for t in tables]
    assert ("Exhibits", "No. | Document | Issued by | Date") in names
    assert all(caption and description for caption, description in names)


# Signature


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_place_for_the_signature_is_a_ruled_line(layout: Layout) -> None:
    sample = draft(
        block("signature", ("Name", "Lin"), ("姓名", "林")), block("signature", ("Signature", ""), ("签字", ""))
    )
    ruled = [p for p in find(tree(write(sample, layout=layout)), "p") if style_of(p) == "LetterSignatureLine"]
    assert len(ruled) == (1 if layout == "interleaved" else 2)
    assert not any(text_of(p) for p in ruled)


def test_closing_and_signature_stay_together() -> None:
    styles = {value(s, "styleId"): s for s in find(tree(write(letter()), "word/styles.xml"), "style")}
    for name in ("LetterClosing", "LetterSignature", "LetterSignatureLabel", "LetterSignatureLine"):
        assert find(styles[name], "keepNext")


# Interleaved and separate


def test_interleaved_sets_the_translation_below_in_another_look() -> None:
    first, second = find(tree(write(draft(block("paragraph", "first", "第二")), layout="interleaved")), "p")
    assert (text_of(first), text_of(second)) == ("first", "第二")
    assert find(first, "keepNext")
    assert not find(first, "rStyle")
    assert {value(s) for s in find(second, "r/rPr/rStyle")} == {"LetterTranslation"}


def test_a_translation_stands_close_below_its_text() -> None:
    first, second = find(tree(write(draft(block("heading", "Facts", "事实")), layout="interleaved")), "p")
    assert [value(find(first, "spacing")[0], name) for name in ("before", "after")] == ["", "40"]
    assert [value(find(second, "spacing")[0], name) for name in ("before", "after")] == ["0", ""]


def test_rows_of_a_schedule_are_not_chained_to_each_other() -> None:
    for table in body_tables(letter(), layout="interleaved"):
        last = find(table, "tr")[-1]
        assert not find(last, "keepNext")


def test_interleaved_says_once_what_all_languages_say() -> None:
    sample = draft(block("address", "legal@lanyue.example"))
    written = write(sample, layout="interleaved")
    assert text_of(tree(written)) == "legal@lanyue.example"
    assert len(read_blocks(written)) == 2


def test_numbered_blocks_are_said_in_each_language_because_numbers_differ() -> None:
    paragraphs = find(tree(write(draft(block("heading", "NORDLICHT")), layout="interleaved")), "p")
    assert [style_of(p) for p in paragraphs] == ["LetterHeadingen", "LetterHeadingzhHans"]


def test_separate_turns_the_page_between_the_languages() -> None:
    body = list(tree(write(every_form(), layout="separate"))[0])
    turns = [n for n, child in enumerate(body) if find(child, "pageBreakBefore")]
    assert len(turns) == 1
    before, after = (body[: turns[0]], body[turns[0] :])
    assert not any("\u4e00" <= c <= "\u9fff" for child in before for c in text_of(child))
    assert not any("Facts" in text_of(child) for child in after)


def test_another_address_begins_with_some_air() -> None:
    sample = draft(
        block("address", "Sender", clause="reply/sender"),
        block("address", "Street", clause="reply/sender"),
        block("address", "Addressee", clause="reply/addressee"),
    )
    paragraphs = find(tree(write(sample, languages=("en",))), "p")
    assert [bool(p.findall(f"{W}pPr/{W}spacing")) for p in paragraphs] == [False, False, True]
