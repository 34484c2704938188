"""Days, moments, yes or no, and numbers as a case file writes them: one way each, so that nothing can be read in two ways."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from rejoinder.facts.text import ISO_DATE, Iso, fault, quoted
from rejoinder.languages import Words

MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})")
WHOLE = re.compile(r"[0-9]{1,9}")
NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")
YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def _moment(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and (ISO_DATE.fullmatch(value) or MOMENT.fullmatch(value)):
        try:
            return date.fromisoformat(value) if len(value) == len("2026-03-12") else datetime.fromisoformat(value)
        except ValueError:
            raise _told("moment", value, "does not exist: no such day or time", "没有这一日期或时间", _MOMENT) from None
    raise _told(
        "moment",
        value,
        "is neither a date nor a date and time with its zone",
        "既不是日期，也不是含时区的日期时间",
        _MOMENT,
    )


def _yes_no(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    answer = YES_NO.get(value.casefold()) if isinstance(value, str) else None
    if answer is None:
        raise _told("yes_no", value, "is neither yes nor no", "既不是yes也不是no", _YES_OR_NO)
    return answer


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not WHOLE.fullmatch(value):
        raise _told("whole", value, "is not a whole number", "不是整数", _DIGITS)
    return int(value)


def _number(value: Any) -> Decimal:
    """No thousands separators: 1,200 is one thousand two hundred to some and one and a fifth to others."""
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str) or not NUMBER.fullmatch(value):
        raise _told("number", value, "is not a number", "不是数字", _DECIMAL)
    return Decimal(value)


def _told(code: str, value: Any, en: str, zh: str, repair: Words) -> PydanticCustomError:
    given = quoted(value)
    return fault(code, f"{given.en} {en}.", f"{given.zh}{zh}。", repair=repair)


Day: TypeAlias = Annotated[date, Iso]
Moment: TypeAlias = Annotated[datetime | date, BeforeValidator(_moment)]
YesNo: TypeAlias = Annotated[bool, BeforeValidator(_yes_no)]
Whole: TypeAlias = Annotated[int, BeforeValidator(_whole)]
Number: TypeAlias = Annotated[Decimal, BeforeValidator(_number)]

_MOMENT = Words(
    "Write a date (2026-03-12), or date and time with zone (2026-03-12T09:40+08:00).",
    "请写日期（2026-03-12），或含时区的日期时间（2026-03-12T09:40+08:00）。",
)
_YES_OR_NO = Words("Write yes or no.", "请写yes或no。")
_DIGITS = Words("Write digits only, such as 11.", "请只写数字，例如11。")
_DECIMAL = Words(
    "Write digits, with a point before the cents and nothing between the thousands, such as 1200.50.",
    "请只写数字，小数用点号，千位不加分隔符，例如1200.50。",
)
