"""Which segments of a text in two languages say the same: paragraph after paragraph, or one whole text after the other.

Two sequences are laid side by side by dynamic programming. What two segments have in common decides: figures, Latin names and addresses, printed
numbers, marks of punctuation, length. No word of any language is known here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from rejoinder.languages import Language
from rejoinder.reading.alignment import Step, aligned
from rejoinder.reading.script import judged, shows_words
from rejoinder.reading.segments import NEUTRAL, Reading, Segment

#: Less than this part of the text in the smaller language is a quotation or a name, no translation.
LEAST_SHARE = 0.12
LEAST_SEGMENTS = 2
#: So many changes of language for each segment of the smaller one, at most, in a text that has one language after the other.
SEQUENTIAL = 0.34
HAN_WEIGHT = 2.5


def paired(reading: Reading) -> Reading:
    """The reading with a number for each pair; a text in one language stays as it is, and so do pairs that are known."""
    open_ = [n for n, segment in enumerate(reading.segments) if segment.pair is None and segment.form != "code"]
    sides = _two_sides([reading.segments[n] for n in open_])
    if sides is None:
        return reading
    first = max((s.pair for s in reading.segments if s.pair is not None), default=-1) + 1
    segments = list(reading.segments)
    for number, group in zip(count(first), _groups(reading.segments, open_, sides)):
        for n in group:
            segments[n] = replace(segments[n], pair=number)
    return replace(reading, segments=tuple(segments))
