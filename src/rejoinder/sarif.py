"""The findings of a review as SARIF 2.1.0, for editors and for the checks of a repository."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from rejoinder import __version__
from rejoinder.errors import RejoinderError
from rejoinder.findings import Finding, Where
from rejoinder.reviewing import ReviewedFile
from rejoinder.waivers import Waived
from rejoinder.wording.rulebook import rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
PRINT = "rejoinder/v1"
#: A rule in general has no words yet where its texts name what was found.
UNFILLED = re.compile(r"\{\w+\}")
Node = dict[str, Any]


def sarif(reviewed: Iterable[ReviewedFile], language: str, faults: Sequence[tuple[str, RejoinderError]] = ()) -> str:
    """One run over all files; messages in ``language``, both languages among the properties.

    A waived finding is suppressed, not left out; a file that could not be read (its name, the fault) is a notification.
    """
    reviewed = tuple(reviewed)
    every: list[tuple[str, Finding, Waived | None]] = [(r.file, f, None) for r in reviewed for f in r.findings]
    every += [(r.file, w.finding, w) for r in reviewed for w in r.waived]
    used = sorted({finding.rule for _, finding, _ in every})
    prints = _fingerprints((file, finding) for file, finding, _ in every)
    results = [
        _result(file, finding, waived, used.index(finding.rule), language) | {"partialFingerprints": {PRINT: mark}}
        for (file, finding, waived), mark in zip(every, prints, strict=True)
    ]
    driver = {"name": "Rejoinder", "version": __version__, "rules": [_rule(name, language) for name in used]}
    run = {
        "tool": {"driver": driver},
        "invocations": [_invocation(faults, language)],
        "artifacts": [{"location": {"uri": _uri(r.file)}} for r in reviewed],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _invocation(faults: Sequence[tuple[str, RejoinderError]], language: str) -> Node:
    """Whether every file could be read, and what kept the others from it."""
    told = [
        {
            "level": "error",
            "message": {"text": fault.message.in_(language)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(file)}}}],
        }
        for file, fault in faults
    ]
    return {"executionSuccessful": not told} | ({"toolExecutionNotifications": told} if told else {})


def _rule(name: str, language: str) -> Node:
    rule = rules()[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.meaning.words().in_(language)},
        "help": {"text": UNFILLED.sub("…", rule.repair.words().in_(language))},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"source": rule.source, "waivable": rule.waivable},
    }


def _result(file: str, finding: Finding, waived: Waived | None, index: int, language: str) -> Node:
    message = finding.message.in_(language)
    if repair := finding.repair.in_(language):
        message = f"{message} → {repair}"
    result = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": str(finding.severity),
        "message": {"text": message},
        "locations": [_location(file, finding)],
        "properties": {"message": finding.message.as_dict(), "repair": finding.repair.as_dict()}
        | ({"quote": finding.where.quote} if finding.where.quote else {}),
    }
    return result | ({"suppressions": [_suppression(waived)]} if waived else {})


def _location(file: str, finding: Finding) -> Node:
    where = finding.where
    place: Node = {"artifactLocation": {"uri": _uri(where.file or file)}}
    if where.line:
        place["region"] = _region(where, where.line)
    named = {"block": where.block, "clause": where.clause, "field": where.field}
    logical = [{"kind": kind, "fullyQualifiedName": name} for kind, name in named.items() if name]
    return {"physicalLocation": place} | ({"logicalLocations": logical} if logical else {})


def _region(where: Where, line: int) -> Node:
    """From the first to behind the last of the words, by lines and columns."""
    region: Node = {"startLine": line}
    if not where.column:
        return region
    lines = where.quote.split("\n")
    end = where.column + len(lines[0]) if len(lines) == 1 else 1 + len(lines[-1])
    region |= {"startColumn": where.column}
    return region | (
        {"endLine": line + len(lines) - 1, "endColumn": end, "snippet": {"text": where.quote}} if where.quote else {}
    )


def _suppression(waived: Waived) -> Node:
    waiver = waived.waiver
    why = f"{waiver.reason} ({waiver.by}, {waiver.expires.isoformat()})"
    return {"kind": "external", "status": "accepted", "justification": why}


def _fingerprints(found: Iterable[tuple[str, Finding]]) -> Iterator[str]:
    """The same for the same rule at the same words of a file, wherever they have moved to; words that stand there again are counted."""
    seen: Counter[tuple[str, str]] = Counter()
    for file, finding in found:
        where = finding.where
        seed = "\x00".join((finding.rule, where.block, where.field, where.language, " ".join(where.quote.split())))
        mark = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        seen[file, mark] += 1
        yield f"{mark}:{seen[file, mark]}"


def _uri(file: str) -> str:
    """A relative file relative, an absolute one as an address of the machine."""
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
