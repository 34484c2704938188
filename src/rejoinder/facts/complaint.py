"""What the other side says: complaint, rights, allegations, demands, and whether a court is involved."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from rejoinder.facts.codes import Email, Money, Territory
from rejoinder.facts.fields import fact, required, several
from rejoinder.facts.people import Complainant
from rejoinder.facts.text import Facts, Ident, Line, Name, Prose, known
from rejoinder.facts.values import Day, Moment, Whole, YesNo

Procedure: TypeAlias = Literal["dmca", "platform", "letter", "statute", "court"]
RightKind: TypeAlias = Literal["trademark", "copyright", "design", "patent", "unfair-competition"]
Trigger: TypeAlias = Literal["notice", "predictive", "policy", "search-exclusion", "circumvention"]
DemandKind: TypeAlias = Literal[
    "cease", "remove", "disclose", "recall", "destroy", "payment", "costs", "undertaking", "publication", "other"
]
Answer: TypeAlias = Literal["reject", "particulars", "precaution", "counsel", "accept"]


class RegisterCheck(Facts):
    """A look into the public register."""

    on: Day = required("When", "查询日期", "record", why="for the file")
    by: Line = required("By whom", "查询人", "record", why="for the file")
    found: Literal["as-asserted", "different", "not-found"] = required(
        "Result", "查询结果", "decision", why="as for the check itself"
    )


class Right(Facts):
    """One right that the complainant asserts. Its number proves nothing until the register was looked at."""

    id: Ident = required("Its id in this file", "本文件内的编号", "record", why="other entries refer to it")
    kind: RightKind = required("Kind of right", "权利类型")
    office: Annotated[Line, known("offices")] | None = fact("Office where it is registered", "登记机构")
    number: Line | None = fact("Registration number as the complainant gives it", "对方所称注册号／登记号")
    more_numbers: tuple[Line, ...] = several(
        "Further registration numbers of the same right or work", "同一权利或作品的其他编号"
    )
    title: Name | None = fact("The mark, or the name of the work or design", "商标、作品或外观设计名称")
    classes: tuple[Whole, ...] = several("Nice classes", "尼斯分类类别")
    goods: Prose | None = fact("Goods and services of the registration, as far as relevant", "核定使用的相关商品／服务")
    registered: YesNo = fact(
        "Is it said to be a registered right?",
        "是否主张为注册／登记权利",
        "decision",
        default=True,
        why="a number is required of registered rights only; some grounds hold for one kind only",
    )
    filed: Day | None = fact("Filing or priority date", "申请日（优先权日）")
    registered_on: Day | None = fact("Date of registration", "注册日期")
    owner: Name | None = fact("Registered owner, if not the complainant", "登记权利人（如非投诉人）")
    territory: tuple[Territory, ...] = several(
        "Countries, where it is not the office that says it",
        "权利地域（登记机构不能说明时）",
        "decision",
        why="decides the jurisdiction of an unregistered right or an international registration",
    )
    checked: RegisterCheck | None = fact(
        "When the register was looked at",
        "登记簿查询情况",
        "decision",
        why="decides whether the letter asks for a register extract",
    )


class Allegation(Facts):
    """One thing that they say is wrong, and what the answer is."""

    id: Ident = required("Its id in this file", "本文件内的编号", "record", why="other entries refer to it")
    right: Line = required("Id of the right", "对应权利编号", "decision", why="puts the allegation under its right")
    listings: tuple[Line, ...] = several("Ids of the listings", "涉及商品编号")
    says: Prose = required("What they say, neutrally told", "对方主张（中性转述）")
    response: Literal["deny", "not-accepted", "particulars"] = fact(
        "Answer to the allegation",
        "答复",
        default="not-accepted",
        reaches="decision",
        why="chooses the clause of the answer",
    )
    grounds: tuple[Line, ...] = several("Ids of the grounds that answer it", "对应抗辩理由编号")


class Payee(Facts):
    """Who is to be paid, as they say."""

    name: Line | None = fact(
        "Account holder", "收款人", "decision", why="a private or unverified payee refuses every payment wording (R-08)"
    )
    private: YesNo = fact("Is it a private person?", "是否为个人账户", "decision", default=False, why="as above")


class Demand(Facts):
    """One thing that they want; every demand gets an answer."""

    kind: DemandKind = required("Kind of demand", "要求类型")
    says: Prose | None = fact("In particular", "具体内容")
    amount: Money | None = fact("Amount", "金额")
    payee: Payee | None = fact("Payee", "收款方", "decision", why="R-08")
    answer: Answer | None = fact("Answer to the demand", "答复", "decision", why="chooses the clause of the answer")


class Court(Facts):
    """Whether a court is involved. A docket number alone refuses nothing; these answers do."""

    named_as_party: YesNo | None = fact(
        "Is the seller named as a party?", "卖家是否被列为当事人", "decision", why="R-01"
    )
    served: YesNo | None = fact(
        "Were court papers served or handed over?", "是否已收到／送达法院文书", "decision", why="R-01"
    )
    order: YesNo | None = fact(
        "Is there an order against the seller or its account?", "是否存在针对卖家或其账户的命令", "decision", why="R-01"
    )
    name: Name | None = fact("Court", "法院")
    case_number: Line | None = fact("Case number", "案号")
    served_on: Day | None = fact("Date of service", "送达日期")
    hearing: Day | None = fact("Date of a hearing", "开庭／听证日期")
    papers: Prose | None = fact("Which papers", "文书名称")


class RespondBy(Facts):
    """The time limit as the other side set it."""

    date: Day = required("Date", "日期")


class DesignatedAgent(Facts):
    """The agent who receives counter-notifications, as the directory of the US Copyright Office gives it."""

    provider: Name = required("Service provider", "服务提供者")
    name: Line = required("Agent", "代理人")
    address: Name | None = fact("Address", "地址")
    email: Email | None = fact("E-mail", "电子邮箱")
    abroad: YesNo = fact(
        "Has the provider no seat in the United States?",
        "服务提供者是否不在美国",
        "record",
        default=False,
        why="for the file",
    )


class Complaint(Facts):
    """One letter, or one platform complaint, of one complainant."""

    procedure: Procedure = required(
        "Procedure: dmca, platform, letter, statute or court", "程序类型", "decision", why="chooses the document"
    )
    platform: Annotated[Line, known("platforms")] | None = fact("Platform", "平台")
    trigger: Trigger = fact(
        "What set it off",
        "触发原因",
        "decision",
        default="notice",
        why="a takedown without a complaint cannot be answered by a counter-notification (R-03)",
    )
    reference: Line | None = fact("Their reference or complaint number", "投诉编号")
    dated: Day | None = fact("Date of the letter or notice", "函件／通知日期")
    received: Moment | None = fact(
        "When it was received (date, or date and time with zone)", "收到时间（日期，或含时区的时间）"
    )
    delivered: Literal["platform-message", "email", "post", "courier", "forwarded-by-platform"] | None = fact(
        "Way of delivery", "送达方式"
    )
    respond_by: RespondBy | None = fact("Time limit as they set it", "对方设定的答复期限")
    court: Court | None = fact("Court involvement", "法院程序", "decision", why="R-01")
    agent: DesignatedAgent | None = fact(
        "Designated agent of a provider without a platform file", "指定代理人（无平台文件时）"
    )
    complainant: Complainant = Field(
        default_factory=Complainant,
        title="Complainant",
        json_schema_extra={"title_zh": "投诉人", "reaches": "document"},
    )
    rights: tuple[Right, ...] = several("Rights asserted", "所主张的权利")
    allegations: tuple[Allegation, ...] = several("Allegations", "指控")
    demands: tuple[Demand, ...] = several("Demands", "要求")
