"""Facts that a document needs and the case does not have."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.compose.missing import field_title
from rejoinder.draft import Draft
from rejoinder.facts.case import Case
from rejoinder.facts.faults import model_of
from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding


def draft_gaps(subject: Subject, draft: Draft) -> Iterator[Finding]:
    """Every gap that stands visibly in the draft, told once for each fact and language."""
    told: set[tuple[str, str]] = set()
    for block in draft.blocks:
        for gap in block.gaps:
            key = (gap.path, gap.language if gap.untranslated else "")
            if key in told:
                continue
            told.add(key)
            rule = "missing.translation" if gap.untranslated else "missing.fact"
            where = at(subject, gap.path, block=block.id, clause=block.clause, language=gap.language, quote=gap.marker)
            yield finding(rule, where, title=gap.title, path=gap.path)


def needed_facts(subject: Subject) -> Iterator[Finding]:
    """What ``document.yaml`` says the document cannot do without."""
    for need in subject.kind.needs:
        if _value(subject.case, need.path) is None:
            yield finding("missing.fact", at(subject, need.path), title=_field_title(need.path), path=need.path)


def _value(case: Case, path: str) -> object:
    value: object = case
    for step in path.split("."):
        value = getattr(value, step, None)
        if value is None:
            return None
    return value


def _field_title(path: str) -> Words:
    model: type | None = Case
    title = Words(path, path)
    for step in path.split("."):
        info = model.model_fields[step] if model else None  # type: ignore[attr-defined]
        if info is None:
            break
        title, model = field_title(info), model_of(info.annotation)
    return title
