"""Numbers that do not look like what they are said to be. A right form proves nothing; a wrong one is worth a look."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.findings import Finding
from rejoinder.review.places import at
from rejoinder.rules.offices import offices
from rejoinder.rules.platforms import platform
from rejoinder.wording.rulebook import finding


def right_numbers(subject: Subject) -> Iterator[Finding]:
    """Registration numbers against the forms that the office gives out."""
    for index, right in enumerate(subject.case.complaint.rights):
        if right.office is None or right.kind not in ("trademark", "design", "copyright") or not right.registered:
            continue
        office = offices()[right.office]
        for number in filter(None, (right.number, *right.more_numbers)):
            rule = {"no": "right.number", "application": "right.application"}.get(office.looks_like(right.kind, number))
            if rule:
                where = at(subject, f"complaint.rights[{index}].number")
                yield finding(rule, where, number=number, office=office.name.words())


def register_checks(subject: Subject) -> Iterator[Finding]:
    """A registered right whose register nobody looked at."""
    for index, right in enumerate(subject.case.complaint.rights):
        if right.registered and right.number and right.checked is None and subject.kind.slot:
            yield finding("right.unchecked", at(subject, f"complaint.rights[{index}]"), right=right.id)


def listing_identifiers(subject: Subject) -> Iterator[Finding]:
    """Listing numbers against the platform's form."""
    given = subject.case.complaint.platform
    found = platform(given) if given else None
    if found is None or found.listing is None:
        return
    for index, listing in enumerate(subject.case.listings):
        if listing.identifier and not found.listing.matches(listing.identifier):
            yield finding(
                "listing.identifier",
                at(subject, f"listings[{index}].identifier"),
                given=listing.identifier,
                noun=found.listing.noun.words(),
                platform=found.name.words(),
                example=found.listing.examples.good[0],
            )
        if listing.unlisted and listing.unlisted.by == "seller" and not listing.unlisted.captured:
            yield finding("listing.uncaptured", at(subject, f"listings[{index}].unlisted"), listing=listing.id)
