"""The review of terms, on a small glossary: what is said of a pair of sentences, and what is not."""

import importlib

import pytest

import bench
from rejoinder.draft import Draft
from rejoinder.findings import Severity
from rejoinder.reading import Segment, reading_of
from rejoinder.review.examined import Examined
from small_glossary import concept, forbidden, pair, reading, term, terms

review = importlib.import_module(
    "rejoinder.review.terms"
)  # the module, not the check that the room shows under this name
HANT = {"place": "Trade Marks Ordinance (Cap. 559)", "confidence": "general-knowledge"}
GLOSSARY = terms(
    concept(
        "mark",
        en=[term("trade mark", "trade marks", places=["UK", "EU", "HK"]), term("trademark", "trademarks", places=["US"])],
        zh=[term("商标")],
        hant=[term("商標", places=["HK"], source=HANT)],
    ),
    concept("infringement", en=[term("trade mark infringement", "infringe the mark"), term("infringement", status="accepted")],
            zh=[term("商标侵权"), term("侵犯商标权", status="accepted")], forbidden=[forbidden("商标侵害")]),
    concept("counter", en=[term("counter-notification", "counter-notifications")], zh=["反通知"], forbidden=[forbidden("反诉通知")]),
    concept("appeal", en=["appeal"], zh=["申诉"]),
    concept("licence", en=[term("licence", "licences", places=["UK", "HK"]), term("license", "licenses", places=["US"])], zh=["许可"]),
    concept("copyright", en=["copyright"], zh=[term("著作权"), term("版权", status="accepted")]),
    concept("dmca", en=[term("Digital Millennium Copyright Act"), term("DMCA", status="accepted")], zh=["数字千年版权法"]),
    concept("goods", en=["goods"], zh=["商品"], weight="word"),
    concept("summons", en=["summons"], zh=["传票"], shared=["传票"]),
    concept("subpoena", en=["subpoena"], zh=["传票"], shared=["传票"]),
    concept("assignee", en=["assignee"], zh=[term("受让人", places=["CN"])], hant=[term("承讓人", places=["HK"], source=HANT)]),
    concept("design", en=["design"], zh=["外观设计"]),
    concept("ordinance", en=["ordinance"], zh=[term("法例", places=["HK"]), term("条例", places=["CN"])]),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    monkeypatch.setattr(review, "glossary", lambda: GLOSSARY)


def draft(*jurisdictions):
    return Draft("", "reply", {}, "en", ("en", "zh-Hans"), (), jurisdictions=jurisdictions)


def told(*segments, places=()):
    """Rule, language and quoted words of each finding."""
    examined = Examined(reading(*segments), draft=draft(*places) if places else None)
    return [(f.rule, f.where.language, f.where.quote) for f in review.terms(examined)]


AGREE = [
    ("The complaint alleges trade mark infringement.", "投诉指称存在商标侵权。"),
    ("The complaint alleges trade mark infringement.", "投诉指称侵犯商标权。"),
    ("The goods are genuine.", "所售产品均为正品。"),  # an ordinary word may be rendered freely
    ("A summons was served.", "传票已送达。"),
    ("A subpoena was served.", "传票已送达。"),
    ("The complainant is Havgrund Design ApS.", "投诉人为Havgrund Design ApS。"),
    ("The mark “Design Copyright” is used.", "使用的标识为“Design Copyright”。"),
    ("See https://copyright.example/appeal.", "见https://copyright.example/appeal。"),
    ("Enclosed: 03_copyright_licence.pdf.", "附件：03_copyright_licence.pdf。"),
    ("Write to appeal@design.example.", "请致函appeal@design.example。"),
    ("A trademark and two trademarks.", "商标。"),
    ("Nothing here.", "此处无内容。"),
]
MISSING = [
    ("The complaint alleges trade mark infringement.", "投诉指称存在违约。", "en", "trade mark infringement"),
    ("A counter-notification was sent.", "已提交申诉。", "en", "counter-notification"),
    ("We sent a letter.", "我方已提交反通知。", "zh-Hans", "反通知"),
    ("The DMCA applies.", "该法适用。", "en", "DMCA"),
    ("A summons was served.", "文件已送达。", "en", "summons"),
    ("The design is registered.", "该标识已注册。", "en", "design"),
]
FORBIDDEN = [
    ("The complaint alleges trade mark infringement.", "投诉指称商标侵害。", "商标侵害"),
    ("A counter-notification was sent.", "已提交反诉通知。", "反诉通知"),
]


@pytest.mark.parametrize(("en", "zh"), AGREE)
def test_two_languages_that_agree_have_no_finding(en, zh):
    assert told(*pair(en, zh)) == []


@pytest.mark.parametrize(("en", "zh", "language", "quote"), MISSING)
def test_a_term_that_the_other_language_does_not_say_is_named_at_its_place(en, zh, language, quote):
    assert ("terms.missing", language, quote) in told(*pair(en, zh))


@pytest.mark.parametrize(("en", "zh", "quote"), FORBIDDEN)
def test_a_forbidden_rendering_is_an_error_and_is_told_once(en, zh, quote):
    assert told(*pair(en, zh)) == [("terms.forbidden", "zh-Hans", quote)]


def test_a_forbidden_rendering_is_found_where_no_other_language_stands_beside_it():
    assert told(Segment("投诉指称商标侵害。", "zh-Hans")) == [("terms.forbidden", "zh-Hans", "商标侵害")]


def test_a_term_in_one_language_alone_lacks_nothing():
    assert told(Segment("A counter-notification was sent.", "en", pair=1)) == []


def test_paragraphs_that_belong_to_no_pair_lack_nothing_in_each_other():
    assert told(Segment("A counter-notification was sent.", "en"), Segment("已回函。", "zh-Hans")) == []


def test_a_pair_of_several_paragraphs_is_read_as_a_whole():
    en, zh = pair("The counter-notification and the appeal.", "反通知。")
    assert told(en, zh, Segment("申诉。", "zh-Hans", pair=0)) == []


def test_each_concept_is_missed_once_in_a_pair_and_again_in_the_next():
    first = pair("A counter-notification; that counter-notification.", "已回复。", 1)
    second = pair("No counter-notification.", "未回复。", 2)
    assert [t[0] for t in told(*first, *second)] == ["terms.missing"] * 2


def test_a_paragraph_with_a_gap_is_not_yet_written():
    assert told(*pair("The design is registered.", "【缺失：权利名称（rights[0].title）】已注册。")) == []


def test_findings_say_what_would_do_and_where():
    [missing] = review.terms(Examined(reading(*pair("The  copyright is ours.", "权利归我方所有。", line=4, column=1))))
    assert missing.severity is Severity.WARNING
    assert (missing.where.line, missing.where.column, missing.where.quote) == (4, 6, "copyright")
    assert "“著作权”, “版权”" in missing.message.en
    assert "“著作权”、“版权”" in missing.message.zh
    [wrong] = review.terms(Examined(reading(Segment("商标侵害", "zh-Hans"))))
    assert wrong.severity is Severity.ERROR
    assert "It is wrong." in wrong.message.en
    assert "“商标侵权”" in wrong.repair.zh


def test_in_traditional_chinese_nothing_is_missed_because_the_glossary_has_few_of_its_words():
    en, hant = Segment("The assignee of the trade mark.", "en", pair=0), Segment("該承受者。", "zh-Hant", pair=0)
    assert told(en, hant) == []
    assert told(Segment("The person.", "en", pair=0), Segment("該承讓人。", "zh-Hant", pair=0)) == [
        ("terms.missing", "zh-Hant", "承讓人")
    ]


# One word for one thing


def test_two_words_for_one_thing_are_told_where_the_other_language_keeps_to_one():
    pairs = [
        *pair("The copyright.", "著作权。", 1),
        *pair("Copyright again.", "版权。", 2),
        *pair("Copyright.", "著作权。", 3),
    ]
    assert told(*pairs) == [("terms.mixed", "zh-Hans", "版权")]


def test_two_words_are_no_finding_where_the_other_language_uses_two_as_well():
    pairs = [*pair("Trade mark infringement.", "商标侵权。", 1), *pair("Infringement.", "侵犯商标权。", 2)]
    assert told(*pairs) == []


def test_inflections_abbreviations_and_short_forms_are_one_word():
    pairs = [
        *pair("A counter-notification.", "反通知。", 1),
        *pair("Counter-notifications.", "反通知。", 2),
        *pair("The Digital Millennium Copyright Act.", "《数字千年版权法》。", 3),
        *pair("The DMCA.", "《数字千年版权法》。", 4),
    ]
    assert [t for t in told(*pairs) if t[0] == "terms.mixed"] == []


# The words of the place


def test_a_traditional_word_in_a_simplified_text_is_told():
    assert told(*pair("The trade mark.", "該商標。")) == [("terms.place", "zh-Hans", "商標")]


def test_words_of_two_places_do_not_stand_side_by_side():
    pairs = [
        *pair("The licence.", "许可。", 1),
        *pair("The licences.", "许可。", 2),
        *pair("The license.", "许可。", 3),
    ]
    assert told(*pairs) == [("terms.place", "en", "license")]


def test_of_two_places_the_word_that_is_used_less_is_the_odd_one():
    pairs = [
        *pair("The license.", "许可。", 1),
        *pair("The licences.", "许可。", 2),
        *pair("The license.", "许可。", 3),
    ]
    assert told(*pairs) == [("terms.place", "en", "licences")]


@pytest.mark.parametrize(
    ("places", "found"),
    [((), 0), (("US",), 1), (("UK",), 0), (("US", "UK"), 0), (("DE",), 0)],
)
def test_a_word_of_another_place_is_told_where_the_matter_has_a_place_with_its_own_word(places, found):
    assert len(told(*pair("The licence.", "许可。"), places=places)) == found


def test_words_of_mainland_china_are_at_home_in_every_simplified_text():
    assert told(*pair("The assignee.", "受让人。"), places=("UK", "EU")) == []
    assert told(*pair("The ordinance.", "条例。"), places=("UK",)) == []
    assert told(*pair("The ordinance.", "法例。"), places=("UK",)) == [("terms.place", "zh-Hans", "法例")]
    assert told(*pair("The ordinance.", "法例。"), places=("HK",)) == []


# The samples


@pytest.mark.parametrize(
    ("name", "subject", "made"), list(bench.drafts()), ids=lambda v: v if isinstance(v, str) else ""
)
def test_our_own_documents_have_no_finding(name, subject, made, monkeypatch):
    monkeypatch.undo()
    found = list(review.terms(Examined(reading_of(made), made.kind, subject, made)))
    assert [(f.rule, f.where.quote, f.message.en) for f in found] == []
