"""Waivers: a person has looked at a finding, gives a reason and lets it stand until a day.

``waivers.yaml`` stands beside the case and is written by hand. A waiver names the very words, so that a changed text makes it stale; safeguards and
sworn statements cannot be waived.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from pydantic import model_validator

from rejoinder.draft import Draft
from rejoinder.facts.beside import read_entries
from rejoinder.facts.text import Facts, Line, fault
from rejoinder.facts.values import Day
from rejoinder.findings import Finding, Where, in_order
from rejoinder.wording.rulebook import finding, rules

FILE = "waivers.yaml"


class Waiver(Facts):
    """One entry: the finding (its rule, document, clause, language and quoted words, or the field), why it may stand, who says so, and until when."""

    rule: Line
    document: Line
    clause: Line | None = None
    language: Line | None = None
    quote: Line | None = None
    field: Line | None = None
    reason: Line
    by: Line
    expires: Day

    @model_validator(mode="after")
    def _names_its_place(self) -> Self:
        if self.quote is None and self.field is None:
            raise fault(
                "waiver_place",
                "A waiver names the very words (quote) or the field that it is for.",
                "豁免须写明所针对的原文（quote）或字段（field）。",
            )
        return self

    def meets(self, found: Finding) -> bool:
        """Whether it is for this finding."""
        named = (
            (self.clause, found.where.clause),
            (self.language, found.where.language),
            (self.field, found.where.field),
        )
        same_words = self.quote is None or _plain(self.quote) == _plain(found.where.quote)
        return self.rule == found.rule and same_words and all(given in (None, is_) for given, is_ in named)


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that does not count, and the waiver that says why."""

    finding: Finding
    waiver: Waiver

    def as_dict(self) -> dict[str, object]:
        """For JSON: the finding, and who let it stand, why and until when."""
        why = {"reason": self.waiver.reason, "by": self.waiver.by, "expires": self.waiver.expires.isoformat()}
        return self.finding.as_dict() | {"waiver": why}


@dataclass(frozen=True, slots=True)
class Weighed:
    """The findings that count, and those that were waived."""

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


def read_waivers(folder: Path) -> tuple[Waiver, ...]:
    """The waivers of a case folder. Raises ``InputError`` with every fault."""
    return read_entries(folder / FILE, Waiver)


def weigh(
    findings: Iterable[Finding], waivers: Iterable[Waiver], kind: str, today: date, draft: Draft | None = None
) -> Weighed:
    """Takes out what is waived for this document on this day, and adds what is wrong with the waivers themselves."""
    kept = list(findings)
    waived: list[Waived] = []
    said: list[Finding] = []
    guarded = {block.id for block in draft.blocks if block.safeguards} if draft else set()
    for waiver in waivers:
        if waiver.document != kind:
            continue
        met = [f for f in kept if waiver.meets(f)]
        said += _said_of(waiver, met, today, guarded)
        if met and not _refused(waiver, met, guarded) and today <= waiver.expires:
            kept = [f for f in kept if f not in met]
            waived += [Waived(f, waiver) for f in met]
    return Weighed(in_order([*kept, *said]), tuple(waived))


def _said_of(waiver: Waiver, met: list[Finding], today: date, guarded: set[str]) -> Iterator[Finding]:
    """What is wrong with a waiver: it may not be given, has run out, or its words are no longer there."""
    place = Where(FILE, quote=waiver.quote or "", field=waiver.field or "")
    values = {"waived": waiver.rule, "by": waiver.by, "expires": waiver.expires.isoformat()}
    if _refused(waiver, met, guarded):
        yield finding("waiver.refused", place, **values)
    elif not met:
        yield finding("waiver.stale", place, **values)
    elif today > waiver.expires:
        yield finding("waiver.expired", place, **values)


def _refused(waiver: Waiver, met: list[Finding], guarded: set[str]) -> bool:
    rule = rules().get(waiver.rule)
    return (rule is not None and not rule.waivable) or any(f.where.block in guarded for f in met)


def _plain(text: str) -> str:
    return " ".join(text.split())
