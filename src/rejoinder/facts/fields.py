"""How a field of the case file is declared: its title in both languages and whether it reaches a document."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from pydantic import Field

Reach: TypeAlias = Literal["document", "decision", "record"]
"""``document``: printed somewhere. ``decision``: decides a route, a clause or a finding. ``record``: kept for the file only."""


def fact(en: str, zh: str, reaches: Reach = "document", *, why: str = "", default: Any = None) -> Any:
    """An optional fact; its absence is a finding only where a document needs it.

    ``why`` explains, for a field that reaches no document, what it is good for.
    """
    return Field(default=default, title=en, json_schema_extra=_extra(zh, reaches, why))


def required(en: str, zh: str, reaches: Reach = "document", *, why: str = "") -> Any:
    """A fact without which the file cannot be read at all."""
    return Field(title=en, json_schema_extra=_extra(zh, reaches, why))


def several(en: str, zh: str, reaches: Reach = "document", *, why: str = "") -> Any:
    """A list of facts, empty if absent."""
    return Field(default=(), title=en, json_schema_extra=_extra(zh, reaches, why))


def _extra(zh: str, reaches: Reach, why: str) -> dict[str, Any]:
    return {"title_zh": zh, "reaches": reaches} | ({"why": why} if why else {})
