"""Where a platform's rule or a register's number format was read, and how sure that makes it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import StringConstraints, model_validator

from rejoinder.datafiles import Data
from rejoinder.facts.text import Iso, Line, fault

# From the surest to the least sure.
Confidence: TypeAlias = Literal["primary", "secondary", "reported", "conflicting", "general-knowledge"]
Day = Annotated[date, Iso]
Address = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


class Citation(Data):
    """One source: the document, the place in it, where it stands, when it was read, and what it is worth."""

    document: Line
    version: Line | None = None
    place: Line
    address: Address | None = None
    read: Day | None = None
    confidence: Confidence

    @model_validator(mode="after")
    def _read_or_remembered(self) -> Citation:
        if (self.read is None) != (self.confidence == "general-knowledge"):
            raise fault(
                "read",
                "“read” is needed, except for general knowledge, where nothing was read",
                "须填写查阅日期“read”；属一般知识、未查阅文本的，不得填写",
            )
        return self

    def line(self) -> str:
        """The source in one line, for findings and manifests."""
        titled = ", ".join(part for part in (self.document, self.version, self.place) if part)
        seen = ", ".join(
            part for part in (self.address, f"read {self.read}" if self.read else None, self.confidence) if part
        )
        return f"{titled} ({seen})"
