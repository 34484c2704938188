"""Approvals: who, in which role, on which day, and for exactly which text."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rejoinder import store
from rejoinder.approvals import FILE, approval_findings, new_approval, read_approvals, record
from rejoinder.draft import Block, Draft
from rejoinder.errors import InputError
from rejoinder.strict_yaml.characters import REFUSED
from rejoinder.wording.documents import document_kinds

DAY = date(2026, 3, 20)
REPLY = document_kinds()["reply"]


def draft(text="We do not accept the complaint.", form="paragraph", volatile=False):
    block = Block("b1", form, "reply/position", {"en": (text,), "zh-Hans": ("我方不认可。",)}, volatile=volatile)
    return Draft("T-1", "reply", {"en": "Reply", "zh-Hans": "复函"}, "en", ("en", "zh-Hans"), (block,))


def approval(**changes):
    given = {"document": "reply", "by": "Wang Xiaoyi", "role": "signatory", "on": DAY, "digest": draft().digest()}
    return new_approval(**(given | changes))


def rules(text, *given):
    return [f.rule for f in approval_findings(REPLY, text, given)]


# Written and read


def test_without_a_file_nothing_is_approved(tmp_path):
    assert read_approvals(tmp_path) == ()


def test_an_approval_is_read_as_it_was_recorded(tmp_path):
    record(tmp_path, approval(by="王小一 (O'Neil) “x”: #1"))
    assert read_approvals(tmp_path) == (approval(by="王小一 (O'Neil) “x”: #1"),)


def test_a_second_approval_in_the_same_role_replaces_the_first(tmp_path):
    for by in ("first", "second"):
        record(tmp_path, approval(by=by))
    assert [a.by for a in read_approvals(tmp_path)] == ["second"]


def test_approvals_in_other_roles_and_of_other_documents_are_kept(tmp_path):
    for changes in ({}, {"role": "compliance"}, {"document": "appeal"}, {"role": "counsel"}, {"by": "again"}):
        record(tmp_path, approval(**changes))
    kept = [(a.document, a.role, a.by) for a in read_approvals(tmp_path)]
    assert kept == [
        ("reply", "compliance", "Wang Xiaoyi"),
        ("appeal", "signatory", "Wang Xiaoyi"),
        ("reply", "counsel", "Wang Xiaoyi"),
        ("reply", "signatory", "again"),
    ]


def test_the_file_says_that_it_is_not_to_be_edited(tmp_path):
    record(tmp_path, approval())
    assert (tmp_path / FILE).read_text("utf-8").startswith("# Written by “rejoinder approve”; do not edit.")


def test_if_the_record_cannot_be_written_the_old_one_stays(tmp_path, monkeypatch):
    record(tmp_path, approval(by="first"))
    monkeypatch.setattr(store.os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(InputError) as refused:
        record(tmp_path, approval(by="second"))
    assert "the disk is full" in refused.value.message.en
    assert [a.by for a in read_approvals(tmp_path)] == ["first"]


NAMES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Co")).filter(lambda c: not REFUSED.match(c)),
    min_size=1,
    max_size=200,
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES)
def test_any_name_is_read_as_it_was_recorded_or_refused_at_once(tmp_path, name):
    try:
        one = approval(by=name)
    except InputError:
        return
    record(tmp_path, one)
    assert read_approvals(tmp_path) == (one,)


# What is refused


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"by": "  "}, "--by", "empty"),
        ({"by": ""}, "--by", "empty"),
        ({"by": "Wang\nXiaoyi"}, "--by", "one line"),
        ({"by": "Wang\u202eXiaoyi"}, "--by", "U+202E"),
        ({"by": "W" * 601}, "--by", "longer than 600"),
        ({"role": "boss"}, "--role", "boss"),
    ],
)
def test_an_approval_that_cannot_be_recorded_is_told_with_its_option(changes, field, words):
    with pytest.raises(InputError) as refused:
        approval(**changes)
    (problem,) = refused.value.problems
    assert problem.field == field
    assert words in problem.message.en
    assert problem.repair


SOUND = "- {document: reply, by: W, role: signatory, on: 2026-03-20, digest: abc}\n"


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        (SOUND + "- {document: reply, by: W, role: boss, on: 2026-03-20, digest: abc}\n", 2, "[1].role"),
        (SOUND + "- {document: reply, by: W, role: counsel, on: 2026-02-30, digest: abc}\n", 2, "[1].on"),
        (SOUND + "- {document: reply, by: W, role: counsel, on: 2026-03-20}\n", 2, "[1].digest"),
        (SOUND.replace("W,", "W, why: x,"), 1, "[0].why"),
        (SOUND + "- nothing\n", 2, "[1]"),
        ("approved: yes\n", 1, ""),
        ("just words\n", 1, ""),
    ],
)
def test_a_damaged_file_is_told_with_its_place_and_approves_nothing(tmp_path, text, line, field):
    (tmp_path / FILE).write_text(text, "utf-8")
    with pytest.raises(InputError) as refused:
        read_approvals(tmp_path)
    (problem,) = refused.value.problems
    assert (problem.file, problem.line, problem.field) == (str(tmp_path / FILE), line, field)
    assert "approve again" in problem.repair.en
    assert "重新批准" in problem.repair.zh


@pytest.mark.parametrize("raw", [b"- {document: reply", b"\xff\xfe", b"- &a x\n- *a\n", b"[" * 100_000])
def test_a_file_that_is_no_yaml_approves_nothing_and_is_not_written_over(tmp_path, raw):
    (tmp_path / FILE).write_bytes(raw)
    with pytest.raises(InputError):
        record(tmp_path, approval())
    assert (tmp_path / FILE).read_bytes() == raw


@pytest.mark.parametrize("text", ["", "# nothing\n", "[]\n"])
def test_an_empty_file_approves_nothing(tmp_path, text):
    (tmp_path / FILE).write_text(text, "utf-8")
    assert read_approvals(tmp_path) == ()


# What an approval is good for


def test_a_text_that_nobody_approved_may_not_go_out():
    assert REPLY.approval == ("signatory",)
    assert rules(draft()) == ["approval.missing"]


def test_the_approval_of_this_very_text_lets_it_go_out():
    assert rules(draft(), approval()) == []


def test_the_approval_of_a_text_that_has_changed_is_stale():
    assert rules(draft("We accept the complaint."), approval()) == ["approval.stale"]


def test_a_changed_form_makes_it_stale_too_but_the_day_of_the_letter_does_not():
    assert rules(draft(form="heading"), approval()) == ["approval.stale"]
    undated, dated = draft("20 March 2026", volatile=True), draft("21 March 2026", volatile=True)
    assert rules(dated, approval(digest=undated.digest())) == []


def test_an_approval_in_another_role_or_of_another_document_does_not_count():
    assert rules(draft(), approval(role="compliance")) == ["approval.missing"]
    assert rules(draft(), approval(document="appeal")) == ["approval.missing"]


def test_every_role_that_a_document_asks_for_must_approve():
    both = REPLY.model_copy(update={"approval": ("signatory", "counsel")})
    missing = approval_findings(both, draft(), (approval(),))
    assert [f.rule for f in missing] == ["approval.missing"]
    assert missing[0].message.en == "“Reply to the complainant” is not approved by: counsel (counsel)."
    assert missing[0].message.zh == "“致投诉人的复函”尚未经以下人员批准：律师（counsel）。"
    stale = approval(role="counsel", digest="another text")
    assert [f.rule for f in approval_findings(both, draft(), (approval(), stale))] == ["approval.stale"]
    assert approval_findings(both, draft(), (approval(), approval(role="counsel"))) == ()


def test_a_stale_approval_names_who_gave_it_and_when():
    (found,) = approval_findings(REPLY, draft("other"), (approval(),))
    assert "Wang Xiaoyi" in found.message.en
    assert "2026-03-20" in found.message.zh


def test_of_two_entries_in_the_same_role_the_later_counts():
    assert rules(draft(), approval(digest="old"), approval()) == []
    assert rules(draft(), approval(), approval(digest="old")) == ["approval.stale"]
