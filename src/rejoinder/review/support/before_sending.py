"""What is asked before an appeal goes out: platforms reject these at sight, and the case file cannot always tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rejoinder.compose import Subject
from rejoinder.compose.subject import operative_language
from rejoinder.facts.case import Evidence
from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.reading import fold
from rejoinder.review.places import at
from rejoinder.review.support.wording import support_words
from rejoinder.wording.rulebook import finding


def asked_before(subject: Subject) -> Iterator[Finding]:
    """One note for each kind of paper that is enclosed: what the platform will look for in it."""
    if subject.kind.slot != "appeal":
        return
    evidence = subject.case.evidence
    for name, kinds in support_words().asks.items():
        if numbers := [n for n, e in enumerate(evidence) if e.enclosed and e.kind in kinds]:
            where = at(subject, f"evidence[{numbers[0]}]")
            yield finding(f"support.ask-{name}", where, evidence=_ids(evidence, numbers))
    if numbers := [n for n, e in enumerate(evidence) if e.enclosed and _untranslated(subject, e)]:
        where = at(subject, f"evidence[{numbers[0]}].formality")
        yield finding("support.ask-translation", where, evidence=_ids(evidence, numbers))


def _ids(evidence: Sequence[Evidence], numbers: Sequence[int]) -> Words:
    return Words(", ".join(evidence[n].id for n in numbers), "、".join(evidence[n].id for n in numbers))


def _untranslated(subject: Subject, evidence: Evidence) -> bool:
    """True if the issuer's name says that the paper is in another language than the platform reads, and no translation is named."""
    if evidence.kind in support_words().wordless or evidence.issuer is None or evidence.formality == "translated":
        return False
    chinese = any(tag.startswith("zh") for tag in evidence.issuer.root)
    return chinese != operative_language(subject).startswith("zh")


def word_still_shown(subject: Subject) -> Iterator[Finding]:
    """An appeal that says that the mark is not used, while the title of the listing holds it."""
    if subject.kind.slot != "appeal":
        return
    rights = subject.case.complaint.rights
    marks = {r.id: tuple(r.title.root.values()) for r in rights if r.kind == "trademark" and r.title}
    listings = {entry.id: (n, entry) for n, entry in enumerate(subject.case.listings)}
    for ground in subject.case.grounds:
        if ground.kind not in support_words().word_gone:
            continue
        words = [m for i in ground.rights for m in marks.get(i, ())]
        for index, entry in (listings[i] for i in ground.listings):
            titles = entry.title.root.values() if entry.title else ()
            shown = next((m for m in words if any(fold(m).text in fold(t).text for t in titles)), None)
            if shown:
                yield finding(
                    "support.word-shown", at(subject, f"listings[{index}].title"), listing=entry.id, mark=shown
                )
