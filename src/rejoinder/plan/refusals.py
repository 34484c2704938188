"""Why nothing may be drafted: one function for each refusal of the list, in its order.

Each takes the facts and the kind of document asked for, and yields refusals; texts are in ``templates/refusals.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from rejoinder.errors import Refusal
from rejoinder.facts.case import Case, Evidence, Ground
from rejoinder.facts.complaint import Right
from rejoinder.facts.loader import CaseFile
from rejoinder.facts.text import Localised
from rejoinder.languages import Words
from rejoinder.plan.own_words import own_words
from rejoinder.reading import fold
from rejoinder.reading.harms import harm_rules, harms
from rejoinder.rules.grounds import grounds
from rejoinder.rules.jurisdictions import of_document, of_right
from rejoinder.wording.documents import DocumentKind
from rejoinder.wording.rulebook import label_words, refusal

EVASION = frozenset({"hide-listing", "new-account", "relist-elsewhere", "delete-records", "fake-reviews"})
FALSIFICATION = frozenset({"alter-documents", "invent-facts"})
AUTHORISING = frozenset({"authorisation", "licence", "distribution-agreement"})


def court_papers(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-01: the seller is a party, was served, or an order exists. A file number alone refuses nothing."""
    complaint = file.case.complaint
    court = complaint.court
    facts: list[tuple[Words, bool | None]] = [(_AT_COURT, complaint.procedure == "court")]
    if court:
        facts += [(_PARTY, court.named_as_party), (_SERVED, court.served), (_ORDER, court.order)]
    true = [words for words, holds in facts if holds]
    if true:
        what = Words("; ".join(w.en for w in true), "；".join(w.zh for w in true))
        yield refusal("R-01", places=of_document(file.case), what=what)


def unsigned_oath(file: CaseFile, kind: DocumentKind) -> Iterator[Refusal]:
    """R-02: a sworn document without a named signatory. An unconfirmed statement is a finding; it stops the final."""
    signatory = file.case.seller.signatory
    if kind.sworn and (signatory is None or signatory.name is None):
        yield refusal("R-02", what=Words("seller.signatory.name is missing", "缺少seller.signatory.name"))


def wrong_instrument(file: CaseFile, kind: DocumentKind) -> Iterator[Refusal]:
    """R-03: a counter-notification for anything but a takedown for copyright on somebody's notice."""
    if kind.slot != "counter-notice":
        return
    complaint = file.case.complaint
    for right in complaint.rights:
        if right.kind != "copyright":
            yield refusal("R-03", what=label_words("right-kind", right.kind))
    if complaint.trigger != "notice":
        yield refusal("R-03", what=_NO_NOTICE.fill(trigger=complaint.trigger))


def contradicted(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-04: edited papers, papers that did not hold when they had to, and the wish to alter or invent."""
    case = file.case
    for goal in sorted(FALSIFICATION & set(case.goals)):
        yield refusal("R-04", what=_WISH.fill(goal=goal))
    for evidence in case.evidence:
        if evidence.integrity == "edited":
            yield refusal("R-04", what=_EDITED.fill(id=evidence.id))
    by_id = {e.id: e for e in case.evidence}
    for ground in case.grounds:
        papers = [by_id[i] for i in ground.evidence if by_id[i].kind in AUTHORISING]
        for paper in papers:
            yield from _not_in_force(case, ground, paper)


def _not_in_force(case: Case, ground: Ground, paper: Evidence) -> Iterator[Refusal]:
    """Validity is tested at listing and at complaint, not today."""
    received = as_day(case.complaint.received) or case.complaint.dated
    if paper.valid_until and received and paper.valid_until < received:
        yield refusal("R-04", what=_ENDED.fill(id=paper.id, until=paper.valid_until, received=received))
    start = min((d for d in (paper.valid_from, paper.confirms_since) if d), default=None)
    listed = [entry.first_listed for entry in case.listings if entry.id in ground.listings and entry.first_listed]
    if start and listed and start > min(listed):
        yield refusal("R-04", what=_BEGAN_LATE.fill(id=paper.id, start=start, listed=min(listed)))


def admitted(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-05: the seller's own words in the file deny the denial."""
    rules = [rule for rule in harm_rules().values() if rule.refuses]
    for path, language, text in own_words(file):
        folded = fold(text)
        for harm in harms(folded, language, rules):
            yield refusal("R-05", field=path, quote=folded.quote(harm.start, harm.end))


def wrong_sender(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-06: in the name of a law firm or of the complainant."""
    seller, complainant = file.case.seller, file.case.complaint.complainant
    signatory = seller.signatory
    if signatory and signatory.capacity in ("lawyer", "complainant"):
        yield refusal("R-06", what=label_words("capacity", signatory.capacity))
    representative = complainant.representative
    others = (complainant.name, representative.firm if representative else None)
    if seller.name and any(_same_name(seller.name, other) for other in others if other):
        yield refusal("R-06", what=_OTHER_SIDE)


def _same_name(one: Localised, other: Localised) -> bool:
    return bool({t.casefold() for t in one.root.values()} & {t.casefold() for t in other.root.values()})


def accepted_demands(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-07 and R-08: a demand that the case wants to accept."""
    for demand in file.case.complaint.demands:
        if demand.answer != "accept":
            continue
        if demand.kind in ("payment", "costs"):
            yield from _accepted_payment(file.case, demand)
        else:
            yield refusal("R-07", what=label_words("demand-kind", demand.kind))


def _accepted_payment(case: Case, demand: Any) -> Iterator[Refusal]:
    representative = case.complaint.complainant.representative
    if demand.payee is None or demand.payee.name is None:
        yield refusal("R-08", what=Words("the payee is not known", "收款方不明"))
    elif demand.payee.private:
        yield refusal("R-08", what=Words("the payee is a private person", "收款方为个人账户"))
    elif representative is None or representative.verified is None:
        yield refusal("R-08", what=Words("the sender was not verified", "发件人身份未经核实"))
    else:
        yield refusal("R-07", what=label_words("demand-kind", demand.kind))


def patents(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-09: inventions and utility models."""
    for right in file.case.complaint.rights:
        if right.kind == "patent":
            yield refusal("R-09", what=right.number or right.id)


def evasion(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-10: aims that nobody should help with."""
    for goal in sorted(EVASION & set(file.case.goals)):
        yield refusal("R-10", what=goal)


def unidentified(file: CaseFile, kind: DocumentKind) -> Iterator[Refusal]:
    """R-12: nothing to match the answer to. A number is asked of registered rights only."""
    if kind.slot is None:
        return
    if missing := list(_unidentified(file.case, kind)):
        yield refusal("R-12", what=Words(", ".join(w.en for w in missing), "、".join(w.zh for w in missing)))


def _unidentified(case: Case, kind: DocumentKind) -> Iterator[Words]:
    complaint = case.complaint
    if not complaint.rights:
        yield Words("which right is asserted", "所主张的权利")
    for right in complaint.rights:
        if right.registered and right.kind in ("trademark", "design") and right.number is None:
            yield Words(f"the number of the right {right.id}", f"权利{right.id}的编号")
    if kind.slot in ("appeal", "counter-notice") and not any(
        entry.contested and (entry.identifier or entry.url) for entry in case.listings
    ):
        yield Words("which listing is attacked", "被投诉的商品")
    if complaint.dated is None and complaint.received is None:
        yield Words("the date of the complaint", "投诉日期")


def mixed(file: CaseFile, _: DocumentKind) -> Iterator[Refusal]:
    """R-13: rights of several owners in one file. Several rights of one complainant are one matter."""
    owners = {_first(right.owner) for right in file.case.complaint.rights if right.owner}
    if len(owners) > 1:
        names = ", ".join(sorted(owners))
        yield refusal(
            "R-13", what=Words(f"The rights belong to several owners ({names})", f"权利分属不同权利人（{names}）")
        )


def _first(name: Localised) -> str:
    return next(iter(name.root.values())).casefold()


def wrong_grounds(file: CaseFile, kind: DocumentKind) -> Iterator[Refusal]:
    """A ground that does not hold for that right, place or document, with the reason that its file gives."""
    if kind.slot is None:
        return
    rights = {r.id: r for r in file.case.complaint.rights}
    for index, ground in enumerate(file.case.grounds):
        for right in (rights[i] for i in ground.rights):
            yield from _against(ground.kind, right, of_right(right, file.case.complaint.procedure), kind)
        yield from _unmet(file, index, ground.kind)


def _against(ground: str, right: Right, places: tuple[str, ...], kind: DocumentKind) -> Iterator[Refusal]:
    rule = grounds()[ground]
    slot = kind.slot
    if slot is None or right.kind == "patent":
        return  # a patent is R-09's matter
    if slot == "counter-notice" and right.kind != "copyright":
        return  # ... and this R-03's
    title, asserted = (
        rule.title.words(),
        label_words("right-kind", right.kind if right.registered else f"{right.kind}-unregistered"),
    )
    reason = rule.reason_against(right.kind, right.registered, places, slot)
    if reason is not None:
        yield refusal("ground.wrong", ground=title, right=asserted, why=reason.words())
    elif not rule.holds(right.kind, right.registered, places):
        yield refusal(
            "ground.wrong", ground=title, right=asserted, why=_NOT_MADE_FOR.fill(places=", ".join(places) or "?")
        )
    elif slot not in rule.documents:
        yield refusal("ground.wrong", ground=title, right=asserted, why=_NOT_IN.fill(document=kind.name.words()))


def _unmet(file: CaseFile, index: int, ground: str) -> Iterator[Refusal]:
    """A fact that is not as the ground needs it."""
    rule, facts = grounds()[ground], file.ground_facts[index]
    for name, field in rule.facts.items():
        value = getattr(facts, name, None)
        if field.must_be is not None and value is not None and value != field.must_be and field.otherwise:
            yield refusal(
                "ground.wrong", ground=rule.title.words(), right=field.title.words(), why=field.otherwise.words()
            )


def as_day(moment: date | datetime | None) -> date | None:
    """The calendar day of a date or of a moment, in the moment's own zone."""
    return moment.date() if isinstance(moment, datetime) else moment


CHECKS = (
    court_papers,
    evasion,
    contradicted,
    admitted,
    wrong_sender,
    accepted_demands,
    patents,
    mixed,
    wrong_instrument,
    unidentified,
    unsigned_oath,
    wrong_grounds,
)

_AT_COURT = Words("the matter is at court", "案件已进入法院程序")
_PARTY = Words("the seller is named as a party", "卖家被列为当事人")
_SERVED = Words("court papers were received", "已收到法院文书")
_ORDER = Words("there is an order against the seller or its account", "存在针对卖家或其账户的法院命令")
_NO_NOTICE = Words("there was no complainant’s notice (trigger: {trigger})", "并无投诉人的通知（触发原因：{trigger}）")
_WISH = Words("The case names the aim “{goal}”", "案件目标为“{goal}”")
_EDITED = Words("Evidence {id} is marked as edited", "证据{id}标注为已改动")
_ENDED = Words(
    "Evidence {id} ended on {until}, before the complaint of {received}",
    "证据{id}已于{until}到期，早于{received}的投诉",
)
_BEGAN_LATE = Words(
    "Evidence {id} holds only since {start}, but the goods were listed on {listed}",
    "证据{id}自{start}起生效，而商品于{listed}已上架",
)
_OTHER_SIDE = Words("the other side: the seller has the same name", "对方：卖家名称与其相同")
_NOT_MADE_FOR = Words(
    "it is not made for that kind of right or for these places ({places}).",
    "该理由不适用于此类权利或地域（{places}）。",
)
_NOT_IN = Words("it does not belong into a {document}.", "该理由不适用于{document}。")
