"""Where the findings of a review stand: in which row of the text side by side, at which words, and how a person is told the place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rejoinder.draft import TABLE_FORMS
from rejoinder.findings import Finding, Where
from rejoinder.languages import Language, Words, profiles
from rejoinder.reading import Reading, Segment
from rejoinder.reviewing import ReviewedFile
from rejoinder.wording.rulebook import label_words

HEADINGS = ("heading", "subheading", "title")
INNER = str.maketrans("“”", "‘’")  # quotation marks inside a quotation


@dataclass(frozen=True, slots=True)
class Row:
    """What stands side by side: for each language the places of its segments; ``whole`` if it has none and stands over the whole width."""

    number: int
    cells: Mapping[Language, tuple[int, ...]]
    whole: bool = False

    def places(self) -> tuple[int, ...]:
        """The places of all its segments."""
        return tuple(n for cell in self.cells.values() for n in cell)


@dataclass(frozen=True, slots=True)
class Mark:
    """The words of a finding: in which segment, from where to where."""

    place: int
    start: int
    end: int


@dataclass(frozen=True)
class Standing:
    """The rows of a reviewed paper, and where each of its findings stands in them."""

    reviewed: ReviewedFile

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments of the paper."""
        return self.reviewed.examined.reading.segments

    @cached_property
    def columns(self) -> tuple[Language, ...]:
        """The languages that stand side by side: two at most."""
        return columns(self.reviewed.examined.reading)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The segments in their order; those of a pair in one row, what has no language over the whole width."""
        cells = _cells(self.segments, self.columns)
        return tuple(Row(number, found, whole) for number, (found, whole) in enumerate(cells, 1))

    @cached_property
    def marks(self) -> tuple[tuple[Mark, ...], ...]:
        """For each finding its words, then those of the other language; nothing where they do not stand in the text."""
        return _marks(self.segments, self.reviewed.findings)

    @cached_property
    def _row_of(self) -> Mapping[int, Row]:
        return {place: row for row in self.rows for place in row.places()}

    def row(self, number: int) -> Row | None:
        """The row of a finding by its number in the order of findings; nothing if it speaks of the whole paper."""
        marks = self.marks[number]
        place = marks[0].place if marks else self._block(self.reviewed.findings[number].where)
        return None if place is None else self._row_of[place]

    def _block(self, where: Where) -> int | None:
        """The paragraph of a finding that has no words of its own."""
        if not where.block and where.line is None:
            return None
        known = (n for n, s in enumerate(self.segments) if s.block == where.block and where.line in _lines(s))
        return next((n for n in known if where.language in ("", self.segments[n].language)), None)

    def told(self, number: int, language: str) -> str:
        """The place of a finding in words: line and column of a text file, else heading and paragraph; empty for the whole paper."""
        where = self.reviewed.findings[number].where
        if where.line is not None:
            return ":".join(str(part) for part in (where.line, where.column) if part)
        row = self.row(number)
        return self._in_words(row).in_(language) if row else ""

    def _in_words(self, row: Row) -> Words:
        head, inside = self._heading(row)
        values: dict[str, object] = {"n": inside}
        kind = "table-row" if self._is(row, TABLE_FORMS) else "paragraph"
        if number := self._printed(row):
            kind, values = "numbered", {"n": number}
        if head is None:
            return label_words("place", kind).fill(**values)
        return label_words("place", f"{kind}-under").fill(heading=self._title(head), **values)

    def _heading(self, row: Row) -> tuple[Row | None, int]:
        """The nearest heading above a row, and which paragraph under it, or which row of its table, the row is."""
        if self._is(row, HEADINGS):
            return None, row.number
        before = self.rows[: row.number]
        head = next((r for r in reversed(before) if self._is(r, HEADINGS)), None)
        under = before[head.number :] if head else before
        if not self._is(row, TABLE_FORMS):
            return head, sum(not self._is(r, TABLE_FORMS) for r in under)
        last = max((n for n, r in enumerate(under) if not self._is(r, TABLE_FORMS)), default=-1)
        return head, len(under) - 1 - last

    def _is(self, row: Row, forms: Iterable[str]) -> bool:
        return any(self.segments[place].form in forms for place in row.places())

    def _title(self, head: Row) -> Words:
        said = {self.segments[place].language: self._numbered(self.segments[place]) for place in head.places()}
        first = next(iter(said.values()))
        return Words(said.get("en", first), said.get("zh-Hans", first))

    def _numbered(self, heading: Segment) -> str:
        number, text = self._number(heading), heading.text.translate(INNER)
        return f"{number} {text}" if number and number.isascii() else f"{number}{text}"

    def _printed(self, row: Row) -> Words | None:
        """The number that is printed before a paragraph, in each language."""
        said = {self.segments[n].language: self._number(self.segments[n]) for n in row.places()}
        first = next((number for number in said.values() if number), "")
        return Words(said.get("en") or first, said.get("zh-Hans") or first) if first else None

    def _number(self, segment: Segment) -> str:
        return segment.number or self._numbers.get((segment.block, segment.language), "")

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, Language], str]:
        draft = self.reviewed.examined.draft
        blocks = draft.blocks if draft else ()
        return {(b.id, tag): number for b in blocks for tag, number in b.numbers.items() if b.form != "item"}


def columns(reading: Reading) -> tuple[Language, ...]:
    """The languages of a paper that stand side by side: two at most, and at least one column."""
    known = tuple(tag for tag in reading.languages if tag in profiles())
    return known[:2] or reading.languages[:1] or ("",)


def _cells(
    segments: tuple[Segment, ...], columns: Sequence[Language]
) -> Iterator[tuple[Mapping[Language, tuple[int, ...]], bool]]:
    """The rows as cells, and whether a row stands over the whole width."""
    groups: dict[tuple[int | None, int], list[int]] = {}
    for place, segment in enumerate(segments):
        groups.setdefault((segment.pair, place if segment.pair is None else 0), []).append(place)
    for together in groups.values():
        cells = {tag: tuple(n for n in together if segments[n].language == tag) for tag in columns}
        others = [n for n in together if segments[n].language not in columns]
        if segments[together[0]].pair is not None:  # values alone stand on the side that has nothing else
            for tag in (tag for tag in columns if not cells[tag]):
                cells[tag] = tuple(n for n in others if not segments[n].language)[:1]
                others = [n for n in others if n not in cells[tag]]
        if others:
            yield {columns[0]: tuple(others)}, True
        if any(cells.values()):
            yield cells, False


def _marks(segments: tuple[Segment, ...], findings: tuple[Finding, ...]) -> tuple[tuple[Mark, ...], ...]:
    """The words of each finding; of the same words twice each rule takes each place once."""
    known: dict[tuple[str, int | None], list[int]] = {}
    for n, segment in enumerate(segments):
        for line in _lines(segment):
            known.setdefault((segment.block, line), []).append(n)
    used: set[tuple[str, int, int]] = set()
    told = []
    for finding in findings:
        marks = []
        for where in (finding.where, *finding.beside):
            found = _occurrences(segments, known.get((where.block, where.line), ()), where)
            ranked = [(inexact, (finding.rule, n, start) in used, n, start) for inexact, n, start in found]
            if ranked:
                _, _, n, start = min(ranked)
                used.add((finding.rule, n, start))
                marks.append(Mark(n, start, start + len(where.quote)))
        told.append(tuple(marks))
    return tuple(told)


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
