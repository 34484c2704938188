"""One whole letter in two languages, three pages long, as a law firm would send it. Every party, number and fact is invented."""

from __future__ import annotations

from typing import Any

from rejoinder.draft import Block, Draft, Form

from .drafts import block, draft, missing

URL = "https://www.example-market.com/en/products/68c8a1f0e2b74d-led-desk-lamp-with-dimmer-and-usb-port"
SENDER, ADDRESSEE = {"clause": "reply/sender"}, {"clause": "reply/addressee"}


def letter(**more: Any) -> Draft:
    """The letter."""
    return draft(*_opening(), *_facts(), *_answers(), *_end(), **({"fictional": True} | more))


def _opening() -> list[Block]:
    return [
        block("title", "Reply to a Trade Mark Complaint", "关于商标侵权投诉的回复函"),
        block("address", "Shenzhen Lanyue Lighting Co., Ltd.", "深圳市蓝月照明有限公司", **SENDER),
        block("address", "Room 1203, Building B, 18 Keyuan Road, Nanshan, Shenzhen 518057, China", "中国深圳市南山区科苑路18号B座1203室（邮编518057）", **SENDER),
        block("address", "legal@lanyue.example", "legal@lanyue.example", **SENDER),
        block("address", "Kanzlei Berghoff & Partner mbB", "Berghoff & Partner律师事务所", **ADDRESSEE),
        block("address", "Ms Annika Berghoff, Attorney at Law", "安妮卡·贝格霍夫律师", **ADDRESSEE),
        block("address", "Speicherstraße 14, 20457 Hamburg, Germany", "德国汉堡市Speicherstraße 14号（邮编20457）", **ADDRESSEE),
        block("meta", ("Your reference", "NL-4471/26"), ("贵方编号", "NL-4471/26")),
        block("meta", ("Our reference", "JM-2026-0312"), ("我方编号", "JM-2026-0312")),
        block("meta", ("Platform complaint", "IP-002-88213, received on 12 March 2026"), ("平台投诉编号", "IP-002-88213（2026年3月12日收悉）")),
        block("meta", ("Right asserted", "EU trade mark No. 018123456 “NORDLICHT” (class 11)"), ("所主张的权利", "欧盟商标第018123456号“NORDLICHT”（第11类）")),
        block("meta", ("Date", "18 March 2026"), ("日期", "2026年3月18日"), volatile=True),
        block("subject", "Your complaint against the listing “LED desk lamp with dimmer”", "贵方针对“可调光LED台灯”商品链接的投诉"),
        block("salutation", "Dear Ms Berghoff,", "贝格霍夫律师："),
        block(
            "paragraph",
            "We refer to the complaint that you filed on behalf of Nordlicht Leuchten GmbH. This letter states our position on it. It is written "
            "without admission of any liability and for the sole purpose of having the complaint withdrawn; all rights remain reserved.",
            "贵方代表Nordlicht Leuchten GmbH提出的上述投诉，我方已经收悉。本函系我方就该投诉所作的答复，不构成对任何责任的承认，仅为促成撤回投诉之目的出具；我方保留一切权利。",
        ),
    ]  # fmt: skip


def _facts() -> list[Block]:
    return [
        block("heading", "Background", "事实经过"),
        block(
            "point",
            f"The listing (product ID 68c8a1f0e2b74d, {URL}) has been on sale since 2 May 2024. It was removed by the platform on 12 March 2026 upon your complaint.",
            f"涉及商品链接（商品编号68c8a1f0e2b74d，{URL}）自2024年5月2日起上架销售，平台依据贵方投诉于2026年3月12日将其下架。",
        ),
        block(
            "point",
            "The goods are desk lamps made by Foshan Mingda Electrical Co., Ltd. They bear the sign “NORDLICHT” on the base plate and on the packaging. They differ from your client’s goods in none of the following respects:",
            "被投诉商品为佛山市明达电器有限公司生产的台灯，底座及包装上标有“NORDLICHT”标识。该商品与贵方委托人的商品在下列方面并无差异：",
        ),
        block("item", "the lamp head, 12 W, 900 lm, 4000 K;", "灯头，12 W、900 lm、4000 K；"),
        block("item", "the arm and the base plate, with the moulded type number ZX-LIT-88120; and", "支臂及底座，模印型号ZX-LIT-88120；以及"),
        block("item", "the carton and the printed instructions.", "外包装箱及随附说明书。"),
        block("heading", "The goods are genuine", "被投诉商品系正品"),
        block("subheading", "Chain of supply", "供货链条"),
        block(
            "point",
            "By a distribution agreement of 8 January 2024 (Exhibit 1) your client appointed Mingda as its distributor for Asia and Europe, with the right to appoint resellers. Clause 4.2 of that agreement extends expressly to online sales.",
            "贵方委托人于2024年1月8日与明达公司签订经销协议（证据1），委任其为亚洲及欧洲地区经销商，并有权委任下级经销商。该协议第4.2条明确及于线上销售。",
        ),
        block(
            "point",
            "We bought the goods complained of from Mingda under purchase contract LY-2024-017 and three invoices (Exhibits 2 and 3) for a total price of EUR 41,250.00. Mingda confirmed on 15 March 2026 that every lamp it delivered was made under the agreement (Exhibit 4).",
            "我方依据编号为LY-2024-017的采购合同及三份发票（证据2、证据3）向明达公司购入被投诉商品，总价款为EUR 41,250.00。明达公司于2026年3月15日书面确认，其所交付的全部台灯均系依据上述协议生产（证据4）。",
        ),
        block("subheading", "What follows from it", "由此得出的结论"),
        block(
            "point",
            "Goods which the proprietor has put on the market in the European Union itself, or which have been put on the market there with its consent, may be resold under the mark. On these facts the complaint cannot be upheld against the listing.",
            "对于商标权人自行或者经其同意在欧盟境内投放市场的商品，他人可以在该商标之下再行销售。基于上述事实，针对该商品链接的投诉不能成立。",
        ),
    ]  # fmt: skip


def _answers() -> list[Block]:
    gaps = (
        missing("demands[1].payee", "en", "payee of the costs"),
        missing("demands[1].payee", "zh-Hans", "费用收款人"),
    )
    return [
        block("heading", "Your demands", "对贵方要求的答复"),
        block("paragraph", "We answer your demands one by one:", "对贵方的各项要求，我方逐一答复如下："),
        block("item", "Cessation. As a precaution and without admission the listing stays offline until 2 April 2026, so that you can examine the exhibits.", "停止销售：为审慎起见，在不构成承认的前提下，该商品链接于2026年4月2日之前保持下架，以便贵方核查证据。"),
        block(
            "item",
            f"Costs of EUR 1,822.96. There is no basis for this demand. Moreover it does not name {gaps[0].marker}.",
            f"支付费用EUR 1,822.96：该项要求没有依据。此外，该要求未载明{gaps[1].marker}。",
            gaps=gaps,
        ),
        block("heading", "Exhibits", "证据目录"),
        block("table-head", ("No.", "Document", "Issued by", "Date"), ("序号", "文件名称", "出具方", "日期"), widths=(1, 6, 4, 3)),
        *(block("table-row", en, zh, widths=(1, 6, 4, 3)) for en, zh in EXHIBITS),
    ]  # fmt: skip


EXHIBITS = (
    (("1", "Distribution agreement, with certified translation", "Nordlicht Leuchten GmbH", "8 January 2024"), ("1", "经销协议（附经认证的译文）", "Nordlicht Leuchten GmbH", "2024年1月8日")),
    (("2", "Purchase contract LY-2024-017", "Foshan Mingda Electrical Co., Ltd.", "20 February 2024"), ("2", "采购合同（编号LY-2024-017）", "佛山市明达电器有限公司", "2024年2月20日")),
    (("3", "Invoices 44031201, 44031202 and 44031203", "Foshan Mingda Electrical Co., Ltd.", "1 March 2024"), ("3", "增值税发票44031201、44031202、44031203", "佛山市明达电器有限公司", "2024年3月1日")),
    (("4", "Confirmation of origin, sealed", "Foshan Mingda Electrical Co., Ltd.", "15 March 2026"), ("4", "来源确认函（盖章）", "佛山市明达电器有限公司", "2026年3月15日")),
    (("5", "Photographs of lamp, base plate and carton (12 pages)", "the seller", "16 March 2026"), ("5", "灯具、底座及包装箱照片（共12页）", "卖家", "2026年3月16日")),
)  # fmt: skip


def _end() -> list[Block]:
    rows: list[tuple[Form, tuple[str, str], tuple[str, str]]] = [
        (
            "signature",
            ("For and on behalf of", "Shenzhen Lanyue Lighting Co., Ltd."),
            ("单位名称", "深圳市蓝月照明有限公司"),
        ),
        ("signature", ("Signatory", "Lin Zhiyuan, legal representative"), ("签署人", "林志远，法定代表人")),
        ("signature", ("Signature and seal", ""), ("签字及盖章", "")),
        ("signature", ("Date", ""), ("日期", "")),
    ]
    return [
        block("heading", "Request", "请求事项"),
        block(
            "paragraph",
            "We ask you to withdraw the complaint towards the platform by 2 April 2026 and to confirm the withdrawal in writing. If you see matters otherwise, please name the facts and send the evidence on which you rely.",
            "请贵方于2026年4月2日之前向平台撤回投诉，并书面确认撤回。如贵方持有异议，请说明所依据的事实并提供相应证据。",
        ),
        block(
            "paragraph",
            "Nothing in this letter is an admission of infringement or of liability, or a waiver of any right, remedy or defence.",
            "本函的任何内容均不构成对侵权或者责任的承认，亦不构成对任何权利、救济或者抗辩的放弃。",
        ),
        block("closing", "Yours sincerely", "此致"),
        *(block(form, en, zh) for form, en, zh in rows),
        block("note", "The English text is the operative letter. The Chinese text is for the client’s reading only.", "英文文本为具有效力的函件；中文文本仅供委托人阅读。", copy_only=True),
    ]  # fmt: skip
