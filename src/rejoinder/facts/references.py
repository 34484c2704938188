"""Whether the entries of a case file fit together: ids, references, evidence files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from rejoinder.errors import Problem
from rejoinder.facts.case import Case
from rejoinder.languages import Words


def broken_references(case: Case) -> Iterator[Problem]:
    """Ids that stand twice and references to ids that do not exist."""
    yield from _doubled(case)
    rights, listings = _ids(case.complaint.rights), _ids(case.listings)
    grounds, evidence = _ids(case.grounds), _ids(case.evidence)
    for index, allegation in enumerate(case.complaint.allegations):
        at = f"complaint.allegations[{index}]"
        yield from _unknown(f"{at}.right", (allegation.right,), rights)
        yield from _unknown(f"{at}.listings", allegation.listings, listings)
        yield from _unknown(f"{at}.grounds", allegation.grounds, grounds)
    for index, ground in enumerate(case.grounds):
        at = f"grounds[{index}]"
        yield from _unknown(f"{at}.rights", ground.rights, rights)
        yield from _unknown(f"{at}.listings", ground.listings, listings)
        yield from _unknown(f"{at}.evidence", ground.evidence, evidence)
    for index, confirmation in enumerate(case.confirmations):
        yield from _unknown(f"confirmations[{index}].evidence", confirmation.evidence, evidence)


def evidence_faults(case: Case, folder: Path) -> Iterator[Problem]:
    """Evidence files that leave the case folder or do not exist."""
    for index, evidence in enumerate(case.evidence):
        if evidence.file is not None:
            yield from _file_fault(f"evidence[{index}].file", evidence.file, folder)


def _file_fault(at: str, given: str, folder: Path) -> Iterator[Problem]:
    absolute = (
        PureWindowsPath(given).is_absolute() or PureWindowsPath(given).drive or PurePosixPath(given).is_absolute()
    )
    path = folder / given.replace("\\", "/")
    if absolute or not _inside(path, folder):
        yield Problem(_OUTSIDE, field=at, given=given, repair=_MOVE_IN)
    elif not path.is_file():
        yield Problem(_NO_FILE, field=at, given=given, repair=_MOVE_IN)


def _inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except OSError:  # a name the system cannot hold, or a loop of links
        return False


def _doubled(case: Case) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    lists = (
        ("complaint.rights", case.complaint.rights),
        ("complaint.allegations", case.complaint.allegations),
        ("listings", case.listings),
        ("grounds", case.grounds),
        ("evidence", case.evidence),
    )
    for name, entries in lists:
        for index, entry in enumerate(entries):
            at, identity = f"{name}[{index}].id", str(entry.id)
            if identity in seen:
                yield Problem(_TWICE.fill(id=identity, first=seen[identity]), field=at, given=identity, repair=_RENAME)
            seen.setdefault(identity, at)


def _ids(entries: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(getattr(entry, "id", "")) for entry in entries)


def _unknown(at: str, given: Iterable[str], known: tuple[str, ...]) -> Iterator[Problem]:
    for name in given:
        if name not in known:
            allowed = ", ".join(known) or "–"
            yield Problem(_NO_SUCH_ID.fill(id=name), field=at, given=name, allowed=Words(allowed, allowed))


_TWICE = Words("The id “{id}” is used twice; first at {first}.", "编号“{id}”重复；首次出现于{first}。")
_RENAME = Words("Give each entry an id of its own.", "请为每一项使用不同编号。")
_NO_SUCH_ID = Words("There is no entry with the id “{id}”.", "没有编号为“{id}”的条目。")
_OUTSIDE = Words("The evidence file lies outside the case folder.", "证据文件位于案件文件夹之外。")
_NO_FILE = Words("There is no such evidence file.", "没有该证据文件。")
_MOVE_IN = Words(
    "Put the file into the case folder and name it relative to that folder, such as evidence/authorisation.pdf.",
    "请将文件放入案件文件夹，并以相对路径填写，例如evidence/authorisation.pdf。",
)
