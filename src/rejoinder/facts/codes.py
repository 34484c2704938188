"""Codes that an outside standard defines: countries, e-mail addresses, telephone numbers, company numbers, money."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator

from rejoinder.facts.fields import required
from rejoinder.facts.text import Facts, Line, fault, quoted
from rejoinder.facts.values import Number
from rejoinder.languages import Words

NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB"})  # groups, and codes that stand for no place
TWO_LETTERS = re.compile("[A-Za-z]{2}")


@cache
def territories() -> frozenset[str]:
    """The two-letter codes that Babel knows (CLDR)."""
    from babel import Locale

    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if TWO_LETTERS.fullmatch(code)) - NOT_COUNTRIES


def country(value: str) -> str:
    """An ISO 3166 code in capitals; ``UK`` is taken for ``GB``."""
    code = {"UK": "GB"}.get(value.upper(), value.upper())
    if not TWO_LETTERS.fullmatch(value) or code not in territories():
        given = quoted(value)
        raise fault("country", f"{given.en} is not a country code.", f"{given.zh}不是国家代码。", repair=_TWO_LETTERS)
    return code


def territory(value: str) -> str:
    """A country code, or ``EU`` for a right that holds in the whole Union."""
    return "EU" if value.upper() == "EU" else country(value)


def url(value: str) -> str:
    """A web address as a browser takes it; nothing is looked up."""
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or " " in value:
        raise fault(
            "url",
            f"“{value}” is not a web address such as https://www.example.com/item/1.",
            f"“{value}”不是有效网址，例如https://www.example.com/item/1。",
        )
    return value


def email(value: str) -> str:
    """An address of the right form; nothing is looked up."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(value, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        given = quoted(value)
        raise fault(
            "email", f"{given.en} is not an e-mail address.", f"{given.zh}不是有效的电子邮箱。", repair=_MAILBOX
        ) from None
    return value


def phone(value: str) -> str:
    """A telephone number with its country code, as it was written."""
    import phonenumbers

    given = quoted(value)
    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        en, zh = "is not a telephone number with country code", "不是含国家代码的电话号码"
        raise fault("phone", f"{given.en} {en}.", f"{given.zh}{zh}。", repair=_DIAL) from None
    if not phonenumbers.is_possible_number(number):
        en, zh = "has too many or too few digits for its country", "的位数与该国号码不符"
        raise fault("phone", f"{given.en} {en}.", f"{given.zh}{zh}。", repair=_DIAL)
    return value


def checked_credit_code(value: str) -> str:
    """A unified social credit code (GB 32100) with the right check character."""
    from stdnum.cn import uscc

    if not uscc.is_valid(value):
        given = quoted(value)
        en, zh = "is not a valid unified social credit code", "不是有效的统一社会信用代码"
        raise fault("credit_code", f"{given.en} {en}.", f"{given.zh}{zh}。", repair=_COPY_CODE)
    return value


@cache
def currencies() -> frozenset[str]:
    """ISO 4217 codes that Babel knows."""
    from babel import Locale

    return frozenset(Locale("en").currencies)


def checked_currency(value: str) -> str:
    """An ISO 4217 code in capitals."""
    code = {"RMB": "CNY"}.get(value.upper(), value.upper())
    if code not in currencies():
        given = quoted(value)
        raise fault(
            "currency", f"{given.en} is not a currency code.", f"{given.zh}不是货币代码。", repair=_THREE_LETTERS
        )
    return code


Country = Annotated[Line, AfterValidator(country)]
Territory = Annotated[Line, AfterValidator(territory)]
Url = Annotated[Line, AfterValidator(url)]
Email = Annotated[Line, AfterValidator(email)]
Phone = Annotated[Line, AfterValidator(phone)]


class Money(Facts):
    """An amount with its currency."""

    value: Number = required("Amount", "金额")
    currency: Annotated[Line, AfterValidator(checked_currency)] = required("Currency (ISO code)", "币种（ISO代码）")


_TWO_LETTERS = Words("Write two letters such as CN, DE, US.", "请写两个字母，例如CN、DE、US。")
_THREE_LETTERS = Words("Write three letters such as EUR or CNY.", "请写三个字母，例如EUR、CNY。")
_MAILBOX = Words("Write one address such as ip@example.com.", "请写一个邮箱地址，例如ip@example.com。")
_DIAL = Words(
    "Write it with + and the country code, such as +86 755 0000 0000.", "请写明+和国家代码，例如+86 755 0000 0000。"
)
_COPY_CODE = Words(
    "Copy the 18 characters from the business licence; the last one checks the others.",
    "请按营业执照填写18位代码；末位为校验码。",
)
