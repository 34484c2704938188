"""Who is meant by 我方: in a law firm's letter the firm, not its client, whom the other language calls “our client”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.findings import Finding
from rejoinder.languages import Language
from rejoinder.reading import fold
from rejoinder.review.agreement.sides import Side, couples
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding

Span = tuple[int, int]


class ClientWords(Data):
    """The data file: how a firm says that it is one, its client and itself, by language."""

    firm: Mapping[Language, str]
    client: Mapping[Language, str]
    maybe: Mapping[Language, str]
    self: Mapping[Language, str]


def client_or_firm(examined: Examined) -> Iterator[Finding]:
    """A finding where a firm's letter has the client in one language and the firm in its place in the other."""
    if not _by_a_firm(examined):
        return
    for here, there in couples(examined):
        if here.language in _words().client and there.language in _words().client:
            yield from _exchanged(examined, here, there)
            yield from _exchanged(examined, there, here)


def _by_a_firm(examined: Examined) -> bool:
    return any(
        re.search(_words().firm[s.language], fold(s.text).text)
        for s in examined.reading.segments
        if s.language in _words().firm
    )


def _exchanged(examined: Examined, here: Side, there: Side) -> Iterator[Finding]:
    """The client only here, and the writer more often there."""
    clients, writers = _places(here, _words().client), _places(there, _words().self)
    named = _places(there, _words().client) or _places(there, _words().maybe)
    if not clients or named or len(writers) <= len(_places(here, _words().self)):
        return
    client, writer = clients[0], writers[-1]
    found = finding(
        "agreement.client",
        here.where(examined, *client),
        here=here.text[slice(*client)],
        there=there.text[slice(*writer)],
        language=here.name,
        other=there.name,
    )
    yield replace(found, beside=(there.where(examined, *writer),))


def _places(side: Side, patterns: Mapping[Language, str]) -> list[Span]:
    """Where the words stand in the text of a side."""
    if side.language not in patterns:
        return []
    folded = fold(side.text)
    return [folded.span(*found.span()) for found in re.finditer(patterns[side.language], folded.text)]


@cache
def _words() -> ClientWords:
    loaded = read(library.templates() / "review" / "clients.yaml")
    return validated(ClientWords, loaded.data, loaded)
