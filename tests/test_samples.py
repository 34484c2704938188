"""The samples: their exit status, their documents, and every word of their texts. ``make samples`` writes the expected texts anew."""

import importlib.util
import itertools
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bench
from rejoinder import workflow
from rejoinder.cli import app
from rejoinder.languages import profiles
from rejoinder.options import Options
from rejoinder.text import form_text

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "expected.py"
SPEC = importlib.util.spec_from_file_location("expected", SCRIPT)
EXPECTED = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(EXPECTED)
INDEX = bench.index()


@pytest.mark.parametrize("sample", INDEX, ids=lambda s: s["folder"])
def test_the_texts_are_as_they_were_read(sample, monkeypatch):
    folder = bench.SAMPLES / sample["folder"]
    made = EXPECTED.expected(folder, bench.day(sample))
    kept = {p.name: p.read_text("utf-8") for p in (folder / "expected").glob("*.txt")}
    assert sorted(made) == sorted(kept)
    for name, text in made.items():
        assert text == kept[name], f"{name} changed: read the difference, then run make samples"


@pytest.mark.parametrize("sample", INDEX, ids=lambda s: s["folder"])
@pytest.mark.parametrize("command", ["check", "draft"])
def test_exit_status_and_documents(sample, command, tmp_path):
    arguments = ["--lang", "en", "--today", str(sample["today"]), command, str(bench.SAMPLES / sample["folder"])]
    ended = CliRunner().invoke(app, arguments + (["--out", str(tmp_path)] if command == "draft" else []))
    assert ended.exit_code == int(sample["exit"]), ended.output
    if command == "draft":
        made = {p.name.split(".")[0] for p in tmp_path.rglob("*.docx")}
        assert made == set(sample["documents"])


def test_every_sample_folder_is_listed():
    assert {s["folder"] for s in INDEX} == {p.parent.name for p in bench.SAMPLES.glob("*/case.yaml")}


@pytest.mark.parametrize("path", sorted(bench.SAMPLES.glob("*/case.yaml")), ids=lambda p: p.parent.name)
def test_a_sample_says_that_it_is_fictional_and_uses_no_real_domain(path):
    text = path.read_text("utf-8")
    assert "fictional: yes" in text
    assert "Fictional sample" in text.splitlines()[0]
    for word in text.replace("“", " ").split():
        if "@" in word:
            assert ".example" in word, word


@pytest.mark.parametrize("name", [n for n, _, _ in bench.drafts()])
def test_both_languages_have_the_same_blocks_and_no_leftovers(name):
    draft = next(d for n, _, d in bench.drafts() if n == name)
    for block in draft.blocks:
        assert set(block.texts) == set(draft.languages)
        assert len({len(cells) for cells in block.texts.values()}) == 1, block.clause
        for tag, cells in block.texts.items():
            for cell in cells:
                assert not any(mark in cell for mark in ("{{", "}}", "{%", "undefined", "  ", "..", "。。", "，，")), (
                    block.clause,
                    cell,
                )
                if not profiles()[tag].spaces:
                    _no_half_width_beside_han(block.clause, cell)


def _no_half_width_beside_han(clause, text):
    for left, right in itertools.pairwise(text):
        han = "\u4e00" <= left <= "\u9fff" or "\u4e00" <= right <= "\u9fff"
        assert not (han and (left in ",;:!?()" or right in ",;:!?()")), (clause, left + right, text)


APPEALS = [(name, subject, draft) for name, subject, draft in bench.drafts() if draft.kind == "appeal"]


@pytest.mark.parametrize(("name", "subject", "draft"), APPEALS, ids=[a[0] for a in APPEALS])
def test_an_appeal_is_made_for_forty_seconds(name, subject, draft):
    case, first, *others = subject.case, *form_text(draft, draft.operative).split("\n\n")
    safeguard = next(b for b in draft.blocks if b.clause == "appeal/safeguard")
    assert case.complaint.reference in first
    assert all(listing.identifier in first for listing in case.listings)
    assert all(right.number is None or right.number.lstrip("0")[-4:] in first for right in case.complaint.rights)
    assert others[-1] == safeguard.text(draft.operative)
    assert len(safeguard.text("en")) <= 150
    long = len(form_text(draft, draft.operative)) > 900
    assert long == ("appeal.long" in {f.rule for f in workflow.check(subject.file, Options(subject.today)).findings})


def test_no_two_blocks_of_a_document_have_the_same_id():
    for name, _, draft in bench.drafts():
        ids = [block.id for block in draft.blocks]
        assert len(ids) == len(set(ids)), name
