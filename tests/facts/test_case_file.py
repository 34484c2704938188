"""The case file as a whole: all faults at once, YAML and JSON alike, empty fields, encodings, time."""

import json
import os
import time
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import case_data, write_case, write_text
from rejoinder import workflow
from rejoinder.errors import InputError
from rejoinder.facts.loader import find_case, load_case
from rejoinder.strict_yaml import MAX_PROBLEMS, parse

SOUND = Path(__file__).parents[1] / "broken" / "cases" / "sound.yaml"


def sound_data():
    return parse(SOUND.read_text("utf-8"), "sound.yaml").data


# All at once


MANY = """\
schema: 2
case: "T\\0-1"
case: T-2
sellers: {}
complaint:
  procedure: plattform
  received: 12/03/2026
  platform: &p joom
  rights:
    - id: R1
      kind: trademark
      registered: maybe
    - kind: design
  allegations:
    - id: A1
      right: R9
      says: They say so.
seller:
  country: China
listings:
  - id: R1
    title: {fr: lampe}
    first_listed: 2026-02-30
grounds:
  - kind: different-impression
    facts:
      register_consulted: 2026-03-13
      drawn_from_register: perhaps
evidence:
  - id: E1
    kind: other
    title: {en: x}
    file: ../../../x.pdf
  -
goals: answer
"""
MANY_FAULTS = [
    (1, 9, "schema"), (2, 7, "case"), (3, 1, "case"), (4, 1, "sellers"), (6, 14, "complaint.procedure"), (7, 13, "complaint.received"),
    (8, 13, "complaint.platform"), (12, 19, "complaint.rights[0].registered"), (13, 7, "complaint.rights[1].id"),
    (16, 14, "complaint.allegations[0].right"), (17, 13, "complaint.allegations[0].says"), (19, 12, "seller.country"),
    (21, 9, "listings[0].id"), (22, 13, "listings[0].title.fr"), (23, 19, "listings[0].first_listed"),
    (27, 7, "grounds[0].facts.register_consulted"), (28, 28, "grounds[0].facts.drawn_from_register"),
    (33, 11, "evidence[0].file"), (34, 4, "evidence[1]"), (35, 8, "goals"),
]  # fmt: skip


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_the_file(problems_of, well_told):
    problems = problems_of(MANY)
    assert [(p.line, p.column, p.field) for p in problems] == MANY_FAULTS
    for problem in problems:
        well_told(problem)


def test_all_faults_are_told_of_a_json_file_too(problems_of):
    data = sound_data()
    data["complaint"]["procedure"] = "letters"
    data["seller"] |= {"country": "China", "fax": "1"}
    data["evidence"][0]["file"] = "missing.pdf"
    fields = [p.field for p in problems_of(json.dumps(data, indent=2), "case.json")]
    assert fields == ["complaint.procedure", "seller.country", "seller.fax", "evidence[0].file"]


def test_one_wrong_value_is_one_problem_although_two_types_would_be_allowed(problems_of):
    for received in (
        "maybe",
        "20260312",
        "[2026]",
        "{on: x}",
        "2026-3-1",
        "2026-03-12T09:40:00",
        "2026-03-12T09:40+8",
        "２０２６-03-12",
    ):
        (problem,) = problems_of(
            f"schema: 1\ncase: T\ncomplaint: {{procedure: letter, received: {received}}}\nseller: {{role: importer}}\n"
        )
        assert problem.field == "complaint.received"


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted(problems_of, well_told):
    text = yaml.safe_dump(case_data()) + "goals: [" + ", ".join(["win"] * 1000) + "]\n"
    problems = problems_of(text)
    assert len(problems) == MAX_PROBLEMS + 1
    assert f"{1000 - MAX_PROBLEMS} problems more" in problems[-1].message.en
    well_told(problems[-1])


def test_of_very_many_allowed_values_only_the_first_are_named(problems_of):
    listings = [{"id": f"L{n}"} for n in range(100)]
    grounds = [{"kind": "own-mark", "listings": ["M1"]}]
    (problem,) = problems_of(json.dumps(case_data(listings=listings, grounds=grounds)))
    assert problem.allowed.en.startswith("L0, L1, ")
    assert problem.allowed.en.endswith("L59, …")


def test_an_alias_is_not_also_told_to_have_the_wrong_type(problems_of):
    (problem,) = problems_of(yaml.safe_dump(case_data()) + "goals: *mine\n")
    assert "aliases" in problem.message.en


# YAML and JSON


@pytest.mark.parametrize("ascii_only", [True, False])
@pytest.mark.parametrize("indent", [None, 1, "\t"])
def test_a_json_file_says_the_same_as_its_yaml_twin(tmp_path, ascii_only, indent):
    data = sound_data()
    data["seller"]["store"] = {"name": {"en": "Lamps 😀\u200f & <b>{{ 7*7 }}"}}
    as_json = write_text(tmp_path, json.dumps(data, ensure_ascii=ascii_only, indent=indent), "twin.json")
    assert workflow.load(as_json).case == workflow.load(write_case(tmp_path, data)).case


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["unix", "windows", "old mac"])
def test_line_ends_and_a_byte_order_mark_change_neither_the_case_nor_a_place(tmp_path, start, end):
    raw = SOUND.read_bytes()
    file = workflow.load(write_text(tmp_path, start + raw.replace(b"\n", end)))
    assert file.case == workflow.load(SOUND).case
    assert file.place("listings[0].first_listed") == (34, 19)
    with pytest.raises(InputError) as refused:
        workflow.load(write_text(tmp_path, start + raw.replace(b"2025-06-01", b"2025-06-31").replace(b"\n", end)))
    assert [(p.line, p.column) for p in refused.value.problems] == [(34, 19)]


AWKWARD = [
    "{{ 7*7 }}", "{% raw %}", "{{ seller.__class__ }}", "R&D <b>x</b> &amp; ]]>", "$PATH `ls` %s {line}", "C:\\papers\\a", "\u200fعربي\u200e شركة",
    "W" * 600, "Ä" * 600, "😀👩\u200d👩\u200d👧", "a\u00adb\u00a0c\u3000d", "= 1+1", "null", "~", "yes", "0123", "2026-02-30", "“x” ‘y’ \"z\" 'w'", "- a", "a: b # c",
]  # fmt: skip


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_facts_come_out_as_they_went_in(tmp_path, text):
    data = case_data(
        case="T",
        seller={"name": {"en": text}, "store": {"id": text}},
        listings=[{"id": "L1", "material": {"en": text}}],
    )
    case = workflow.load(write_case(tmp_path, data)).case
    assert case.seller.name.get("en") == text
    assert case.seller.store.id == text
    assert case.listings[0].material.get("en") == text


def test_paragraphs_of_a_long_text_are_kept_whatever_ends_their_lines(tmp_path):
    for text in ("one\n\ntwo", "one\r\n\r\ntwo", "one\r\rtwo", "\n one\n\ntwo \n"):
        case = workflow.load(write_case(tmp_path, case_data(listings=[{"id": "L1", "material": {"en": text}}]))).case
        assert case.listings[0].material.get("en") == "one\n\ntwo"


@pytest.mark.parametrize("text", ["one\ntwo", "one\r\ntwo", "one\rtwo"])
def test_a_name_is_one_line_in_each_of_its_languages(problems_of, text):
    (problem,) = problems_of(json.dumps(case_data(seller={"name": {"en": "one", "zh-Hans": text}})))
    assert problem.field == "seller.name.zh-Hans"
    assert "one line" in problem.message.en


def test_a_text_that_is_too_long_is_refused_with_its_limit(problems_of, well_told):
    for limit, data in (
        (600, case_data(case="x" * 601)),
        (6000, case_data(listings=[{"id": "L1", "material": {"en": "字" * 6001}}])),
    ):
        (problem,) = problems_of(json.dumps(data))
        well_told(problem)
        assert f"longer than {limit} characters" in problem.message.en
        assert len(problem.given) == 61


# Languages


def test_one_string_is_a_text_in_the_declared_language(tmp_path):
    data = case_data(language="zh-Hans", seller={"name": "宁波样例贸易有限公司"})
    case = workflow.load(write_case(tmp_path, data)).case
    assert case.seller.name.root == {"zh-Hans": "宁波样例贸易有限公司"}


def test_a_declared_language_reaches_the_facts_of_a_ground(tmp_path):
    facts = {"decisive": "the square foot", "comparison": [{"feature": "foot", "theirs": "round", "ours": "square"}]}
    data = case_data(language="en", grounds=[{"kind": "different-impression", "facts": facts}])
    read = workflow.load(write_case(tmp_path, data)).ground_facts[0]
    assert read.decisive.root == {"en": "the square foot"}
    assert read.comparison[0].ours.root == {"en": "square"}


@pytest.mark.parametrize("language", ["german", "[en]", "{en: x}"])
def test_a_wrong_language_is_told_once_and_not_for_each_text_in_it(problems_of, language):
    listings = "listings: [{id: L1, title: Lamp}, {id: L2, title: Lamp}]"
    (problem,) = problems_of(yaml.safe_dump(case_data()) + f"language: {language}\n{listings}\n")
    assert problem.field == "language"


# What was left empty


@pytest.mark.parametrize("empty", ["", "~", "''", '"  "', "{}", "{name: , address: ''}", "{name: {en: , zh-Hans: ''}}"])
def test_a_field_left_empty_counts_as_absent(tmp_path, empty):
    text = f"schema: 1\ncase: T\ncomplaint: {{procedure: letter, complainant: {empty}}}\nseller: {{email: , role: importer}}\n"
    case = workflow.load(write_text(tmp_path, text)).case
    assert case.complaint.complainant.name is None
    assert case.seller.email is None


def test_a_group_of_which_nothing_was_filled_in_is_absent_although_it_needs_some_of_its_fields(tmp_path):
    checked = {"on": None, "by": "", "found": None}
    data = case_data(
        complaint={"rights": [{"id": "R1", "kind": "design", "checked": checked}], "court": {"papers": {"en": ""}}}
    )
    complaint = workflow.load(write_case(tmp_path, data)).case.complaint
    assert complaint.rights[0].checked is None
    assert complaint.court is None


@pytest.mark.parametrize("field", ["case", "complaint", "seller"])
@pytest.mark.parametrize("empty", ["", "~", "''", '" "', "{}"])
def test_what_a_case_cannot_do_without_is_missing_if_it_is_empty(problems_of, field, empty):
    data = case_data()
    del data[field]
    (problem,) = problems_of(f"{field}: {empty}\n{yaml.safe_dump(data)}")
    assert f"“{field}” is missing" in problem.message.en
    assert (problem.line, problem.field) == (1, field)


def test_an_unknown_key_is_told_even_if_it_is_empty(problems_of):
    text = (
        yaml.safe_dump(case_data())
        + "listing:\nlistings: [{id: L1, tittle: {}}]\ngrounds:\n- kind: different-impression\n  facts: {decisiv: }\n"
    )
    problems = problems_of(text)
    assert [p.field for p in problems] == ["listing", "listings[0].tittle", "grounds[0].facts.decisiv"]
    assert [p.repair.en for p in problems] == [f"Did you mean “{name}”?" for name in ("listings", "title", "decisive")]


def test_an_empty_entry_of_a_list_is_told_and_moves_no_other(problems_of):
    problems = problems_of(yaml.safe_dump(case_data()) + "listings:\n- {id: L1}\n-\n- {id: L2, status: gone}\n")
    assert [p.field for p in problems] == ["listings[1]", "listings[2].status"]


def test_grounds_are_numbered_where_they_have_no_id(tmp_path):
    data = case_data(grounds=[{"kind": "own-mark"}, {"kind": "own-mark", "id": "X"}, {"kind": "own-mark", "id": ""}])
    assert [g.id for g in workflow.load(write_case(tmp_path, data)).case.grounds] == ["G1", "X", "G3"]


# Types


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-12", date(2026, 3, 12)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-03-12T09:40Z", datetime(2026, 3, 12, 9, 40, tzinfo=UTC)),
        ("2026-03-12 09:40:30+00:00", datetime(2026, 3, 12, 9, 40, 30, tzinfo=UTC)),
        ("2026-03-12T09:40+08:00", datetime(2026, 3, 12, 1, 40, tzinfo=UTC)),
    ],
)
def test_a_moment_is_a_day_or_a_time_with_its_zone(tmp_path, written, read):
    received = workflow.load(write_case(tmp_path, case_data(complaint={"received": written}))).case.complaint.received
    assert received == read
    assert type(received) is type(read)


def test_a_zone_is_kept(tmp_path):
    received = workflow.load(SOUND).case.complaint.received
    assert received.utcoffset() == timedelta(hours=8)


@pytest.mark.parametrize(
    "written",
    ["2026-02-30", "2026-00-10", "2026-13-01", "0000-01-01", "20260312", "1700000000", "12/03/2026", "2026-3-12", "2026-03-12T00:00",
     "12 March 2026", "today", "２０２６-０３-１２", "2025-02-29", "-2026-03-12", "2026-03-12Z", "2026-W11-4"],
)  # fmt: skip
def test_a_day_is_written_in_one_way_only(problems_of, well_told, written):
    (problem,) = problems_of(json.dumps(case_data(complaint={"dated": written})))
    well_told(problem)
    assert problem.given == written
    assert "YYYY-MM-DD" in problem.repair.en


@pytest.mark.parametrize(
    ("written", "read"), [("yes", True), ("no", False), ("true", True), ("False", False), ("YES", True)]
)
def test_yes_and_no_are_read(tmp_path, written, read):
    assert workflow.load(write_case(tmp_path, case_data(fictional=written))).case.fictional is read


@pytest.mark.parametrize("written", ["maybe", "1", "0", "y", "n", "on", "off", "t", "是", "yes and no", "unknown", "2"])
def test_anything_else_is_neither_yes_nor_no(problems_of, well_told, written):
    (problem,) = problems_of(json.dumps(case_data(fictional=written)))
    well_told(problem)
    assert problem.repair.en == "Write yes or no."


def amount(value):
    return case_data(complaint={"demands": [{"kind": "payment", "amount": {"value": value, "currency": "rmb"}}]})


@pytest.mark.parametrize("written", ["0", "12", "1200.50", "999999999999999.123456", "007"])
def test_an_amount_is_kept_to_the_cent(tmp_path, written):
    money = workflow.load(write_case(tmp_path, amount(written))).case.complaint.demands[0].amount
    assert money.value == Decimal(written)
    assert str(money.value) == str(Decimal(written))
    assert money.currency == "CNY"


@pytest.mark.parametrize(
    "written",
    [
        "1,200",
        "1.200,50",
        "1 200",
        "1_200",
        "1e3",
        "1E3",
        "NaN",
        "Infinity",
        "-inf",
        "-5",
        "+5",
        ".5",
        "5.",
        "0x10",
        "１２",
        "EUR 5",
        "9" * 16,
    ],
)
def test_an_amount_that_could_be_read_in_two_ways_is_refused(problems_of, well_told, written):
    (problem,) = problems_of(json.dumps(amount(written)))
    well_told(problem)
    assert problem.field == "complaint.demands[0].amount.value"


@pytest.mark.parametrize("written", ["9.0", "1_1", "+9", "-9", "1e1", "nine", "９", "9" * 10])
def test_a_class_is_a_whole_number(problems_of, written):
    (problem,) = problems_of(
        json.dumps(case_data(complaint={"rights": [{"id": "R1", "kind": "trademark", "classes": [written]}]}))
    )
    assert problem.field == "complaint.rights[0].classes[0]"


@pytest.mark.parametrize(("written", "read"), [("cn", "CN"), ("UK", "GB"), ("uk", "GB"), ("NO", "NO"), ("HK", "HK")])
def test_a_country_is_read_in_capitals(tmp_path, written, read):
    assert workflow.load(write_case(tmp_path, case_data(seller={"country": written}))).case.seller.country == read


@pytest.mark.parametrize("written", ["ß", "ﬀ", "EU", "ZZ", "XA", "QO", "C", "CHN", "中国", "c n"])
def test_what_only_looks_like_a_country_is_refused(problems_of, written):
    (problem,) = problems_of(json.dumps(case_data(seller={"country": written})))
    assert problem.field == "seller.country"


# Where the case is


def test_a_folder_stands_for_the_case_file_in_it(tmp_path):
    path = write_case(tmp_path, case_data())
    assert find_case(tmp_path) == find_case(path) == path
    path.rename(tmp_path / "case.json")
    assert find_case(tmp_path).name == "case.json"


@pytest.mark.parametrize("name", ["missing", "n" * 300, "folder", "file/below"])
def test_a_path_without_a_case_is_told_what_to_do(tmp_path, well_told, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(InputError) as refused:
        find_case(tmp_path / name)
    (problem,) = refused.value.problems
    well_told(problem)
    assert "rejoinder new" in problem.repair.en
    assert ("holds no case.yaml" in problem.message.en) == (name == "folder")


def test_a_case_behind_links_that_lead_in_a_circle_is_not_found(tmp_path):
    (tmp_path / "case.yaml").symlink_to(tmp_path / "case.yml")
    (tmp_path / "case.yml").symlink_to(tmp_path / "case.yaml")
    with pytest.raises(InputError):
        load_case(tmp_path, workflow.vocabulary())


def test_a_pipe_is_no_case_file(tmp_path):
    os.mkfifo(tmp_path / "case.yaml")
    with pytest.raises(InputError):
        load_case(tmp_path / "case.yaml", workflow.vocabulary())


# Whatever the bytes


PIECES = [
    b"\n", b"  ", b"\t", b": ", b"- ", b"?", b"{", b"}", b"[", b"]", b",", b"#", b"&a ", b"*a", b"!", b"!!int ", b"|\n", b">", b"'", b'"', b"%", b"@",
    b"`", b"\\", b"\\u0000", b"\\ud83d", b"\\ud83d\\ude00", b"\\x", b"---\n", b"...\n", b"\x00", b"\x85", b"\xff", b"\xef\xbb\xbf", b"\xe2\x80\xae",
    b"\xe2\x80\xa8", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xd6\xd0", b"~", b"null", b"{}", b"[]", b"2026-02-30", b"../", b"C:\\", b"1e999", b"NaN",
    b"id: R1", b"language: ", b"kind: ", b"x" * 700, b"[" * 50, b"<<: ", b"yes", b"{{ 7*7 }}", b"\r", b"\r\n", b"evidence:\n", b"file: a\\0b",
]  # fmt: skip
CUTS = st.tuples(st.floats(0, 1), st.integers(0, 60), st.lists(st.sampled_from(PIECES), max_size=3))


@settings(
    max_examples=250,
    deadline=timedelta(seconds=2),
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(CUTS, min_size=1, max_size=5))
def test_no_bytes_whatever_bring_up_anything_but_problems_in_words(tmp_path, well_told, cuts):
    raw = SOUND.read_bytes()
    for where, length, pieces in cuts:
        at = int(where * len(raw))
        raw = raw[:at] + b"".join(pieces) + raw[at + length :]
    tell_or_read(tmp_path, raw, well_told)


@settings(
    max_examples=100,
    deadline=timedelta(seconds=2),
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_noise_is_refused_in_words(tmp_path, well_told, raw):
    tell_or_read(tmp_path, raw, well_told)


def tell_or_read(folder, raw, well_told):
    try:
        workflow.load(write_text(folder, raw))
    except InputError as fault:
        for problem in fault.problems:
            well_told(problem)


LISTING = "- {{id: L{}, title: {{en: x}}}}\n"
LARGE = {
    "unknown keys": "".join(f"k{n}: x\n" for n in range(19_000)),
    "wrong codes": "goals: [" + ", ".join(f"g{n}" for n in range(19_000)) + "]\n",
    "wrong countries": "listings: [{id: L1, markets: [" + ", ".join(f"x{n}" for n in range(19_000)) + "]}]\n",
    "unknown languages": "listings: [{id: L1, title: {" + ", ".join(f"k{n}: x" for n in range(19_000)) + "}}]\n",
    "unknown ids": "listings:\n"
    + "".join(f"- {{id: L{n}}}\n" for n in range(6000))
    + "grounds: [{kind: own-mark, listings: ["
    + ", ".join(f"M{n}" for n in range(6000))
    + "]}]\n",
    "missing papers": "evidence:\n"
    + "".join(f"- {{id: E{n}, kind: other, title: {{en: x}}, file: f{n}}}\n" for n in range(3900)),
    "deep papers": "evidence:\n"
    + "".join(f"- {{id: E{n}, kind: other, title: {{en: x}}, file: {'a/' * 290}f}}\n" for n in range(3000)),
    "doubled ids": "listings:\n" + "- {id: L1}\n" * 9000,
    "sound": "listings:\n" + "".join(f"- {{id: L{n}, title: {{en: x}}, sku: y}}\n" for n in range(3900)),
}


@pytest.mark.parametrize("rest", LARGE.values(), ids=LARGE)
def test_no_case_takes_longer_than_two_seconds(problems_of, rest):
    workflow.vocabulary()
    start = time.process_time()
    problems_of(yaml.safe_dump(case_data()) + rest)
    assert time.process_time() - start < 2
