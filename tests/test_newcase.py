"""A new case file: complete, annotated, empty, and good for a draft as soon as the matter is identified."""

import re
from datetime import date
from itertools import product

import pytest

from rejoinder import newcase, workflow
from rejoinder.errors import InputError
from rejoinder.options import Options
from rejoinder.rules.grounds import grounds
from rejoinder.strict_yaml import load as load_yaml

TODAY = date(2026, 3, 20)
NEW = [(kind, platform) for kind, platform in product(newcase.KINDS, (None, "joom", "1688"))]

# What identifies each matter, as a seller would type it; the marks (!) of the file stand at these places.
IDENTITY = {
    "  dated:": "  dated: 2026-03-10",
    "      number:": '      number: "018123456"',
    "    identifier:": "    identifier: 65a1b2c3d4e5f60718293a4b",
    "    name: {en: , zh-Hans: }          # (!)": "    name: {en: He Shuyan, zh-Hans: 何书砚}",
}


@pytest.fixture(params=NEW, ids=lambda p: f"{p[0]}-{p[1] or 'letter'}")
def written(request, tmp_path):
    kind, platform = request.param
    return kind, platform, newcase.write_new(tmp_path / "JM-2026-0312", kind, platform)


def draft(path):
    return workflow.draft(workflow.load(path), Options(TODAY))


def test_it_loads_as_it_is_written(written):
    kind, platform, path = written
    case = workflow.load(path).case
    assert case.case == "JM-2026-0312"
    assert case.complaint.procedure == ("dmca" if kind == "dmca" else "platform" if platform else "letter")
    assert case.complaint.platform == (platform or ("us-dmca" if kind == "dmca" else None))
    assert case.complaint.rights[0].kind == ("copyright" if kind == "dmca" else kind)


def test_nothing_in_it_is_invented(written):
    *_, path = written
    case = workflow.load(path).case
    assert case.seller.name is None
    assert case.evidence == case.confirmations == case.complaint.demands == case.complaint.allegations == ()
    assert not any(getattr(workflow.load(path).ground_facts[0], name) for name in grounds()[case.grounds[0].kind].facts)


def test_its_ground_asks_for_every_fact_of_the_grounds_own_file(written):
    kind, _, path = written
    data = load_yaml(path).data
    [ground] = data["grounds"]
    assert ground["kind"] == newcase.USUAL[kind]
    assert list(ground["facts"]) == list(grounds()[ground["kind"]].facts)


def test_only_missing_facts_are_found_in_it(written):
    *_, path = written
    checked = workflow.check(workflow.load(path), Options(TODAY))
    planned, findings = checked.route, checked.findings
    assert {f.rule for f in findings} <= {
        "missing.fact",
        "ground.fact",
        "ground.evidence",
        "ground.trap",
        "confirmation.missing",
    }
    assert {r.rule for r in planned.refusals} <= {"R-02", "R-12"}


def test_on_a_platform_it_asks_at_once_for_the_complete_complaint(tmp_path):
    for kind in ("trademark", "copyright", "design"):
        outcome = draft(newcase.write_new(tmp_path / kind, kind, "joom"))
        assert (outcome.status, outcome.instead_of) == ("drafted", "appeal")
        assert "request-for-complaint.draft.docx" in outcome.documents[0].files


def test_with_the_marked_fields_filled_in_a_stamped_draft_with_gaps_is_made(written):
    kind, platform, path = written
    text = path.read_text("utf-8")
    for empty, filled in IDENTITY.items():
        text = re.sub(
            rf"^{re.escape(empty)}( *#.*| *)$", lambda _, filled=filled: filled, text, count=1, flags=re.MULTILINE
        )
    path.write_text(text, "utf-8")
    outcome = draft(path)
    assert outcome.status == "drafted", outcome.refusals
    main = outcome.documents[0]
    assert main.kind.kind == {"dmca": "counter-notice"}.get(kind, "appeal" if platform else "reply")
    assert f"{main.kind.kind}.draft.docx" in main.files
    assert outcome.exit_status == 1
    assert main.draft.gaps()


def test_it_speaks_both_languages_and_warns_where_candid_words_would_be_typed(written):
    *_, path = written
    text = path.read_text("utf-8")
    assert "FACTS ONLY. This file can be discovered" in text
    assert "只写事实。本文件可能在诉讼中被调取" in text
    for place in ("  allegations: []", "    facts:", "  statements: []"):
        near = text[max(0, text.index(place) - 200) : text.index(place) + 700]
        assert "只写" in near, place


def test_it_names_the_other_grounds_that_could_hold(written):
    kind, platform, path = written
    text = path.read_text("utf-8")
    slot = "counter-notice" if kind == "dmca" else "appeal" if platform else "reply"
    right = "copyright" if kind == "dmca" else kind
    fitting = {name for name, g in grounds().items() if right in g.rights and slot in g.documents}
    assert set(re.findall(r"^#   ([a-z0-9-]+): ", text, re.MULTILINE)) == fitting


def test_no_line_is_unreasonably_long_or_ends_in_blanks(written):
    *_, path = written
    for line in path.read_text("utf-8").splitlines():
        assert line == line.rstrip()
        assert len(line) < 260


@pytest.mark.parametrize("name", ["case.yaml", "case.yml", "case.json"])
def test_an_existing_case_is_never_overwritten(tmp_path, name):
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(InputError) as fault:
        newcase.write_new(tmp_path, "trademark", None)
    assert name in fault.value.problems[0].file
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_an_unknown_platform_is_refused_with_the_nearest_name_and_nothing_is_written(tmp_path):
    with pytest.raises(InputError) as fault:
        newcase.write_new(tmp_path / "new", "trademark", "jooom")
    [problem] = fault.value.problems
    assert (problem.field, problem.given) == ("--platform", "jooom")
    assert "joom" in problem.allowed.en
    assert "joom" in problem.repair.zh
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("name", ["年度案件", "it's: a #1", 'quo"te'])
def test_the_folders_name_becomes_the_number_of_the_case_whatever_it_holds(tmp_path, name):
    assert workflow.load(newcase.write_new(tmp_path / name, "design", None)).case.case == name
