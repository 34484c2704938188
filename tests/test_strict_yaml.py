"""YAML and JSON read strictly: everything stays text, everything has its place, and nothing hostile gets far."""

import contextlib
import json
import re
import time

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.errors import InputError
from rejoinder.strict_yaml import MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS, MAX_VALUES, dotted, examine, load, parse, steps
from rejoinder.strict_yaml.characters import REFUSED


def data(text):
    return parse(text, "case.yaml").data


def problems(text):
    with pytest.raises(InputError) as refused:
        parse(text, "case.yaml")
    return refused.value.problems


def places(text):
    return [(p.line, p.column) for p in problems(text)]


# What comes out


@pytest.mark.parametrize(
    "scalar",
    [
        "NO",
        "yes",
        "off",
        "0123",
        "12:30:45",
        "2026-03-12",
        "1e3",
        ".5",
        "0x1F",
        "1_000",
        "+86 755",
        ".inf",
        "nan",
        "<<",
        "=",
        "Nulls",
    ],
)
def test_a_plain_scalar_stays_the_text_that_it_was(scalar):
    assert data(f"key: {scalar}") == {"key": scalar}
    assert data(f'{{"key": {json.dumps(scalar)}}}') == {"key": scalar}


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# nothing yet"])
def test_an_empty_value_is_none(nothing):
    assert data(f"key: {nothing}\nlist:\n- {nothing}") == {"key": None, "list": [None]}


@pytest.mark.parametrize("quoted", ["''", '""', "'~'", '"null"'])
def test_a_quoted_value_is_a_text_even_if_it_looks_empty(quoted):
    assert data(f"key: {quoted}") == {"key": quoted[1:-1]}


def test_a_key_stays_text_too():
    assert data("no: 1\n~: 2\n1: 3\n'': 4") == {"no": "1", "~": "2", "1": "3", "": "4"}


@pytest.mark.parametrize(
    "text",
    ["{{ 7*7 }}", "{% raw %}", "R&D", "a < b > c", "\u200fعربي\u200e", "W" * 5000, "\\n", "😀", "$x ${y} {line}"],
)
def test_awkward_text_comes_out_as_it_went_in(text):
    assert data(f"key: {json.dumps(text)}") == {"key": text}
    assert data(f"key: {json.dumps(text, ensure_ascii=False)}") == {"key": text}
    assert data(yaml.safe_dump({"key": text}, allow_unicode=True)) == {"key": text}


def test_json_spells_characters_beyond_the_first_plane_as_surrogate_pairs():
    assert data(r'{"\ud83d\uDE00": "x\uD83D\ude00y\ud83d\ude00"}') == {"😀": "x😀y😀"}


def test_an_escaped_backslash_before_a_surrogate_pair_is_no_escape():
    assert data(r'{"key": "\\ud83d\\ude00"}') == {"key": r"\ud83d\ude00"}


@pytest.mark.parametrize("style", [r"'\ud83d\ude00'", r"\ud83d\ude00", "|-\n  \\ud83d\\ude00"])
def test_where_a_backslash_is_a_plain_character_a_surrogate_pair_is_plain_text(style):
    assert data(f"key: {style}") == {"key": r"\ud83d\ude00"}


def test_private_characters_beside_a_surrogate_pair_are_not_taken_for_one():
    assert data('{"key": "\\ud83d\\ude00\\ue000\\ue400"}') == {"key": "😀\ue000\ue400"}
    assert data('{"key": "\\ue000\\ue400\\ud83d\\ude00"}') == {"key": "\ue000\ue400😀"}


@pytest.mark.parametrize("half", [r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\\ud83d\ude00", r"\ud83d\\ude00"])
def test_half_a_surrogate_pair_is_refused(half):
    (problem,) = problems(f'{{"key": "{half}"}}')
    assert "backslash" in problem.message.en


def test_json_may_be_indented_with_tabs_and_escape_its_slashes():
    assert data('{\n\t"a":\t[1,\t2],\r\n\t"b":"x\\/y\\t\\"z\\""\n}') == {"a": ["1", "2"], "b": 'x/y\t"z"'}


# Where it stands


TEXT = """\
a: 1
b:
  - x
  -
  - {c: 中, 😀: "d"}
e:
    f: |
        long
        text
    g: >-
        folded
h:
  "i" :   [1,   [2]]
"""
VALUES = {
    (): (1, 1), ("a",): (1, 4), ("b",): (3, 3), ("b", 0): (3, 5), ("b", 1): (4, 4), ("b", 2): (5, 5), ("b", 2, "c"): (5, 9),
    ("b", 2, "😀"): (5, 15), ("e",): (7, 5), ("e", "f"): (7, 8), ("e", "g"): (10, 8), ("h",): (13, 3), ("h", "i"): (13, 11),
    ("h", "i", 0): (13, 12), ("h", "i", 1): (13, 17), ("h", "i", 1, 0): (13, 18),
}  # fmt: skip
KEYS = {
    ("a",): (1, 1), ("b",): (2, 1), ("b", 2, "c"): (5, 6), ("b", 2, "😀"): (5, 12), ("e",): (6, 1), ("e", "f"): (7, 5),
    ("e", "g"): (10, 5), ("h",): (12, 1), ("h", "i"): (13, 3),
}  # fmt: skip


@pytest.mark.parametrize(
    "text", [TEXT, TEXT.replace("\n", "\r\n"), TEXT.replace("\n", "\r")], ids=["unix", "windows", "old mac"]
)
def test_every_key_and_every_value_has_its_line_and_column(text):
    loaded = parse(text, "case.yaml")
    assert loaded.positions == VALUES
    assert loaded.keys == KEYS


def test_what_is_not_there_has_the_place_of_what_is_around_it():
    loaded = parse(TEXT, "case.yaml")
    assert loaded.position(("e", "missing", 3)) == (7, 5)
    assert loaded.key_position(("e", "missing")) == (7, 5)
    assert loaded.position(("missing",)) == (1, 1)


def test_surrogate_pairs_move_no_column():
    assert parse(r'{"\ud83d\ude00": 1, "a": 2}', "case.json").positions["a",] == (1, 26)


def test_a_path_is_written_with_dots_and_brackets():
    path = ("evidence", 2, "file")
    assert dotted(path) == "evidence[2].file"
    assert steps("evidence[2].file") == path
    assert dotted(("k" * 1000,)) == "k" * 60 + "…"


# What is refused


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: 1\nb: 2\na: 3\na: 4", [(3, 1), (4, 1)]),
        ("x:\n  a: 1\n  'a': 2", [(3, 3)]),
        ('{"a": 1, "\\u0061": 2}', [(1, 10)]),
        ("a: {b: 1}\nc: {b: 1}\nd: [{b: 1}, {b: 1}]\ne: {b: 1, b: 2}", [(4, 11)]),
        ("? a\n: 1\n? a\n: 2", [(3, 3)]),
    ],
)
def test_a_doubled_key_is_told_where_it_stands_again(text, where):
    assert places(text) == where
    assert all("twice" in p.message.en for p in problems(text))


def test_a_doubled_key_names_the_line_of_the_one_before():
    (problem,) = problems("key:\n  - a\n  - b\nother: 1\nkey: c")
    assert "line 1" in problem.message.en
    assert "第1行" in problem.message.zh
    assert problem.field == "key"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: 1 Example Road #12", [(1, 19)]),
        ("a: 1 Example Road   #12, Ningbo\nb: 1", [(1, 21)]),
        ("number: #018123456\n", [(1, 9)]),
        ("a:\n  - x\n  - y\n    z\t#1", [(4, 7)]),
        ("a: [x, y #1\n]", [(1, 10)]),
    ],
)
def test_a_text_that_would_lose_its_end_as_a_comment_is_refused(text, where):
    assert places(text) == where
    assert "comment" in problems(text)[0].message.en
    assert "quotation marks" in problems(text)[0].repair.en


@pytest.mark.parametrize(
    "text", ["a: x # note", "a: x # #12", "a: # note", "a: x\n#note", "#note\na: x ## note", "a: 'x' #note", "a: x#1"]
)
def test_a_comment_that_looks_like_one_is_a_comment(text):
    assert data(text)["a"] in ("x", None, "x#1")


def test_a_key_that_looks_like_a_blank_to_fill_is_quoted_as_it_is():
    (problem,) = problems('"{line}": 1\n"{line}": 2')
    assert "“{line}”" in problem.message.en
    assert "line 1" in problem.message.en


def test_a_message_quotes_a_long_or_invisible_key_so_that_it_can_be_seen():
    long, hidden = "k" * 1000, "\u200fkey\n"
    found = problems(
        f"- {json.dumps({long: 1})[:-1]}, {json.dumps({long: 1})[1:]}\n- {{{json.dumps(hidden)}: 1, {json.dumps(hidden)}: 2}}"
    )
    assert [len(p.message.en) < 150 for p in found] == [True, True]
    assert "“<U+200F>key ”" in found[1].message.en


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: &x 1", [(1, 4)]),
        ("a: &x\n  b: 1", [(1, 4)]),
        ("a: &x [1]", [(1, 4)]),
        ("&x a: 1", [(1, 1)]),
        ("a: *x", [(1, 4)]),
        ("- *x\n- *y", [(1, 3), (2, 3)]),
        ("*x : 1\nb: 2", [(1, 1)]),
        ("<<: *x", [(1, 5)]),
        ("a: !!python/object/apply:os.system [ls]", [(1, 4)]),
        ("a: !x y\nb: ! y\nc: !!str y\n!t d: 1", [(1, 4), (2, 4), (3, 4), (4, 1)]),
        ("%TAG ! tag:example.com,2000:\n---\na: !x y", [(3, 4)]),
        ("a: 1\n---\nb: 2", [(2, 1)]),
        ("[a]: 1", [(1, 1)]),
        ("{a: 1}: 1", [(1, 1)]),
        ("a: {{ 7*7 }}", [(1, 5)]),
        ("? [a]\n: 1", [(1, 3)]),
    ],
)
def test_what_yaml_can_do_beyond_plain_data_is_told_once_where_it_stands(text, where):
    assert places(text) == where


def test_billion_laughs_are_refused_for_their_anchors():
    text = "a: &a [x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    assert len(problems(text)) == 9 + 16  # anchors and aliases


FORBIDDEN = [
    *map(chr, range(0x09)),
    "\x0b",
    "\x0c",
    *map(chr, range(0x0E, 0x20)),
    *map(chr, range(0x7F, 0xA0)),
    "\ufffe",
    "\uffff",
]


@pytest.mark.parametrize("character", [*FORBIDDEN, "\u2028", "\u2029", "\ufeff"], ids=lambda c: f"U+{ord(c):04X}")
def test_a_forbidden_character_is_refused_by_name_written_plainly_or_escaped(character):
    code = f"U+{ord(character):04X}"
    (plain,) = problems(f"a: 1\nkey: x{character}y")
    assert (plain.line, plain.column) == (2, 7)
    (escaped,) = problems(f'a: 1\nkey: "x\\u{ord(character):04x}y"')
    assert (escaped.line, escaped.column, escaped.field) == (2, 6, "key")
    assert code in plain.message.en
    assert code in plain.message.zh
    assert code in escaped.message.en
    (in_key,) = problems(f'a: 1\n"x\\u{ord(character):04x}y": 1')
    assert (in_key.line, in_key.column) == (2, 1)


def test_lines_are_counted_as_the_parser_counts_them():
    for end in ("\n", "\r\n", "\r"):
        assert places(f"a: 1{end}b: 2{end}c: x\x00") == [(3, 5)]


@pytest.mark.parametrize("character", ["\t", "\u200f", "\u200e", "\u00a0", "\u3000", "\ufffd", "\U0001f600", "\u00ad"])
def test_a_character_that_does_no_harm_is_kept(character):
    assert data(json.dumps({"key": f"x{character}y"}, ensure_ascii=False)) == {"key": f"x{character}y"}


def test_faults_that_leave_the_rest_readable_are_told_together_in_the_order_of_the_file():
    text = 'a: 1\nb: &x 2\na: 3\nc: !t 4\nd: "\\0"\ne: x\x01\n'
    assert places(text) == [(2, 4), (3, 1), (4, 4), (5, 4), (6, 5)]


def test_an_examined_file_can_still_be_read_in_spite_of_such_faults(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a: 1\nb: &x 2\na: 3\nc: *x\n*x : 4\nd: [*x, 5]")
    loaded = examine(path)
    assert loaded.data == {"a": "3", "b": "2", "c": "*x", "*x": "4", "d": ["*x", "5"]}
    assert [(p.line, p.column) for p in loaded.problems] == [(2, 4), (3, 1), (4, 4), (5, 1), (6, 5)]
    with pytest.raises(InputError):
        load(path)


def test_a_fault_before_the_place_where_the_parser_gives_up_is_told_too():
    assert places("a: 1\na: 2\nb: [") == [(2, 1), (4, 1)]


SYNTAX = [
    ("a: 'x", (1, 4), "never closed"),
    ('a: "x\n---\nb: 1', (1, 4), "never closed"),
    ("a: [1\nb: 2", (2, 2), "line 1"),
    ("a: {b: 1\nc: 2", (2, 2), "line 1"),
    ("a: 1\nb\nc: 2", (2, 1), "no colon"),
    ("a: b: c", (1, 5), "colon"),
    ("a: b\n c: d", (2, 3), "colon"),
    ("a:\n  b: 1\n c: 2", (3, 2), "indentation"),
    ("- a\nb: c", (2, 1), "indentation"),
    ("a:\n\tb: 1", (2, 1), "tab"),
    ("a: @x", (1, 4), "cannot begin with “@”"),
    ("a: `x", (1, 4), "cannot begin with “`”"),
    ("a: %x", (1, 4), "cannot begin with “%”"),
    ('a: "\\q"', (1, 5), "backslash"),
    ('a: "\\u12"', (1, 7), "backslash"),
    ("a: - b", (1, 4), "list"),
    ("a: & b", (1, 5), "& or *"),
    ("a: * b", (1, 5), "& or *"),
    ("a: |x\n b", (1, 5), "| or >"),
    ("a: >0\n b", (1, 5), "| or >"),
    ("a: !<x", (1, 7), "!"),
    ("a: ? b", (1, 4), "? "),
    ("%YAML 9.9\n---\na: 1", (1, 1), "%"),
    ("[}", (1, 2), "bracket"),
    ('"a" b', (1, 5), "the content has ended"),
    ("{a:b:{c: 1}}", (1, 5), "blank is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "where", "words"), SYNTAX, ids=[text for text, _, _ in SYNTAX])
def test_what_the_parser_stumbles_over_is_told_in_plain_words_of_both_languages(text, where, words):
    (problem,) = problems(text)
    assert (problem.line, problem.column) == where
    assert words in problem.message.en
    assert re.search("[一-鿿]", problem.message.zh)
    assert problem.repair


# What is too much


def bomb(part, times=100_000):
    return part * times


BOMBS = {
    "brackets": bomb("["),
    "braces": bomb("{a: "),
    "braces without blanks": bomb("{a:"),
    "dashes": bomb("- "),
    "question marks": bomb("? "),
    "block mappings": "".join(" " * n + "a:\n" for n in range(1900)),
    "block lists": "".join(" " * n + "-\n" for n in range(1900)),
    "mixed": bomb("[{a: "),
    "JSON": bomb('{"a":['),
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_nesting_without_end_is_refused_at_once(text):
    start = time.process_time()
    found = problems(text)
    assert time.process_time() - start < 2
    assert len(found) == 1


@pytest.mark.parametrize("pair", ["[]", ("{a: ", "}")], ids=["lists", "mappings"])
def test_the_depth_that_is_allowed_is_allowed_and_one_more_is_not(pair):
    def nested(depth):
        return pair[0] * depth + "x" + pair[1] * depth

    assert data(nested(MAX_DEPTH))
    (problem,) = problems(nested(MAX_DEPTH + 1))
    assert f"deeper than {MAX_DEPTH} levels" in problem.message.en
    assert problem.column == len(pair[0]) * MAX_DEPTH + 1


def test_the_number_of_values_that_is_allowed_is_allowed_and_one_more_is_not():
    assert len(data("- x\n" * (MAX_VALUES - 1))) == MAX_VALUES - 1
    (problem,) = problems("- x\n" * MAX_VALUES)
    assert f"more than {MAX_VALUES:,} values" in problem.message.en


def test_of_very_many_problems_only_the_first_are_told():
    assert len(problems("- &a x\n" * 5000)) == MAX_PROBLEMS


def test_a_file_full_of_control_characters_is_told_to_be_no_text():
    (problem,) = problems("schema: 1\n".encode("utf-16-le").decode("utf-8") * 50_000)
    assert "no plain text" in problem.message.en
    assert (problem.line, problem.column) == (1, 2)


PATHOLOGICAL = {
    "surrogate pairs": '"' + "\\ud83d\\ude00" * 160_000 + '"',
    "surrogate pairs that are none": "\\ud83d\\ude00" * 160_000,
    "backslashes": '"' + "\\" * 1_900_000,
    "doubled keys": "a: 1\n" * 390_000,
    "control characters": "\x01" * 1_900_000,
    "one long word": "a: " + "x" * 1_900_000,
    "one long key": "x" * 1_900_000 + ": 1",
    "colons": ":" * 1_900_000,
    "lines of one text": "a: " + "x\n " * 600_000,
}


@pytest.mark.parametrize("text", PATHOLOGICAL.values(), ids=PATHOLOGICAL)
def test_no_text_takes_longer_than_two_seconds(text):
    start = time.process_time()
    with contextlib.suppress(InputError):
        parse(text, "case.yaml")
    assert time.process_time() - start < 2


# Files


def told(path):
    with pytest.raises(InputError) as refused:
        load(path)
    (problem,) = refused.value.problems
    assert problem.file == str(path)
    assert problem.repair
    return problem


def test_a_file_of_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "case.yaml"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    start = time.process_time()
    assert "larger than 2,000,000 bytes" in told(path).message.en
    assert time.process_time() - start < 0.5


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"a: " + b"x" * (MAX_BYTES - 3))
    assert len(load(path).data["a"]) == MAX_BYTES - 3
    path.write_bytes(b"a: " + b"x" * (MAX_BYTES - 2))
    assert told(path)


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_a_file_that_is_not_utf_8_is_told_with_the_byte_and_its_place(tmp_path, start):
    path = tmp_path / "case.yaml"
    path.write_bytes(start + "a: 中\r\nb: 甲".encode() + "乙".encode("gbk"))
    problem = told(path)
    assert (problem.line, problem.column) == (2, 5)
    assert "0xd2" in problem.message.en
    assert "GBK" in problem.repair.en


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "gbk", "utf-32"])
def test_another_encoding_is_told_to_be_one(tmp_path, encoding):
    path = tmp_path / "case.yaml"
    path.write_bytes("seller: 宁波样例贸易有限公司\n".encode(encoding) * 3)
    assert "UTF-8" in told(path).repair.en


def test_a_byte_order_mark_at_the_start_moves_nothing(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert load(path).positions["a",] == (1, 4)
    assert load(path).data == {"a": "1"}


@pytest.mark.parametrize("name", ["missing.yaml", "folder", "folder/below/file", "n" * 300])
def test_a_path_that_is_no_file_is_told_in_words(tmp_path, name):
    (tmp_path / "folder").mkdir()
    problem = told(tmp_path / name)
    assert "cannot be read" in problem.message.en
    assert "Errno" not in problem.message.en


# Any data


SAFE = st.text(st.characters(exclude_categories=("Cs",)).filter(lambda c: not REFUSED.match(c)), max_size=30)
NESTED = st.recursive(
    SAFE, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SAFE, inner, max_size=4), max_leaves=15
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(NESTED)
def test_any_nested_text_survives_being_written_as_yaml_and_read_again(nested):
    for unicode in (True, False):
        assert data(yaml.safe_dump(nested, allow_unicode=unicode)) == nested


@settings(max_examples=150, deadline=None, derandomize=True)
@given(NESTED)
def test_any_nested_text_survives_being_written_as_json_and_read_again(nested):
    for indent in (None, "\t"):
        assert data(json.dumps(nested, indent=indent)) == nested
        assert data(json.dumps(nested, indent=indent, ensure_ascii=False)) == nested
