"""How a run is made: what the command line says, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rejoinder.draft import Layout


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is made. ``today`` replaces the clock everywhere."""

    today: date
    out: Path = Path("out")
    documents: tuple[str, ...] = ()
    layout: Layout | None = None
    templates: Path | None = None
    reference: Path | None = None
    final: bool = False
    pdf: bool = False
    force: bool = False
    language: str = "en"
