"""The frame of a bilingual text: nothing stands in one language only, nothing is left untranslated, and both have the same order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from rejoinder.findings import Finding
from rejoinder.languages import Language, profiles
from rejoinder.reading import Reading, Segment
from rejoinder.reading.script import may_be_name
from rejoinder.reading.segments import NEUTRAL
from rejoinder.review.agreement.roles import role_words
from rejoinder.review.agreement.sides import has_gap, language_name
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding, label_words

HAN = re.compile(r"[\u4e00-\u9fff]")
SMALL_WORD = re.compile(r"(?<![\w@./-])[a-z]{2,}(?![\w@./-])")
COUNTED = ("heading", "point", "item")
SHORT = 4  # characters of a country's name
UNTRANSLATED = ("quote", "code", "margin")


def same_structure(examined: Examined) -> Iterator[Finding]:
    """Findings on segments without a counterpart, on untranslated ones, on order and on the number of headings, points and items."""
    reading = examined.reading
    if not bilingual(reading):
        return
    yield from _alone(examined)
    yield from _untranslated(examined)
    yield from _order(examined)
    yield from _forms(examined)


def bilingual(reading: Reading) -> bool:
    """Whether the text is written in two languages: at least half of what belongs to a pair has its counterpart."""
    pairs = [set(pair.sides) - {NEUTRAL} for pair in reading.pairs()]
    both = sum(len(found) > 1 for found in pairs)
    return both > 0 and both * 2 >= sum(bool(found) for found in pairs)


def _alone(examined: Examined) -> Iterator[Finding]:
    """Segments, and pairs, that one language has and the other has not."""
    languages = [tag for tag in examined.reading.languages if profiles().get(tag)]
    for pair in examined.reading.pairs():
        said = {tag: [s for s in segments if s.text.strip()] for tag, segments in pair.sides.items() if tag != NEUTRAL}
        there = [tag for tag, segments in said.items() if segments]
        absent = [tag for tag in languages if tag not in there]
        if there and absent and NEUTRAL not in pair.sides and not _name_alone(said[there[0]]):
            yield _only(examined, said[there[0]][0], absent[0])
    for segment in examined.reading.segments:
        if (
            segment.pair is None
            and segment.language in languages
            and segment.form not in UNTRANSLATED
            and segment.text.strip()
        ):
            yield _only(examined, segment, next(tag for tag in languages if tag != segment.language))


def _name_alone(segments: list[Segment]) -> bool:
    """A name or a country that a stranger's text, or ours without its blocks, gives once for both languages."""
    return all(not s.block and (may_be_name(s.text) or len(s.text) <= SHORT) for s in segments)


def _only(examined: Examined, segment: Segment, absent: Language) -> Finding:
    return finding(
        "agreement.structure",
        examined.where(segment),
        language=language_name(segment.language),
        other=language_name(absent),
    )


def _untranslated(examined: Examined) -> Iterator[Finding]:
    """A sentence of the other language where a translation should stand; names and addresses may stay as they are."""
    for pair in examined.reading.pairs():
        for language, segments in pair.sides.items():
            known = profiles().get(language)
            if known is None or known.spaces or not set(pair.sides) - {language, NEUTRAL}:
                continue
            for segment in segments:
                words = SMALL_WORD.findall(segment.text)
                if not HAN.search(segment.text) and len(words) >= role_words().sentence and not has_gap(segment.text):
                    yield finding("agreement.untranslated", examined.where(segment), language=language_name(language))


def _order(examined: Examined) -> Iterator[Finding]:
    """The first place where a language leaves the order of the other."""
    orders: dict[Language, list[int]] = {}
    for segment in examined.reading.segments:
        if segment.pair is not None and segment.language != NEUTRAL:
            orders.setdefault(segment.language, []).append(segment.pair)
    shared = set.intersection(*(set(order) for order in orders.values())) if orders else set()
    kept = {tag: list(dict.fromkeys(n for n in order if n in shared)) for tag, order in orders.items()}
    first, *others = kept.items()
    for tag, order in others:
        for number, other in zip(order, first[1], strict=True):
            if number != other:
                segment = next(s for s in examined.reading.segments if s.pair == number and s.language == tag)
                yield finding(
                    "agreement.order",
                    examined.where(segment),
                    language=language_name(tag),
                    other=language_name(first[0]),
                )
                break


def _forms(examined: Examined) -> Iterator[Finding]:
    """Headings, points and items by number, where both languages have some."""
    counted: Mapping[Language, Counter[str]] = {
        tag: Counter(s.form for s in examined.reading.of(tag)) for tag in examined.reading.languages
    }
    if len(counted) < 2:
        return
    (first, mine), (second, theirs), *_ = counted.items()
    for form in COUNTED:
        if mine[form] and theirs[form] and mine[form] != theirs[form]:
            yield finding(
                "agreement.count",
                examined.where(next(s for s in examined.reading.of(first) if s.form == form)),
                form=label_words("counted-form", form),
                first=mine[form],
                second=theirs[form],
                language=language_name(first),
                other=language_name(second),
            )
