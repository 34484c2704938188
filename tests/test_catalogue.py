"""What “templates list” and “platforms” show: plain data for programs, lines for people in their language."""

import json
import re
from datetime import date

import pytest

from rejoinder import catalogue
from rejoinder.errors import InputError
from rejoinder.rules.grounds import grounds
from rejoinder.rules.platforms import platform_ids, platforms

TODAY = date(2026, 11, 21)
PLATFORMS = platform_ids()


def entries(kind):
    return [e for e in catalogue.templates() if e["type"] == kind]


def shown(entry, language):
    return "\n".join(text for _, text in catalogue.lines(entry, language))


def test_every_ground_is_listed_with_its_facts():
    listed = {e["kind"]: [f["name"] for f in e["facts"]] for e in entries("ground")}
    assert listed == {kind: list(ground.facts) for kind, ground in grounds().items()}


def test_a_ground_says_all_that_a_person_needs_to_choose_it():
    [ground] = [e for e in entries("ground") if e["kind"] == "authorised-goods"]
    assert {"title", "meaning", "rights", "documents", "jurisdictions", "evidence", "trap", "source", "review"} <= set(
        ground
    )
    assert ground["evidence"]["any_of"]
    fact = next(f for f in ground["facts"] if f["name"] == "goods")
    assert (fact["type"], fact["required"], set(fact["title"])) == ("text", True, {"en", "zh-Hans"})


def test_a_clause_says_what_it_is_for_and_that_nobody_has_reviewed_it():
    [clause] = [e for e in entries("clause") if e["id"] == "counter-notice/oath"]
    assert clause["statutory"]
    assert clause["review"] == {"status": "unreviewed"}
    assert clause["languages"] == ["en", "zh-Hans"]
    assert clause["source"]["confidence"] == "primary"


def test_a_firms_clause_stands_in_the_place_of_ours(tmp_path):
    file = tmp_path / "clauses" / "appeal" / "truthful.md"
    file.parent.mkdir(parents=True)
    file.write_text(
        "---\ntitle: {en: Ours, zh-Hans: 本所}\npurpose: x\nform: paragraph\nsource: {place: firm, confidence: own-drafting}\n"
        "review: {status: unreviewed}\n---\n## en\nx\n\n## zh-Hans\nx\n",
        "utf-8",
    )
    firm = [e["id"] for e in catalogue.templates(tmp_path) if e["type"] == "clause" and e["firm"]]
    assert firm == ["appeal/truthful"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_entry_can_be_shown_to_people_and_to_programs(language):
    everything = [*catalogue.templates(), *catalogue.platforms()]
    everything += [rule for name in PLATFORMS for rule in catalogue.platform_rules(name, TODAY)]
    for entry in everything:
        assert shown(entry, language).strip()
        assert not re.search(r"(: |^ *)None$", shown(entry, language), re.MULTILINE)
        json.dumps(entry, ensure_ascii=False)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Authorised goods", "goods (text, required)", "evidence, one of: authorisation", "rights: trademark")),
        ("zh", ("授权销售", "goods (text，必填)", "证据（至少一项）：authorisation（授权书）", "权利类型：trademark（注册商标）")),
    ],
)  # fmt: skip
def test_a_ground_is_told_in_the_language_of_the_user(language, words):
    [ground] = [e for e in entries("ground") if e["kind"] == "authorised-goods"]
    for word in words:
        assert word in shown(ground, language)


def test_a_fact_with_choices_shows_them():
    [ground] = [e for e in entries("ground") if e["kind"] == "own-work"]
    assert "author_status (line, required): Author's status [self | employee | studio]" in shown(ground, "en")


def test_every_platform_is_listed_with_what_is_known_and_what_is_not():
    listed = {e["id"]: (e["rules"], e["unknown"]) for e in catalogue.platforms()}
    assert listed == {name: (sorted(p.rules), sorted(p.unknown)) for name, p in platforms().items()}


@pytest.mark.parametrize("name", PLATFORMS)
def test_every_value_of_a_platform_has_its_source_and_every_silence_its_words(name):
    head, *rules = catalogue.platform_rules(name, TODAY)
    assert (head["type"], head["id"]) == ("platform", name)
    assert {r["rule"] for r in rules} == {*platforms()[name].rules, *platforms()[name].unknown}
    for rule in rules:
        if "not_known" in rule:
            assert rule["not_known"]["zh-Hans"]
        else:
            assert rule["source"]["confidence"]
            assert rule["certain"] or rule["caveat"]["en"]


def test_a_day_that_no_value_covers_is_told_and_nothing_is_guessed():
    rules = [r for r in catalogue.platform_rules("us-dmca", date(1990, 1, 1)) if r["type"] == "rule"]
    assert any("not_known" in r and "value" not in r for r in rules)


@pytest.mark.parametrize(
    ("given", "near"), [("jom", "joom"), ("Joom", "joom"), ("alibaba", "alibaba-com"), ("zzz", None)]
)
def test_an_unknown_platform_is_refused_with_the_nearest_name(given, near):
    with pytest.raises(InputError) as fault:
        catalogue.platform_rules(given, TODAY)
    [problem] = fault.value.problems
    assert problem.given == given
    assert "joom" in problem.allowed.en
    assert (problem.repair and problem.repair.en) == (f"Did you mean “{near}”?" if near else None)
