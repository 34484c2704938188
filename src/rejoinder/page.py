"""The review as one page: the two languages side by side, the findings marked at their words. Self-contained: no script, no address outside."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rejoinder import library
from rejoinder.findings import RANK, Finding, Severity
from rejoinder.languages import Language, profiles
from rejoinder.reading import Segment
from rejoinder.reviewing import ReviewedFile
from rejoinder.wording.rulebook import labels


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked alike: by no finding, or by those with these numbers."""

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: for each language of the page its segments, each cut into pieces."""

    cells: Mapping[Language, tuple[tuple[Piece, ...], ...]]
    whole: bool = False


def page(reviewed: Iterable[ReviewedFile], language: str) -> str:
    """One HTML page for all files, its own words in ``language``."""
    files = [_sheet(r, language) for r in reviewed]
    words = {name: texts[_tag(language)] for name, texts in labels()["review-page"].items()}
    return _template().render(files=files, words=words, lang="zh-CN" if language == "zh" else "en")


@cache
def _template() -> Template:
    folder = FileSystemLoader(library.templates() / "report")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("review.html.j2")


def _sheet(reviewed: ReviewedFile, language: str) -> dict[str, object]:
    reading = reviewed.examined.reading
    columns = [tag for tag in reading.languages if tag in profiles()][:2] or list(reading.languages[:1]) or [""]
    marked = _marked(reading.segments, reviewed.findings)
    return {
        "file": reviewed.file,
        "kind": reviewed.kind,
        "why": reviewed.why.in_(language) if reviewed.why else "",
        "columns": [(tag, profiles()[tag].name.in_(language) if tag in profiles() else tag) for tag in columns],
        "rows": list(_rows(reading.segments, columns, marked)),
        "findings": [_told(n, f, language) for n, f in enumerate(reviewed.findings, 1)],
        "waived": [(w.finding.rule, w.finding.message.in_(language), w.waiver) for w in reviewed.waived],
        "elements": [
            (_label("element", e.id, language), e.state, _label("element-state", e.state, language), e.quote)
            for e in reviewed.elements
        ],
        "counts": {s: sum(f.severity is s for f in reviewed.findings) for s in Severity},
    }


def _tag(language: str) -> Language:
    return "zh-Hans" if language == "zh" else "en"


def _label(group: str, code: str, language: str) -> str:
    """The name of a code; a code without a label stands for itself."""
    return labels()[group].get(code, {}).get(_tag(language), code)


def _told(number: int, finding: Finding, language: str) -> dict[str, object]:
    return {
        "n": number,
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message.in_(language),
        "repair": finding.repair.in_(language),
        "source": finding.source,
        "place": ":".join(str(p) for p in (finding.where.line, finding.where.column) if p),
    }


def _rows(
    segments: tuple[Segment, ...], columns: list[Language], marked: Mapping[int, tuple[Piece, ...]]
) -> Iterator[Row]:
    """The segments in their order; those of a pair in one row, what has no language over the whole width."""
    done: set[int] = set()
    for place, segment in enumerate(segments):
        if place in done:
            continue
        together = [place] if segment.pair is None else [n for n, s in enumerate(segments) if s.pair == segment.pair]
        done.update(together)
        cells = {tag: tuple(marked[n] for n in together if segments[n].language == tag) for tag in columns}
        others = tuple(marked[n] for n in together if segments[n].language not in columns)
        if others:
            yield Row({columns[0]: others}, whole=True)
        if any(cells.values()):
            yield Row(cells)


def _marked(segments: tuple[Segment, ...], findings: tuple[Finding, ...]) -> dict[int, tuple[Piece, ...]]:
    """Each segment as pieces, by its place."""
    spans: dict[int, list[tuple[int, int, int, Severity]]] = {n: [] for n in range(len(segments))}
    for number, finding in enumerate(findings, 1):
        place = _place(segments, finding)
        if place:
            n, start, end = place
            spans[n].append((start, end, number, finding.severity))
    return {n: tuple(_pieces(segments[n].text, found)) for n, found in spans.items()}


def _place(segments: tuple[Segment, ...], finding: Finding) -> tuple[int, int, int] | None:
    """The segment and the stretch of a finding: by its line and column in a text file, by its block in a Word file, else by its words."""
    where = finding.where
    if not where.quote:
        return None
    fitting = [(n, s) for n, s in enumerate(segments) if where.quote in s.text and where.language in ("", s.language)]
    exact = [(n, s) for n, s in fitting if where.block == s.block and (where.line is None or _holds(s, where.line))]
    for n, segment in exact or fitting:
        start = segment.text.index(where.quote)
        return n, start, start + len(where.quote)
    return None


def _holds(segment: Segment, line: int) -> bool:
    return segment.line is not None and segment.line <= line <= segment.line + segment.text.count("\n")


def _pieces(text: str, spans: list[tuple[int, int, int, Severity]]) -> Iterator[Piece]:
    """The text cut where a mark begins or ends; where marks lie on each other, the graver one gives the colour."""
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end))})
    for start, end in itertools.pairwise(edges):
        over = [(number, severity) for first, last, number, severity in spans if first <= start and end <= last]
        gravest = min((severity for _, severity in over), key=RANK.__getitem__, default=None)
        yield Piece(text[start:end], tuple(number for number, _ in over), str(gravest) if gravest else "")
