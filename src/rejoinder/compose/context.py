"""What outlines and clauses can see: the case in one language, with the labels and links that wording needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from rejoinder.compose.missing import Missing
from rejoinder.compose.views import View, pick, view
from rejoinder.errors import NotKnown, Refusal
from rejoinder.facts.case import Case
from rejoinder.facts.loader import CaseFile
from rejoinder.languages import Language, Words, profile
from rejoinder.rules import platforms
from rejoinder.rules.grounds import grounds as ground_files
from rejoinder.rules.jurisdictions import of_country, of_document, of_right
from rejoinder.rules.offices import offices
from rejoinder.wording.documents import DocumentKind
from rejoinder.wording.rulebook import label, labels


@dataclass(frozen=True, slots=True)
class Subject:
    """What a document is made of: the case, the kind of document, the day, and the refusals that a counsel brief explains."""

    file: CaseFile
    kind: DocumentKind
    today: date
    refusals: tuple[Refusal, ...] = ()

    @property
    def case(self) -> Case:
        """The facts."""
        return self.file.case


def build(subject: Subject, language: Language) -> View:
    """The whole context in one language."""
    facts = view(subject.case, "", language)
    facts["case_number"] = subject.case.case
    context = dict(facts) | {"case": subject.case.case, "today": subject.today}
    context |= _documents(subject, language)
    complaint = context["complaint"]
    context |= {
        "complainant": complaint["complainant"],
        "representative": complaint["complainant"]["representative"],
        "signatory": context["seller"]["signatory"],
        "platform": _platform(subject, language),
    }
    context["signatory"] = _signatory(context["signatory"], language)
    context["seller"] = context["seller"] | {"signatory": context["signatory"]}
    context |= _links(subject, context, language)
    context["addressee"] = _addressee(subject, context)
    return context


def _documents(subject: Subject, language: Language) -> View:
    kind = subject.kind
    parameters = {name: p.value for name, p in kind.parameters.items()}
    document = {
        "kind": kind.kind,
        "name": kind.name.words().in_(language),
        "title": kind.title.words().in_(language),
    } | parameters
    return {
        "document": document,
        "jurisdictions": list(of_document(subject.case)),
        "signs_abroad": _signs_abroad(subject.case),
        "signs_from_abroad": "US" not in of_country(subject.case.seller.country),
        "refusals": [_refusal(r, language) for r in subject.refusals],
    }


def _refusal(refusal: Refusal, language: Language) -> View:
    texts = {"title": refusal.title, "reason": refusal.reason, "next_step": refusal.next_step}
    return {name: words.in_(language) for name, words in texts.items()} | {
        "rule": refusal.rule,
        "facts": [w.in_(language) for w in refusal.facts],
    }


def _signs_abroad(case: Case) -> bool:
    """True unless the signature is known to be made in the United States: 28 U.S.C. 1746 has a form for each."""
    signatory = case.seller.signatory
    where = (signatory.country if signatory else None) or case.seller.country
    return "US" not in of_country(where)


def _signatory(signatory: Any, language: Language) -> Any:
    if isinstance(signatory, Missing) or isinstance(signatory["capacity"], Missing):
        return signatory
    return signatory | {
        "capacity": label("capacity", signatory["capacity"], language),
        "capacity_code": signatory["capacity"],
    }


def _platform(subject: Subject, language: Language) -> Any:
    given = subject.case.complaint.platform
    if given is None:
        return Missing("complaint.platform", Words("Platform", "平台"))
    found = platforms.platform(given)
    noun = found.listing.noun.words().in_(language) if found.listing else label("listing-pattern", "noun", language)
    return {
        "id": given,
        "name": found.name.words().in_(language),
        "operator": found.operator.words().in_(language)
        if found.operator
        else Missing("platform.operator", Words("Operator", "运营者")),
        "listing_noun": noun,
        "rules": _rules(given, subject.today, language),
    }


def _rules(given: str, day: date, language: Language) -> View:
    """Every rule name of any platform; those that this platform has no value for are absent facts."""
    found: View = {}
    for name in platforms.rule_names():
        try:
            found[name] = pick(platforms.platform(given).rule(name, day).value, language)
        except NotKnown as unknown:
            found[name] = Missing(f"platforms/{given}: {name}", unknown.message)
    return found


def _links(subject: Subject, context: View, language: Language) -> View:
    """The lists of the case, with their labels and with ids replaced by what they name."""
    rights = [_right(subject, n, r, language) for n, r in enumerate(context["complaint"]["rights"])]
    listings = [_listing(r, context["platform"], language) for r in context["listings"]]
    evidence = [_evidence(e, language) for e in context["evidence"]]
    exhibits = [
        e | {"number": n, "label": profile(language).label("exhibit", n=n)}
        for n, e in enumerate((e for e in evidence if e["enclosed"]), start=1)
    ]
    by_id = {e["id"]: e for e in (*rights, *listings, *exhibits)}
    grounds = [_ground(subject, n, g, by_id, language) for n, g in enumerate(context["grounds"])]
    by_id |= {g["id"]: g for g in grounds}
    allegations = [_allegation(a, by_id) for a in context["complaint"]["allegations"]]
    demands = [
        d | {"id": f"D{n}", "kind_label": label("demand-kind", d["kind"], language)}
        for n, d in enumerate(context["complaint"]["demands"], start=1)
    ]
    return {
        "rights": _with_grounds(rights, grounds, allegations),
        "listings": listings,
        "evidence": evidence,
        "exhibits": exhibits,
        "grounds": grounds,
        "allegations": allegations,
        "demands": demands,
    }


def _with_grounds(rights: list[View], grounds: list[View], allegations: list[View]) -> list[View]:
    """Each right with the grounds and allegations that stand under it in the document."""
    return [
        right
        | {
            "grounds": [g for g in grounds if right["id"] in [r["id"] for r in g["rights"]][:1]],
            "allegations": [a for a in allegations if a["right"]["id"] == right["id"]],
        }
        for right in rights
    ]


def _right(subject: Subject, index: int, right: View, language: Language) -> View:
    facts = subject.case.complaint.rights[index]
    suffix = "" if facts.registered else "-unregistered"
    named = right | {
        "kind_label": label("right-kind", facts.kind + suffix, language),
        "office_name": _office_name(right["office"], language),
        "jurisdictions": list(of_right(facts, subject.case.complaint.procedure)),
        "mark": right["title"],
        "work": right["title"],
    }
    return named | {
        "label": _right_label(named, facts.kind, language),
        "plain_label": _plain_right(named, facts.kind, language),
    }


def _office_name(office: Any, language: Language) -> Any:
    return office if isinstance(office, Missing) else offices()[office].name.words().in_(language)


def _right_label(right: View, kind: str, language: Language) -> str:
    plain = _plain_right(right, kind, language)
    if isinstance(right["title"], Missing):
        return plain
    if kind == "copyright" and isinstance(right["number"], Missing):
        return _pattern("right-pattern", "copyright-work", language, title=right["title"])
    return _pattern("right-pattern", "titled", language, label=plain, title=right["title"])


def _plain_right(right: View, kind: str, language: Language) -> str:
    """The right without its title: office and number where they are known."""
    if isinstance(right["number"], Missing):
        pattern = "copyright-plain" if kind == "copyright" else "unnumbered"
        return _pattern("right-pattern", pattern, language, kind=right["kind_label"])
    if not isinstance(right["office"], Missing) and offices()[right["office"]].registers(kind):
        return offices()[right["office"]].label(kind, right["number"], language)
    return _pattern("right-pattern", "numbered", language, kind=right["kind_label"], number=right["number"])


def _listing(listing: View, platform: Any, language: Language) -> View:
    noun = platform["listing_noun"] if platform else label("listing-pattern", "noun", language)
    name = noun
    if listing["identifier"]:
        name = _pattern("listing-pattern", "identified", language, noun=noun, identifier=listing["identifier"])
    full = (
        _pattern("listing-pattern", "titled", language, label=name, title=listing["title"])
        if listing["title"]
        else name
    )
    unlisted = listing["unlisted"]
    return listing | {
        "label": full,
        "plain_label": name,
        "status_label": label("listing-status", listing["status"], language),
        "unlisted_on": unlisted["on"] if unlisted else unlisted,
    }


def _evidence(evidence: View, language: Language) -> View:
    formality = evidence["formality"]
    file = evidence["file"]
    return evidence | {
        "kind_label": label("evidence-kind", evidence["kind"], language),
        "formality_label": label("formality", formality, language) if formality else "",
        "filename": PurePosixPath(file.replace("\\", "/")).name if file else file,
    }


def _ground(subject: Subject, index: int, ground: View, by_id: Mapping[str, View], language: Language) -> View:
    file = ground_files()[ground["kind"]]
    rights = [by_id[i] for i in ground["rights"]]
    facts = view(subject.file.ground_facts[index], f"grounds[{index}].facts", language)
    slot = subject.kind.slot
    rows = facts.get("comparison") or []
    return ground | {
        "title": file.title.words().in_(language),
        "facts": facts | dict(_choices(file, facts, language)),
        "rights": rights,
        "listings": [by_id[i] for i in ground["listings"]],
        "exhibits": [by_id[i] for i in ground["evidence"] if i in by_id]
        or Missing(f"grounds[{index}].evidence", _EVIDENCE),
        "jurisdictions": sorted({j for right in rights for j in right["jurisdictions"]}),
        "clause": file.clauses.get(slot, "") if slot else "",
        "rows": [row | {"id": f"{ground['id']}#{n}"} for n, row in enumerate(rows, start=1)],
    }


def _choices(file: Any, facts: View, language: Language) -> Iterator[tuple[str, Any]]:
    """A fact with choices prints its label; its code stays under ``<name>_code``."""
    for name, field in file.facts.items():
        if field.choices:
            yield f"{name}_code", facts[name] or ""
        if field.choices and facts[name] and facts[name] in field.choice_labels:
            yield name, field.choice_labels[facts[name]].words().in_(language)


def _allegation(allegation: View, by_id: Mapping[str, View]) -> View:
    return allegation | {
        "right": by_id[allegation["right"]],
        "listings": [by_id[i] for i in allegation["listings"]],
        "grounds": [by_id[i] for i in allegation["grounds"]],
    }


def _addressee(subject: Subject, context: View) -> View:
    """Who gets the paper: the representative before the complainant, the platform, its designated agent, or counsel."""
    who = subject.kind.addressee
    if who == "complainant":
        return _complainant(context)
    if who == "platform":
        platform = context["platform"]
        return {"name": platform["name"] if platform else platform, "lines": [], "is_representative": False}
    if who == "designated-agent":
        return _designated_agent(context)
    return {"name": "", "lines": [], "is_representative": False}


def _complainant(context: View) -> View:
    representative, complainant = context["representative"], context["complainant"]
    party = representative if representative else complainant
    name = (representative["firm"] or representative["person"]) if representative else complainant["name"]
    return {
        "name": name,
        "is_representative": bool(representative),
        "lines": [x for x in (name, party["address"]) if x] or [name],
        "country": party["country"],
        "email": party["email"],
        "address": party["address"],
    }


def _designated_agent(context: View) -> View:
    agent = context["complaint"]["agent"]
    if agent:
        lines = [agent["provider"], agent["name"], agent["address"], agent["email"]]
        return {
            "name": agent["name"],
            "lines": [x for x in lines if x],
            "email": agent["email"],
            "is_representative": False,
            "provider": agent["provider"],
        }
    rule = context["platform"]["rules"]["counter-notice.addressee"] if context["platform"] else None
    if rule:
        lines = [rule.get("name"), *rule.get("lines", []), rule.get("email"), rule.get("phone")]
        return {
            "name": rule.get("name"),
            "lines": [x for x in lines if x],
            "email": rule.get("email"),
            "is_representative": False,
            "provider": context["platform"]["operator"] or context["platform"]["name"],
        }
    return {"name": agent, "lines": [agent], "email": agent, "is_representative": False, "provider": agent}


def _pattern(group: str, name: str, language: Language, **values: object) -> str:
    text = labels()[group][name][language]
    for key, value in values.items():
        text = text.replace("{" + key + "}", str(value))
    return text


def bindings(context: View) -> dict[str, dict[str, Any]]:
    """What ``with ID`` in an outline binds: the names that the clause then knows."""
    found: dict[str, dict[str, Any]] = {}
    lists = {
        "rights": "right",
        "listings": "listing",
        "grounds": "ground",
        "exhibits": "exhibit",
        "demands": "demand",
        "allegations": "allegation",
        "refusals": "refusal",
    }
    for plural, singular in lists.items():
        for entry in context[plural]:
            found[str(entry["rule" if plural == "refusals" else "id"])] = {singular: entry}
    for ground in context["grounds"]:
        found |= {row["id"]: {"ground": ground, "row": row} for row in ground["rows"]}
    return found


_EVIDENCE = Words("Evidence enclosed", "所附证据")
