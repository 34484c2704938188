"""Text as it is compared: the same words are the same text however they are typed and wherever their lines are cut."""

from __future__ import annotations

import pytest

from rejoinder.reading.folding import fold
from rejoinder.reading.polarity import attitude
from rejoinder.reading.sentences import sentences


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        # half-width stops between Chinese characters are those of Chinese
        ("未予答复之处,不表示同意", "未予答复之处，不表示同意"),
        ("未予答复之处, 不表示同意", "未予答复之处，不表示同意"),
        ("我方否认;理由如下:投诉人未举证.我方保留权利", "我方否认；理由如下：投诉人未举证。我方保留权利"),
        ("“N200”,我方否认", '"n200"，我方否认'),
        ("（N200）,我方否认", "（n200），我方否认"),
        # lines cut after a stop or within a word
        ("本函的任何内容，\n包括措施", "本函的任何内容，包括措施"),
        ("不构成承\n认", "不构成承认"),
        ("编号\nN200", "编号 n200"),
        # what is no stop of a Chinese sentence stays
        ("1,850.00英镑", "1,850.00英镑"),
        ("采购合同.pdf", "采购合同.pdf"),
        ("09:40收到", "09:40收到"),
        ("by 杭州岚峙, the seller.", "by 杭州岚峙, the seller."),
        ("We deny, and object.", "we deny, and object."),
        ("等等...我方", "等等...我方"),
    ],
)
def test_the_same_words_are_the_same_text(typed: str, compared: str) -> None:
    assert fold(typed).text == compared


def test_a_folded_stretch_is_quoted_as_it_stands() -> None:
    folded = fold("之处, \n不表示")
    at = folded.text.index("不")
    assert folded.quote(0, 3) == "之处,"
    assert folded.quote(at, at + 3) == "不表示"


@pytest.mark.parametrize("stop", ["，", ",", ", ", "，\n"])
def test_a_half_width_stop_closes_what_a_full_width_one_closes(stop: str) -> None:
    text = fold(f"我方不知情{stop}但我方承认侵权").text
    assert attitude(text, text.index("承认"), text.index("承认") + 2, "zh-Hans") == "asserted"


def test_a_half_width_full_stop_ends_a_chinese_sentence() -> None:
    assert [s.text for s in sentences("我方否认.我方保留权利.", "zh-Hans")] == ["我方否认.", "我方保留权利."]
    assert len(list(sentences("见2.5米的01_采购合同.pdf第1页。", "zh-Hans"))) == 1
