"""Terms that carry the statements, safeguards and grounds of an answer, by the real glossary: missing is an error, misspelt a warning."""

import pytest

from rejoinder import library
from rejoinder.datafiles import read
from rejoinder.reading import Reading
from rejoinder.review.examined import Examined
from rejoinder.review.terms import terms
from rejoinder.terms.glossary import terms as glossary
from small_glossary import pair


@pytest.mark.parametrize(
    ("en", "zh", "rule"),
    [
        ("The counter-notification was sent.", "已发出反通知。", None),
        ("The counter-notification was sent.", "已发出反诉通知书。", "terms.lost"),
        ("The counter-notificaton was sent.", "已发出反通知。", "terms.missing"),  # a slip of the pen
        ("The right is exhausted.", "权利已经疲惫。", "terms.lost"),
        ("Under penalty of perjury.", "以作伪责罚为限。", "terms.lost"),
        ("Within fourteen calendar days.", "十四天内。", "terms.missing"),  # no term that a statement rests on
    ],
)
def test_a_term_that_a_statement_rests_on_is_lost_if_nothing_like_it_is_there(en, zh, rule):
    missed = {f.rule for f in terms(Examined(Reading("", pair(en, zh)))) if f.rule in ("terms.lost", "terms.missing")}
    assert (rule in missed) if rule else not missed


def test_every_core_concept_is_in_the_glossary():
    known = set(glossary().concepts)
    core = read(library.templates() / "review" / "terms.yaml").data["core"]
    assert set(core) <= known
    assert len(core) == len(set(core))
