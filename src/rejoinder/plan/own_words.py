"""The seller's own words in a case file: what it says itself, not what it reports of the other side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from rejoinder.facts.loader import CaseFile
from rejoinder.facts.text import Localised
from rejoinder.languages import Language

# What the other side says is theirs, not ours; names and addresses say nothing.
REPORTED = (
    "complaint.allegations",
    "complaint.demands",
    "complaint.court",
    "complaint.rights",
    "complaint.complainant",
)


def own_words(file: CaseFile) -> Iterator[tuple[str, Language, str]]:
    """Path, language and text of every localised text that the seller says itself."""
    yield from (entry for entry in all_words(file) if not entry[0].startswith(REPORTED))


def all_words(file: CaseFile) -> Iterator[tuple[str, Language, str]]:
    """Path, language and text of every localised text of a case, with the facts of its grounds."""
    yield from localised(file.case, "")
    for index, facts in enumerate(file.ground_facts):
        yield from localised(facts, f"grounds[{index}].facts")


def localised(value: Any, path: str) -> Iterator[tuple[str, Language, str]]:
    """Every localised text below a group of facts."""
    if isinstance(value, Localised):
        yield from ((path, tag, text) for tag, text in value.root.items())
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from localised(getattr(value, name), f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from localised(item, f"{path}[{index}]")
