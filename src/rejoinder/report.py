"""Outcomes and faults in words for people, and in JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from rejoinder.errors import DataError, InputError, Problem, Refusal, RejoinderError, shown
from rejoinder.findings import Finding, Severity
from rejoinder.languages import Words

if TYPE_CHECKING:
    from rejoinder.review.elements import Element
    from rejoinder.reviewing import ReviewedFile
    from rejoinder.waivers import Waived
    from rejoinder.workflow import Outcome

STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
ELEMENT_STYLE = {"met": "green", "missing": "bold red", "unknown": "yellow", "for-signer": "cyan"}
SEVERITY = {
    Severity.ERROR: Words("error", "错误"),
    Severity.WARNING: Words("warning", "警告"),
    Severity.NOTE: Words("note", "提示"),
}


def outcome_json(outcome: Outcome) -> str:
    """One line of JSON for one case."""
    data: dict[str, Any] = {
        "file": outcome.file.source.file,
        "case": outcome.file.case.case,
        "status": outcome.status,
        "exit": outcome.exit_status,
        "documents": [
            {
                "kind": d.kind.kind,
                "digest": d.draft.digest(),
                "files": sorted(d.files),
                "findings": [f.as_dict() for f in d.findings],
            }
            | ({"waived": [w.as_dict() for w in d.waived]} if d.waived else {})
            for d in outcome.documents
        ],
    }
    if outcome.folder:
        data["folder"] = str(outcome.folder)
    if outcome.instead_of:
        data["instead_of"] = outcome.instead_of
    if outcome.refusals:
        data["refusals"] = [refusal_dict(r) for r in outcome.refusals]
    return json.dumps(data, ensure_ascii=False)


def findings_json(
    file: str,
    documents: Iterable[str],
    findings: Iterable[Finding],
    refusals: Iterable[Refusal],
    waived: Iterable[Waived] = (),
) -> str:
    """One line of JSON for ``check``."""
    refused = [refusal_dict(r) for r in refusals]
    data: dict[str, Any] = {
        "file": file,
        "status": "refused" if refused else "checked",
        "documents": list(documents),
        "findings": [f.as_dict() for f in findings],
    }
    others = {"refusals": refused, "waived": [w.as_dict() for w in waived]}
    return json.dumps(data | {name: entries for name, entries in others.items() if entries}, ensure_ascii=False)


def review_json(reviewed: ReviewedFile, exit_status: int) -> str:
    """One line of JSON for one reviewed file."""
    data: dict[str, Any] = {
        "file": reviewed.file,
        "status": "reviewed",
        "exit": exit_status,
        "languages": list(reviewed.examined.reading.languages),
        "findings": [f.as_dict() for f in reviewed.findings],
    }
    if reviewed.kind:
        data["kind"] = reviewed.kind
    if reviewed.why:
        data["why"] = reviewed.why.as_dict()
    if reviewed.elements:
        data["elements"] = [_element_dict(e) for e in reviewed.elements]
    if reviewed.waived:
        data["waived"] = [w.as_dict() for w in reviewed.waived]
    return json.dumps(data, ensure_ascii=False)


def _element_dict(element: Element) -> dict[str, str]:
    quoted = {"quote": element.quote} if element.quote else {}
    return {"id": element.id, "state": str(element.state)} | quoted


def review_lines(reviewed: ReviewedFile, language: str) -> Iterator[tuple[str, str]]:
    """A reviewed file for people: what it is, what was not checked, its elements, and each finding at its words, the gravest first."""
    from rejoinder import summary  # read only when there is something to review: help stays fast
    from rejoinder.standing import Standing
    from rejoinder.wording.rulebook import label_words, labels

    head = label_words("reviewed-as", "why" if reviewed.why else "plain")
    yield "bold", head.fill(file=reviewed.file, kind=summary.title(reviewed), why=reviewed.why).in_(language)
    if unchecked := summary.scope(reviewed).unchecked:
        told = _SEMICOLON.in_(language).join(words.in_(language) for words in unchecked)
        yield "dim", f"  {label_words('review-page', 'unchecked').in_(language)}{told}"
    for element in reviewed.elements:
        name = labels()["element"].get(element.id, {}).get(_tag(language), element.id)
        state = labels()["element-state"][element.state][_tag(language)]
        shown_words = f": “{shown(element.quote)}”" if element.quote else ""
        yield ELEMENT_STYLE[element.state], f"  {name} – {state}{shown_words}"
    standing = Standing(reviewed)
    for place in summary.by_weight(reviewed.findings):
        yield from found_lines(reviewed.findings[place], language, standing.told(place, language))
    for waived in reviewed.waived:
        yield from waived_lines(waived, language)
    yield "bold", f"  {summary.verdict(reviewed).in_(language)}"


def found_lines(finding: Finding, language: str, place: str) -> Iterator[tuple[str, str]]:
    """A finding of a review as styled lines: its place and its words first."""
    where, message = finding.where, finding.message.in_(language)
    head = f"{SEVERITY[finding.severity].in_(language)} {finding.rule}" + (f" [{place}]" if place else "")
    yield STYLE[finding.severity], f"  {head}: {message}"
    if where.quote and where.quote not in message and shown(where.quote) not in message:
        yield "", f"      “{shown(where.quote)}”"
    if repair := finding.repair.in_(language):
        yield "", f"      → {repair}"


def _tag(language: str) -> str:
    return "zh-Hans" if language == "zh" else "en"


def refusal_dict(refusal: Refusal) -> dict[str, Any]:
    """A refusal for JSON."""
    return {
        "rule": refusal.rule,
        "title": refusal.title.as_dict(),
        "reason": refusal.reason.as_dict(),
        "next_step": refusal.next_step.as_dict(),
        "counsel": refusal.counsel,
        "source": refusal.source,
    }


def error_json(fault: RejoinderError, file: str) -> str:
    """One line of JSON for a fault."""
    data: dict[str, Any] = {
        "file": file,
        "status": "error",
        "exit": fault.exit_status,
        "message": fault.message.as_dict(),
    }
    if isinstance(fault, InputError):
        data["problems"] = [problem_dict(p) for p in fault.problems]
    if isinstance(fault, DataError) and fault.file:
        data["where"] = {"file": fault.file} | ({"line": fault.line} if fault.line else {})
    return json.dumps(data, ensure_ascii=False)


def problem_dict(problem: Problem) -> dict[str, Any]:
    """A problem of an input file for JSON; absent keys are left out."""
    where = {"file": problem.file, "line": problem.line, "column": problem.column, "field": problem.field}
    texts = {"message": problem.message, "allowed": problem.allowed, "repair": problem.repair}
    data: dict[str, Any] = {name: words.as_dict() for name, words in texts.items() if words}
    data["where"] = {name: value for name, value in where.items() if value}
    return data | ({"given": problem.given} if problem.given is not None else {})


def fault_lines(fault: RejoinderError, language: str) -> Iterator[tuple[str, str]]:
    """A fault as styled lines: (style, text)."""
    if isinstance(fault, InputError):
        for problem in fault.problems:
            yield from _problem_lines(problem, language)
        if len(fault.problems) > 1:
            yield "bold", _COUNT.fill(n=len(fault.problems)).in_(language)
        return
    place = (
        f"{fault.file}:{fault.line or ''} ".replace(": ", ": ") if isinstance(fault, DataError) and fault.file else ""
    )
    yield "bold red", f"{place}{fault.message.in_(language)}"


def _problem_lines(problem: Problem, language: str) -> Iterator[tuple[str, str]]:
    place = " ".join(part for part in (problem.place(), problem.field) if part)
    yield "bold red", f"{place}: {problem.message.in_(language)}" if place else problem.message.in_(language)
    for label, value in (
        (_GIVEN, problem.given),
        (_ALLOWED, problem.allowed and problem.allowed.in_(language)),
        (_REPAIR, problem.repair and problem.repair.in_(language)),
    ):
        if value:
            yield "", f"    {label.in_(language)}{value}"


def finding_lines(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    """A finding as styled lines."""
    where = finding.where
    place = ":".join(str(p) for p in (where.file, where.line) if p) if where.file else where.clause
    head = f"{SEVERITY[finding.severity].in_(language)} {finding.rule}"
    yield STYLE[finding.severity], f"{head}: {finding.message.in_(language)}"
    yield "", f"    → {finding.repair.in_(language)}" + (f"  [{place}]" if place else "")


def waived_lines(waived: Waived, language: str) -> Iterator[tuple[str, str]]:
    """A finding that does not count, with the reason that a person gave."""
    found, waiver = waived.finding, waived.waiver
    yield "dim", f"{_WAIVED.in_(language)} {found.rule}: {found.message.in_(language)}"
    why = _WAIVER.fill(by=waiver.by, expires=waiver.expires.isoformat(), reason=waiver.reason)
    yield "dim", f"    {why.in_(language)}"


def refusal_lines(refusal: Refusal, language: str) -> Iterator[tuple[str, str]]:
    """A refusal as styled lines."""
    yield "bold red", f"{refusal.rule}: {refusal.title.in_(language)}"
    yield "", f"    {refusal.reason.in_(language)}"
    yield "", f"    → {refusal.next_step.in_(language)}"


_SEMICOLON = Words("; ", "；")
_WAIVED = Words("waived", "已豁免")
_WAIVER = Words("by {by} until {expires}: {reason}", "由{by}豁免，至{expires}：{reason}")
_COUNT = Words("{n} problems in all.", "共{n}个问题。")
_GIVEN = Words("given: ", "填写内容：")
_ALLOWED = Words("allowed: ", "允许：")
_REPAIR = Words("→ ", "→ ")
