"""The lists of a case as clauses see them: with their labels, and with ids replaced by what they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from rejoinder.compose.missing import Missing
from rejoinder.compose.subject import Subject
from rejoinder.compose.views import View, view
from rejoinder.languages import Language, Words, profile
from rejoinder.rules.grounds import grounds as ground_files
from rejoinder.rules.jurisdictions import of_right
from rejoinder.rules.offices import offices
from rejoinder.wording.rulebook import label


def links(subject: Subject, context: View, language: Language) -> View:
    """Rights, listings, evidence, exhibits, grounds, allegations and demands, by these names."""
    rights = [_right(subject, n, r, language) for n, r in enumerate(context["complaint"]["rights"])]
    every = [_listing(r, context["platform"], language) for r in context["listings"]]
    listings = [entry for entry in every if entry["contested"]]
    for row, entry in enumerate(listings, start=1):
        entry["row"] = row
    evidence = [_evidence(e, language) for e in context["evidence"]]
    exhibits = [
        e | {"number": n, "label": profile(language).label("exhibit", n=n)}
        for n, e in enumerate((e for e in evidence if e["enclosed"]), start=1)
    ]
    by_id = {e["id"]: e for e in (*rights, *every, *exhibits)}
    grounds = [_ground(subject, n, g, by_id, language) for n, g in enumerate(context["grounds"])]
    by_id |= {g["id"]: g for g in grounds}
    allegations = [_allegation(a, by_id) for a in context["complaint"]["allegations"]]
    demands = [
        d
        | {
            "id": f"@demand-{n}",  # no id of a case file starts like this
            "kind_label": label("demand-kind", d["kind"], language),
        }
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
        "numbers": [n for n in (right["number"], *right["more_numbers"]) if n],
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
        return plain  # a title in another language only is told by review.translations
    if kind == "copyright" and isinstance(right["number"], Missing):
        return label("right-pattern", "copyright-work", language, title=right["title"])
    return label("right-pattern", "titled", language, label=plain, title=right["title"])


def _plain_right(right: View, kind: str, language: Language) -> str:
    """The right without its title: office and number where they are known."""
    if isinstance(right["number"], Missing):
        pattern = "copyright-plain" if kind == "copyright" else "unnumbered"
        return label("right-pattern", pattern, language, kind=right["kind_label"])
    if not isinstance(right["office"], Missing) and offices()[right["office"]].registers(kind):
        return offices()[right["office"]].label(kind, right["number"], language)
    return label("right-pattern", "numbered", language, kind=right["kind_label"], number=right["number"])


def _listing(listing: View, platform: Any, language: Language) -> View:
    noun = listing["noun"] or (platform["listing_noun"] if platform else label("listing-pattern", "noun", language))
    name, full = _listing_names(listing, noun, language)
    unlisted = listing["unlisted"]
    return listing | {
        "row": 0,
        "urls": [u for u in (listing["url"], *listing["more_urls"]) if u],
        "label": full,
        "plain_label": name,
        "status_label": label("listing-status", listing["status"], language),
        "unlisted_on": unlisted["on"] if unlisted else unlisted,
    }


def _listing_names(listing: View, noun: str, language: Language) -> tuple[str, str]:
    """The short and the full name of a listing, by whatever is known of it."""
    number, title = listing["identifier"], listing["title"]
    if isinstance(title, Missing):
        title = ""  # a title in another language only is told by review.translations
    if not number:
        full = label("listing-pattern", "title-only", language, noun=noun, title=title) if title else noun
        return full, full
    name = label("listing-pattern", "identified", language, noun=noun, identifier=number)
    return name, label("listing-pattern", "titled", language, label=name, title=title) if title else name


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
    listings = [by_id[i] for i in ground["listings"]]
    numbers = [entry["row"] for entry in listings if entry["row"]]
    return ground | {
        "title": file.title.words().in_(language),
        "facts": facts | dict(_choices(file, facts, language)),
        "rights": rights,
        "listings": listings or Missing(f"grounds[{index}].listings", _ITEMS),
        "items": profile(language).items(numbers) if numbers else Missing(f"grounds[{index}].listings", _ITEMS),
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


_EVIDENCE = Words("Evidence enclosed", "所附证据")
_ITEMS = Words("Items that the ground answers", "该理由针对的项目")
