"""A case file read into a ``Case``: every fault of the file at once, each with its place and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rejoinder.errors import InputError, Problem
from rejoinder.facts import faults
from rejoinder.facts.case import Case
from rejoinder.facts.faults import Fault
from rejoinder.facts.references import broken_references, evidence_faults
from rejoinder.facts.text import Facts
from rejoinder.languages import Words, profiles
from rejoinder.strict_yaml import MAX_PROBLEMS, Loaded, Path_, Position, dotted, examine, steps

CASE_NAMES = ("case.yaml", "case.yml", "case.json")
KEY = "[key]"  # pydantic's last step for a fault in a key of a mapping


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What data files allow: codes by list name, and the fields of each kind of ground."""

    known: Mapping[str, tuple[str, ...]]
    ground_facts: Mapping[str, type[Facts]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A valid case, its folder, the facts of its grounds (in the order of ``case.grounds``) and where each value stands.

    ``translations`` are the machine translations that fill languages in which the case itself has no text (``facts.translations``).
    """

    case: Case
    folder: Path
    source: Loaded
    ground_facts: tuple[Facts, ...]
    translations: tuple[Any, ...] = ()

    def place(self, path: str) -> tuple[int | None, int | None]:
        """Line and column of a dotted path such as ``evidence[2].file``."""
        return self.source.position(steps(path)) or (None, None)


def find_case(given: Path) -> Path:
    """The case file that a path names: the file itself, or ``case.yaml`` in a folder. Raises ``InputError``."""
    for path in (given, *(given / name for name in CASE_NAMES)):
        if _is_file(path):
            return path
    message = _NO_CASE if _is_folder(given) else _NO_FOLDER
    raise InputError([Problem(message, str(given), repair=_MAKE_CASE)])


def load_case(given: Path, vocabulary: Vocabulary) -> CaseFile:
    """Read a case file or folder. Raises ``InputError`` with every problem."""
    path = find_case(given)
    loaded = examine(path)
    if not isinstance(loaded.data, dict):
        raise InputError([*loaded.problems, _not_a_mapping(loaded)])
    raw = _without_empty(loaded.data)
    _number_grounds(raw)
    context = _context(raw, vocabulary)
    case, found = _validated(Case, raw, context, loaded.data)
    found += _ground_faults(raw, vocabulary, context, loaded.data)
    found += [*_unknown_and_empty(Case, loaded.data), *broken_references(raw), *evidence_faults(raw, path.parent)]
    if case is None or found or loaded.problems:
        raise InputError(_told(loaded, found))
    facts = tuple(
        vocabulary.ground_facts.get(g.kind, Facts).model_validate(dict(g.facts), context=context) for g in case.grounds
    )
    return CaseFile(case, path.parent, loaded, facts)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, a folder that may not be entered
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _not_a_mapping(loaded: Loaded) -> Problem:
    line, column = loaded.position(()) or (1, 1)
    message = _EMPTY_FILE if loaded.data is None else _NOT_A_MAPPING
    return Problem(message, loaded.file, line, column, repair=_MAKE_CASE)


def _validated(model: type[Any], raw: Any, context: Any, data: Any, prefix: Path_ = ()) -> tuple[Any, list[Fault]]:
    try:
        return model.model_validate(raw, context=context), []
    except ValidationError as fault:
        return None, [_fault(model, error, data, prefix) for error in fault.errors(include_url=False)]


def _context(raw: Mapping[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """What the models need to know. Of a language that is not known only its own field complains, not every text in it."""
    declared, languages = raw.get("language"), tuple(profiles())
    language = declared if declared is None or declared in languages else languages[0]
    return {"known": vocabulary.known, "language": language}


def _ground_faults(raw: dict[str, Any], vocabulary: Vocabulary, context: Any, data: Any) -> Iterator[Fault]:
    """The faults of the grounds' own facts, which the ground files describe."""
    grounds = raw.get("grounds")
    for index, ground in enumerate(grounds if isinstance(grounds, list) else ()):
        if not isinstance(ground, dict):
            continue
        model = vocabulary.ground_facts.get(str(ground.get("kind")).strip())
        facts, path = ground.get("facts", {}), ("grounds", index, "facts")
        if model is not None and isinstance(facts, dict):
            yield from _validated(model, facts, context, data, path)[1]
            yield from _unknown_and_empty(model, data["grounds"][index].get("facts"), path)


def _unknown_and_empty(model: type[BaseModel] | None, data: Any, path: Path_ = ()) -> Iterator[Fault]:
    """Unknown keys without a value. The models never see them, because what is empty counts as absent."""
    if isinstance(data, list):
        for index, item in enumerate(data):
            yield from _unknown_and_empty(model, item, (*path, index))
    elif isinstance(data, dict) and model is not None:
        for key, value in data.items():
            info = faults.field_of(model, key)
            if info is not None:
                inner = faults.model_of(info.annotation)
                yield from _unknown_and_empty(inner, value, (*path, key))
                yield from _stray_words(value, (*path, key)) if faults.is_text(info.annotation) else ()
            elif _is_empty(_without_empty(value)):
                yield Fault((*path, key), partial(faults.unknown_key, model, key), at_key=True)


def _stray_words(value: Any, path: Path_) -> Iterator[Fault]:
    """Empty keys of a text by language: what stood behind a comma in ``{en: one, two}`` and would be lost without a word."""
    for key, item in value.items() if isinstance(value, dict) else ():
        if item is None and key not in profiles():
            yield Fault((*path, key), partial(faults.stray_words, key), at_key=True)


def _without_empty(value: Any) -> Any:
    """The data without what was left empty: an empty field, or a group of empty fields, counts as absent. Entries of lists stay."""
    if isinstance(value, dict):
        kept = {key: _without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if not _is_empty(item)}
    if isinstance(value, list):
        return [_without_empty(item) for item in value]
    return value


def _is_empty(value: Any) -> bool:
    return value is None or value == {} or (isinstance(value, str) and not value.strip())


def _number_grounds(raw: dict[str, Any]) -> None:
    grounds = raw.get("grounds")
    for number, ground in enumerate(grounds if isinstance(grounds, list) else (), start=1):
        if isinstance(ground, dict):
            ground.setdefault("id", f"G{number}")


def _fault(model: type[BaseModel], error: ErrorDetails, data: Any, prefix: Path_) -> Fault:
    location = (*prefix, *error["loc"])
    at_key = error["type"] == "extra_forbidden" or location[-1:] == (KEY,)
    moved: Any = {**error, "loc": location}
    return Fault(_real_path(data, location), partial(faults.tell, model, moved, len(prefix)), at_key)


def _real_path(data: Any, location: Iterable[str | int]) -> Path_:
    """The part of pydantic's location that exists in the file, plus the last step if it is a key that is missing."""
    path: Path_ = ()
    for step in location:
        if not _holds(data, step):
            return (*path, step) if isinstance(data, dict) and step != KEY else path
        data, path = data[step], (*path, step)
    return path


def _holds(data: Any, step: str | int) -> bool:
    return (
        step in data
        if isinstance(data, dict)
        else isinstance(data, list) and isinstance(step, int) and step < len(data)
    )


def _told(loaded: Loaded, found: list[Fault]) -> list[Problem]:
    """All problems in the order of the file; of very many the first ones, and how many more there are."""
    known = {(problem.line, problem.column) for problem in loaded.problems}
    everywhere = ((_position(loaded, fault), fault) for fault in found)
    # What stands where the file itself was faulty (an alias, a control character) is most likely wrong because of that.
    placed = sorted((pair for pair in everywhere if pair[1].at_key or pair[0] not in known), key=lambda pair: pair[0])
    problems = [
        *loaded.problems,
        *(_problem(loaded.file, position, fault) for position, fault in placed[:MAX_PROBLEMS]),
    ]
    problems.sort(key=lambda problem: (problem.line or 0, problem.column or 0))
    left = len(placed) - MAX_PROBLEMS
    return [*problems, Problem(_MORE.fill(n=left), loaded.file, repair=_MEND_FIRST)] if left > 0 else problems


def _position(loaded: Loaded, fault: Fault) -> Position:
    found = loaded.key_position(fault.path) if fault.at_key else loaded.position(fault.path)
    return found or (1, 1)


def _problem(file: str, position: Position, fault: Fault) -> Problem:
    told = fault.tell()
    return Problem(told.message, file, *position, dotted(fault.path), told.given, told.allowed, told.repair)


_NO_FOLDER = Words("There is no such file or folder.", "没有该文件或文件夹。")
_NO_CASE = Words("The folder holds no case.yaml.", "文件夹中没有case.yaml。")
_MAKE_CASE = Words(
    "Name a case file, or the folder that holds case.yaml; “rejoinder new DIR” writes one.",
    "请指定案件文件，或含case.yaml的文件夹；“rejoinder new DIR”可新建。",
)
_MORE = Words("There are {n} problems more.", "另有{n}个问题。")
_MEND_FIRST = Words("Mend the ones above first.", "请先更正以上各项。")
_EMPTY_FILE = Words("The file is empty.", "文件为空。")
_NOT_A_MAPPING = Words(
    "The file must be a mapping of fields (schema, case, complaint ...).",
    "文件应为字段映射（schema、case、complaint……）。",
)
