"""A text file as segments: what stands in it, where it stands, and in which language; whoever wrote it and however it was saved."""

from __future__ import annotations

import time

import pytest

import bench
from rejoinder.reading import Reading, Segment, read_text
from rejoinder.reading.decoding import decoded
from rejoinder.reading.script import language_of, languages_of

TEXTS = sorted(bench.SAMPLES.glob("*/expected/*.*.txt"))
LETTER = (bench.SAMPLES / "joom-trademark/expected/reply.en.txt").read_text("utf-8")
CHINESE = (bench.SAMPLES / "joom-trademark/expected/reply.zh-Hans.txt").read_text("utf-8")


def said(text: str) -> list[str]:
    return [s.text for s in read_text(text, "x.txt").segments]


def forms(text: str) -> list[tuple[str, str]]:
    return [(s.form, s.text) for s in read_text(text, "x.md").segments]


def at_its_place(reading: Reading, text: str) -> bool:
    """Whether each segment stands in the file at its line and column, letter for letter."""
    lines = text.replace("\r\n", "\n").split("\n")

    def stands(segment: Segment) -> bool:
        rest = "\n".join(lines[segment.line - 1 :])[segment.column - 1 :]  # type: ignore[operator]
        return rest.startswith(segment.text)

    return all(map(stands, reading.segments))


# Paragraphs and lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One.\n \u3000\nTwo.\n", ["One.", "Two."]),
        ("One.\r\n\r\nTwo.\r\n", ["One.", "Two."]),
        ("\ufeffOne.", ["One."]),
        ("We deny the claim and\nreserve our rights.", ["We deny the claim and\nreserve our rights."]),
        (
            "This answers the notice of 5 March 2026, which named the Digital\nMillennium Copyright Act and a lamp.",
            ["This answers the notice of 5 March 2026, which named the Digital\nMillennium Copyright Act and a lamp."],
        ),
        (
            "Brandthal & Osterkamp\nMusterallee 12, 20354 Hamburg\nGermany",
            ["Brandthal & Osterkamp", "Musterallee 12, 20354 Hamburg", "Germany"],
        ),
        ("Name: Jane Doe\nAddress: 12 Sample Road", ["Name: Jane Doe", "Address: 12 Sample Road"]),
        ("姓名：江若汀\n地址：厦门市样例路12号", ["姓名：江若汀", "地址：厦门市样例路12号"]),
        (
            "The pages are:\nhttps://shop.example/a\nhttps://shop.example/b",
            ["The pages are:", "https://shop.example/a", "https://shop.example/b"],
        ),
        ("We deny.\n我方否认。", ["We deny.", "我方否认。"]),
        ("My question?  \nNo, never.", ["My question?", "No, never."]),
        ("", []),
        (" \n\n ", []),
    ],
)
def test_paragraphs_and_lines(text: str, expected: list[str]) -> None:
    assert said(text) == expected


WRAPPED = [
    # at the margin, with a number that hangs over it
    "（三）我方仅出于审慎，在不承认任何侵权、责任，亦不承认所主张权利的有效性、权属\n或范围的前提下，已于2026年3月11日暂停销售商品编号\n65a1b2c3d4e5f60718290417（“NORDLICHT N200 LED台灯”），以待核实。上述措施\n不使我方负担任何义务。",
    # a sign whose comma found no room goes to the next line
    "我方保留一切权利、请求、抗辩及救济，包括进一步援引事实、理由及证据的权\n利，以及就所主张的任何权利向主管机关或法院请求宣告无效、撤销或以其他方式\n质疑的权利。",
    # with a Latin name cut in two
    "我方在ASIN编码B0SAMPLE63（“BRACKENFOLD BK-30电子厨房秤”）项下展示销售的\n商品均为正品，即BK-30电子厨房秤（批号2511-A）。该等商品由Brackenfold\nKitchen Ltd（投诉人本身）于2026年1月12日在英国首次投放市场。",
    # with words before a colon that could be a label
    "贵所在来函中所列的全部理由均不能成立，我方不予接受，具体理由如下所述\n该授权及于本公司，具体如下：权利人授权经销商，经销商授权本公司。",
    # short of the margin, by hand
    "本函的任何内容以及我方就本事项所采取的任何措施\n包括暂时停售商品或者修改商品页面的任何措施均不构成对任何侵权的承认\n或者自认。",
    # with names of files for the last line
    "为说明商品适配对象而如实、必要地提及他人商标，不构成侵权，证明文件；另见\n02_fit_table.pdf和03_packaging.pdf。",
    # with one letter left for the last line
    "关于偿付费用的要求（1,850.00英镑；出具该函的律师费用）：我方不接受该要\n求。该要求已转交我方法律顾问；我方未就此作出任何同意，转交亦不构成任何承\n认。",
]


@pytest.mark.parametrize("text", WRAPPED)
def test_a_chinese_paragraph_cut_at_the_margin_is_one(text: str) -> None:
    found = read_text(f"一、答复\n\n{text}\n\nWe deny the claim.\n", "x").segments
    assert [s.number + s.text for s in found[1:-1]] == [text]


@pytest.mark.parametrize(
    "lines",
    [
        # an address, a form, a date and a signature
        (
            "宁波潜屿灯饰有限公司（统一社会信用代码：91330212MA2EXMPL11）",
            "中国浙江省宁波市鄞州区样例街66号样例大厦二十一层，邮编315100",
            "电子邮箱：ip@qianyu-lighting.example；电话：+86 574 8700 0000",
        ),
        (
            "投诉编号（平台）：IP-002-88213（经平台转送）",
            "收到日期：2026年3月9日（经平台转送给我方的日期）",
            "期限：三日。",
        ),
        ("此致", "宁波潜屿灯饰有限公司", "2026年3月13日"),
        # paragraphs without a blank line between
        (
            "我方否认该项主张，理由见下文第二部分的全部说明以及所附的证据一至证据四。",
            "我方保留一切权利。",
            "请投诉人撤回就上述商品向平台提出的任何投诉，并将副本发送我方以供查核，不得迟延。",
            "此复。",
        ),
        (
            "\u3000\u3000我方否认该项主张，理由见下文第二部分的全部说明以及所附的证据一至证据四",
            "\u3000\u3000我方保留一切权利。",
        ),
        # points and items
        ("一、我方否认该项主张，理由见下文第二部分的全部说明以及所附的证据；", "二、我方保留一切权利。"),
        # lines in two languages
        ("We deny the claim that the complainant has brought against us and", "我方否认该项主张，理由见下文第二部分。"),
    ],
)
def test_chinese_lines_that_stand_for_themselves_are_not_put_together(lines: tuple[str, ...]) -> None:
    found = read_text("\n".join(lines), "x").segments
    assert [s.number + s.text for s in found] == [line.strip() for line in lines]


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: f"{p.parent.parent.name}/{p.name}")
def test_every_line_of_our_own_texts_is_a_segment_at_its_place(path) -> None:
    text = path.read_text("utf-8")
    reading = read_text(text, "x")
    assert [s.line for s in reading.segments] == [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert at_its_place(reading, text)
    assert {s.language for s in reading.segments} <= {path.name.split(".")[1], "", "en"}


@pytest.mark.parametrize("sample", sorted({p.parent for p in TEXTS}), ids=lambda p: p.parent.name)
def test_both_versions_of_our_own_texts_have_as_many_segments(sample) -> None:
    for path in sample.glob("*.en.txt"):
        english, chinese = (
            read_text(p.read_text("utf-8"), "x") for p in (path, path.with_name(path.name.replace(".en.", ".zh-Hans.")))
        )
        assert len(english.segments) == len(chinese.segments)


# Markdown, lists, forms


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Counter notice\n\nText.", [("heading", "Counter notice"), ("paragraph", "Text.")]),
        ("## Facts ##\nText.", [("heading", "Facts"), ("paragraph", "Text.")]),
        ("Facts\n=====\n\nText.", [("heading", "Facts"), ("paragraph", "Text.")]),
        ("- one\n- two", [("item", "one"), ("item", "two")]),
        ("* one\n  goes on\n* two", [("item", "one\n  goes on"), ("item", "two")]),
        ("(a) one;\n(b) two.", [("item", "one;"), ("item", "two.")]),
        ("1. 投诉人的授权书；\n2. 页面截图。", [("item", "投诉人的授权书；"), ("item", "页面截图。")]),
        ("1. The matter\n\n1.1 We deny it.", [("heading", "The matter"), ("point", "We deny it.")]),
        ("一、投诉事项\n\n（一）我方否认。", [("heading", "投诉事项"), ("point", "我方否认。")]),
        ("> They said:\n> no licence.", [("quote", "They said:\n> no licence.")]),
        ("```\ncode = 1\n```\nText.", [("code", "code = 1"), ("paragraph", "Text.")]),
        ("**Why was it wrong?**\n\nIt was mine.", [("paragraph", "Why was it wrong?"), ("paragraph", "It was mine.")]),
        ("**Facts**\n\nText.", [("subheading", "Facts"), ("paragraph", "Text.")]),
        ("| No. | File |\n|---|---|\n| 1 | a.pdf |", [("table-head", "No. | File"), ("table-row", "1 | a.pdf")]),
        ("No. | File\n1 | a.pdf", [("table-head", "No. | File"), ("table-row", "1 | a.pdf")]),
        ("Text.\n\n---\n\nMore.", [("paragraph", "Text."), ("paragraph", "More.")]),
        ("Signature: ______________", [("signature", "Signature: ______________")]),
        ("Telephone: [private]", [("meta", "Telephone: [private]")]),
    ],
)
def test_forms(text: str, expected: list[tuple[str, str]]) -> None:
    assert forms(text) == expected
    assert at_its_place(read_text(text, "x"), text)


@pytest.mark.parametrize(
    "text",
    [
        "13. März 2026",
        "13. March 2026 is the day.",
        "3.5 mm jack plug",
        "2.5米长的灯带",
        "(c) 2018 Lumen GmbH",
        "2026. That was the year.",
        "17 U.S.C. § 512 applies.",
        "-5 degrees",
    ],
)
def test_a_value_at_the_head_of_a_line_is_no_number_of_a_point(text: str) -> None:
    assert said(text) == [text]


@pytest.mark.parametrize("line", ["p. 1; further proof: the table.", "p. 12 and the table."])
def test_a_page_within_a_sentence_opens_no_item(line: str) -> None:
    text = f"Naming a mark truthfully is no infringement. Proof: the first capture,\n{line}"
    assert said(text) == [text]


def test_a_bracket_within_a_sentence_opens_no_item() -> None:
    text = "The removal follows from section 512\n(c) of the Act and from nothing else that we could find in it."
    assert said(text) == [text]


def test_the_number_is_kept_beside_the_text() -> None:
    segments = read_text("2.3 We deny.\n\n（四）我方否认。\n\n(b) a copy", "x").segments
    assert [s.number for s in segments] == ["2.3", "（四）", "(b)"]
    assert [s.column for s in segments] == [5, 4, 5]


# Two languages


def pairs(text: str) -> list[dict[str, str]]:
    return [{tag: pair.text(tag) for tag in pair.sides} for pair in read_text(text, "x").pairs()]


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        ("No admission is made. 不构成任何承认。", "No admission is made.", "不构成任何承认。"),
        ("不构成任何承认。No admission is made.", "No admission is made.", "不构成任何承认。"),
        ("We reserve all rights. / 我方保留一切权利。", "We reserve all rights.", "我方保留一切权利。"),
        ("# Appeal 申诉", "Appeal", "申诉"),
    ],
)
def test_one_line_in_two_languages_is_a_pair(text: str, english: str, chinese: str) -> None:
    assert pairs(text) == [{"en": english, "zh-Hans": chinese}]
    assert at_its_place(read_text(text, "x"), text)


@pytest.mark.parametrize(
    "text",
    [
        "Nordlicht Leuchten GmbH 主张其享有商标权。",
        "We bought the lamps from Foo Trading Co., Ltd. 杭州岚峙照明贸易有限公司",
        "The Chinese term is 不构成承认 and nothing else.",
        "Address: 中国浙江省宁波市样例街66号",
        "我方于2026年3月13日收到NORDLICHT GmbH的来函。",
        "以“compatible with”说明适配对象",
    ],
)
def test_a_name_or_a_quotation_makes_no_pair(text: str) -> None:
    assert said(text) == [text]


def test_columns_of_two_languages_are_pairs_row_by_row() -> None:
    text = "| English | 中文 |\n|---|---|\n| We deny the claim. | 我方否认该主张。 |\n| Germany | 德国 |"
    found = pairs(text)
    assert found[1] == {"en": "We deny the claim.", "zh-Hans": "我方否认该主张。"}
    assert len(found) == 3
    assert at_its_place(read_text(text, "x"), text)


def test_columns_of_labels_and_names_are_no_pairs() -> None:
    assert pairs("平台 | Joom\n账户 | Qianyu Lighting\n投诉人 | Nordlicht Leuchten GmbH") == []


# Languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("We deny the claim.", "en"),
        ("WE DENY THE CLAIM.", "en"),
        ("Yours sincerely,", "en"),
        ("Exhibits", "en"),
        ("我方否认该主张。", "zh-Hans"),
        ("我方否認該主張。", "zh-Hant"),
        ("商标、作品或外观设计", "zh-Hans"),
        ("ASIN编码：B0SAMPLE41", "zh-Hans"),
        ("被投诉商品为NORDLICHT N200 LED台灯，网址https://shop.example/lamp", "zh-Hans"),
        ("The letter names 杭州岚峙照明贸易有限公司 as our supplier.", "en"),
        ("1 | 01_采购合同.pdf | all | Purchase contract, prices masked", "en"),
        ("Wir weisen die Ansprüche zurück und geben keine Erklärung ab.", "de"),
        ("Nous contestons les droits que vous invoquez dans votre lettre.", "fr"),
        ("Мы отклоняем эти требования.", "ru"),
        ("当社はこの主張を認めません。", "ja"),
        ("우리는 이 주장을 인정하지 않습니다.", "ko"),
        ("植物の力牌面霜的投诉不能成立，我方不予认可。", "zh-Hans"),
        ("Brandthal & Osterkamp Rechtsanwälte PartG mbB", ""),
        ("Musterallee 12, 20354 Hamburg", ""),
        ("https://www.joom.com/en/products/65a1", ""),
        ("osterkamp@brandthal-osterkamp.example", ""),
        ("+86 574 8700 0000", ""),
        ("[private]", ""),
        ("01_采购合同.pdf", ""),
        ("SKU: YT-W30", ""),
        ("____________", ""),
        ("", ""),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


def test_what_shows_no_language_takes_that_of_the_text_around_it() -> None:
    german = "Wir weisen die Ansprüche zurück und geben keine Erklärung ab."
    assert languages_of([german, "Telefon: 040 1234"]) == ["de", "de"]
    traditional = "我方否認該等主張，並保留一切權利。"
    assert languages_of([traditional, "上述商品"]) == ["zh-Hant", "zh-Hant"]
    assert languages_of(["我方否认该等主张。", "我方否認該等主張。"]) == ["zh-Hans", "zh-Hant"]


# How a file was saved


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("text", [LETTER, CHINESE], ids=["English", "Chinese"])
def test_a_text_is_the_same_however_it_was_saved(text: str, encoding: str) -> None:
    assert decoded(text.replace("\n", "\r\n").encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("申诉：我方否认任何侵权，并保留一切权利。", "gbk"),
        ("申诉：我方否认任何侵权，并保留一切权利。", "gb2312"),
        ("我方否認任何侵權行為，並保留一切權利。", "big5"),
        ("Für die Grüße danken wir – mit „besten“ Wünschen.", "cp1252"),
        ("We don’t admit “anything”.", "cp1252"),
    ],
)
def test_older_encodings_are_known_by_what_comes_out(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)),
        b"\x7fELF\x02\x01\x01" + bytes(90),
        b"\x89PNG\r\n\x1a\n" + bytes(range(0, 250, 3)),
        bytes((7 * n * n + 13 * n) % 256 for n in range(3000)),
        "我方否认任何侵权。".encode() + b"\xff\xfe\xfd",
    ],
)
def test_what_is_no_text_is_not_read_as_one(raw: bytes) -> None:
    assert decoded(raw) is None


# Speed


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000,
        "a." * 150_000,
        " " * 300_000 + "x",
        "**a " * 75_000,
        "本." * 150_000,
        "\\" * 300_000,
        "a" + " <br>" * 60_000,
    ],
    ids=["letters", "dots", "blanks", "stars", "Chinese", "backslashes", "breaks"],
)
def test_no_text_keeps_the_reader_busy(text: str) -> None:
    start = time.process_time()
    read_text(text, "x")
    assert time.process_time() - start < 2
