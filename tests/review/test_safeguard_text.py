"""Safeguards by content: said and meant in every language, in our documents and in a stranger's text without any marks."""

import re
from dataclasses import replace

import pytest

import bench
from rejoinder.reading import Reading, Segment, reading_of
from rejoinder.review.elements import missing_elements
from rejoinder.review.examined import Examined
from rejoinder.review.safeguard_text import safeguards
from rejoinder.review.safeguard_words import safeguard_words
from rejoinder.wording.safeguards import matrix

DRAFTS = [
    (name, subject, draft)
    for name, subject, draft in bench.drafts()
    if draft.kind not in ("counsel-brief", "signer-sheet")
]
REPLY = next(d for d in DRAFTS if d[0] == "letter-two-rights/reply")
GERMAN = next(d for d in DRAFTS if d[0] == "joom-trademark/reply")
NOTICE = next(d for d in DRAFTS if d[0] == "provider-dmca/counter-notice")
APPEAL = next(d for d in DRAFTS if d[0] == "amazon-design/appeal")


def ours(draft):
    """The document read back from a file of ours: with its marks, no longer sure to be unchanged."""
    reading = reading_of(draft)
    return replace(reading, segments=tuple(replace(s, own=False) for s in reading.segments), origin="ours")


def bare(draft, language=None):
    """The same as a stranger's plain text."""
    segments = reading_of(draft).segments
    return Reading("x.txt", tuple(Segment(s.text, s.language) for s in segments if language in (None, s.language)))


def examined(reading, sample, *, case):
    _, subject, draft = sample
    return Examined(reading, draft.kind, subject, draft) if case else Examined(reading, draft.kind)


WAYS = [
    pytest.param(lambda d: ours(d), True, id="ours-with-case"),
    pytest.param(lambda d: bare(d), True, id="bare-with-case"),
    pytest.param(lambda d: bare(d), False, id="bare-without-case"),
]


def rules_of(reading, sample, *, case):
    return {f.rule for f in safeguards(examined(reading, sample, case=case))}


# ---- our documents are in order


@pytest.mark.parametrize("sample", DRAFTS, ids=[d[0] for d in DRAFTS])
@pytest.mark.parametrize(("made", "case"), WAYS)
def test_the_samples_are_in_order(sample, made, case):
    found = [(f.rule, f.message.en) for f in safeguards(examined(made(sample[2]), sample, case=case))]
    assert found == []


@pytest.mark.parametrize("sample", DRAFTS, ids=[d[0] for d in DRAFTS])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_each_language_by_itself_is_in_order(sample, language):
    if language in sample[2].languages:
        assert rules_of(bare(sample[2], language), sample, case=False) == set()


# ---- deleted


def musts():
    for sample in DRAFTS:
        draft = sample[2]
        for place in (True, False):
            table = matrix().duties(draft.kind, draft.jurisdictions if place else ())
            for name in (n for n, duty in table.items() if duty == "must"):
                for language in draft.languages:
                    yield pytest.param(
                        sample, name, language, place, id=f"{sample[0]}-{name}-{language}-{'case' if place else 'bare'}"
                    )


@pytest.mark.parametrize(("sample", "name", "language", "case"), list(musts()))
def test_a_deleted_safeguard_is_found_in_each_language(sample, name, language, case):
    draft = sample[2]
    gone = {b.id for b in draft.blocks if name in b.safeguards}
    composed = reading_of(draft).segments
    kept = [s for s in composed if not (s.block in gone and s.language == language)]
    segments = [replace(s, own=False) for s in kept] if case else [Segment(s.text, s.language) for s in kept]
    looked = examined(Reading("x", tuple(segments), "ours" if case else "foreign"), sample, case=case)
    found = [f for f in safeguards(looked) if f.where.language == language]
    if draft.kind == "counter-notice":  # the statute's elements are told by their own check
        found += list(missing_elements(looked))
    assert found, name


# ---- weakened

EDITS = [
    # sample, language, the words, what a hand makes of them
    (REPLY, "en", "Nothing in this letter", "Something in this letter"),
    (REPLY, "en", "is or is to be read as", "may be read as"),
    (REPLY, "en", ", or of the validity, ownership or scope of any right asserted", ""),
    (REPLY, "en", ", ownership or scope of any right asserted.", " of any right asserted."),
    (REPLY, "en", "of any liability, ", ""),
    (REPLY, "en", "All our rights", "Some of our rights"),
    (REPLY, "en", "are reserved, including", "are not reserved, including"),
    (REPLY, "en", "are reserved, including", "may be reserved, including"),
    (REPLY, "en", "No omission, delay or partial answer", "An omission, delay or partial answer"),
    (REPLY, "en", "does not mean that it is agreed", "does mean that it is agreed"),
    (REPLY, "en", "is not a submission", "is a submission"),
    (REPLY, "en", "Nobody is authorised", "Our agent is authorised"),
    (REPLY, "en", "are not an address for service", "are an address for service"),
    (REPLY, "en", "alone is authoritative", "is not authoritative"),
    (REPLY, "zh-Hans", "均不构成、亦不得解释为", "均构成、亦得解释为"),
    (REPLY, "zh-Hans", "均不构成、亦不得解释为", "可能被解释为"),
    (REPLY, "zh-Hans", "的有效性、权属或范围的承认", "的承认"),
    (REPLY, "zh-Hans", "任何责任，", ""),
    (REPLY, "zh-Hans", "保留一切权利", "保留部分权利"),
    (REPLY, "zh-Hans", "我方保留一切权利", "我方放弃一切权利"),
    (REPLY, "zh-Hans", "均不构成对任何权利或抗辩的放弃", "均构成对任何权利或抗辩的放弃"),
    (REPLY, "zh-Hans", "不表示我方同意", "表示我方同意"),
    (REPLY, "zh-Hans", "不构成对任何法院管辖", "构成对任何法院管辖"),
    (REPLY, "zh-Hans", "亦不构成关于管辖", "亦构成关于管辖"),
    (REPLY, "zh-Hans", "不授权任何人", "授权任何人"),
    (REPLY, "zh-Hans", "不构成送达地址", "构成送达地址"),
    (REPLY, "zh-Hans", "文本为准", "文本不为准"),
    (APPEAL, "en", "admits neither infringement nor liability", "admits infringement and liability"),
    (APPEAL, "en", "all rights and defences", "some rights and defences"),
    (APPEAL, "en", "are true", "are not true"),
    (APPEAL, "en", "are true", "are mostly true"),
    (APPEAL, "zh-Hans", "不构成我方对", "构成我方对"),
    (APPEAL, "zh-Hans", "权利的有效性、权属及范围", "权利"),
    (APPEAL, "zh-Hans", "保留一切权利", "保留部分权利"),
    (APPEAL, "zh-Hans", "上述陈述真实", "上述陈述基本真实"),
]


def edited(reading, language, words, other):
    """The reading with the first such words of the language changed by hand."""
    index = next(i for i, s in enumerate(reading.segments) if s.language == language and words in s.text)
    segments = list(reading.segments)
    segments[index] = replace(segments[index], text=segments[index].text.replace(words, other, 1), own=False)
    return replace(reading, segments=tuple(segments))


@pytest.mark.parametrize(("sample", "language", "words", "other"), EDITS)
@pytest.mark.parametrize(("made", "case"), WAYS)
def test_a_weakened_safeguard_is_an_error(made, case, sample, language, words, other):
    looked = examined(edited(made(sample[2]), language, words, other), sample, case=case)
    found = [f for f in safeguards(looked) if f.where.language == language]
    assert found
    assert {str(f.severity) for f in found} == {"error"}
    assert any(f.where.quote for f in found)


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("ohne Anerkennung einer Rechtspflicht und ", ""),
        ("without acknowledging any legal obligation", "acknowledging every legal obligation"),
        ("It is not a cease-and-desist declaration", "It is a cease-and-desist declaration"),
    ],
)
def test_the_german_words_count_where_german_law_can_apply(words, other):
    reading = edited(ours(GERMAN[2]), "en", words, other)
    assert {"safeguard.weakened", "safeguard.undermined", "safeguard.missing"} & rules_of(reading, GERMAN, case=True)


# ---- changed without harm, and statutory text


@pytest.mark.parametrize("made", [ours, bare])
def test_a_reworded_safeguard_that_still_holds_is_a_warning_with_the_words(made):
    reading = edited(
        made(REPLY[2]),
        "en",
        "including any temporary suspension or change of a listing",
        "including any pause of an offer",
    )
    (found,) = safeguards(examined(reading, REPLY, case=True))
    assert (found.rule, str(found.severity)) == ("safeguard.changed", "warning")
    assert "Lost: “temporary suspension or change”, “a listing”" in found.message.en
    assert "增加：“pause”, “an offer”" in found.message.zh


def test_a_lost_word_of_scope_is_an_error_although_the_text_still_reads_well():
    reading = edited(ours(REPLY[2]), "en", "All our rights, claims", "Our rights, claims")
    assert rules_of(reading, REPLY, case=True) == {"safeguard.undermined"}
    assert (
        rules_of(edited(bare(REPLY[2]), "en", "All our rights, claims", "Our rights, claims"), REPLY, case=False)
        == set()
    )


RESERVED = "any right asserted before the competent office or court."


@pytest.mark.parametrize(
    ("added", "rule"),
    [
        ("Please contact us if anything is unclear.", "safeguard.changed"),
        ("Further documents can be provided on request.", "safeguard.changed"),
        ("This may change if the complaint is maintained.", "safeguard.undermined"),
        ("Some of these rights may be given up if you withdraw the complaint.", "safeguard.undermined"),
    ],
)
def test_a_sentence_beside_a_safeguard_undermines_it_only_if_it_speaks_of_it(added, rule):
    reading = edited(ours(REPLY[2]), "en", RESERVED, f"{RESERVED} {added}")
    assert rules_of(reading, REPLY, case=True) == {rule}


@pytest.mark.parametrize(
    ("language", "words", "other"),
    [
        ("en", "good faith belief", "belief"),
        ("en", "consents to the jurisdiction", "agrees to the jurisdiction"),
        ("en", "will accept service", "can accept service"),
        ("zh-Hans", "善意相信", "相信"),
        ("zh-Hans", "同意接受", "愿意接受"),
    ],
)
def test_statutory_words_are_not_reworded(language, words, other):
    reading = edited(ours(NOTICE[2]), language, words, other)
    assert "safeguard.statutory" in rules_of(reading, NOTICE, case=True)


def test_blanks_quotation_marks_and_printed_numbers_are_no_change():
    reading = ours(REPLY[2])
    safe = {b.id for b in REPLY[2].blocks if b.safeguards and b.form == "point"}
    spaced = tuple(
        replace(s, text="6.1 " + s.text.replace(" ", "\u00a0", 3).replace("’", "'"))
        if s.block in safe and s.language == "en"
        else s
        for s in reading.segments
    )
    assert rules_of(replace(reading, segments=spaced), REPLY, case=True) == set()


# ---- a stranger's text

GOOD = {
    "en": [
        "Nothing in this letter is an admission of infringement or liability.",
        "We reserve all our rights, claims and defences.",
    ],
    "zh-Hans": ["本函不构成对侵权、责任或权利有效性、权属及范围的承认。", "我方保留一切权利。"],
}
NON_ADMISSIONS = [
    (
        "This letter is not an admission of any infringement or liability, nor of the validity, ownership or scope of any right.",
        None,
    ),
    (
        "We make no admission as to infringement, liability, or the validity, ownership or scope of the right asserted.",
        None,
    ),
    ("We do not admit infringement or liability. Nor do we admit the validity, ownership or scope of any right.", None),
    ("No infringement, no liability and no validity, ownership or scope of any right is hereby admitted.", None),
    ("This isn’t an admission of infringement, liability or the validity, ownership or scope of any right.", None),
    ("Nothing in this letter is an admission of infringement or liability.", "lacking"),
    (
        "This letter is an admission of infringement and liability, and of the validity, ownership and scope of the right.",
        "contrary",
    ),
    ("We do not deny that this is an admission of infringement, liability, validity, ownership and scope.", "contrary"),
    ("Nothing here may be read as an admission of infringement, liability, validity, ownership or scope.", "weak"),
    ("We sell lamps.", "absent"),
    (
        "As a precaution, without admitting infringement, liability, validity, ownership or scope, we suspended the listing.",
        "absent",
    ),
    ("本函不构成对侵权、责任或权利有效性、权属及范围的承认。", None),
    ("我方不承认任何侵权、责任，亦不承认所主张权利的有效性、权属或范围。", None),
    ("本函构成对侵权、责任或权利有效性、权属及范围的承认。", "contrary"),
    ("我方不得不承认侵权、责任及权利的有效性、权属、范围。", "contrary"),
    ("本函不构成对侵权的承认。", "lacking"),
    ("本函部分内容不构成对侵权、责任或权利有效性、权属及范围的承认。", "weak"),
    ("我方销售灯具。", "absent"),
]
WHY = {"lacking": "lacks a part", "contrary": "says the opposite", "weak": "weakened by its wording"}


@pytest.mark.parametrize(("sentence", "fault"), NON_ADMISSIONS)
def test_a_non_admission_in_anybodys_words(sentence, fault):
    language = "zh-Hans" if "\u4e00" <= sentence[0] <= "\u9fff" else "en"
    kept = "我方保留一切权利。" if language == "zh-Hans" else "All rights, claims and defences are reserved."
    reading = Reading("x.txt", (Segment(sentence, language), Segment(kept, language)))
    found = list(safeguards(Examined(reading, "request-for-complaint")))
    if fault is None:
        assert found == []
    else:
        assert [f.rule for f in found] == ["safeguard.missing" if fault == "absent" else "safeguard.weakened"]
        assert fault == "absent" or WHY[fault] in found[0].message.en


def test_words_scattered_over_the_letter_are_no_safeguard():
    scattered = ["We do not admit it.", "The infringing act is not named.", "Liability is for the court.", "The validity of the mark is open.",
                 "Its ownership is unclear.", "The scope of the design is small.", "All rights are reserved."]  # fmt: skip
    reading = Reading("x.txt", tuple(Segment(s, "en") for s in scattered))
    assert [f.rule for f in safeguards(Examined(reading, "request-for-complaint"))] == ["safeguard.weakened"]


def test_a_non_admission_split_over_two_paragraphs_still_counts():
    first = "Nothing in this letter is an admission of infringement or liability."
    second = "Nor is it an admission of the validity, ownership or scope of any right."
    reading = Reading("x.txt", (Segment(first, "en"), Segment(second, "en"), Segment("All rights are reserved.", "en")))
    assert list(safeguards(Examined(reading, "request-for-complaint"))) == []


def test_each_language_needs_its_own():
    english = "This letter admits neither infringement nor liability, nor the validity, ownership or scope of any right; all rights are reserved."
    chinese = "请提供投诉材料，以便我方核实。" * 4
    reading = Reading("x.txt", (Segment(english, "en"), Segment(chinese, "zh-Hans")))
    found = list(safeguards(Examined(reading, "request-for-complaint")))
    assert {(f.rule, f.where.language) for f in found} == {("safeguard.missing", "zh-Hans")}


def test_a_language_that_is_only_quoted_needs_none():
    english = "This letter admits neither infringement nor liability, nor the validity, ownership or scope of any right; all rights are reserved."
    reading = Reading("x.txt", (Segment(english, "en"), Segment("宁波", "zh-Hans"), Segment("Musterallee 12", "de")))
    assert list(safeguards(Examined(reading, "request-for-complaint"))) == []


def test_a_text_of_no_known_kind_is_not_judged():
    reading = Reading("x.txt", (Segment("Dear Sir, we sell lamps.", "en"),))
    assert list(safeguards(Examined(reading, ""))) == []
    assert list(safeguards(Examined(reading, "takedown-notice"))) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The root cause was a gap in our listing review.", "Root cause and measures"),
        ("We hereby consent to the jurisdiction of the Federal District Court.", "Consent to jurisdiction"),
        ("This letter is privileged and confidential.", "Label of privilege"),
        ("根本原因在于审核流程。", "Root cause and measures"),
    ],
)
def test_what_a_reply_must_never_say(sentence, name):
    sample = REPLY
    reading = bare(sample[2])
    language = "zh-Hans" if "\u4e00" <= sentence[0] <= "\u9fff" else "en"
    more = replace(reading, segments=(*reading.segments, Segment(sentence, language)))
    (found,) = safeguards(examined(more, sample, case=False))
    assert (found.rule, name in found.message.en) == ("safeguard.forbidden", True)
    assert found.where.quote in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "You say that the root cause was our review.",
        "We do not consent to the jurisdiction of the Federal District Court.",
        "So far as German law applies, we reserve all claims arising from an unjustified assertion of rights.",
    ],
)
def test_what_is_reported_denied_or_allowed_elsewhere_is_not_forbidden(sentence):
    reading = bare(REPLY[2])
    more = replace(reading, segments=(*reading.segments, Segment(sentence, "en")))
    assert rules_of(more, REPLY, case=False) == set()


def test_a_strangers_counter_notice_is_only_advised_to_have_what_the_statute_does_not_ask():
    reading = Reading("x.txt", (Segment("I swear under penalty of perjury that this was a mistake.", "en"),))
    found = list(safeguards(Examined(reading, "counter-notice")))
    assert {f.rule for f in found} == {"safeguard.advised"}
    assert {str(f.severity) for f in found} == {"note"}


# ---- the data


def test_every_safeguard_that_is_demanded_is_known_by_content_or_told_by_another_check():
    known = safeguard_words().safeguards
    for row in matrix().rows:
        if row.duty == "must":
            words = known[row.safeguard]
            assert words.en or row.document in words.told_by.kinds, row.safeguard
            assert bool(words.en) == bool(words.zh)
    assert set(known) <= set(matrix().safeguards)


def test_what_a_safeguard_needs_is_a_whole_sentence_in_both_languages():
    for name, words in safeguard_words().safeguards.items():
        assert words.needs.en[0].isupper(), name
        assert words.needs.en.endswith("."), name
        assert words.needs.zh.startswith("请"), name
        assert words.needs.zh.endswith("。"), name


def test_every_pattern_can_be_read():
    for words in safeguard_words().safeguards.values():
        for statement in filter(None, (words.en, words.zh)):
            for source in (*statement.statement, *statement.aside, *statement.weak, *statement.against):
                re.compile(source)
