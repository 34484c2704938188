"""What the tests of the case file share: reading a text as a case, and looking at what was told."""

import re

import pytest

from factories import write_text
from rejoinder import workflow
from rejoinder.errors import InputError

HAN = re.compile("[㐀-鿿]")
HALF_WIDTH = re.compile(r"[㐀-鿿][,;:!?()]|[,;!?()][㐀-鿿]")
JARGON = re.compile(
    r"Input should|valid (dictionary|string|tuple|list|boolean|integer|decimal|date)|pydantic|validat|parsing|Extra inputs|"
    r"Field required|None\b|Value error|type=|dict\b|tuple|boolean|instance|\bstr\b|token|scalar|mapping values|node|stream|"
    r"datetime|Decimal|timezone|Errno",
    re.IGNORECASE,
)


@pytest.fixture
def problems_of(tmp_path):
    """The problems that a text, written as a case file, is refused for; none if it is sound."""

    def read(text, name="case.yaml"):
        path = write_text(tmp_path, text, name)
        try:
            workflow.load(path)
        except InputError as fault:
            return fault.problems
        return ()

    return read


@pytest.fixture
def well_told():
    """Asserts that a problem has everything a user needs, in plain words of both languages."""

    def check(problem):
        assert problem.file
        assert problem.line is None or problem.line >= 1
        assert problem.repair, problem.message.en
        for words in (problem.message, problem.repair):
            for text in (words.en, words.zh):
                assert not JARGON.search(without_given(text, problem.given)), text
                assert not re.search(r"\{\w+\}", without_given(text, problem.given)), text
            assert HAN.search(words.zh), words.zh
            assert not HALF_WIDTH.search(without_given(words.zh, problem.given)), words.zh
            assert not HAN.search(without_given(words.en, problem.given)), words.en
        assert len(problem.message.en) < 400

    return check


def without_given(text, given):
    """A message without what it quotes of the user's."""
    quoted = re.sub("“[^”]*”", "“”", text)
    return quoted.replace(given, "") if given else quoted
