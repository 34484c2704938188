"""Admissions, harmful facts, tone and labels: what a document says to its writer's harm, in its text and in the facts it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.draft import ROW_FORMS
from rejoinder.findings import Finding, Where
from rejoinder.languages import Language
from rejoinder.plan.own_words import own_words
from rejoinder.reading import Folded, Segment, fold
from rejoinder.reading.harms import Harm, HarmRule, cures, harm_rules, harms, shared_words, speaks
from rejoinder.reading.polarity import attitude
from rejoinder.reading.traditional import looked_up
from rejoinder.review.examined import Examined
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding

SOMEBODY_ELSES = frozenset({"quote", "code"})  # forms of a stranger's text that repeat what others said
SPOKEN = ("en", "zh")  # languages that the rules know
ENDED = re.compile(r"[。！？!?]|[.](?=\s)")  # after it no list goes on
EARLIER = "history."  # what was said before is judged by its own rule


def admissions(examined: Examined) -> Iterator[Finding]:
    """Every sentence of the text that admits, concedes, promises, threatens ... where its writer must not."""
    if examined.kind in shared_words().unjudged:
        return
    reported: set[Language] = set()  # languages in which a list of what the other side says goes on
    for segment in examined.reading.segments:
        if not segment.language.startswith(SPOKEN) or segment.form in SOMEBODY_ELSES:
            continue
        folded = looked_up(segment.text, segment.language)
        yield from _in_segment(examined, segment, folded, reported=segment.language in reported)
        _follow(reported, segment, folded)


def admissions_in_words(subject: Subject) -> Iterator[Finding]:
    """The same in the seller's own words of the case file; what refuses the whole route is told there (R-05)."""
    kind = subject.kind.kind
    if kind in shared_words().unjudged:
        return
    rules = [r for r in harm_rules().values() if r.in_case and not r.refuses and r.speaks_of(kind)]
    on = frozenset({subject.case.complaint.platform or ""})
    for path, language, text in own_words(subject.file):
        if not language.startswith(SPOKEN) or path.startswith(EARLIER):
            continue
        folded = looked_up(text, language)
        for harm in harms(folded, language, rules):
            quote = folded.quote(harm.start, harm.end)
            yield _told(harm.rule, on, at(subject, path, language=language, quote=quote), quote)


def _in_segment(examined: Examined, segment: Segment, folded: Folded, *, reported: bool) -> Iterator[Finding]:
    rules = (r for r in harm_rules().values() if r.speaks_of(examined.kind))
    for harm in harms(folded, segment.language, rules):
        said_so = reported or _listed(folded.text, harm.start, segment.language)
        if said_so and "alleged" not in harm.rule.harmful:
            continue
        if harm.rule.cured and _cured(examined, segment, folded):
            continue
        if _meant_to_say_it(examined, segment, harm):
            continue
        first, last = folded.span(harm.start, harm.end)
        on = _platforms(examined, harm.rule)
        yield _told(harm.rule, on, examined.where(segment, first, last), segment.text[first:last])


def _follow(reported: set[Language], segment: Segment, folded: Folded) -> None:
    """A paragraph such as “You assert the following:” speaks for the items under it."""
    if segment.form == "item":
        return
    end = len(folded.text.rstrip(" "))
    opens = folded.text.endswith((":", "："), 0, end) and end > 1
    if opens and attitude(folded.text, end - 1, end, segment.language) == "alleged":
        reported.add(segment.language)
    else:
        reported.discard(segment.language)


def _listed(text: str, start: int, language: Language) -> bool:
    """True for a further item of a list within a paragraph, as in “The complainant demands: ...; ...”, unless the writer speaks in it."""
    colon = max(text.rfind(mark, 0, start) for mark in ":：")
    item = max(text.rfind(mark, 0, start) for mark in ";；")
    if not 0 < colon < item or ENDED.search(text, colon, start) or speaks(text, item + 1, language):
        return False
    return attitude(text, colon, colon + 1, language) == "alleged"


def _cured(examined: Examined, segment: Segment, folded: Folded) -> bool:
    """A non-admission in the same paragraph; a row of a table has no room for one, so the rest of the text counts for it."""
    if segment.form not in ROW_FORMS:
        return cures(folded, segment.language)
    return any(cures(looked_up(s.text, s.language), s.language) for s in examined.reading.of(segment.language))


def _meant_to_say_it(examined: Examined, segment: Segment, harm: Harm) -> bool:
    """True if the clause is there to say it: as composed, or where nothing tells what was composed."""
    if harm.rule.speaks_of(examined.kind, segment.clause):
        return False
    if segment.own or examined.draft is None:
        return True
    composed = (b.text(segment.language) for b in examined.draft.blocks if b.id == segment.block)
    return any(list(harms(looked_up(text, segment.language), segment.language, [harm.rule])) for text in composed)


def _platforms(examined: Examined, rule: HarmRule) -> frozenset[str]:
    """The platforms on which the rule is stricter and that the paper is about: by the case, else by their names in the text."""
    if not rule.stricter_on:
        return frozenset()
    if examined.subject is not None:
        return frozenset({examined.subject.case.complaint.platform or ""})
    words = {word for segment in examined.reading.segments for word in fold(segment.text).text.split()}
    return frozenset(name for name in rule.stricter_on if any(name in word for word in words))


def _told(rule: HarmRule, on: frozenset[str], where: Where, quote: str) -> Finding:
    """The finding of the rule, or of the stricter one of that platform."""
    group, name = next((other for place, other in rule.stricter_on.items() if place in on), rule.rule).split(".")
    match group:
        case "admission":
            return finding(f"admission.{name}", where, quote=quote)
        case "harmful":
            return finding(f"harmful.{name}", where, quote=quote)
        case "tone":
            return finding(f"tone.{name}", where, quote=quote)
        case _:
            return finding(f"label.{name}", where, quote=quote)
