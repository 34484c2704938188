"""The review as one page: the two languages side by side, each finding beside its words. Self-contained: no script, no address outside."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rejoinder import library, summary
from rejoinder.errors import RejoinderError
from rejoinder.findings import RANK, Finding, Severity
from rejoinder.languages import Language, filled, profiles
from rejoinder.reading.folding import HAN
from rejoinder.reviewing import ReviewedFile
from rejoinder.standing import Row, Standing
from rejoinder.waivers import Waived
from rejoinder.wording.rulebook import labels, rules

WIDEST = 60  # characters that are marked as one although several findings share them
QUOTED = re.compile("(“[^“”]*”)")
CHINESE, LATIN = re.compile(f"[{HAN}]"), re.compile("[A-Za-z]{2}")
Span = tuple[int, int, int, Severity]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked alike, in the colour of the gravest finding, and the numbers of the findings that end here."""

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""


def page(reviewed: Iterable[ReviewedFile], language: str, faults: Sequence[tuple[str, RejoinderError]] = ()) -> str:
    """One HTML page for all files, its own words in ``language``; a file that could not be read is named with its fault."""
    files = [_Sheet(Standing(r), language).told() for r in reviewed]
    unread = [(file, fault.message.in_(language)) for file, fault in faults]
    words = {name: texts[_tag(language)] for name, texts in labels()["review-page"].items()}
    return _template().render(files=files, unread=unread, words=words, lang="zh-CN" if language == "zh" else "en")


@cache
def _template() -> Template:
    folder = FileSystemLoader(library.templates() / "report")
    environment = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters["put"] = lambda text, **values: filled(text, values)
    return environment.get_template("review.html.j2")


def _tag(language: str) -> Language:
    return "zh-Hans" if language == "zh" else "en"


def _label(group: str, code: str, language: str) -> str:
    """The name of a code; a code without a label stands for itself."""
    return labels()[group].get(code, {}).get(_tag(language), code)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One file as the template takes it. Findings are numbered as they stand: those on the whole paper first, then row by row."""

    standing: Standing
    language: str

    def told(self) -> dict[str, object]:
        reviewed, scope = self.standing.reviewed, summary.scope(self.standing.reviewed)
        order = self._order()
        numbers = {place: number for number, place in enumerate(order, 1)}
        told = {place: self._finding(place, numbers[place]) for place in order}
        return {
            "file": reviewed.file,
            "digest": reviewed.digest,
            "kind": summary.title(reviewed).in_(self.language),
            "why": reviewed.why.in_(self.language) if reviewed.why else "",
            "verdict": summary.verdict(reviewed).in_(self.language),
            "weight": str(min((f.severity for f in reviewed.findings), key=RANK.__getitem__, default="clear")),
            "gravest": [told[place] for place in summary.gravest(reviewed.findings)],
            "checked": [words.in_(self.language) for words in scope.checked],
            "unchecked": [words.in_(self.language) for words in scope.unchecked],
            "elements": [self._element(e.id, e.state, e.quote) for e in reviewed.elements],
            "columns": [(tag, self._name(tag)) for tag in self.standing.columns],
            "general": [told[place] for place in order if told[place]["row"] is None],
            "rows": list(self._rows(told, numbers)),
            "findings": len(reviewed.findings),
            "waived": [self._waived(w) for w in reviewed.waived],
        }

    def _order(self) -> list[int]:
        rows = [self.standing.row(place) for place in range(len(self.standing.reviewed.findings))]
        words = [(marks[0].place, marks[0].start) if marks else (-1, 0) for marks in self.standing.marks]
        return sorted(range(len(rows)), key=lambda n: (row.number if (row := rows[n]) else 0, words[n], n))

    def _name(self, tag: Language) -> str:
        return profiles()[tag].name.in_(self.language) if tag in profiles() else tag

    def _finding(self, place: int, number: int) -> dict[str, object]:
        finding, row = self.standing.reviewed.findings[place], self.standing.row(place)
        authority = rules()[finding.rule].authority
        return {
            "n": number,
            "row": row.number if row else None,
            "marked": bool(self.standing.marks[place]),
            "rule": finding.rule,
            "severity": str(finding.severity),
            "message": self._spoken(finding.message.in_(self.language)),
            "repair": self._spoken(finding.repair.in_(self.language)),
            "authority": authority.words().in_(self.language) if authority else "",
            "line": finding.where.line,
        }

    def _element(self, code: str, state: str, quote: str) -> dict[str, object]:
        return {
            "name": _label("element", code, self.language),
            "code": state,
            "state": _label("element-state", state, self.language),
            "quote": quote,
            "lang": self._foreign(quote),
        }

    def _waived(self, waived: Waived) -> dict[str, object]:
        message = self._spoken(waived.finding.message.in_(self.language))
        return {"rule": waived.finding.rule, "message": message, "waiver": waived.waiver}

    def _spoken(self, text: str) -> list[tuple[str, str]]:
        """A message in pieces; a quotation in the other language has its tag, so that it is read and drawn rightly."""
        return [(part, self._foreign(part) if part.startswith("“") else "") for part in QUOTED.split(text) if part]

    def _foreign(self, text: str) -> str:
        """The language of words that are not in the language of the page."""
        if CHINESE.search(text):
            return "zh-Hans" if self.language != "zh" else ""
        return "en" if self.language == "zh" and LATIN.search(text) else ""

    def _rows(
        self, told: Mapping[int, Mapping[str, object]], numbers: Mapping[int, int]
    ) -> Iterator[dict[str, object]]:
        """The rows with their marks, and the findings that stand in each."""
        pieces = _marked(self.standing, numbers)
        here: dict[object, list[Mapping[str, object]]] = {}
        for place in numbers:
            here.setdefault(told[place]["row"], []).append(told[place])
        for row in self.standing.rows:
            cells = {tag: [pieces[n] for n in found] for tag, found in row.cells.items()}
            quiet = not any(piece.severity for n in row.places() for piece in pieces[n])
            findings = here.get(row.number, [])
            yield {
                "n": row.number,
                "line": _line(self.standing, row),
                "whole": row.whole,
                "cells": cells,
                "findings": findings,
                "clean": quiet and not findings,
            }


def _line(standing: Standing, row: Row) -> int | None:
    """The line of the file on which a row begins; Word has none."""
    return min((line for n in row.places() if (line := standing.segments[n].line)), default=None)


def _marked(standing: Standing, numbers: Mapping[int, int]) -> dict[int, tuple[Piece, ...]]:
    """Each segment as pieces, by its place."""
    spans: dict[int, list[Span]] = {n: [] for n in range(len(standing.segments))}
    for place, marks in enumerate(standing.marks):
        finding: Finding = standing.reviewed.findings[place]
        for mark in marks:
            spans[mark.place].append((mark.start, mark.end, numbers[place], finding.severity))
    return {n: tuple(_pieces(standing.segments[n].text, _joined(found))) for n, found in spans.items()}


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Marks that lie on each other as one, unless that would mark half a paragraph."""
    clusters: list[list[Span]] = []
    for span in sorted(spans):
        if clusters and span[0] < max(end for _, end, *_ in clusters[-1]):
            clusters[-1].append(span)
        else:
            clusters.append([span])
    return [span for cluster in clusters for span in _one(cluster)]


def _one(cluster: Sequence[Span]) -> Iterator[Span]:
    start, end = min(s[0] for s in cluster), max(s[1] for s in cluster)
    for first, last, number, severity in cluster:
        yield (start, end, number, severity) if end - start <= WIDEST else (first, last, number, severity)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """The text cut where a mark begins or ends; where marks lie on each other, the graver one gives the colour."""
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end))})
    for start, end in itertools.pairwise(edges):
        over = [(last, number, severity) for first, last, number, severity in spans if first <= start and end <= last]
        gravest = min((severity for *_, severity in over), key=RANK.__getitem__, default=None)
        numbers = tuple(sorted({number for last, number, _ in over if last == end}))
        yield Piece(text[start:end], numbers, str(gravest) if gravest else "")
