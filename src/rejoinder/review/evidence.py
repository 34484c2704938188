"""Whether the papers bear what they are enclosed for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from rejoinder.compose import Subject
from rejoinder.facts.case import Evidence
from rejoinder.facts.text import Localised
from rejoinder.findings import Finding
from rejoinder.plan.refusals import AUTHORISING, as_day
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding

SOON = timedelta(days=60)  # own rule: time to ask for a renewal
DISCLOSURE_GROUNDS = frozenset({"prior-design"})
NAMED = AUTHORISING | {"purchase-invoice", "purchase-contract", "fapiao"}


def authorisation_dates(subject: Subject) -> Iterator[Finding]:
    """An authorisation written after the complaint must say since when it has existed; one that soon ends is renewed first."""
    received = as_day(subject.case.complaint.received) or subject.case.complaint.dated
    for index, evidence in enumerate(subject.case.evidence):
        if evidence.kind not in AUTHORISING:
            continue
        if evidence.issued and received and evidence.issued > received and evidence.confirms_since is None:
            where = at(subject, f"evidence[{index}].issued")
            yield finding("authorisation.later", where, evidence=evidence.id, issued=evidence.issued)
        if evidence.valid_until and evidence.valid_until - subject.today < SOON:
            where = at(subject, f"evidence[{index}].valid_until")
            yield finding("authorisation.ends", where, evidence=evidence.id, until=evidence.valid_until, days=SOON.days)


def evidence_names(subject: Subject) -> Iterator[Finding]:
    """Names of account and papers must be equal, not similar."""
    seller = subject.case.seller.name
    explained = any(e.kind == "identity-statement" for e in subject.case.evidence)
    if seller is None or explained:
        return
    for index, evidence in enumerate(subject.case.evidence):
        if evidence.kind in NAMED and evidence.holder and _differs(evidence, seller):
            where = at(subject, f"evidence[{index}].holder")
            yield finding(
                "evidence.name", where, evidence=evidence.id, holder=_shown(evidence.holder), seller=_shown(seller)
            )


def _differs(evidence: Evidence, seller: Localised) -> bool:
    """True if the paper names somebody else in every language in which both are named, or if no language is common."""
    holder = evidence.holder.root if evidence.holder else {}
    common = set(holder) & set(seller.root)
    return not common or any(holder[tag].strip() != seller.root[tag].strip() for tag in common)


def _shown(name: Localised) -> str:
    return " / ".join(name.root.values())


def late_disclosure(subject: Subject) -> Iterator[Finding]:
    """Evidence of an earlier disclosure must prove a date before the right's filing."""
    case = subject.case
    filed = {r.id: r.filed for r in case.complaint.rights}
    by_id = {e.id: (n, e) for n, e in enumerate(case.evidence)}
    for ground in case.grounds:
        days = [day for day in (filed[i] for i in ground.rights) if day]
        if ground.kind not in DISCLOSURE_GROUNDS or not days:
            continue
        for index, evidence in (by_id[i] for i in ground.evidence):
            proved = evidence.proves_date or evidence.issued
            if proved and proved >= min(days):
                yield finding(
                    "evidence.too-late", at(subject, f"evidence[{index}]"), evidence=evidence.id, filed=min(days)
                )
