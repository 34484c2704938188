"""The register of offices: names in both languages, numbers recognised both ways, and every guard seen to fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.errors import DataError, NotKnown
from rejoinder.rules.offices import RegisteredRight, normalised, offices, read_offices

BROKEN = Path(__file__).parents[1] / "broken" / "registers"
FILE = library.platforms() / "registers" / "offices.yaml"
EXPECTED = {
    "BOIP", "CNIPA", "CPCC", "DPMA", "EUIPO", "HKIPD", "INPI", "OEPM", "UIBM", "UKIPO", "UPRP", "USCO", "USPTO", "WIPO",
}  # fmt: skip
JURISDICTIONS = {"US", "EU", "UK", "DE", "FR", "IT", "ES", "NL", "PL", "CN", "HK"}
RIGHTS = [(name, kind, right) for name, office in offices().items() for kind, right in office.rights.items()]

OFFICE = ("office", "name", "jurisdiction", "note", "rights")
RIGHT = ("label", "patterns", "application_patterns", "check_digit", "latin", "examples", "note", "source")
HAN = re.compile("[㐀-鿿]")


def is_subsequence(keys: list[str], order: tuple[str, ...]) -> bool:
    return keys == [key for key in order if key in keys]


# --- the file ------------------------------------------------------------------------------------------------------


def test_every_expected_office_is_there() -> None:
    assert set(offices()) == EXPECTED


def test_the_offices_stand_in_order_and_so_do_their_keys() -> None:
    data = read(FILE).data
    assert [entry["office"] for entry in data] == sorted(entry["office"] for entry in data)
    for entry in data:
        assert is_subsequence(list(entry), OFFICE), entry["office"]
        for right in entry["rights"].values():
            assert is_subsequence(list(right), RIGHT), entry["office"]


def test_every_jurisdiction_is_one_that_the_safeguards_know() -> None:
    assert {office.jurisdiction for office in offices().values()} - {None} <= JURISDICTIONS
    assert [name for name, office in offices().items() if office.jurisdiction is None] == ["WIPO"]


@pytest.mark.parametrize(("name", "kind", "right"), RIGHTS, ids=lambda v: v if isinstance(v, str) else "")
def test_every_right_has_a_source_and_examples_for_its_patterns(name: str, kind: str, right: RegisteredRight) -> None:
    assert right.source.document
    assert bool(right.patterns) == bool(right.examples.good)
    assert bool(right.application_patterns) == bool(right.examples.applications)
    assert not right.patterns or right.examples.bad
    assert right.patterns or right.note, "without patterns a note says why"
    unread = right.source.confidence == "general-knowledge"
    assert unread or right.source.address


@pytest.mark.parametrize(("name", "kind", "right"), RIGHTS, ids=lambda v: v if isinstance(v, str) else "")
def test_each_pattern_is_needed_by_an_example(name: str, kind: str, right: RegisteredRight) -> None:
    numbers = [normalised(n) for n in (*right.examples.good, *right.examples.applications)]
    for pattern in (*right.patterns, *right.application_patterns):
        assert any(re.fullmatch(pattern, number) for number in numbers), f"no example for {pattern}"


@pytest.mark.parametrize(("name", "kind", "right"), RIGHTS, ids=lambda v: v if isinstance(v, str) else "")
def test_the_languages_are_not_mixed(name: str, kind: str, right: RegisteredRight) -> None:
    assert HAN.search(right.label.zh)
    for example in right.examples.good:
        assert not HAN.search(offices()[name].label(kind, example, "en")), example
    assert not HAN.search(offices()[name].name.en)
    assert HAN.search(offices()[name].name.zh)


# --- names ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "kind", "number", "en", "zh"),
    [
        ("EUIPO", "trademark", "018123456", "EU trade mark No. 018123456", "欧盟商标第018123456号"),
        (
            "DPMA",
            "trademark",
            "30 2020 123 456",
            "German trade mark No. 30 2020 123 456",
            "德国商标第30 2020 123 456号",
        ),
        ("USPTO", "design", "D987,654", "US design patent No. D987,654", "美国外观设计专利第D987,654号"),
        ("EUIPO", "trademark", " ０１８１２３４５６ ", "EU trade mark No. 018123456", "欧盟商标第018123456号"),
    ],
)
def test_a_right_is_named_in_both_languages(office: str, kind: str, number: str, en: str, zh: str) -> None:
    assert offices()[office].label(kind, number, "en") == en
    assert offices()[office].label(kind, number, "zh-Hans") == zh


def test_a_number_in_chinese_characters_is_spelled_in_letters_in_an_english_paper() -> None:
    office = offices()["CPCC"]
    spelled = office.label("copyright", "国作登字-2024-F-00123456", "en")
    assert spelled == "Chinese copyright recordal No. Guo Zuo Deng Zi-2024-F-00123456"
    assert "国作登字-2024-F-00123456" in office.label("copyright", "国作登字-2024-F-00123456", "zh-Hans")


def test_an_office_does_not_name_a_right_that_it_does_not_register() -> None:
    office = offices()["EUIPO"]
    assert not office.registers("copyright")
    assert office.looks_like("copyright", "018123456") == "unknown"
    with pytest.raises(
        NotKnown, match=r"EUIPO registers no right of the kind “copyright” \(known: design, trademark\)"
    ):
        office.label("copyright", "018123456", "en")


# --- numbers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "kind", "number", "looks"),
    [
        # spaces, commas and full-width digits do not matter
        ("EUIPO", "trademark", "018 123 456", "registered"),
        ("EUIPO", "trademark", "０１８１２３４５６", "registered"),
        ("USPTO", "trademark", "5,432,109", "registered"),
        ("USPTO", "trademark", "5，432，109", "registered"),
        # the zero in front belongs to the number
        ("EUIPO", "trademark", "18123456", "no"),
        # a serial number shows an application, and no registration
        ("USPTO", "trademark", "88/123,456", "application"),
        ("USPTO", "trademark", "58123456", "no"),
        ("USPTO", "design", "29/123,456", "application"),
        ("USPTO", "design", "D1,012,345", "registered"),
        # published and unpublished works, long and short; a service request is an application
        ("USCO", "copyright", "VA0002123456", "registered"),
        ("USCO", "copyright", "VAu 598-764", "registered"),
        ("USCO", "copyright", "1-12345678901", "application"),
        # the check digit of Chinese designs, with the dot or without
        ("CNIPA", "design", "ZL202430123456.1", "registered"),
        ("CNIPA", "design", "ZL2024301234561", "registered"),
        ("CNIPA", "design", "ZL202430123456.2", "no"),
        ("CNIPA", "design", "202430123456.1", "application"),
        # 1 in the fifth place is an invention, not a design
        ("CNIPA", "design", "201710601862.3", "no"),
        # designs of one filing are told apart by the part after the hyphen
        ("EUIPO", "design", "004048098-0004", "registered"),
        ("EUIPO", "design", "4048098-4", "no"),
        ("UKIPO", "design", "90040480980004", "registered"),
        # where no form is recorded nothing is said
        ("BOIP", "design", "anything", "unknown"),
        ("HKIPD", "design", "1234567", "unknown"),
    ],
)
def test_what_a_number_looks_like(office: str, kind: str, number: str, looks: str) -> None:
    assert offices()[office].looks_like(kind, number) == looks


def test_the_check_digit_rule_holds_for_published_chinese_numbers() -> None:
    """The older numbers of eight digits use the first eight weights; ten is written X."""
    rule = offices()["CNIPA"].rights["design"].check_digit
    assert rule
    published = {"201710601862": "3", "95115608": "X", "88201465": "X", "97101765": "4"}
    assert {digits: rule.symbol(digits) for digits in published} == published


def test_looking_like_a_registration_of_two_offices_is_possible() -> None:
    """The form proves nothing: seven digits may be American, French or international."""
    seven = "1234567"
    alike = [
        name for name in ("INPI", "USPTO", "WIPO") if offices()[name].looks_like("trademark", seven) == "registered"
    ]
    assert alike == ["INPI", "USPTO", "WIPO"]


# --- broken twins --------------------------------------------------------------------------------------------------

FAULTS = [
    ("application-taken-for-right", "0.rights.trademark", "R54321", "application"),
    ("bad-example-taken", "0.rights.trademark", "C12340"),
    ("broken-pattern", "0.rights.trademark", "regular expression"),
    ("check-without-body", "0.rights.trademark", "body"),
    ("check-without-rule", "0.rights.trademark", "check_digit"),
    ("empty", "no office"),
    ("good-example-missed", "0.rights.trademark", "Q12345"),
    ("label-without-number", "0.rights.trademark", "{number}"),
    ("long-jurisdiction", "0.jurisdiction", "pattern"),
    ("no-source", "0.rights.trademark.source", "required"),
    ("no-territory-no-note", "0", "note"),
    ("one-language", "label.zh-Hans", "required"),
    ("strange-right", "trade-mark", "copyright", "design", "trademark"),
    ("twice", "EXAMPLE", "twice"),
    ("unexpected-key", "0.territory", "not permitted"),
]


def test_the_sound_twin_is_sound() -> None:
    assert list(read_offices(BROKEN / "sound.yaml")) == ["EXAMPLE"]


def test_every_broken_twin_is_in_the_table() -> None:
    assert sorted(path.stem for path in BROKEN.glob("*.yaml")) == sorted([f[0] for f in FAULTS] + ["sound"])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f[0])
def test_a_broken_register_is_refused_with_place_and_reason(fault: tuple[str, ...]) -> None:
    file, *words = fault
    with pytest.raises(DataError) as told:
        read_offices(BROKEN / f"{file}.yaml")
    assert [word for word in words if word not in told.value.message.en] == []
    assert told.value.file.endswith(f"{file}.yaml")
    assert HAN.search(told.value.message.zh)
