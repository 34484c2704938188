"""The items that the complaint attacks: what may stand under an oath, and dates that fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from rejoinder.compose import Subject
from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.plan.refusals import as_day
from rejoinder.review.places import at
from rejoinder.wording.rulebook import finding, label_words

TAKEN_DOWN = ("removed", "suspended")


def sworn_items(subject: Subject) -> Iterator[Finding]:
    """Under an oath stand only items that were taken down and that a ground names."""
    if not subject.kind.sworn:
        return
    named = {name for ground in subject.case.grounds for name in ground.listings}
    for index, listing in enumerate(subject.case.listings):
        where = at(subject, f"listings[{index}]")
        if not listing.contested:
            continue
        if listing.status not in TAKEN_DOWN or (listing.unlisted and listing.unlisted.by == "seller"):
            yield finding(
                "listing.not-removed", where, listing=listing.id, status=label_words("listing-status", listing.status)
            )
        elif listing.id not in named:
            yield finding("listing.no-ground", where, listing=listing.id)


def same_addresses(subject: Subject) -> Iterator[Finding]:
    """Two items at one web address."""
    addresses = [{url for url in (item.url, *item.more_urls) if url} for item in subject.case.listings]
    counts = Counter(url for own in addresses for url in own)
    for index, listing in enumerate(subject.case.listings):
        if any(counts[url] > 1 for url in addresses[index]):
            yield finding("listing.same-url", at(subject, f"listings[{index}].url"), listing=listing.id)


def date_order(subject: Subject) -> Iterator[Finding]:
    """Notice before receipt, receipt and papers not in the future."""
    complaint = subject.case.complaint
    received = as_day(complaint.received)
    days: list[tuple[str, date | None, bool, Words]] = [
        (
            "complaint.dated",
            complaint.dated,
            bool(complaint.dated and received and complaint.dated > received),
            _AFTER_RECEIPT,
        ),
        ("complaint.received", received, bool(received and received > subject.today), _FUTURE),
    ]
    for index, evidence in enumerate(subject.case.evidence):
        late = bool(evidence.issued and evidence.issued > subject.today)
        days.append((f"evidence[{index}].issued", evidence.issued, late, _FUTURE))
    for path, day, wrong, why in days:
        if wrong:
            yield finding("date.order", at(subject, path), path=path, day=day, why=why)


def uncited_evidence(subject: Subject) -> Iterator[Finding]:
    """Papers that go out although no ground rests on them."""
    cited = {name for ground in subject.case.grounds for name in ground.evidence}
    for index, evidence in enumerate(subject.case.evidence if subject.kind.slot else ()):
        if evidence.enclosed and evidence.id not in cited:
            yield finding("evidence.uncited", at(subject, f"evidence[{index}]"), evidence=evidence.id)


_AFTER_RECEIPT = Words("after the day of receipt", "晚于收到日期")
_FUTURE = Words("in the future", "晚于今日")
