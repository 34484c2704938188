"""What a paper is: recognised by its words, with the words that spoke for it, and left open where they do not say."""

import pytest

import bench
from rejoinder.reading import Reading, Segment, kind_of, kinds_known, reading_of
from rejoinder.wording.documents import document_kinds


def texts():
    for path in sorted(bench.SAMPLES.glob("*/expected/*.*.txt")):
        yield path.parent.parent.name, path.name, path.read_text("utf-8")


def kind(text, language="en"):
    return kind_of(Reading("x.txt", tuple(Segment(part, language) for part in text.split("\n\n")))).kind


@pytest.mark.parametrize(("sample", "name", "text"), list(texts()), ids=lambda v: v if len(str(v)) < 40 else "")
def test_every_text_of_the_samples_is_recognised_in_either_language_alone(sample, name, text):
    expected, language, _ = name.split(".")
    assert kind(text, language) == expected


def test_every_draft_in_both_languages_is_recognised():
    for name, _, draft in bench.drafts():
        assert kind_of(reading_of(draft)).kind == draft.kind, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "COUNTER NOTICE\n\nI swear under penalty of perjury that my page was removed through a mistake or misidentification.",
            "counter-notice",
        ),
        (
            "I am the owner of the photographs at the address below. I have a good faith belief that the use is not authorized by the copyright owner. Please remove the page.",
            "takedown-notice",
        ),
        (
            "Cease and desist. We act for Lumen GmbH. You are offering lamps under its mark. You must immediately stop and sign the enclosed undertaking.",
            "complaint-letter",
        ),
        ("律师函：我所接受某公司委托。贵方行为构成侵权，要求贵司立即停止侵权，否则将提起诉讼。", "complaint-letter"),
        ("不存在侵权行为的声明\n\n依据《电子商务法》第四十三条，现提交初步证据。", "declaration"),
        ("Dinner is at eight. Bring nothing.", ""),
        ("今天天气很好。", ""),
        ("", ""),
    ],
)
def test_other_papers(text, expected):
    assert kind(text, "zh-Hans" if any(c >= "\u4e00" for c in text) else "en") == expected


def test_the_reason_is_said_in_both_languages():
    guess = kind_of(
        Reading("x", (Segment("Cease and desist. We act for Lumen GmbH. You must immediately stop.", "en"),))
    )
    assert "cease and desist" in guess.why.en
    assert "cease and desist" in guess.why.zh


def test_the_reason_names_no_words_twice():
    guess = kind_of(
        Reading("x", (Segment("Reply to your letter of 3 May. Our client does not admit anything.", "en"),))
    )
    assert guess.why.en.count("reply to your letter") == 1


def test_what_is_not_recognised_says_how_to_tell():
    assert "--as" in kind_of(Reading("x", (Segment("Hello.", "en"),))).why.en


def test_every_document_of_ours_can_be_recognised():
    assert set(document_kinds()) <= set(kinds_known())
