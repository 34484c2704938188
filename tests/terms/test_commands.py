"""The commands ``rejoinder terms``, run as a user runs them."""

import csv
import io
import json

import pytest
from typer.testing import CliRunner

from rejoinder import console
from rejoinder.cli.terms import terms_app
from rejoinder.terms import index
from rejoinder.terms.glossary import terms
from small_glossary import write


@pytest.fixture
def run(monkeypatch, tmp_path, folder):
    """The commands on a project with one small glossary, as typed in an empty folder."""
    write(folder)
    index.write(folder)
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setattr(console.session, "language", "en")
    terms.cache_clear()
    yield lambda *arguments: CliRunner().invoke(terms_app, list(arguments))
    terms.cache_clear()


def test_a_word_is_looked_up(run):
    done = run("lookup", "反通知")
    assert done.exit_code == 0
    assert "counter-notification" in done.stdout


def test_a_look_up_for_programs_prints_one_object_a_line(run):
    done = run("lookup", "counter-notification", "--format", "json")
    entries = [json.loads(line) for line in done.stdout.splitlines()]
    assert entries[0]["type"] == "concept"
    assert any(t["text"] == "反通知" for t in entries[0]["terms"]["zh-Hans"])


def test_an_unknown_word_ends_with_one_and_names_neighbours(run):
    done = run("lookup", "counter-notificatoin")
    assert done.exit_code == 1
    assert "counter-notification" in done.output


def test_an_unknown_language_is_wrong_input(run):
    assert run("lookup", "mark", "--language", "fr").exit_code == 2


def test_a_sound_glossary_passes_its_check(run):
    done = run("check")
    assert done.output == "Findings: 0.\n"
    assert done.exit_code == 0


def test_a_file_with_a_fault_ends_with_one(run, tmp_path):
    (tmp_path / "work" / "firm.yaml").write_text("domain: firm\n", "utf-8")
    done = run("check", "firm.yaml", "--format", "json")
    assert done.exit_code == 1
    assert [f["rule"] for f in json.loads(done.stdout)["findings"]] == ["glossary.unreadable"]


def test_export_to_a_file_is_not_done_twice(run, tmp_path):
    assert run("export", "--format", "tbx", "--domain", "sample", "--out", "t.tbx").exit_code == 0
    written = (tmp_path / "work" / "t.tbx").read_bytes()
    assert written.startswith(b"<?xml")
    assert run("export", "--format", "tbx", "--out", "t.tbx").exit_code == 2
    assert (tmp_path / "work" / "t.tbx").read_bytes() == written


def test_export_to_standard_output_is_the_file_and_nothing_else(run):
    done = run("export", "--format", "csv", "--domain", "sample")
    rows = list(csv.DictReader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline="")))
    assert {row["concept"].split(".")[0] for row in rows} == {"sample"}
    deepl = run("export", "--format", "deepl-tsv", "--source", "zh-Hans", "--target", "en")
    assert deepl.stdout_bytes.decode() == "反通知\tcounter-notification\n许可\tlicence\n"


@pytest.mark.parametrize("arguments", [("--domain", "nothing"), ("--source", "xx")])
def test_export_of_what_is_not_there_is_wrong_input(run, arguments):
    assert run("export", "--format", "deepl-tsv", *arguments).exit_code == 2


def test_an_import_is_written_for_review_and_checked_with_our_own_check(run, tmp_path):
    (tmp_path / "work" / "house.csv").write_bytes(
        "concept,language,term\r\n1,en,frobnication\r\n1,zh,蹩合\r\n2,fr,marque\r\n".encode("utf-8-sig")
    )
    done = run("import", "house.csv", "--domain", "house")
    assert done.exit_code == 0, done.output
    assert "1 concepts for review: house.yaml" in done.output
    assert "fr (1)" in done.output
    assert run("check", "house.yaml").output == "Findings: 0.\n"


def test_an_import_that_clashes_with_ours_says_so(run, tmp_path):
    (tmp_path / "work" / "house.csv").write_bytes(
        "concept,language,term\r\n1,en,counter-notification\r\n1,zh,反诉通知\r\n".encode("utf-8-sig")
    )
    done = run("import", "house.csv", "--domain", "house", "--format", "json")
    assert {f["rule"] for f in json.loads(done.stdout)["findings"]} == {
        "glossary.import-known",
        "glossary.import-forbidden",
    }


@pytest.mark.parametrize("target", ["../glossaries/house.yaml", "there.yaml"])
def test_an_import_writes_neither_among_ours_nor_over_anything(run, tmp_path, target):
    work = tmp_path / "work"
    (work / "there.yaml").write_text("kept", "utf-8")
    (work / "house.csv").write_bytes(b"concept,language,term\r\n1,en,frobnication\r\n")
    assert run("import", "house.csv", "--domain", "house", "--out", target).exit_code == 2
    assert (work / "there.yaml").read_text("utf-8") == "kept"
    assert not (tmp_path / "glossaries" / "house.yaml").exists()


def test_a_file_that_is_not_there_is_wrong_input(run):
    assert run("import", "none.csv", "--domain", "house").exit_code == 2
