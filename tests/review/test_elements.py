"""The elements of notices: met, missing, unknown, or left for the signer."""

from pathlib import Path

import pytest
import yaml

from rejoinder.reading.plain import read_text
from rejoinder.review.elements import State, elements
from rejoinder.review.examined import Examined

TABLES = Path(__file__).parent / "elements"
OATH = (
    "I swear, under penalty of perjury, that I have a good faith belief that the material was removed by mistake. "
    "I consent to the jurisdiction of the Federal District Court for my address and will accept service of process."
)
CORE = (
    "I have a good faith belief that the use is not authorized by the copyright owner, its agent, or the law. "
    "I swear, under penalty of perjury, that the information in this notification is accurate and that I am the owner of the right."
)


def table(name):
    return list(_rows(name))


def _rows(name):
    for element, states in yaml.safe_load((TABLES / f"{name}.yaml").read_text("utf-8")).items():
        for state, texts in states.items():
            for number, text in enumerate(texts, 1):
                yield pytest.param(element, state, text, id=f"{element}-{state}-{number}")


def state_of(text, kind, element):
    paper = text.replace("OATH", OATH).replace("CORE", CORE)
    found = {e.id: e for e in elements(Examined(read_text(paper, "paper.md"), kind), kind)}
    return found[element].state


@pytest.mark.parametrize(("element", "state", "text"), [*table("counter-statements"), *table("counter-fields")])
def test_counter_notice(element, state, text):
    assert state_of(text, "counter-notice", element) == State(state)


@pytest.mark.parametrize(("element", "state", "text"), table("takedown"))
def test_takedown_notice(element, state, text):
    assert state_of(text, "takedown-notice", element) == State(state)


@pytest.mark.parametrize(("element", "state", "text"), table("declaration"))
def test_declaration(element, state, text):
    assert state_of(text, "art43", element) == State(state)
