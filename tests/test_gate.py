"""The gate: what is written, and with which exit status, in each situation of the contract."""

import json
import os
import shutil
from pathlib import Path

import pytest
from docx import Document
from typer.testing import CliRunner

import casebook
from casebook import GONE
from rejoinder import library, workflow
from rejoinder.approvals import FILE as APPROVALS
from rejoinder.cli import app
from rejoinder.errors import InputError, Refused

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DAY = "2026-03-20"


def run(*arguments, today=DAY):
    return CliRunner().invoke(app, ["--lang", "en", "--today", today, *map(str, arguments)])


def draft(folder, base="letter", changes=None, *more):
    case = casebook.write(folder / "case", base, changes)
    return run("draft", case, "--out", folder / "out", *more)


def made(folder):
    return sorted(p.name for p in (folder / "out").rglob("*") if p.is_file())


CLEAN = {"grounds": [], "evidence": []}


def test_wrong_input_ends_with_2_and_writes_nothing(tmp_path):
    ended = draft(tmp_path, changes={"sellr": "x"})
    assert ended.exit_code == 2
    assert made(tmp_path) == []


def test_a_refused_route_ends_with_3_and_writes_only_the_brief_for_counsel(tmp_path):
    ended = draft(tmp_path, changes={"complaint.court": {"served": "yes"}})
    assert ended.exit_code == 3
    assert made(tmp_path) == ["counsel-brief.docx", "manifest.json"]
    assert "R-01" in ended.output


def test_a_refusal_that_needs_no_lawyer_writes_nothing(tmp_path):
    ended = draft(tmp_path, "dmca", {"seller.signatory": GONE})
    assert ended.exit_code == 3
    assert made(tmp_path) == []


def test_refused_stays_refused_with_final(tmp_path):
    ended = draft(tmp_path, "letter", {"complaint.court": {"order": "yes"}}, "--final")
    assert ended.exit_code == 3
    assert made(tmp_path) == ["counsel-brief.docx", "manifest.json"]


def test_error_findings_end_with_1_and_leave_a_stamped_draft_with_visible_gaps(tmp_path):
    ended = draft(tmp_path, "letter", CLEAN | {"seller.address": GONE})
    assert ended.exit_code == 1
    assert made(tmp_path) == ["manifest.json", "reply.draft.docx", "reply.review.docx"]
    text = all_text(tmp_path / "out" / "T-LETTER" / "reply.draft.docx")
    assert "[MISSING: Address (seller.address)]" in text
    assert "【缺失：地址（seller.address）】" in text
    assert "DRAFT" in text
    assert "草稿" in text


def test_error_findings_and_final_write_nothing(tmp_path):
    ended = draft(tmp_path, "letter", CLEAN | {"seller.address": GONE}, "--final")
    assert ended.exit_code == 1
    assert made(tmp_path) == []


def test_a_clean_draft_ends_with_0(tmp_path):
    ended = draft(tmp_path, "letter", CLEAN)
    assert ended.exit_code == 0
    assert made(tmp_path) == ["manifest.json", "reply.draft.docx", "reply.review.docx"]


def test_a_clean_text_that_nobody_approved_gives_no_final(tmp_path):
    ended = draft(tmp_path, "letter", CLEAN, "--final")
    assert ended.exit_code == 1
    assert "approval.missing" in ended.output
    assert made(tmp_path) == []


def approve(folder, by="Wang Xiaoyi", role="signatory", document="reply", today=DAY):
    return run("approve", folder / "case", "--document", document, "--by", by, "--role", role, today=today)


def test_an_approved_text_gives_the_papers_to_send(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    assert approve(tmp_path).exit_code == 0
    ended = run("draft", tmp_path / "case", "--out", tmp_path / "out", "--final")
    assert ended.exit_code == 0
    assert {"reply.en.docx", "reply.bilingual.docx"} <= set(made(tmp_path))


def test_the_operative_paper_is_in_the_addressees_language_only_and_carries_no_stamp(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    approve(tmp_path)
    run("draft", tmp_path / "case", "--out", tmp_path / "out", "--final")
    paper = tmp_path / "out" / "T-LETTER" / "reply.en.docx"
    text = all_text(paper)
    assert not any("\u4e00" <= c <= "\u9fff" for c in text)
    assert "DRAFT" not in text
    properties = Document(str(paper)).core_properties
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")


def test_without_a_reading_copy_there_is_one_language_and_no_second_paper(tmp_path):
    english = CLEAN | {
        "reading_copy": "no",
        "complaint.allegations.0.says": {"en": "The word EXAMPLA is said to be used."},
    }
    assert draft(tmp_path, "letter", english).exit_code == 0
    approve(tmp_path)
    run("draft", tmp_path / "case", "--out", tmp_path / "out", "--final")
    assert "reply.en.docx" in made(tmp_path)
    assert "reply.bilingual.docx" not in made(tmp_path)


def test_an_item_that_is_not_contested_stays_out_of_the_counter_notification(tmp_path):
    second = casebook.LISTING | {
        "id": "L2",
        "url": "https://www.joom.com/en/other",
        "identifier": "0" * 24,
        "contested": "no",
    }
    draft(tmp_path, "dmca", {"listings.1": second})
    text = (tmp_path / "out" / "T-DMCA" / "counter-notice.draft.txt").read_text("utf-8")
    assert "68c8f9fa6dffb3012ca80d30" in text
    assert "0" * 24 not in text


def test_an_item_that_was_not_removed_is_told_as_such_and_gives_a_draft(tmp_path):
    ended = draft(tmp_path, "dmca", {"listings.0.status": "active"})
    assert ended.exit_code == 1
    assert "listing.not-removed" in ended.output
    assert "counter-notice.draft.docx" in made(tmp_path)


def test_a_broken_matrix_is_told_by_check_as_by_draft(tmp_path):
    clause = tmp_path / "firm" / "clauses" / "safeguards" / "no-waiver.md"
    clause.parent.mkdir(parents=True)
    ours = (library.templates() / "clauses" / "safeguards" / "no-waiver.md").read_text("utf-8")
    clause.write_text(ours.split("## en")[0] + "## en\nHello.\n\n## zh-Hans\n你好。\n", "utf-8")
    file = casebook.load(tmp_path / "case", "letter", CLEAN)
    options = casebook.options(templates=tmp_path / "firm")
    planned = workflow.check(file, options).route
    assert planned.refusals == workflow.draft(file, options).refusals
    assert {r.rule for r in planned.refusals} == {"matrix.emptied"}


def test_a_chinese_addressee_gets_the_chinese_text(tmp_path):
    draft(
        tmp_path,
        "letter",
        CLEAN | {"complaint.complainant.country": "CN", "complaint.complainant.representative.country": "CN"},
    )
    manifest = json.loads((tmp_path / "out" / "T-LETTER" / "manifest.json").read_text("utf-8"))
    assert manifest["documents"][0]["operative"] == "zh-Hans"
    assert "以简体中文文本为准" in all_text(tmp_path / "out" / "T-LETTER" / "reply.draft.docx")


def test_a_changed_text_loses_its_approval(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    approve(tmp_path)
    ended = draft(
        tmp_path, "letter", CLEAN | {"seller.address": {"en": "2 Other Road", "zh-Hans": "其他路2号"}}, "--final"
    )
    assert ended.exit_code == 1
    assert "approval.stale" in ended.output


def test_the_day_alone_does_not_lose_it(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    approve(tmp_path)
    ended = run("draft", tmp_path / "case", "--out", tmp_path / "out", "--final", today="2026-03-24")
    assert ended.exit_code == 0
    assert "24 March 2026" in all_text(tmp_path / "out" / "T-LETTER" / "reply.en.docx")


def test_only_the_signatory_approves_as_signatory(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    assert approve(tmp_path, by="Somebody Else").exit_code == 2
    assert not (tmp_path / "case" / APPROVALS).exists()


def test_a_text_with_errors_cannot_be_approved(tmp_path):
    draft(tmp_path, "letter", CLEAN | {"seller.address": GONE})
    assert approve(tmp_path).exit_code == 2


def test_the_approval_of_an_oath_reads_the_signers_sheet_back(tmp_path):
    case = shutil.copytree(SAMPLES / "joom-dmca-photographs", tmp_path / "case")
    ended = run(
        "approve", case, "--document", "counter-notice", "--by", "林越", "--role", "signatory", today="2026-03-13"
    )
    assert ended.exit_code == 0
    assert "1621" in ended.output
    assert "Delaware" not in ended.output


@pytest.mark.parametrize("confirmation", ["facts-true", "good-faith", "us-court", "contact-disclosed"])
def test_no_oath_leaves_with_one_confirmation_missing(tmp_path, confirmation):
    case = shutil.copytree(SAMPLES / "joom-dmca-photographs", tmp_path / "case")
    path = case / "case.yaml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if f"statement: {confirmation}" not in line), "utf-8")
    ended = run("draft", case, "--out", tmp_path / "out", "--final", today="2026-03-13")
    assert ended.exit_code == 1
    assert "oath.unconfirmed" in ended.output
    assert made(tmp_path) == []


def test_an_edited_file_is_kept_and_named(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    edited = tmp_path / "out" / "T-LETTER" / "reply.draft.docx"
    edited.write_bytes(b"my own work")
    ended = draft(tmp_path, "letter", CLEAN)
    assert ended.exit_code == 2
    assert "reply.draft.docx" in ended.output.replace("\n", "")
    assert edited.read_bytes() == b"my own work"


def test_force_overwrites_it(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    edited = tmp_path / "out" / "T-LETTER" / "reply.draft.docx"
    edited.write_bytes(b"my own work")
    assert draft(tmp_path, "letter", CLEAN, "--force").exit_code == 0
    assert edited.read_bytes() != b"my own work"


def test_the_same_facts_give_the_same_bytes(tmp_path):
    draft(tmp_path / "a", "letter", CLEAN)
    draft(tmp_path / "b", "letter", CLEAN)
    for name in made(tmp_path / "a"):
        if name != "manifest.json":
            first, second = ((tmp_path / x / "out" / "T-LETTER" / name).read_bytes() for x in "ab")
            assert first == second, name


def test_a_full_disk_leaves_every_old_file_whole(tmp_path, monkeypatch):
    draft(tmp_path, "letter", CLEAN)
    folder = tmp_path / "out" / "T-LETTER"
    before = {p.name: p.read_bytes() for p in folder.iterdir()}

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ended = draft(tmp_path, "letter", CLEAN | {"seller.email": "other@ningbo.example"})
    assert ended.exit_code == 2
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


def test_json_prints_one_object_and_nothing_else(tmp_path):
    ended = draft(tmp_path, "letter", CLEAN, "--format", "json")
    line = json.loads(ended.stdout)
    assert line["status"] == "drafted"
    assert line["documents"][0]["files"] == ["reply.draft.docx", "reply.review.docx"]


@pytest.mark.parametrize(
    ("changes", "status"), [({"sellr": "x"}, "error"), ({"complaint.court": {"served": "yes"}}, "refused")]
)
def test_json_tells_errors_and_refusals_too(tmp_path, changes, status):
    ended = draft(tmp_path, "letter", changes, "--format", "json")
    assert json.loads(ended.stdout)["status"] == status


def test_the_manifest_maps_every_block_to_its_clause(tmp_path):
    draft(tmp_path, "letter", CLEAN)
    manifest = json.loads((tmp_path / "out" / "T-LETTER" / "manifest.json").read_text("utf-8"))
    blocks = manifest["documents"][0]["blocks"]
    assert {"safeguards/non-admission", "closing/signature"} <= {b["clause"] for b in blocks}
    assert len({b["bookmark"] for b in blocks}) == len(blocks)
    assert set(manifest["files"]) == {"reply.draft.docx", "reply.review.docx"}


def test_an_unknown_document_kind_is_named_with_the_known_ones(tmp_path):
    ended = draft(tmp_path, "letter", CLEAN, "--document", "replay")
    assert ended.exit_code == 2
    assert "reply" in ended.output


def test_several_documents_of_one_case(tmp_path):
    ended = draft(tmp_path, "platform", {}, "--document", "appeal", "--document", "request-for-complaint")
    assert ended.exit_code == 1
    assert {"appeal.draft.docx", "request-for-complaint.draft.docx"} <= set(made(tmp_path))


@pytest.mark.parametrize("layout", ["columns", "interleaved", "separate"])
def test_layouts(tmp_path, layout):
    assert draft(tmp_path, "letter", CLEAN, "--layout", layout).exit_code == 0


@pytest.mark.parametrize("given", ["../../evil", "a/b", "CON", "..", "x" * 80, "案件 7", 'a:b*?"<>|'])
def test_a_case_number_never_leads_out_of_the_output_folder(tmp_path, given):
    draft(tmp_path, "letter", CLEAN | {"case": given})
    folder = tmp_path / "out"
    assert [p.parent.parent for p in folder.rglob("reply.draft.docx")] == [folder]


def test_hostile_texts_come_out_as_they_went_in(tmp_path):
    hostile = "{{ 7*7 }} & < > \u200f right-to-left mark, | bar, 𠮷 " + "W" * 300
    draft(tmp_path, "letter", CLEAN | {"complaint.allegations.0.says": {"en": hostile, "zh-Hans": hostile}})
    text = all_text(tmp_path / "out" / "T-LETTER" / "reply.draft.docx")
    assert text.count(hostile) >= 2


def test_approve_and_errors_as_library_calls(tmp_path):
    file = casebook.load(tmp_path / "case", "letter", {"complaint.court": {"served": "yes"}})
    with pytest.raises(Refused):
        workflow.to_approve(file, "reply", "Wang Xiaoyi", "signatory", casebook.options())
    with pytest.raises(InputError):
        workflow.load(tmp_path / "nowhere")


def all_text(path):
    """Body and headers of a Word file."""
    document = Document(str(path))
    parts = [document.element.body, *(s.header._element for s in document.sections)]
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    shown = (f"{space}t", f"{space}noBreakHyphen")
    paragraphs = [p for part in parts for p in part.iter(f"{space}p")]
    texts = ["".join("-" if node.tag == shown[1] else node.text or "" for node in p.iter(*shown)) for p in paragraphs]
    return "\n".join(texts).replace("\u00a0", " ")
