"""YAML ends a value at a comma inside braces; what stands behind it must not be lost without a word."""

import pytest

import casebook
from rejoinder import workflow
from rejoinder.errors import InputError


def write(tmp_path, title):
    path = casebook.write(tmp_path, "letter")
    text = path.read_text("utf-8")
    old = "title:\n    en: Watch strap\n    zh-Hans: 表带"
    assert old in text
    path.write_text(text.replace(old, f"title: {title}"), "utf-8")
    return path


def test_words_behind_a_comma_are_told_with_their_place(tmp_path):
    with pytest.raises(InputError) as told:
        workflow.load(write(tmp_path, "{en: Delivery note, signed for on 10 December, zh-Hans: 送货单}"))
    (problem,) = told.value.problems
    assert "signed for on 10 December" in problem.message.en
    assert "quotation marks" in problem.repair.en
    assert problem.field == "listings[0].title.signed for on 10 December"
    assert problem.line


def test_in_quotation_marks_they_are_text(tmp_path):
    file = workflow.load(write(tmp_path, '{en: "Delivery note, signed for on 10 December", zh-Hans: 送货单}'))
    assert file.case.listings[0].title.get("en") == "Delivery note, signed for on 10 December"


def test_a_language_left_empty_is_no_fault(tmp_path):
    assert workflow.load(write(tmp_path, "{en: , zh-Hans: 送货单}")).case.listings[0].title.get("en") is None
