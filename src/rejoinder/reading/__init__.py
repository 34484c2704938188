"""What a file says: segments with their language and, where known, the block they came from. All reviews of text work on it."""

from rejoinder.reading.folding import Folded, fold
from rejoinder.reading.kinds import KindGuess, kind_of, kinds_known
from rejoinder.reading.of_draft import reading_of
from rejoinder.reading.pairing import paired
from rejoinder.reading.plain import read_text
from rejoinder.reading.segments import Pair, Reading, Segment
from rejoinder.reading.sentences import Span, clauses, sentences

__all__ = [
    "Folded",
    "KindGuess",
    "Pair",
    "Reading",
    "Segment",
    "Span",
    "clauses",
    "fold",
    "kind_of",
    "kinds_known",
    "paired",
    "read_text",
    "reading_of",
    "sentences",
]
