"""What a text says to its writer's harm: every rule with its own sentences, and how kinds, clauses, platforms and cures matter."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from clause_texts import all_texts

import bench
import casebook
from rejoinder.compose import Subject
from rejoinder.plan import route
from rejoinder.reading import Reading, Segment, fold, reading_of
from rejoinder.reading.harms import cures, harm_rules, harms, shared_words
from rejoinder.review.admissions import admissions, admissions_in_words
from rejoinder.review.examined import Examined
from rejoinder.review.precedents import precedents
from rejoinder.wording.documents import document_kinds
from rejoinder.wording.rulebook import rules

DRAFTS = list(bench.drafts())
SENTENCES = [
    pytest.param(rule, language, sentence, fails, id=f"{rule.rule}-{language}-{'fail' if fails else 'pass'}-{number}")
    for rule in harm_rules().values()
    for language, examples in rule.examples.items()
    for fails, sentences in ((True, examples.fail), (False, examples.pass_))
    for number, sentence in enumerate(sentences)
]
# What a reply is most often broken by: these carry more examples.
IMPORTANT = [
    "admission.copying",
    "admission.infringement",
    "admission.not-alleged",
    "admission.apology",
    "admission.responsibility",
    "admission.ignorance",
    "admission.scale",
    "admission.validity",
    "admission.promise",
    "admission.payment",
    "admission.silence",
    "admission.unqualified-removal",
    "admission.no-title",
    "admission.lookalike",
    "admission.concession",
    "harmful.sales",
    "tone.threat",
]


@pytest.mark.parametrize(("rule", "language", "sentence", "fails"), SENTENCES)
def test_each_rule_finds_its_failing_sentences_and_lets_the_others_pass(rule, language, sentence, fails):
    folded = fold(sentence)
    found = list(harms(folded, language, [rule])) and not (rule.cured and cures(folded, language))
    assert bool(found) == fails


@pytest.mark.parametrize("rule", harm_rules().values(), ids=lambda rule: rule.rule)
def test_every_rule_has_examples_in_both_languages_and_its_texts(rule):
    least = 8 if rule.rule in IMPORTANT else 4
    for language in ("en", "zh-Hans"):
        assert min(len(rule.examples[language].fail), len(rule.examples[language].pass_)) >= least, language
        assert rule.hints[language]
    assert {rule.rule, *rule.stricter_on.values()} <= set(rules())
    assert set(rule.only_in) | set(rule.allowed_in) <= set(document_kinds())


def test_every_finding_text_has_its_rule():
    groups = ("admission.", "harmful.", "tone.", "label.")
    stricter = {other for rule in harm_rules().values() for other in rule.stricter_on.values()}
    assert {name for name in rules() if name.startswith(groups)} == set(harm_rules()) | stricter


@pytest.mark.parametrize("name", IMPORTANT)
def test_the_important_rules_exist(name):
    assert name in harm_rules()


SAID = [
    pytest.param(language, sentence, what == "harmful", id=f"{language}-{what}-{number}")
    for language, groups in yaml.safe_load((Path(__file__).parent / "said.yaml").read_text("utf-8")).items()
    for what, sentences in groups.items()
    for number, sentence in enumerate(sentences)
]


@pytest.mark.parametrize(("language", "sentence", "harmful"), SAID)
def test_sentences_as_they_are_written(language, sentence, harmful):
    assert bool(told(Segment(sentence, language), kind="")) == harmful


# ---- our own wording says nothing of the kind


@pytest.mark.parametrize(("name", "subject", "draft"), DRAFTS, ids=[d[0] for d in DRAFTS])
def test_the_samples_are_clean_composed_and_as_a_strangers_text(name, subject, draft):
    composed = Examined(reading_of(draft), draft.kind, subject, draft)
    bare = Reading("x.txt", tuple(Segment(s.text, s.language) for s in composed.reading.segments))
    found = [*admissions(composed), *admissions(Examined(bare, draft.kind)), *precedents(composed)]
    assert [(f.rule, f.where.quote) for f in found] == []
    assert list(admissions_in_words(subject)) == []


def test_no_clause_of_ours_is_found_in_any_of_its_forms():
    unjudged = {f"{kind}/" for kind in shared_words().unjudged}
    found = []
    for name, made in all_texts():
        kind = next((k for k in document_kinds() if name.startswith(f"{k}/")), "reply")
        if name.startswith(tuple(unjudged)):
            continue
        for language, text in made.items():
            clause = name.split("#")[0]
            own = (Segment(text, language, clause=clause, own=True), Segment(NON_ADMISSION[language], language))
            found += [(name, f.rule, f.where.quote) for f in admissions(Examined(Reading("x", own), kind))]
    assert found == []


NON_ADMISSION = {"en": "Nothing in this letter is an admission.", "zh-Hans": "本函不构成任何承认。"}


# ---- where and how


def told(*segments, kind="reply", **more):
    made = tuple(
        s if isinstance(s, Segment) else Segment(s, "zh-Hans" if "\u4e00" <= s[0] <= "\u9fff" else "en")
        for s in segments
    )
    return [(f.rule, f.where.quote) for f in admissions(Examined(Reading("x.txt", made), kind, **more))]


def test_a_finding_marks_the_very_words():
    assert told("Thank you.  We have, admittedly,\u00a0INFRINGED your mark. Regards.") == [
        ("admission.infringement", "We have, admittedly,\u00a0INFRINGED")
    ]


def test_line_and_column_are_those_of_the_words():
    segment = Segment("First line.\nWe are sorry for the use.", "en", line=7, column=1)
    (found,) = admissions(Examined(Reading("x.txt", (segment,)), "reply"))
    assert (found.where.line, found.where.column, found.where.quote) == (8, 1, "We are sorry")


def test_full_width_letters_invisible_signs_and_line_breaks_hide_nothing():
    assert told("Ｗｅ　ｃｏｐｉｅｄ the pic\u200btures from your site.")
    assert told("We copied\nthe pictures from your site.")
    assert told("我方承\u200b认侵\n权。")


def test_traditional_characters_are_looked_up():
    assert set(told(Segment("我方承認侵權，並深表歉意。", "zh-Hant"))) == {
        ("admission.apology", "歉意"),
        ("admission.infringement", "我方承認侵權"),
    }
    assert told(Segment("我方不承認侵權。", "zh-Hant")) == []


@pytest.mark.parametrize("kind", ["takedown-notice", "complaint-letter"])
def test_the_other_sides_paper_is_not_judged(kind):
    assert told("We copied nothing, but you sell fakes and will regret it.", kind=kind) == []


def test_a_quotation_or_a_code_block_is_somebody_elses():
    assert told(Segment("We copied the pictures.", "en", "quote")) == []
    assert told(Segment("We copied the pictures.", "en", "code")) == []


def test_items_under_what_the_other_side_says_are_its_words():
    items = [Segment("The lamps are counterfeits.", "en", "item"), Segment("We infringed the mark.", "en", "item")]
    assert told("You assert the following:", *items) == []
    assert [rule for rule, _ in told("We state the following:", *items)] == [
        "admission.copying",
        "admission.infringement",
    ]
    assert told("You assert the following:", *items, "Our answer:", items[0]) == [
        ("admission.copying", "are counterfeits")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("投诉人要求我方立即下架并赔偿损失。", []),
        ("投诉人要求我方立即下架商品，并赔偿损失五万元。", []),
        ("对方在投诉中要求我方停止销售、销毁库存，并支付赔偿金。", []),
        ("投诉人来函称我方侵权，要求我方立即删除链接并公开道歉。", []),
        ("投诉人发函要求我方承认侵权、支付和解金并承诺今后不再销售。", []),
        ("投诉内容：立即下架该商品并赔偿损失。", []),
        ("投诉人的要求为：我方立即下架，赔偿损失，并书面道歉。", []),
        ("投诉人要求：立即下架商品；赔偿损失五万元；承诺不再销售。", []),
        ("The complainant demands: removal of the listing; we will pay damages.", ["admission.payment"]),
        ("投诉人要求：立即下架商品；我方已立即下架商品。", ["admission.unqualified-removal"]),
        ("投诉人要求：立即下架商品。已立即下架商品。", ["admission.unqualified-removal"]),
        (
            "投诉人要求我方立即下架并赔偿损失，我方已立即下架并愿意赔偿。",
            ["admission.payment", "admission.unqualified-removal"],
        ),
    ],
)
def test_the_other_sides_demand_is_not_ours(text, found):
    assert sorted(rule for rule, _ in told(text, kind="appeal")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("已立即删除该链接。上述要求已转交律师，转交不构成任何承认。", True),
        ("该请求的转交不构成任何承认。我方已立即删除该链接。", True),
        ("已立即删除该链接。上述要求已转交律师，该措施不构成任何承认。", False),
        ("We deleted the listing. The referral is not an admission.", True),
        ("We deleted the listing. This step is not an admission.", False),
    ],
)
def test_that_a_referral_admits_nothing_does_not_cure_a_removal_beside_it(text, found):
    assert ("admission.unqualified-removal" in [rule for rule, _ in told(text)]) == found


def test_a_language_that_the_rules_do_not_know_is_left_alone():
    assert told(Segment("Wir are counterfeits.", "de"), Segment("We copied", "")) == []


# ---- removal and its cure


REMOVED = "We have taken the listing down."
CURED = "We have taken the listing down. This is not an admission of any infringement."


@pytest.mark.parametrize(
    ("segments", "rules_found"),
    [
        ((REMOVED,), ["admission.unqualified-removal"]),
        ((CURED,), []),
        (("Without admitting any infringement, we have taken the listing down.",), []),
        (
            (REMOVED, "This is not an admission of any infringement."),
            ["admission.unqualified-removal"],
        ),  # another paragraph
        (
            ("We have taken the listing down. It cannot be denied that this is an admission.",),
            ["admission.silence", "admission.unqualified-removal"],
        ),
        (("我方已下架该商品。",), ["admission.unqualified-removal"]),
        (("我方已下架该商品，该措施不构成承认。",), []),
        (("我方已下架该商品，并承认侵权。",), ["admission.infringement", "admission.unqualified-removal"]),
    ],
)
def test_a_removal_needs_its_non_admission_in_the_same_paragraph(segments, rules_found):
    assert sorted(rule for rule, _ in told(*segments)) == rules_found


def test_a_row_of_a_table_has_the_non_admission_elsewhere():
    row = Segment("L1 | lamp | 卖家暂停销售该商品", "zh-Hans", "table-row")
    assert told(row) == [("admission.unqualified-removal", "卖家暂停销售")]
    assert told(row, "本申诉不构成任何承认。") == []


# ---- kinds, clauses, platforms


def test_not_to_have_known_is_an_error_on_joom_and_a_warning_elsewhere():
    (elsewhere,) = admissions(Examined(Reading("x", (Segment("We did not know the mark.", "en"),)), "reply"))
    on_joom = Segment("We did not know the mark when we sold on Joom.", "en")
    (joom,) = admissions(Examined(Reading("x", (on_joom,)), "reply"))
    assert (elsewhere.rule, str(elsewhere.severity)) == ("admission.ignorance", "warning")
    assert (joom.rule, str(joom.severity)) == ("admission.ignorance-waived", "error")


def test_the_case_names_the_platform(tmp_path):
    subject = subject_of(tmp_path, "platform", {"complaint.platform": "joom"})
    found = admissions(Examined(Reading("x", (Segment("我方对此并不知情。", "zh-Hans"),)), "appeal", subject))
    assert [f.rule for f in found] == ["admission.ignorance-waived"]


def test_a_refusal_of_jurisdiction_is_wrong_in_a_counter_notice_only():
    sentence = "Nothing here is a submission to the jurisdiction of any court."
    assert told(sentence, kind="reply") == []
    assert [rule for rule, _ in told(sentence, kind="counter-notice")] == ["label.no-submission-in-dmca"]


def test_the_source_may_be_named_in_an_appeal_and_in_the_clause_that_is_there_for_it():
    sentence = "We bought the goods from a factory in Yiwu."
    assert [rule for rule, _ in told(sentence, kind="reply")] == ["harmful.supplier"]
    assert told(sentence, kind="appeal") == []
    assert told(Segment(sentence, "en", clause="trademark/lawful-source", own=True)) == []


def test_a_hand_that_adds_a_harmful_fact_to_such_a_clause_is_found():
    _name, subject, draft = next(d for d in DRAFTS if d[0] == "joom-trademark/reply")
    reading = reading_of(draft)
    changed = next(s for s in reading.segments if s.clause.startswith("trademark/") and s.language == "en")
    edited = replace(changed, text=changed.text + " We bought them from a factory in Yiwu.", own=False)
    segments = tuple(edited if s is changed else s for s in reading.segments)
    found = admissions(Examined(replace(reading, segments=segments), draft.kind, subject, draft))
    assert [f.rule for f in found] == ["harmful.supplier"]


# ---- the seller's own words in the case file


def subject_of(tmp_path, base, changes):
    file = casebook.load(tmp_path, base, changes)
    return Subject(file, document_kinds()["appeal" if base == "platform" else "reply"], casebook.TODAY)


def test_an_admission_in_the_case_file_is_told_with_its_field_and_line(tmp_path):
    words = {"en": "photographs; we are sorry for the use", "zh-Hans": "照片，对此我方深表歉意"}
    found = list(admissions_in_words(subject_of(tmp_path, "letter", {"listings.0.material": words})))
    assert [(f.rule, f.where.field, f.where.language) for f in found] == [
        ("admission.apology", "listings[0].material", "en"),
        ("admission.apology", "listings[0].material", "zh-Hans"),
    ]
    assert all(f.where.line for f in found)


def test_what_refuses_the_route_is_not_told_twice(tmp_path):
    changes = {"listings.0.material": {"en": "pictures that we copied", "zh-Hans": "图片"}}
    assert list(admissions_in_words(subject_of(tmp_path, "letter", changes))) == []
    assert [r.rule for r in route(casebook.load(tmp_path, "letter", changes)).refusals] == ["R-05"]


def test_what_the_other_side_says_in_the_case_file_is_not_the_sellers(tmp_path):
    says = {"en": "We infringed, they say; we are sorry.", "zh-Hans": "对侵权深表歉意。"}
    assert list(admissions_in_words(subject_of(tmp_path, "letter", {"complaint.allegations.0.says": says}))) == []


# ---- decisions of courts


CITATIONS = [
    "See Lampe v. Shade Holdings, 815 F.3d 1145 (9th Cir. 2016).",
    "This follows from [2006] EWHC 2482 (Ch).",
    "So held in C-129/17.",
    "BGH I ZR 145/23 is to the point.",
    "参见（2020）浙01民初123号判决。",
    "参照最高人民法院第24号指导案例。",
]


@pytest.mark.parametrize("sentence", CITATIONS)
def test_a_citation_needs_the_case_file(sentence, tmp_path):
    segment = Segment(sentence, "en")
    without = list(precedents(Examined(Reading("x", (segment,)), "reply")))
    subject = subject_of(tmp_path, "letter", {})
    within = list(precedents(Examined(Reading("x", (segment,)), "reply", subject)))
    assert {f.rule for f in without} == {"citation.unverified"}
    assert {f.rule for f in within} == {"citation.unsupported"}
    assert without[0].where.quote in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The listing of version v. 2 is meant.",
        "Article 9(2) of Regulation (EU) 2017/1001 applies.",
        "Under 17 U.S.C. § 512(g)(3) the notice is in order.",
        "Registration No. 018123456 and file 12 AB 345 are named.",
        "依据《中华人民共和国商标法》第五十九条第一款。",
    ],
)
def test_statutes_and_numbers_are_no_decisions(sentence):
    assert list(precedents(Examined(Reading("x", (Segment(sentence, "en"),)), "reply"))) == []


def test_a_decision_that_stands_in_the_case_file_is_supported(tmp_path):
    says = {"en": "Cited: Lampe v. Shade Holdings.", "zh-Hans": "援引Lampe v. Shade Holdings。"}
    subject = subject_of(tmp_path, "letter", {"complaint.allegations.0.says": says})
    segment = Segment("We note Lampe v. Shade Holdings.", "en")
    assert list(precedents(Examined(Reading("x", (segment,)), "reply", subject))) == []


# ---- speed


def test_a_long_text_is_judged_quickly_and_told_within_reason():
    text = "We copied the pictures from your site. " * 3_000
    assert len(told(text)) == 100


@pytest.mark.parametrize(
    ("said", "tag"),
    [("We removed the listing on 6 May 2026", "en"), ("我方已于2026年5月6日下架该商品", "zh-Hans")],
)
def test_the_words_that_the_repair_proposes_cure_a_removal(said, tag):
    repair = rules()["admission.unqualified-removal"].repair
    proposed = re.findall("“([^”]*)”", repair.zh)
    wording = next(words for words in proposed if words.isascii() == (tag == "en"))
    texts = (f"{said}.", f"{said}, {wording}.") if tag == "en" else (f"{said}。", f"{said}，{wording}。")
    told = [
        {f.rule for f in admissions(Examined(Reading("", (Segment(text, tag),)), "reply"))}
        & {"admission.unqualified-removal"}
        for text in texts
    ]
    assert told == [{"admission.unqualified-removal"}, set()]
