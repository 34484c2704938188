"""Papers that prove nothing for the ground that cites them, and what a platform rejects at sight."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from rejoinder.compose import Subject
from rejoinder.errors import NotKnown
from rejoinder.facts.case import Evidence
from rejoinder.findings import Finding
from rejoinder.plan.refusals import as_day
from rejoinder.reading import fold
from rejoinder.review.places import at
from rejoinder.review.support.wording import Flaw, support_words
from rejoinder.rules.grounds import Ground, grounds
from rejoinder.rules.platforms import platform
from rejoinder.wording.rulebook import finding, label_words

WINDOW = "evidence.purchase-window"


def wrong_evidence(subject: Subject) -> Iterator[Finding]:
    """Evidence whose kind is near none of those that the ground needs or profits from."""
    by_id = {e.id: e for e in subject.case.evidence}
    for index, ground in enumerate(subject.case.grounds):
        rule = grounds()[ground.kind]
        for number, name in enumerate(ground.evidence):
            kind = by_id[name].kind
            if kind not in _bearing(rule):
                where = at(subject, f"grounds[{index}].evidence[{number}]")
                values = {"kind": label_words("evidence-kind", kind), "ground": rule.title.words()}
                yield finding("support.wrong-evidence", where, evidence=name, **values)


def _bearing(rule: Ground) -> frozenset[str]:
    """The kinds of evidence that can show something for a ground."""
    words = support_words()
    named = {*rule.evidence.any_of, *rule.evidence.advised}
    return words.anything.union(named, *(family for family in words.families if family & named))


def flawed_papers(subject: Subject) -> Iterator[Finding]:
    """Screenshots and pro-forma invoices as proof of purchase, forwarded retractions, links: by title or file name."""
    for index, evidence in enumerate(subject.case.evidence):
        for name, flaw in support_words().flaws.items() if evidence.enclosed else ():
            quote = _shows(evidence, flaw)
            if quote:
                where = at(subject, f"evidence[{index}]", quote=quote)
                yield finding(f"support.paper-{name}", where, evidence=evidence.id, quote=quote)


def _shows(evidence: Evidence, flaw: Flaw) -> str:
    """The words of the title or file name that show the flaw."""
    if flaw.kinds and evidence.kind not in flaw.kinds:
        return ""
    for text in (*evidence.title.root.values(), evidence.file or ""):
        folded = fold(text)
        if found := re.search(flaw.pattern, folded.text):
            return folded.quote(*found.span())
    return ""


def purchase_dates(subject: Subject) -> Iterator[Finding]:
    """Purchase papers dated after the complaint, or older than the platform of an appeal takes."""
    complaint = subject.case.complaint
    came = complaint.dated or as_day(complaint.received)
    if came is None:
        return
    oldest = came - timedelta(days=days) if (days := _window(subject)) else None
    for index, evidence in enumerate(subject.case.evidence):
        if evidence.issued is None or not evidence.enclosed or evidence.kind not in support_words().dated:
            continue
        where = at(subject, f"evidence[{index}].issued")
        if evidence.issued > came:
            yield finding("support.paper-late", where, evidence=evidence.id, issued=evidence.issued, complaint=came)
        elif oldest and evidence.issued < oldest:
            name = platform(complaint.platform or "").name.words()
            yield finding(
                "support.paper-old", where, evidence=evidence.id, issued=evidence.issued, days=days, platform=name
            )


def _window(subject: Subject) -> int:
    """The days before the complaint from which the platform takes purchase papers; 0 if nothing is known, or no platform is asked."""
    given = subject.case.complaint.platform
    if subject.kind.slot != "appeal" or given is None:
        return 0
    try:
        return int(platform(given).rule(WINDOW, subject.today).value["at_most"])
    except NotKnown:
        return 0
