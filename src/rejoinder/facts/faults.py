"""Faults of a case file, told in plain words of both languages: what is wrong, what was given, what is allowed, what to do."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from rejoinder.errors import shown
from rejoinder.languages import Words, profiles
from rejoinder.strict_yaml import Path_

LISTED = 60  # so many allowed values are named, no more
COMPARED = 100  # with so many a wrong one is compared


@dataclass(frozen=True, slots=True)
class Told:
    """A fault in words."""

    message: Words
    given: str | None = None
    allowed: Words | None = None
    repair: Words | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault and where it is; its words are found only when they are told, because a hostile file can hold very many."""

    path: Path_
    tell: Callable[[], Told]
    at_key: bool = False


def tell(model: type[BaseModel], error: ErrorDetails, skip: int = 0) -> Told:
    """The words for one pydantic error of ``model``; ``skip`` steps of its location lie outside the model."""
    if error["input"] is None:
        return Told(_NOTHING, repair=_FILL_ENTRY)
    if "zh" in error.get("ctx", {}):
        return _own(error)
    return _TELLERS.get(error["type"], _shape)(model, error, skip)


def unknown(given: str, known: Sequence[str], message: Words) -> Told:
    """The words for a value that is not among the known ones."""
    return Told(message, shown(given), _listed(known), _nearest(given, known) or _ONE_OF_THEM)


def _missing(model: type[BaseModel], error: ErrorDetails, skip: int) -> Told:
    key = str(error["loc"][-1])
    info = field_of(_model_at(model, error["loc"][skip:-1]), key)
    choices = _choices(info.annotation) if info else []
    return Told(_MISSING.fill(key=key), allowed=_listed(choices) if choices else None, repair=_ADD)


def _unknown_key(model: type[BaseModel], error: ErrorDetails, skip: int) -> Told:
    return unknown_key(_model_at(model, error["loc"][skip:-1]), str(error["loc"][-1]))


def unknown_key(model: type[BaseModel] | None, key: str) -> Told:
    """The words for a key that is no field of the model."""
    keys = _keys(model)
    return Told(_UNKNOWN.fill(key=shown(key)), shown(key), _listed(keys), _nearest(key, keys) or _ONE_OF_FIELDS)


def _choice(model: type[BaseModel], error: ErrorDetails, skip: int) -> Told:
    steps = [step for step in error["loc"][skip:] if isinstance(step, str)]
    info = field_of(_model_at(model, steps[:-1]), steps[-1])
    choices = _choices(info.annotation) if info else []
    given = error["input"]
    nearest = _nearest(given, choices) if isinstance(given, str) else None
    return Told(_NOT_ALLOWED.fill(given=_given(given)), _given(given), _listed(choices), nearest or _ONE_OF_THEM)


def _own(error: ErrorDetails) -> Told:
    """A fault raised by our own validators, which bring both languages along."""
    ctx = error["ctx"]
    message = Words(str(ctx["en"]), str(ctx["zh"]))
    if allowed := ctx.get("allowed"):
        return unknown(str(ctx["given"]), str(allowed).split(", "), message)
    return Told(message, _given(error["input"]), repair=ctx.get("repair") or _CORRECT)


def _shape(model: type[BaseModel], error: ErrorDetails, skip: int) -> Told:
    message, repair = _SHAPES.get(error["type"], (_WRONG, _CORRECT))
    limit = error.get("ctx", {}).get("max_length", "")
    keys = _keys(_model_at(model, error["loc"][skip:])) if error["type"] == "model_type" else []
    return Told(message.fill(limit=limit), _given(error["input"]), _listed(keys) if keys else None, repair)


def _given(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{shown(str(key))}: …" for key in islice(value, 4)) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_given(item) if isinstance(item, str) else "…" for item in value[:4]) + "]"
    return shown(str(value))


def _listed(values: Sequence[str]) -> Words:
    text = ", ".join(shown(value) for value in values[:LISTED]) or "–"
    text += ", …" if len(values) > LISTED else ""
    return Words(text, text)


def _nearest(given: str, known: Iterable[str]) -> Words | None:
    plain = {_plain(name): name for name in islice(known, COMPARED)}
    match = difflib.get_close_matches(_plain(given), plain, n=1, cutoff=0.6)
    return _MEANT.fill(name=shown(plain[match[0]])) if match else None


def _plain(name: str) -> str:
    return name.strip().casefold().replace("_", "-").replace(" ", "-")


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()] if model else []


def field_of(model: type[BaseModel] | None, key: str | int) -> FieldInfo | None:
    """The field that a key of the file means, if there is one."""
    fields = model.model_fields.items() if model else ()
    return next((info for name, info in fields if key == (info.alias or name)), None)


def _model_at(model: type[BaseModel] | None, loc: Iterable[str | int]) -> type[BaseModel] | None:
    """The model class that stands at a location inside ``model``."""
    for step in loc:
        if isinstance(step, str):
            info = field_of(model, step)
            model = model_of(info.annotation) if info else None
    return model


def _choices(annotation: Any) -> list[str]:
    """The words that a ``Literal`` inside an annotation allows."""
    if get_origin(annotation) is typing.Literal:
        return [str(value) for value in get_args(annotation)]
    return next((found for inner in get_args(annotation) if (found := _choices(inner))), [])


def stray_words(key: str) -> Told:
    """Words that YAML took for a key of their own, because a comma inside braces ends a value."""
    tags = ", ".join(profiles())
    return Told(_STRAY.fill(key=shown(key)), shown(key), Words(tags, tags), _QUOTE)


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The model class inside an annotation such as ``Seller | None`` or ``tuple[Listing, ...]``."""
    found = _class_in(annotation)
    return None if found is None or issubclass(found, RootModel) else found


def is_text(annotation: Any) -> bool:
    """True for a text by language, such as ``Name | None``."""
    found = _class_in(annotation)
    return found is not None and issubclass(found, RootModel)


@cache
def _class_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (tuple, list, typing.Union, types.UnionType, typing.Annotated):
        return next((m for m in map(_class_in, get_args(annotation)) if m), None)
    return None


_STRAY = Words(
    "“{key}” is no language: a comma inside braces ends a text, and the rest would be lost.",
    "“{key}”不是语言标签：花括号内的逗号会截断文字，其后内容将丢失。",
)
_QUOTE = Words(
    'Put the text in quotation marks: {en: "one, two", zh-Hans: "..."}.',
    '请给文字加引号：{en: "one, two", zh-Hans: "……"}。',
)
_MISSING = Words("“{key}” is missing.", "缺少“{key}”。")
_ADD = Words(
    "Add it; “rejoinder schema case” says what belongs there.", "请补充；“rejoinder schema case”说明应填内容。"
)
_UNKNOWN = Words("“{key}” is not a field here.", "此处没有字段“{key}”。")
_NOT_ALLOWED = Words("“{given}” is not one of the allowed values.", "“{given}”不在允许范围内。")
_MEANT = Words("Did you mean “{name}”?", "是否应为“{name}”？")
_ONE_OF_THEM = Words("Write one of the allowed values.", "请填写允许的值之一。")
_ONE_OF_FIELDS = Words("Delete it, or use one of the allowed fields.", "请删除，或改用允许的字段之一。")
_NOTHING = Words("This entry is empty.", "此项为空。")
_FILL_ENTRY = Words("Fill it in, or delete it.", "请填写，或删除此项。")
_WRONG = Words("This value does not fit here.", "该值不适用于此处。")
_CORRECT = Words(
    "Correct it; “rejoinder schema case” says what belongs there.", "请更正；“rejoinder schema case”说明应填内容。"
)
_GROUP = (
    Words("A group of fields (key: value) is expected here.", "此处应为一组字段（每行写成“key: value”）。"),
    Words("Write its fields below it, indented.", "请在其下缩进填写各字段。"),
)
_LIST = (
    Words("A list is expected here.", "此处应为列表。"),
    Words("Begin each entry with “- ”, or write [first, second].", "每一项以“- ”开头，或写成“[A, B]”。"),
)
_TEXT = (
    Words("A text is expected here, not a group or list.", "此处应为文字，不能是一组字段或列表。"),
    Words(
        "Write one text; put it in quotation marks if it begins with a bracket.",
        "请只写一段文字；以括号开头的应加引号。",
    ),
)
_EMPTY = (Words("The text is empty.", "文字为空。"), _FILL_ENTRY)
_LONG = (
    Words("The text is longer than {limit} characters.", "文字超过{limit}个字符。"),
    Words("Shorten it, or put it into a paper among the evidence.", "请缩短，或作为证据文件提交。"),
)
_SHAPES = {
    "model_type": _GROUP,
    "dict_type": _GROUP,
    "tuple_type": _LIST,
    "string_type": _TEXT,
    "string_too_short": _EMPTY,
    "string_too_long": _LONG,
}
_TELLERS: dict[str, Callable[[type[BaseModel], ErrorDetails, int], Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _choice,
}
