"""What outlines and clauses can see: the case in one language, with the labels and links that wording needs."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, Field

from rejoinder.compose.links import links
from rejoinder.compose.missing import Missing
from rejoinder.compose.subject import Subject, operative_language
from rejoinder.compose.views import View, in_language, pick, view
from rejoinder.errors import NotKnown, Refusal
from rejoinder.facts.case import Case
from rejoinder.languages import Language, Words, profile
from rejoinder.rules import platforms
from rejoinder.rules.jurisdictions import of_country, of_document
from rejoinder.wording.rulebook import label


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
    context |= links(subject, context, language)
    context["addressee"] = _addressee(subject, context)
    return context


def _documents(subject: Subject, language: Language) -> View:
    kind = subject.kind
    parameters = {name: p.value for name, p in kind.parameters.items()}
    document = {
        "operative_language": profile(operative_language(subject)).name.in_(language),
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
    return "US" not in of_country(signatory.country if signatory else None)


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
        return Missing("complaint.platform", Words("Platform", "平台"), _PlatformShape)
    found = platforms.platform(given)
    noun = found.listing.noun.words().in_(language) if found.listing else label("listing-pattern", "noun", language)
    return {
        "id": given,
        "name": _provider(subject, language) or found.name.words().in_(language),
        "operator": found.operator.words().in_(language)
        if found.operator
        else Missing("platform.operator", Words("Operator", "运营者")),
        "listing_noun": noun,
        "rules": _rules(given, subject.today, language),
    }


def _provider(subject: Subject, language: Language) -> str | None:
    """The provider's own name where the case gives its designated agent: a statute's file has no name of a platform."""
    agent = subject.case.complaint.agent
    return str(in_language(agent.provider, "complaint.agent.provider", Words("", ""), language)) if agent else None


class _PlatformShape(BaseModel):
    """What a platform has for clauses, for a case that names none."""

    id: str = Field(title="Platform", json_schema_extra={"title_zh": "平台"})
    name: str = Field(title="Platform", json_schema_extra={"title_zh": "平台"})
    operator: str = Field(title="Operator of the platform", json_schema_extra={"title_zh": "平台运营者"})
    listing_noun: str = Field(title="Platform", json_schema_extra={"title_zh": "平台"})
    rules: str = Field(title="Rules of the platform", json_schema_extra={"title_zh": "平台规则"})


def _rules(given: str, day: date, language: Language) -> View:
    """Every rule name of any platform; those that this platform has no value for are absent facts."""
    found: View = {}
    for name in platforms.rule_names():
        try:
            found[name] = pick(platforms.platform(given).rule(name, day).value, language)
        except NotKnown as unknown:
            found[name] = Missing(f"platforms/{given}: {name}", unknown.message)
    return found


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
