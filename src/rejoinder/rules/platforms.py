"""Platforms: what a marketplace or a statute demands, as dated values with their source.

Read from ``platforms/<id>.yaml``. Asked for a day that no value covers, the program says so; it never guesses.
Conflicting versions are all kept, and the rule says which of them counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import Field, SkipValidation, model_validator

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, read, validated
from rejoinder.errors import DataError, NotKnown
from rejoinder.facts.codes import Country
from rejoinder.facts.text import Line, fault
from rejoinder.languages import Words
from rejoinder.rules.citations import Citation
from rejoinder.rules.platform_values import RULES, Rule, Ruling, Version, rule_names
from rejoinder.strict_yaml import Loaded, Path_

__all__ = ["Listing", "Platform", "Ruling", "platform", "platform_ids", "platforms", "read_platform", "rule_names"]


class Examples(Data):
    """Identifiers and addresses that must be recognised, and some that must not."""

    good: tuple[Line, ...] = Field(min_length=1)
    bad: tuple[Line, ...] = Field(min_length=1)


class Listing(Data):
    """How the platform names and numbers a listing."""

    noun: Bilingual
    pattern: str
    url: str
    examples: Examples
    source: Citation

    @model_validator(mode="after")
    def _tried(self) -> Listing:
        if _groups(self.pattern) is None or not _groups(self.url):
            en = "“pattern” or “url” is not a regular expression, or “url” has no group for the identifier"
            raise fault("pattern", en, "“pattern”或“url”不是有效的正则表达式，或“url”缺少捕获编号的分组")
        wrong = [text for text in self.examples.good if not self.recognise(text)]
        wrong += [text for text in self.examples.bad if self.recognise(text)]
        if wrong:
            en = f"The patterns do not agree with the example “{wrong[0]}”"
            raise fault("examples", en, f"正则表达式与示例“{wrong[0]}”不符")
        return self

    def matches(self, identifier: str) -> bool:
        """True if the text has the form of this platform's identifiers; nothing is said about whether it exists."""
        return re.fullmatch(self.pattern, identifier.strip()) is not None

    def recognise(self, text: str) -> str | None:
        """The identifier in an identifier or in a listing's address; ``None`` if the text is neither."""
        if self.matches(text):
            return text.strip()
        found = re.search(self.url, text)
        return found[1] if found and self.matches(found[1]) else None


class Platform(Data):
    """One platform file."""

    id: Line
    name: Bilingual
    operator: Bilingual | None
    country: Country | None
    note: Bilingual | None = None
    listing: Listing | None
    foreign_words: tuple[Line, ...] = ()
    rules: Mapping[str, SkipValidation[Rule[Any]]]
    unknown: Mapping[str, Bilingual] = Field(default_factory=dict)

    def has(self, name: str) -> bool:
        """True if the file holds values for the rule (not necessarily for every day)."""
        return name in self.rules

    def rule(self, name: str, on: date) -> Ruling:
        """What the rule says on that day. Raises ``NotKnown`` where nothing is known."""
        known = self.rules.get(name)
        if known is None:
            raise NotKnown(self._silence(name), f"platforms/{self.id}.yaml")
        covering = known.on(on)
        if not covering:
            told = _NO_DAY.fill(platform=self.name.words(), rule=name, day=on, known=known.spans(), id=self.id)
            raise NotKnown(told, f"platforms/{self.id}.yaml")
        return _ruling(name, known, covering, on)

    def rulings(self, on: date) -> Mapping[str, Ruling]:
        """Everything that is known on that day, by name."""
        return {name: self.rule(name, on) for name, known in self.rules.items() if known.on(on)}

    def _silence(self, name: str) -> Words:
        if said := self.unknown.get(name):
            return Words(f"{self.name.en}: {said.en}", f"{self.name.zh}：{said.zh}")
        message = _SILENT if name in RULES else _NO_SUCH_RULE
        return message.fill(platform=self.name.words(), rule=name, id=self.id, known=", ".join(RULES))


def platform_ids() -> tuple[str, ...]:
    """The ids of all platforms: the names of their files."""
    return tuple(sorted(path.stem for path in library.platforms().glob("*.yaml")))


def platform(name: str) -> Platform:
    """The platform with that id. Raises ``NotKnown``."""
    if found := platforms().get(name):
        return found
    raise NotKnown(_NO_PLATFORM.fill(id=name, known=", ".join(platform_ids())))


@cache
def platforms() -> Mapping[str, Platform]:
    """Every platform by id."""
    return MappingProxyType({name: read_platform(library.platforms() / f"{name}.yaml") for name in platform_ids()})


def read_platform(path: Path) -> Platform:
    """One platform file. Raises ``DataError``."""
    loaded = read(path)
    data = loaded.data if isinstance(loaded.data, dict) else {}
    found = validated(Platform, data | {"rules": _read_rules(data.get("rules"), loaded)}, loaded)
    for at, message in _contradictions(found, path):
        raise _wrong(loaded, at, message)
    return found


def _contradictions(found: Platform, path: Path) -> Iterator[tuple[Path_, Words]]:
    if found.id != path.stem:
        yield ("id",), _MISNAMED.fill(id=found.id, file=path.name)
    if found.note is None and (found.country is None or found.operator is None):
        yield ("country",), _NOTE_NEEDED
    for name in found.unknown:
        if name not in RULES:
            yield ("unknown", name), _NO_SUCH_RULE.fill(rule=name, known=", ".join(RULES))
        if name in found.rules:
            yield ("unknown", name), _KNOWN_AND_UNKNOWN.fill(rule=name)


def _read_rules(data: object, loaded: Loaded) -> Mapping[str, Rule[Any]]:
    if not isinstance(data, dict):
        raise _wrong(loaded, ("rules",), _NO_RULES)
    return {name: _read_rule(name, rule, loaded) for name, rule in data.items()}


def _read_rule(name: str, data: object, loaded: Loaded) -> Rule[Any]:
    if name not in RULES:
        raise _wrong(loaded, ("rules", name), _NO_SUCH_RULE.fill(rule=name, known=", ".join(RULES)))
    model, units = RULES[name]
    rule = validated(model, data, loaded, ("rules", name))
    for index, version in enumerate(rule.values):
        if rule.unit_of(version) not in units:
            at = ("rules", name, "values", index, "unit") if version.unit else ("rules", name, "unit")
            raise _wrong(loaded, at, _WRONG_UNIT.fill(rule=name, unit=rule.unit_of(version), allowed=", ".join(units)))
    return rule


def _wrong(loaded: Loaded, at: Path_, message: Words) -> DataError:
    position = loaded.position(at)
    return DataError(message, loaded.file, position[0] if position else None)


def _ruling(name: str, rule: Rule[Any], covering: tuple[Version[Any], ...], day: date) -> Ruling:
    first, *others = covering
    caveat = _caveat(first, day)
    return Ruling(
        name=name,
        value=first.plain(),
        unit=rule.unit_of(first),
        source=first.source,
        certain=caveat is None,
        caveat=caveat,
        note=first.note.words() if first.note else None,
        alternatives=tuple(_ruling(name, rule, (other,), day) for other in others),
    )


def _caveat(version: Version[Any], day: date) -> Words | None:
    """Why the value is not certain on that day: its start is not known, or nothing firm stands behind it."""
    reasons = [_WEAK[version.source.confidence]] if version.source.confidence in _WEAK else []
    if version.since is None and version.source.read:
        reasons.append(_START.fill(read=version.source.read, day=day))
    return Words(" ".join(r.en for r in reasons), "".join(r.zh for r in reasons)) if reasons else None


def _groups(pattern: str) -> int | None:
    """The number of groups; ``None`` if the text is no regular expression."""
    try:
        return re.compile(pattern).groups
    except re.error:
        return None


_NO_PLATFORM = Words(
    "“{id}” is not a platform of the program. Known: {known}.",
    "“{id}”不是本程序支持的平台。可用：{known}。",
)
_NO_SUCH_RULE = Words(
    "“{rule}” is not the name of a platform rule. Known: {known}.",
    "“{rule}”不是平台规则名称。可用：{known}。",
)
_WRONG_UNIT = Words(
    "rules.{rule}: the unit “{unit}” does not fit; allowed: {allowed}.",
    "rules.{rule}：单位“{unit}”不适用；可用：{allowed}。",
)
_NO_RULES = Words(
    "rules: a mapping from the names of rules to their values is needed.",
    "rules：此处应为规则名称与取值的对应表。",
)
_NOTE_NEEDED = Words(
    "country: without country or operator a note must say why.",
    "country：未填写国家或运营者时，须以“note”说明。",
)
_KNOWN_AND_UNKNOWN = Words(
    "unknown: “{rule}” stands under rules as well.",
    "unknown：“{rule}”同时出现在rules中。",
)
_MISNAMED = Words(
    "id: “{id}” is not the name of the file {file}.",
    "id：“{id}”与文件名{file}不一致。",
)
_SILENT = Words(
    "{platform}: nothing is recorded for “{rule}”. Take it from the notice or from the platform's present text, and add"
    " it with its source to platforms/{id}.yaml.",
    "{platform}：未收录“{rule}”。请以通知或平台现行文本为准，并连同来源补入platforms/{id}.yaml。",
)
_NO_DAY = Words(
    "{platform}: no known value of “{rule}” covers {day} (known: {known}). The program does not guess: take the value"
    " from the notice or from the platform's text of that day, and add it with its source to platforms/{id}.yaml.",
    "{platform}：“{rule}”的已知取值均不适用于{day}（已知：{known}）。本程序不作推测："
    "请以通知或平台当日文本为准，并连同来源补入platforms/{id}.yaml。",
)
_START = Words(
    "It is not known from which day this holds (source read on {read}); check that it held on {day}.",
    "该规则自何日起适用尚不明确（来源查阅日：{read}），请核实其于{day}是否适用。",
)
_REPORTED = Words(
    "Only a third party reports this; nothing confirms it.",
    "该内容仅见于第三方转述，未经核实。",
)
_CONFLICTING = Words(
    "The sources contradict each other.",
    "各来源说法不一致。",
)
_REMEMBERED = Words(
    "No text was read for this; it rests on general knowledge.",
    "该内容未查阅文本，仅依一般知识。",
)
_WEAK: Mapping[str, Words] = {
    "reported": _REPORTED,
    "conflicting": _CONFLICTING,
    "general-knowledge": _REMEMBERED,
}
