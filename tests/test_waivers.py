"""Waivers: a person lets a finding stand, for these words, until a day; never a safeguard, never an oath."""

from datetime import date

import pytest
import yaml

from rejoinder.draft import Block, Draft
from rejoinder.errors import InputError
from rejoinder.findings import Where
from rejoinder.waivers import FILE, read_waivers, weigh
from rejoinder.wording.rulebook import finding

TODAY = date(2026, 3, 20)
ENTRY = {
    "rule": "appeal.long",
    "document": "appeal",
    "quote": "We also sell lamps.",
    "reason": "The platform's form takes 2,000 characters today.",
    "by": "Wang Xiaoyi",
    "expires": "2026-04-30",
}


def written(folder, **changes):
    entry = {k: v for k, v in (ENTRY | changes).items() if v is not None}
    (folder / FILE).write_text(yaml.safe_dump([entry], allow_unicode=True), "utf-8")
    return read_waivers(folder)


def found(**place):
    where = Where(**({"quote": "We also sell lamps.", "block": "b1", "language": "en"} | place))
    return finding("appeal.long", where, count=950, language="en", limit=900)


def draft(safeguards=()):
    block = Block("b1", "paragraph", "appeal/x", {"en": ("We also sell lamps.",)}, safeguards=safeguards)
    return Draft("T-1", "appeal", {"en": "Appeal"}, "en", ("en",), (block,))


def rules(weighed):
    return [f.rule for f in weighed.findings]


def test_without_a_file_nothing_is_waived(tmp_path):
    assert read_waivers(tmp_path) == ()


def test_a_waived_finding_counts_no_more_and_is_still_shown(tmp_path):
    weighed = weigh([found()], written(tmp_path), "appeal", TODAY, draft())
    assert rules(weighed) == []
    assert [(w.finding.rule, w.waiver.by) for w in weighed.waived] == [("appeal.long", "Wang Xiaoyi")]
    assert weighed.waived[0].as_dict()["waiver"] == {
        "reason": ENTRY["reason"],
        "by": "Wang Xiaoyi",
        "expires": "2026-04-30",
    }


@pytest.mark.parametrize(
    "place",
    [{"quote": "We also sell two lamps."}, {"quote": ""}, {"quote": "we also sell lamps."}],
    ids=["changed words", "no words", "other capitals"],
)
def test_changed_words_make_it_stale_and_the_finding_counts(tmp_path, place):
    weighed = weigh([found(**place)], written(tmp_path), "appeal", TODAY, draft())
    assert rules(weighed) == ["appeal.long", "waiver.stale"]


def test_a_line_break_within_the_words_changes_nothing(tmp_path):
    assert rules(weigh([found(quote="We also\nsell lamps.")], written(tmp_path), "appeal", TODAY, draft())) == []


@pytest.mark.parametrize(
    ("changes", "place", "still_waived"),
    [
        ({"language": "en"}, {}, True),
        ({"language": "zh-Hans"}, {}, False),
        ({"clause": "appeal/x"}, {"clause": "appeal/x"}, True),
        ({"clause": "appeal/x"}, {"clause": "appeal/y"}, False),
        ({"rule": "appeal.several-grounds"}, {}, False),
        ({"quote": None, "field": "grounds"}, {"field": "grounds"}, True),
        ({"quote": None, "field": "grounds"}, {"field": "rights"}, False),
    ],
)
def test_everything_that_a_waiver_names_must_be_so(tmp_path, changes, place, still_waived):
    weighed = weigh([found(**place)], written(tmp_path, **changes), "appeal", TODAY, draft())
    assert bool(weighed.waived) is still_waived
    assert ("waiver.stale" in rules(weighed)) is not still_waived


@pytest.mark.parametrize(("today", "counts"), [(date(2026, 4, 30), False), (date(2026, 5, 1), True)])
def test_it_holds_to_the_end_of_its_last_day(tmp_path, today, counts):
    weighed = weigh([found()], written(tmp_path), "appeal", today, draft())
    assert ("appeal.long" in rules(weighed)) is counts
    assert ("waiver.expired" in rules(weighed)) is counts


def test_a_waiver_for_another_document_is_left_alone(tmp_path):
    assert rules(weigh([found()], written(tmp_path), "reply", TODAY, draft())) == ["appeal.long"]


def test_nothing_in_a_safeguard_can_be_waived(tmp_path):
    weighed = weigh([found()], written(tmp_path), "appeal", TODAY, draft(safeguards=("non-admission",)))
    assert rules(weighed) == ["waiver.refused", "appeal.long"]
    assert weighed.waived == ()


def test_a_rule_that_guards_an_oath_cannot_be_waived(tmp_path):
    oath = finding("oath.unconfirmed", Where(field="confirmations"), statement="x", path="confirmations")
    waivers = written(tmp_path, rule="oath.unconfirmed", quote=None, field="confirmations")
    assert rules(weigh([oath], waivers, "appeal", TODAY)) == ["oath.unconfirmed", "waiver.refused"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"reason": None}, "[0].reason"),
        ({"by": None}, "[0].by"),
        ({"expires": None}, "[0].expires"),
        ({"expires": "30.04.2026"}, "[0].expires"),
        ({"quote": None}, "[0]"),
        ({"forever": True}, "[0].forever"),
    ],
)
def test_a_waiver_without_reason_person_day_or_place_is_no_waiver(tmp_path, changes, field):
    with pytest.raises(InputError) as refused:
        written(tmp_path, **changes)
    problem = refused.value.problems[0]
    assert (problem.field, problem.line is not None) == (field, True)
    assert problem.message.zh


def test_a_file_that_is_no_list_is_told(tmp_path):
    (tmp_path / FILE).write_text("rule: x\n", "utf-8")
    with pytest.raises(InputError) as refused:
        read_waivers(tmp_path)
    assert "list of entries" in refused.value.message.en
