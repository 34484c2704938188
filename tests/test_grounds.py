"""Every ground file: complete, rendered in each of its documents and languages, and refused where its file says so."""

from datetime import date

import pytest

import casebook
from rejoinder import library
from rejoinder.compose import Subject, compose
from rejoinder.plan import route
from rejoinder.review import review_facts
from rejoinder.rules.grounds import grounds
from rejoinder.wording.clauses import ClauseLibrary
from rejoinder.wording.documents import document_kinds

GROUNDS = grounds()
CLAUSES = ClauseLibrary(library.templates())
BASE = {"reply": "letter", "appeal": "platform", "counter-notice": "dmca"}
OFFICES = {
    ("trademark", "EU"): "EUIPO", ("trademark", "UK"): "UKIPO", ("trademark", "DE"): "DPMA", ("trademark", "US"): "USPTO", ("trademark", "CN"): "CNIPA",
    ("design", "EU"): "EUIPO", ("design", "UK"): "UKIPO", ("design", "US"): "USPTO", ("design", "CN"): "CNIPA", ("design", "DE"): "DPMA",
}  # fmt: skip
PLACES = ("EU", "UK", "US", "CN", "DE")
TERRITORY = {"EU": "EU", "UK": "GB", "US": "US", "CN": "CN", "DE": "DE"}


def value(field, columns=None):
    texts = {"en": f"Lorem {field.title.en.split()[0].strip(',:').lower()}", "zh-Hans": "示例内容"}
    if field.choices:
        return field.choices[0]
    if field.type == "rows":
        return [{name: plain(kind) for name, kind in field.columns.items()} for _ in range(2)]
    if field.type == "yesno":
        return "yes" if field.must_be is not False else "no"
    return texts if field.type in ("text", "name") else plain(field.type)


def plain(kind):
    texts = {"en": "Ipsum", "zh-Hans": "示例"}
    return {"text": texts, "name": texts, "line": "X-1", "date": "2025-02-03", "country": "DE", "countries": ["DE", "FR"], "yesno": "yes",
            "number": "12"}[kind]  # fmt: skip


def right(kind, place, registered):
    """A right of that kind in that place."""
    made = {
        "id": "R1",
        "kind": kind,
        "title": {"en": "EXAMPLA"},
        "registered": "yes" if registered else "no",
        "filed": "2019-03-01",
        "registered_on": "2019-09-02",
    }
    office = OFFICES.get((kind, place)) if registered else None
    return made | ({"office": office, "number": "1"} if office else {"territory": [TERRITORY[place]]})


def usable():
    """(ground, slot, kind of right, place, registered) wherever the ground may be used."""
    for name, ground in GROUNDS.items():
        for slot in ground.documents:
            for kind in ground.rights:
                for place in PLACES:
                    for registered in (True, False):
                        code = (place,)
                        fits = not registered or kind == "copyright" or (kind, place) in OFFICES
                        if kind == "unfair-competition" and registered:
                            continue
                        if slot == "counter-notice" and (kind != "copyright" or place != "US"):
                            continue
                        if (
                            fits
                            and ground.holds(kind, registered, code)
                            and not ground.reason_against(kind, registered, code, slot)
                        ):
                            yield name, slot, kind, place, registered


USABLE = list(usable())


def case_for(name, slot, kind, place, registered, *, facts):
    ground = GROUNDS[name]
    evidence = (ground.evidence.any_of or ("other",))[0]
    return {
        "complaint.rights.0": right(kind, place, registered),
        "grounds": [
            {"id": "G1", "kind": name, "rights": ["R1"], "listings": ["L1"], "evidence": ["E1"], "facts": facts}
        ],
        "evidence": [
            {
                "id": "E1",
                "kind": evidence,
                "title": {"en": "Paper", "zh-Hans": "文件"},
                "file": "e1.pdf",
                "pages": "2",
                "issued": "2024-01-02",
            }
        ],
    }


def composed(tmp_path, name, slot, *where, facts):
    file = casebook.load(tmp_path, BASE[slot], case_for(name, slot, *where, facts=facts))
    kind = next(k for k in document_kinds().values() if k.slot == slot)
    return file, compose(Subject(file, kind, casebook.TODAY), CLAUSES)


def full(name):
    return {key: value(field) for key, field in GROUNDS[name].facts.items()}


def own_blocks(draft, name):
    clause = GROUNDS[name].clauses
    return [b for b in draft.blocks if b.clause in clause.values()]


@pytest.mark.parametrize(("name", "slot", "kind", "place", "registered"), USABLE, ids=lambda v: str(v))
def test_a_ground_with_all_its_facts_reads_without_gap_in_each_language(tmp_path, name, slot, kind, place, registered):
    file, draft = composed(tmp_path, name, slot, kind, place, registered, facts=full(name))
    blocks = own_blocks(draft, name)
    assert blocks
    for block in blocks:
        assert not block.gaps, (block.clause, [g.path for g in block.gaps])
        for tag, cells in block.texts.items():
            text = " ".join(cells)
            assert text.strip()
            assert not any(
                mark in text for mark in ("{{", " ,", " .", "..", "( ", " )", "  ", "，。", "。。", "、、")
            ), (tag, text)
    planned = route(file, ["reply" if slot == "reply" else slot])
    assert not [r for r in planned.refusals if r.rule == "ground.wrong"]


@pytest.mark.parametrize("name", GROUNDS)
def test_a_ground_without_facts_shows_its_gaps_and_never_crashes(tmp_path, name):
    usable_here = next((u for u in USABLE if u[0] == name), None)
    assert usable_here, f"{name} can be used nowhere"
    file, draft = composed(tmp_path, *usable_here, facts={})
    required = [f for f in GROUNDS[name].facts.values() if f.required]
    kind = next(k for k in document_kinds().values() if k.slot == usable_here[1])
    shown = [f for f in review_facts(Subject(file, kind, casebook.TODAY)) if f.rule == "ground.fact"]
    assert len(shown) == len(required)
    assert [b for b in own_blocks(draft, name) if b.gaps] or not required


def refusing():
    for name, ground in GROUNDS.items():
        for index, case in enumerate(ground.refused):
            kinds = case.rights or ground.rights
            slot = (case.documents or ground.documents)[0]
            place = (case.jurisdictions or PLACES)[0]
            registered = case.registered != "never"
            yield pytest.param(ground, kinds[0], registered, (place,), slot, case, id=f"{name}-{index}")


@pytest.mark.parametrize(("ground", "kind", "registered", "places", "slot", "case"), list(refusing()))
def test_a_ground_gives_the_reason_where_it_does_not_hold(ground, kind, registered, places, slot, case):
    reason = ground.reason_against(kind, registered, places, slot)
    assert reason is not None
    assert reason.en
    assert reason.zh


def decisive():
    for name, ground in GROUNDS.items():
        for key, field in ground.facts.items():
            if field.must_be is not None:
                yield pytest.param(name, key, field, id=f"{name}.{key}")


@pytest.mark.parametrize(("name", "key", "field"), list(decisive()))
def test_a_fact_that_is_not_as_the_ground_needs_it_refuses_it(tmp_path, name, key, field):
    where = next(u for u in USABLE if u[0] == name)
    facts = full(name) | {key: "no" if field.must_be else "yes"}
    file = casebook.load(tmp_path, BASE[where[1]], case_for(name, *where[1:], facts=facts))
    told = [r for r in route(file, [where[1]]).refusals if r.rule == "ground.wrong"]
    assert field.otherwise
    assert field.otherwise.en in "".join(r.reason.en for r in told)


@pytest.mark.parametrize("name", GROUNDS)
def test_a_ground_file_is_complete(name):
    ground = GROUNDS[name]
    assert set(ground.clauses) == set(ground.documents)
    assert all(CLAUSES.get(c) for c in ground.clauses.values())
    assert ground.evidence.any_of
    assert ground.review.status == "unreviewed"
    assert ground.source.confidence in ("primary", "secondary", "reported", "general-knowledge", "own-drafting")


def test_every_defence_of_the_list_has_a_ground():
    expected = [
        "authorised-goods",
        "genuine-goods",
        "genuine-goods-us",
        "purchase-from-owner",
        "compatible-use",
        "descriptive-use",
        "dissimilar-goods",
        "no-confusion",
        "non-use-plea",
        "invalidity-filed",
        "earlier-right",
        "own-mark",
        "ornamental-use",
        "oem-export",
        "lawful-source",
        "own-work",
        "independent-creation",
        "licensed-work",
        "public-domain",
        "not-protected",
        "fair-use",
        "statutory-exception",
        "not-similar",
        "complainant-not-owner",
        "genuine-copies",
        "packaging-display",
        "different-impression",
        "prior-design",
        "technical-function",
        "spare-part",
        "design-prior-user",
        "design-licence",
        "design-exhaustion",
        "unregistered-design-independent",
        "invalidity-filed-design",
        "misidentified-listing",
        "platform-content",
        "no-targeting",
        "right-not-in-force",
        "complaint-withdrawn",
        "acquiescence",
    ]
    assert set(expected) == set(GROUNDS)


def test_values_have_their_types(tmp_path):
    file = casebook.load(
        tmp_path,
        "letter",
        case_for("authorised-goods", "reply", "trademark", "UK", True, facts=full("authorised-goods")),
    )
    assert file.ground_facts[0].valid_from == date(2025, 2, 3)
