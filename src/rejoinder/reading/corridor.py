"""Where in the table of two sequences the way can run: near the diagonal, and in large tables near what both sides surely share."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

#: How far from the diagonal a segment's counterpart is looked for.
BAND = 14
#: A table with more cells near its diagonal is narrowed by what both sides surely share.
MOST_CELLS = 60_000


def corridor(left: Sequence[Collection[str]], right: Sequence[Collection[str]]) -> list[range]:
    """For each number of segments of the left side, the numbers of segments of the right that may stand against them, by the marks of each segment."""
    n, m = len(left), len(right)
    width = BAND + abs(m - n)
    if (n + 1) * min(2 * width, m + 1) <= MOST_CELLS:
        return [range(max(0, i + min(0, m - n) - BAND), min(m, i + max(0, m - n) + BAND) + 1) for i in range(n + 1)]
    return list(_along([(0, 0), *_sure(left, right), (n, m)], m))


def _along(places: Sequence[tuple[int, int]], m: int) -> Iterator[range]:
    """The ranges around the line that joins the sure places."""
    before = 0
    yield range(min(m, BAND) + 1)
    for (i, j), (i_next, j_next) in pairwise(places):
        for step in range(i + 1, i_next + 1):
            middle = j + (j_next - j) * (step - i) // (i_next - i)
            yield range(max(0, min(before, middle) - BAND), min(m, middle + BAND) + 1)
            before = middle


def _sure(left: Sequence[Collection[str]], right: Sequence[Collection[str]]) -> list[tuple[int, int]]:
    """Pairs of places that share what stands once on either side, in the longest row in which both go up."""
    here, there = _single(left), _single(right)
    pairs = sorted(
        {(here[mark] + 1, there[mark] + 1) for mark in here.keys() & there.keys()}, key=lambda pair: (pair[0], -pair[1])
    )
    return _rising(pairs)


def _single(side: Sequence[Collection[str]]) -> dict[str, int]:
    often = Counter(mark for marks in side for mark in marks)
    return {mark: n for n, marks in enumerate(side) for mark in marks if often[mark] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs in which both numbers rise."""
    ends: list[int] = []  # the least second number with which a row of that length can end
    last: list[int] = []
    before: list[int] = []
    for n, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1], last[length : length + 1] = [j], [n]
    row = []
    n = last[-1] if last else -1
    while n >= 0:
        row.append(pairs[n])
        n = before[n]
    return row[::-1]
