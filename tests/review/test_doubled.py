"""One fault is told once: a rule that has nothing to add is silent where another speaks of the same words."""

import pytest

from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.reading import Reading, Segment
from rejoinder.review import review_text
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import rules


def told(english, chinese, line=None):
    pair = Segment(english, "en", line=line, pair=0), Segment(chinese, "zh-Hans", line=line and line + 1, pair=0)
    found = review_text(Examined(Reading("x.txt", pair), "reply"))
    return [(f.rule, f.where.quote) for f in found if f.rule.startswith(("terms.", "agreement.", "label."))]


@pytest.mark.parametrize("line", [None, 4])
@pytest.mark.parametrize(
    ("english", "chinese", "rule", "words"),
    [
        ("You ask for EUR 12,500.", "贵方要求支付12,500美元。", "agreement.money", "EUR 12,500"),
        ("You ask for an answer within seven working days.", "贵方要求在七日内答复。", "agreement.period", "seven working days"),
        ("This letter is written without prejudice.", "本函不影响任何权利。", "label.without-prejudice", "without prejudice"),
    ],
)  # fmt: skip
def test_a_value_or_a_label_that_has_its_finding_needs_no_remark_on_its_words(line, english, chinese, rule, words):
    assert [found for found in told(english, chinese, line) if found[0] in (rule, "terms.missing")] == [(rule, words)]


def test_a_sentence_that_one_language_lacks_as_a_whole_lacks_no_single_word():
    found = told(
        "You ask for an undertaking. This demand is not accepted.",
        "贵方要求签署承诺书。我方不接受该要求。对此我方深表歉意，已立即删除该链接。",
    )
    assert [rule for rule, _ in found if rule in ("agreement.passage", "terms.missing")] == ["agreement.passage"]


def test_a_person_whom_one_language_does_not_name_is_told_once():
    found = told("The complainant has shown nothing to us.", "我方未见任何材料。")
    assert [rule for rule, _ in found if "role" in rule or rule == "terms.missing"] == ["agreement.role-absent"]


def test_the_same_term_elsewhere_is_still_missed():
    found = told("You ask for EUR 12,500. The right is exhausted.", "贵方要求支付12,500美元。权利已经疲惫。")
    assert ("terms.lost", "right is exhausted") in found


def test_the_file_names_rules_that_there_are():
    silent = read(library.templates() / "review" / "doubled.yaml").data
    assert {*silent, *(rule for more in silent.values() for rule in more)} <= set(rules())


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("This letter does not affect our rights.", "本函不影响我方的实体权利。"),
        ("The goods are sold in our shop.", "该实体商品在我方店内销售。"),
        ("We sell them in a shop in Ningbo.", "我方在宁波的实体店销售。"),
        ("The company is not on that list.", "该公司不在实体清单中。"),
    ],
)
def test_a_word_that_only_holds_the_sign_of_a_term_asks_for_nothing(english, chinese):
    assert [found for found in told(english, chinese) if found[1].startswith("实体")] == []


def test_the_term_itself_still_does():
    assert ("terms.missing", "实体问题") in told("That step decides nothing.", "该措施并非对实体问题的认定。")
