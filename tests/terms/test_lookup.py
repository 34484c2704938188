"""Looking words up."""

import pytest

from rejoinder.terms.lookup import lines, lookup, near
from small_glossary import concept, forbidden, term, terms

GLOSSARY = terms(
    concept("counter", en=[term("counter-notification", "counter-notifications")], zh=["反通知"],
            forbidden=[forbidden("反诉通知")], note={"en": "Not an appeal.", "zh-Hans": "不同于申诉。"}),
    concept("notice", en=["notice"], zh=["通知"]),
    concept("mark", en=[term("trade mark", places=["UK", "EU"]), term("TM", status="accepted", case="exact")], zh=["商标"]),
)  # fmt: skip


def ids(word, language=None):
    return [(e["id"], e["match"], e["exact"]) for e in lookup(word, GLOSSARY, language)]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("counter-notification", ("test.counter", "counter-notification", True)),
        ("Counter Notifications", ("test.counter", "counter-notifications", True)),
        ("反通知", ("test.counter", "反通知", True)),
        ("反诉通知", ("test.counter", "反诉通知", True)),
        ("trade\u2011mark", ("test.mark", "trade mark", True)),
        ("tm", ("test.mark", "TM", True)),
        ("test.mark", ("test.mark", "test.mark", True)),
        ("notif", ("test.counter", "counter-notification", False)),
    ],
)
def test_any_form_in_any_language_leads_to_its_concept(word, found):
    assert ids(word)[0] == found


def test_whole_words_come_before_parts_of_words():
    assert [found[0] for found in ids("通知")] == ["test.notice", "test.counter"]


def test_one_language_can_be_asked_alone():
    assert ids("反通知", "en") == []
    assert len(ids("反通知", "zh-Hans")) == 1


@pytest.mark.parametrize("word", ["", "   ", "zebra"])
def test_what_is_not_there_is_not_found(word):
    assert ids(word) == []


def test_a_misspelt_word_has_neighbours():
    assert near("trademarc", GLOSSARY) == ["trade mark"]


def test_an_entry_shows_renderings_places_what_is_wrong_and_the_source():
    [entry] = lookup("反通知", GLOSSARY)
    english = "\n".join(text for _, text in lines(entry, "en"))
    for words in (
        "counter-notification · 反通知",
        "English: counter-notification (preferred)",
        "not “反诉通知”: It is wrong.",
        "mind: Not an appeal.",
        "source: invented",
    ):
        assert words in english
    chinese = "\n".join(text for _, text in lines(entry, "zh"))
    for words in ("某事物。", "简体中文：反通知（首选）", "不用“反诉通知”：该译法有误。", "注意：不同于申诉。"):
        assert words in chinese
    [mark] = lookup("trade mark", GLOSSARY)
    assert "trade mark (the United Kingdom, the European Union, preferred), TM (in these capitals only)" in "\n".join(
        t for _, t in lines(mark, "en")
    )
