"""What there is: grounds and clauses, platforms and their rules; as plain data for programs, and as lines for people."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from rejoinder import library
from rejoinder.errors import InputError, NotKnown, Problem
from rejoinder.languages import Words
from rejoinder.rules.grounds import FactField, Ground, grounds
from rejoinder.rules.platforms import Platform, Ruling
from rejoinder.rules.platforms import platform as platform_file
from rejoinder.rules.platforms import platforms as platform_files
from rejoinder.wording.clauses import Clause, ClauseLibrary
from rejoinder.wording.rulebook import labels

Entry: TypeAlias = dict[str, Any]
Line: TypeAlias = tuple[str, str]  # style and text


def templates(firm: Path | None = None) -> Iterator[Entry]:
    """Every ground with its facts, then every clause; a firm's clauses in the place of ours."""
    yield from (_ground(kind, ground) for kind, ground in grounds().items())
    yield from (_clause(clause) for clause in ClauseLibrary(library.templates(), firm))


def _ground(kind: str, ground: Ground) -> Entry:
    return {"type": "ground", "kind": kind} | _without_none({
        "title": _both(ground.title),
        "meaning": _both(ground.meaning),
        "rights": list(ground.rights),
        "registered": ground.registered,
        "documents": list(ground.documents),
        "jurisdictions": ground.jurisdictions.model_dump(by_alias=True, exclude_defaults=True),
        "facts": [_fact(name, field) for name, field in ground.facts.items()],
        "evidence": ground.evidence.model_dump(),
        "trap": _both(ground.trap),
        "clauses": dict(ground.clauses),
        "source": ground.source.model_dump(),
        "review": ground.review.model_dump(),
    })  # fmt: skip


def _fact(name: str, field: FactField) -> Entry:
    return {"name": name, "type": field.type, "required": field.required, "title": _both(field.title),
            "reaches": field.reaches} | _without_none({
        "must_be": field.must_be,
        "otherwise": _both(field.otherwise) if field.otherwise else None,
        "choices": list(field.choices) or None,
        "columns": dict(field.columns) or None,
    })  # fmt: skip


def _clause(clause: Clause) -> Entry:
    about = clause.about
    return {
        "type": "clause",
        "id": clause.id,
        "title": _both(about.title),
        "purpose": about.purpose,
        "form": about.form,
        "safeguards": list(about.safeguards),
        "statutory": about.statutory,
        "languages": sorted(clause.chunks),
        "source": about.source.model_dump(),
        "review": _without_none(about.review.model_dump()),
        "firm": clause.firm,
    }


def platforms() -> Iterator[Entry]:
    """Every platform, with the names of the rules that are known of it and of those that are not."""
    return (_platform(found) for found in platform_files().values())


def _platform(found: Platform) -> Entry:
    return {"type": "platform", "id": found.id} | _without_none({
        "name": _both(found.name),
        "operator": _both(found.operator) if found.operator else None,
        "country": found.country,
        "note": _both(found.note) if found.note else None,
        "listing": {"noun": _both(found.listing.noun), "examples": list(found.listing.examples.good)} if found.listing else None,
        "rules": sorted(found.rules),
        "unknown": sorted(found.unknown),
    })  # fmt: skip


def platform_rules(name: str, today: date) -> Iterator[Entry]:
    """One platform and what is known of it on that day, with sources. Raises ``InputError`` if there is no such platform."""
    known_platform(name, "PLATFORM")
    return _rules(platform_file(name), today)


def known_platform(name: str, field: str) -> None:
    """Raise ``InputError``, with the nearest name, unless there is a platform with that id."""
    known = list(platform_files())
    if name not in known:
        near = difflib.get_close_matches(name.casefold(), known, n=1, cutoff=0.5)
        allowed = ", ".join(known)
        repair = _MEANT.fill(name=near[0]) if near else None
        raise InputError(
            [Problem(_NO_PLATFORM, field=field, given=name, allowed=Words(allowed, allowed), repair=repair)]
        )


def _rules(found: Platform, today: date) -> Iterator[Entry]:
    yield _platform(found)
    for name, rule in sorted(found.rules.items()):
        head = {"type": "rule", "platform": found.id, "rule": name, "meaning": _both(rule.meaning)}
        try:
            yield head | _ruling(found.rule(name, today))
        except NotKnown as silence:
            yield head | {"not_known": silence.message.as_dict()}
    for name, what in sorted(found.unknown.items()):
        yield {"type": "unknown", "platform": found.id, "rule": name, "not_known": _both(what)}


def _ruling(ruling: Ruling) -> Entry:
    return {"value": _plain(ruling.value), "unit": ruling.unit, "certain": ruling.certain} | _without_none({
        "caveat": ruling.caveat.as_dict() if ruling.caveat else None,
        "note": ruling.note.as_dict() if ruling.note else None,
        "source": ruling.source.model_dump(mode="json", by_alias=True, exclude_none=True),
        "alternatives": [_ruling(other) for other in ruling.alternatives] or None,
    })  # fmt: skip


def _both(texts: Any) -> dict[str, str]:
    return texts.words().as_dict()  # type: ignore[no-any-return]


def _without_none(data: Mapping[str, Any]) -> Entry:
    return {name: value for name, value in data.items() if value is not None}


def _plain(value: Any) -> Any:
    """A value for JSON, without the keys that hold nothing."""
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items() if item is not None}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def lines(entry: Entry, language: str) -> Iterator[Line]:
    """An entry for people, as styled lines."""
    return _LINES[entry["type"]](entry, _Speaker(language))


class _Speaker:
    """Says things in the language of messages."""

    def __init__(self, language: str) -> None:
        self.language = "zh-Hans" if language.startswith("zh") else "en"

    def text(self, texts: Mapping[str, str]) -> str:
        """The text in that language."""
        return texts[self.language]

    def field(self, name: str, value: str, style: str = "") -> Iterator[Line]:
        """A named line, if there is anything to say."""
        if value:
            yield style, f"    {_NAMES[name].in_(self.language)}{value}"

    def codes(self, group: str, codes: Iterable[str]) -> str:
        """Codes as they are typed, in Chinese with what they mean."""
        if self.language == "en":
            return ", ".join(codes)
        known = labels().get(group, {})
        return "、".join(f"{c}（{self.text(known[c])}）" if c in known else c for c in codes)

    def value(self, value: Any) -> str:
        """A platform's value in one line."""
        if isinstance(value, Mapping) and set(value) == {"en", "zh-Hans"}:
            return self.text(value)
        if isinstance(value, Mapping):
            return "; ".join(f"{key}: {self.value(item)}" for key, item in value.items() if item != [])
        if isinstance(value, list):
            return " / ".join(self.value(item) for item in value)
        return "–" if value is None else str(value)


def _ground_lines(entry: Entry, say: _Speaker) -> Iterator[Line]:
    yield "bold", f"{entry['kind']}  {say.text(entry['title'])}"
    yield "", f"    {say.text(entry['meaning'])}"
    yield from say.field("rights", say.codes("right-kind", entry["rights"]))
    yield from say.field("documents", ", ".join(entry["documents"]))
    places = entry["jurisdictions"]
    yield from say.field("only", ", ".join(places.get("only", ())))
    yield from say.field("except", ", ".join(places.get("except", ())))
    for fact in entry["facts"]:
        needed = _NEEDED.in_(say.language) if fact["required"] else ""
        choices = f" [{' | '.join(fact['choices'])}]" if "choices" in fact else ""
        yield "", f"      {fact['name']} ({fact['type']}{needed}): {say.text(fact['title'])}{choices}"
    yield from say.field("any_of", say.codes("evidence-kind", entry["evidence"]["any_of"]))
    yield from say.field("advised", say.codes("evidence-kind", entry["evidence"]["advised"]))
    yield from say.field("trap", say.text(entry["trap"]), "yellow")
    yield from _source(entry["source"], say)


def _clause_lines(entry: Entry, say: _Speaker) -> Iterator[Line]:
    yield "bold", f"{entry['id']}  {say.text(entry['title'])}"
    yield "", f"    {entry['purpose']}"
    told = [entry["form"], ", ".join(entry["languages"]), entry["review"]["status"], *entry["safeguards"]]
    told += ["statutory"] * entry["statutory"] + ["firm"] * entry["firm"]
    yield "", f"    {' · '.join(told)}"
    yield from _source(entry["source"], say)


def _source(source: Mapping[str, Any], say: _Speaker) -> Iterator[Line]:
    titled = ", ".join(str(source[key]) for key in ("document", "version", "place") if key in source)
    seen = ", ".join(str(source[key]) for key in ("address", "read", "confidence") if key in source)
    yield from say.field("source", f"{titled} ({seen})", "dim")


def _platform_lines(entry: Entry, say: _Speaker) -> Iterator[Line]:
    operator = f" ({say.text(entry['operator'])}, {entry.get('country', '–')})" if "operator" in entry else ""
    yield "bold", f"{entry['id']}  {say.text(entry['name'])}{operator}"
    if "listing" in entry:
        yield from say.field("listing", f"{say.text(entry['listing']['noun'])} ({entry['listing']['examples'][0]})")
    yield from say.field("known", ", ".join(entry["rules"]))
    yield from say.field("unknown", ", ".join(entry["unknown"]))
    yield from say.field("note", say.text(entry["note"]) if "note" in entry else "")


def _rule_lines(entry: Entry, say: _Speaker) -> Iterator[Line]:
    yield "bold", f"{entry['rule']}  {say.text(entry['meaning']) if 'meaning' in entry else ''}".rstrip()
    if "not_known" in entry:
        yield from say.field("not_known", say.text(entry["not_known"]), "yellow")
        return
    yield from _value_lines(entry, say)
    for other in entry.get("alternatives", ()):
        yield from say.field("or", "–" if other["value"] is None else say.value(other["value"]))
        yield from _source(other["source"], say)


def _value_lines(entry: Entry, say: _Speaker) -> Iterator[Line]:
    unit = f" ({entry['unit']})" if entry["unit"] in ("characters", "days", "business_days") else ""
    yield "", f"    {say.value(entry['value'])}{unit}"
    yield from say.field("note", say.text(entry["note"]) if "note" in entry else "")
    yield from say.field("caveat", say.text(entry["caveat"]) if "caveat" in entry else "", "yellow")
    yield from _source(entry["source"], say)


_LINES: Mapping[str, Callable[[Entry, _Speaker], Iterator[Line]]] = {
    "ground": _ground_lines,
    "clause": _clause_lines,
    "platform": _platform_lines,
    "rule": _rule_lines,
    "unknown": _rule_lines,
}
_NEEDED = Words(", required", "，必填")
_NO_PLATFORM = Words("This is not a platform of the program.", "本程序不支持该平台。")
_MEANT = Words("Did you mean “{name}”?", "是否应为“{name}”？")
_NAMES: Mapping[str, Words] = {
    "rights": Words("rights: ", "权利类型："),
    "documents": Words("documents: ", "适用文件："),
    "only": Words("only in: ", "仅适用于："),
    "except": Words("not in: ", "不适用于："),
    "any_of": Words("evidence, one of: ", "证据（至少一项）："),
    "advised": Words("evidence, advised: ", "证据（建议）："),
    "trap": Words("mind: ", "注意："),
    "source": Words("source: ", "来源："),
    "listing": Words("listing: ", "商品编号："),
    "known": Words("rules known: ", "已收录规则："),
    "unknown": Words("not known: ", "未收录："),
    "note": Words("note: ", "说明："),
    "not_known": Words("not known: ", "尚不明确："),
    "caveat": Words("uncertain: ", "不确定："),
    "or": Words("or: ", "另一来源："),
}
