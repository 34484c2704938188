"""The texts of findings and refusals, and the fixed labels of documents: data files of ``templates/``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, read, validated
from rejoinder.errors import Refusal
from rejoinder.findings import Finding, Severity, Where
from rejoinder.languages import Language, Words, filled, words


class RuleText(Data):
    """One rule of a review: what it says when it finds something, what it means, and whether a person may waive it.

    ``source`` tells us what it rests on; ``authority`` is a provision that a reader may look up.
    """

    severity: Severity
    message: Bilingual
    repair: Bilingual
    meaning: Bilingual
    source: str
    authority: Bilingual | None = None
    waivable: bool = True


class BriefNote(Bilingual):
    """A fact for the counsel brief, for all places or only for some jurisdictions."""

    only: tuple[str, ...] = ()


class RefusalText(Data):
    """One refusal: why, what to do instead, and what a counsel brief adds."""

    title: Bilingual
    reason: Bilingual
    next_step: Bilingual
    counsel: bool
    source: str
    brief: tuple[BriefNote, ...] = ()


@cache
def rules() -> Mapping[str, RuleText]:
    """Every finding rule by id, such as ``missing.fact``."""
    found: dict[str, RuleText] = {}
    for path in sorted((library.templates() / "findings").glob("*.yaml")):
        loaded = read(path)
        found |= {name: validated(RuleText, data, loaded, (name,)) for name, data in loaded.data.items()}
    return MappingProxyType(found)


@cache
def refusals() -> Mapping[str, RefusalText]:
    """Every refusal by its number in the list, such as ``R-01``."""
    loaded = read(library.templates() / "refusals.yaml")
    return MappingProxyType({name: validated(RefusalText, data, loaded, (name,)) for name, data in loaded.data.items()})


def finding(rule: str, where: Where | None = None, /, **values: object) -> Finding:
    """A finding of that rule; ``values`` fill the ``{names}`` of its texts."""
    text = rules()[rule]
    return Finding(
        rule,
        text.severity,
        text.message.words().fill(**values),
        text.repair.words().fill(**values),
        where or Where(),
        text.source,
    )


def refusal(rule: str, /, *, places: tuple[str, ...] = (), **values: object) -> Refusal:
    """A refusal by its number; ``values`` fill the ``{names}`` of its texts, ``places`` choose the notes for the counsel brief."""
    text = refusals()[rule]
    notes = tuple(note.words() for note in text.brief if not note.only or set(note.only) & set(places))
    reason, next_step = text.reason.words().fill(**values), text.next_step.words().fill(**values)
    return Refusal(rule, text.title.words(), reason, next_step, text.counsel, text.source, notes)


@cache
def labels() -> Mapping[str, Mapping[str, Mapping[Language, str]]]:
    """The fixed labels of codes by group, e.g. ``labels()["capacity"]["director"]["en"]``."""
    return MappingProxyType(read(library.templates() / "labels.yaml").data)


def label(group: str, code: str, language: Language, **values: object) -> str:
    """The label of a code in a document's language, its ``{names}`` filled with ``values``."""
    return filled(labels()[group][code][language], values)


def label_words(group: str, code: str) -> Words:
    """The label of a code for messages."""
    return words(labels()[group][code])
