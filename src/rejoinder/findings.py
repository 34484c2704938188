"""What a review says: rule, severity, place, message, repair.

Rule texts are data (``templates/findings/*.yaml``, read by ``wording.rulebook``); this module only holds their shape.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rejoinder.languages import Words


class Severity(StrEnum):
    """How much a finding weighs: an error stops a final, a warning must be read, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True)
class Where:
    """The place a finding speaks of; what is not known stays empty.

    ``field`` is a path in the case file, ``block`` the opaque id of a block of the draft, ``clause`` its clause id,
    ``language`` a language tag, ``quote`` the very words. ``start`` is where they begin in the text of their block or paragraph; it
    tells apart the same words at two places of it for whoever marks them, and is no part of what a finding says.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    field: str = ""
    block: str = ""
    clause: str = ""
    language: str = ""
    quote: str = ""
    start: int | None = dataclasses.field(default=None, compare=False)

    def as_dict(self) -> dict[str, str | int]:
        """The known parts, for JSON."""
        pairs = ((name, getattr(self, name)) for name in self.__slots__ if name != "start")
        return {name: value for name, value in pairs if value not in ("", None)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a review says.

    ``beside``: where the other language says it, or says otherwise, for whoever marks the words; no part of what a finding says.
    """

    rule: str
    severity: Severity
    message: Words
    repair: Words
    where: Where = field(default_factory=Where)
    source: str = ""
    beside: tuple[Where, ...] = field(default=(), compare=False)

    def as_dict(self) -> dict[str, object]:
        """The JSON form of the command-line contract; absent keys are left out."""
        data: dict[str, object] = {
            "rule": self.rule,
            "severity": str(self.severity),
            "message": self.message.as_dict(),
            "repair": self.repair.as_dict(),
        }
        if place := self.where.as_dict():
            data["where"] = place
        if self.source:
            data["source"] = self.source
        return data


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then by place, so that output never depends on the order of the checks."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (
                RANK[f.severity],
                f.where.file,
                f.where.line or 0,
                f.where.field,
                f.rule,
                f.where.block,
                f.where.language,
            ),
        )
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """True if any finding stops a final."""
    return any(f.severity is Severity.ERROR for f in findings)
