"""Texts without an end in sight: four times the text may take a little more than four times the work, never sixteen times."""

import time

import pytest

from rejoinder.reading import Reading, Segment, paired, read_text
from rejoinder.reading.harms import harm_rules
from rejoinder.review import review_text
from rejoinder.review.examined import Examined
from rejoinder.review.safeguard_words import pattern
from rejoinder.wording.safeguards import matrix

MORE = 4
MOST = 9  # times the work for so much more text: half way between what grows evenly and what grows with the square
SLACK = 0.05  # seconds that a loaded machine may add
LENGTH = 2_500
TIMES = 60  # sentences of one paragraph
PARAGRAPH = 8_000  # the longest that a safeguard is looked for in


def hints(language):
    """Every word that makes a rule look closer, without a mark between."""
    blank = "" if language == "zh-Hans" else " "
    return blank.join(hint for rule in harm_rules().values() for hint in rule.hints.get(language, ()))


def harmful(language):
    """Everything that the rules find, as one sentence."""
    said = " ".join(text for rule in harm_rules().values() for text in rule.examples[language].fail)
    return "".join(c for c in said if c.isalnum() or (c == " " and language == "en"))


UNITS = {
    "numbers": "4711 ",
    "lines of numbers": "4711\n\n",
    "days": "2026-03-01 ",
    "one letter": "a",
    "one Greek letter": "α",
    "words": "lorem ipsum ",
    "cells of one row": "a | ",
    "lines": "a\n",
    "one Chinese character": "一",
    "pairs of lines": "We deny infringement of 4711 items.\n\n我方否认侵权共4711件。\n\n",
    "rows in two languages": "We deny it | 我方予以否认\n",
    "English words of the rules": hints("en"),
    "Chinese words of the rules": hints("zh-Hans"),
    "English harm without a mark": harmful("en"),
    "Chinese harm without a mark": harmful("zh-Hans"),
}


def text_of(unit, length):
    return (unit * (length // len(unit) + 1))[:length]


def seconds(work):
    """The least of two times, which is nearest to the work itself."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def reviewed(text):
    return review_text(Examined(paired(read_text(text, "large.txt")), "reply"))


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_the_work_of_a_review_grows_with_the_text_and_not_with_its_square(unit):
    reviewed(text_of(unit, 100))  # the rules are read
    short = seconds(lambda: reviewed(text_of(unit, LENGTH)))
    long = seconds(lambda: reviewed(text_of(unit, MORE * LENGTH)))
    assert long <= MOST * short + SLACK, f"{short:.3f} s for {LENGTH} characters, {long:.3f} s for {MORE} times as many"


PAIRS = {
    "both say the same": (
        "We deny any infringement, and all rights are reserved. ",
        "我方否认任何侵权，保留一切权利。",
    ),
    "one denies": ("We do not sell it. We deny it; it is ours. ", "我方销售该商品。我方予以否认；系我方所有。"),
    "terms are lost": (
        "We sent a counter-notification. It was a power of attorney, the right is exhausted. ",
        "我方已寄出反诉文书。其为律师权力之书面，权力疲惫。",
    ),
    "terms are lost in English": (
        "The paper was sent by courier on account of our conversation. ",
        "已寄送授权委托书及反通知书，依伪证责任声明。",
    ),
}


@pytest.mark.parametrize(("english", "chinese"), PAIRS.values(), ids=PAIRS)
def test_one_endless_paragraph_in_two_languages_is_held_together_in_time_that_grows_with_it(english, chinese):
    def reading(times):
        return Reading("", (Segment(english * times, "en", pair=0), Segment(chinese * times, "zh-Hans", pair=0)))

    review_text(Examined(reading(2), ""))
    short, long = (seconds(lambda n=n: review_text(Examined(reading(n), ""))) for n in (TIMES, MORE * TIMES))
    assert long <= MOST * short + SLACK, f"{short:.3f} s for {TIMES} sentences, {long:.3f} s for {MORE} times as many"


def test_no_pattern_of_a_safeguard_goes_back_and_forth_over_a_text_without_a_stop():
    slow = []
    for name, safeguard in matrix().safeguards.items():
        for language, sources in safeguard.says.items():
            for what, unit in UNITS.items():
                text = text_of(unit, PARAGRAPH).replace("\n", " ")
                taken = seconds(lambda: [pattern((source,)).search(text) for source in sources])  # noqa: B023
                slow += [(name, language, what, taken)] if taken > SLACK / 2 else []
    assert slow == []
