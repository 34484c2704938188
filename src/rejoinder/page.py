"""The review as one page: the two languages side by side, the findings marked at their words. Self-contained: no script, no address outside."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from rejoinder import library
from rejoinder.errors import RejoinderError
from rejoinder.findings import RANK, Finding, Severity, Where
from rejoinder.languages import Language, profiles
from rejoinder.reading import Segment
from rejoinder.reviewing import ReviewedFile
from rejoinder.wording.rulebook import labels


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that is marked alike, in the colour of the gravest finding, and the numbers of the findings that end here."""

    text: str
    numbers: tuple[int, ...] = ()
    severity: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: for each language of the page its segments, each cut into pieces."""

    cells: Mapping[Language, tuple[tuple[Piece, ...], ...]]
    whole: bool = False


def page(reviewed: Iterable[ReviewedFile], language: str, faults: Sequence[tuple[str, RejoinderError]] = ()) -> str:
    """One HTML page for all files, its own words in ``language``; a file that could not be read is named with its fault."""
    files = [_sheet(r, language) for r in reviewed]
    unread = [(file, fault.message.in_(language)) for file, fault in faults]
    words = {name: texts[_tag(language)] for name, texts in labels()["review-page"].items()}
    return _template().render(files=files, unread=unread, words=words, lang="zh-CN" if language == "zh" else "en")


@cache
def _template() -> Template:
    folder = FileSystemLoader(library.templates() / "report")
    return Environment(loader=folder, autoescape=True, undefined=StrictUndefined).get_template("review.html.j2")


def _sheet(reviewed: ReviewedFile, language: str) -> dict[str, object]:
    reading = reviewed.examined.reading
    columns = [tag for tag in reading.languages if tag in profiles()][:2] or list(reading.languages[:1]) or [""]
    marked = _marked(reading.segments, reviewed.findings)
    shown = {number for pieces in marked.values() for piece in pieces for number in piece.numbers}
    return {
        "file": reviewed.file,
        "kind": reviewed.kind,
        "why": reviewed.why.in_(language) if reviewed.why else "",
        "columns": [(tag, profiles()[tag].name.in_(language) if tag in profiles() else tag) for tag in columns],
        "rows": list(_rows(reading.segments, columns, marked)),
        "findings": [_told(n, f, language, n in shown) for n, f in enumerate(reviewed.findings, 1)],
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


def _told(number: int, finding: Finding, language: str, marked: bool) -> dict[str, object]:
    return {
        "n": number,
        "marked": marked,
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
    groups: dict[tuple[int | None, int], list[int]] = {}
    for place, segment in enumerate(segments):
        groups.setdefault((segment.pair, place if segment.pair is None else 0), []).append(place)
    for together in groups.values():
        cells = {tag: tuple(marked[n] for n in together if segments[n].language == tag) for tag in columns}
        others = [n for n in together if segments[n].language not in columns]
        if segments[together[0]].pair is not None:  # values alone stand on the side that has nothing else
            for tag in (tag for tag in columns if not cells[tag]):
                values = [n for n in others if not segments[n].language][:1]
                cells[tag] = tuple(marked[n] for n in values)
                others = [n for n in others if n not in values]
        if others:
            yield Row({columns[0]: tuple(marked[n] for n in others)}, whole=True)
        if any(cells.values()):
            yield Row(cells)


def _marked(segments: tuple[Segment, ...], findings: tuple[Finding, ...]) -> dict[int, tuple[Piece, ...]]:
    """Each segment as pieces, by its place."""
    spans: dict[int, list[tuple[int, int, int, Severity]]] = {n: [] for n in range(len(segments))}
    known: dict[tuple[str, int | None], list[int]] = {}
    for n, segment in enumerate(segments):
        for line in _lines(segment):
            known.setdefault((segment.block, line), []).append(n)
    used: set[tuple[str, int, int]] = set()
    for number, finding in enumerate(findings, 1):
        found = _occurrences(segments, known.get((finding.where.block, finding.where.line), ()), finding.where)
        ranked = [(inexact, (finding.rule, n, start) in used, n, start) for inexact, n, start in found]
        if ranked:
            _, _, n, start = min(ranked)
            used.add((finding.rule, n, start))
            spans[n].append((start, start + len(finding.where.quote), number, finding.severity))
    return {n: tuple(_pieces(segments[n].text, found)) for n, found in spans.items()}


def _occurrences(segments: tuple[Segment, ...], places: Iterable[int], where: Where) -> Iterator[tuple[bool, int, int]]:
    """Where the words of a finding stand: whether not at the very place that it names, in which segment, where in it."""
    for n in places if where.quote else ():
        text, language = segments[n].text, segments[n].language
        if where.language not in ("", language) or where.quote not in text:
            continue
        exact = where.start is not None and text.startswith(where.quote, where.start)
        yield not exact, n, where.start if exact and where.start else text.index(where.quote)


def _lines(segment: Segment) -> Iterable[int | None]:
    """The lines on which a segment stands; Word has none."""
    return (None,) if segment.line is None else range(segment.line, segment.line + segment.text.count("\n") + 1)


def _pieces(text: str, spans: list[tuple[int, int, int, Severity]]) -> Iterator[Piece]:
    """The text cut where a mark begins or ends; where marks lie on each other, the graver one gives the colour."""
    edges = sorted({0, len(text), *(edge for start, end, *_ in spans for edge in (start, end))})
    for start, end in itertools.pairwise(edges):
        over = [(last, number, severity) for first, last, number, severity in spans if first <= start and end <= last]
        gravest = min((severity for *_, severity in over), key=RANK.__getitem__, default=None)
        numbers = tuple(number for last, number, _ in over if last == end)
        yield Piece(text[start:end], numbers, str(gravest) if gravest else "")
