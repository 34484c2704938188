"""A case file: the facts of one matter, one complainant, one letter or one platform complaint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import Field

from rejoinder.facts.codes import Country, Url
from rejoinder.facts.complaint import Complaint
from rejoinder.facts.fields import fact, required, several
from rejoinder.facts.people import Seller
from rejoinder.facts.text import Facts, Ident, Line, Name, Prose, known
from rejoinder.facts.values import Day, YesNo

Goal: TypeAlias = Literal[
    "answer",
    "restore-listing",
    "withdraw-complaint",
    "hide-listing",
    "new-account",
    "relist-elsewhere",
    "delete-records",
    "fake-reviews",
    "alter-documents",
    "invent-facts",
]
Request: TypeAlias = Literal["restore-listing", "remove-strike", "lift-restriction", "forward"]
Integrity: TypeAlias = Literal["original", "copy", "redacted", "edited"]


class Unlisting(Facts):
    """When and by whom a listing was taken off sale."""

    on: Day = required("When", "下架日期")
    by: Literal["seller", "platform"] = required("By whom", "由谁下架", "decision", why="chooses the clause")
    captured: YesNo = fact(
        "Was the page captured before?",
        "下架前是否已固定证据",
        "decision",
        default=False,
        why="an uncaptured page is a warning: its content can no longer be shown",
    )


class Listing(Facts):
    """One offer of the seller that the complaint attacks."""

    id: Ident = required("Its id in this file", "本文件内的编号", "record", why="other entries refer to it")
    identifier: Line | None = fact("The platform's own number of the listing", "平台商品编号")
    url: Url | None = fact("Web address", "网址")
    more_urls: tuple[Url, ...] = several("Further web addresses of the same item", "同一项的其他网址")
    noun: Name | None = fact(
        "What the item is, if no listing (file, repository, page ...)", "项目类型（非商品页面时：文件、仓库、网页等）"
    )
    contested: YesNo = fact(
        "Is the measure against this item contested?",
        "是否就该项提出异议",
        "decision",
        default=True,
        why="an item that is not contested stays out of the answer; nothing is said about it",
    )
    sku: Line | None = fact("SKU", "SKU")
    title: Name | None = fact("Title or short description", "标题或简称")
    material: Prose | None = fact(
        "For a copyright notice: which material on the page was removed", "版权通知：被移除的具体内容"
    )
    first_listed: Day | None = fact(
        "First listed",
        "首次上架日期",
        "decision",
        why="an authorisation must already have been valid on that day (R-04)",
    )
    status: Literal["active", "removed", "suspended", "unlisted"] = fact("Status", "状态", default="removed")
    markets: tuple[Country, ...] = several(
        "Markets where it was offered",
        "销售市场",
        "decision",
        why="the markets say where a right can matter; they are not volunteered in a letter",
    )
    unlisted: Unlisting | None = fact("Taken off sale", "下架情况")


class Ground(Facts):
    """A reason why the complaint fails; ``facts`` are the fields that the ground's own file names."""

    id: Ident | None = fact(
        "Its id in this file (G1, G2 ... by default)",
        "本文件内的编号（默认G1、G2……）",
        "record",
        why="other entries refer to it",
    )
    kind: Annotated[Line, known("grounds")] = required("Kind of ground", "抗辩理由类型")
    rights: tuple[Line, ...] = several(
        "Ids of the rights it answers", "对应权利编号", "decision", why="puts the ground under its right"
    )
    listings: tuple[Line, ...] = several("Ids of the listings", "涉及商品编号")
    facts: Mapping[str, Any] = Field(
        default_factory=dict,
        title="Facts of the ground",
        json_schema_extra={"title_zh": "该理由所需事实", "reaches": "document"},
    )
    evidence: tuple[Line, ...] = several("Ids of the evidence", "证据编号")


class Evidence(Facts):
    """A paper or file that proves a fact."""

    id: Ident = required("Its id in this file", "本文件内的编号", "record", why="other entries refer to it")
    kind: Annotated[Line, known("evidence")] = required(
        "Kind",
        "证据类型",
        "decision",
        why="a ground needs evidence of certain kinds; the exhibit is named by its title",
    )
    title: Prose = required("Title for the list of exhibits", "证据目录中的名称")
    file: Line | None = fact("File, relative to the case folder", "文件（相对案件文件夹）")
    pages: Line | None = fact("Decisive page or pages", "关键页码")
    issued: Day | None = fact("Date of the paper", "出具日期")
    proves_date: Day | None = fact("Earlier date that it proves", "所证明的更早日期")
    issuer: Name | None = fact("Issued by", "出具人")
    holder: Name | None = fact(
        "Issued to", "持有人／被授权人", "decision", why="it must be the seller's own name, to the letter"
    )
    valid_from: Day | None = fact(
        "Valid from", "有效期自", "decision", why="R-04: an authorisation must cover listing, sale and complaint"
    )
    valid_until: Day | None = fact("Valid until", "有效期至", "decision", why="R-04 and the warning that it soon ends")
    confirms_since: Day | None = fact(
        "Confirms an authorisation that has existed since",
        "确认授权自何日起存在",
        "decision",
        why="cures an authorisation that was written after the complaint",
    )
    formality: Literal["none", "translated", "notarised", "apostille"] | None = fact("Formality", "形式手续")
    integrity: Integrity = fact(
        "Is the file unaltered?",
        "文件是否未经改动",
        "decision",
        default="original",
        why="an edited file is refused (R-04)",
    )
    enclosed: YesNo = fact(
        "Is it sent to the other side?",
        "是否作为附件提交",
        "decision",
        default=True,
        why="the opponent reads whatever is enclosed",
    )


class Confirmation(Facts):
    """Who confirmed a statement, when, on which evidence."""

    statement: Annotated[Line, known("statements")] = required("Which statement", "确认事项", "decision", why="R-02")
    by: Name = required("Who confirmed it", "确认人", "decision", why="it must be the signatory")
    on: Day = required("When", "确认日期", "decision", why="not before the complaint came and not in the future")
    evidence: tuple[Line, ...] = several("On which evidence", "依据的证据编号", "record", why="for the file")


class Strike(Facts):
    """An earlier complaint that the platform counted."""

    on: Day = required("When", "日期", "record", why="for the ladder of penalties")
    reference: Line | None = fact("Reference", "编号", "record", why="for the ladder of penalties")


class Statement(Facts):
    """Something the seller already told the other side or the platform in this matter."""

    on: Day = required("When", "日期", "decision", why="listed for counsel")
    to: Line = required("To whom", "向谁作出", "decision", why="listed for counsel")
    says: Prose = required(
        "What was said, in substance",
        "主要内容",
        "decision",
        why="an earlier admission needs counsel; shown in the counsel brief only",
    )


class History(Facts):
    """What happened before in this matter."""

    strikes: tuple[Strike, ...] = several("Strikes", "处罚记录", "record", why="for the ladder of penalties")
    statements: tuple[Statement, ...] = several(
        "Statements already made", "已作出的陈述", "decision", why="shown to counsel"
    )


class Case(Facts):
    """The whole file."""

    schema_: Literal["1"] = Field(
        alias="schema",
        title="Version of this format",
        json_schema_extra={"title_zh": "格式版本", "reaches": "record", "why": "the format may change"},
    )
    case: Line = required("Your own number of the case", "己方案件编号")
    language: Annotated[Line, known("languages")] | None = fact(
        "Language of texts given as one string",
        "单一字符串文字的语言",
        "decision",
        why="says what language such a text is in",
    )
    reading_copy: YesNo = fact(
        "Is a second language wanted beside the addressee's?",
        "是否需要另一语言的阅读文本",
        "decision",
        default=True,
        why="a client who reads the addressee's language needs no second column",
    )
    fictional: YesNo = fact("Is this an invented example?", "是否为虚构样例", default=False)
    complaint: Complaint = required("The complaint", "投诉")
    seller: Seller = required("The seller", "卖家")
    listings: tuple[Listing, ...] = several("Listings", "商品")
    grounds: tuple[Ground, ...] = several("Grounds", "抗辩理由")
    evidence: tuple[Evidence, ...] = several("Evidence", "证据")
    request: Request = fact(
        "What a platform is asked to do",
        "请求平台采取的措施",
        "decision",
        default="restore-listing",
        why="chooses the clause of the request",
    )
    goals: tuple[Goal, ...] = several(
        "What the seller wants", "卖家目标", "decision", why="unlawful aims are refused (R-10, R-04)"
    )
    confirmations: tuple[Confirmation, ...] = several("Confirmations", "确认", "decision", why="R-02")
    history: History = Field(
        default_factory=History,
        title="History",
        json_schema_extra={
            "title_zh": "既往情况",
            "reaches": "decision",
            "why": "earlier statements are shown to counsel",
        },
    )
