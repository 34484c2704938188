"""Word numbers by itself, and prints what the draft says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rejoinder.draft import Block, Draft, Layout
from rejoinder.word import write

from .drafts import block, draft, every_form
from .opened import Element, faults, find, paragraph_with, parts, style_of, text_of, tree, value

HEADING, POINT, TEXT = block("heading", "Heading"), block("point", "Point"), block("paragraph", "Text")


def items(name: str, count: int) -> list[Block]:
    return [block("item", f"{name}{n}") for n in range(1, count + 1)]


def list_of(paragraph: Element) -> str:
    """The list that a paragraph names itself; empty where its style numbers it."""
    found = find(paragraph, "numPr/numId")
    return value(found[0]) if found else ""


def lists(sample: Draft, *texts: str) -> list[str]:
    content = write(sample, languages=("en",))
    assert faults(content) == []
    return [list_of(paragraph_with(content, text)) for text in texts]


def starts(content: bytes) -> dict[str, str]:
    nums = find(tree(content, "word/numbering.xml"), "num")
    return {value(n, "numId"): value(s[0]) for n in nums if (s := find(n, "startOverride"))}


def test_no_number_is_typed() -> None:
    content = write(every_form(), languages=("en",))
    assert text_of(paragraph_with(content, "The goods were bought")) == "The goods were bought."


@pytest.mark.parametrize("form", ["heading", "point", "item"])
def test_each_language_is_numbered_by_its_own_style(form: str) -> None:
    body = tree(write(every_form()))
    styles = [
        style_of(p) for p in find(body, "p") if form.title() in style_of(p) and "Letter" + form.title() in style_of(p)
    ]
    assert styles == [f"Letter{form.title()}en", f"Letter{form.title()}zhHans"]


def test_a_plain_run_of_numbers_needs_no_list_of_its_own() -> None:
    assert lists(draft(HEADING, POINT, *items("x", 2), HEADING, POINT), "Heading", "Point", "x1", "x2") == [""] * 4


def test_items_that_begin_again_get_a_list_that_starts_at_one() -> None:
    sample = draft(*items("x", 2), TEXT, *items("y", 2))
    first, second, third, fourth = lists(sample, "x1", "x2", "y1", "y2")
    assert (first, second) == ("", "")
    assert third == fourth != ""
    assert starts(write(sample, languages=("en",)))[third] == "1"


def test_items_after_a_heading_begin_again_and_do_not_count_as_points() -> None:
    sample = draft(HEADING, *items("x", 2), POINT, HEADING, *items("y", 1))
    point, again = lists(sample, "Point", "y1")
    assert point == ""
    assert again != ""


def test_items_that_go_on_after_a_schedule_keep_their_list() -> None:
    rows = (block("table-head", ("a", "b")), block("table-row", ("1", "2")))
    assert lists(draft(*items("x", 1), *rows, *items("y", 1)), "x1", "y1") == ["", ""]


@pytest.mark.parametrize("layout", ["columns", "interleaved", "separate"])
def test_a_draft_may_begin_anywhere(layout: Layout) -> None:
    blocks = (
        replace(HEADING, numbers={"en": "4.", "zh-Hans": "四、"}),
        replace(POINT, numbers={"en": "4.1", "zh-Hans": "（一）"}),
    )
    base = draft(*blocks)
    sample = replace(
        base, blocks=tuple(replace(b, numbers=n.numbers) for b, n in zip(base.blocks, blocks, strict=True))
    )
    content = write(sample, layout=layout)
    assert faults(content) == []
    assert sorted(starts(content).values()) == ["4", "4"]


def test_a_number_that_no_count_prints_is_left_to_word() -> None:
    base = draft(HEADING)
    odd = replace(base, blocks=(replace(base.blocks[0], numbers={"en": "§ 1", "zh-Hans": "第一条"}),))
    assert starts(write(odd)) == {}


def test_one_letter_leaves_no_trace_in_the_next() -> None:
    plain = draft(HEADING)
    before = write(plain)
    write(draft(*items("x", 1), TEXT, *items("y", 1)))
    assert parts(write(plain))["word/numbering.xml"] == parts(before)["word/numbering.xml"]
