"""Whatever value is wrong, in whatever field: it is told in plain words of both languages, at a place, with what to do."""

import copy
import itertools
import json
import types
import typing

import pytest
from pydantic import BaseModel

from factories import case_data, write_text
from rejoinder import workflow
from rejoinder.errors import InputError
from rejoinder.facts import faults
from rejoinder.facts.case import Case
from rejoinder.facts.text import Localised

WRONG = {
    "a strange word": "no such thing ☃",
    "a very long text": "x" * 7000,
    "a list": ["a", "b"],
    "a list of lists": [["a"]],
    "a list with nothing in it": [None],
    "a group": {"strange_key": "x"},
    "a group of groups": {"en": {"en": "x"}},
    "a list of groups": [{"strange_key": ["x"]}],
    "a number": "-1.5e3",
    "hidden direction": "a\u202eb",
    "a forbidden character": "a\x00b",
    "several lines": "a\nb",
}


def fields(model: type[BaseModel], path=()):
    """Every field of a model and of the models inside it, as a path into plain data (0 stands for the entry of a list)."""
    for name, info in model.model_fields.items():
        at = (*path, info.alias or name)
        yield at, info
        inner, is_list = inner_model(info.annotation)
        if inner is not None:
            yield from fields(inner, (*at, 0) if is_list else at)


def inner_model(annotation):
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (None if issubclass(annotation, Localised) else annotation), False
    if typing.get_origin(annotation) is tuple:
        return inner_model(typing.get_args(annotation)[0])[0], True
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return next((inner_model(a) for a in typing.get_args(annotation) if inner_model(a)[0]), (None, False))
    return None, False


FIELDS = dict(fields(Case))


def put(data, path, value):
    """The data with a value at a path; groups and lists on the way are made."""
    whole = data = copy.deepcopy(data)
    for step, following in itertools.pairwise(path):
        fresh = [] if following == 0 else {}
        if step == 0 and not data:
            data.append(fresh)
        elif step != 0:
            data.setdefault(step, fresh)
        data = data[step]
    if path[-1] == 0:
        data.append(value)
    else:
        data[path[-1]] = value
    return whole


def problems(folder, data):
    try:
        workflow.load(write_text(folder, json.dumps(data), "case.json"))
    except InputError as fault:
        return fault.problems
    return ()


def test_the_walk_reaches_every_part_of_a_case():
    assert len(FIELDS) > 120
    assert ("complaint", "complainant", "representative", "verified", "how") in FIELDS
    assert ("complaint", "demands", 0, "amount", "currency") in FIELDS
    assert ("history", "statements", 0, "says") in FIELDS


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_value_in_any_field_is_told_in_plain_words(tmp_path, well_told, wrong):
    for path in FIELDS:
        for problem in problems(tmp_path, put(case_data(), path, wrong)):
            well_told(problem)
            assert problem.line, path
            assert problem.column, path
            assert problem.message != faults._WRONG, path


@pytest.mark.parametrize("wrong", [["a", ["b"]], {"strange_key": ["x"]}], ids=["a list", "a group"])
def test_no_field_takes_a_list_or_group_that_does_not_belong_there(tmp_path, wrong):
    free = {("grounds", 0, "facts")}  # what belongs there is said by the ground's own file
    for path in set(FIELDS) - free:
        found = problems(tmp_path, put(case_data(), path, wrong))
        assert any(p.field.startswith(dotted(path)) for p in found), path


def dotted(path):
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_value_in_any_fact_of_any_ground_is_told_in_plain_words(tmp_path, well_told, wrong):
    models = workflow.vocabulary().ground_facts
    grounds = [{"kind": kind, "facts": dict.fromkeys(model.model_fields, wrong)} for kind, model in models.items()]
    for problem in problems(tmp_path, case_data(grounds=grounds)):
        well_told(problem)
        assert problem.message != faults._WRONG, problem.field


@pytest.mark.parametrize("wrong", [["a", ["b"]], {"strange_key": ["x"]}], ids=["a list", "a group"])
def test_no_fact_of_a_ground_takes_a_list_or_group_that_does_not_belong_there(tmp_path, wrong):
    for kind, model in workflow.vocabulary().ground_facts.items():
        found = problems(
            tmp_path, case_data(grounds=[{"kind": kind, "facts": dict.fromkeys(model.model_fields, wrong)}])
        )
        told = {p.field.split(".")[2].split("[")[0] for p in found}
        assert told == set(model.model_fields), kind


def test_every_field_is_titled_in_both_languages_and_says_what_it_is_good_for(well_told):
    for path, info in FIELDS.items():
        extra = info.json_schema_extra
        assert info.title, path
        assert extra["title_zh"], path
        assert extra["reaches"] in ("document", "decision", "record"), path
        if extra["reaches"] != "document" and path[-1] != "facts":
            assert extra["why"], path
