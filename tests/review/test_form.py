"""The form of a paper: nothing unfilled, nothing hidden, each text in its own script, a platform's words in its own texts only."""

from dataclasses import replace

import pytest

import bench
import casebook
from rejoinder.compose import Subject
from rejoinder.reading import Reading, Segment, reading_of
from rejoinder.review.examined import Examined
from rejoinder.review.form import form, repeated
from rejoinder.review.form.wording import form_words
from rejoinder.wording.documents import document_kinds

PLACEHOLDERS = form_words().placeholders


def examined(text, language="en", kind="", subject=None, form_of="paragraph"):
    return Examined(Reading("letter.txt", (Segment(text, language, form_of, line=1, column=1),)), kind, subject)


def found(text, language="en", **more):
    return [(f.rule, f.where.quote) for f in form(examined(text, language, **more))]


def rules(text, language="en", **more):
    return [rule for rule, _ in found(text, language, **more)]


# Placeholders


@pytest.mark.parametrize("text", [t for p in PLACEHOLDERS for t in p.fail])
def test_what_was_left_unfilled_is_found(text):
    assert "form.placeholder" in rules(text, "zh-Hans" if any(c >= "\u4e00" for c in text) else "en")


@pytest.mark.parametrize("text", [t for p in PLACEHOLDERS for t in p.pass_])
def test_what_only_looks_like_it_is_not(text):
    assert "form.placeholder" not in rules(text, "zh-Hans" if any(c >= "\u4e00" for c in text) else "en")


def test_the_very_words_are_marked():
    assert ("form.placeholder", "[insert date]") in found("On [insert date] you wrote to us.")


def test_our_own_drafts_tell_their_gaps_by_name_and_not_here():
    segment = Segment("on [MISSING: date (complaint.dated)]", "en", own=True)
    assert list(form(Examined(Reading("", (segment,), "draft")))) == []


# What cannot be seen


@pytest.mark.parametrize("sign", ["\u200b", "\u202e", "\u2066", "\u00ad", "\u200f"])
def test_a_character_that_cannot_be_seen_is_named(sign):
    finding = next(iter(form(examined(f"We do{sign} not admit it."))))
    assert finding.rule == "form.hidden"
    assert f"U+{ord(sign):04X}" in finding.message.en


@pytest.mark.parametrize(
    ("text", "mixed"),
    [("Nоrdlicht", True), ("Αlpha lamps", True), ("Nordlicht", False), ("Москва", False), ("α-test", False)],
)
def test_letters_that_only_look_alike_are_found(text, mixed):
    assert ("form.mixed-letters" in rules(text)) is mixed


# Scripts


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("我方不認可該主張。", "zh-Hans", True),
        ("我方不认可该主张。", "zh-Hans", False),
        ("我方不认可該主张。", "zh-Hans", True),
        ("我方不认可该主張。", "zh-Hant", True),
        ("“著作權”一词为香港用语。", "zh-Hans", False),
        ("We do not accept 侵权 claims.", "en", True),
        ("We do not accept it (不认可).", "en", False),
        ("The contract is called “经销协议”.", "en", False),
    ],
)
def test_a_text_keeps_to_its_script(text, language, wrong):
    assert ("form.script" in rules(text, language)) is wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("我方认为 the complaint is not well founded at all 。", True),
        ("我方与Quaile Marchbank LLP通信。", False),
        ("依“ohne Anerkennung einer Rechtspflicht und ohne Präjudiz”的前提作出。", False),
        ("由Nordlicht Leuchten GmbH授权Hangzhou Mohe Trading Co Ltd使用。", False),
        ("依《Copyright Act of the United States》主张。", False),
    ],
)
def test_an_english_passage_in_a_chinese_text_was_not_translated(text, wrong):
    assert ("form.untranslated" in rules(text, "zh-Hans")) is wrong


# Punctuation


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("我方不认可,理由如下。", "zh-Hans", True),
        ("我方不认可，理由如下。", "zh-Hans", False),
        ("理由如下:", "zh-Hans", True),
        ("我方不认可.", "zh-Hans", True),
        ("金额为1,850.00英镑。", "zh-Hans", False),
        ("时间为9:40。", "zh-Hans", False),
        ("见https://www.joom.com/en/products/1。", "zh-Hans", False),
        ("编号(如有)", "zh-Hans", True),
        ("编号（如有）", "zh-Hans", False),
        ("证明文件：01_log.pdf，第2页。", "zh-Hans", False),
        ("《美国法典》第17编第512条(g)(3)", "zh-Hans", False),
        ("We do not accept it。", "en", True),
        ("We do not accept it.", "en", False),
        ("Wang（王）wrote to us.", "en", False),
    ],
)
def test_marks_have_the_width_of_their_language(text, language, wrong):
    assert ("form.punctuation" in rules(text, language)) is wrong


# A platform's words


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("The listing with ASIN B0SAMPLE63 was removed.", "en", True),
        ("请在Seller Central中处理。", "zh-Hans", True),
        ("The listing with product ID 65a1 was removed.", "en", False),
        ("Casinos are no customers.", "en", False),
    ],
)
def test_a_text_for_joom_uses_no_word_of_another_platform(tmp_path, text, language, wrong):
    file = casebook.load(tmp_path, "platform", {"complaint.platform": "joom"})
    subject = Subject(file, document_kinds()["appeal"], casebook.options().today)
    assert ("form.platform-word" in rules(text, language, subject=subject)) is wrong


def test_without_a_case_no_platform_is_guessed():
    assert rules("The listing with ASIN B0SAMPLE63 was removed.") == []


# Twice

LONG = "We do not accept the complaint, for the reasons that are given below in this letter."


def test_a_paragraph_that_stands_twice_is_told_at_its_second_place():
    segments = tuple(Segment(LONG, "en", line=n) for n in (1, 9))
    assert [(f.rule, f.where.line) for f in form(Examined(Reading("x.txt", segments)))] == [("form.repeated", 9)]


def test_a_label_may_stand_twice():
    segments = tuple(Segment("The individual allegations", "en", line=n) for n in (1, 9))
    assert list(form(Examined(Reading("x.txt", segments)))) == []


@pytest.mark.parametrize(
    ("text", "wrong"), [("We do do not agree.", True), ("We said that that is so.", False), ("Bora Bora lamps", False)]
)
def test_a_word_that_stands_twice_is_a_note(text, wrong):
    assert ("form.doubled-word" in rules(text)) is wrong


# Clean


def test_nothing_is_wrong_with_the_form_of_our_own_drafts_nor_with_them_as_a_strangers():
    for name, subject, draft in bench.drafts():
        if name.startswith(("unfinished", "court")):
            continue
        reading = reading_of(draft)
        foreign = replace(reading, segments=tuple(replace(s, own=False) for s in reading.segments))
        for paper in (Examined(reading, draft.kind, subject, draft), Examined(foreign, draft.kind, subject)):
            if not subject.kind.internal:
                assert [(f.rule, f.where.quote) for f in form(paper)] == [], name


# The same words in answers to different complaints


def paper(file, *texts):
    return Examined(Reading(file, tuple(Segment(t, "en") for t in texts)))


STORY = (
    "Our designer Su Wan drew the reed pattern in our workshop during the winter and kept every sketch of it. "
    "The first planter left the kiln in March and was shown at the fair in Hanover to more than forty buyers there."
)
OTHER = (
    "The straps are made by a factory in Dongguan that has made nothing else for eleven years, and they carry our own brand. "
    "The words on the page only tell a buyer which watch the strap can be fixed to, as every maker of straps has to."
)


def test_two_answers_that_tell_the_same_story_are_named_to_each_other():
    one, two = repeated([paper("a.txt", STORY), paper("b.txt", STORY.replace("forty", "fifty"))])
    assert [f.rule for f in (*one, *two)] == ["form.same-words"] * 2
    assert "b.txt" in one[0].message.en
    assert "a.txt" in two[0].message.zh


def test_two_answers_that_tell_different_stories_are_silent():
    assert repeated([paper("a.txt", STORY), paper("b.txt", OTHER)]) == [(), ()]


def test_short_papers_say_nothing():
    assert repeated([paper("a.txt", "We object."), paper("b.txt", "We object.")]) == [(), ()]


def test_two_letters_of_this_program_share_their_safeguards_and_that_is_no_fault():
    papers = []
    for _, subject, draft in bench.drafts():
        if not subject.kind.internal:
            reading = reading_of(draft)
            segments = tuple(replace(s, own=False) for s in reading.segments)
            papers.append(Examined(Reading(f"{draft.case}.docx", segments), draft.kind))
    assert [f.message.en for findings in repeated(papers) for f in findings] == []
