"""What hands changed in our own text, judged against the composition and the facts: another date, a lost 不, two parties exchanged.

So an error that both languages share is found too, and in a paper of one language. Where the languages disagree, that is told there and not again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from rejoinder.findings import Where
from rejoinder.reading import sentences
from rejoinder.reading.likeness import tokens
from rejoinder.review.agreement.changed_sentences import changed_sentences
from rejoinder.review.agreement.changed_values import Told, Witness, changed_values, days_to_come
from rejoinder.review.agreement.composed import Change, place
from rejoinder.review.agreement.counting import Counted, counted, counts, turned_round
from rejoinder.review.agreement.names import name_spans, names_in, near_name, spoken_name
from rejoinder.review.agreement.polarity import DENIALS, MODALITY, POLARITY, quoted, words_of
from rejoinder.review.agreement.roles import in_order, knows_roles, persons, told_apart
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding, label_words

PERSON = "xxx"  # stands for a person where sentences are compared without their persons
SAME_FRAME = 0.9  # of the words beside two persons stay when these are exchanged; a sentence made anew changes more


def judged(examined: Examined, change: Change, witness: Witness) -> Iterator[Told]:
    """What is wrong with a change; the date line changes from day to day."""
    if change.block is not None and change.block.volatile:
        yield from days_to_come(examined, change)
        return
    for check in (changed_values, changed_sentences, _polarity, _modality, _persons, _names):
        yield from check(examined, change, witness)


Check = Callable[[Examined, Change, Witness], Iterator[Told]]


def _polarity(examined: Examined, change: Change, witness: Witness) -> Iterator[Told]:
    """A denial or a bound more or fewer; surely harmful where only that was changed, else a sentence said anew that must be read."""
    if not (change.before and change.segments and counts(POLARITY, change.language)):
        return
    before, after = _counted(POLARITY, change)
    for topic, names in (("negation", DENIALS), ("bound", ("bound",))):
        old, new = before.most(*names), after.most(*names)
        if old == new:
            continue
        turned = turned_round(POLARITY, change.before, change.after, change.language)
        harmful = turned and (new < old or change.id in witness.alone)
        rule = "agreement.changed-negation" if harmful else "agreement.reworded-negation"
        shown = (*names, "two") if topic == "negation" else names
        composed, now = _differing(change)
        told = {"here": quoted(now), "there": quoted(composed), "what": label_words("polarity-word", topic)}
        where = _sentence(examined, change, now) or _first(examined, change, after, *shown)
        yield Told(topic, finding(rule, where, **told))


def _differing(change: Change) -> tuple[str, str]:
    """The sentences of a paragraph that were changed: as composed, and as they now stand."""
    old, new = ([s.text for s in sentences(text, change.language)] for text in (change.before, change.after))
    edits = [e for e in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if e[0] != "equal"]
    before, after = old[edits[0][1] : edits[-1][2]], new[edits[0][3] : edits[-1][4]]
    return "\n".join(before), "\n".join(after)


def _sentence(examined: Examined, change: Change, text: str) -> Where | None:
    """Where a sentence stands as it is; nothing where several were changed, or it is gone."""
    spots = ((s, s.text.find(text)) for s in change.segments if text)
    return next((examined.where(s, start, start + len(text)) for s, start in spots if start >= 0), None)


def _modality(examined: Examined, change: Change, _: Witness) -> Iterator[Told]:
    if not (change.before and change.segments and counts(MODALITY, change.language)):
        return
    before, after = _counted(MODALITY, change)
    names = ("obligation", "permission")
    duty, leave = (after.number(name) - before.number(name) for name in names)
    if duty * leave < 0:
        told = {"here": words_of(change.after, after, *names), "there": words_of(change.before, before, *names)}
        yield Told("modality", finding("agreement.changed-modality", _first(examined, change, after, *names), **told))


def _counted(file: str, change: Change) -> tuple[Counted, Counted]:
    return counted(file, change.before, change.language), counted(file, change.after, change.language)


def _persons(examined: Examined, change: Change, _: Witness) -> Iterator[Told]:
    if not (change.before and change.segments and knows_roles(change.language)):
        return
    first, second = persons(change.before, change.language), persons(change.after, change.language)
    told = told_apart(change.before, change.after, change.language)
    if told and _same_frame(change, [(p.start, p.end) for p in first], [(p.start, p.end) for p in second]):
        yield Told("role", finding("agreement.changed-role", place(examined, change), how=told))


def _names(examined: Examined, change: Change, witness: Witness) -> Iterator[Told]:
    """Names exchanged, in another order, misspelt, or taken out."""
    if not change.segments or not change.before:
        return
    facts = witness.facts
    before, after = (names_in(text, change.language, facts) for text in (change.before, change.after))
    spans = [name_spans(text, change.language, facts) for text in (change.before, change.after)]
    for number in dict.fromkeys(n for n in before if before.count(n) > after.count(n)):
        name = spoken_name(facts, number, change.language)
        other = next((n for n in after if after.count(n) > before.count(n)), "")
        instead = near_name(name.en, change.after.replace(name.en, "")) or (
            spoken_name(facts, other, change.language).en if other else ""
        )
        rule = "agreement.changed-name" if instead else "agreement.omitted"
        yield Told("name", finding(rule, place(examined, change), here=instead, there=name))
    if before != after and sorted(before) == sorted(after) and _same_frame(change, *spans):
        order = in_order([spoken_name(facts, n, change.language) for n in after])
        yield Told("role", finding("agreement.changed-role", place(examined, change), how=order))


def _same_frame(change: Change, old: list[tuple[int, int]], new: list[tuple[int, int]]) -> bool:
    """Whether the sentence around the persons is still the composed one."""
    before, after = tokens(_without(change.before, old)), tokens(_without(change.after, new))
    return bool(SequenceMatcher(None, before, after, autojunk=False).ratio() >= SAME_FRAME)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in reversed(spans):
        text = f"{text[:start]} {PERSON} {text[end:]}"
    return text


def _first(examined: Examined, change: Change, found: Counted, *names: str) -> Where:
    """The first of the words that are left, or the whole paragraph."""
    start, end = min((p for name in names for p in found.places.get(name, ())), default=(0, 0))
    segment = change.segments[0]
    return examined.where(segment, start, end) if start < end <= len(segment.text) else examined.where(segment)
