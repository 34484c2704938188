"""The lists that stand beside a case: approvals, waivers, translations. One entry is one group of fields."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rejoinder.errors import InputError, Problem
from rejoinder.facts.faults import Told, tell
from rejoinder.languages import Words
from rejoinder.strict_yaml import Loaded, dotted, load

Entry = TypeVar("Entry", bound=BaseModel)


def read_entries(path: Path, model: type[Entry]) -> tuple[Entry, ...]:
    """The entries of a file; none if there is no file. Raises ``InputError`` with every fault, its line and its field."""
    if not path.is_file():
        return ()
    loaded = load(path)
    if not isinstance(loaded.data, list | None):
        raise InputError([Problem(_NOT_A_LIST, loaded.file, 1, 1, repair=_DASHES)])
    entries, problems = [], []
    for number, data in enumerate(loaded.data or ()):
        try:
            entries.append(model.model_validate(data))
        except ValidationError as fault:
            problems += [_problem(loaded, model, number, error) for error in fault.errors(include_url=False)]
    if problems:
        raise InputError(problems)
    return tuple(entries)


def _problem(loaded: Loaded, model: type[BaseModel], number: int, error: ErrorDetails) -> Problem:
    location = (number, *error["loc"])
    line, column = loaded.position(location) or loaded.position((number,)) or (None, None)
    told = tell(model, error) if error["loc"] else Told(_NOT_AN_ENTRY, repair=_DASHES)
    return Problem(told.message, loaded.file, line, column, dotted(location), told.given, told.allowed, told.repair)


_NOT_A_LIST = Words("The file must be a list of entries.", "该文件须为条目列表。")
_NOT_AN_ENTRY = Words("An entry is a group of fields.", "每个条目须为一组字段。")
_DASHES = Words("Start each entry with “- ” and write one field a line.", "每个条目以“- ”开头，每行填写一个字段。")
