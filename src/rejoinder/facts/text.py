"""Texts, names and codes as a case file writes them.

Free text that reaches a document is a mapping by language, ``{en: ..., zh-Hans: ...}``, or one string in the language that the file
declares at its top (``language: en``). What a code means is judged by ``rules``; here only its shape is.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    RootModel,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from rejoinder.errors import shown
from rejoinder.languages import Words, profiles

LINE_LENGTH = 600
PROSE_LENGTH = 6000
# Overrides and isolates can make a text read differently from what it is; line separators and the private area are used by the writer.
SPOOFING = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029\ue000-\uf8ff]")
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def fault(code: str, en: str, zh: str, *, repair: Words | None = None, **values: Any) -> PydanticCustomError:
    """A validation error whose message, and what to do about it, exist in both languages of the command line."""
    return PydanticCustomError(code, "{en}", {"en": en, "zh": zh, "repair": repair, **values})


def quoted(value: Any) -> Words:
    """A given value as the subject of a message."""
    return Words(f"“{shown(value)}”", f"“{shown(value)}”") if isinstance(value, str) else _GROUP_OR_LIST


def _clean(value: str) -> str:
    if found := SPOOFING.search(value):
        name = unicodedata.name(found[0], "private use")
        code = f"U+{ord(found[0]):04X}"
        raise fault(
            "character",
            f"The character {code} ({name}) is not allowed: it can hide what the text says.",
            f"不允许出现字符{code}（{name}）：它可能使文字显示与实际不符。",
            repair=_DELETE,
        )
    text = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise fault("empty", "The text is empty.", "文字为空。", repair=_FILL)
    return text


def _one_line(value: str) -> str:
    if "\n" in value:
        raise fault(
            "line_break", "This must be one line, without line breaks.", "此处只能为一行，不得换行。", repair=_JOIN
        )
    return value


def _identifier(value: str) -> str:
    if not IDENTIFIER.fullmatch(value):
        given = shown(value)
        raise fault("identifier", f"“{given}” cannot be an id.", f"“{given}”不能作为编号。", repair=_WRITE_ID)
    return value


def _iso(value: Any) -> Any:
    """Only YYYY-MM-DD: a bare number, or 12/03/2026, could mean several days."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        given = quoted(value)
        raise fault(
            "date",
            f"{given.en} is not a date of the form YYYY-MM-DD.",
            f"{given.zh}不是YYYY-MM-DD格式的日期。",
            repair=_WRITE_DATE,
        )
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise fault("no_such_date", f"There is no day {value}.", f"没有{value}这一日期。", repair=_WRITE_DATE) from None


Line = Annotated[
    str, StringConstraints(min_length=1, max_length=LINE_LENGTH), AfterValidator(_clean), AfterValidator(_one_line)
]
Long = Annotated[str, StringConstraints(min_length=1, max_length=PROSE_LENGTH), AfterValidator(_clean)]
LongLine = Annotated[Long, AfterValidator(_one_line)]
Ident = Annotated[Line, AfterValidator(_identifier)]
Iso = BeforeValidator(_iso)


class Known:
    """Marks a code whose allowed values come from data files; the loader passes them in as ``context["known"][name]``."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, value: str, info: ValidationInfo) -> str:
        """The value itself, if it is one of the known ones."""
        known = (info.context or {}).get("known", {}).get(self.name)
        if known is not None and value not in known:
            allowed, given = ", ".join(known), shown(value)
            raise fault(
                "unknown_code",
                f"“{given}” is not known here.",
                f"“{given}”不在允许范围内。",
                allowed=allowed,
                given=value,
            )
        return value


def known(name: str) -> AfterValidator:
    """A validator that accepts the values of that vocabulary only."""
    return AfterValidator(Known(name))


class Facts(BaseModel):
    """The base of everything in a case file: unknown keys are refused, nothing can be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=False)


def _tag(value: str) -> str:
    allowed = tuple(profiles())
    if value not in allowed:
        given = shown(value)
        raise fault(
            "language",
            f"“{given}” is not a language of the program.",
            f"“{given}”不是本程序支持的语言。",
            allowed=", ".join(allowed),
            given=value,
        )
    return value


Tag = Annotated[str, AfterValidator(_tag)]


class Localised(RootModel[dict[Tag, Long]]):
    """A text by language tag."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _by_language(cls, value: Any, info: ValidationInfo) -> Any:
        if isinstance(value, str):
            return {_declared(info): value}
        if isinstance(value, dict) and not value:
            raise fault("empty", "A text in at least one language is needed.", "至少需要一种语言的文字。", repair=_FILL)
        if isinstance(value, dict | Localised):
            return value
        raise fault("text", "A text is expected here, not a list.", "此处应为文字，不能是列表。", repair=_BY_LANGUAGE)

    def get(self, language: str) -> str | None:
        """The text in exactly that language."""
        return self.root.get(language)


def _declared(info: ValidationInfo) -> str:
    declared = (info.context or {}).get("language")
    if not declared:
        raise fault(
            "undeclared_language",
            "This text does not say in which language it is.",
            "未说明该文字所用语言。",
            repair=_BY_LANGUAGE,
        )
    return str(declared)


class Prose(Localised):
    """Free text: it must stand in every language of the documents that it reaches."""


class Name(Localised):
    """A proper name or address: the Latin form may stand in a Chinese text, but not the Chinese form in an English one."""

    root: dict[Tag, LongLine]


def latin(text: str) -> bool:
    """True if the text holds no Han character, so that a reader of English can read it."""
    return not any("CJK UNIFIED" in unicodedata.name(c, "") for c in text)


_GROUP_OR_LIST = Words("A group or list", "一组字段或列表")
_DELETE = Words("Delete the character.", "请删除该字符。")
_FILL = Words("Fill it in, or delete the field.", "请填写，或删除该字段。")
_WRITE_ID = Words(
    "Write letters, digits, “-”, “_” or “.”, such as R1 or lamp-2.", "请使用字母、数字、“-”、“_”或“.”，例如R1、lamp-2。"
)
_JOIN = Words("Write it on one line.", "请写在一行内。")
_WRITE_DATE = Words(
    "Write a day of the calendar as YYYY-MM-DD, such as 2026-03-12.",
    "请按YYYY-MM-DD填写实际存在的日期，例如2026-03-12。",
)
_BY_LANGUAGE = Words(
    "Write {en: ..., zh-Hans: ...}, or put “language: en” at the top of the file.",
    "请写成{en: ..., zh-Hans: ...}，或在文件顶部声明“language: en”。",
)
