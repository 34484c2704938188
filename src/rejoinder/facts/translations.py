"""Translations of free text that stand beside a case (``translations.yaml``): made by a machine, confirmed by a person, never mixed with the case itself.

What the case says in a language goes before any translation; a translation of words that have changed since is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from rejoinder.facts.beside import read_entries
from rejoinder.facts.loader import CaseFile
from rejoinder.facts.text import Facts, Line, Localised, Long, Name, Tag
from rejoinder.facts.values import Day
from rejoinder.languages import Language

FILE = "translations.yaml"


class Confirmation(Facts):
    """Who has read the translation against the original, and when."""

    by: Line
    on: Day


class Translation(Facts):
    """One text: its path in the case, from which language into which, the digest of the words translated, the service, and who confirmed it."""

    path: Line
    source: Tag
    target: Tag
    digest: Line
    text: Long
    service: Line
    on: Day
    confirmed: Confirmation | None = None


def digest_of(text: str) -> str:
    """SHA-256 of a text, by which a change is seen."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read_translations(folder: Path) -> tuple[Translation, ...]:
    """The translations of a case folder. Raises ``InputError`` with every fault."""
    return read_entries(folder / FILE, Translation)


def with_translations(file: CaseFile, entries: Iterable[Translation]) -> CaseFile:
    """The case with a translation wherever it has no text of its own in that language; those used are told in ``translations``."""
    texts = {(path, tag): text for path, tag, text in every_text(file)}
    used = tuple(e for e in entries if (e.path, e.target) not in texts and _fresh(e, texts))
    if not used:
        return file
    new: dict[str, dict[Language, str]] = {}
    for entry in used:
        new.setdefault(entry.path, {})[entry.target] = entry.text
    facts = tuple(_filled(facts, f"grounds[{n}].facts", new) for n, facts in enumerate(file.ground_facts))
    return replace(file, case=_filled(file.case, "", new), ground_facts=facts, translations=used)


def stale(file: CaseFile, entries: Iterable[Translation]) -> tuple[Translation, ...]:
    """The translations whose original words have changed or are gone, and that nothing has replaced."""
    texts = {(path, tag): text for path, tag, text in every_text(file)}
    return tuple(e for e in entries if (e.path, e.target) not in texts and not _fresh(e, texts))


def _fresh(entry: Translation, texts: Mapping[tuple[str, Language], str]) -> bool:
    original = texts.get((entry.path, entry.source))
    return original is not None and digest_of(original) == entry.digest


def every_text(file: CaseFile) -> Iterator[tuple[str, Language, str]]:
    """Path, language and text of every localised text of a case, with the facts of its grounds."""
    yield from texts_in(file.case, "")
    for index, facts in enumerate(file.ground_facts):
        yield from texts_in(facts, f"grounds[{index}].facts")


def texts_in(value: Any, path: str) -> Iterator[tuple[str, Language, str]]:
    """Path, language and text of every localised text below a group of facts."""
    if isinstance(value, Localised):
        yield from ((path, tag, text) for tag, text in value.root.items())
        return
    for step, inner in _inner(value, path):
        yield from texts_in(inner, step)


def names_in(file: CaseFile) -> Iterator[tuple[str, Name]]:
    """Path and name of every proper name and address of a case."""
    yield from _names(file.case, "")
    for index, facts in enumerate(file.ground_facts):
        yield from _names(facts, f"grounds[{index}].facts")


def _names(value: Any, path: str) -> Iterator[tuple[str, Name]]:
    if isinstance(value, Name):
        yield path, value
    elif not isinstance(value, Localised):
        for step, inner in _inner(value, path):
            yield from _names(inner, step)


def _inner(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """What a group or a list holds, each with its path."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield f"{path}.{name}" if path else name, getattr(value, name)
    elif isinstance(value, tuple):
        yield from ((f"{path}[{index}]", item) for index, item in enumerate(value))


def _filled(value: Any, path: str, new: Mapping[str, Mapping[Language, str]]) -> Any:
    """The same value with the new texts put in; parts that have none stay the very objects they are."""
    if isinstance(value, Localised):
        return type(value).model_validate({**value.root, **new[path]}) if path in new else value
    if isinstance(value, BaseModel):
        parts = {step.rpartition(".")[2]: _filled(part, step, new) for step, part in _inner(value, path)}
        changed = {name: part for name, part in parts.items() if part is not getattr(value, name)}
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, tuple):
        return tuple(_filled(part, step, new) for step, part in _inner(value, path))
    return value
