"""What strangers write is recognised too: letters before action, notices, answers and appeals, in English, Chinese and German."""

from __future__ import annotations

import pytest

from rejoinder.reading import kind_of, read_text

PAPERS = [
    ("complaint-letter", "Dear Sirs,\n\nWe are instructed by Lumora Lighting Ltd. You are offering lamps under its sign. Our client requires that you cease all sales and sign the enclosed undertakings. Otherwise it will commence proceedings without further notice."),
    ("complaint-letter", "律师函\n\n致：宁波某灯饰有限公司\n\n本所接受某公司委托，就贵司侵犯其注册商标专用权事宜致函。请贵司于七日内立即停止侵权行为、下架全部商品，并赔偿损失人民币5万元。由此产生的一切后果由贵司承担。"),
    ("complaint-letter", "Abmahnung\n\nSehr geehrte Damen und Herren,\n\ndie Nordlicht Leuchten GmbH hat uns beauftragt. Wir fordern Sie auf, die beigefügte Unterlassungserklärung zu unterzeichnen."),
    ("reply", "Dear Ms Keil,\n\nThank you for your letter of 12 March 2026. Our client does not accept that it has infringed any right. All rights are reserved.\n\nYours sincerely"),
    ("reply", "复函\n\n致：上海某律师事务所\n\n贵所来函收悉。就所称商标侵权事宜，我司答复如下：台灯系自权利人授权经销商处购得的正品，不构成侵权。我司保留一切权利。\n\n此致"),
    ("counter-notice", "The material at https://shop.example/a was taken down after a notice. I swear under penalty of perjury that I have a good faith belief that it was removed by mistake. I consent to the jurisdiction of the federal court in my district and will accept service of process.\n\n/s/ Jane Doe"),
    ("counter-notice", "反通知\n\n本人善意相信，有关材料系因错误或者识别有误而被移除，如有虚假愿承担伪证责任。本人同意接受联邦地区法院管辖，并接受送达。"),
    ("takedown-notice", "I own the copyright in the photos on https://orig.example. They are used without my permission at https://shop.example/x. I have a good faith belief that this use is not authorized by me, my agent or the law. The information in this notice is accurate. Please disable access."),
    ("takedown-notice", "投诉通知\n\n我公司是下列摄影作品的著作权人。贵平台上的下列链接未经许可使用了我公司作品，侵犯我公司著作权，请立即删除。我公司保证通知内容真实。"),
    ("appeal", "Appeal against complaint 123456\n\nOur listing was removed after a trademark complaint. The goods are genuine; invoices attached. Please reinstate the listing."),
    ("appeal", "申诉书\n\n我方于2026年4月8日收到贵平台的侵权投诉通知。我方所售商品系正品，采购合同及发票见附件。请恢复商品链接。"),
    ("declaration", "不存在侵权行为的声明\n\n声明人就平台转送的通知声明：相关商品不存在侵权行为。随附初步证据及真实身份信息。请平台依法转送权利人。"),
    ("request-for-complaint", "Your notice of 2 September does not say which right is concerned. Please send us a full copy of the complaint so that we can answer."),
    ("", "Please find attached our price list for May 2026. Delivery within 14 days."),
    ("", "The parties agree to keep all information confidential. This agreement is governed by the laws of England."),
    ("", "The provider has rejected this counter notice because the contact information was insufficient."),
    ("", "本店铺全场五折，欢迎选购。"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), PAPERS)
def test_the_papers_of_others_are_recognised(kind: str, text: str) -> None:
    assert kind_of(read_text(text, "x.txt")).kind == kind
