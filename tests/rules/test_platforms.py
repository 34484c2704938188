"""The platform files: each is sound, sourced and in order; every guard of the reader was seen to fail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.errors import DataError, NotKnown
from rejoinder.rules.platform_values import Rule, rule_names
from rejoinder.rules.platforms import Platform, platform, platform_ids, platforms, read_platform

BROKEN = Path(__file__).parents[1] / "broken" / "platforms"
DAY = date(2026, 11, 21)
MARKETPLACES = ("1688", "alibaba-com", "amazon", "joom")
# What every marketplace either knows or says that it does not know. The lists of elements belong to the statute.
ASKED = tuple(name for name in rule_names() if not name.endswith(".elements"))

TOP = ("id", "name", "operator", "country", "note", "listing", "foreign_words", "rules", "unknown")
LISTING = ("noun", "pattern", "url", "examples", "source")
RULE = ("meaning", "unit", "decides", "values")
VERSION = ("from", "until", "value", "unit", "note", "source")
SOURCE = ("document", "version", "place", "address", "read", "confidence")

HAN = re.compile("[㐀-鿿]")
HALF_WIDTH = re.compile(r"[㐀-鿿]\s*[,;:!?()]|[,;!?()]\s*[㐀-鿿]|[㐀-鿿]\.(?!\w)")


def quarter_days() -> Iterator[date]:
    """1 January, April, July and October of every year that a file can speak of, and the days before."""
    for year in range(1997, 2032):
        for month in (1, 4, 7, 10):
            first = date(year, month, 1)
            yield from (first - timedelta(days=1), first)


def rules() -> list[tuple[str, str, Rule[Any]]]:
    return [(p.id, name, rule) for p in platforms().values() for name, rule in p.rules.items()]


def raw(name: str) -> dict[str, Any]:
    data: dict[str, Any] = read(library.platforms() / f"{name}.yaml").data
    return data


def texts(data: object, at: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every text in two languages, with its place in the file."""
    if isinstance(data, dict):
        if "en" in data or "zh-Hans" in data:
            yield at, data
        for key, value in data.items():
            yield from texts(value, f"{at}.{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, f"{at}[{index}]")


def is_subsequence(keys: list[str], order: tuple[str, ...]) -> bool:
    return keys == [key for key in order if key in keys]


# --- the files -----------------------------------------------------------------------------------------------------


def test_every_expected_platform_has_a_file() -> None:
    assert set(MARKETPLACES) | {"us-dmca"} <= set(platform_ids())
    assert set(platforms()) == set(platform_ids())


@pytest.mark.parametrize("name", platform_ids())
def test_a_file_is_sound_and_bears_its_own_name(name: str) -> None:
    assert platform(name).id == name


@pytest.mark.parametrize("name", MARKETPLACES)
def test_a_marketplace_either_knows_or_says_that_it_does_not(name: str) -> None:
    found = platform(name)
    assert [rule for rule in ASKED if rule not in found.rules and rule not in found.unknown] == []


@pytest.mark.parametrize(("name", "rule_name", "rule"), rules(), ids=lambda v: v if isinstance(v, str) else "")
def test_every_value_has_its_source(name: str, rule_name: str, rule: Rule[Any]) -> None:
    for version in rule.values:
        source = version.source
        assert source.document
        assert source.place
        assert source.confidence != "primary" or source.address, "a primary text can be looked up"
        assert source.read is None or source.read <= DAY


@pytest.mark.parametrize("name", platform_ids())
def test_both_languages_are_there_and_each_is_its_own(name: str) -> None:
    for at, pair in texts(raw(name)):
        assert set(pair) == {"en", "zh-Hans"}, at
        assert pair["en"].strip(), at
        assert not HAN.search(pair["en"]), f"{at}: Chinese characters in the English text"
        assert not HALF_WIDTH.search(pair["zh-Hans"]), f"{at}: half-width punctuation in {pair['zh-Hans']}"


@pytest.mark.parametrize("name", platform_ids())
def test_meanings_notes_and_gaps_are_sentences(name: str) -> None:
    data = raw(name)
    told = [(at, pair) for at, pair in texts(data) if at.endswith((".meaning", ".note")) or at.startswith(".unknown")]
    assert told
    for at, pair in told:
        assert pair["en"].endswith("."), at
        assert pair["zh-Hans"].endswith("。"), at


@pytest.mark.parametrize("name", platform_ids())
def test_the_keys_stand_in_the_canonical_order(name: str) -> None:
    data = raw(name)
    assert is_subsequence(list(data), TOP)
    assert list(data["rules"]) == sorted(data["rules"])
    assert list(data.get("unknown", {})) == sorted(data.get("unknown", {}))
    words = data.get("foreign_words", [])
    assert words == sorted(words, key=str.casefold)
    if data["listing"]:
        assert is_subsequence(list(data["listing"]), LISTING)
        assert is_subsequence(list(data["listing"]["source"]), SOURCE)
    for rule_name, rule in data["rules"].items():
        assert is_subsequence(list(rule), RULE), rule_name
        for version in rule["values"]:
            assert is_subsequence(list(version), VERSION), rule_name
            assert is_subsequence(list(version["source"]), SOURCE), rule_name


@pytest.mark.parametrize(("name", "rule_name", "rule"), rules(), ids=lambda v: v if isinstance(v, str) else "")
def test_the_values_stand_in_the_order_of_their_days(name: str, rule_name: str, rule: Rule[Any]) -> None:
    starts = [version.since or date.min for version in rule.values]
    assert rule.decides == "worst" or starts == sorted(starts)


@pytest.mark.parametrize("name", platform_ids())
def test_lists_and_mappings_are_sorted_unless_their_order_is_the_law_s(name: str) -> None:
    for rule_name, rule in raw(name)["rules"].items():
        for version in rule["values"]:
            value = version["value"]
            if rule["unit"] == "list" and not rule_name.endswith(".elements"):
                assert value == sorted(value), rule_name
            if rule["unit"] == "mapping":
                assert list(value) == sorted(value), rule_name


@pytest.mark.parametrize("name", platform_ids())
def test_the_examples_of_identifiers_hold_both_ways(name: str) -> None:
    listing = platform(name).listing
    if listing is None:
        return
    assert [text for text in listing.examples.good if listing.recognise(text) is None] == []
    assert [text for text in listing.examples.bad if listing.recognise(text) is not None] == []
    assert any("/" in text for text in listing.examples.good), "an address belongs to the examples"


def test_no_platform_takes_the_identifiers_of_another_for_its_own() -> None:
    # Digits alone are ambiguous between the two Alibaba sites; everything else tells the platforms apart.
    alike = {("1688", "alibaba-com"), ("alibaba-com", "1688")}
    for one in platforms().values():
        for other in platforms().values():
            if one is other or not one.listing or not other.listing or (one.id, other.id) in alike:
                continue
            taken = [text for text in other.listing.examples.good if one.listing.recognise(text)]
            assert taken == [], (one.id, other.id)


@pytest.mark.parametrize("name", MARKETPLACES)
def test_a_platform_does_not_forbid_its_own_words(name: str) -> None:
    found = platform(name)
    assert found.listing
    own = " ".join((found.name.en, found.name.zh, found.listing.noun.en, found.listing.noun.zh))
    assert [word for word in found.foreign_words if word.casefold() in own.casefold()] == []


# --- days ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "rule_name", "rule"), rules(), ids=lambda v: v if isinstance(v, str) else "")
def test_on_no_quarter_day_are_two_values_undecided(name: str, rule_name: str, rule: Rule[Any]) -> None:
    """Shows that the versions do not get in each other's way; it does not show that they are right."""
    for day in quarter_days():
        covering = rule.on(day)
        assert len(covering) <= 1 or rule.decides != "none", (day, rule.spans())


@pytest.mark.parametrize(("name", "rule_name", "rule"), rules(), ids=lambda v: v if isinstance(v, str) else "")
def test_once_a_rule_has_begun_every_quarter_day_has_a_value(name: str, rule_name: str, rule: Rule[Any]) -> None:
    begun = False
    for day in quarter_days():
        covered = bool(rule.on(day))
        assert covered or not begun, f"{rule_name} has a gap on {day}: {rule.spans()}"
        begun = begun or covered


@pytest.mark.parametrize("name", platform_ids())
def test_the_rulings_of_a_day_are_what_each_rule_says(name: str) -> None:
    found = platform(name)
    rulings = found.rulings(DAY)
    assert set(rulings) == {rule for rule in found.rules if found.rules[rule].on(DAY)}
    assert all(rulings[rule] == found.rule(rule, DAY) for rule in rulings)


def test_the_appeal_page_of_alibaba_changed_on_the_day_aliprotect_closed() -> None:
    found = platform("alibaba-com")
    before = found.rule("appeal.channel", date(2018, 12, 14)).value
    after = found.rule("appeal.channel", date(2018, 12, 15)).value
    assert "AliProtect" in before["en"]
    assert "appeal.alibaba.com" in after["en"]


def test_the_later_rounds_at_alibaba_became_shorter_on_the_day_announced() -> None:
    found = platform("alibaba-com")

    def rounds(day: date) -> list[int]:
        ruling = found.rule("appeal.window", day)
        (told,) = ruling.alternatives
        return [later["at_most"] for later in told.value["then"]]

    assert rounds(date(2022, 1, 19)) == [30, 30]
    assert rounds(date(2022, 1, 20)) == [7, 7]


def test_the_statute_says_nothing_before_it_was_made() -> None:
    found = platform("us-dmca")
    with pytest.raises(NotKnown, match=r"covers 1998-10-27 \(known: 1998-10-28 – …\)"):
        found.rule("counter-notice.restore", date(1998, 10, 27))
    assert found.rule("counter-notice.restore", date(1998, 10, 28)).value["at_least"] == 10


# --- what the files say --------------------------------------------------------------------------------------------


def test_joom_names_delaware_where_the_statute_names_any_district_of_the_provider() -> None:
    value = platform("joom").rule("counter-notice.jurisdiction", DAY).value
    assert value["home"] == "statute"
    assert "District of Delaware" in value["abroad"]["wording"]["en"]
    assert "特拉华" in value["abroad"]["wording"]["zh-Hans"]
    assert platform("us-dmca").rule("counter-notice.jurisdiction", DAY).value["abroad"] == "statute"
    assert platform("amazon").rule("counter-notice.jurisdiction", DAY).value["abroad"] == "statute"


def test_the_number_of_joom_s_agent_comes_with_the_advice_to_check_it() -> None:
    ruling = platform("joom").rule("counter-notice.addressee", DAY)
    assert ruling.value["email"] == "ipr@joom.com"
    assert ruling.value["phone"].startswith("+7")
    assert ruling.note
    assert "directory" in ruling.note.en
    assert "名录" in ruling.note.zh


@pytest.mark.parametrize("name", ["amazon", "joom"])
def test_for_the_return_of_a_listing_the_latest_version_counts_and_the_other_is_kept(name: str) -> None:
    ruling = platform(name).rule("counter-notice.restore", DAY)
    assert (ruling.value["at_least"], ruling.value["at_most"], ruling.unit) == (10, 14, "business_days")
    (own,) = ruling.alternatives
    assert (own.value["at_least"], own.value["at_most"]) == (10, None)
    assert own.unit == ("days" if name == "amazon" else "business_days")


def test_for_one_s_own_appeal_the_earliest_version_counts_and_the_surer_source_first() -> None:
    ruling = platform("alibaba-com").rule("appeal.window", DAY)
    assert ruling.value["at_most"] == 3
    assert ruling.source.confidence == "primary"
    assert [other.source.confidence for other in ruling.alternatives] == ["conflicting"]


def test_where_the_notices_of_amazon_differ_the_narrowest_list_counts() -> None:
    ruling = platform("amazon").rule("appeal.accepts", DAY)
    assert "pdf" not in ruling.value
    assert any("pdf" in other.value for other in ruling.alternatives)


def test_the_elements_carry_the_names_that_reviews_report() -> None:
    statute = platform("us-dmca")
    counter = statute.rule("counter-notice.elements", DAY).value
    notice = statute.rule("takedown-notice.elements", DAY).value
    assert " ".join(e["id"] for e in counter) == (
        "signature material location good-faith perjury name address telephone jurisdiction service"
    )
    assert " ".join(e["id"] for e in notice) == "signature work material contact good-faith accuracy authority"
    assert all(e["place"].startswith("512(g)(3)(") for e in counter)
    assert all(e["place"].startswith("512(c)(3)(A)(") for e in notice)


@pytest.mark.parametrize("name", MARKETPLACES)
def test_an_unpublished_limit_is_null_with_a_note_and_the_advised_length_is_ours(name: str) -> None:
    limit = platform(name).rule("appeal.limit", DAY)
    assert limit.value is None
    assert limit.note
    assert platform(name).rule("appeal.recommended-length", DAY).value == 900


def test_the_paper_that_counts_is_chinese_at_1688_only() -> None:
    spoken = {name: platform(name).rule("appeal.language", DAY).value for name in MARKETPLACES}
    assert spoken == {"1688": "zh-Hans", "alibaba-com": "en", "amazon": "en", "joom": "en"}


def test_joom_s_word_for_a_listing_off_sale_is_never_not_for_sale() -> None:
    assert platform("joom").rule("listing.suspended-word", DAY).value == {"en": "Out of stock", "zh-Hans": "缺货"}
    assert all("不可售" not in str(raw(name)) for name in platform_ids())


def test_no_file_says_that_joom_sits_in_estonia() -> None:
    assert platform("joom").country == "LV"
    assert "Estonia" not in str(raw("joom"))


# --- asking --------------------------------------------------------------------------------------------------------


def test_a_value_whose_start_is_known_and_whose_text_was_read_is_certain() -> None:
    ruling = platform("us-dmca").rule("counter-notice.restore", DAY)
    assert ruling.certain
    assert ruling.caveat is None


def test_a_value_whose_start_is_not_known_says_so_in_both_languages() -> None:
    ruling = platform("joom").rule("counter-notice.addressee", date(2026, 3, 12))
    assert not ruling.certain
    assert ruling.caveat
    assert "2026-03-12" in ruling.caveat.en
    assert "2026-03-12" in ruling.caveat.zh


@pytest.mark.parametrize(
    ("name", "rule", "words"),
    [
        ("joom", "appeal.window", "third party"),
        ("joom", "appeal.language", "general knowledge"),
        ("1688", "appeal.window", "third party"),
    ],
)
def test_a_weak_source_is_never_certain(name: str, rule: str, words: str) -> None:
    ruling = platform(name).rule(rule, DAY)
    assert not ruling.certain
    assert ruling.caveat
    assert words in ruling.caveat.en


def test_what_is_listed_as_unknown_is_told_with_what_to_do() -> None:
    with pytest.raises(NotKnown) as told:
        platform("us-dmca").rule("counter-notice.addressee", DAY)
    assert "complaint.agent" in told.value.message.en
    assert "complaint.agent" in told.value.message.zh
    assert not platform("us-dmca").has("counter-notice.addressee")


def test_a_rule_that_the_file_is_silent_on_names_the_file_to_fill() -> None:
    with pytest.raises(NotKnown, match=r"nothing is recorded for “appeal\.channel”.*platforms/us-dmca\.yaml"):
        platform("us-dmca").rule("appeal.channel", DAY)


def test_a_misspelt_rule_is_answered_with_the_names_there_are() -> None:
    with pytest.raises(NotKnown, match=r"“appeal\.chanel” is not the name.*appeal\.channel"):
        platform("joom").rule("appeal.chanel", DAY)


def test_a_strange_platform_is_answered_with_those_there_are() -> None:
    with pytest.raises(NotKnown, match=r"“joon” is not a platform.*joom"):
        platform("joon")


@pytest.mark.parametrize("name", platform_ids())
def test_values_are_plain_data(name: str) -> None:
    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(isinstance(k, str) and plain(v) for k, v in value.items())
        if isinstance(value, list | tuple):
            return all(plain(v) for v in value)
        return value is None or isinstance(value, str | int | bool)

    assert all(plain(ruling.value) for ruling in platform(name).rulings(DAY).values())


def test_a_platform_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        platform("joom").id = "other"  # type: ignore[misc]


@pytest.mark.parametrize("name", platform_ids())
def test_every_source_can_be_printed_in_a_line(name: str) -> None:
    for ruling in platform(name).rulings(DAY).values():
        line = ruling.source.line()
        assert ruling.source.document in line
        assert ruling.source.confidence in line
        assert "None" not in line


# --- broken twins --------------------------------------------------------------------------------------------------

# Each file is the sound one with one fault; the message must name the place and what is wrong with it.
FAULTS = [
    ("address-without-scheme", "counter-notice.restore.values.0.source.address", "https?"),
    ("bad-example-taken", "listing", "654321"),
    ("broken-pattern", "listing", "regular expression"),
    ("doubled-key", "country", "twice"),
    ("empty-period", "values.0.value", "at_least"),
    ("good-example-missed", "listing", "1234567"),
    ("known-and-unknown", "unknown", "appeal.limit", "rules"),
    ("latest-of-words", "appeal.language", "latest", "periods"),
    ("misnamed", "another-name", "misnamed.yaml"),
    ("no-country-no-note", "country", "note"),
    ("no-examples", "listing.examples.bad", "at least 1"),
    ("no-meaning", "counter-notice.restore.meaning", "required"),
    ("no-place", "source.place", "required"),
    ("no-source", "values.0.source", "required"),
    ("no-values", "appeal.language.values", "at least 1"),
    ("not-a-mapping", "rules", "mapping"),
    ("not-read", "values.0.source", "read"),
    ("null-without-note", "appeal.limit.values.0", "note"),
    ("one-language", "meaning.zh-Hans", "required"),
    ("period-of-words", "at_least", "integer"),
    ("period-upside-down", "values.0.value", "larger"),
    ("read-from-memory", "appeal.limit.values.0.source", "read"),
    ("rules-as-list", "rules", "mapping"),
    ("strange-confidence", "confidence", "primary", "general-knowledge"),
    ("strange-decision", "decides", "earliest", "latest", "worst", "none"),
    ("strange-rule", "appeal.limits", "appeal.limit,"),
    ("strange-unit", "appeal.language.unit", "business_days"),
    ("strange-unknown", "appeal.windows", "appeal.window,"),
    ("undecided", "appeal.language", "same day"),
    ("unexpected-key", "contry", "not permitted"),
    ("until-before-from", "values.0", "until", "after"),
    ("url-without-group", "listing", "group"),
    ("wrong-country", "country", "Latvia"),
    ("wrong-date", "values.0.from", "01.01.2024", "YYYY-MM-DD"),
    ("wrong-email", "value.email", "agent at example.com"),
    ("wrong-language", "appeal.language.values.0.value", "zh-Hans"),
    ("wrong-phone", "value.phone", "country code"),
    ("wrong-unit", "appeal.language", "text", "word"),
]


def test_the_sound_twin_is_sound() -> None:
    assert isinstance(read_platform(BROKEN / "sound.yaml"), Platform)


def test_every_broken_twin_is_in_the_table() -> None:
    assert sorted(path.stem for path in BROKEN.glob("*.yaml")) == sorted([f[0] for f in FAULTS] + ["sound"])


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f[0])
def test_a_broken_file_is_refused_with_place_and_reason(fault: tuple[str, ...]) -> None:
    file, *words = fault
    with pytest.raises(DataError) as told:
        read_platform(BROKEN / f"{file}.yaml")
    assert [word for word in words if word not in told.value.message.en] == []
    assert told.value.file.endswith(f"{file}.yaml")
    assert told.value.line
    assert HAN.search(told.value.message.zh)
