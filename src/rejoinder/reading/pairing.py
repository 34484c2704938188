"""Which segments of a text in two languages say the same: paragraph by paragraph, or one whole text after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from rejoinder.languages import Language
from rejoinder.reading.alignment import aligned
from rejoinder.reading.counterparts import marks_of
from rejoinder.reading.folding import fold
from rejoinder.reading.script import HAN_SIGN, judged, may_be_name
from rejoinder.reading.segments import NEUTRAL, Reading, Segment

#: A language with a smaller part of the text than this, or with fewer segments, is quoted there and no version of the text.
LEAST_SHARE, LEAST_SEGMENTS = 0.12, 2
#: A Chinese character counts as so many letters.
HAN_WEIGHT = 2.5
#: One text stands after the other if so large a part of the segments is on the right side of one place.
CLEAR_CUT = 0.9
#: An address or another run of lines that is given once for each version has at most so many.
LONGEST_RUN = 8


@dataclass(frozen=True, slots=True)
class _Sides:
    """The places of the segments of both versions in the text; ``places`` where they alternate."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    alternate: bool


def paired(reading: Reading) -> Reading:
    """The reading with a number for each pair; a text in one language stays as it is, and so do pairs that are known."""
    segments = list(reading.segments)
    open_ = [n for n, s in enumerate(segments) if s.pair is None and s.form not in ("code", "margin")]
    versions = _versions(reading.segments[n] for n in open_)
    if versions is None:
        return reading
    sides = _sides(segments, open_, versions)
    if not (sides.left and sides.right):
        return reading
    first = max((s.pair for s in segments if s.pair is not None), default=-1) + 1
    for number, group in zip(count(first), _groups(segments, open_, sides), strict=False):
        for n, language in _languages(segments, group, versions):
            segments[n] = replace(segments[n], pair=number, language=language)
    return replace(reading, segments=tuple(segments))


def _family(language: Language) -> str:
    """Both Chinese scripts are one version of a text."""
    return language.partition("-")[0]


def _versions(segments: Iterable[Segment]) -> tuple[Language, Language] | None:
    """The two languages in which the text is given, the first one first; nothing if there is only one."""
    weight: Counter[str] = Counter()
    number: Counter[str] = Counter()
    tags: dict[str, Counter[Language]] = {}
    for segment in segments:
        if segment.language != NEUTRAL:
            family = _family(segment.language)
            weight[family] += round(len(segment.text) + (HAN_WEIGHT - 1) * len(HAN_SIGN.findall(segment.text)))
            number[family] += 1
            tags.setdefault(family, Counter())[segment.language] += len(segment.text)
    most = [family for family, _ in weight.most_common(2)]
    if len(most) < 2 or number[most[1]] < LEAST_SEGMENTS or weight[most[1]] < LEAST_SHARE * sum(weight.values()):
        return None
    first, second = (family for family in tags if family in most)
    return tags[first].most_common(1)[0][0], tags[second].most_common(1)[0][0]


def _sides(segments: Sequence[Segment], open_: Sequence[int], versions: tuple[Language, Language]) -> _Sides:
    spoken = [_side(segments[n], versions) for n in open_]
    first = [None if may_be_name(segments[n].text) else side for n, side in zip(open_, spoken, strict=True)]
    cut, fitting = _best_cut(first)
    if fitting >= CLEAR_CUT * sum(side is not None for side in first):
        return _one_after_the_other([segments[n] for n in open_], open_, first, cut, versions)
    return _alternating([_even(segments[n]) for n in open_], open_, spoken)


def _even(segment: Segment) -> str:
    """The text whatever blanks, quotation marks and widths it was typed with."""
    return fold(segment.text, case=True).text


def _side(segment: Segment, versions: tuple[Language, Language]) -> bool | None:
    """Whether a segment is in the first version or the second; nothing for values alone."""
    family = _family(segment.language)
    return family == _family(versions[0]) if family in map(_family, versions) else None


def _best_cut(first: Sequence[bool | None]) -> tuple[int, int]:
    """The place that leaves most segments of the first version before it and of the second behind it, and how many."""
    right = behind = sum(side is False for side in first)
    best = (0, behind)
    for n, side in enumerate(first, 1):
        right += {True: 1, False: -1, None: 0}[side]
        if right > best[1]:
            best = n, right
    return best


def _one_after_the_other(
    segments: Sequence[Segment],
    open_: Sequence[int],
    first: Sequence[bool | None],
    cut: int,
    versions: tuple[Language, Language],
) -> _Sides:
    """All before the place against all behind it. Values at the border go where the like stands on the other side, or with their language."""
    stop = next((n for n in range(cut, len(first)) if first[n] is not None), len(first))
    texts = [_even(segment) for segment in segments]
    latin = next((_family(v) for v in versions if not v.startswith("zh")), "")
    spoken = [_family(s.language) or (latin if any(map(str.isalpha, s.text)) else "") for s in segments]

    def fitting(place: int) -> tuple[int, int]:
        same = _same(texts[place:stop], texts[:stop]) + _same(texts[cut:place][::-1], texts[stop:][::-1])
        return 2 * same + spoken[cut:place].count(_family(versions[0])) + spoken[place:stop].count(
            _family(versions[1])
        ), place

    place = max(range(cut, stop + 1), key=fitting)
    return _Sides(tuple(open_[:place]), tuple(open_[place:]), alternate=False)


def _same(some: Sequence[str], others: Sequence[str]) -> int:
    """How many texts are the same one after the other."""
    return sum(a == b for a, b in zip(some, others, strict=False))


def _alternating(texts: Sequence[str], open_: Sequence[int], spoken: Sequence[bool | None]) -> _Sides:
    """Each version by its language; values by their neighbours: the two of a doublet apart, or where a version would be missing."""
    runs = _doubled_runs(texts, spoken)
    doublets = {n for n in range(len(texts) - 1) if _is_doublet(texts, spoken, n) and not {n, n + 1} & runs.keys()}
    first = [None if n in doublets or n - 1 in doublets else side for n, side in enumerate(spoken)]
    sides = list(first)
    for n, side in enumerate(first):
        if n in runs:
            sides[n] = runs[n]
        elif n in doublets:
            sides[n] = True
        elif n - 1 in doublets:
            sides[n] = False
        elif side is None:
            around = [(first[k], texts[k]) if 0 <= k < len(texts) else (None, "") for k in (n - 1, n + 1)]
            like = _opposite(texts[n], around)
            sides[n] = _by_neighbours(around[0][0], around[1][0]) if like is None else like
    left = tuple(place for place, side in zip(open_, sides, strict=True) if side is True)
    right = tuple(place for place, side in zip(open_, sides, strict=True) if side is False)
    return _Sides(left, right, alternate=True)


def _doubled_runs(texts: Sequence[str], spoken: Sequence[bool | None]) -> dict[int, bool]:
    """Lines that stand twice as a whole, an address for each version: the side of each line. Some may differ, such as the name of the country."""
    found: dict[int, bool] = {}
    for n in range(len(texts)):
        for size in range(min(LONGEST_RUN, (len(texts) - n) // 2), 1, -1):
            if n not in found and _is_doubled(texts, spoken, n, size):
                found |= {k: k < n + size for k in range(n, n + 2 * size)}
    return found


def _is_doublet(texts: Sequence[str], spoken: Sequence[bool | None], n: int) -> bool:
    """Whether a line says again what the line before says: in the same words, or a date in figures after one with the name of its month."""
    if texts[n] == texts[n + 1]:
        return True
    if spoken[n] is not None or spoken[n + 1] is not None:
        return False
    one, other = (_figures(text) for text in texts[n : n + 2])
    return len(one) > 1 and one == other


def _figures(text: str) -> frozenset[str]:
    return frozenset(mark for mark in _marks(text) if mark.isdigit())


def _marks(text: str) -> frozenset[str]:
    return marks_of(fold(text).text)


def _is_doubled(texts: Sequence[str], spoken: Sequence[bool | None], n: int, size: int) -> bool:
    """Whether so many lines from a place on are said again right after them."""
    same = _same(texts[n : n + size], texts[n + size : n + 2 * size])
    if texts[n] == texts[n + 1] or same < 2 or same * 2 < size or _is_shifted(texts, spoken, n, size):
        return False
    return False not in spoken[n : n + size] and True not in _unlike_first(texts, spoken, n, size)


def _is_shifted(texts: Sequence[str], spoken: Sequence[bool | None], n: int, size: int) -> bool:
    """Whether values stand against values that have nothing in common with them: the run begins elsewhere."""
    return any(
        spoken[k] is None and spoken[k + size] is None and not _marks(texts[k]) & _marks(texts[k + size])
        for k in range(n, n + size)
    )


def _unlike_first(texts: Sequence[str], spoken: Sequence[bool | None], n: int, size: int) -> list[bool | None]:
    """What the second lines are spoken in, where they are not the same as the first."""
    return [spoken[k] for k in range(n + size, n + 2 * size) if texts[k] != texts[k - size]]


def _opposite(text: str, neighbours: Sequence[tuple[bool | None, str]]) -> bool | None:
    """The side opposite to the neighbour that has most in common with a text; none where neither has anything."""
    marks = _marks(text)
    shared = [(len(marks & _marks(other)), side) for side, other in neighbours if side is not None]
    most = max(shared, key=lambda found: found[0], default=(0, None))
    return not most[1] if most[0] else None


def _by_neighbours(before: bool | None, after: bool | None) -> bool | None:
    """The side on which the neighbours of a value leave a gap; none where it stands between two pairs."""
    if after is False and before is not True:
        return True
    if (before is True and after is not False) or (before is None and after is True):
        return False
    return None


def _groups(
    segments: Sequence[Segment], open_: Sequence[int], sides: _Sides
) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The places of the segments of each pair, left and right, in the order of the text."""
    left, right = [[segments[n] for n in side] for side in (sides.left, sides.right)]
    steps = aligned(left, right, (sides.left, sides.right) if sides.alternate else None)
    groups = [(tuple(sides.left[n] for n in step.left), tuple(sides.right[n] for n in step.right)) for step in steps]
    groups += [((n,), ()) for n in set(open_) - set(sides.left) - set(sides.right)]
    yield from sorted(groups, key=lambda group: min(group[0] + group[1]))


def _languages(
    segments: Sequence[Segment], group: tuple[tuple[int, ...], tuple[int, ...]], versions: tuple[Language, Language]
) -> Iterator[tuple[int, Language]]:
    """The segments of a pair with their languages: values take that of their side, unless both sides have the same."""
    texts = [[_even(segments[n]) for n in side] for side in group]
    for side, version in zip(group, versions, strict=True):
        for n in side:
            language = segments[n].language
            if texts[0] == texts[1]:
                language = NEUTRAL if not judged(segments[n].text).certain or language == NEUTRAL else language
            elif group[0] and group[1] and (language == NEUTRAL or may_be_name(segments[n].text)):
                language = version
            yield n, language
