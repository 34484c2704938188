"""Two sequences of segments laid side by side by dynamic programming, by what any two of them have in common.

The cheapest way through both sequences is looked for. Two segments are cheap together if they share figures, names and corresponding words, are
about as long, and agree in their printed number and punctuation. The prices were found by trial on letters whose pairs are known: after any one
paragraph is deleted, added or cut in two, the others must stay together.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.reading.corridor import corridor
from rejoinder.reading.counterparts import marks_of
from rejoinder.reading.folding import HAN, fold
from rejoinder.reading.segments import Segment

#: What a segment costs that has no counterpart, and what it costs to take two as one on one side or on both.
ALONE, TWO_FOR_ONE, TWO_FOR_TWO = 4.0, 5.0, 7.5
#: What it costs to share nothing; by how much little to compare leaves that open.
UNLIKE, OPEN = 6.0, 0.35
LENGTH, ENDING, FORM, NUMBER, COUNTS, AWAY = 5.0, 0.24, 0.17, 0.9, 0.17, 0.12
#: What stands in more segments than this tells nothing.
COMMON = 30
#: Lengths of short segments say little: so many letters are added to each.
EVEN = 10.0
#: Latin text stands in a Chinese column only where it is the same in both.
SAME_SCRIPT = 1.5
#: In a step of more than two, lengths must fit better; what has a number or form of its own is no part, nor is what does not go on.
TIGHT, OWN_NUMBER, NO_END = 6.8, 2.0, 1.0
#: How much worse the length may fit after a segment is taken as cut off its neighbour.
FARTHER = 0.0
#: Two segments are taken as one only if their length fits that well.
LEAST_FIT, MOST_FIT = 0.64, 1.56
#: A Chinese character stands for so many letters where the texts themselves do not tell, and at least and at most.
HAN_LETTERS, LEAST_HAN, MOST_HAN = 2.6, 1.6, 4.0

_COUNTED = (re.compile(r'"'), re.compile(r"[(（]"), re.compile(r"[;；]"))
_SENTENCE = re.compile(r"[.!?][\"')\]]*(?=\s|$)|[。！？；]")
_HAN = re.compile(rf"[{HAN}]")
_ENDS = {".": 1, "。": 1, "!": 1, "！": 1, "?": 1, "？": 1, ":": 2, "：": 2, ";": 3, "；": 3, ",": 4, "，": 4}
ENDED, MATCH = 1, 2
BETWEEN_CELLS = " | "
_CHINESE = {sign: n for n, sign in enumerate("一二三四五六七八九十", 1)}
_PART_OF_NUMBER = re.compile(rf"\d+|[a-z](?![a-z])|[{''.join(_CHINESE)}]+")


@dataclass(frozen=True, slots=True)
class Step:
    """Segments that say the same, by their places in both sequences; one side may be empty."""

    left: range
    right: range


@dataclass(slots=True)
class _Traits:
    """What is compared of a segment: its length, its marks with their worth, its printed number, form and punctuation."""

    letters: int
    han: int
    marks: dict[str, float]
    ordinal: int
    form: str
    ending: int
    counts: tuple[int, int, int]
    sentences: int
    place: int
    text: str
    size: float = 0.0
    log: float = 0.0
    weight: float = 0.0


def aligned(
    left: Sequence[Segment], right: Sequence[Segment], places: tuple[Sequence[int], Sequence[int]] | None = None
) -> list[Step]:
    """The steps from the first segments to the last. ``places`` tells where in the text each stands, if the two sides alternate."""
    one = [_traits(s, places[0][n] if places else 0) for n, s in enumerate(left)]
    other = [_traits(s, places[1][n] if places else 0) for n, s in enumerate(right)]
    _measure(one, other)
    return _rejoined(_Table(one, other, AWAY if places else 0.0).steps(), one, other)


def _traits(segment: Segment, place: int) -> _Traits:
    text = fold(segment.text).text
    han = 0 if text.isascii() else len(_HAN.findall(text))
    ending = _ENDS.get(text.rstrip("\"'”’)） ")[-1:], 0)
    quotes, brackets, semicolons = (len(mark.findall(text)) for mark in _COUNTED)
    marks = dict.fromkeys(marks_of(text), 0.0)
    return _Traits(
        len(text) - han,
        han,
        marks,
        _ordinal(segment.number),
        segment.form,
        ending,
        (quotes, brackets, semicolons),
        len(_SENTENCE.findall(text)),
        place,
        text,
    )


def _ordinal(number: str) -> int:
    """The last counter of a printed number: 2.3 is 3, (b) is 2, （十一） is 11; 0 where there is none."""
    parts = _PART_OF_NUMBER.findall(number)
    if not parts:
        return 0
    last = parts[-1]
    if last.isdecimal():
        return int(last)
    return ord(last) - 96 if last.isascii() else _chinese(last)


def _chinese(numeral: str) -> int:
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _CHINESE[numeral[-1]]
    return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)


def _measure(one: Sequence[_Traits], other: Sequence[_Traits]) -> None:
    """The size of each segment in letters of a Latin language, and the worth of its marks."""
    latin, chinese = sorted((one, other), key=lambda side: sum(t.han for t in side))
    han = sum(t.han for t in chinese)
    told = (sum(t.letters for t in latin) - sum(t.letters for t in chinese)) / han if han else HAN_LETTERS
    whole = min(len(one), len(other)) * 5 > max(len(one), len(other)) * 4
    han_letters = min(MOST_HAN, max(LEAST_HAN, told)) if whole else HAN_LETTERS
    worth = _worth(latin, chinese)
    for t in (*one, *other):
        t.size = t.letters + han_letters * t.han
        t.log = math.log(t.size + EVEN)
        t.marks = {mark: worth[mark] for mark in t.marks if mark in worth}
        t.weight = sum(t.marks.values())


def _worth(latin: Sequence[_Traits], chinese: Sequence[_Traits]) -> dict[str, float]:
    """What each mark is worth: the rarer, the more. An ordinary word of the Latin side tells nothing, for the other cannot have it."""
    here, there = (Counter(mark for t in side for mark in t.marks) for side in (latin, chinese))
    found = {}
    for mark in here.keys() | there.keys():
        often = max(here[mark], there[mark])
        if often <= COMMON and (there[mark] or not mark[0].isalpha()):
            found[mark] = 1 / often
    return found


class _Table:
    """The costs of all steps near the diagonal, and the way back."""

    def __init__(self, one: Sequence[_Traits], other: Sequence[_Traits], away: float) -> None:
        self._one, self._other, self._away = one, other, away
        self._shared = _shared(one, other)
        self._same_script = SAME_SCRIPT if any(t.han for t in (*one, *other)) else 0.0

    def steps(self) -> list[Step]:
        """The cheapest way. Only three rows of costs are kept, and of the way back only what lies in the corridor."""
        columns = corridor([t.marks for t in self._one], [t.marks for t in self._other])
        rows = [array("d", [math.inf]) * (len(self._other) + 1) for _ in range(3)]
        back: list[bytearray] = []
        for i, wide in enumerate(columns):
            row = rows[i % 3]
            for j in columns[i - 3] if i > 2 else ():
                row[j] = math.inf
            back.append(self._filled(i, wide, rows[(i + 2) % 3], rows[(i + 1) % 3], row))
        return _way_back(back, columns)

    def _filled(
        self, i: int, columns: range, above: array[float], second: array[float], row: array[float]
    ) -> bytearray:
        """One row of the table: the cheapest way to have the first ``i`` segments and each number of the others; returns the last steps."""
        ways = bytearray(len(columns))
        for place, j in enumerate(columns):
            best, way = (above[j] + ALONE, 0x10) if i else (0.0 if not j else math.inf, 0)
            if j and row[j - 1] + ALONE < best:
                best, way = row[j - 1] + ALONE, 0x01
            for before, di, dj in _diagonals(second, above, j):
                if before + (TWO_FOR_ONE if di + dj > MATCH else -NUMBER) < best:
                    cost = before + (self._merged(i, j, di, dj) if di + dj > MATCH else self._pair(i - 1, j - 1))
                    if cost < best:
                        best, way = cost, di << 4 | dj
            row[j], ways[place] = best, way
        return ways

    def _pair(self, i: int, j: int) -> float:
        """What it costs that two segments say the same."""
        a, b = self._one[i], self._other[j]
        away = a.log - b.log
        cost = LENGTH * away * away + _unlike(self._shared.get((i, j), 0.0), a.weight + b.weight)
        if a.ending != b.ending:
            cost += ENDING
        if a.form != b.form:
            cost += FORM
        if not a.han and not b.han and a.text != b.text:
            cost += self._same_script
        if a.ordinal != b.ordinal:
            cost += NUMBER
        elif a.ordinal:
            cost -= NUMBER
        if a.counts != b.counts:
            cost += COUNTS * sum(abs(x - y) for x, y in zip(a.counts, b.counts, strict=True))
        return cost + self._away * abs(abs(a.place - b.place) - 1) if self._away else cost

    def _merged(self, i: int, j: int, di: int, dj: int) -> float:
        """What it costs that two segments together say what one or two of the other side say."""
        left, right = self._one[i - di : i], self._other[j - dj : j]
        ratio = (left[0].size + (left[1].size if di > 1 else 0.0) + EVEN) / (
            right[0].size + (right[1].size if dj > 1 else 0.0) + EVEN
        )
        if not LEAST_FIT < ratio < MOST_FIT or any(BETWEEN_CELLS in t.text for t in (*left, *right)):
            return math.inf
        away = math.log(ratio)
        ours = {mark: worth for t in left for mark, worth in t.marks.items()}
        theirs = {mark: worth for t in right for mark, worth in t.marks.items()}
        shared = sum(ours[mark] for mark in ours.keys() & theirs.keys())
        price = TWO_FOR_TWO if di == dj else TWO_FOR_ONE
        for side in (left, right):
            price += OWN_NUMBER * sum(t.ordinal > 0 or t.form != side[0].form for t in side[1:])
            price += NO_END * sum(t.ending != ENDED for t in side[:-1])
        return price + TIGHT * away * away + _unlike(shared, sum(ours.values()) + sum(theirs.values()))


def _diagonals(second: array[float], above: array[float], j: int) -> tuple[tuple[float, int, int], ...]:
    """What it cost to come to where a step of one for one, two for one, one for two or two for two begins."""
    if j > 1:
        return (above[j - 1], 1, 1), (second[j - 1], 2, 1), (above[j - 2], 1, 2), (second[j - 2], 2, 2)
    return ((above[0], 1, 1), (second[0], 2, 1)) if j else ()


def _rejoined(steps: Sequence[Step], one: Sequence[_Traits], other: Sequence[_Traits]) -> list[Step]:
    """A segment without counterpart that was cut off its neighbour goes back to it."""
    kept: list[Step] = []
    for step in steps:
        last = kept[-1] if kept else None
        joined = last and (_joined(last, step, one, other) or _joined(step, last, one, other))
        if last and joined:
            kept[-1] = Step(range(last.left.start, step.left.stop), range(last.right.start, step.right.stop))
        else:
            kept.append(step)
    return kept


def _joined(alone: Step, whole: Step, one: Sequence[_Traits], other: Sequence[_Traits]) -> bool:
    """Whether what has no counterpart makes its neighbour complete: as long as the counterpart, and of as many sentences."""
    if not (whole.left and whole.right) or len(alone.left) + len(alone.right) != 1:
        return False
    ours, theirs, part = (one, whole.left, alone.left) if alone.left else (other, whole.right, alone.right)
    counterpart = [(other if alone.left else one)[n] for n in (whole.right if alone.left else whole.left)]
    piece, rest = ours[part.start], [ours[n] for n in theirs]
    second = rest[0] if part.start < theirs.start else piece
    if piece.marks and not any(mark in t.marks for mark in piece.marks for t in counterpart):
        return False
    if piece.form != rest[0].form or second.ordinal or piece.ending != ENDED or not piece.sentences:
        return False
    size, sentences = sum(t.size for t in counterpart), sum(t.sentences for t in counterpart)
    before = sum(t.size for t in rest), sum(t.sentences for t in rest)
    near = abs(math.log((before[0] + piece.size) / size)) < abs(math.log(before[0] / size)) + FARTHER
    return near and abs(before[1] + piece.sentences - sentences) < abs(before[1] - sentences)


def _unlike(shared: float, weight: float) -> float:
    """What it costs to have so much in common of what both sides hold."""
    return UNLIKE * (1 - (2 * shared + OPEN / 2) / (weight + OPEN))


def _shared(one: Sequence[_Traits], other: Sequence[_Traits]) -> dict[tuple[int, int], float]:
    """What any two segments have in common; pairs with nothing in common are absent."""
    holders: dict[str, list[int]] = {}
    for j, t in enumerate(other):
        for mark in t.marks:
            holders.setdefault(mark, []).append(j)
    found: dict[tuple[int, int], float] = {}
    for i, t in enumerate(one):
        for mark, worth in t.marks.items():
            for j in holders.get(mark, ()):
                found[i, j] = found.get((i, j), 0.0) + worth
    return found


def _way_back(back: Sequence[bytearray], columns: Sequence[range]) -> list[Step]:
    steps: list[Step] = []
    i, j = len(columns) - 1, columns[-1].stop - 1
    while i or j:
        di, dj = divmod(back[i][j - columns[i].start], 16)
        steps.append(Step(range(i - di, i), range(j - dj, j)))
        i, j = i - di, j - dj
    return steps[::-1]
