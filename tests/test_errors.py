"""Faults keep what they carry, also on the way back from a worker process."""

import pickle

import pytest

import casebook
from rejoinder import workflow
from rejoinder.errors import InputError, Refused


def test_an_input_error_survives_pickling(tmp_path):
    with pytest.raises(InputError) as told:
        workflow.load(casebook.write(tmp_path, "letter", {"sellr": "x"}))
    again = pickle.loads(pickle.dumps(told.value))
    assert again.problems == told.value.problems
    assert again.message == told.value.message


def test_a_refusal_survives_pickling(tmp_path):
    file = casebook.load(tmp_path, "letter", {"complaint.court": {"served": "yes"}})
    with pytest.raises(Refused) as told:
        workflow.to_approve(file, "reply", "Wang Xiaoyi", "signatory", casebook.options())
    assert pickle.loads(pickle.dumps(told.value)).refusals == told.value.refusals
