"""Faults that pydantic found, told in plain words of both languages, with what is allowed."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel, RootModel
from pydantic_core import ErrorDetails

from rejoinder.languages import Words

GIVEN_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Told:
    """A fault in words."""

    message: Words
    given: str | None = None
    allowed: Words | None = None
    repair: Words | None = None


def tell(model: type[BaseModel], error: ErrorDetails, skip: int = 0) -> Told:
    """The words for one pydantic error of ``model``; ``skip`` steps of its location lie outside the model."""
    teller = _TELLERS.get(error["type"], _other)
    return teller(model, error, skip)


def _missing(_: type[BaseModel], error: ErrorDetails, __: int) -> Told:
    return Told(_MISSING.fill(key=str(error["loc"][-1])), repair=_ADD)


def _unknown_key(model: type[BaseModel], error: ErrorDetails, skip: int) -> Told:
    key = str(error["loc"][-1])
    keys = _keys(_model_at(model, error["loc"][skip:-1]))
    return Told(_UNKNOWN.fill(key=key), allowed=_listed(keys), repair=_nearest(key, keys))


def _choice(_: type[BaseModel], error: ErrorDetails, __: int) -> Told:
    given = str(error["input"])
    expected = [
        part.strip(" '") for part in str(error.get("ctx", {}).get("expected", "")).replace(" or ", ", ").split(",")
    ]
    return Told(_NOT_ALLOWED, _short(given), _listed(expected), _nearest(given, expected))


def _own(_: type[BaseModel], error: ErrorDetails, __: int) -> Told:
    """A fault raised by our own validators, which bring both languages along."""
    ctx = error.get("ctx", {})
    allowed = ctx.get("allowed")
    values = str(allowed).split(", ") if allowed else []
    repair = _nearest(str(ctx.get("given", "")), values) if values else None
    return Told(
        Words(str(ctx["en"]), str(ctx["zh"])), _short(error["input"]), _listed(values) if values else None, repair
    )


def _other(_: type[BaseModel], error: ErrorDetails, __: int) -> Told:
    if "zh" in error.get("ctx", {}):
        return _own(_, error, __)
    shape = _SHAPES.get(error["type"])
    if shape:
        return Told(shape, _short(error["input"]))
    return Told(Words(error["msg"] + ".", _GENERIC), _short(error["input"]))


def _short(value: Any) -> str | None:
    if isinstance(value, dict | list | tuple):
        return None
    text = str(value)
    return text if len(text) <= GIVEN_LENGTH else text[:GIVEN_LENGTH] + "…"


def _listed(values: Iterable[str]) -> Words:
    text = ", ".join(values)
    return Words(text, text)


def _nearest(given: str, known: Iterable[str]) -> Words | None:
    match = difflib.get_close_matches(given, list(known), n=1, cutoff=0.6)
    return _MEANT.fill(name=match[0]) if match else None


def _keys(model: type[BaseModel] | None) -> list[str]:
    return [f.alias or name for name, f in model.model_fields.items()] if model else []


def _model_at(model: type[BaseModel] | None, loc: Iterable[str | int]) -> type[BaseModel] | None:
    """The model class that stands at a location inside ``model``."""
    for step in loc:
        if model is None or isinstance(step, int):
            continue
        known = next((f for name, f in model.model_fields.items() if step in (name, f.alias)), None)
        model = model_of(known.annotation) if known else None
    return model


def model_of(annotation: Any) -> type[BaseModel] | None:
    """The model class inside an annotation such as ``Seller | None`` or ``tuple[Listing, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None if issubclass(annotation, RootModel) else annotation
    if get_origin(annotation) in (tuple, list, typing.Union, types.UnionType, typing.Annotated):
        return next((m for m in map(model_of, get_args(annotation)) if m), None)
    return None


_GENERIC = "该值的格式不正确。"
_MISSING = Words("“{key}” is missing.", "缺少“{key}”。")
_ADD = Words(
    "Add it; “rejoinder schema case” says what belongs there.", "请补充；“rejoinder schema case”说明应填内容。"
)
_UNKNOWN = Words("“{key}” is not a field here.", "此处没有字段“{key}”。")
_NOT_ALLOWED = Words("This value is not one of the allowed ones.", "该值不在允许范围内。")
_MEANT = Words("Did you mean “{name}”?", "是否应为“{name}”？")
_MAPPING = Words("A group of fields (key: value) is expected here.", "此处应为一组字段（键: 值）。")
_LIST = Words("A list is expected here (lines that start with “- ”).", "此处应为列表（以“- ”开头的行）。")
_TEXT = Words("A text is expected here, not a group or list.", "此处应为文字，不能是一组字段或列表。")
_DATE = Words("There is no such date.", "没有这一日期。")
_MOMENT = Words(
    "Write a date (2026-03-12), or date and time with zone (2026-03-12T09:40+08:00).",
    "请写日期（2026-03-12），或含时区的日期时间（2026-03-12T09:40+08:00）。",
)
_YES_NO = Words("Write yes or no.", "请写yes或no。")
_NUMBER = Words("A number is expected here.", "此处应为数字。")
_EMPTY = Words("The text is empty.", "文字为空。")
_LONG = Words("The text is too long for this field.", "文字超过该字段的长度限制。")

_SHAPES = {
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "string_type": _TEXT,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "timezone_aware": _MOMENT,
    "bool_parsing": _YES_NO,
    "bool_type": _YES_NO,
    "int_parsing": _NUMBER,
    "decimal_parsing": _NUMBER,
    "string_too_short": _EMPTY,
    "string_too_long": _LONG,
}
_TELLERS: dict[str, Callable[[type[BaseModel], ErrorDetails, int], Told]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _choice,
}
