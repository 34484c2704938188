"""Whether the entries of a case file fit together: ids, references, evidence files.

These checks read the plain data and not the models, so that they are told together with every other fault of the file.
"""

from __future__ import annotations

import os
import posixpath
import stat
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PureWindowsPath
from typing import Any, TypeAlias

from rejoinder.errors import shown
from rejoinder.facts.faults import Fault, Told, unknown
from rejoinder.languages import Words
from rejoinder.strict_yaml import Path_, dotted

Section: TypeAlias = tuple[str, ...]

RIGHTS, ALLEGATIONS = ("complaint", "rights"), ("complaint", "allegations")
LISTINGS, GROUNDS, EVIDENCE, CONFIRMATIONS = ("listings",), ("grounds",), ("evidence",), ("confirmations",)
WITH_IDS = (RIGHTS, ALLEGATIONS, LISTINGS, GROUNDS, EVIDENCE)
REFERENCES: tuple[tuple[Section, str, Section], ...] = (
    (ALLEGATIONS, "right", RIGHTS),
    (ALLEGATIONS, "listings", LISTINGS),
    (ALLEGATIONS, "grounds", GROUNDS),
    (GROUNDS, "rights", RIGHTS),
    (GROUNDS, "listings", LISTINGS),
    (GROUNDS, "evidence", EVIDENCE),
    (CONFIRMATIONS, "evidence", EVIDENCE),
)


def broken_references(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Ids that stand twice and references to ids that do not exist."""
    yield from _doubled(data)
    for section, field, target in REFERENCES:
        ids = dict.fromkeys(identity for _, identity in _ids(data, target))
        known = tuple(ids)
        for path, entry in _entries(data, section):
            for at, name in _texts(entry.get(field), (*path, field)):
                if name not in ids:
                    yield Fault(at, partial(unknown, name, known, _NO_SUCH_ID.fill(id=shown(name))))


def evidence_faults(data: Mapping[str, Any], folder: Path) -> Iterator[Fault]:
    """Evidence files that leave the case folder or do not exist."""
    root = Path(os.path.realpath(folder))
    for path, entry in _entries(data, EVIDENCE):
        given = entry.get("file")
        message = _file_fault(given.strip(), root) if isinstance(given, str) else None
        if message:
            yield Fault((*path, "file"), partial(Told, message, shown(str(given)), repair=_MOVE_IN))


def _file_fault(given: str, root: Path) -> Words | None:
    if PureWindowsPath(given).anchor:  # a drive, a server or the root, in the notation of either system
        return _OUTSIDE
    relative = given.replace("\\", "/")
    if posixpath.normpath(relative).split("/")[0] == "..":
        return _OUTSIDE
    path = root / relative
    mode = _mode(path)
    if mode and not Path(os.path.realpath(path)).is_relative_to(root):  # by way of a link
        return _OUTSIDE
    if stat.S_ISDIR(mode):
        return _FOLDER
    return None if stat.S_ISREG(mode) else _NO_FILE


def _mode(path: Path) -> int:
    """What kind of file it is; 0 if there is none, or if no file can have that name."""
    try:
        return path.stat().st_mode
    except (OSError, ValueError):
        return 0


def _doubled(data: Mapping[str, Any]) -> Iterator[Fault]:
    first: dict[str, Path_] = {}
    for section in WITH_IDS:
        for path, identity in _ids(data, section):
            if identity in first:
                message = _TWICE.fill(id=shown(identity), first=dotted(first[identity]))
                yield Fault((*path, "id"), partial(Told, message, shown(identity), repair=_RENAME))
            first.setdefault(identity, (*path, "id"))


def _entries(data: Any, section: Section) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    for step in section:
        data = data.get(step) if isinstance(data, dict) else None
    for index, entry in enumerate(data if isinstance(data, list) else ()):
        if isinstance(entry, dict):
            yield (*section, index), entry


def _ids(data: Mapping[str, Any], section: Section) -> Iterator[tuple[Path_, str]]:
    for path, entry in _entries(data, section):
        if isinstance(identity := entry.get("id"), str):
            yield path, identity.strip()


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value.strip()
    for index, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, str):
            yield (*path, index), item.strip()


_TWICE = Words("The id “{id}” is used twice; first at {first}.", "编号“{id}”重复；首次出现于{first}。")
_RENAME = Words("Give each entry an id of its own.", "请为每一项使用不同编号。")
_NO_SUCH_ID = Words("There is no entry with the id “{id}”.", "没有编号为“{id}”的条目。")
_OUTSIDE = Words("The evidence file lies outside the case folder.", "证据文件位于案件文件夹之外。")
_FOLDER = Words("This is a folder, not a file.", "这是文件夹，不是文件。")
_NO_FILE = Words("There is no such evidence file.", "没有该证据文件。")
_MOVE_IN = Words(
    "Put the file into the case folder and name it relative to that folder, such as evidence/authorisation.pdf.",
    "请将文件放入案件文件夹，并以相对路径填写，例如evidence/authorisation.pdf。",
)
