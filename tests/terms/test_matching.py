"""What is found in a text, and what is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from small_glossary import concept, forbidden, found, term, terms

GLOSSARY = terms(
    concept("mark", en=[term("trade mark", "trade marks", "trademark"), term("mark", status="accepted")], zh=["商标"]),
    concept("design", en=["design"], zh=[term("外观设计", status="preferred"), "设计"]),
    concept("design-patent", en=["design patent"], zh=["外观设计专利"]),
    concept("applicant", en=["applicant"], zh=["申请人"]),
    concept("respondent", en=["respondent"], zh=["被申请人"]),
    concept(
        "counter-notice",
        en=[term("counter-notification", "counter notice")],
        zh=["DMCA反通知", term("反通知", status="accepted")],
    ),
    concept("cease-letter", en=[term("cease and desist letter", "cease-and-desist letter")], zh=["警告函"]),
    concept("owner", en=["owner"], zh=["权利人"]),
    concept("tro", en=[term("TRO", case="exact")], zh=["临时限制令"]),
    concept("summons", en=["summons"], zh=["传票"], shared=["传票"]),
    concept("subpoena", en=["subpoena"], zh=["传票"], shared=["传票"]),
    concept("defendant", en=["defendant"], zh=[term("被告", not_in=["被告席"])]),
    concept("infringement", en=["infringement"], zh=["侵权"], forbidden=[forbidden("侵害商标"), forbidden("违权")]),
    concept("damage", en=["damage"], zh=["损害"], forbidden=[forbidden("破坏", unless=["破坏性测试"])]),
    concept(
        "passing-off",
        en=["passing off"],
        zh=["仿冒"],
        hant=[term("假冒", source={"place": "x", "confidence": "reported"})],
    ),
)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("The trade mark is registered.", ["trade mark"]),
        ("TRADE MARKS and Trade-Marks.", ["TRADE MARKS", "Trade-Marks"]),
        ("The trade\nmark, the trade   mark.", ["trade\nmark", "trade   mark"]),
        ("Its owner’s mark.", ["owner", "mark"]),
        ("The marketing of goods; a landmark; remarks.", []),
        (
            "A counter-notification, a counter notification, a COUNTER\u2011NOTICE.",
            ["counter-notification", "counter notification", "COUNTER\u2011NOTICE"],
        ),
        (
            "A cease-and-desist letter; a cease and desist letter.",
            ["cease-and-desist letter", "cease and desist letter"],
        ),
        ("The design patent; the design.", ["design patent", "design"]),
        ("mark2 and 2mark and mark_x", []),
        ("(mark), “mark”, mark/mark.", ["mark", "mark", "mark", "mark"]),
    ],
)
def test_english_words_are_found_whole_longest_first_and_over_line_ends(text, there):
    assert found(GLOSSARY, text, "en") == there


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("涉案外观设计专利与外观设计。", ["外观设计专利", "外观设计"]),
        ("申请人与被申请人。", ["申请人", "被申请人"]),
        ("提交DMCA反通知、DMCA 反通知及反通知。", ["DMCA反通知", "DMCA 反通知", "反通知"]),
        ("外观\n设计专利", ["外观\n设计专利"]),
        ("ＤＭＣＡ反通知", ["ＤＭＣＡ反通知"]),
        ("被告席已撤去；被告已到庭。", ["被告"]),
    ],
)
def test_chinese_words_are_found_longest_first_with_or_without_blanks(text, there):
    assert found(GLOSSARY, text, "zh-Hans") == there


def test_a_word_in_capitals_only_is_no_other_word():
    assert found(GLOSSARY, "A TRO was granted; a tro is a fish.", "en") == ["TRO"]


def test_a_place_is_that_of_the_original_text():
    text = "Ａ  “Trade—x”  trade \n mark"
    [hit] = GLOSSARY.scan(text, "en").hits
    assert (text[hit.start : hit.end], hit.text, hit.status) == ("trade \n mark", "trade mark", "preferred")


def test_a_shared_word_stands_for_all_its_concepts():
    [hit] = GLOSSARY.scan("收到传票", "zh-Hans").hits
    assert hit.concepts == ("test.summons", "test.subpoena")


def test_a_concept_inside_a_longer_term_is_said_but_is_no_hit():
    scan = GLOSSARY.scan("涉案外观设计专利", "zh-Hans")
    assert [hit.text for hit in scan.hits] == ["外观设计专利"]
    assert scan.present == {"test.design-patent", "test.design"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("该违权行为。", ["违权"]),
        ("侵害商标的行为。", ["侵害商标"]),
        ("该商品已被破坏。", ["破坏"]),
        ("破坏性测试报告。", []),
        ("侵 害 商 标", ["侵 害 商 标"]),
        ("侵\u200b害商标", ["侵\u200b害商标"]),
    ],
)
def test_forbidden_words_are_found_but_not_where_the_glossary_excuses_them(text, wrong):
    assert [text[h.start : h.end] for h in GLOSSARY.scan(text, "zh-Hans").forbidden] == wrong


def test_a_forbidden_word_inside_a_longer_accepted_term_is_right():
    glossary = terms(
        concept("a", en=["pad"], zh=["垫"], forbidden=[forbidden("gap pad", language="en")]),
        concept("b", en=["thermal gap pad"], zh=["导热垫"]),
    )
    assert glossary.scan("a thermal gap pad", "en").forbidden == ()
    assert len(glossary.scan("a gap pad", "en").forbidden) == 1


def test_the_term_inside_a_forbidden_word_is_no_hit():
    assert found(GLOSSARY, "侵害商标", "zh-Hans") == []


def test_a_traditional_word_is_found_in_a_simplified_text_and_told_apart():
    [hit] = GLOSSARY.scan("该行为属假冒。", "zh-Hans").hits
    assert hit.uses[0].language == "zh-Hant"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("See https://trade-mark.example/design/owner and www.mark.example.", "en"),
        ("Write to owner@trade-mark.example or mark.owner@x.example.", "en"),
        ("Enclosed: trade_mark-design.pdf, 02_owner.DOCX and mark.jpg.", "en"),
        ("见04_商标权利人授权书.pdf。", "zh-Hans"),
        ("标识为“DMCA Design”。", "zh-Hans"),
    ],
)
def test_addresses_files_and_quoted_marks_hold_no_terms(text, language):
    assert found(GLOSSARY, text, language) == []


PIECES = [*"商标设计外观专利申请人被反通知 \n“”.,@a-", "trade", "mark", "design", "TRO", "DMCA", "x.pdf"]
TEXTS = st.lists(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), min_size=1, max_size=6)


@given(TEXTS)
def test_texts_searched_together_give_what_each_gives_alone(texts):
    for language in ("en", "zh-Hans"):
        matcher = GLOSSARY.matcher(language)
        assert matcher.scan_all(texts) == [matcher.scan(text) for text in texts]


@given(TEXTS)
def test_hits_stand_in_order_inside_the_text_and_never_overlap(texts):
    for text in texts:
        for language in ("en", "zh-Hans"):
            places = [(hit.start, hit.end) for hit in GLOSSARY.scan(text, language).hits]
            flat = [place for pair in places for place in pair]
            assert flat == sorted(flat)
            assert all(0 <= start < end <= len(text) for start, end in places)


def test_a_language_without_terms_and_an_empty_glossary_hold_nothing():
    assert GLOSSARY.scan("Das Gericht", "de").hits == ()
    assert terms(concept("x", en=["word"])).matcher("zh-Hans").scan("商标").hits == ()


@pytest.mark.parametrize(
    "piece", ['商标A设计a@b.c/d"“x.pdf ', "被告席", "破坏性测试", "侵害商标", "a.", "@", "“", "被告知"]
)
def test_a_long_text_of_one_piece_takes_no_more_than_moments(piece):
    text = piece * (100_000 // len(piece))
    start = time.perf_counter()
    GLOSSARY.scan(text, "zh-Hans")
    assert (
        time.perf_counter() - start < 10
    )  # a fraction of a second on an idle machine; hours if time grew with the square
