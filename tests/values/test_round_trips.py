"""What Babel and cn2an write, and what we write ourselves, comes back as the same value; a changed text as another one."""

import calendar
from datetime import date
from decimal import Decimal

import cn2an
import pytest
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal, format_percent
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rejoinder.languages import profile
from rejoinder.reading import fold
from rejoinder.values import values_of
from rejoinder.values.comparing import stock, uncovered
from rejoinder.values.lexicon import words_of
from rejoinder.values.numerals import number_of

LOCALES = {"en": ("en_GB", "en_US"), "zh-Hans": ("zh_CN",)}
MONTHS = list(calendar.month_name)[1:]
CURRENCIES = ("EUR", "USD", "GBP", "JPY", "CNY", "HKD", "CAD", "AUD", "CHF", "PLN", "SGD", "SEK")
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
amounts = st.decimals(min_value="0.01", max_value="99999999", places=2)


def keys(text, language, kind):
    return {v.key for v in values_of(text, language) if v.kind == kind and not v.soft}


def han(number):
    return cn2an.an2cn(str(number), "low")


def digits_in_han(text):
    return "".join("〇一二三四五六七八九"[int(d)] for d in text)


DATE_STYLES = {
    "en": (
        lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"{d.day} {MONTHS[d.month - 1][:3]} {d.year}",
        lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
        lambda d: d.isoformat(),
    ),
    "zh-Hans": (
        lambda d: f"{d.year}年{d.month}月{d.day}日",
        lambda d: f"{d.year} 年 {d.month:02} 月 {d.day:02} 日",
        lambda d: f"{digits_in_han(str(d.year))}年{han(d.month)}月{han(d.day)}日".replace("一十", "十"),
        lambda d: d.isoformat(),
    ),
}


@settings(deadline=None)
@given(days)
def test_a_day_reads_the_same_in_every_style_and_language(day):
    for language, styles in DATE_STYLES.items():
        for style in styles:
            assert keys(style(day), language, "date") == {day.isoformat()}, style(day)


@settings(deadline=None)
@given(days)
def test_babel_writes_days_that_we_read(day):
    for language, locales in LOCALES.items():
        for locale in locales:
            for style in ("long", "medium", profile(language).date):
                text = format_date(day, style, locale=locale)
                assert keys(text, language, "date") == {day.isoformat()}, text


@settings(deadline=None)
@given(days, days)
def test_two_different_days_never_agree(first, second):
    assume(first != second)
    english, chinese = DATE_STYLES["en"][0](first), DATE_STYLES["zh-Hans"][0](second)
    here, there = values_of(english, "en"), values_of(chinese, "zh-Hans")
    assert uncovered(here, stock(there, fold(chinese).text, here))
    assert uncovered(there, stock(here, fold(english).text, there))


@settings(deadline=None)
@given(amounts, st.sampled_from(CURRENCIES))
def test_babel_writes_amounts_that_agree(amount, currency):
    texts = {}
    for language, locales in LOCALES.items():
        for locale in locales:
            own = format_currency(amount, currency, format=profile(language).money, locale=locale).replace("\xa0", " ")
            texts[own] = texts[format_currency(amount, currency, locale=locale)] = language
    for text, language in texts.items():
        for other, theirs in texts.items():
            here, there = values_of(text, language), values_of(other, theirs)
            assert [v.kind for v in here] == ["money"], text
            assert uncovered(here, stock(there, fold(other).text, here)) == (), (text, other)


@settings(deadline=None)
@given(st.integers(0, 10**9))
def test_babel_writes_numbers_that_we_read(number):
    english, chinese = format_decimal(number, locale="en_GB"), format_decimal(number, locale="zh_CN") + "件"
    assert {v.number for v in values_of(f"{english} units", "en")} == {str(number)}
    assert {v.number for v in values_of(chinese, "zh-Hans")} == {str(number)}


@settings(deadline=None)
@given(st.integers(1, 10**12))
def test_chinese_numerals_are_read_as_an_outside_judge_writes_them(number):
    numerals = words_of("zh-Hans").numerals
    for mode in ("low", "up"):
        text = cn2an.an2cn(str(number), mode)
        assert number_of(text, numerals) == number, text


@settings(deadline=None)
@given(st.integers(2, 10**8))
def test_amounts_in_capital_numerals_are_read(number):
    text = cn2an.an2cn(str(number), "rmb")
    assert keys(f"人民币{text}", "zh-Hans", "money") == {f"CNY {number}"}, text


@settings(deadline=None)
@given(st.decimals(min_value="0", max_value="999", places=3))
def test_chinese_decimals_are_exact(number):
    text = cn2an.an2cn(f"{number:f}", "low")
    assert number_of(text, words_of("zh-Hans").numerals) == number


@settings(deadline=None)
@given(st.integers(2, 99).filter(lambda n: n % 1 == 0))
def test_shares_agree(number):
    texts = (
        f"{number}%",
        f"{number} per cent",
        f"百分之{han(number)}",
        format_percent(Decimal(number) / 100, locale="zh_CN"),
    )
    for text in texts:
        assert keys(text, "zh-Hans" if "百" in text else "en", "percent") == {str(number)}, text


ENGLISH_UNITS = {"days": "day", "business days": "business-day", "hours": "hour", "months": "month"}
CHINESE_UNITS = {"日": "day", "天": "day", "个工作日": "business-day", "小时": "hour", "个月": "month"}


@settings(deadline=None)
@given(st.integers(2, 400))
def test_periods_agree_and_a_business_day_is_no_day(number):
    for english, unit in ENGLISH_UNITS.items():
        assert keys(f"{number} {english}", "en", "period") == {f"{number} {unit}"}
    for chinese, unit in CHINESE_UNITS.items():
        for text in (f"{number}{chinese}", f"{han(number)}{chinese}".replace("一十", "十")):
            assert keys(text, "zh-Hans", "period") == {f"{number} {unit}"}, text


SPELLED = (
    "two",
    "three",
    "seven",
    "eleven",
    "nineteen",
    "twenty",
    "twenty-one",
    "ninety-nine",
    "one hundred",
    "two thousand",
)
NUMBERS = (2, 3, 7, 11, 19, 20, 21, 99, 100, 2000)


@pytest.mark.parametrize(("word", "number"), list(zip(SPELLED, NUMBERS, strict=True)))
def test_english_words_are_numbers(word, number):
    assert keys(f"{word} units", "en", "number") == {str(number)}


# Text, and the same text with one thing changed; no two may give the same values.
CHANGED = [
    ("en", "25 June 2026", "26 June 2026", "25 July 2026", "25 June 2025", "June 2026", "25 June"),
    ("zh-Hans", "2026年6月25日", "2026年7月25日", "2026年6月26日", "2025年6月25日", "2026年6月", "6月25日"),
    ("zh-Hans", "二〇二六年六月二十五日", "二〇二六年七月二十五日", "二〇二五年六月二十五日", "二〇二六年六月二十日"),
    ("en", "10 business days", "10 days", "10 weeks", "11 business days", "10 months", "ten hours"),
    ("zh-Hans", "十个工作日", "十日", "十周", "十一个工作日", "十个月", "十小时", "七个工作日"),
    ("en", "EUR 2,450.00", "USD 2,450.00", "EUR 2,540.00", "EUR 2,450.10", "GBP 2,450.00", "2,450.00"),
    ("zh-Hans", "120万美元", "120万欧元", "120美元", "12万美元", "120万元", "120万"),
    (
        "en",
        "17 U.S.C. § 512(g)(3)",
        "17 U.S.C. § 512(f)(3)",
        "18 U.S.C. § 512(g)(3)",
        "17 U.S.C. § 512(g)(2)",
        "§ 512(g)(3)",
    ),
    ("zh-Hans", "第17编第512条（g）（3）", "第17编第512条（c）（3）", "第18编第512条（g）（3）", "第512条（g）（3）"),
    ("zh-Hans", "第五十九条第一款", "第五十八条第一款", "第五十九条第二款", "第五十九条"),
    ("en", "Exhibits 1 to 4", "Exhibits 1 to 3", "Exhibits 2 to 4", "Annexes 1 to 4", "Exhibits 1 and 4"),
    ("zh-Hans", "证据1至证据4", "证据1至证据3", "附件1至附件4", "证据1、证据4"),
    ("en", "IP-002-88213", "IP-002-88231", "IP-002-8821", "IQ-002-88213"),
    ("en", "50%", "15%", "50", "5%"),
    ("zh-Hans", "百分之五十", "百分之十五", "千分之五十", "五十件"),
    ("en", "9:40 a.m.", "9:40 p.m.", "9:14 a.m.", "8:40 a.m."),
    ("zh-Hans", "上午9时40分", "下午9时40分", "上午9时14分", "北京时间上午9时40分"),
    ("en", "ip@mohe.example", "ip@mohe2.example", "lp@mohe.example"),
    ("en", "+86 571 8500 0000", "+86 571 8500 0001", "+85 571 8500 0000"),
    (
        "en",
        "https://shop.example/a/1",
        "https://shop.example/a/2",
        "https://shops.example/a/1",
        "https://shop.example/A/1",
    ),
    ("en", "30 cm", "30 mm", "31 cm"),
    ("en", "class 9", "class 11", "page 9"),
]


@pytest.mark.parametrize("row", CHANGED, ids=lambda r: r[1])
def test_a_changed_text_has_other_values(row):
    language, first, *changed = row
    read = {text: frozenset((v.kind, v.key) for v in values_of(text, language)) for text in (first, *changed)}
    assert len(set(read.values())) == len(read), read


@settings(max_examples=200, deadline=None)
@given(days, st.integers(0, 9), st.integers(0, 30))
def test_any_changed_digit_of_a_day_is_seen(day, digit, place):
    for language, text in (("en", DATE_STYLES["en"][0](day)), ("zh-Hans", DATE_STYLES["zh-Hans"][0](day))):
        places = [i for i, c in enumerate(text) if c.isdigit()]
        at = places[place % len(places)]
        changed = text[:at] + str(digit) + text[at + 1 :]
        if changed != text:
            assert {(v.kind, v.key) for v in values_of(changed, language)} != {
                (v.kind, v.key) for v in values_of(text, language)
            }


def test_places_are_those_of_the_original_text():
    text = "共 ４ 张照片，２０２６年６月２５日\n拍摄，证据\n1。"
    found = {v.key: text[v.start : v.end] for v in values_of(text, "zh-Hans") if not v.soft}
    assert found["2026-06-25"] == "２０２６年６月２５日"
    assert found["4"].startswith("４")


def test_a_long_text_is_read_in_reasonable_time():
    text = (
        "The goods were sold on 25 June 2026 for EUR 2,450.00 under Article 5(2); see Exhibits 1 to 3. Nothing else follows. "
        * 900
    )
    assert len(values_of(text, "en")) == 900 * 6
