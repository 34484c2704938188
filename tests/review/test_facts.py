"""The review of the facts: each rule shown on a case that breaks it, and silent on its neighbour across the boundary."""

import re

import pytest

import casebook
from casebook import GONE, LISTING
from rejoinder import library, workflow
from rejoinder.datafiles import read
from rejoinder.review import court
from rejoinder.wording.rulebook import rules

AUTHORISATION = {
    "id": "E1", "kind": "authorisation", "title": {"en": "Authorisation", "zh-Hans": "授权书"}, "file": "e1.pdf", "issued": "2025-01-01",
    "holder": {"en": "Ningbo Example Trading Co., Ltd."},
}  # fmt: skip
OTHER = {"en": "Li Si", "zh-Hans": "李四"}
COPYRIGHT = {"id": "R2", "kind": "copyright", "territory": ["GB"], "title": {"en": "Photographs"}}


def paper(**more):
    return {"evidence": [AUTHORISATION | more]}


def confirmed(index, **more):
    return {f"confirmations.{index}.{name}": value for name, value in more.items()}


# what is special, base case, change, the rule, whether it is found
CASES = [
    ("a needed fact is missing", "letter", {"seller.address": GONE}, "missing.fact", True),
    ("... and when it is there", "letter", {}, "missing.fact", False),
    ("a ground lacks a required fact", "platform", {}, "ground.fact", True),
    ("a ground without evidence of a kind that it needs", "platform", {"grounds.0.evidence": []}, "ground.evidence", True),
    ("a ground with it", "platform", {}, "ground.evidence", False),
    ("evidence that is not enclosed proves nothing", "platform", {"evidence.0.enclosed": "no"}, "ground.evidence", True),
    ("an appeal without a ground for the right", "platform", {"grounds": []}, "ground.none", True),
    ("a letter may reserve its position", "letter", {}, "ground.none", False),
    ("... but is warned", "letter", {}, "ground.none-yet", True),
    ("a demand without answer", "letter", {"complaint.demands.0": {"kind": "cease"}}, "demand.unanswered", True),
    ("a demand with an answer", "letter", {}, "demand.unanswered", False),
    ("a file number without answers about the court", "letter", {"complaint.reference": "1:25-cv-01234"}, "court.question", True),
    ("a file number inside an allegation", "letter",
        {"complaint.allegations.0.says": {"en": "See case 3 O 123/25.", "zh-Hans": "见3 O 123/25案。"}}, "court.question", True),
    ("a cited precedent", "letter",
        {"complaint.allegations.0.says": {"en": "See OLG Köln 6 U 123/19.", "zh-Hans": "见OLG Köln 6 U 123/19。"}}, "court.question", False),
    ("a firm's own reference", "letter", {"complaint.reference": "12 AB 345/25"}, "court.question", False),
    ("a file number with all three answers", "letter", {"complaint.reference": "1:25-cv-01234",
        "complaint.court": {"named_as_party": "no", "served": "no", "order": "no"}}, "court.question", False),
    ("a file number with two answers", "letter", {"complaint.reference": "1:25-cv-01234",
        "complaint.court": {"named_as_party": "no", "served": "no"}}, "court.question", True),
    ("an oath that nobody confirmed", "dmca", {"confirmations": []}, "oath.unconfirmed", True),
    ("an oath that is confirmed", "dmca", {}, "oath.unconfirmed", False),
    ("an oath confirmed by somebody else", "dmca", confirmed(1, by=OTHER), "oath.foreign", True),
    ("an oath confirmed by the signatory, named in one language", "dmca", confirmed(1, by={"en": "wang xiaoyi"}), "oath.foreign", False),
    ("a confirmation from the day before the complaint came", "dmca", confirmed(0, on="2026-03-10"), "oath.date", True),
    ("a confirmation on the day it came", "dmca", confirmed(0, on="2026-03-11"), "oath.date", False),
    ("a confirmation from tomorrow", "dmca", confirmed(0, on="2026-03-21"), "oath.date", True),
    ("a confirmation from today", "dmca", confirmed(0, on="2026-03-20"), "oath.date", False),
    ("a letter whose facts nobody confirmed", "letter", {"confirmations": []}, "confirmation.missing", True),
    ("an authorisation dated after the complaint", "letter", paper(issued="2026-03-12"), "authorisation.later", True),
    ("... dated on its day", "letter", paper(issued="2026-03-11"), "authorisation.later", False),
    ("... that says since when", "letter", paper(issued="2026-03-12", confirms_since="2025-01-01"), "authorisation.later", False),
    ("an authorisation that ends in 59 days", "letter", paper(valid_until="2026-05-18"), "authorisation.ends", True),
    ("... in 60 days", "letter", paper(valid_until="2026-05-19"), "authorisation.ends", False),
    ("a paper in another name", "letter", paper(holder={"en": "Ningbo Example Trading Co Ltd"}), "evidence.name", True),
    ("a paper in the seller's name, to the letter", "letter", paper(), "evidence.name", False),
    ("a paper in another name with a statement on names", "letter", {"evidence": [
        AUTHORISATION | {"holder": {"en": "Other"}},
        AUTHORISATION | {"id": "E2", "kind": "identity-statement", "file": "e2.pdf"}]}, "evidence.name", False),
    ("a number that the office never gives out", "letter", {"complaint.rights.0.number": "12"}, "right.number", True),
    ("a number of the right form", "letter", {}, "right.number", False),
    ("a United States serial number", "letter", {"complaint.rights.0.office": "USPTO", "complaint.rights.0.number": "97123456"},
        "right.application", True),
    ("a register that nobody looked at", "letter", {}, "right.unchecked", True),
    ("a register that was looked at", "letter", {"complaint.rights.0.checked": {"on": "2026-03-12", "by": "W", "found": "as-asserted"}},
        "right.unchecked", False),
    ("a listing number of another platform", "platform", {"listings.0.identifier": "B0EXAMPLE1"}, "listing.identifier", True),
    ("a listing number of this platform", "platform", {}, "listing.identifier", False),
    ("a page taken down without a capture", "letter", {"listings.0.unlisted": {"on": "2026-03-12", "by": "seller"}}, "listing.uncaptured", True),
    ("a page taken down after a capture", "letter", {"listings.0.unlisted": {"on": "2026-03-12", "by": "seller", "captured": "yes"}},
        "listing.uncaptured", False),
    ("unlisting towards a German addressee", "letter", {"complaint.complainant.country": "DE",
        "listings.0.unlisted": {"on": "2026-03-12", "by": "seller", "captured": "yes"}}, "letter.german-unlisting", True),
    ("unlisting towards a British one", "letter", {"listings.0.unlisted": {"on": "2026-03-12", "by": "seller", "captured": "yes"}},
        "letter.german-unlisting", False),
    ("a German addressee and legal services", "letter", {"complaint.complainant.country": "DE"}, "letter.third-party-services", True),
    ("an earlier statement", "letter", {"history": {"statements": [{"on": "2026-03-12", "to": "platform", "says": {"en": "x", "zh-Hans": "某"}}]}},
        "history.statement", True),
    ("an earlier statement and the oath", "dmca", {"history": {"statements": [{"on": "2026-03-12", "to": "firm", "says": {"en": "x", "zh-Hans": "某"}}]}},
        "counter-notice.earlier-reply", True),
    ("what the signer must know", "dmca", {}, "counter-notice.disclosure", True),
    ("an appeal with two grounds", "platform", {"grounds.1": {"kind": "complaint-withdrawn", "rights": ["R1"], "evidence": ["E1"]}},
        "appeal.several-grounds", True),
    ("an appeal with one", "platform", {}, "appeal.several-grounds", False),
    ("the trap of a ground", "platform", {}, "ground.trap", True),
    ("under an oath, an item that is still up", "dmca", {"listings.0.status": "active"}, "listing.not-removed", True),
    ("... that the seller took down itself", "dmca", {"listings.0.unlisted": {"on": "2026-03-12", "by": "seller"}}, "listing.not-removed", True),
    ("... that was removed", "dmca", {}, "listing.not-removed", False),
    ("... that is not contested", "dmca", {"listings.1": LISTING | {"id": "L2", "url": "https://www.joom.com/en/x", "status": "active", "contested": "no"}}, "listing.not-removed", False),
    ("an appeal may name an item that is still up", "platform", {"listings.0.status": "active"}, "listing.not-removed", False),
    ("an item under an oath that no ground names", "dmca", {"grounds.0.listings": []}, "listing.no-ground", True),
    ("an item under an oath that a ground names", "dmca", {}, "listing.no-ground", False),
    ("an oath without any ground", "dmca", {"grounds": []}, "ground.no-explanation", True),
    ("two items at one address", "dmca", {"listings.1": LISTING | {"id": "L2"}}, "listing.same-url", True),
    ("a further address that is another item's", "dmca", {"listings.1": LISTING | {"id": "L2", "url": "https://www.joom.com/en/x",
        "more_urls": [LISTING["url"]]}}, "listing.same-url", True),
    ("two items at two addresses", "dmca", {"listings.1": LISTING | {"id": "L2", "url": "https://www.joom.com/en/x"}}, "listing.same-url", False),
    ("a letter dated after it was received", "letter", {"complaint.dated": "2026-03-12"}, "date.order", True),
    ("a letter received on its date", "letter", {"complaint.dated": "2026-03-11"}, "date.order", False),
    ("a letter received tomorrow", "letter", {"complaint.received": "2026-03-21"}, "date.order", True),
    ("a paper from tomorrow", "letter", paper(issued="2026-03-21"), "date.order", True),
    ("a paper from today", "letter", paper(issued="2026-03-20"), "date.order", False),
    ("a struck-out name", "letter", {"complaint.complainant.name": {"en": "[private]"}}, "name.placeholder", True),
    ("a struck-out fact of a ground", "platform", {"grounds.0.facts": {"claimed": {"en": "[redacted]", "zh-Hans": "某物"}}}, "name.placeholder", True),
    ("a firm that is called Private", "letter", {"complaint.complainant.name": {"en": "Private Label Ltd"}}, "name.placeholder", False),
    ("a paper that no ground rests on", "letter", paper(), "evidence.uncited", True),
    ("a paper that one rests on", "platform", {}, "evidence.uncited", False),
    ("a paper that stays in the house", "letter", paper(enclosed="no"), "evidence.uncited", False),
    ("a ground that answers no right", "platform", {"grounds.0.rights": []}, "ground.no-right", True),
    ("a title in Chinese only", "letter", {"listings.0.title": {"zh-Hans": "表带"}}, "missing.translation", True),
    ("... for a client who wants no second column", "letter", {"listings.0.title": {"en": "Strap"}, "reading_copy": "no",
        "complaint.allegations.0.says": {"en": "The mark is said to be used."}}, "missing.translation", False),
]  # fmt: skip


def findings(folder, base, changes):
    file = casebook.load(folder, base, changes)
    checked = workflow.check(file, casebook.options())
    return checked.route, checked.findings


@pytest.mark.parametrize(("base", "changes", "rule", "found"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_rule(tmp_path, base, changes, rule, found):
    planned, told = findings(tmp_path, base, changes)
    assert not planned.refusals
    assert (rule in {f.rule for f in told}) == found


def test_late_disclosure(tmp_path):
    design = {"complaint.rights.0": {"id": "R1", "kind": "design", "office": "EUIPO", "number": "004048098-0004", "filed": "2025-01-10"},
              "grounds": [{"kind": "prior-design", "rights": ["R1"], "evidence": ["E1"]}]}  # fmt: skip
    page = {
        "id": "E1",
        "kind": "archive-page",
        "title": {"en": "Page", "zh-Hans": "网页"},
        "file": "p.pdf",
        "issued": "2026-03-15",
    }

    def late(**dates):
        _, told = findings(tmp_path, "letter", design | {"evidence": [page | dates]})
        return "evidence.too-late" in {f.rule for f in told}

    assert late()
    assert late(proves_date="2025-01-10")
    assert not late(proves_date="2025-01-09")


def test_a_finding_names_file_line_and_field(tmp_path):
    _, told = findings(tmp_path, "letter", {"complaint.demands.0": {"kind": "cease"}})
    found = next(f for f in told if f.rule == "demand.unanswered")
    line = (tmp_path / "case.yaml").read_text("utf-8").splitlines()[found.where.line - 1]
    assert found.where.field == "complaint.demands[0].answer"
    assert "cease" in line


@pytest.mark.parametrize(
    "entry", read(library.templates() / "court-papers.yaml").data["patterns"], ids=lambda e: e["name"]
)
def test_each_form_of_a_court_number_is_found_in_its_examples(entry):
    for example in entry["good"]:
        assert court.file_numbers(f"see {example} for details") or court.file_numbers(f"详见{example}。")


@pytest.mark.parametrize(
    "text", ["OLG Köln 6 U 123/19", "BGH I ZR 145/23", "our file 12 AB 345/25", "invoice 25-0012", "Art. 9(2)(a)"]
)
def test_precedents_and_references_are_no_court_papers(text):
    assert court.file_numbers(text) == ()


def test_chinese_messages_have_full_width_marks():
    own = {
        "glossary",
        "template",
        "templates",
        "clause",
        "outline",
        "safeguard",
        "ground",
        "text",
    }  # for who writes data files
    for name, rule in rules().items():
        if name.split(".")[0] in own:
            continue
        for text in (rule.message.zh, rule.repair.zh, rule.meaning.zh):
            assert not re.search("[\u4e00-\u9fff}][,;:!?(]|[)][\u4e00-\u9fff]", text), (name, text)


def test_numbers_of_private_lists_are_told_to_nobody():
    for name, rule in rules().items():
        told = (rule.source, *(getattr(pair, tag) for pair in (rule.message, rule.meaning) for tag in ("en", "zh")))
        assert not any(re.search(r"\b[LW]-\d\d\b|\bR-\d\d\b|text not read", text) for text in told), name


def test_every_rule_text_is_complete():
    for name, text in rules().items():
        for pair in (text.message, text.repair, text.meaning):
            assert pair.en.strip(), name
            assert any("\u4e00" <= c <= "\u9fff" for c in pair.zh), name
        assert text.source, name
        names = [sorted(re.findall(r"\{(\w+)\}", said)) for said in (text.message.en, text.message.zh)]
        assert names[0] == names[1], name
