"""The findings of a review as SARIF 2.1.0, for editors and for the checks of a repository."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from rejoinder import __version__
from rejoinder.findings import Finding
from rejoinder.reviewing import ReviewedFile
from rejoinder.waivers import Waived
from rejoinder.wording.rulebook import rules

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
Node = dict[str, Any]


def sarif(reviewed: Iterable[ReviewedFile], language: str) -> str:
    """One run over all files; messages in ``language``, both languages among the properties. A waived finding is suppressed, not left out."""
    reviewed = tuple(reviewed)
    every = [(r.file, f, None) for r in reviewed for f in r.findings]
    every += [(r.file, w.finding, w) for r in reviewed for w in r.waived]
    used = sorted({finding.rule for _, finding, _ in every})
    results = [_result(file, finding, waived, used, language) for file, finding, waived in every]
    driver = {"name": "Rejoinder", "version": __version__, "rules": [_rule(name, language) for name in used]}
    run = {
        "tool": {"driver": driver},
        "artifacts": [{"location": {"uri": _uri(r.file)}} for r in reviewed],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _rule(name: str, language: str) -> Node:
    rule = rules()[name]
    return {
        "id": name,
        "shortDescription": {"text": rule.meaning.words().in_(language)},
        "help": {"text": rule.repair.words().in_(language)},
        "defaultConfiguration": {"level": str(rule.severity)},
        "properties": {"source": rule.source, "waivable": rule.waivable},
    }


def _result(file: str, finding: Finding, waived: Waived | None, used: list[str], language: str) -> Node:
    message = finding.message.in_(language)
    if repair := finding.repair.in_(language):
        message = f"{message} → {repair}"
    result = {
        "ruleId": finding.rule,
        "ruleIndex": used.index(finding.rule),
        "level": str(finding.severity),
        "message": {"text": message},
        "locations": [_location(file, finding)],
        "partialFingerprints": {"rejoinder/v1": _fingerprint(finding)},
        "properties": {"message": finding.message.as_dict(), "repair": finding.repair.as_dict()},
    }
    return result | ({"suppressions": [_suppression(waived)]} if waived else {})


def _location(file: str, finding: Finding) -> Node:
    where = finding.where
    place: Node = {"artifactLocation": {"uri": _uri(where.file or file)}}
    if where.line:
        region: Node = {"startLine": where.line}
        region |= {"startColumn": where.column} if where.column else {}
        place["region"] = region | ({"snippet": {"text": where.quote}} if where.quote else {})
    named = {"block": where.block, "clause": where.clause, "field": where.field}
    logical = [{"kind": kind, "fullyQualifiedName": name} for kind, name in named.items() if name]
    return {"physicalLocation": place} | ({"logicalLocations": logical} if logical else {})


def _suppression(waived: Waived) -> Node:
    waiver = waived.waiver
    why = f"{waiver.reason} ({waiver.by}, {waiver.expires.isoformat()})"
    return {"kind": "external", "status": "accepted", "justification": why}


def _fingerprint(finding: Finding) -> str:
    """The same for the same rule at the same words, wherever they have moved to."""
    where = finding.where
    seed = "\x00".join((finding.rule, where.block, where.field, where.language, " ".join(where.quote.split())))
    return hashlib.sha256(seed.encode("utf-8")).hexdigest()[:32]


def _uri(file: str) -> str:
    return quote(file.replace("\\", "/"), safe="/:.-_~")
