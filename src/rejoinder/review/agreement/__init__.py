"""Whether the languages of a document say the same, and whether they say what the facts and the composition say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rejoinder.findings import Finding, Where
from rejoinder.languages import Language
from rejoinder.review.agreement.case_facts import CaseFacts, Key, case_facts
from rejoinder.review.agreement.changed_values import Witness
from rejoinder.review.agreement.changes import judged
from rejoinder.review.agreement.composed import Change, changes, place
from rejoinder.review.agreement.names import same_names
from rejoinder.review.agreement.passages import same_passages
from rejoinder.review.agreement.polarity import same_polarity
from rejoinder.review.agreement.roles import same_roles
from rejoinder.review.agreement.structure import same_structure
from rejoinder.review.agreement.values import same_values
from rejoinder.review.examined import Examined
from rejoinder.values import values_of

CHECKS = (same_structure, same_values, same_polarity, same_roles, same_names, same_passages)
#: What the composition judges better where a paragraph of ours was changed: there it is known what was said before.
LEFT_TO_COMPOSITION = frozenset(
    {"negation", "negation-count", "bound", "modality", "role", "role-absent", "role-missing", "role-lost"}
)
Told = set[tuple[int | None, str]]


def agreement(examined: Examined) -> Iterator[Finding]:
    """The findings on each language against the other, then on each against the composition and the facts."""
    changed = changes(examined)
    pairs = _pairs(examined)
    ours = {pairs.get(_spot(place(examined, change))) for change in changed if change.before and change.segments}
    told: Told = set()
    for check in CHECKS:
        for found in check(examined):
            pair, topic = pairs.get(_spot(found.where)), found.rule.partition(".")[2]
            if topic in LEFT_TO_COMPOSITION and pair in ours:
                continue
            told.add((pair, topic))
            yield found
    yield from _against_composition(examined, changed, told, pairs)


def _against_composition(
    examined: Examined,
    changed: tuple[Change, ...],
    told: Told,
    pairs: Mapping[tuple[str, int | None, str], int | None],
) -> Iterator[Finding]:
    if not changed:
        return
    witness = _witness(examined, changed)
    for change in changed:
        pair = pairs.get(_spot(place(examined, change)))
        for one in judged(examined, change, witness):
            if pair is None or (pair, one.topic) not in told:
                yield one.finding


def _pairs(examined: Examined) -> Mapping[tuple[str, int | None, str], int | None]:
    """The pair of each segment, by the place that a finding tells."""
    return {(s.block, s.line, s.language): s.pair for s in examined.reading.segments}


def _spot(where: Where) -> tuple[str, int | None, str]:
    return where.block, where.line, where.language


def _witness(examined: Examined, changed: tuple[Change, ...]) -> Witness:
    """All that may stand in the text, and the changes that only one language has."""
    subject, draft = examined.subject, examined.draft
    facts = case_facts(subject.case) if subject else CaseFacts(frozenset(), ())
    blocks = draft.blocks if draft else ()
    composed = frozenset(key for b in blocks for tag in b.texts for key in _keys(b.text(tag), tag))
    languages = examined.reading.languages
    present = {tag: frozenset(_keys(examined.reading.text(tag), tag)) for tag in languages}
    touched: dict[str, set[Language]] = {}
    for change in changed:
        touched.setdefault(change.id, set()).add(change.language)
    alone = frozenset(name for name, tags in touched.items() if name and len(tags) == 1 < len(languages))
    return Witness(facts, composed, present, alone)


def _keys(text: str, language: Language) -> Iterator[Key]:
    return ((v.kind, v.key) for v in values_of(text, language))
