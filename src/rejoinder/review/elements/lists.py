"""The lists of what a paper must contain, and the words by which it is recognised: data of ``templates/review/elements``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, Source, read, validated
from rejoinder.languages import Language
from rejoinder.review.elements.patterns import NEVER, Either
from rejoinder.strict_yaml import Loaded

Way: TypeAlias = Literal["signature", "thing", "statement", "oath", "field"]
Against: TypeAlias = Literal["missing", "defect"]


class Says(Data):
    """One way of making a statement: ``core`` is found in a sentence, and each of ``besides`` as well.

    ``anyone`` may be the subject of the sentence: the complainant may serve me.
    """

    core: Either
    besides: tuple[Either, ...] = ()
    anyone: bool = False


class Thing(Data):
    """How a thing is identified: by a web address, a name, or the answer to a question that asks for it.

    ``web`` says where an address counts: ``anywhere`` but in another's context (``foreign``), or only in its own
    (``context``). ``named`` is matched as written, with capitals.
    """

    asked: Either
    unasked: Either = NEVER
    web: Literal["anywhere", "context"] = "anywhere"
    foreign: Either = NEVER
    context: Either = NEVER
    answered: bool = False
    generic: Either = NEVER
    named: Either = NEVER
    told: Either = NEVER
    by_reference: bool = False


class ElementRule(Data):
    """One element: what it is called, what it rests on, and the way it is found.

    An oath ``covers`` another element's statement or its own ``says``; ``whole_paper`` if an oath on all that the paper says is
    enough. ``unsure`` is a statement that cannot be told from a
    proper one, ``hints`` are letters of which some stand wherever
    the element is spoken of, so that other text is passed over quickly; ``narrowed`` what must stand beside a proper one; ``condition`` marks a statement that is a condition by nature; ``denied`` takes a statement back wherever it stands; a sentence with ``never_about`` speaks of something else.
    """

    id: str
    title: Bilingual
    source: Source
    by: Way
    says: tuple[Says, ...] = ()
    unsure: tuple[Says, ...] = ()
    covers: str = ""
    narrowed: Either | None = None
    condition: bool = False
    whole_paper: bool = True
    hints: tuple[str, ...] = ()
    denied: Either = NEVER
    never_about: Either = NEVER
    thing: Thing | None = None
    field: str = ""


class Others(Data):
    """How prompts and labels show that somebody else's data are meant, not the writer's."""

    asks: Either = NEVER
    labels: Either = NEVER


class ElementList(Data):
    """A list of elements.

    ``documents`` are the kinds of paper that it holds for, ``platform`` narrows it to one platform. ``against`` says what a
    missing element is: a fault of our own paper, or a defect of the other side's. ``side`` is the language that counts
    where a paper says everything twice.
    """

    kind: str
    documents: tuple[str, ...]
    platform: str = ""
    against: Against
    side: Language
    source: Source
    others: Others = Others()
    elements: tuple[ElementRule, ...]


class Speech(Data):
    """How a sentence is meant."""

    source: Source
    writer: Either
    someone_else: Either
    aside: Either
    asked_for: Either
    asked_for_here: Either
    own_words: Either
    rule_follows: Either
    told: Either
    joined: Either
    conditional_before: Either
    conditional_after: Either
    no_condition: Either
    denied_before: Either
    no_denial: Either
    new_clause: Either
    affirmed: Either
    refused: Either
    refused_alone: Either
    unticked: Either
    refers_back: Either
    by_reference: Either


class Oaths(Data):
    """What makes a statement sworn."""

    source: Source
    oath: Either
    no_oath: Either
    about_what_precedes: Either
    about_the_paper: Either
    about_what_follows: Either
    own_object: Either
    goes_on: Either


class Fields(Data):
    """Where names, addresses, telephone numbers and signatures stand."""

    source: Source
    struck_out: Either
    empty: Either
    labels: Mapping[str, Either]
    told: Mapping[str, Either]
    asks: Mapping[str, Either]
    asks_for_none: Either
    asks_inline: re.Pattern[str]
    receiver: Either
    closings: Either
    marks_of_hand: Either
    sign_sentence: Either
    blank_line: Either
    no_name: Either
    prompts: Either
    no_prompt: Either
    no_title: Either
    unfinished: Either
    sender: Either
    signing_labels: Either
    drawn_line: Either
    name_as_written: Either
    telephone_number: Either
    no_telephone_number: Either
    email_address: Either
    postal_address: Either
    post_box: Either
    date: Either
    web_address: Either
    rule_page: Either
    general_page: Either
    notice_page: Either
    markup: Either
    list_sign: Either


WORDS = {"speech": Speech, "oaths": Oaths, "fields": Fields}


@cache
def speech() -> Speech:
    """The words that tell how a sentence is meant."""
    loaded = read(library.templates() / "review" / "elements" / "speech.yaml")
    return validated(Speech, loaded.data, loaded)


@cache
def oaths() -> Oaths:
    """The words of oaths."""
    loaded = read(library.templates() / "review" / "elements" / "oaths.yaml")
    return validated(Oaths, loaded.data, loaded)


@cache
def fields() -> Fields:
    """The words of fields."""
    loaded = read(library.templates() / "review" / "elements" / "fields.yaml")
    return validated(Fields, loaded.data, loaded)


@cache
def element_lists() -> Mapping[str, ElementList]:
    """Every list by its kind: ``counter-notice``, ``takedown-notice`` and so on."""
    folder = library.templates() / "review" / "elements"
    files = {path.stem: read(path) for path in sorted(folder.glob("*.yaml")) if path.stem not in WORDS}
    found = [validated(ElementList, _spelt_out(loaded.data, files), loaded) for loaded in files.values()]
    return MappingProxyType({one.kind: one for one in found})


def _spelt_out(data: Mapping[str, Any], files: Mapping[str, Loaded]) -> dict[str, Any]:
    """A list with what it takes over from others: ``as: <list>/<id>`` an element, ``others: <list>`` the words of others."""
    others = data.get("others")
    if isinstance(others, str):
        others = files[others].data["others"]
    entries = [_entry(entry, data["elements"], files) for entry in data["elements"]]
    return {**data, "elements": entries, **({"others": others} if others else {})}


def _entry(entry: Mapping[str, Any], siblings: list[Mapping[str, Any]], files: Mapping[str, Loaded]) -> dict[str, Any]:
    """An element with what it takes over; its thing may be ``like`` that of a sibling."""
    whole = dict(entry)
    if known := whole.pop("as", None):
        name, wanted = str(known).split("/")
        theirs = files[name].data["elements"]
        whole = {**_entry(_called(theirs, wanted), theirs, files), **whole}
    thing = whole.get("thing")
    if isinstance(thing, dict) and "like" in thing:
        model = _called(siblings, thing["like"])
        whole["thing"] = {**model["thing"], **{k: v for k, v in thing.items() if k != "like"}}
    return whole


def _called(entries: list[Mapping[str, Any]], wanted: str) -> Mapping[str, Any]:
    return next(entry for entry in entries if entry["id"] == wanted)
