"""Every way of writing a value gives the same key in every language, and a changed value another one."""

from pathlib import Path

import pytest
import yaml

from rejoinder.values import values_of

GRID = yaml.load((Path(__file__).parent / "grid.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
CARRIER = {"en": "As said, it is {} in this matter.", "zh-Hans": "如前所述，相关内容为{}，特此说明。"}
LANGUAGES = ("en", "zh-Hans")


def cells():
    for row in GRID["values"]:
        for language in LANGUAGES:
            for text in row.get(language, ()):
                yield pytest.param(row, language, text, id=f"{language}-{text}")


def hard(text, language):
    return {(v.kind, v.key) for v in values_of(text, language) if not v.soft}


def known(row, text, language):
    kinds = {row["kind"], row.get("also", row["kind"])}
    return [v for v in values_of(text, language) if v.kind in kinds and v.key == row["key"]]


@pytest.mark.parametrize(("row", "language", "text"), list(cells()))
def test_a_way_of_writing_gives_the_value_and_no_other(row, language, text):
    for told in (text, CARRIER[language].format(text)):
        found = known(row, told, language)
        assert found, values_of(told, language)
        assert hard(told, language) <= {(v.kind, v.key) for v in found}


def test_the_grid_is_large_enough():
    assert len(list(cells())) >= 250


def sets():
    for row in GRID["sets"]:
        for language in LANGUAGES:
            for text in row[language]:
                yield pytest.param(set(row["keys"]), language, text, id=f"{language}-{text}")


@pytest.mark.parametrize(("keys", "language", "text"), list(sets()))
def test_a_list_or_range_gives_each_of_its_values(keys, language, text):
    assert {key for _, key in hard(CARRIER[language].format(text), language)} == keys


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("see Exhibits 1 to 3, 4 photographs", ["exhibit 1", "exhibit 2", "exhibit 3"]),
        ("see Exhibits 1, 4 photographs", ["exhibit 1"]),
        ("see Exhibits 1 and 3, 14 days later", ["exhibit 1", "exhibit 3"]),
        ("see Exhibits 1, 3. 4 days later", ["exhibit 1", "exhibit 3"]),
        ("see Exhibit 1, 3 copies", ["exhibit 1"]),
    ],
)
def test_a_number_of_something_else_is_no_part_of_a_list_of_exhibits(text, references):
    assert [v.key for v in values_of(text, "en") if v.kind == "reference"] == references


@pytest.mark.parametrize(("language", "text"), [(tag, text) for tag in LANGUAGES for text in GRID["none"][tag]])
def test_words_that_only_look_like_numbers_give_nothing(language, text):
    assert hard(text, language) == set()
