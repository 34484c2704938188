"""What of our composition was changed, language by language: each changed, added or missing paragraph beside what was composed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from rejoinder.draft import Block
from rejoinder.findings import Where
from rejoinder.languages import Language
from rejoinder.reading import Segment, fold
from rejoinder.reading.likeness import share
from rejoinder.reading.segments import NEUTRAL
from rejoinder.review.examined import Examined
from rejoinder.values.lexicon import lexicon

KNOWN_AGAIN = 0.3  # of the composed paragraphs must stand unchanged, else the text is no edit of ours
ALIKE = 0.45


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph in one language: ``before`` as composed (empty: added by hand), and the segments that stand for it now (none: missing)."""

    language: Language
    before: str
    segments: tuple[Segment, ...]
    block: Block | None

    @property
    def id(self) -> str:
        """The block's id; empty for what was added by hand."""
        return self.block.id if self.block else ""

    @property
    def after(self) -> str:
        """How it reads now."""
        return "\n".join(s.text for s in self.segments)


@dataclass(frozen=True, slots=True)
class Composed:
    """A paragraph of the composition in one language."""

    block: Block
    text: str


def changes(examined: Examined) -> tuple[Change, ...]:
    """Every change, in the order of the text; nothing where the composition is not known or the text is another one."""
    draft = examined.draft
    if draft is None:
        return ()
    found: list[Change] = []
    for language in draft.languages:
        if language not in examined.reading.languages:
            continue
        composed = [Composed(b, b.text(language).replace("\u2028", "\n")) for b in draft.blocks]
        found += _changed(language, composed, _segments(examined, language))
    return tuple(found)


def _segments(examined: Examined, language: Language) -> list[Segment]:
    return [s for s in examined.reading.segments if s.language in (language, NEUTRAL)]


def _changed(language: Language, composed: list[Composed], segments: list[Segment]) -> list[Change]:
    known = {(_bare(c.text, language)) for c in composed}
    same = sum(_bare(s.text, language) in known for s in segments)
    if same < KNOWN_AGAIN * len(composed):
        return []
    if any(s.block for s in segments):
        return list(_by_block(language, composed, segments))
    return list(_by_order(language, composed, segments))


def _by_block(language: Language, composed: list[Composed], segments: list[Segment]) -> Iterator[Change]:
    """In our own files each paragraph knows its block; blocks of one id come in their order."""
    held: dict[str, list[Segment]] = {}
    for segment in segments:
        held.setdefault(segment.block, []).append(segment)
    left = Counter(one.block.id for one in composed)
    for one in composed:
        waiting = held.get(one.block.id, [])
        left[one.block.id] -= 1
        take = len(waiting) if not left[one.block.id] else min(1, len(waiting))
        now, held[one.block.id] = tuple(waiting[:take]), waiting[take:]
        if not _equal(one.text, now, language):
            yield Change(language, one.text, now, one.block)
    for rest in held.values():
        yield from (Change(language, "", (segment,), None) for segment in rest if segment.language == language)


def _by_order(language: Language, composed: list[Composed], segments: list[Segment]) -> Iterator[Change]:
    """In a plain text the unchanged paragraphs hold the changed ones in their places."""
    before = [_bare(c.text, language) for c in composed]
    after = [_bare(s.text, language) for s in segments]
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _between(language, composed[i:j], segments[k:m])


def _between(language: Language, composed: Sequence[Composed], segments: Sequence[Segment]) -> Iterator[Change]:
    """Each changed segment goes to the composed paragraph that it is most like; a paragraph that was split has several."""
    held: dict[int, list[Segment]] = {}
    for segment in segments:
        nearest = _nearest(segment, composed, language)
        if nearest is None:
            if segment.language == language:
                yield Change(language, "", (segment,), None)
        else:
            held.setdefault(nearest, []).append(segment)
    for number, one in enumerate(composed):
        now = tuple(held.get(number, ()))
        if not _equal(one.text, now, language):
            yield Change(language, one.text, now, one.block)


def _nearest(segment: Segment, composed: Sequence[Composed], language: Language) -> int | None:
    text = _bare(segment.text, language)
    if not text:
        return None
    shares: Mapping[int, float] = {n: share(text, _bare(c.text, language)) for n, c in enumerate(composed)}
    best = max(shares, key=lambda n: shares[n], default=None)
    return best if best is not None and shares[best] >= ALIKE else None


def _equal(before: str, now: tuple[Segment, ...], language: Language) -> bool:
    return _bare(before, language) == "".join(_bare(s.text, language) for s in now)


@lru_cache(maxsize=8192)
def _bare(text: str, language: Language) -> str:
    """Letters and figures alone, without the number of the paragraph: punctuation and layout are no change."""
    folded = fold(text, case=True).text
    marker = lexicon(language).markers.match(folded)
    return "".join(c for c in folded[marker.end() if marker else 0 :].lower() if c.isalnum())


def place(examined: Examined, change: Change) -> Where:
    """Where a change stands: its segment, or the block that is missing."""
    if change.segments:
        return examined.where(change.segments[0])
    clause = change.block.clause if change.block else ""
    return examined.where(Segment("", change.language, block=change.id, clause=clause))
