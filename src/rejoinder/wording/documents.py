"""Document kinds: what ``templates/outlines/<kind>/document.yaml`` says of each."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, TypeAlias

from pydantic import Field

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, Source, read, validated
from rejoinder.draft import Layout
from rejoinder.languages import Language, Words
from rejoinder.wording.rulebook import label_words

Addressee: TypeAlias = Literal["complainant", "platform", "designated-agent", "counsel", "signatory"]
ApprovalRole: TypeAlias = Literal["signatory", "compliance", "counsel"]


class Parameter(Data):
    """A number that a document's clauses print, with what it rests on."""

    value: int
    unit: str
    source: Source


class Need(Data):
    """A fact that a document cannot do without: its path in the case file, and why."""

    path: str
    why: Bilingual


class DocumentKind(Data):
    """One kind of document."""

    kind: str
    title: Bilingual
    name: Bilingual
    meaning: Bilingual
    procedures: tuple[str, ...] = ()
    main_for: tuple[str, ...] = ()
    stand_in: str | None = None
    slot: Literal["reply", "appeal", "counter-notice"] | None = None
    addressee: Addressee
    languages: tuple[Language, ...]
    operative: Language | None = None
    operative_rule: str | None = None
    operative_for: Mapping[str, Language] = Field(default_factory=dict)
    layout: Layout = "columns"
    plain_text: Literal["full", "form"] | None = None
    sworn: bool = False
    internal: bool = False
    statements: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    approval: tuple[ApprovalRole, ...] = ("signatory",)
    parameters: Mapping[str, Parameter] = Field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    length_rule: str | None = None
    platform_rules: tuple[str, ...] = ()
    source: Source


@cache
def document_kinds() -> Mapping[str, DocumentKind]:
    """Every document kind that has an outline."""
    found = {}
    for path in sorted((library.templates() / "outlines").glob("*/document.yaml")):
        loaded = read(path)
        kind = validated(DocumentKind, loaded.data, loaded)
        found[kind.kind] = kind
    return found


def kind_title(kind: str) -> Words:
    """What a kind of paper is called, ours or a stranger's; nothing known has the title of an unknown paper."""
    known = document_kinds().get(kind)
    return known.title.words() if known else label_words("foreign-kind", kind or "unknown")
