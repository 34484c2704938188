"""What the user must know before the document goes out; it never stands in the document itself."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.compose import Subject
from rejoinder.errors import NotKnown
from rejoinder.findings import Finding
from rejoinder.review.places import at
from rejoinder.rules.jurisdictions import of_document
from rejoinder.rules.platforms import platform
from rejoinder.wording.rulebook import finding


def platform_caveats(subject: Subject) -> Iterator[Finding]:
    """Platform values that the document rests on and that are not certain for the day."""
    given = subject.case.complaint.platform
    own_agent = subject.case.complaint.agent is not None  # entered by hand, so the platform's value does not matter
    names = [n for n in subject.kind.platform_rules if given and not (own_agent and n == "counter-notice.addressee")]
    for name in names:
        try:
            ruling = platform(str(given)).rule(name, subject.today)
        except NotKnown as unknown:
            yield finding("platform.uncertain", at(subject, "complaint.platform"), rule=name, caveat=unknown.message)
            continue
        if ruling.caveat:
            yield finding("platform.uncertain", at(subject, "complaint.platform"), rule=name, caveat=ruling.caveat)


def signing_risks(subject: Subject) -> Iterator[Finding]:
    """Consent to a foreign court, German injunctions, earlier statements, legal-services rules."""
    case, slot = subject.case, subject.kind.slot
    places = of_document(case)
    if slot == "counter-notice":
        yield finding("counter-notice.disclosure", at(subject, "seller"))
    if slot == "reply" and "DE" in places and any(entry.unlisted for entry in case.listings):
        yield finding("letter.german-unlisting", at(subject, "listings"))
    if slot == "reply" and {"DE", "US"} & set(places):
        yield finding("letter.third-party-services", at(subject, "complaint.complainant"))
    if slot is None:
        return
    for index, statement in enumerate(case.history.statements):
        yield finding("history.statement", at(subject, f"history.statements[{index}]"), on=statement.on)
    if slot == "counter-notice" and case.history.statements:
        yield finding("counter-notice.earlier-reply", at(subject, "history.statements"))
