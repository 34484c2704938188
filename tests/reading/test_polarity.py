"""Whether a text means what it says. Each row: the sentence, the word asked about, what the sentence does with it."""

import pytest

from rejoinder.reading import fold
from rejoinder.reading.polarity import attitude, negated

ENGLISH = [
    ("We copied the picture.", "copied", "asserted"),
    ("We infringed the mark, and the damage is small.", "infringed", "asserted"),
    # negated
    ("We have not copied the picture.", "copied", "negated"),
    ("We never copied the picture.", "copied", "negated"),
    ("We haven't copied the picture.", "copied", "negated"),
    ("Neither we nor our designer copied it.", "copied", "negated"),
    ("Nobody here copied it.", "copied", "negated"),
    ("No admission of any infringement is made.", "infringement", "negated"),
    ("Without admitting any infringement, we answer.", "infringement", "negated"),
    ("Nothing in this letter, and no step taken by us, is or is to be read as an admission.", "admission", "negated"),
    ("This letter is not to be read as an admission.", "admission", "negated"),
    ("This appeal admits neither infringement nor liability.", "admits", "negated"),
    ("The request accepts no right.", "accepts", "negated"),
    ("An admission is not made by this letter.", "admission", "negated"),
    ("We are unable to accept the demand.", "accept", "negated"),
    ("The complaint fails to show an infringement.", "infringement", "negated"),
    # denied
    ("We deny that we copied the picture.", "copied", "denied"),
    ("The seller denies any infringement.", "infringement", "denied"),
    ("Any infringement is denied.", "infringement", "denied"),
    ("So far as an infringement is alleged, this is denied.", "infringement", "denied"),
    ("It is wrong to say that we copied it.", "copied", "denied"),
    ("We refuse to sign the undertaking.", "sign", "denied"),
    ("The allegation that we copied it is unfounded.", "copied", "denied"),
    # the denial is denied, the negation affirms
    ("We do not deny that we copied the picture.", "copied", "asserted"),
    ("We do not dispute that we infringed the mark.", "infringed", "asserted"),
    ("It cannot be denied that we copied it.", "copied", "asserted"),
    ("Nobody can deny that we copied it.", "copied", "asserted"),
    ("We cannot but admit the infringement.", "admit", "asserted"),
    ("We have no choice but to admit it.", "admit", "asserted"),
    ("There is no doubt that we copied it.", "copied", "asserted"),
    ("Not only the title but the page infringed the mark.", "infringed", "asserted"),
    ("We did not know that we infringed the mark.", "infringed", "asserted"),
    ("We have not intentionally infringed the mark.", "infringed", "asserted"),
    ("Is this not an infringement?", "infringement", "asked"),
    ("We cannot say that we did not copy it.", "copy", "asserted"),
    # the negation stands in another clause
    ("We do not accept the demand, but we copied the picture.", "copied", "asserted"),
    ("We did not answer in time, and we infringed the mark.", "infringed", "asserted"),
    ("We used the picture without permission.", "used", "asserted"),
    ("Without your permission we used the picture.", "used", "asserted"),
    ("Although nothing was sold, we copied it.", "copied", "asserted"),
    ("No later than May we copied it.", "copied", "asserted"),
    # alleged
    ("You allege that we copied the picture.", "copied", "alleged"),
    ("The complainant says that the lamps are fakes.", "fakes", "alleged"),
    ("It is asserted that we copied it.", "copied", "alleged"),
    ("The allegedly infringing listing is online.", "infringing", "alleged"),
    ("The so-called infringement took place in May.", "infringement", "alleged"),
    ("You ask us to admit the infringement.", "admit", "alleged"),
    ("You allege an infringement, and we admit it.", "admit", "asserted"),
    ("As you correctly say, we copied it.", "copied", "asserted"),
    ("You say so, but we copied it.", "copied", "asserted"),
    # conditional, asked, quoted
    ("If we copied it, the files would be alike.", "copied", "conditional"),
    ("Whether we infringed the mark is for the court.", "infringed", "conditional"),
    ("If you look closely, we copied it.", "copied", "asserted"),
    ("Did we copy it?", "copy", "asked"),
    ('They wrote "we copied it" in their mail.', "copied", "quoted"),
    ("They wrote “we copied it. We are sorry” in their mail.", "sorry", "quoted"),
]
CHINESE = [
    ("我方承认侵权。", "承认", "asserted"),
    ("我方不承认侵权。", "承认", "negated"),
    ("我方不承认侵权。", "侵权", "denied"),
    ("我方否认侵权。", "侵权", "denied"),
    ("我方不否认侵权。", "侵权", "asserted"),
    ("我方并不否认侵权。", "侵权", "asserted"),
    ("我方从未否认侵权。", "侵权", "asserted"),
    ("我方不得不承认侵权。", "承认", "asserted"),
    ("不可否认，我方侵权。", "侵权", "asserted"),
    ("毋庸置疑，我方侵权。", "侵权", "asserted"),
    ("我方不能不承认侵权。", "承认", "asserted"),
    ("无人否认我方侵权。", "侵权", "asserted"),
    ("我方不仅侵权，而且抄袭。", "侵权", "asserted"),
    ("难道我方没有侵权？", "侵权", "asked"),
    ("我方不能说没有抄袭。", "抄袭", "asserted"),
    ("我方从未抄袭。", "抄袭", "negated"),
    ("我方未曾抄袭、复制或盗用图片。", "盗用", "negated"),
    ("该商品并非仿品。", "仿品", "negated"),
    ("不存在侵权行为。", "侵权", "negated"),
    ("本函不构成对任何侵权、任何责任，或权利有效性的承认。", "承认", "negated"),
    ("本函不得解释为对侵权的承认。", "承认", "negated"),
    ("本函不视为承认。", "承认", "negated"),
    ("本函不构成约定，亦构成承认。", "承认", "asserted"),
    ("本函既不构成约定，亦不构成承认。", "承认", "negated"),
    ("关于我方侵权的指控不能成立。", "侵权", "denied"),
    ("侵权的主张缺乏依据。", "侵权", "denied"),
    ("凡据此主张侵权之处，我方均予否认。", "侵权", "denied"),
    ("凡据此主张侵权之处，我方均予承认。", "承认", "asserted"),
    # the negation belongs to something else
    ("不锈钢保温杯侵权。", "侵权", "asserted"),
    ("无锡公司侵权。", "侵权", "asserted"),
    ("我方未经许可使用了图片。", "使用", "asserted"),
    ("我方未经核实就使用了图片。", "使用", "asserted"),
    ("由于审核不严导致侵权。", "侵权", "asserted"),
    ("我方不接受该数额，但承认侵权。", "承认", "asserted"),
    ("我方没有意识到该行为侵权。", "侵权", "asserted"),
    ("我方在不承认责任的前提下承诺停售。", "承诺", "asserted"),
    ("我方不同意支付费用。", "支付", "denied"),
    # alleged, conditional, asked, quoted
    ("投诉人指称我方盗图。", "盗图", "alleged"),
    ("贵方主张我方侵权。", "侵权", "alleged"),
    ("该商品涉嫌侵权。", "侵权", "alleged"),
    ("贵方要求我方承认侵权。", "承认", "alleged"),
    ("正如贵方所称，我方抄袭了图片。", "抄袭", "asserted"),
    ("投诉人主张侵权，我方对此承认。", "承认", "asserted"),
    ("如我方侵权，请说明理由。", "侵权", "conditional"),
    ("是否侵权，应由法院认定。", "侵权", "conditional"),
    ("我方抄袭了吗？", "抄袭", "asked"),
    ("来函写道“我方抄袭”。", "抄袭", "quoted"),
]


@pytest.mark.parametrize(("sentence", "word", "expected"), ENGLISH)
def test_what_an_english_sentence_does_with_a_word(sentence, word, expected):
    assert told(sentence, word, "en") == expected


@pytest.mark.parametrize(("sentence", "word", "expected"), CHINESE)
def test_what_a_chinese_sentence_does_with_a_word(sentence, word, expected):
    assert told(sentence, word, "zh-Hans") == expected


def told(sentence, word, language):
    text = fold(sentence).text
    start = text.index(word)
    return attitude(text, start, start + len(word), language)


def test_only_the_sentence_around_the_word_counts():
    text = fold("We deny everything. We copied the picture. Nothing was sold.").text
    start = text.index("copied")
    assert not negated(text, start, start + 6, "en")


def test_a_quotation_may_reach_over_sentences():
    text = fold("“We are sorry. We copied it.” So the other seller wrote.").text
    start = text.index("copied")
    assert attitude(text, start, start + 6, "en") == "quoted"


@pytest.mark.parametrize(("sentence", "language"), [("We do not admit it.", "en"), ("我方不承认。", "zh-Hans")])
def test_negated_and_denied_are_both_no(sentence, language):
    text = fold(sentence).text
    word = "admit" if language == "en" else "承认"
    assert negated(text, text.index(word), text.index(word) + len(word), language)


def test_a_text_without_full_stops_is_read_in_parts():
    text = "we copied nothing of it and " * 20_000
    assert attitude(text, 250_003, 250_009, "en") in ("negated", "asserted")
