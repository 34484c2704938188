"""A case file read into a ``Case``: every fault of the file at once, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rejoinder.errors import InputError, Problem
from rejoinder.facts import faults
from rejoinder.facts.case import Case
from rejoinder.facts.references import broken_references, evidence_faults
from rejoinder.facts.text import Facts
from rejoinder.languages import Words
from rejoinder.strict_yaml import Loaded, Path_, load

CASE_NAMES = ("case.yaml", "case.yml", "case.json")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What data files allow: codes by list name, and the fields of each kind of ground."""

    known: Mapping[str, tuple[str, ...]]
    ground_facts: Mapping[str, type[Facts]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A valid case, its folder, the facts of its grounds (in the order of ``case.grounds``) and where each value stands."""

    case: Case
    folder: Path
    source: Loaded
    ground_facts: tuple[Facts, ...]

    def place(self, path: str) -> tuple[int | None, int | None]:
        """Line and column of a dotted path such as ``evidence[2].file``."""
        return self.source.position(_steps(path)) or (None, None)


def find_case(given: Path) -> Path:
    """The case file that a path names: the file itself, or ``case.yaml`` in a folder. Raises ``InputError``."""
    if given.is_file():
        return given
    for name in CASE_NAMES:
        if (given / name).is_file():
            return given / name
    message = _NO_FOLDER if not given.exists() else _NO_CASE
    raise InputError([Problem(message, str(given), repair=_MAKE_CASE)])


def load_case(given: Path, vocabulary: Vocabulary) -> CaseFile:
    """Read a case file or folder. Raises ``InputError`` with every problem."""
    path = find_case(given)
    loaded = load(path)
    if not isinstance(loaded.data, dict):
        raise InputError([Problem(_NOT_A_MAPPING, loaded.file, 1, 1)])
    raw = _without_empty(loaded.data)
    _number_grounds(raw)
    problems = list(_problems(loaded, raw, vocabulary))
    case, errors = _validated(raw, vocabulary)
    problems += [_problem(loaded, Case, error) for error in errors]
    if case is not None:
        problems += [_located(loaded, p) for p in (*broken_references(case), *evidence_faults(case, path.parent))]
    if case is None or problems:
        raise InputError(_sorted(problems))
    return CaseFile(
        case, path.parent, loaded, tuple(_ground_facts(g.kind, g.facts, raw, vocabulary) for g in case.grounds)
    )


def _validated(raw: dict[str, Any], vocabulary: Vocabulary) -> tuple[Case | None, list[ErrorDetails]]:
    try:
        return Case.model_validate(raw, context=_context(raw, vocabulary)), []
    except ValidationError as fault:
        return None, fault.errors(include_url=False)


def _context(raw: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    return {"known": vocabulary.known, "language": raw.get("language")}


def _ground_facts(kind: str, facts: Mapping[str, Any], raw: Mapping[str, Any], vocabulary: Vocabulary) -> Facts:
    model = vocabulary.ground_facts.get(kind, Facts)
    return model.model_validate(dict(facts), context=_context(raw, vocabulary))


def _problems(loaded: Loaded, raw: dict[str, Any], vocabulary: Vocabulary) -> Iterator[Problem]:
    """The faults of the grounds' own facts, which the ground files describe."""
    grounds = raw.get("grounds")
    for index, ground in enumerate(grounds if isinstance(grounds, list) else ()):
        if not isinstance(ground, dict):
            continue
        model = vocabulary.ground_facts.get(str(ground.get("kind")))
        facts = ground.get("facts", {})
        if model is None or not isinstance(facts, dict):
            continue
        try:
            model.model_validate(facts, context=_context(raw, vocabulary))
        except ValidationError as fault:
            for error in fault.errors(include_url=False):
                moved: Any = {**error, "loc": ("grounds", index, "facts", *error["loc"])}
                yield _problem(loaded, model, moved, skip=3)


def _without_empty(value: Any) -> Any:
    """The data without keys that were left empty: an empty field counts as absent."""
    if isinstance(value, dict):
        return {key: _without_empty(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


def _number_grounds(raw: dict[str, Any]) -> None:
    grounds = raw.get("grounds")
    for number, ground in enumerate(grounds if isinstance(grounds, list) else (), start=1):
        if isinstance(ground, dict):
            ground.setdefault("id", f"G{number}")


def _problem(loaded: Loaded, model: type[Any], error: ErrorDetails, skip: int = 0) -> Problem:
    path = _real_path(loaded.data, error["loc"])
    line, column = loaded.position(path) or (None, None)
    told = faults.tell(model, error, skip)
    return Problem(told.message, loaded.file, line, column, dotted(path), told.given, told.allowed, told.repair)


def _real_path(data: Any, loc: Iterable[str | int]) -> Path_:
    """The part of pydantic's location that exists in the file, plus the last step (a missing key); union tags fall out."""
    steps = list(loc)
    path: list[str | int] = []
    for position, step in enumerate(steps):
        present = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if present:
            path.append(step)
            data = data[step]
        elif position == len(steps) - 1 and isinstance(data, dict) and isinstance(step, str):
            path.append(step)
    return tuple(path)


def _located(loaded: Loaded, problem: Problem) -> Problem:
    line, column = loaded.position(_steps(problem.field)) or (None, None)
    return Problem(
        problem.message, loaded.file, line, column, problem.field, problem.given, problem.allowed, problem.repair
    )


def _sorted(problems: list[Problem]) -> list[Problem]:
    unique = {(p.field, p.message.en): p for p in problems}
    return sorted(unique.values(), key=lambda p: (p.line or 0, p.column or 0, p.field))


def dotted(path: Iterable[str | int]) -> str:
    """``("evidence", 2, "file")`` as ``evidence[2].file``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")


def _steps(path: str) -> Path_:
    parts = path.replace("[", ".").replace("]", "").split(".")
    return tuple(int(p) if p.isdigit() else p for p in parts if p)


_NO_FOLDER = Words("There is no such file or folder.", "没有该文件或文件夹。")
_NO_CASE = Words("The folder holds no case.yaml.", "文件夹中没有case.yaml。")
_MAKE_CASE = Words(
    "Name a case file, or the folder that holds case.yaml; “rejoinder new DIR” writes one.",
    "请指定案件文件，或含case.yaml的文件夹；“rejoinder new DIR”可新建。",
)
_NOT_A_MAPPING = Words(
    "The file must be a mapping of fields (schema, case, complaint ...).",
    "文件应为字段映射（schema、case、complaint……）。",
)
