"""The elements of notices: met, missing, unknown, or left for the signer. The papers stand in tables beside this file."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

import bench
from rejoinder import library
from rejoinder.compose import Subject, compose
from rejoinder.errors import DataError
from rejoinder.findings import Severity
from rejoinder.reading import Reading, reading_of
from rejoinder.reading.plain import read_text
from rejoinder.review.elements import State, elements, missing_elements
from rejoinder.review.elements.lists import element_lists
from rejoinder.review.examined import Examined
from rejoinder.wording.clauses import ClauseLibrary

TABLES = Path(__file__).parent / "elements"
OATH = (
    "I swear, under penalty of perjury, that I have a good faith belief that the material was removed by mistake. "
    "I consent to the jurisdiction of the Federal District Court for my address and will accept service of process."
)
CORE = (
    "I have a good faith belief that the use is not authorized by the copyright owner, its agent, or the law. "
    "I swear, under penalty of perjury, that the information in this notification is accurate and that I am the owner of the right."
)
COUNTER = [
    "signature",
    "material",
    "location",
    "good-faith",
    "perjury",
    "name",
    "address",
    "telephone",
    "jurisdiction",
    "service",
]
TAKEDOWN = ["signature", "work", "material", "contact", "good-faith", "accuracy", "authority"]


def read(name):
    return yaml.safe_load((TABLES / f"{name}.yaml").read_text("utf-8"))


def table(*names):
    return [
        pytest.param(element, state, text, id=f"{element}-{state}-{number}")
        for name in names
        for element, states in read(name).items()
        for state, texts in states.items()
        for number, text in enumerate(texts, 1)
    ]


def paper(text, kind):
    return Examined(read_text(text.replace("OATH", OATH).replace("CORE", CORE), "paper.md"), kind)


def states(examined, kind, language=""):
    return {element.id: element.state for element in elements(examined, kind, language)}


def state_of(text, kind, element):
    return states(paper(text, kind), kind)[element]


def rules(examined):
    return sorted(found.rule for found in missing_elements(examined))


# What a paper says


@pytest.mark.parametrize(("element", "state", "text"), table("counter-statements", "counter-fields"))
def test_counter_notice(element, state, text):
    assert state_of(text, "counter-notice", element) == State(state)


@pytest.mark.parametrize(("element", "state", "text"), table("takedown"))
def test_takedown_notice(element, state, text):
    assert state_of(text, "takedown-notice", element) == State(state)


@pytest.mark.parametrize(("element", "state", "text"), table("declaration"))
def test_declaration(element, state, text):
    assert state_of(text, "art43", element) == State(state)


@pytest.mark.parametrize("letter", read("letters"), ids=lambda letter: letter["name"].replace(" ", "-"))
def test_whole_papers(letter):
    found = states(paper(letter["text"], letter["kind"]), letter["kind"])
    short = {id_: state for id_, state in found.items() if state is not State.MET}
    assert short == {
        **dict.fromkeys(letter["missing"], State.MISSING),
        **dict.fromkeys(letter["unknown"], State.UNKNOWN),
    }


@pytest.mark.parametrize("letter", read("letters"), ids=lambda letter: letter["name"].replace(" ", "-"))
def test_quotation_and_place_are_the_very_words(letter):
    examined = paper(letter["text"], letter["kind"])
    for element in elements(examined, letter["kind"]):
        if element.state is State.MET:
            segment = examined.reading.segments[element.segment]
            assert element.quote
            assert element.where.quote in segment.text
            assert element.where.line is not None


def test_statement_is_the_same_in_one_paragraph_and_broken_over_lines():
    one = paper(OATH, "counter-notice")
    broken = paper("\n".join(OATH.split(" ")), "counter-notice")
    assert states(one, "counter-notice") == states(broken, "counter-notice")


# The lists


def test_elements_come_in_the_order_of_the_contract():
    assert [e.id for e in elements(paper("", "counter-notice"), "counter-notice")] == COUNTER
    assert [e.id for e in elements(paper("", "takedown-notice"), "takedown-notice")] == TAKEDOWN


def test_joom_asks_for_the_same_in_its_own_order():
    ids = [e.id for e in elements(paper("", "counter-notice"), "joom")]
    assert sorted(ids) == sorted(COUNTER)
    assert (ids[0], ids[-1]) == ("name", "signature")


def test_a_kind_without_a_list_has_no_elements():
    assert elements(paper(OATH, "reply"), "reply") == ()
    assert rules(paper(OATH, "reply")) == []


def test_nothing_is_met_in_an_empty_paper():
    for kind in element_lists():
        assert set(states(paper("", kind), kind).values()) == {State.MISSING}


def test_every_list_and_element_has_a_source():
    known = {"primary", "secondary", "reported", "general-knowledge", "own-drafting"}
    for one in element_lists().values():
        assert {one.source.confidence, *(rule.source.confidence for rule in one.elements)} <= known
        assert all(rule.hints for rule in one.elements if rule.by in ("statement", "oath"))


def test_a_broken_pattern_names_file_and_line(tmp_path, monkeypatch):
    folder = tmp_path / "review" / "elements"
    folder.mkdir(parents=True)
    text = (library.templates() / "review" / "elements" / "art43.yaml").read_text("utf-8")
    (folder / "art43.yaml").write_text(
        text.replace("others: counter-notice\n", "").replace("盖章或签字}", "盖章或签字, fr: x}")
    )
    monkeypatch.setattr(library, "templates", lambda: tmp_path)
    with pytest.raises(DataError) as fault:
        element_lists.__wrapped__()
    assert "art43.yaml" in str(fault.value.file)


# What the review says


def test_what_our_own_paper_lacks_is_an_error():
    found = list(missing_elements(paper(OATH, "counter-notice")))
    assert {f.severity for f in found} == {Severity.ERROR}
    assert len(found) == 6
    assert all(f.message.en and f.message.zh and f.repair.en and f.repair.zh for f in found)


def test_what_the_other_side_lacks_is_an_argument():
    found = list(missing_elements(paper(CORE, "takedown-notice")))
    assert {f.rule for f in found} == {"elements.defect"}
    assert {f.severity for f in found} == {Severity.WARNING}
    assert "512(c)(3)(A)(ii)" in " ".join(f.message.en for f in found)


def test_words_that_fall_short_are_quoted():
    text = (
        "I would declare under penalty of perjury that I have a good faith belief that the file was removed by mistake."
    )
    found = {f.rule: f for f in missing_elements(paper(text, "counter-notice"))}
    assert "would declare under penalty of perjury" in found["elements.missing-words"].where.quote


def test_what_cannot_be_told_is_a_warning_and_never_met():
    found = [
        f
        for f in missing_elements(paper("I agree to all that your guide says.", "counter-notice"))
        if f.rule == "elements.unknown"
    ]
    assert len(found) == 4
    assert {f.severity for f in found} == {Severity.WARNING}


def test_an_unsigned_takedown_notice_is_not_left_for_our_signer():
    assert state_of("CORE\n\nSignature: ____________________", "takedown-notice", "signature") is State.MISSING


# Our own counter-notifications


@cache
def ours():
    """The counter-notifications of the samples: (folder, subject, draft)."""
    clauses = ClauseLibrary(library.templates())
    found = []
    for sample in bench.index():
        if "counter-notice" in sample["documents"]:
            made = bench.outcome(sample)
            kind = next(d.kind for d in made.documents if d.kind.kind == "counter-notice")
            subject = Subject(made.file, kind, bench.day(sample), made.refusals)
            found.append((sample["folder"], subject, compose(subject, clauses)))
    return found


def edited(number, language, old, new):
    _, subject, draft = ours()[number]
    reading = reading_of(draft)
    segments = tuple(
        replace(s, text=s.text.replace(old, new)) if s.language == language else s for s in reading.segments
    )
    assert segments != reading.segments, old
    return Examined(Reading("", segments, reading.origin), "counter-notice", subject, draft)


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_our_paper_lacks_nothing_but_the_signature(number, language):
    name, subject, draft = ours()[number]
    examined = Examined(reading_of(draft), "counter-notice", subject, draft)
    kinds = ["counter-notice", "joom"] if "joom" in name else ["counter-notice"]
    for kind in kinds:
        open_ = {id_: s for id_, s in states(examined, kind, language).items() if s is not State.MET}
        assert open_ == {"signature": State.FOR_SIGNER}
    assert rules(examined) == []


def edits(kind):
    return [(language, *edit) for language, each in read("our-edits")[kind].items() for edit in each]


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(("language", "old", "new", "element"), edits("harmful"))
def test_a_harmful_edit_is_an_error(number, language, old, new, element):
    examined = edited(number, language, old, new)
    assert states(examined, "counter-notice", language)[element] is State.MISSING
    assert Severity.ERROR in {f.severity for f in missing_elements(examined)}


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize(("language", "old", "new"), edits("harmless"))
def test_a_harmless_edit_is_none(number, language, old, new):
    assert rules(edited(number, language, old, new)) == []


@pytest.mark.parametrize("number", [0, 1])
@pytest.mark.parametrize("clause", ["oath", "consent", "service", "material-row", "signature"])
@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_a_clause_that_is_struck_out_in_one_language_is_missed_there(number, clause, language):
    _, subject, draft = ours()[number]
    reading = reading_of(draft)
    kept = tuple(
        s for s in reading.segments if not (s.language == language and s.clause.startswith(f"counter-notice/{clause}"))
    )
    found = list(missing_elements(Examined(Reading("", kept, reading.origin), "counter-notice", subject, draft)))
    assert Severity.ERROR in {f.severity for f in found}


def test_the_statute_s_consent_is_not_the_one_that_joom_asks_for():
    text = "My address is outside of the United States. I consent to the jurisdiction of Federal District Court for any judicial district in which the service provider may be found."
    assert state_of(text, "counter-notice", "jurisdiction") is State.MET
    assert state_of(text, "joom", "jurisdiction") is State.UNKNOWN
    assert (
        state_of(
            "I consent to the jurisdiction of the United States District Court for the District of Delaware.",
            "joom",
            "jurisdiction",
        )
        is State.MET
    )


def test_joom_s_list_is_taken_for_a_case_on_joom():
    name, subject, draft = next(one for one in ours() if "joom" in one[0])
    segments = tuple(
        replace(
            s,
            text=s.text.replace(
                "the United States District Court for the District of Delaware",
                "Federal District Court for any judicial district in which the service provider may be found",
            ),
        )
        for s in reading_of(draft).segments
    )
    found = list(missing_elements(Examined(Reading("", segments, "draft"), "counter-notice", subject, draft)))
    assert [f.rule for f in found] == ["elements.unknown"], name
    assert "Delaware" in found[0].message.en


def test_a_few_chinese_lines_are_no_second_side():
    text = f"{OATH}\n\nSignature 签名\n\n[private]"
    assert state_of(text, "counter-notice", "perjury") is State.MET
    assert all(f.rule != "elements.missing-words" for f in missing_elements(paper(text, "counter-notice")))


def test_a_hostile_text_ends_in_time():
    for text in (
        "If I am right, I swear under penalty of perjury that " * 400,
        "\" ' " * 4000,
        "a-" * 9000,
        "Name: Address: Phone: " * 800,
    ):
        assert states(paper(text, "counter-notice"), "counter-notice")["signature"] is State.MISSING
