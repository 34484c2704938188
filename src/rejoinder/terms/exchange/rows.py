"""Concepts as rows of a table, and back: one row for each term or forbidden rendering, the concept's own words in each of its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rejoinder.datafiles import Bilingual
from rejoinder.errors import InputError, Problem
from rejoinder.languages import Words
from rejoinder.terms.model import Concept

COLUMNS = (
    "concept", "language", "term", "status", "places", "case", "forms", "not_in", "definition_en", "definition_zh-Hans",
    "note_en", "note_zh-Hans", "why_en", "why_zh-Hans", "source", "confidence", "term_source", "term_confidence",
)  # fmt: skip
STATUS = ("preferred", "accepted", "forbidden")
CASES = ("", "fold", "exact")
LINE = "\n"  # between the entries of one cell


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row that hold anything, and its line in the file."""

    cells: Mapping[str, str]
    line: int = 0

    def listed(self, name: str) -> list[str]:
        """The entries of a cell, a line each."""
        return [entry.strip() for entry in self.cells.get(name, "").splitlines() if entry.strip()]


def rows_of(concept: Concept) -> Iterator[Row]:
    """The rows of a concept."""
    shared = {"concept": concept.id, **_both("definition", concept.definition), **_both("note", concept.note)}
    shared |= {"source": concept.source.place, "confidence": concept.source.confidence}
    for language, term in concept.all_terms():
        own = {"term_source": term.source.place, "term_confidence": term.source.confidence} if term.source else {}
        yield Row(shared | own | {
            "language": language, "term": term.text, "status": term.status, "places": LINE.join(term.places),
            "case": term.case, "forms": LINE.join(term.forms), "not_in": LINE.join(term.not_in),
        })  # fmt: skip
    for entry in concept.forbidden:
        yield Row(shared | _both("why", entry.why) | {
            "language": entry.language, "term": entry.text, "status": "forbidden", "not_in": LINE.join(entry.unless),
        })  # fmt: skip


def _both(name: str, text: Bilingual | None) -> dict[str, str]:
    return {f"{name}_en": text.en, f"{name}_zh-Hans": text.zh} if text else {}


def plain_concepts(rows: Iterable[Row], file: str) -> list[dict[str, Any]]:
    """The concepts that rows tell of, as a glossary file writes them, in the order of their first row. Raises ``InputError``."""
    found: dict[str, dict[str, Any]] = {}
    problems: list[Problem] = []
    for row in rows:
        problems += _faults(row, file)
        concept = found.setdefault(row.cells.get("concept", ""), {"terms": {}, "forbidden": []})
        _add(concept, row)
    if problems:
        raise InputError(problems)
    return [{"id": name, **concept} for name, concept in found.items()]


def _faults(row: Row, file: str) -> Iterator[Problem]:
    for name in ("concept", "language", "term"):
        if not row.cells.get(name, "").strip():
            yield Problem(_EMPTY, file, row.line, field=name)
    for name, allowed in (("status", ("", *STATUS)), ("case", CASES)):
        if row.cells.get(name, "") not in allowed:
            known = Words(", ".join(allowed[1:]), "、".join(allowed[1:]))
            yield Problem(_VALUE, file, row.line, field=name, given=row.cells[name], allowed=known)


def _add(concept: dict[str, Any], row: Row) -> None:
    cells = row.cells
    for name in ("definition", "note"):
        for tag in ("en", "zh-Hans"):
            if cells.get(f"{name}_{tag}"):
                concept.setdefault(name, {}).setdefault(tag, cells[f"{name}_{tag}"])
    if cells.get("source"):
        concept.setdefault("source", {"place": cells["source"], "confidence": cells.get("confidence", "")})
    language = cells.get("language", "")
    if cells.get("status") == "forbidden":
        why = {tag: cells[f"why_{tag}"] for tag in ("en", "zh-Hans") if cells.get(f"why_{tag}")}
        entry = {"language": language, "text": cells.get("term", ""), "why": why, "unless": row.listed("not_in")}
        concept["forbidden"].append(entry)
    else:
        concept["terms"].setdefault(language, []).append(_term(row))


def _term(row: Row) -> dict[str, Any]:
    cells = row.cells
    term: dict[str, Any] = {"text": cells.get("term", ""), "status": cells.get("status") or "accepted"}
    term |= {name: row.listed(name) for name in ("places", "forms", "not_in") if row.listed(name)}
    if cells.get("case") == "exact":
        term["case"] = "exact"
    if cells.get("term_source"):
        term["source"] = {"place": cells["term_source"], "confidence": cells.get("term_confidence", "")}
    return term


_EMPTY = Words("The cell must not be empty.", "该单元格不得为空。")
_VALUE = Words("This value is not allowed.", "该值无效。")
