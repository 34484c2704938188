"""Codes that an outside standard defines: countries, e-mail addresses, telephone numbers, company numbers, money."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Annotated

from pydantic import AfterValidator

from rejoinder.facts.fields import required
from rejoinder.facts.text import Facts, Line, fault


@cache
def territories() -> frozenset[str]:
    """The two-letter codes that Babel knows (CLDR)."""
    from babel import Locale

    codes = (str(code) for code in Locale("en").territories)
    return frozenset(code for code in codes if len(code) == 2 and code.isalpha()) - {
        "EU",
        "EZ",
        "UN",
        "ZZ",
    }


def country(value: str) -> str:
    """An ISO 3166 code in capitals; ``UK`` is taken for ``GB``."""
    code = {"UK": "GB"}.get(value.upper(), value.upper())
    if code not in territories():
        raise fault(
            "country",
            f"“{value}” is not a country code; write two letters such as CN, DE, US.",
            f"“{value}”不是国家代码；请写两个字母，如CN、DE、US。",
        )
    return code


def territory(value: str) -> str:
    """A country code, or ``EU`` for a right that holds in the whole Union."""
    return "EU" if value.upper() == "EU" else country(value)


def email(value: str) -> str:
    """An address of the right form; nothing is looked up."""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(value, check_deliverability=False, test_environment=True)
    except EmailNotValidError as why:
        raise fault("email", f"“{value}” is not an e-mail address: {why}", f"“{value}”不是有效的电子邮箱。") from why
    return value


def phone(value: str) -> str:
    """A telephone number with its country code, as it was written."""
    import phonenumbers

    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException as why:
        raise fault(
            "phone",
            f"“{value}” is not a telephone number with country code, such as +86 755 0000 0000.",
            f"“{value}”不是含国家代码的电话号码，例如+86 755 0000 0000。",
        ) from why
    if not phonenumbers.is_possible_number(number):
        raise fault(
            "phone", f"“{value}” has too many or too few digits for its country.", f"“{value}”的位数与该国号码不符。"
        )
    return value


def checked_credit_code(value: str) -> str:
    """A unified social credit code (GB 32100) with the right check character."""
    from stdnum.cn import uscc

    if not uscc.is_valid(value):
        raise fault(
            "credit_code",
            f"“{value}” is not a unified social credit code: 18 characters, the last of which checks the others.",
            f"“{value}”不是有效的统一社会信用代码：共18位，末位为校验码。",
        )
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
        raise fault(
            "currency",
            f"“{value}” is not a currency code such as EUR or CNY.",
            f"“{value}”不是EUR、CNY之类的货币代码。",
        )
    return code


Country = Annotated[Line, AfterValidator(country)]
Territory = Annotated[Line, AfterValidator(territory)]
Email = Annotated[Line, AfterValidator(email)]
Phone = Annotated[Line, AfterValidator(phone)]


class Money(Facts):
    """An amount with its currency."""

    value: Decimal = required("Amount", "金额")
    currency: Annotated[Line, AfterValidator(checked_currency)] = required("Currency (ISO code)", "币种（ISO代码）")
