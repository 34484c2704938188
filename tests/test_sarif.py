"""Findings as SARIF 2.1.0: the shape that the standard asks for, places that an editor can underline, marks that stay."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from typer.testing import CliRunner

import bench
from rejoinder import __version__
from rejoinder.cli import app

LETTER = (
    "Dear Sirs,\n\nWe refer to your letter of 3 March 2026. We are sorry that we infringed your mark.\n"
    "Again: we are\nsorry. We are sorry.\n\nYours faithfully\n"
)
#: The keys that the standard knows for each object that is used here, and those that it requires.
SHAPES = {
    "log": ({"$schema", "version", "runs"}, {"version", "runs"}),
    "run": ({"tool", "invocations", "artifacts", "columnKind", "results"}, {"tool"}),
    "rule": ({"id", "shortDescription", "help", "defaultConfiguration", "properties"}, {"id"}),
    "result": (
        {"ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "suppressions", "properties"},
        {"message"},
    ),
    "location": ({"physicalLocation", "logicalLocations"}, set()),
    "physical": ({"artifactLocation", "region"}, {"artifactLocation"}),
    "region": ({"startLine", "startColumn", "endLine", "endColumn", "snippet"}, set()),
    "logical": ({"kind", "fullyQualifiedName"}, set()),
    "notification": ({"level", "message", "locations"}, {"message"}),
    "suppression": ({"kind", "status", "justification"}, {"kind"}),
}


def sarif(*arguments, lang="en"):
    ended = CliRunner().invoke(
        app, ["--lang", lang, "--today", "2026-06-12", "review", *map(str, arguments), "--format", "sarif"]
    )
    return ended.exit_code, json.loads(ended.stdout)


def written(folder, text=LETTER, name="letter.txt"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def run_of(*arguments, **how):
    return sarif(*arguments, **how)[1]["runs"][0]


def fits(node, shape):
    known, needed = SHAPES[shape]
    assert set(node) <= known, (shape, set(node) - known)
    assert needed <= set(node), (shape, needed - set(node))


def test_every_object_has_the_keys_of_the_standard_and_no_others(tmp_path):
    status, log = sarif(written(tmp_path), tmp_path / "nowhere.docx")
    assert status == 2
    fits(log, "log")
    assert log["version"] == "2.1.0"
    assert "sarif-schema-2.1.0" in log["$schema"]
    (run,) = log["runs"]
    fits(run, "run")
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        fits(result, "result")
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        for place in result["locations"]:
            fits(place, "location")
            fits(place["physicalLocation"], "physical")
            fits(place["physicalLocation"].get("region", {}), "region")


def test_every_rule_is_described_once_and_each_result_points_at_its_own(tmp_path):
    run = run_of(written(tmp_path))
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("Rejoinder", __version__)
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))
    assert {r["ruleId"] for r in run["results"]} == set(ids)
    assert all(ids[r["ruleIndex"]] == r["ruleId"] for r in run["results"])
    for rule in driver["rules"]:
        fits(rule, "rule")
        assert not re.search(r"\{\w+\}", rule["help"]["text"] + rule["shortDescription"]["text"]), rule["id"]


def test_no_rule_at_all_is_described_with_an_unfilled_place():
    from rejoinder.sarif import _rule
    from rejoinder.wording.rulebook import rules

    for name in rules():
        for language in ("en", "zh"):
            assert not re.search(r"\{\w+\}", str(_rule(name, language)))


def test_a_region_holds_the_very_words_on_one_line_or_two(tmp_path):
    path = written(tmp_path)
    lines = path.read_text("utf-8").split("\n")
    found = [r["locations"][0]["physicalLocation"].get("region") for r in run_of(path)["results"]]
    regions = [region for region in found if region]
    for region in regions:
        part = lines[region["startLine"] - 1 : region["endLine"]]
        part[-1] = part[-1][: region["endColumn"] - 1]
        part[0] = part[0][region["startColumn"] - 1 :]
        assert "\n".join(part) == region["snippet"]["text"]
    assert {"we infringed"} <= {region["snippet"]["text"] for region in regions}
    assert any(region["endLine"] == region["startLine"] + 1 for region in regions)


def test_messages_are_in_the_language_asked_for_and_in_both_among_the_properties(tmp_path):
    path = written(tmp_path)
    english, chinese = (run_of(path, lang=lang)["results"] for lang in ("en", "zh"))
    for one, other in zip(english, chinese, strict=True):
        assert one["properties"] == other["properties"]
        assert one["message"]["text"].startswith(one["properties"]["message"]["en"])
        assert other["message"]["text"].startswith(one["properties"]["message"]["zh-Hans"])


def marks(folder, text):
    return {
        (r["ruleId"], r["properties"].get("quote", "")): r["partialFingerprints"]["rejoinder/v1"]
        for r in run_of(written(folder, text))["results"]
    }


def test_a_fingerprint_stays_when_the_words_move_and_changes_when_they_change(tmp_path):
    before = marks(tmp_path, LETTER)
    moved = marks(tmp_path, LETTER.replace("Dear Sirs,\n\n", "Dear Sirs,\n\nThank you for your patience.\n\n"))
    changed = marks(tmp_path, LETTER.replace("we infringed", "we have infringed"))
    key = ("admission.infringement", "we infringed")
    assert moved[key] == before[key]
    assert key not in changed
    assert before[key] not in changed.values()


def test_the_same_words_twice_have_two_fingerprints(tmp_path):
    results = run_of(written(tmp_path, f"{LETTER}\n{LETTER}"))["results"]
    found = [r["partialFingerprints"]["rejoinder/v1"] for r in results]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("name", ["letter 1.txt", "函件 甲#1.txt", "100%.txt", "a:b.txt"])
def test_the_name_of_a_file_is_an_address(name, tmp_path, monkeypatch):
    path = written(tmp_path, name=name)
    uri = run_of(path)["artifacts"][0]["location"]["uri"]
    assert uri == path.as_uri()
    assert unquote(uri).endswith(name)
    monkeypatch.chdir(tmp_path)
    uri = run_of(name)["artifacts"][0]["location"]["uri"]
    assert ":" not in uri
    assert unquote(uri) == name


def test_a_word_file_has_no_lines_but_its_block_clause_and_words(tmp_path):
    from docx import Document

    case = shutil.copytree(bench.SAMPLES / "letter-two-rights", tmp_path / "case")
    text = (case / "case.yaml").read_text("utf-8")
    (case / "case.yaml").write_text(
        text.replace("sold the goods to us.", "sold the goods to us. We apologise."), "utf-8"
    )
    CliRunner().invoke(app, ["--today", "2026-06-12", "draft", str(case), "--out", str(tmp_path)])
    path = next(tmp_path.rglob("reply.draft.docx"))
    assert Document(str(path)).paragraphs
    found = next(r for r in run_of(path, "--case", case)["results"] if r["ruleId"] == "admission.apology")
    (place,) = found["locations"]
    assert "region" not in place["physicalLocation"]
    named = {entry["kind"]: entry["fullyQualifiedName"] for entry in place["logicalLocations"]}
    assert named["clause"] == "trademark/genuine-goods"
    assert len(named["block"]) == 12
    assert found["properties"]["quote"] == "We apologise"


def test_what_was_waived_is_suppressed_and_not_left_out(tmp_path):
    case = shutil.copytree(bench.SAMPLES / "letter-two-rights", tmp_path / "case")
    waiver = "- rule: admission.infringement\n  document: reply\n  quote: we infringed\n  reason: A quotation.\n  by: Pan Yuxin\n  expires: 2026-12-31\n"
    (case / "waivers.yaml").write_text(waiver, "utf-8")
    results = run_of(written(tmp_path), "--case", case)["results"]
    (found,) = [r for r in results if r["ruleId"] == "admission.infringement"]
    (suppression,) = found["suppressions"]
    fits(suppression, "suppression")
    assert (suppression["kind"], suppression["status"]) == ("external", "accepted")
    assert suppression["justification"] == "A quotation. (Pan Yuxin, 2026-12-31)"
    assert all("suppressions" not in r for r in results if r is not found)


def test_a_file_that_cannot_be_read_is_a_notification_of_a_run_that_failed(tmp_path):
    good, bad = run_of(written(tmp_path)), run_of(written(tmp_path), tmp_path / "nowhere.docx")
    assert good["invocations"] == [{"executionSuccessful": True}]
    (invocation,) = bad["invocations"]
    assert not invocation["executionSuccessful"]
    (told,) = invocation["toolExecutionNotifications"]
    fits(told, "notification")
    assert "no such file" in told["message"]["text"]
    assert Path(told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).name == "nowhere.docx"


def test_a_clean_paper_gives_a_run_without_results():
    path = bench.SAMPLES / "joom-dmca-photographs" / "expected" / "counter-notice.en.txt"
    status, log = sarif(path)
    assert (status, log["runs"][0]["results"]) == (0, [])
