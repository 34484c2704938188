"""Drafts to write: a small factory, and one whole letter as a law firm would send it. All parties, numbers and facts are invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from rejoinder.draft import NUMBERED_FORMS, Block, Draft, Form, Gap, block_id
from rejoinder.findings import Finding, Severity, Where
from rejoinder.languages import Language, Words, profile

BOTH = ("en", "zh-Hans")
EVERY_FORM: tuple[tuple[Form, str | tuple[str, ...], str | tuple[str, ...]], ...] = (
    ("title", "Reply", "回复函"),
    ("address", "Nordlicht Leuchten GmbH", "诺德利希特照明有限公司"),
    ("meta", ("Your reference", "NL-4471"), ("贵方编号", "NL-4471")),
    ("subject", "Re: your complaint", "事由：贵方投诉"),
    ("salutation", "Dear Sirs,", "敬启者："),
    ("heading", "Facts", "事实"),
    ("subheading", "The goods", "商品"),
    ("point", "The goods were bought.", "商品系购入。"),
    ("paragraph", "We write for the seller.", "我方代表卖家致函。"),
    ("item", "an invoice;", "发票；"),
    ("table-head", ("No.", "Exhibit"), ("序号", "证据")),
    ("table-row", ("1", "Invoice"), ("1", "发票")),
    ("note", "For reading only.", "仅供阅读。"),
    ("closing", "Yours faithfully", "此致"),
    ("signature", ("Signature", ""), ("签字／盖章", "")),
)


def cells(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else text


def block(form: Form, en: str | tuple[str, ...], zh: str | tuple[str, ...] | None = None, **more: Any) -> Block:
    """A block that says the same in both languages unless told otherwise; its id comes when it enters a draft."""
    texts = {"en": cells(en), "zh-Hans": cells(en if zh is None else zh)}
    return Block(**({"id": "", "form": form, "clause": "general/sample", "texts": texts} | more))


def missing(path: str, language: Language, what: str) -> Gap:
    return Gap(path, language, profile(language).label("gap", what=what))


def draft(*blocks: Block, **more: Any) -> Draft:
    """A draft of these blocks, with ids and numbers as a composed draft has them."""
    identified = [b if b.id else replace(b, id=block_id("reply", b.clause, b.binding, n)) for n, b in enumerate(blocks)]
    fields: dict[str, Any] = {
        "case": "JM-2026-0312",
        "kind": "reply",
        "title": {"en": "Reply to a complaint", "zh-Hans": "关于知识产权投诉的回复函"},
        "operative": "en",
        "languages": BOTH,
        "blocks": tuple(numbered(identified)),
        "reference": "JM-2026-0312 / NL-4471",
    }
    return Draft(**(fields | more))


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """Headings, points and items with their printed numbers; items begin again after any other text."""
    counts: Counter[str] = Counter()
    for each in blocks:
        if each.form in NUMBERED_FORMS:
            level = NUMBERED_FORMS.index(each.form)
            counts[each.form] += 1
            counts.update({deeper: -counts[deeper] for deeper in NUMBERED_FORMS[level + 1 :]})
            shown = {name: counts[name] for name in NUMBERED_FORMS[: level + 1]}
            yield replace(each, numbers={tag: profile(tag).number(each.form, shown) for tag in each.texts})
        else:
            if each.form not in ("table-head", "table-row"):
                counts["item"] = 0
            yield each


def every_form(**more: Any) -> Draft:
    """One block of each form."""
    return draft(*(block(form, en, zh) for form, en, zh in EVERY_FORM), **more)


def finding(block_id: str = "", quote: str = "", language: Language = "en") -> Finding:
    message = Words("This reads as an admission.", "此处可能被理解为承认侵权。")
    repair = Words("Say “asserted”.", "请改为“所称”。")
    where = Where(block=block_id, quote=quote, language=language)
    return Finding("admission.sample", Severity.ERROR, message, repair, where)
