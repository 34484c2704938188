"""Outlines: Jinja2 templates whose output is a list of clause ids, one a line, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined, TemplateError

from rejoinder import library
from rejoinder.compose.render import ClauseEnvironment
from rejoinder.errors import DataError
from rejoinder.languages import Words

LINE = re.compile(r"(?P<clause>[a-z0-9-]+(?:/[a-z0-9-]+)+)(?: with (?P<binding>\S+))?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an outline: a clause, and the id of what it is bound to."""

    clause: str
    binding: str = ""


@cache
def outline_environment(firm: Path | None = None) -> ClauseEnvironment:
    """The environment that outlines are read in; a firm's folder stands before ours."""
    folders = [f / "outlines" for f in (firm, library.templates()) if f]
    return ClauseEnvironment(
        loader=ChoiceLoader([FileSystemLoader(f) for f in folders]),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def entries(
    kind: str, context: Mapping[str, Any], bound: Mapping[str, Any], firm: Path | None = None
) -> tuple[Entry, ...]:
    """The outline of a document kind, rendered. Raises ``DataError`` for a stray word or an unknown id."""
    name = f"{kind}/outline.j2"
    try:
        text = outline_environment(firm).get_template(name).render(context)
    except TemplateError as fault:
        raise DataError(_WRONG.fill(what=fault.message or str(fault)), name, getattr(fault, "lineno", None)) from fault
    return tuple(_entry(line.strip(), name, bound) for line in text.splitlines() if line.strip())


def _entry(line: str, name: str, bound: Mapping[str, Any]) -> Entry:
    match = LINE.fullmatch(line)
    if not match:
        raise DataError(_STRAY.fill(line=line), name)
    binding = match["binding"] or ""
    if binding and binding not in bound:
        raise DataError(_NO_ID.fill(line=line, id=binding), name)
    return Entry(match["clause"], binding)


_WRONG = Words("The outline cannot be read: {what}.", "提纲无法读取：{what}。")
_STRAY = Words(
    "“{line}” is not a clause id: an outline holds clause ids only, one a line.",
    "“{line}”不是条款编号：提纲每行只能是一个条款编号。",
)
_NO_ID = Words("“{line}”: the case has no entry “{id}”.", "“{line}”：案件中没有条目“{id}”。")
