"""The people of a case: complainant, representative, seller, signatory."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator

from rejoinder.facts.codes import Country, Email, Phone, checked_credit_code
from rejoinder.facts.fields import fact, required
from rejoinder.facts.text import Facts, Line, Name
from rejoinder.facts.values import Day, YesNo

Capacity: TypeAlias = Literal[
    "self", "legal-representative", "director", "owner", "authorised-employee", "agent", "lawyer", "complainant"
]
Role: TypeAlias = Literal["reseller", "distributor", "manufacturer", "importer", "marketplace-seller"]


class Verification(Facts):
    """How somebody outside was checked to be who they say they are."""

    by: Line = required(
        "Who checked", "核实人", "decision", why="an unverified sender is asked for a power of attorney, and never paid"
    )
    on: Day = required("When", "核实日期", "record", why="for the file")
    how: Line = required("How", "核实方式", "record", why="for the file")


class Representative(Facts):
    """The law firm or agent that writes for the complainant."""

    firm: Name | None = fact("Firm", "律所或代理机构名称")
    person: Name | None = fact("Person who signed", "署名人")
    salutation: Name | None = fact("Salutation, whole (Dear Dr ...)", "称谓全句（尊敬的……）")
    address: Name | None = fact("Address", "地址")
    country: Country | None = fact("Country (ISO code)", "国家（ISO代码）")
    email: Email | None = fact("E-mail", "电子邮箱")
    reference: Line | None = fact("Their file reference", "对方案号")
    power_of_attorney: YesNo = fact(
        "Did they send a power of attorney?",
        "是否提交授权委托书",
        "decision",
        why="decides whether the letter asks for it",
        default=False,
    )
    verified: Verification | None = fact(
        "How the sender was verified",
        "对发件人的核实",
        "decision",
        why="decides whether the letter asks for proof of authority; nothing is ever paid to an unverified sender",
    )


class Complainant(Facts):
    """The person who asserts the right."""

    name: Name | None = fact("Name", "名称")
    country: Country | None = fact("Country (ISO code)", "国家（ISO代码）")
    address: Name | None = fact("Address", "地址")
    email: Email | None = fact("E-mail", "电子邮箱")
    representative: Representative | None = fact("Law firm or agent", "代理人")


class Store(Facts):
    """The seller's account on the platform."""

    name: Name | None = fact("Store name", "店铺名称")
    id: Line | None = fact("Store or account number", "店铺或账户编号")
    url: Line | None = fact("Store address", "店铺网址", "record", why="for the file")


class Signatory(Facts):
    """The person who will sign by hand; the program never signs."""

    name: Name | None = fact("Name", "姓名")
    capacity: Capacity | None = fact("Capacity in which the signatory signs", "签署身份")
    title: Name | None = fact("Position", "职务")
    country: Country | None = fact(
        "Country where the signature is made (ISO code)",
        "签署地国家（ISO代码）",
        "decision",
        why="28 U.S.C. 1746 has one form for signatures made abroad and another for those made in the United States",
    )


class Seller(Facts):
    """The accused seller, exactly as in the business licence and the platform account."""

    name: Name | None = fact("Name as registered", "登记名称")
    credit_code: Annotated[Line, AfterValidator(checked_credit_code)] | None = fact(
        "Unified social credit code", "统一社会信用代码"
    )
    address: Name | None = fact("Address", "地址")
    country: Country | None = fact("Country (ISO code)", "国家（ISO代码）")
    phone: Phone | None = fact("Telephone, with country code", "电话（含国家代码）")
    email: Email | None = fact("E-mail", "电子邮箱")
    role: Role = fact(
        "Role in trade",
        "经营角色",
        "decision",
        default="marketplace-seller",
        why="a maker or importer is a primary actor, against whom a threat is not actionable in the United Kingdom",
    )
    store: Store | None = fact("Store on the platform", "平台店铺")
    signatory: Signatory | None = fact("Who signs", "签署人")
