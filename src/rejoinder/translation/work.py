"""The translation of a case: which texts lack a language, what is taken, what is rejected, and what a person has confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from rejoinder import workflow
from rejoinder.compose.views import in_language
from rejoinder.facts.loader import CaseFile
from rejoinder.facts.text import Name
from rejoinder.facts.translations import (
    FILE,
    Confirmation,
    Translation,
    digest_of,
    every_text,
    names_in,
    read_translations,
)
from rejoinder.languages import Language, Words
from rejoinder.options import Options
from rejoinder.store import write_whole
from rejoinder.translation.locks import Rejected, lock, unlock
from rejoinder.translation.service import Translator
from rejoinder.translation.verdict import judge

MISSING = "missing.translation"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that was not translated, and why."""

    path: str
    target: Language
    why: Words


@dataclass(frozen=True, slots=True)
class Done:
    """What became of the texts of a case."""

    taken: tuple[Translation, ...] = ()
    rejected: tuple[Refusal, ...] = ()


def wanted(file: CaseFile, options: Options) -> tuple[tuple[str, Language], ...]:
    """The texts that a document needs in a language in which the case has none: (path, language)."""
    found = workflow.check(file, options).findings
    return tuple(dict.fromkeys((f.where.field, f.where.language) for f in found if f.rule == MISSING))


def translate(file: CaseFile, translator: Translator, service: str, options: Options) -> Done:
    """Translate what is wanted. Raises ``ServiceFault`` if the service fails; what is rejected is told, text by text."""
    taken: list[Translation] = []
    rejected: list[Refusal] = []
    for path, target in wanted(file, options):
        try:
            source, original = _original(file, path, target)
            text = _translated(original, source, target, _names(file, source, target), translator)
        except Rejected as fault:
            rejected.append(Refusal(path, target, fault.why))
            continue
        entry = {"path": path, "source": source, "target": target, "digest": digest_of(original), "text": text}
        taken.append(Translation.model_validate(entry | {"service": service, "on": options.today.isoformat()}))
    return Done(tuple(taken), tuple(rejected))


def _translated(
    original: str, source: Language, target: Language, names: Mapping[str, str], translator: Translator
) -> str:
    locked = lock(original, source, target, names)
    answer = translator.translate([locked.text], source, target)[0]
    text = unlock(locked, answer.strip())
    judge(original, text, source, target)
    return text


def _original(file: CaseFile, path: str, target: Language) -> tuple[Language, str]:
    """The language and the words to translate. A name is never translated by a machine."""
    if any(at == path for at, _ in names_in(file)):
        raise Rejected(_NAME)
    for at, tag, text in every_text(file):
        if at == path and tag != target:
            return tag, text
    raise Rejected(_NOTHING)


def _names(file: CaseFile, source: Language, target: Language) -> dict[str, str]:
    """Every name of the case in the source language, with its form in the target language; without one it goes through as it is."""
    found: dict[str, str] = {}
    for path, name in names_in(file):
        words = name.get(source)
        if words:
            found[words] = _other(name, path, target) or words
    return found


def _other(name: Name, path: str, target: Language) -> str:
    given = in_language(name, path, _NO_TITLE, target)
    return given if isinstance(given, str) else ""


def record(folder: Path, entries: Iterable[Translation]) -> Path:
    """Write the translations into the case folder; one of the same path and language is replaced."""
    new = {(e.path, e.target): e for e in entries}
    kept = [e for e in read_translations(folder) if (e.path, e.target) not in new]
    data = [e.model_dump(mode="json", exclude_none=True) for e in (*kept, *new.values())]
    text = _HEADER + yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    write_whole(folder / FILE, text.encode("utf-8"))
    return folder / FILE


def unconfirmed(file: CaseFile) -> Iterator[tuple[str, Translation]]:
    """The original words and the machine's, for a person to read side by side."""
    texts = {(path, tag): text for path, tag, text in every_text(file)}
    for entry in file.translations:
        if entry.confirmed is None:
            yield texts[entry.path, entry.source], entry


def confirm(file: CaseFile, by: str, on: date) -> int:
    """Record that a person has read every translation that is used; how many were not yet confirmed."""
    confirmation = Confirmation.model_validate({"by": by, "on": on.isoformat()})
    read = [entry for _, entry in unconfirmed(file)]
    record(file.folder, [entry.model_copy(update={"confirmed": confirmation}) for entry in read])
    return len(read)


_NO_TITLE = Words("", "")
_NAME = Words(
    "a name is never translated by a machine; write it in the case file", "名称不得由机器翻译，请在案件文件中填写"
)
_NOTHING = Words("there are no words to translate", "没有可供翻译的文字")
_HEADER = (
    "# Written by “rejoinder translate”: machine translations, used only once a person has confirmed them.\n"
    "# Your own words in the case file go before these.\n"
)
