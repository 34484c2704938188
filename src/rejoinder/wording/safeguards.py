"""The safeguard matrix: which safeguards a document must have, may have or must never have.

``templates/safeguards.yaml`` names each safeguard, what its text must say in each language (so that neither a firm's own wording nor a
hand's edit can empty it), and a row for each document kind, by jurisdiction where it differs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, Source, read, validated
from rejoinder.draft import Draft
from rejoinder.errors import Refusal
from rejoinder.languages import Language
from rejoinder.wording.rulebook import refusal

Duty: TypeAlias = Literal["must", "may", "never"]


class Safeguard(Data):
    """A safeguard, and the patterns (regular expressions, all must be found) that its text needs in each language."""

    title: Bilingual
    purpose: str
    says: Mapping[Language, tuple[str, ...]]
    source: Source


class Row(Data):
    """A duty for a document kind; ``only`` narrows it to jurisdictions, a narrower row goes before a wider one."""

    document: str
    safeguard: str
    duty: Duty
    only: tuple[str, ...] = ()
    source: Source


class Matrix(Data):
    """The whole file."""

    safeguards: Mapping[str, Safeguard]
    rows: tuple[Row, ...]

    def duties(self, document: str, jurisdictions: tuple[str, ...]) -> dict[str, Duty]:
        """Safeguard -> duty for one document; of several jurisdictions the strictest decides (never, must, may)."""
        found: dict[str, Duty] = {}
        for name in self.safeguards:
            rows = [r for r in self.rows if r.document == document and r.safeguard == name]
            narrow = [r for r in rows if set(r.only) & set(jurisdictions)]
            chosen = narrow or [r for r in rows if not r.only]
            if chosen:
                found[name] = min((r.duty for r in chosen), key=("never", "must", "may").index)
        return found


@dataclass(frozen=True, slots=True)
class Breach:
    """One way in which a draft breaks the matrix."""

    kind: Literal["missing", "forbidden", "emptied"]
    safeguard: str
    language: Language
    block: str = ""
    clause: str = ""


@cache
def matrix(path: Path | None = None) -> Matrix:
    """The matrix of the data folder."""
    loaded = read(path or library.templates() / "safeguards.yaml")
    return validated(Matrix, loaded.data, loaded)


def breaches(draft: Draft) -> Iterator[Breach]:
    """Every breach of the matrix, language by language.

    A must is met by blocks whose clauses claim the safeguard *and* whose text says what it needs; a never is broken by a clause that
    claims it, or by text that says it whatever it claims.
    """
    table = matrix()
    for name, duty in table.duties(draft.kind, draft.jurisdictions).items():
        for language in draft.languages:
            if duty == "must":
                yield from _unmet(draft, name, table.safeguards[name], language)
            elif duty == "never":
                yield from _present(draft, name, table.safeguards[name], language)


def _unmet(draft: Draft, name: str, safeguard: Safeguard, language: Language) -> Iterator[Breach]:
    blocks = [b for b in draft.blocks if name in b.safeguards]
    if not blocks:
        yield Breach("missing", name, language)
        return
    text = "\n".join(b.text(language) for b in blocks)
    if not says(safeguard, language, text):
        yield Breach("emptied", name, language, blocks[0].id, blocks[0].clause)


def _present(draft: Draft, name: str, safeguard: Safeguard, language: Language) -> Iterator[Breach]:
    for block in draft.blocks:
        if name in block.safeguards or (
            safeguard.says.get(language) and says(safeguard, language, block.text(language))
        ):
            yield Breach("forbidden", name, language, block.id, block.clause)


def says(safeguard: Safeguard, language: Language, text: str) -> bool:
    """True if the text holds every pattern that the safeguard needs in that language."""
    return all(re.search(pattern, text, re.IGNORECASE) for pattern in safeguard.says.get(language, ()))


def matrix_refusals(draft: Draft) -> tuple[Refusal, ...]:
    """The breaches of a draft as refusals, worded for the user."""
    table = matrix()
    return tuple(
        refusal(
            f"matrix.{breach.kind}",
            safeguard=table.safeguards[breach.safeguard].title.words(),
            document=draft.kind,
            language=breach.language,
            clause=breach.clause or "–",
        )
        for breach in breaches(draft)
    )
