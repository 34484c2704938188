"""Grounds need their facts and their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.review.places import at
from rejoinder.rules.grounds import grounds
from rejoinder.wording.rulebook import finding, label_words


def ground_facts(subject: Subject) -> Iterator[Finding]:
    """Facts without which a ground is only an assertion."""
    if subject.kind.slot is None:
        return
    for index, ground in enumerate(subject.case.grounds):
        rule = grounds()[ground.kind]
        for name, field in rule.facts.items():
            path = f"grounds[{index}].facts.{name}"
            if field.required and getattr(subject.file.ground_facts[index], name) is None:
                yield finding(
                    "ground.fact", at(subject, path), ground=rule.title.words(), title=field.title.words(), path=path
                )


def ground_rights(subject: Subject) -> Iterator[Finding]:
    """A ground that answers no right stands nowhere in a document."""
    for index, ground in enumerate(subject.case.grounds if subject.kind.slot else ()):
        if not ground.rights:
            path = f"grounds[{index}].rights"
            yield finding("ground.no-right", at(subject, path), ground=grounds()[ground.kind].title.words(), path=path)


def ground_evidence(subject: Subject) -> Iterator[Finding]:
    """A ground whose evidence is of none of the kinds that can prove it."""
    if subject.kind.slot is None:
        return
    kinds = {e.id: e.kind for e in subject.case.evidence if e.enclosed}
    for index, ground in enumerate(subject.case.grounds):
        rule = grounds()[ground.kind]
        needed = rule.evidence.any_of
        if needed and not any(kinds.get(i) in needed for i in ground.evidence):
            path = f"grounds[{index}].evidence"
            yield finding(
                "ground.evidence", at(subject, path), ground=rule.title.words(), kinds=_listed(needed), path=path
            )


def _listed(kinds: tuple[str, ...]) -> Words:
    named = [label_words("evidence-kind", kind) for kind in kinds]
    return Words(", ".join(w.en for w in named), "、".join(w.zh for w in named))


def rights_without_ground(subject: Subject) -> Iterator[Finding]:
    """A right that nothing answers: a letter can reserve its position, an appeal cannot."""
    slot = subject.kind.slot
    if slot is None:
        return
    answered = {right for ground in subject.case.grounds for right in ground.rights}
    rule = _WITHOUT_GROUND[slot]
    for index, right in enumerate(subject.case.complaint.rights):
        if right.id not in answered:
            yield finding(rule, at(subject, f"complaint.rights[{index}]"), right=right.id)


def ground_traps(subject: Subject) -> Iterator[Finding]:
    """The mistake that most often loses each ground, as a note."""
    if subject.kind.slot is None:
        return
    for index, ground in enumerate(subject.case.grounds):
        rule = grounds()[ground.kind]
        yield finding(
            "ground.trap", at(subject, f"grounds[{index}]"), ground=rule.title.words(), trap=rule.trap.words()
        )


# A letter can reserve its position, the statute asks for no reasons, but a platform grants nothing without one.
_WITHOUT_GROUND = {"reply": "ground.none-yet", "counter-notice": "ground.no-explanation", "appeal": "ground.none"}
