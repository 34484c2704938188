"""Findings stand in a review copy as comments on the very words."""

from __future__ import annotations

from datetime import date

import pytest

from rejoinder.draft import Draft
from rejoinder.findings import Finding
from rejoinder.word import read_blocks, write

from .drafts import block, draft, every_form, finding
from .opened import Element, W, document, faults, find, text_of, tree, value

SAMPLE = draft(
    block("paragraph", "We infringed nothing, and nothing follows.", "我方并未侵权。"),
    block("table-row", ("1", "Invoice of the shop"), ("1", "商店发票")),
)
FIRST, ROW = (b.id for b in SAMPLE.blocks)


def review(*findings: Finding, sample: Draft = SAMPLE, **how: object) -> bytes:
    content = write(sample, stamp="review", comments=findings, **how)  # type: ignore[arg-type]
    assert faults(content) == []
    return content


def marked(content: bytes, number: int = 0) -> str:
    """The words between the two marks of a comment."""
    inside, words = False, ""
    for element in tree(content).iter():
        if element.tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd") and value(element, "id") == str(number):
            inside = element.tag == f"{W}commentRangeStart"
        elif inside and element.tag == f"{W}t":
            words += element.text or ""
    return words


def comments(content: bytes) -> list[Element]:
    return find(tree(content, "word/comments.xml"), "comment")


def test_a_comment_stands_on_the_words_that_the_finding_quotes() -> None:
    assert marked(review(finding(FIRST, "infringed nothing"))) == "infringed nothing"


def test_in_the_language_that_the_finding_speaks_of() -> None:
    assert marked(review(finding(FIRST, "侵权", "zh-Hans"))) == "侵权"


def test_in_the_cell_of_a_row_that_holds_the_words() -> None:
    assert marked(review(finding(ROW, "Invoice"))) == "Invoice"


@pytest.mark.parametrize("quote", ["", "words that are not there"])
def test_without_words_on_the_whole_block(quote: str) -> None:
    assert marked(review(finding(FIRST, quote))) == "We infringed nothing, and nothing follows."


def test_of_a_language_that_the_document_has_not_on_the_operative_text() -> None:
    content = review(finding(FIRST, "侵权", "zh-Hans"), languages=("en",))
    assert marked(content) == "We infringed nothing, and nothing follows."


def test_two_comments_may_overlap() -> None:
    content = review(finding(FIRST, "infringed nothing"), finding(FIRST, "nothing, and"), finding(FIRST, "nothing"))
    assert [marked(content, n) for n in range(3)] == ["infringed nothing", "nothing, and", "nothing"]


def test_a_comment_may_begin_inside_a_bound_stretch() -> None:
    sample = draft(block("paragraph", "see Exhibit 1 and IP-002-88213"))
    content = review(finding(sample.blocks[0].id, "1 and IP-002"), sample=sample)
    assert marked(content) == "1 and IP002"  # the bound hyphens are elements
    assert "see Exhibit 1 and IP-002-88213" in read_blocks(content).values()


def test_an_empty_text_can_be_commented() -> None:
    sample = draft(block("signature", ("", ""), ("", "")))
    assert marked(review(finding(sample.blocks[0].id), sample=sample)) == ""


@pytest.mark.parametrize("layout", ["columns", "interleaved", "separate"])
def test_comments_stand_in_every_layout_and_change_no_text(layout: str) -> None:
    sample = every_form()
    findings = [finding(b.id, language=tag) for b in sample.blocks for tag in ("en", "zh-Hans")]
    content = review(*findings, finding(), sample=sample, layout=layout)
    assert len(comments(content)) == 2 * len(sample.blocks) + 1
    assert read_blocks(content) == read_blocks(write(sample))


@pytest.mark.parametrize(("language", "lines"), [
    ("en", ["This reads as an admission.", "Say “asserted”."]),
    ("zh", ["此处可能被理解为承认侵权。", "请改为“所称”。"]),
])  # fmt: skip
def test_a_comment_says_message_and_repair_in_the_language_of_the_reader(language: str, lines: list[str]) -> None:
    (comment,) = comments(review(finding(FIRST), message_language=language))
    assert [text_of(p) for p in find(comment, "p")] == lines


def test_findings_without_a_block_stand_together_on_the_first() -> None:
    content = review(finding(), finding("0" * 12), finding(ROW))
    assert len(comments(content)) == 2
    assert len(find(comments(content)[0], "p")) == 4
    assert marked(content).startswith("We infringed")


def test_the_author_is_the_review_and_no_person() -> None:
    (comment,) = document(review(finding(FIRST), dated=date(2026, 3, 18))).comments
    assert (comment.author, comment.initials) == ("Review", "R")
    assert comment.timestamp is not None
    assert comment.timestamp.date() == date(2026, 3, 18)


def test_comments_are_in_the_order_of_the_text() -> None:
    content = review(finding(ROW, "Invoice"), finding(FIRST, "follows"))
    assert [marked(content, n) for n in range(2)] == ["follows", "Invoice"]


@pytest.mark.parametrize("stamp", [None, "draft"])
def test_only_a_review_copy_may_carry_comments(stamp: str | None) -> None:
    with pytest.raises(ValueError, match="review copy"):
        write(SAMPLE, stamp=stamp, comments=[finding(FIRST)])  # type: ignore[arg-type]


def test_a_file_without_comments_has_no_part_for_them() -> None:
    assert not any("comments" in str(p.partname) for p in document(write(SAMPLE)).part.package.iter_parts())
