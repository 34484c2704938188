"""Names, numbers and terms are locked before and verified after; a text in which any was lost or touched is rejected, not repaired."""

import re

import pytest

from rejoinder.translation.locks import Rejected, lock, unlock

NAMES = {"杭州陌禾贸易有限公司": "Hangzhou Mohe Trading Co., Ltd."}


def locked(text, source="zh-Hans", target="en", names=NAMES):
    return lock(text, source, target, names)


def through(text, **more):
    """What comes back from a service that only adds a word of its own."""
    made = locked(text, **more)
    return unlock(made, made.text + " indeed")


# What a service gets to see


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("杭州陌禾贸易有限公司于2026年6月12日购入", "杭州陌禾"),
        ("共支付120万美元", "120"),
        ("商品编号B0SAMPLE63", "B0SAMPLE63"),
        ("见https://www.joom.com/en/products/65a1", "joom"),
        ("请联系ip@mohe-trading.example", "mohe"),
        ("依《经销协议》购入", "经销协议"),
        ("商标“NORDLICHT”", "NORDLICHT"),
        ("14日内提供", "14"),
        ("占百分之五十", "五十"),
    ],
)
def test_no_name_number_or_quotation_reaches_a_service(text, hidden):
    assert hidden not in locked(text).text


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("杭州陌禾贸易有限公司", "Hangzhou Mohe Trading Co., Ltd."),
        ("2026年6月12日", "12 June 2026"),
        ("二〇二六年六月十二日", "12 June 2026"),
        ("120万美元", "USD 1,200,000.00"),
        ("14日", "14 days"),
        ("10个工作日", "10 business days"),
        ("ASIN B0SAMPLE63", "B0SAMPLE63"),
    ],
)
def test_what_was_locked_comes_back_in_our_own_rendering(text, rendered):
    assert rendered in through(text)


@pytest.mark.parametrize(
    ("text", "rendered"),
    [("within 14 days", "14日"), ("on 12 June 2026", "2026年6月12日"), ("EUR 2,450.00", "2,450.00欧元")],
)
def test_the_same_from_english_into_chinese(text, rendered):
    assert rendered in through(text, source="en", target="zh-Hans", names={})


def test_a_legal_term_is_put_back_as_the_glossary_has_it():
    assert "trade" in through("该商标的注册证").lower()


# What comes back

TEXT = "杭州陌禾贸易有限公司于2026年6月12日支付120万美元。"


def markers(made):
    return list(made.renderings)


def test_markers_may_change_their_order():
    made = locked(TEXT)
    answer = " ".join(reversed(markers(made)))
    assert unlock(made, answer).split(" ", 2)[0] == "USD"


TOUCHED = {
    "lost": lambda m: "",
    "doubled": lambda m: m + " " + m,
    "lower case": str.lower,
    "spaces": lambda m: m[:2] + " " + m[2:],
    "full width": lambda m: m.translate({ord("0") + n: ord("０") + n for n in range(10)}),
    "translated": lambda m: re.sub(r"\d", lambda d: "一二三四五六七八九"[int(d[0]) - 1], m),
    "another number": lambda m: re.sub(r"\d+", "99", m),
    "cut": lambda m: m[:-1],
    "the name itself": lambda m: "Hangzhou Mohe",
}


@pytest.mark.parametrize("name", TOUCHED)
def test_a_marker_that_is_not_exactly_itself_rejects_the_text(name):
    made = locked(TEXT)
    for marker in markers(made):
        with pytest.raises(Rejected) as refused:
            unlock(made, made.text.replace(marker, TOUCHED[name](marker)))
        assert refused.value.why.zh


def test_a_marker_that_was_never_given_rejects_the_text():
    made = locked(TEXT)
    with pytest.raises(Rejected, match="came back changed"):
        unlock(made, made.text + " TQ77X")


def test_a_text_that_holds_a_marker_of_its_own_is_not_sent():
    with pytest.raises(Rejected, match="looks like a marker"):
        locked("型号TQ1X的台灯")


@pytest.mark.parametrize("text", ["依第512条（g）（3）提出", "约三分之一"])
def test_what_has_no_rendering_of_ours_is_left_to_a_person(text):
    with pytest.raises(Rejected, match="translated by a person"):
        locked(text)
