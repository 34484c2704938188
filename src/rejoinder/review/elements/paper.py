"""A reading as it is examined for elements: lines without markup, passages, and flows of sentences, with the way back to the words.

A *line* is one line of the file, a *passage* what belongs together (a paragraph, a form's question, one labelled line), a *flow* the
passages that an author broke in the middle of a sentence. All three are stretches: folded text with the place of every sign.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from rejoinder.reading import Reading, Segment, fold
from rejoinder.review.elements.labels import is_closing, label_at
from rejoinder.review.elements.lists import fields

HEADINGS = frozenset({"title", "heading", "subheading", "subject", "table-head"})
LINE_END = re.compile(r"\n|<br\s*/?>", re.IGNORECASE)
BOLD = re.compile(r"\*\*|</?(?:b|strong)>", re.IGNORECASE)
QUOTED_LINE = re.compile(r"\s{0,3}>\s?")
ENDS_PROMPT = re.compile(r"[:：?？]\s*$")
ENDS_SENTENCE = re.compile(r"[.!?;:。！？；：|][\"')\]]*$")
HEADING_LINE = re.compile(r"\s{0,3}#{1,6}\s")
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Stretch:
    """Folded text (``text`` with capitals, ``low`` without) and the place of each sign in the whole paper.

    ``begin`` is the place of its line with all markup, ``fresh`` is true after a blank line.
    """

    text: str
    low: str
    places: Sequence[int]
    bold: bool = False
    heading: bool = False
    quoted: bool = False
    item: bool = False
    row: bool = False
    segment: int = 0
    begin: int = 0
    fresh: bool = True

    @property
    def start(self) -> int:
        """The place of its first sign."""
        return self.places[0]

    @cached_property
    def is_address(self) -> bool:
        """Whether it is a web address and nothing else."""
        return " " not in self.text and bool(fields().web_address.match(self.text.strip("<>()")))

    @property
    def last(self) -> int:
        """The place of its last sign."""
        return self.places[-1]

    @property
    def chinese(self) -> bool:
        """Whether it is mostly Chinese."""
        return 3 * len(HAN.findall(self.text)) > len(self.text)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where in the paper something is found: segment, and offsets in its text."""

    segment: int
    start: int
    end: int


class Paper:
    """The segments of one side of a reading, prepared once."""

    def __init__(self, segments: Iterable[tuple[int, Segment]]) -> None:
        self.segments = tuple(segments)
        self._bases: list[int] = []
        base = 0
        for _, segment in self.segments:
            self._bases.append(base)
            base += len(segment.text) + 2

    @classmethod
    def of(cls, reading: Reading, language: str = "") -> Paper:
        """What one language says, with all that is not paired with another; without language: all."""
        return cls(
            (n, s)
            for n, s in enumerate(reading.segments)
            if not language or s.pair is None or s.language in (language, "")
        )

    @cached_property
    def lines(self) -> tuple[Stretch, ...]:
        """Every line that is not blank."""
        found = [line for n in range(len(self.segments)) for line in self._lines_of(n)]
        quoted = sum(len(line.text) for line in found if line.quoted)
        if quoted * 3 > 2 * sum(len(line.text) for line in found):  # then the paper itself was quoted whole
            found = [replace(line, quoted=False) for line in found]
        return tuple(found)

    @cached_property
    def passages(self) -> tuple[Stretch, ...]:
        """What belongs together, in order."""
        return tuple(joined(group) for group in _groups(self.lines))

    @cached_property
    def flows(self) -> tuple[Stretch, ...]:
        """The passages, with those joined that were broken in the middle of a sentence."""
        found: list[list[Stretch]] = []
        for passage in self.passages:
            if found and _goes_on(found[-1][-1], passage):
                found[-1].append(passage)
            else:
                found.append([passage])
        return tuple(joined(group) for group in found)

    def base(self, number: int) -> int:
        """The place in the paper of the first sign of its n-th segment."""
        return self._bases[number]

    def number_of(self, place: int) -> int:
        """The number of the segment in which a place of the paper lies."""
        return bisect_right(self._bases, place) - 1

    def mark(self, stretch: Stretch, start: int, end: int) -> Mark:
        """The place of ``stretch.text[start:end]``; what goes on in another segment is cut off there."""
        first = stretch.places[start]
        last = stretch.places[max(start, end - 1)] + 1
        number = bisect_right(self._bases, first) - 1
        index, segment = self.segments[number]
        base = self._bases[number]
        return Mark(index, first - base, min(last - base, len(segment.text)))

    def _lines_of(self, number: int) -> Iterator[Stretch]:
        segment, base = self.segments[number][1], self._bases[number]
        bold, fresh, start = False, True, 0
        for end, following in _line_ends(segment.text):
            raw = segment.text[start:end]
            whole, bold = _bold(raw, bold)
            line = _line(raw, base + start, segment, number)
            if line:
                opens = line.item or (segment.form in ("item", "point") and not start)
                yield replace(line, bold=whole, item=opens, fresh=fresh)
            fresh = line is None
            start = following


def _line_ends(text: str) -> Iterator[tuple[int, int]]:
    for found in LINE_END.finditer(text):
        yield found.start(), found.end()
    yield len(text), len(text)


def _bold(raw: str, within: bool) -> tuple[bool, bool]:
    """Whether all words of a line are bold, and whether bold goes on after it."""
    plain = False
    parts = BOLD.split(raw)
    for position, part in enumerate(parts):
        if position:
            within = not within
        plain = plain or (not within and any(c.isalnum() for c in part))
    return not plain and any(c.isalnum() for c in raw), within


def _line(raw: str, base: int, segment: Segment, number: int) -> Stretch | None:
    quote = QUOTED_LINE.match(raw)
    quoted = segment.form in ("quote", "code") or bool(quote)
    first = quote.end() if quote else 0
    heading = segment.form in HEADINGS or bool(HEADING_LINE.match(raw, first))
    kept, places = _without_markup(raw, first)
    sign = fields().list_sign.match(kept.strip())
    folded = fold(kept, case=True)
    lead = len(folded.text) - len(folded.text.lstrip())
    text = folded.text.strip()
    if not text:
        return None
    spots = _spots(base, places, folded.offsets, lead, len(text))
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    row = segment.form.startswith("table")
    return Stretch(
        text, low, spots, heading=heading, quoted=quoted, item=bool(sign), row=row, segment=number, begin=base
    )


def _spots(base: int, places: Sequence[int], offsets: Sequence[int] | None, lead: int, length: int) -> Sequence[int]:
    """The places in the paper of a line's signs; a plain run where nothing was left out."""
    if offsets is None and isinstance(places, range):
        return range(base + places[lead], base + places[lead] + length)
    inner = offsets or range(lead + length + 1)
    return [base + places[spot] for spot in inner[lead : lead + length]]


def _without_markup(raw: str, first: int) -> tuple[str, Sequence[int]]:
    """The text without markup from ``first`` on, and the place of each sign that is kept."""
    if not fields().markup.search(raw, first):
        return raw[first:], range(first, len(raw) + 1)
    kept: list[str] = []
    places: list[int] = []
    start = first
    for found in fields().markup.finditer(raw, first):
        kept.append(raw[start : found.start()])
        places.extend(range(start, found.start()))
        start = found.end()
    kept.append(raw[start:])
    places.extend(range(start, len(raw) + 1))
    return "".join(kept), places


def joined(parts: list[Stretch]) -> Stretch:
    """Stretches as one, with a blank between them, none between Chinese characters."""
    if len(parts) == 1:
        return parts[0]
    text, low, places = [parts[0].text], [parts[0].low], [*parts[0].places]
    for before, part in pairwise(parts):
        if not (HAN.match(before.text[-1]) and HAN.match(part.text[0])):
            text.append(" ")
            low.append(" ")
            places.append(before.places[-1])
        text.append(part.text)
        low.append(part.low)
        places.extend(part.places)
    heading = all(p.heading for p in parts)
    return replace(parts[0], text="".join(text), low="".join(low), places=places, heading=heading)


def _groups(lines: Iterable[Stretch]) -> Iterator[list[Stretch]]:
    group: list[Stretch] = []
    for line in lines:
        if group and _begins(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _begins(before: Stretch, line: Stretch) -> bool:
    """Whether a new passage begins with this line."""
    if (
        line.segment != before.segment
        or line.item
        or line.fresh
        or (line.bold, line.quoted) != (before.bold, before.quoted)
    ):
        return True
    if line.is_address or before.is_address:
        return True
    labelled = label_at(line.low) or label_at(before.low)
    return bool(labelled or ENDS_PROMPT.search(before.text[-12:]) or is_closing(before.low))


def _goes_on(before: Stretch, passage: Stretch) -> bool:
    """Whether a passage ends in the middle of a sentence that the next one goes on with."""
    if ENDS_SENTENCE.search(before.text[-8:]) or before.heading or passage.item or before.row or passage.row:
        return False
    if before.quoted != passage.quoted or label_at(passage.low) or is_closing(before.low):
        return False
    loud = before.text.isupper() and passage.text.isupper() and min(len(before.text), len(passage.text)) > 12
    open_end = bool(fields().unfinished.search(before.low[-12:]))
    return passage.text[0].islower() or open_end or (loud and before.text[-1] not in ".!")
