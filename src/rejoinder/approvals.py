"""Who approved the text of a document, in which role; an approval holds for that text only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from rejoinder.draft import Draft
from rejoinder.errors import InputError, Problem
from rejoinder.facts.beside import read_entries
from rejoinder.facts.faults import tell
from rejoinder.facts.text import Facts, Line
from rejoinder.facts.values import Day
from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.store import write_whole
from rejoinder.wording.documents import ApprovalRole, DocumentKind
from rejoinder.wording.rulebook import finding, label_words

FILE = "approvals.yaml"


class Approval(Facts):
    """One approval, as it stands in ``approvals.yaml``."""

    document: Line
    by: Line
    role: ApprovalRole
    on: Day
    digest: Line


def new_approval(document: str, by: str, role: str, on: date, digest: str) -> Approval:
    """An approval as it was given on the command line. Raises ``InputError``."""
    given = {"document": document, "by": by, "role": role, "on": on, "digest": digest}
    try:
        return Approval.model_validate(given)
    except ValidationError as fault:
        raise InputError([_wrong(error) for error in fault.errors(include_url=False)]) from fault


def _wrong(error: ErrorDetails) -> Problem:
    told = tell(Approval, error)
    return Problem(
        told.message, field=f"--{error['loc'][0]}", given=told.given, allowed=told.allowed, repair=told.repair
    )


def read_approvals(folder: Path) -> tuple[Approval, ...]:
    """The approvals of a case folder. Raises ``InputError`` if the file was damaged."""
    try:
        return read_entries(folder / FILE, Approval)
    except InputError as fault:
        raise InputError([replace(p, message=_DAMAGED, repair=_APPROVE_AGAIN) for p in fault.problems]) from fault


def record(folder: Path, approval: Approval) -> None:
    """Add an approval; an earlier one of the same document and role is replaced."""
    kept = [a for a in read_approvals(folder) if (a.document, a.role) != (approval.document, approval.role)]
    entries = [a.model_dump(mode="json") for a in (*kept, approval)]
    text = _HEADER + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
    write_whole(folder / FILE, text.encode("utf-8"))


def approval_findings(kind: DocumentKind, draft: Draft, approvals: tuple[Approval, ...]) -> tuple[Finding, ...]:
    """What is missing before the document may go out."""
    found: list[Finding] = []
    digest = draft.digest()
    given = {a.role: a for a in approvals if a.document == kind.kind}
    missing = [role for role in kind.approval if role not in given]
    if missing:
        values = {"document": kind.kind, "title": kind.title.words(), "roles": _roles(missing)}
        found.append(finding("approval.missing", **values))
    for role in kind.approval:
        approval = given.get(role)
        if approval and approval.digest != digest:
            found.append(finding("approval.stale", title=kind.title.words(), by=approval.by, on=approval.on))
    return tuple(found)


def _roles(roles: Sequence[str]) -> Words:
    """The persons in words, each with the code that the command wants."""
    named = [label_words("approval-role", role) for role in roles]
    return Words(", ".join(n.en for n in named), "、".join(n.zh for n in named))


_HEADER = "# Written by “rejoinder approve”; do not edit. Each digest is of the text that was seen.\n"
_DAMAGED = Words("The file of approvals cannot be read.", "批准记录文件无法读取。")
_APPROVE_AGAIN = Words("Delete it and approve again.", "请删除该文件并重新批准。")
