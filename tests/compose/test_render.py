"""Clauses speak the language of their section; absent facts are gaps; facts are values and never template source."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import TemplateError, TemplateRuntimeError, UndefinedError
from pydantic import BaseModel, Field

from rejoinder.compose.composer import _cells
from rejoinder.compose.missing import Missing
from rejoinder.compose.render import Renderer
from rejoinder.languages import Words, chinese_numeral, profile, profiles

ENGLISH, CHINESE = Renderer("en"), Renderer("zh-Hans")
MOMENT = datetime(2026, 3, 12, 9, 40, tzinfo=timezone(timedelta(hours=8)))


def exhibits(*numbers):
    return [{"number": n} for n in numbers]


# source, value, English, Chinese
FILTERS = [
    ("{{ x | date }}", date(2026, 3, 12), "12 March 2026", "2026年3月12日"),
    ("{{ x | date }}", MOMENT, "12 March 2026", "2026年3月12日"),
    ("{{ x | date }}", date(2026, 12, 1), "1 December 2026", "2026年12月1日"),
    ("{{ x | moment }}", date(2026, 3, 12), "12 March 2026", "2026年3月12日"),
    ("{{ x | country }}", "DE", "Germany", "德国"),
    ("{{ x | countries }}", ["DE", "FR"], "Germany and France", "德国和法国"),
    ("{{ x | each }}", ["A", "B", "C"], "A, B and C", "A、B和C"),
    ("{{ x | each('n') }}", [{"n": "A"}, {"n": "B"}], "A and B", "A和B"),
    ("{{ x | each }}", [], "", ""),
    ("{{ x | cite }}", exhibits(1), "Exhibit 1", "证据1"),
    ("{{ x | cite }}", exhibits(1, 3), "Exhibits 1 and 3", "证据1、证据3"),
    ("{{ x | cite }}", exhibits(2, 1), "Exhibits 1 and 2", "证据1、证据2"),
    ("{{ x | cite }}", exhibits(1, 2, 3), "Exhibits 1 to 3", "证据1至证据3"),
    ("{{ x | cite }}", exhibits(1, 2, 3, 5), "Exhibits 1 to 3 and 5", "证据1至证据3、证据5"),
    ("{{ x | cite }}", exhibits(7, 1, 2, 3, 5, 6), "Exhibits 1 to 3 and 5 to 7", "证据1至证据3、证据5至证据7"),
    ("{{ x | money }}", {"value": Decimal("2450"), "currency": "EUR"}, "EUR 2,450.00", "2,450.00欧元"),
    ("{{ x | money }}", {"value": Decimal("1200000.5"), "currency": "CNY"}, "CNY 1,200,000.50", "1,200,000.50人民币"),
    ("{{ x | mark }}", "NORDLICHT", "“NORDLICHT”", "“NORDLICHT”"),
    ("{{ x | number }}", Decimal("1234567"), "1,234,567", "1,234,567"),
    ("{{ x | upper_first }}", "goods", "Goods", "Goods"),
    ("{{ x | lower_first }}", "Goods", "goods", "goods"),
    ("{{ x | lines }}", ["a", "b"], "a\u2028b", "a\u2028b"),
]


@pytest.mark.parametrize(("source", "value", "english", "chinese"), FILTERS)
def test_filters_speak_the_language(source, value, english, chinese):
    assert ENGLISH.render(source, {"x": value})[0] == english
    assert CHINESE.render(source, {"x": value})[0] == chinese


class Group(BaseModel):
    """A group of facts for these tests."""

    phone: str | None = Field(default=None, title="Telephone", json_schema_extra={"title_zh": "电话"})


ABSENT = Missing("seller.phone", Words("Telephone", "电话"))
GROUP = Missing("seller", Words("Seller", "卖家"), Group)


@pytest.mark.parametrize(
    "source",
    ["{{ x }}", "{{ x | upper_first }}", "{{ x | date }}", "{{ x | cite }}", "{{ x | each }}", "{{ g.phone }}"],
)
def test_an_absent_fact_is_a_visible_gap_through_any_filter(source):
    text, gaps = ENGLISH.render(source, {"x": ABSENT, "g": GROUP})
    assert text == "[MISSING: Telephone (seller.phone)]"
    assert [(g.path, g.language) for g in gaps] == [("seller.phone", "en")]
    assert CHINESE.render(source, {"x": ABSENT, "g": GROUP})[0] == "【缺失：电话（seller.phone）】"


def test_an_absent_fact_is_false_and_empty():
    assert ENGLISH.render("{% if x %}a{% else %}b{% endif %}{% for y in x %}c{% endfor %}", {"x": ABSENT})[0] == "b"


def test_a_text_in_the_other_language_only_is_true_so_that_its_sentence_does_not_fall_out():
    absent = Missing("x", Words("X", "X"), untranslated=True)
    text, gaps = ENGLISH.render("{% if x %}said: {{ x }}{% endif %}", {"x": absent})
    assert text.startswith("said: [MISSING")
    assert gaps[0].untranslated


@pytest.mark.parametrize("source", ["{{ g.fone }}", "{{ seler }}", "{{ d.x }}", "{{ x.y }}"])
def test_a_typing_error_is_a_fault_and_no_gap(source):
    with pytest.raises(UndefinedError):
        ENGLISH.render(source, {"g": GROUP, "d": {}, "x": ABSENT})


def test_an_entry_of_an_absent_list_is_absent():
    assert ENGLISH.render("{{ x[0].filename }}", {"x": ABSENT})[1]


def test_nothing_is_printed_for_a_value_that_is_simply_not_there():
    with pytest.raises(TemplateRuntimeError):
        ENGLISH.render("{{ x }}", {"x": None})


@pytest.mark.parametrize("hostile", ["{{ 7*7 }}", "{% for x in y %}", "{# c #}", "a | b", "<b>&amp;</b>", "\u200frtl"])
def test_facts_are_values(hostile):
    text, _ = ENGLISH.render("{{ x }}", {"x": hostile})
    assert _cells(text, "paragraph") == (hostile,)
    assert _cells(ENGLISH.render("{{ x }} | {{ x }}", {"x": hostile})[0], "table-row") == (hostile, hostile)


@pytest.mark.parametrize(
    "source",
    [
        "{{ x.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ x.append(1) }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{% include 'x' %}",
    ],
)
def test_a_firms_clause_cannot_reach_out(source):
    with pytest.raises((TemplateError, TypeError)):
        ENGLISH.render(source, {"x": []})


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp", "Co")), max_size=60))
def test_any_text_comes_out_as_it_went_in(text):
    shown = _cells(ENGLISH.render("{{ x }} | {{ x }}", {"x": text})[0], "table-row")
    expected = " ".join(part for part in text.split(" ") if part)
    assert [cell.replace("..", ".").replace("。。", "。") for cell in shown] == [
        expected.replace("..", ".").replace("。。", "。")
    ] * 2


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("made by Example Ltd..", "made by Example Ltd."),
        ("wait...", "wait..."),
        ("某公司。。", "某公司。"),
        ("see ../x", "see ../x"),
        ("a  b", "a b"),
    ],
)
def test_joins_are_tidied(given_text, shown):
    assert _cells(given_text, "paragraph") == (shown,)


@pytest.mark.parametrize(
    ("n", "shown"),
    [(1, "一"), (9, "九"), (10, "十"), (11, "十一"), (19, "十九"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_chinese_numerals(n, shown):
    assert chinese_numeral(n) == shown


@pytest.mark.parametrize(("n", "shown"), [(1, "(a)"), (26, "(z)"), (27, "(aa)")])
def test_items_are_lettered_as_word_letters_them(n, shown):
    assert profile("en").number("item", {"heading": 1, "point": 1, "item": n}) == shown


def test_every_language_file_is_complete():
    english, *others = [(set(p.labels), set(p.numbering), set(p.fonts)) for p in profiles().values()]
    assert all(other == english for other in others)
