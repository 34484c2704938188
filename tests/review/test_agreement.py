"""Both languages say the same, and what the facts and the composition say: what differs is found, what is only worded otherwise is not."""

import calendar
import re
from dataclasses import replace

import pytest

import bench
from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.findings import Severity
from rejoinder.reading import Reading, Segment, fold, paired, reading_of
from rejoinder.reading.plain import read_text
from rejoinder.review.agreement import agreement
from rejoinder.review.agreement.composed import changes
from rejoinder.review.examined import Examined
from rejoinder.text import plain_text
from review.clause_texts import all_texts

DRAFTS = {name: (subject, draft) for name, subject, draft in bench.drafts()}
LETTER = "letter-two-rights/reply"


PASSAGES = {"agreement.passage", "agreement.passage-doubtful"}
FILLERS = ("某某", "such", "Such")


def pair(english, chinese):
    return Examined(Reading("", (Segment(english, "en", pair=0), Segment(chinese, "zh-Hans", pair=0))))


def found(examined, severity=None):
    return [f for f in agreement(examined) if severity in (None, f.severity)]


def rules(examined, severity=None):
    return [f.rule.removeprefix("agreement.") for f in found(examined, severity)]


# ---- what is right is left alone


@pytest.mark.parametrize("name", DRAFTS)
def test_no_finding_on_a_composed_sample(name):
    subject, draft = DRAFTS[name]
    assert rules(Examined(reading_of(draft), draft.kind, subject, draft)) == []
    assert rules(Examined(reading_of(draft), draft.kind)) == []


@pytest.mark.parametrize("name", [n for n in DRAFTS if "unfinished" not in n])
def test_no_finding_on_a_sample_read_back_from_plain_text(name):
    subject, draft = DRAFTS[name]
    text = "\n\n".join(plain_text(draft, language) for language in draft.languages)
    reading = paired(read_text(text, "letter.txt"))
    assert rules(Examined(reading, draft.kind, subject, draft)) == []


def test_no_finding_on_any_clause():
    told = {name: found(pair(texts["en"], texts["zh-Hans"])) for name, texts in all_texts()}
    assert len(told) > 500
    assert {name: said for name in told if (said := [f.rule for f in told[name] if not of_a_filler(f)])} == {}


def of_a_filler(said):
    """Where the clause has a stand-in for a fact, the two languages have nothing in common by which to know the sentence again."""
    return said.rule in PASSAGES and any(word in said.where.quote for word in FILLERS)


# ---- one language against the other: English, Chinese that agrees, Chinese that does not, the rule

PAIRS = [
    ("We received it on 25 June 2026.", "我方于2026年6月25日收悉。", "我方于2026年7月25日收悉。", "date"),
    ("We received it on 25 June 2026.", "我方于二〇二六年六月二十五日收悉。", "我方于二〇二五年六月二十五日收悉。", "date"),
    ("We received it on June 25, 2026.", "我方于2026-06-25收悉。", "我方收悉。", "date"),
    ("It ran from 3 to 4 February 2026.", "期间为2026年2月3日至4日。", "期间为2026年2月3日至5日。", "date"),
    ("There are 14 listings.", "共有14个链接。", "共有4个链接。", "number"),
    ("There are 12 units.", "共有十二件。", "共有123件。", "number"),
    ("Four photographs are shown.", "所示为四张照片。", "所示为三张照片。", "number"),
    ("They sold 1.2 million units.", "售出120万件。", "售出12万件。", "number"),
    ("They sold 1,200 units.", "售出１２００件。", "售出1200万件。", "number"),
    ("The second batch was sold.", "第二批已售出。", "第三批已售出。", "number"),
    ("The lamp is 30 cm high.", "台灯高30厘米。", "台灯高30毫米。", "number"),
    ("A share of 50% is claimed.", "主张百分之五十的份额。", "主张百分之十五的份额。", "percent"),
    ("A share of 50 per cent is claimed.", "主张五成的份额。", "主张五分之一的份额。", "percent"),
    ("The sum is USD 1,200,000.", "金额为120万美元。", "金额为120万欧元。", "money"),
    ("The sum is EUR 2,450.00.", "金额为2,450.00欧元。", "金额为2,540.00欧元。", "money"),
    ("The sum is CNY 10,000.", "金额为人民币壹万元整。", "金额为人民币壹拾万元整。", "money"),
    ("The sum is $500.", "金额为500美元。", "金额为500欧元。", "money"),
    ("The meeting is at 9:40 a.m. Beijing time.", "会议于北京时间上午9时40分举行。", "会议于北京时间下午9时40分举行。", "time"),
    ("The meeting is at 09:40 (UTC+8).", "会议于09:40（UTC+8）举行。", "会议于09:40（UTC+1）举行。", "time"),
    ("Answer within 14 days.", "请于14日内答复。", "请于40日内答复。", "period"),
    ("Answer within fourteen days.", "请于两周内答复。", "请于两个月内答复。", "period"),
    ("Answer within 10 business days.", "请于十个工作日内答复。", "请于十日内答复。", "period"),
    ("Use was absent for three consecutive years.", "连续三年未使用。", "连续五年未使用。", "period"),
    ("Complaint IP-002-88213 is answered.", "兹答复投诉IP-002-88213。", "兹答复投诉IP-002-88231。", "identifier"),
    ("Write to ip@mohe-trading.example.", "请致函ip@mohe-trading.example。", "请致函ip@mohe-trade.example。", "identifier"),
    ("See https://shop.example/p/1.", "见https://shop.example/p/1。", "见https://shop.example/p/7。", "identifier"),
    ("Call +86 571 8500 0000.", "请致电+86-571-85000000。", "请致电+86-571-85000001。", "identifier"),
    ("Under 17 U.S.C. § 512(g)(3) it ends.", "依《美国法典》第17编第512条（g）（3）终止。", "依《美国法典》第17编第512条（f）（3）终止。", "citation"),
    ("Article 59(1) of the Trademark Law applies.", "适用商标法第五十九条第一款。", "适用商标法第五十九条第二款。", "citation"),
    ("Articles 18 and 58 apply.", "适用第18条及第58条。", "适用第18条及第59条。", "citation"),
    ("See Exhibits 1 to 4.", "见证据1至证据4。", "见证据1至证据3。", "reference"),
    ("See Exhibit 3.", "见证据三。", "见附件三。", "reference"),
    ("It is registered in class 9.", "注册于第9类。", "注册于第11类。", "reference"),
    ("Exhibit 1 shows A, and Exhibit 2, Exhibit 2 shows B.", "证据1证明甲，证据2、证据2证明乙。", "证据1证明甲，证据1、证据2证明乙。", "reference"),
    ("The demand is not accepted.", "我方不接受该要求。", "我方接受该要求。", "negation"),
    ("The demand is denied.", "我方否认该要求。", "我方认可该要求。", "negation"),
    ("No admission is made.", "不构成任何承认。", "构成承认。", "negation"),
    ("The goods were sold without consent.", "该商品未经同意售出。", "该商品经同意售出。", "negation"),
    ("No letter is an admission; nothing is agreed.", "函件不构成承认。我方未作任何同意。", "函件不构成承认。我方已作同意。", "negation"),
    ("No letter is an admission, and nothing is agreed.", "函件不构成承认，我方未作任何同意。", "函件不构成承认，我方已作同意。", "negation-count"),
    ("It takes not less than 10 days.", "期限不少于10日。", "期限为10日。", "bound"),
    ("The platform must restore the listing.", "平台应恢复该链接。", "平台可以恢复该链接。", "modality"),
    ("The platform may restore the listing.", "平台可以恢复该链接。", "平台应当恢复该链接。", "modality"),
    ("The complainant sold that batch.", "投诉人售出该批商品。", "我方售出该批商品。", "role"),
    ("The complainant sold the batch to us.", "投诉人将该批商品售予我方。", "我方将该批商品售予投诉人。", "role"),
    ("Nordlicht Leuchten GmbH authorised Ostlea Wholesale Ltd.", "Nordlicht Leuchten GmbH授权Ostlea Wholesale Ltd。", "Ostlea Wholesale Ltd授权Nordlicht Leuchten GmbH。", "role"),
    ("The complainant is the owner.", "投诉人系权利人。", "贵方系权利人。", "role-absent"),
    ("The complainant asks; the complainant waits.", "投诉人提出请求，投诉人等待。", "投诉人提出请求，贵方等待。", "role-lost"),
    ("The complainant asks, and the complainant owns it.", "投诉人提出请求，投诉人享有该权利。", "投诉人提出请求，其享有该权利。", "role-missing"),
    ("We ask the complainant; we wait for the complainant.", "我方请求投诉人；我方等待投诉人。", "我方请求投诉人；我方等待我方。", "role"),
    ("You ask for payment; we decline.", "贵方请求付款；我方拒绝。", "我方请求付款；我方拒绝。", "role"),
    ("Your letter reached us in May.", "来函于五月送达我方。", "本函于五月送达我方。", "role-absent"),
    ("The goods come from Ostlea Wholesale Ltd.", "商品购自Ostlea Wholesale Ltd。", "商品购自Ostela Wholesale Ltd。", "name"),
    ("The goods come from the owner.", "商品购自权利人。", "商品购自权利人Brandthal。", "latin"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "right", "wrong", "rule"), PAIRS, ids=lambda x: x if len(x) < 14 else None)
def test_what_agrees_is_silent_and_what_differs_is_found(english, right, wrong, rule):
    assert rules(pair(english, right)) == []
    assert rule in rules(pair(english, wrong))


@pytest.mark.parametrize(("chinese", "right", "wrong", "rule"), [(z, e, None, r) for e, z, _, r in PAIRS][:4])
def test_it_does_not_matter_which_language_comes_first(chinese, right, wrong, rule):
    reading = Reading("", (Segment(chinese, "zh-Hans", pair=0), Segment(right, "en", pair=0)))
    assert rules(Examined(reading)) == []


# English and Chinese that say the same although a careless comparison would find a difference
SAME = [
    ("No third party used one of the marks.", "任何第三方均未使用上述商标之一。"),
    ("The two texts are unified in every respect.", "两份文本在各方面完全一致、统一。"),
    ("It is a 3D model.", "系三维模型。"),
    ("Both arms have slots.", "两臂均设长孔。"),
    ("60 days (90 for a defendant abroad) are given.", "期限为60日（被告在境外的，90日）。"),
    ("The complaint is not only late; it is unfounded.", "本次投诉不仅迟延，亦无依据。"),
    ("There is no basis for this demand.", "该要求缺乏依据。"),
    ("The claim is rejected.", "该主张不予认可。"),
    ("This is denied.", "对此，我方不予认可。"),
    ("The lamp is made of stainless steel.", "该灯由不锈钢制成。"),
    ("The request for a declaration of invalidity is pending.", "无效宣告请求正在审查。"),
    ("The goods are from Wuxi.", "商品来自无锡。"),
    ("See No. 018123456 of the register.", "见注册簿第018123456号。"),
    ("The period is ten (10) business days.", "期限为十（10）个工作日。"),
    ("Section 12 of the Trade Marks Act 1994 applies.", "适用《1994年商标法》第12条。"),
    ("The platform is 1688.com.", "平台为1688。"),
    ("It cannot be upheld.", "该投诉不能成立。"),
    ("Whether it is valid is open.", "其是否有效尚待认定。"),
    ("The market is notable and the offers are usual.", "该市场非常著名，要约亦属通常。"),
    ("Write to us rather than to our customers.", "请致函我方，勿致函我方客户。"),
    ("We rely on the file instead of the print.", "我方以文件为准，而不是以打印件为准。"),
    ("Choose delivery instead of pick-up.", "请选择送货以代替自提。"),
]


@pytest.mark.parametrize(("english", "chinese"), SAME)
def test_the_same_said_otherwise_is_no_difference(english, chinese):
    assert rules(pair(english, chinese), Severity.ERROR) == []


def test_a_finding_marks_the_very_words_and_names_both_languages():
    (one,) = found(pair("Paid on 5 May 2026: EUR 20.", "已于2026年5月5日支付30欧元。"))
    assert one.where.quote == "EUR 20"
    assert one.where.language == "en"
    assert "30欧元" in one.message.en
    assert "30欧元" in one.message.zh
    assert "英文" in one.message.zh


def test_what_stands_instead_is_known_so_that_both_sides_can_be_marked():
    (one,) = found(pair("Paid on 5 May 2026: EUR 20.", "已于2026年5月5日支付30欧元。"))
    assert [(w.language, w.quote) for w in one.beside] == [("zh-Hans", "30欧元")]
    (alone,) = found(pair("Paid on 5 May 2026: EUR 20.", "已于2026年5月5日支付。"))
    assert alone.beside == ()


def test_a_lost_denial_is_told_by_the_two_sentences():
    (one,) = (
        f for f in found(pair("All is well. We do not admit it.", "一切如常。我方承认。")) if "negation" in f.rule
    )
    assert one.message.en == (
        "The English text denies this; the Chinese (simplified) text does not. "
        "English: “We do not admit it.” Chinese (simplified): “我方承认。”"
    )
    assert one.message.zh.startswith("英文文本为否定，简体中文文本为肯定，含义相反。")
    assert [w.language for w in one.beside] == ["zh-Hans"]


def test_a_visible_gap_excuses_what_is_missing_but_not_what_is_wrong():
    gap = "[MISSING: Date of the letter (complaint.dated)]"
    assert rules(pair(f"Dated {gap}, received on 5 May 2026.", "日期为2026年3月1日，2026年5月5日收到。")) == []
    assert rules(pair(f"Dated {gap}, received on 5 May 2026.", "2026年5月6日收到。")) == ["date"]


def test_a_language_without_value_words_is_not_compared():
    reading = Reading(
        "", (Segment("Answer within 14 days.", "en", pair=0), Segment("Antwort in 14 Tagen.", "de", pair=0))
    )
    assert rules(Examined(reading)) == []


# ---- the frame


def bilingual(*pairs):
    segments = [Segment(text, tag, pair=n) for n, row in enumerate(pairs) for tag, text in row.items() if text]
    return Examined(Reading("", tuple(segments)))


ROWS = ({"en": "First point.", "zh-Hans": "要点甲。"}, {"en": "Other point.", "zh-Hans": "要点乙。"})


def test_a_paragraph_of_one_language_is_found():
    assert rules(bilingual(*ROWS)) == []
    assert rules(bilingual(*ROWS, {"en": "Another point.", "zh-Hans": ""})) == ["structure"]
    assert rules(bilingual(*ROWS, {"en": "Another point.", "zh-Hans": " "})) == ["structure"]
    lone = Segment("只有中文。", "zh-Hans")
    assert rules(Examined(Reading("", (*bilingual(*ROWS).reading.segments, lone)))) == ["structure"]


def test_a_sentence_left_untranslated_is_found_and_a_name_is_not():
    name = {"en": "Quaile Marchbank LLP", "zh-Hans": "Quaile Marchbank LLP"}
    text = "this demand is not accepted by the seller"
    assert rules(bilingual(*ROWS, name)) == []
    assert "untranslated" in rules(bilingual(*ROWS, {"en": text, "zh-Hans": text}))


def test_another_order_of_paragraphs_is_found():
    english, chinese = (bilingual(*ROWS).reading.of(tag) for tag in ("en", "zh-Hans"))
    assert rules(Examined(Reading("", english + chinese))) == []
    assert rules(Examined(Reading("", english + chinese[::-1]))) == ["order"]


def test_another_number_of_items_is_found():
    items = tuple(replace(s, form="item") for s in bilingual(*ROWS).reading.segments)
    merged = (*items[:3], replace(items[3], form="paragraph"))
    assert rules(Examined(Reading("", items))) == []
    assert rules(Examined(Reading("", merged))) == ["count"]


# ---- our own text against the composition and the facts


def edited(name=LETTER, *edits, language=None):
    """The sample with words replaced, in one language or in each language that has them."""
    subject, draft = DRAFTS[name]
    segments = []
    for segment in reading_of(draft).segments:
        text = segment.text
        for old, new in edits:
            if language in (None, segment.language):
                text = text.replace(old, new)
        segments.append(replace(segment, text=text, own=text == segment.text))
    assert any(not s.own for s in segments)
    return Examined(Reading("", tuple(segments), "ours"), draft.kind, subject, draft)


EDITS = [
    # both languages changed alike: the facts find it
    ([("5 June 2026", "6 June 2026"), ("2026年6月5日", "2026年6月6日")], None, "changed-value"),
    ([("1,850.00", "1,580.00")], None, "changed-value"),
    ([("dated 5 June 2026", "dated 8 June 2026"), ("贵所2026年6月5日来函。", "贵所2026年6月8日来函。")], None, "changed-value"),
    ([("Exhibits 3 and 4", "Exhibits 3 to 6"), ("证据3、证据4", "证据3至证据6")], None, "changed-value"),
    ([("12 June 2026", "12 June 2027"), ("2026年6月12日", "2027年6月12日")], None, "changed-value"),
    ([("UK00004990417", "UK00004990471")], None, "changed-value"),
    ([("kept)", "kept on 3 March 2026)"), ("已留存）", "于2026年3月3日留存）")], None, "fact"),
    ([("kept)", "kept for 7 years)"), ("已留存）", "留存7年）")], None, "added"),
    ([(" on 12 January 2026 by", " by"), ("于2026年1月12日在英国", "在英国")], None, "omitted"),
    ([("ip@mohe-trading.example", "us")], None, "lost"),
    ([("is not accepted", "is accepted"), ("不予接受", "予以接受")], None, "changed-negation"),
    ([("Brackenfold Kitchen Ltd", "Brackenfield Kitchen Ltd")], None, "changed-name"),
    # one language
    ([("It is not accepted", "It is accepted")], "en", "changed-negation"),
    ([("不予接受", "予以接受")], "zh-Hans", "changed-negation"),
    ([("It is not accepted", "It stays an open point")], "en", "reworded-negation"),
    ([("We answer without", "The complainant answers without")], "en", "changed-role"),
    ([("You ask for the sale", "We ask for the sale")], "en", "changed-role"),
    ([("贵所在其中", "我方在其中")], "zh-Hans", "changed-role"),
    ([("投诉人将该批商品售予Ostlea Wholesale Ltd，后者再售予我方", "我方将该批商品售予Ostlea Wholesale Ltd，后者再售予投诉人")], "zh-Hans", "changed-role"),
    ([("杭州陌禾贸易有限公司", "杭州陌和贸易有限公司")], "zh-Hans", "changed-name"),
    ([(" It is not accepted.", "")], "en", "sentence-lost"),
    ([("我方可予以补充或更正。", "")], "zh-Hans", "sentence-lost"),
    ([("It is not accepted.", "It is not accepted. The weather in Hangzhou was fine.")], "en", "sentence-added"),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "language", "rule"), EDITS)
def test_an_edit_of_our_text_is_judged_by_composition_and_facts(edits, language, rule):
    assert rule in rules(edited(LETTER, *edits, language=language))


def test_a_duty_that_becomes_a_permission_is_found():
    examined = edited("joom-dmca-photographs/signer-sheet", ("it must be true", "it may be true"), language="en")
    assert rules(examined) == ["changed-modality"]


def test_a_denial_lost_by_hand_is_told_by_the_sentence_as_drafted_and_as_it_stands():
    examined = edited(LETTER, (" is not accepted", " is accepted"))
    one = next(f for f in agreement(examined) if f.rule.endswith("ed-negation"))
    assert "was removed or added. Composed: “" in one.message.en
    assert one.where.quote in one.message.en
    assert "原稿：“" in one.message.zh


def test_parties_exchanged_by_hand_are_told_in_words_of_each_language():
    examined = edited(LETTER, ("We answer without", "The complainant answers without"), language="en")
    (told,) = (f.message for f in agreement(examined) if f.rule == "agreement.changed-role")
    assert told.en == (
        "The parties were exchanged: the draft has “We” (we), the text now has “complainant” (the complainant)."
    )
    assert told.zh == "当事人称谓被调换：原稿为“We”（我方），现为“complainant”（投诉人）。"


def test_two_names_exchanged_in_one_language_are_found():
    names = [
        ("Xu Zhaoning to Hangzhou", "\x00 to Hangzhou"),
        ("Hangzhou Mohe Trading Co., Ltd. under", "Xu Zhaoning under"),
    ]
    examined = edited(LETTER, *names, ("\x00", "Hangzhou Mohe Trading Co., Ltd."), language="en")
    assert {"changed-role", "role"} & set(rules(examined))


def test_a_fault_is_told_once():
    assert rules(edited(LETTER, ("12 January 2026 by", "13 January 2026 by"), language="en")) == ["date"]


def test_the_composition_finds_it_in_a_paper_of_one_language():
    subject, draft = DRAFTS[LETTER]
    paper = draft.operative_paper()
    text = (
        plain_text(paper, "en")
        .replace("12 January 2026 by", "13 January 2026 by")
        .replace("is not accepted", "is accepted")
    )
    examined = Examined(read_text(text, "letter.txt"), draft.kind, subject, draft)
    assert {"changed-value", "changed-negation"} <= set(rules(examined, Severity.ERROR))


def test_a_paragraph_split_in_two_is_no_fault():
    subject, draft = DRAFTS[LETTER]
    text = plain_text(draft, "en").replace(
        "This is shown by Exhibits 1 and 2.", "\n\nThis is shown by Exhibits 1 and 2."
    )
    assert rules(Examined(read_text(text, "letter.txt"), draft.kind, subject, draft), Severity.ERROR) == []


def test_a_text_that_is_no_edit_of_ours_is_not_compared_with_the_composition():
    subject, draft = DRAFTS[LETTER]
    other = read_text("Dear Madam,\n\nWe saw you on 3 March 1999 at 3 p.m.\n\nYours", "other.txt")
    assert changes(Examined(other, draft.kind, subject, draft)) == ()


BENIGN = [
    ("en", "is not accepted", "is rejected"),
    ("en", "is not accepted", "cannot be accepted"),
    ("en", "cannot be upheld", "must fail"),
    ("en", "is denied", "is contested"),
    ("en", "is no admission", "does not amount to an admission"),
    ("en", "Nobody is authorised", "No one is authorised"),
    ("en", "the complainant", "the complaining party"),
    ("en", "12 January 2026", "January 12, 2026"),
    ("en", "within 14 days", "within fourteen days"),
    ("en", "GBP 1,850.00", "£1,850"),
    ("en", "Exhibits 1 and 2", "Exhibit 1 and Exhibit 2"),
    ("en", "four photographs", "4 photographs"),
    ("en", ", and ", ". And "),
    ("en", "enclosed", "attached"),
    ("zh-Hans", "不予接受", "不予认可"),
    ("zh-Hans", "不予接受", "恕难接受"),
    ("zh-Hans", "缺乏依据", "没有依据"),
    ("zh-Hans", "不能成立", "无法成立"),
    ("zh-Hans", "我方", "我司"),
    ("zh-Hans", "投诉人", "投诉方"),
    ("zh-Hans", "2026年1月12日", "二〇二六年一月十二日"),
    ("zh-Hans", "14日内", "十四日内"),
    ("zh-Hans", "第十八条", "第18条"),
    ("zh-Hans", "，", ", "),
    ("zh-Hans", "四张", "4张"),
]


@pytest.mark.parametrize(("language", "old", "new"), BENIGN)
def test_a_synonym_or_another_way_of_writing_is_no_error(language, old, new):
    assert rules(edited(LETTER, (old, new), language=language), Severity.ERROR) == []


# ---- recall: one word changed in one language, nothing known but the two texts


def each(pattern, change):
    def changed(text):
        for match in re.finditer(pattern, text):
            yield text[: match.start()] + change(match[0]) + text[match.end() :]

    return changed


MONTHS = list(calendar.month_name)[1:]
DENIALS = {
    "cannot": "can",
    "nothing": "all",
    "Nothing": "All",
    "No": "A",
    "no": "a",
    "without": "with",
    "Nobody": "Everybody",
}
MUTATIONS = {
    ("en", "figure"): each(r"\d(?!\d)", lambda d: str((int(d) + 3) % 10)),
    ("zh-Hans", "figure"): each(r"\d(?!\d)", lambda d: str((int(d) + 3) % 10)),
    ("en", "month"): each("|".join(MONTHS), lambda m: MONTHS[(MONTHS.index(m) + 1) % 12]),
    ("en", "denial"): each(r"\b(?:not|cannot|[Nn]o|[Nn]othing|Nobody|without)\b(?! only|\.| \|)", lambda w: DENIALS.get(w, "")),
    ("zh-Hans", "denial"): each(r"没有|不予|不得|不能|未经|(?<!除)[不未非](?!仅|来|锈|作为|正当)", lambda w: {"不予": "予以", "不得": "得", "不能": "能", "未经": "经", "没有": "有"}.get(w, "")),
}  # fmt: skip
RECALL = {"figure": 1.0, "month": 1.0, "denial": 0.95}


@pytest.mark.parametrize(("language", "what"), MUTATIONS)
def test_a_change_in_one_language_is_found_from_the_texts_alone(language, what):
    total = hits = 0
    for name in ("joom-trademark/reply", "request-copy/request-for-complaint"):
        for one in reading_of(DRAFTS[name][1]).pairs():
            texts = {tag: one.text(tag) for tag in one.sides}
            for text in MUTATIONS[language, what](fold(texts[language], case=True).text):
                total += 1
                hits += bool(found(pair(*({**texts, language: text}[tag] for tag in ("en", "zh-Hans")))))
    assert total > 10
    assert hits / total >= RECALL[what], f"{hits} of {total}"


def test_every_denial_dropped_in_one_language_is_an_error_where_the_composition_is_known():
    subject, draft = DRAFTS[LETTER]
    segments = reading_of(draft).segments
    for number, segment in enumerate(segments):
        if segment.form != "item" and (texts := list(MUTATIONS[segment.language, "denial"](segment.text))):
            changed = (*segments[:number], replace(segment, text=texts[-1], own=False), *segments[number + 1 :])
            examined = Examined(Reading("", changed, "ours"), draft.kind, subject, draft)
            assert rules(examined, Severity.ERROR), texts[-1]


# ---- sentences that one language has and the other has not

SAME = (
    "The goods were bought from the complainant's distributor in Hamburg on 5 June 2026. We deny any infringement. All rights are reserved.",
    "商品系于2026年6月5日自投诉人在汉堡的经销商处购得。我方否认任何侵权。保留一切权利。",
)


def test_sentences_that_stand_in_both_languages_are_no_fault():
    assert rules(pair(*SAME)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("We deny any infringement. ", "", "我方否认任何侵权。"),
        (" All rights are reserved.", "", "保留一切权利。"),
        ("The goods were bought from the complainant's distributor in Hamburg on 5 June 2026. ", "", "商品系于2026年6月5日自投诉人在汉堡的经销商处购得。"),
        ("我方否认任何侵权。", "", "We deny any infringement."),
        ("保留一切权利。", "", "All rights are reserved."),
        ("All rights", "The samples are kept in the warehouse of our forwarder. All rights", "The samples are kept in the warehouse of our forwarder."),
        ("保留一切权利。", "样品存放于我方货代的仓库。保留一切权利。", "样品存放于我方货代的仓库。"),
    ],
)  # fmt: skip
def test_a_sentence_of_one_language_only_is_quoted(old, new, said):
    told = [f for f in found(pair(*(text.replace(old, new) for text in SAME))) if f.rule in PASSAGES]
    assert [f.where.quote for f in told] == [said]


def test_a_clause_of_a_sentence_is_found_too():
    english = "This letter admits neither infringement nor liability, nor the validity of any right; all rights, claims and defences are reserved."
    assert (
        rules(pair(english, "本函不构成我方对侵权、责任或任何权利有效性的承认；我方保留一切权利、请求和抗辩。")) == []
    )
    assert "passage" in rules(pair(english, "本函不构成我方对侵权、责任或任何权利有效性的承认。"))


def test_a_passage_that_may_be_there_is_a_warning():
    short = pair(
        SAME[0].replace("All rights are reserved.", "We have many buyers abroad."),
        SAME[1].replace("保留一切权利。", ""),
    )
    assert [f.severity for f in found(short) if f.rule in PASSAGES] == [Severity.WARNING]


def test_every_rule_is_shown_at_work():
    shown = {row[3] for row in PAIRS} | {row[2] for row in EDITS}
    shown |= {
        "structure",
        "untranslated",
        "order",
        "count",
        "changed-modality",
        "client",
        "passage",
        "passage-doubtful",
    }  # each in a test of its own
    known = read(library.templates() / "findings" / "agreement.yaml").data
    assert {rule.removeprefix("agreement.") for rule in known} == shown
