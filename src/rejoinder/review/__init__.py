"""The review of facts and drafts: an explicit, ordered tuple of checks, one file for each concern."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from rejoinder.compose import Subject
from rejoinder.draft import Draft
from rejoinder.findings import Finding, Severity, in_order
from rejoinder.reading import reading_of
from rejoinder.review.admissions import admissions, admissions_in_words
from rejoinder.review.agreement import agreement
from rejoinder.review.clients import client_or_firm
from rejoinder.review.confirmations import confirmations
from rejoinder.review.court import court_question
from rejoinder.review.demands import unanswered_demands
from rejoinder.review.doubled import told_once
from rejoinder.review.elements import missing_elements
from rejoinder.review.evidence import authorisation_dates, evidence_names, late_disclosure
from rejoinder.review.examined import Examined
from rejoinder.review.form import form
from rejoinder.review.gaps import draft_gaps, needed_facts
from rejoinder.review.grounds import ground_evidence, ground_facts, ground_rights, ground_traps, rights_without_ground
from rejoinder.review.identifiers import listing_identifiers, register_checks, right_numbers
from rejoinder.review.items import date_order, same_addresses, sworn_items, uncited_evidence
from rejoinder.review.length import appeal_focus, form_length
from rejoinder.review.machine import stale_translations, unconfirmed_translations
from rejoinder.review.placeholders import placeholders
from rejoinder.review.precedents import precedents
from rejoinder.review.risks import platform_caveats, signing_risks
from rejoinder.review.safeguard_text import safeguards
from rejoinder.review.support import stories, support, support_facts
from rejoinder.review.terms import terms
from rejoinder.review.translations import label_names
from rejoinder.waivers import Waived

FactCheck = Callable[[Subject], Iterator[Finding]]
DraftCheck = Callable[[Subject, Draft], Iterator[Finding]]
TextCheck = Callable[[Examined], Iterator[Finding]]

FACT_CHECKS: tuple[FactCheck, ...] = (
    needed_facts,
    court_question,
    label_names,
    ground_rights,
    ground_facts,
    ground_evidence,
    rights_without_ground,
    unanswered_demands,
    confirmations,
    sworn_items,
    same_addresses,
    date_order,
    placeholders,
    uncited_evidence,
    authorisation_dates,
    evidence_names,
    late_disclosure,
    right_numbers,
    register_checks,
    listing_identifiers,
    appeal_focus,
    signing_risks,
    platform_caveats,
    ground_traps,
    stale_translations,
    admissions_in_words,
    support_facts,
)
DRAFT_CHECKS: tuple[DraftCheck, ...] = (draft_gaps, form_length, unconfirmed_translations)
TEXT_CHECKS: tuple[TextCheck, ...] = (
    missing_elements,
    safeguards,
    admissions,
    agreement,
    client_or_firm,
    terms,
    precedents,
    support,
    form,
)
ABSENCE = frozenset(
    {"missing.fact", "missing.translation", "ground.fact"}
)  # told once, by the more particular rule or at the place in the draft


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A draft with what the review says of it, and what of that was waived."""

    draft: Draft
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


def review_facts(subject: Subject) -> tuple[Finding, ...]:
    """The findings on the facts alone, for one kind of document."""
    return in_order(finding for check in FACT_CHECKS for finding in check(subject))


def review_text(examined: Examined) -> tuple[Finding, ...]:
    """The findings on what a paper says, ours or anyone's."""
    return in_order(told_once(finding for check in TEXT_CHECKS for finding in check(examined)))


def review(subject: Subject, draft: Draft) -> Reviewed:
    """The findings on the facts and on the draft; a fact that is missing is told once."""
    on_draft = [finding for check in DRAFT_CHECKS for finding in check(subject, draft)]
    if not subject.kind.internal:  # a brief for counsel quotes what was said, a signer's sheet warns of it
        on_draft += review_text(Examined(reading_of(draft), draft.kind, subject, draft))
    on_facts = review_facts(subject)
    shown = {f.where.field for f in on_draft}
    particular = {f.where.field for f in on_facts if f.rule not in ABSENCE and f.severity is Severity.ERROR}
    kept = [f for f in on_facts if f.rule not in ABSENCE or f.where.field not in shown]
    added = [f for f in on_draft if f.rule not in ABSENCE or f.where.field not in particular]
    return Reviewed(draft, in_order([*kept, *added]))


def together(reviewed: Sequence[Reviewed], subjects: Sequence[Subject]) -> tuple[Reviewed, ...]:
    """The papers of one case side by side: what one of them tells otherwise than another is added to its findings."""
    pairs = zip(reviewed, subjects, strict=True)
    papers = [Examined(reading_of(r.draft), r.draft.kind, subject, r.draft) for r, subject in pairs]
    told = stories(papers)
    return tuple(replace(r, findings=in_order([*r.findings, *more])) for r, more in zip(reviewed, told, strict=True))
