"""What is refused, and what only looks as if it should be. Each row: what is special, the base case, the change, the rules refused."""

import pytest

import casebook
from casebook import GONE
from rejoinder.plan import route
from rejoinder.wording.rulebook import refusals

ACCEPT_PAYMENT = {"kind": "payment", "answer": "accept"}
AUTHORISATION = {
    "id": "E2", "kind": "authorisation", "title": {"en": "Authorisation", "zh-Hans": "授权书"}, "file": "e2.pdf",
}  # fmt: skip
AUTHORISED = {
    "id": "G1",
    "kind": "authorised-goods",
    "rights": ["R1"],
    "listings": ["L1"],
    "facts": {},
    "evidence": ["E2"],
}
OWNER = {"en": "Another Owner SA"}


def authorised(**dates):
    return {"grounds": [AUTHORISED], "evidence": [AUTHORISATION | dates]}


CASES = [
    # the answers decide, a file number alone does not.
    ("the procedure is court", "letter", {"complaint.procedure": "court"}, ["R-01"]),
    ("the seller is a party", "letter", {"complaint.court": {"named_as_party": "yes"}}, ["R-01"]),
    ("papers were served", "platform", {"complaint.court": {"served": "yes"}}, ["R-01"]),
    ("there is an order", "dmca", {"complaint.court": {"order": "yes"}}, ["R-01"]),
    ("a file number, all answers no", "letter", {"complaint.reference": "1:25-cv-01234",
        "complaint.court": {"named_as_party": "no", "served": "no", "order": "no"}}, []),
    ("a file number without answers is a question, not a refusal", "letter", {"complaint.reference": "1:25-cv-01234"}, []),
    #
    ("nobody is named to sign the oath", "dmca", {"seller.signatory": GONE}, ["R-02"]),
    ("a letter without signatory is a gap, not a refusal", "letter", {"seller.signatory": GONE}, []),
    #
    ("a counter-notification against a trade mark", "dmca", {"complaint.rights.0.kind": "trademark", "complaint.rights.0.number": "1",
        "complaint.rights.0.office": "UKIPO"}, ["R-03"]),
    ("a counter-notification against a design", "dmca", {"complaint.rights.0.kind": "design"}, ["R-03"]),
    ("a takedown without a notice", "dmca", {"complaint.trigger": "predictive"}, ["R-03"]),
    ("a takedown for policy reasons", "dmca", {"complaint.trigger": "policy"}, ["R-03"]),
    ("a predictive takedown can be appealed", "platform", {"complaint.trigger": "predictive"}, []),
    #
    ("an edited paper", "platform", {"evidence.0.integrity": "edited"}, ["R-04"]),
    ("a redacted paper is no forgery", "platform", {"evidence.0.integrity": "redacted"}, []),
    ("an authorisation that ended the day before the complaint", "letter", authorised(valid_until="2026-03-10"), ["R-04"]),
    ("an authorisation that ends on the day of the complaint", "letter", authorised(valid_until="2026-03-11"), []),
    ("an authorisation that began a day after listing", "letter", authorised(valid_from="2025-06-02"), ["R-04"]),
    ("an authorisation that began on the day of listing", "letter", authorised(valid_from="2025-06-01"), []),
    ("a later paper that confirms the past", "letter", authorised(issued="2026-03-15", valid_from="2026-03-15", confirms_since="2025-01-01"), []),
    ("the wish to alter papers", "letter", {"goals": ["alter-documents"]}, ["R-04"]),
    ("the wish to invent facts", "letter", {"goals": ["invent-facts"]}, ["R-04"]),
    #
    ("the seller's own words admit copying", "platform", {"listings.0.material": {"en": "pictures that we copied", "zh-Hans": "图片"}}, ["R-05"]),
    ("... in Chinese", "platform", {"listings.0.material": {"en": "the pictures", "zh-Hans": "我方盗用的图片"}}, ["R-05"]),
    ("a denial is no admission", "platform", {"listings.0.material": {"en": "pictures; we deny that we copied them", "zh-Hans": "图片，我方从未盗用"}}, []),
    ("what the other side says is theirs", "letter", {"complaint.allegations.0.says": {"en": "They say we copied.", "zh-Hans": "被指盗图。"}}, []),
    #
    ("signed as a lawyer", "letter", {"seller.signatory.capacity": "lawyer"}, ["R-06"]),
    ("signed as the complainant", "letter", {"seller.signatory.capacity": "complainant"}, ["R-06"]),
    ("the seller bears the law firm's name", "letter", {"seller.name": {"en": "EXAMPLE LEGAL LLP"}}, ["R-06"]),
    #
    ("an undertaking is to be signed", "letter", {"complaint.demands.0": {"kind": "undertaking", "answer": "accept"}}, ["R-07"]),
    ("cessation is accepted outright", "letter", {"complaint.demands.0.answer": "accept"}, ["R-07"]),
    ("a payment to nobody known", "letter", {"complaint.demands.0": ACCEPT_PAYMENT}, ["R-08"]),
    ("a payment to a private person", "letter", {"complaint.demands.0": ACCEPT_PAYMENT | {"payee": {"name": "X", "private": "yes"}}}, ["R-08"]),
    ("a payment to an unverified firm", "letter", {"complaint.demands.0": ACCEPT_PAYMENT | {"payee": {"name": "X"}}}, ["R-08"]),
    ("a payment to a verified firm is still a settlement", "letter", {"complaint.demands.0": ACCEPT_PAYMENT | {"payee": {"name": "X"}},
        "complaint.complainant.representative.verified": {"by": "W", "on": "2026-03-12", "how": "telephone"}}, ["R-07"]),
    ("a payment that is refused", "letter", {"complaint.demands.0": {"kind": "payment", "answer": "reject"}}, []),
    #
    ("a patent for an invention", "letter", {"complaint.rights.0.kind": "patent"}, ["R-09"]),
    #
    *[(f"the aim {goal}", "platform", {"goals": [goal]}, ["R-10"])
      for goal in ("hide-listing", "new-account", "relist-elsewhere", "delete-records", "fake-reviews")],
    ("the aim to have the listing back", "platform", {"goals": ["restore-listing"]}, []),
    #
    ("a letter about a registered mark without number", "letter", {"complaint.rights.0.number": GONE}, ["R-12"]),
    ("an unregistered right needs no number", "letter", {"complaint.rights.0.number": GONE, "complaint.rights.0.registered": "no",
        "complaint.rights.0.office": GONE, "complaint.rights.0.territory": ["GB"]}, []),
    ("copyright needs no number", "dmca", {}, []),
    ("a letter without any date", "letter", {"complaint.dated": GONE, "complaint.received": GONE}, ["R-12"]),
    ("a counter-notification without a listing", "dmca", {"listings.0.identifier": GONE, "listings.0.url": GONE}, ["R-12"]),
    ("a counter-notification with no contested listing", "dmca", {"listings.0.contested": "no"}, ["R-12"]),
    #
    ("rights of two owners", "letter", {"complaint.rights.0.owner": {"en": "First Owner"}, "complaint.rights.1":
        {"id": "R2", "kind": "copyright", "owner": OWNER, "territory": ["GB"]}}, ["R-13"]),
    ("two rights of one owner", "letter", {"complaint.rights.0.owner": OWNER, "complaint.rights.1":
        {"id": "R2", "kind": "copyright", "owner": OWNER, "territory": ["GB"]}}, []),
    # Grounds that do not hold there
    ("independent creation against a mark", "letter", {"grounds": [{"kind": "independent-creation", "rights": ["R1"]}]}, ["ground.wrong"]),
    ("a ground that is not for an appeal", "platform", {"grounds.0.kind": "non-use-plea"}, ["ground.wrong"]),
    ("a fact that is not as the ground needs it", "letter", authorised() | {"grounds": [AUTHORISED | {"facts": {"territory_covers": "no"}}]},
        ["ground.wrong"]),
    ("a procedure without a document", "letter", {"complaint.procedure": "statute"}, ["procedure.unsupported"]),
]  # fmt: skip


@pytest.mark.parametrize(("base", "changes", "rules"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_route(tmp_path, base, changes, rules):
    planned = route(casebook.load(tmp_path, base, changes))
    assert sorted({r.rule for r in planned.refusals}) == rules
    assert bool(planned.documents) == (not rules)


def test_every_refusal_of_the_list_is_shown_above():
    shown = {rule for *_, rules in CASES for rule in rules}
    assert {r for r in refusals() if not r.startswith("matrix.")} == shown


def test_a_platform_complaint_that_cannot_be_identified_becomes_a_request_for_the_complaint(tmp_path):
    planned = route(casebook.load(tmp_path, "platform", {"complaint.rights.0.number": GONE}))
    assert [d.kind for d in planned.documents] == ["request-for-complaint"]
    assert planned.instead_of == "appeal"


def test_asking_for_the_appeal_all_the_same_is_refused(tmp_path):
    planned = route(casebook.load(tmp_path, "platform", {"complaint.rights.0.number": GONE}), ["appeal"])
    assert [r.rule for r in planned.refusals] == ["R-12"]


def test_a_sworn_document_brings_the_sheet_for_its_signer(tmp_path):
    planned = route(casebook.load(tmp_path, "dmca"))
    assert [d.kind for d in planned.documents] == ["counter-notice", "signer-sheet"]


def test_refusals_that_need_a_lawyer_carry_a_brief(tmp_path):
    assert route(casebook.load(tmp_path, "letter", {"complaint.court": {"served": "yes"}})).brief
    assert not route(casebook.load(tmp_path, "dmca", {"seller.signatory": GONE})).brief


def test_every_refusal_says_why_and_what_to_do_in_both_languages():
    for name, text in refusals().items():
        for pair in (text.title, text.reason, text.next_step, *text.brief):
            assert pair.en.strip(), name
            assert any("\u4e00" <= c <= "\u9fff" for c in pair.zh), name
