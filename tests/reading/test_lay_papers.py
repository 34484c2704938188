"""Weak papers are recognised too: as sellers write them without a lawyer; and what only speaks of such papers is none of them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from rejoinder.reading import kind_of, read_text

PAPERS = yaml.safe_load(Path(__file__).with_name("lay_papers.yaml").read_text("utf-8"))
CASES = [(kind, text) for kind, texts in PAPERS.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), CASES, ids=lambda value: value[:40])
def test_a_lay_paper_is_taken_for_what_it_is(kind: str, text: str) -> None:
    assert kind_of(read_text(text, "x.txt")).kind == kind
