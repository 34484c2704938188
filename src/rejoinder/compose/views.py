"""Facts as clauses see them: plain mappings in one language, with absent facts as ``Missing``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from rejoinder.compose.missing import Missing, field_title
from rejoinder.facts.faults import model_of
from rejoinder.facts.text import Localised, Name, latin
from rejoinder.languages import Language, Words, profile

View = dict[str, Any]


def view(facts: BaseModel, path: str, language: Language) -> View:
    """A group of facts as a mapping; ``path`` is where it stands in the case file."""
    found: View = {}
    for name, info in type(facts).model_fields.items():
        at = f"{path}.{name}" if path else name
        found[name] = _value(getattr(facts, name), at, field_title(info), info.annotation, language)
    return found


def _value(value: Any, path: str, title: Words, annotation: Any, language: Language) -> Any:
    if value is None:
        return Missing(path, title, model_of(annotation))
    if isinstance(value, Localised):
        return in_language(value, path, title, language)
    if isinstance(value, BaseModel):
        return view(value, path, language)
    if isinstance(value, tuple):
        return [_value(item, f"{path}[{n}]", title, annotation, language) for n, item in enumerate(value)]
    return value


def in_language(text: Localised, path: str, title: Words, language: Language) -> str | Missing:
    """A text in that language. A name may stand in Latin letters anywhere; prose must be there in the language itself."""
    own = text.get(language)
    if own is not None:
        return own
    if isinstance(text, Name):
        other = next((t for t in text.root.values() if latin(t)), None)
        if other is not None:
            return other
    missing = _UNTRANSLATED.fill(title=title, language=profile(language).name)
    return Missing(path, missing, untranslated=True)


def pick(value: Any, language: Language) -> Any:
    """A value of a data file in one language: mappings by language tag are resolved at every depth."""
    if isinstance(value, Mapping):
        if value and set(value) <= {"en", "zh-Hans", "zh-Hant", "de"}:
            return value.get(language, next(iter(value.values())))
        return {key: pick(item, language) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [pick(item, language) for item in value]
    return value


_UNTRANSLATED = Words("{title}: text in {language}", "{title}：{language}文本")
