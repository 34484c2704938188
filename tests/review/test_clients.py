"""A law firm's “our client” is not 我方: in a letter of a firm that means the firm itself."""

import pytest

from rejoinder.findings import Severity
from rejoinder.reading import Reading, Segment, read_text
from rejoinder.review.clients import client_or_firm
from rejoinder.review.examined import Examined

FIRM = ("We act for Juniper Sample Co., Ltd.", "我们代表杜松样例有限公司。")
SELLER = ("We refer to your letter.", "贵所来函收悉。")


def told(*pairs):
    segments = [
        Segment(text, language, pair=number)
        for number, pair in enumerate(pairs)
        for text, language in zip(pair, ("en", "zh-Hans"), strict=True)
    ]
    found = client_or_firm(Examined(Reading("x.txt", tuple(segments)), "reply"))
    return [(f.rule, f.where.quote, f.beside[0].quote) for f in found]


@pytest.mark.parametrize(
    ("english", "chinese", "found"),
    [
        ("Our client denies this.", "我方予以否认。", ("Our client", "我方")),
        ("Your letter asks our client to pay.", "贵所来函要求我方付款。", ("our client", "我方")),
        ("Our clients do not admit anything.", "我司不作任何承认。", ("Our clients", "我司")),
        ("We deny this.", "我方委托人予以否认。", ("我方委托人", "We")),
        ("We ask you to tell our client the price.", "我们请贵方告知我方价格。", ("our client", "我方")),
    ],
)
def test_in_a_letter_of_a_firm_client_here_and_firm_there_is_told(english, chinese, found):
    assert told(FIRM, (english, chinese)) == [("agreement.client", *found)]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        FIRM,
        ("Our client denies this.", "我方委托人予以否认。"),
        ("Our client denies this.", "我方当事人予以否认。"),
        ("Our client denies this.", "委托人予以否认。"),
        ("Our client denies this.", "我们的客户予以否认。"),
        ("Our client denies this.", "杜松公司予以否认。"),
        ("We told our customers.", "我方已告知我方客户。"),
        ("We deny this for our client.", "我方代表委托人予以否认。"),
        ("We look forward to your answer.", "我方期待贵所答复。"),
        ("Your client is wrong; we deny this.", "贵所委托人有误，我方予以否认。"),
    ],
)
def test_what_agrees_is_left_alone(english, chinese):
    assert told(FIRM, (english, chinese)) == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("Our client denies this.", "我方予以否认。"),
        ("We sell to our customers only.", "我方仅向我方客户销售。"),
        ("Made for us by our supplier.", "我方受该公司委托生产，由委托人供货。"),
        ("Your client is wrong; we deny this.", "对方委托人有误，我方予以否认。"),
    ],
)
def test_a_seller_who_writes_himself_may_say_so(english, chinese):
    assert told(SELLER, (english, chinese)) == []


@pytest.mark.parametrize(
    "opening",
    [
        ("We represent Juniper Sample Co., Ltd.", "来函收悉。"),
        ("We are instructed by Juniper Sample Co., Ltd.", "来函收悉。"),
        ("Your letter was received.", "本所受杜松样例有限公司委托，答复如下。"),
        ("Your letter was received.", "我所接受杜松样例有限公司的委托，答复如下。"),
        ("On behalf of our client we answer as follows.", "来函收悉，答复如下。"),
    ],
)
def test_a_firm_is_known_by_what_it_says_in_either_language(opening):
    assert ("agreement.client", "Our client", "我方") in told(opening, ("Our client denies this.", "我方予以否认。"))


def test_it_is_a_warning_and_says_who_is_meant_by_each_word():
    reading = Reading("x", tuple(Segment(t, tag, pair=n) for n, p in enumerate([FIRM, ("Our client denies this.", "我方予以否认。")]) for t, tag in zip(p, ("en", "zh-Hans"), strict=True)))  # fmt: skip
    (found,) = client_or_firm(Examined(reading, "reply"))
    assert found.severity is Severity.WARNING
    assert "“我方”" in found.message.en
    assert "委托人" in found.repair.zh


def test_a_paper_in_one_language_has_none():
    assert list(client_or_firm(Examined(read_text("We act for Juniper. Our client denies this.", "x"), "reply"))) == []
