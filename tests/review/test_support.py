"""What stands behind a text: assertions, papers, exhibits, oaths, and whether the papers of a case tell one story."""

import re
import time
from dataclasses import replace
from datetime import date

import pytest

import bench
import casebook
from rejoinder import library
from rejoinder.compose import Subject
from rejoinder.findings import Severity
from rejoinder.reading import Reading, Segment, fold, reading_of
from rejoinder.reading.plain import read_text
from rejoinder.review.examined import Examined
from rejoinder.review.support import stories, support, support_facts
from rejoinder.review.support.wording import support_words
from rejoinder.rules.grounds import grounds
from rejoinder.wording.clauses import ClauseLibrary
from rejoinder.wording.documents import document_kinds
from rejoinder.wording.rulebook import labels, rules

CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")


def fact(code):
    return "" if code[0].startswith("{%") else "Xq"


BARE = {"grounds": [], "evidence": []}
WORDS = support_words()


def subject(folder, base="letter", kind="reply", changes=None):
    file = casebook.load(folder, base, changes if changes is not None else BARE)
    return Subject(file, document_kinds()[kind], casebook.TODAY)


def paper(text, language="en", kind="reply", of=None, file="letter.txt"):
    lines = text if isinstance(text, list) else [text]
    segments = tuple(Segment(line, language, line=n, column=1) for n, line in enumerate(lines, start=1))
    return Examined(Reading(file, segments), kind, of)


def found(examined):
    return [(f.rule, f.where.quote) for f in support(examined)]


def told(findings):
    return [f.rule for f in findings]


def evidence(kind, title="Paper", number=1, **more):
    return {
        "id": f"E{number}",
        "kind": kind,
        "title": {"en": title, "zh-Hans": "文件"},
        "file": f"e{number}.pdf",
    } | more


def appeal(folder, *papers, ground="misidentified-listing", **changes):
    given = {"evidence": list(papers), "grounds.0.kind": ground, "grounds.0.evidence": [p["id"] for p in papers]}
    return subject(folder, "platform", "appeal", given | changes)


def fact_rules(of):
    return told(support_facts(of))


# What a text asserts

EXAMPLES = [(a, tag, examples) for a in WORDS.assertions for tag, examples in a.examples.items()]


@pytest.mark.parametrize(("assertion", "tag", "text"), [(a, tag, t) for a, tag, e in EXAMPLES for t in e.fail])
def test_an_assertion_is_seen(assertion, tag, text):
    assert assertion.place(fold(text), tag)


@pytest.mark.parametrize(("assertion", "tag", "text"), [(a, tag, t) for a, tag, e in EXAMPLES for t in e.pass_])
def test_what_is_denied_asked_or_only_alleged_is_no_assertion(assertion, tag, text):
    assert assertion.place(fold(text), tag) is None


SAID = [
    ("en", "Every item listed is a genuine NORDLICHT product.", "genuine"),
    ("en", "The brand owner has authorised us to sell these products.", "authorised"),
    ("en", "The owner granted us a licence for these pictures.", "authorised"),
    ("en", "Our supplier is authorized by the brand.", "authorised"),
    ("en", "The products were acquired through legitimate channels.", "purchased"),
    ("en", "The photographs were made by Xu Zhaoning (our employee).", "own-work"),
    ("en", "An invalidation petition against the patent has been filed with the office.", "invalidity-filed"),
    ("en", "The rights holder retracted the notice yesterday.", "retracted"),
    ("en", "The Shenzhen court ruled in our favour.", "decided"),
    ("en", "The patent expired in 2020.", "right-ended"),
    ("zh-Hans", "本店所有商品都是正品。", "genuine"),
    ("zh-Hans", "权利人已授权我方销售该商品。", "authorised"),
    ("zh-Hans", "图片已取得作者许可。", "authorised"),
    ("zh-Hans", "该批货物由品牌方直接供货。", "purchased"),
    ("zh-Hans", "上述照片由许昭宁（我方员工）于2026年2月3日创作完成。", "own-work"),
    ("zh-Hans", "对方已同意撤回投诉。", "retracted"),
    ("zh-Hans", "该专利权已于2020年终止。", "right-ended"),
    ("zh-Hans", "深圳中院已判决该行为不侵权。", "decided"),
    ("zh-Hans", "经律师审查确认，不构成侵权。", "expert"),
    ("en", "Should the goods not be genuine, please tell us how you know.", None),
    ("en", "We ask for proof that you are authorised by the owner.", None),
    ("en", "Nobody is authorised by this letter to accept service.", None),
    ("en", "Our trademark agent will write to you.", None),
    ("en", "The time limit has expired.", None),
    ("en", "We took the listing down.", None),
    ("zh-Hans", "本函签署人经授权签署本函。", None),
    ("zh-Hans", "请贵方提供授权文件。", None),
    ("zh-Hans", "如该商标已失效，请告知。", None),
    ("zh-Hans", "正如来函所称，照片并非由我方拍摄。", None),
]


@pytest.mark.parametrize(("tag", "text", "expected"), SAID)
def test_assertions_in_other_words(tag, text, expected):
    seen = {a.id for a in WORDS.assertions if a.place(fold(text), tag)}
    assert (expected in seen) if expected else not seen


@pytest.mark.parametrize(
    ("text", "tag", "kind"),
    [
        ("The goods are genuine.", "en", "purchase-invoice"),
        ("我方已取得权利人的书面授权。", "zh-Hans", "authorisation"),
        ("We took the photographs ourselves.", "en", "raw-photo"),
        ("投诉人已撤回投诉。", "zh-Hans", "retraction-mail"),
    ],
)
def test_an_assertion_needs_a_paper_and_only_an_enclosed_one_counts(tmp_path, text, tag, kind):
    def rule(name, *papers):
        of = subject(tmp_path / name, changes={"evidence": list(papers)})
        return [r for r, _ in found(paper(text, tag, of=of))]

    assert rule("bare") == ["support.unproved"]
    assert rule("borne", evidence(kind)) == []
    assert rule("kept", evidence(kind, enclosed="no")) == ["support.unproved"]


def test_the_very_words_are_marked_and_each_assertion_is_told_once(tmp_path):
    of = subject(tmp_path)
    marked = found(paper(["We hope you are well. The goods are genuine.", "The goods are authentic."], of=of))
    assert marked == [("support.unproved", "goods are genuine")]


def test_a_quotation_of_the_other_side_and_a_text_without_case_assert_nothing(tmp_path):
    of = subject(tmp_path)
    assert found(paper("The goods are genuine.")) == []
    assert found(paper("You write: “the goods are genuine”.", of=of)) == []
    assert found(paper("The goods are genuine.", kind="takedown-notice", of=of)) == []


def test_each_clause_asserts_only_what_its_own_ground_bears():
    bearing = {}
    for kind, ground in grounds().items():
        for clause in ground.clauses.values():
            bearing.setdefault(clause, set()).add(kind)
    strange = [
        (assertion.id, clause.id, tag)
        for clause in ClauseLibrary(library.templates())
        if not clause.id.startswith("read-back/")  # the signer reads these; they do not leave the house
        for tag, chunks in clause.chunks.items()
        for chunk in chunks
        for assertion in WORDS.assertions
        if assertion.place(fold(CODE.sub(fact, chunk)), tag) and not bearing.get(clause.id, set()) & assertion.grounds
    ]
    assert strange == []


# Exhibits

LETTER = [
    "The goods are described in Exhibit 1 and the invoices in Exhibits 2 to 3.",
    "Exhibits",
    "Exhibit 1 | Description",
    "Exhibit 2 | Invoice",
    "Exhibit 3 | Invoice",
]
BRIEF = ["详见证据1至证据3。", "证据目录", "证据1 | 授权书", "证据2 | 发票", "证据3 | 送货单"]


def changed(lines, old, new):
    return [line.replace(old, new) if n == 0 else line for n, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("lines", "tag", "expected"),
    [
        (LETTER, "en", []),
        (BRIEF, "zh-Hans", []),
        (changed(LETTER, "Exhibit 1", "Exhibit 4"), "en", [("support.exhibit", "Exhibit 4"), ("support.exhibit-unused", "Exhibit 1 | Description")]),
        (changed(LETTER, "2 to 3", "2 to 4"), "en", [("support.exhibit", "Exhibits 2 to 4")]),
        (changed(LETTER, "Exhibits 2 to 3", "Exhibit 2"), "en", [("support.exhibit-unused", "Exhibit 3 | Invoice")]),
        (changed(BRIEF, "至证据3", "至证据4"), "zh-Hans", [("support.exhibit", "证据1至证据4")]),
        (changed(BRIEF, "证据1至证据3", "证据1、证据2"), "zh-Hans", [("support.exhibit-unused", "证据3 | 送货单")]),
        (changed(LETTER, "Exhibit 1 and", "Exhibit 1, your Exhibit 9 and"), "en", []),
        (changed(LETTER, "Exhibit 1 and", "Exhibit 1, Exhibit 7 to your letter and"), "en", []),
        (changed(BRIEF, "详见", "就贵方证据9，详见"), "zh-Hans", []),
        (changed(LETTER, "Exhibit 1 and", "Exhibit 1, Annex 2 of the contract and"), "en", []),
    ],
)  # fmt: skip
def test_what_is_referred_to_is_listed_and_what_is_listed_is_referred_to(lines, tag, expected):
    assert found(paper(lines, tag)) == expected


def test_without_a_list_and_without_a_case_nothing_can_be_said():
    assert found(paper("See Exhibit 5.")) == []


def test_without_a_list_the_exhibits_of_the_case_count(tmp_path):
    of = subject(tmp_path, changes={"evidence": [evidence("listing-screenshot"), evidence("other", number=2)]})
    assert found(paper("See Exhibits 1 and 2.", of=of)) == []
    assert found(paper("See Exhibits 1 and 3.", of=of)) == [("support.exhibit", "Exhibits 1 and 3")]


def test_a_numbered_list_under_its_heading_is_a_list_of_exhibits():
    text = "See Exhibit 1 and Exhibit 3.\n\nExhibits:\n\n1. Letter of authorisation\n2. Invoice\n"
    assert [r for r, _ in found(Examined(read_text(text, "x.txt")))] == ["support.exhibit", "support.exhibit-unused"]


def test_a_file_that_the_case_does_not_enclose_is_not_named(tmp_path):
    of = subject(
        tmp_path, changes={"evidence": [evidence("listing-screenshot"), evidence("other", number=2, enclosed="no")]}
    )
    assert found(paper("Proof: e1.pdf, p. 1.", of=of)) == []
    assert found(paper("Proof: e9.pdf, p. 1.", of=of)) == [("support.file", "e9.pdf")]
    assert found(paper("Proof: e2.pdf, p. 1.", of=of)) == [("support.file", "e2.pdf")]
    assert found(paper("Write to ip@shop.example about the site shop.example.", of=of)) == []


# Oaths

OATH = "I declare under penalty of perjury that the goods were removed by mistake."


@pytest.mark.parametrize(
    ("text", "tag", "sworn"),
    [
        (OATH, "en", True),
        ("本人声明上述内容属实，如有虚假愿承担伪证责任。", "zh-Hans", True),
        ("The explanation is not part of the statement made under penalty of perjury.", "en", False),
        ("We declare that the goods are those of the complaint.", "en", False),
    ],
)
def test_an_oath_stands_in_no_text_that_nobody_has_confirmed(tmp_path, text, tag, sworn):
    missing = subject(tmp_path / "a", changes=BARE | {"confirmations": []})
    given = subject(tmp_path / "b")
    assert ("support.oath" in dict(found(paper(text, tag, of=missing)))) is sworn
    assert "support.oath" not in dict(found(paper(text, tag, of=given)))


def test_a_sworn_kind_needs_every_statement_confirmed(tmp_path):
    one = {"confirmations": [{"statement": "facts-true", "by": casebook.NAME, "on": "2026-03-12"}]}
    partly = subject(tmp_path / "a", "dmca", "counter-notice", one)
    whole = subject(tmp_path / "b", "dmca", "counter-notice", {})
    assert "support.oath" in dict(found(paper(OATH, kind="counter-notice", of=partly)))
    assert "support.oath" not in dict(found(paper(OATH, kind="counter-notice", of=whole)))
    finding = next(f for f in support(paper(OATH, kind="counter-notice", of=partly)) if f.rule == "support.oath")
    assert finding.severity is Severity.ERROR


# Papers that prove nothing


@pytest.mark.parametrize(
    ("ground", "kind", "wrong"),
    [
        ("authorised-goods", "authorisation", False),
        ("authorised-goods", "purchase-invoice", False),
        ("authorised-goods", "fapiao", False),
        ("authorised-goods", "raw-photo", True),
        ("authorised-goods", "retraction-mail", True),
        ("own-work", "raw-photo", False),
        ("own-work", "purchase-invoice", True),
        ("own-work", "authorisation", True),
        ("complaint-withdrawn", "retraction-mail", False),
        ("complaint-withdrawn", "product-photo", True),
        ("prior-design", "archive-page", False),
        ("prior-design", "authorisation", True),
        ("genuine-goods", "listing-screenshot", True),
        ("genuine-goods", "other", False),
        ("own-mark", "court-decision", False),
    ],
)
def test_a_paper_is_of_a_kind_that_its_ground_can_rest_on(tmp_path, ground, kind, wrong):
    of = subject(tmp_path, "platform", "reply", {"grounds.0.kind": ground, "evidence": [evidence(kind)]})
    findings = [f for f in support_facts(of) if f.rule == "support.wrong-evidence"]
    assert [f.where.field for f in findings] == (["grounds[0].evidence[0]"] if wrong else [])


@pytest.mark.parametrize(("name", "title"), [(name, t) for name, f in WORDS.flaws.items() for t in f.fail])
def test_a_title_shows_a_paper_that_platforms_reject(tmp_path, name, title):
    kind = min(WORDS.flaws[name].kinds, default="other")
    of = appeal(tmp_path, evidence(kind, title))
    assert f"support.paper-{name}" in fact_rules(of)
    assert f"support.paper-{name}" not in fact_rules(appeal(tmp_path / "kept", evidence(kind, title, enclosed="no")))


@pytest.mark.parametrize(("name", "title"), [(name, t) for name, f in WORDS.flaws.items() for t in f.pass_])
def test_an_ordinary_title_shows_nothing(name, title):
    assert not re.search(WORDS.flaws[name].pattern, fold(title).text)


def test_the_name_of_the_file_counts_as_well_as_the_title(tmp_path):
    of = appeal(tmp_path, evidence("purchase-invoice", file="1688订单.pdf"))
    assert "support.paper-screenshot" in fact_rules(of)


def test_a_screenshot_of_the_listing_is_no_flaw(tmp_path):
    assert "support.paper-screenshot" not in fact_rules(appeal(tmp_path, evidence("listing-screenshot", "Screenshot")))


@pytest.mark.parametrize(
    ("platform", "issued", "rule"),
    [
        ("amazon", "2026-03-10", None),
        ("amazon", "2025-03-10", None),  # 365 days before the notice
        ("amazon", "2025-03-09", "support.paper-old"),
        ("alibaba-com", "2025-09-07", None),  # 184 days: six months at their longest
        ("alibaba-com", "2025-09-06", "support.paper-old"),
        ("joom", "2019-01-01", None),  # no window is known
        ("amazon", "2026-03-11", "support.paper-late"),
        ("joom", "2026-03-11", "support.paper-late"),
    ],
)
def test_a_purchase_paper_lies_before_the_complaint_and_within_the_window_of_the_platform(
    tmp_path, platform, issued, rule
):
    made = evidence("purchase-invoice", issued=issued)
    of = appeal(tmp_path, made, ground="genuine-goods", **{"complaint.platform": platform})
    dated = [r for r in fact_rules(of) if r in ("support.paper-old", "support.paper-late")]
    assert dated == ([rule] if rule else [])


def test_the_window_is_a_platform_s_and_a_later_confirmation_is_no_purchase(tmp_path):
    old = subject(tmp_path / "a", "letter", "reply", {"evidence": [evidence("purchase-invoice", issued="2019-01-01")]})
    later = appeal(tmp_path / "b", evidence("supplier-confirmation", issued="2026-03-12"))
    assert "support.paper-old" not in fact_rules(old)
    assert "support.paper-late" not in fact_rules(later)


@pytest.mark.parametrize(
    ("ground", "title", "shown"),
    [
        ("misidentified-listing", "EXAMPLA watch strap", True),
        ("misidentified-listing", "Watch strap", False),
        ("no-confusion", "strap for exampla watches", True),
        ("compatible-use", "strap for EXAMPLA watches", False),
        ("genuine-goods", "EXAMPLA watch strap", False),
    ],
)
def test_a_listing_that_is_said_to_be_another_one_does_not_show_the_mark(tmp_path, ground, title, shown):
    of = appeal(tmp_path, evidence("listing-screenshot"), ground=ground, **{"listings.0.title": {"en": title}})
    assert ("support.word-shown" in fact_rules(of)) is shown


# What is asked before an appeal goes out


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("authorisation", "support.ask-authorisation"),
        ("licence", "support.ask-authorisation"),
        ("purchase-invoice", "support.ask-purchase"),
        ("retraction-mail", "support.ask-retraction"),
        ("product-photo", None),
    ],
)
def test_a_note_asks_for_what_the_case_cannot_tell_where_such_a_paper_is_enclosed(tmp_path, kind, rule):
    asked = [f for f in support_facts(appeal(tmp_path / "a", evidence(kind))) if f.rule.startswith("support.ask-")]
    assert [f.rule for f in asked] == ([rule] if rule else [])
    assert all(f.severity is Severity.NOTE for f in asked)
    kept = appeal(tmp_path / "b", evidence(kind, enclosed="no"))
    letter = subject(tmp_path / "c", "letter", "reply", {"evidence": [evidence(kind)]})
    assert [r for r in (*fact_rules(kept), *fact_rules(letter)) if r.startswith("support.ask-")] == []


@pytest.mark.parametrize(
    ("platform", "kind", "issuer", "formality", "asked"),
    [
        ("joom", "authorship-statement", {"en": "Su Wan", "zh-Hans": "苏婉"}, None, True),
        ("joom", "authorship-statement", {"en": "Su Wan", "zh-Hans": "苏婉"}, "translated", False),
        ("joom", "authorship-statement", {"en": "Ann Example"}, None, False),
        ("joom", "register-extract", {"en": "EUIPO", "zh-Hans": "欧盟知识产权局"}, None, False),
        ("joom", "product-photo", {"en": "Su Wan", "zh-Hans": "苏婉"}, None, False),
        ("1688", "authorship-statement", {"en": "Ann Example"}, None, True),
        ("1688", "authorship-statement", {"en": "Su Wan", "zh-Hans": "苏婉"}, None, False),
    ],
)
def test_a_paper_in_a_language_that_the_platform_does_not_read_is_asked_after(
    tmp_path, platform, kind, issuer, formality, asked
):
    made = evidence(kind, issuer=issuer) | ({"formality": formality} if formality else {})
    of = appeal(tmp_path, made, **{"complaint.platform": platform})
    assert ("support.ask-translation" in fact_rules(of)) is asked


def test_documents_that_answer_nothing_in_substance_are_not_asked(tmp_path):
    of = subject(
        tmp_path, "platform", "request-for-complaint", {"evidence": [evidence("raw-photo", "https://a.example")]}
    )
    assert fact_rules(of) == []


# The same appeal again

APPEAL = (
    "The listing is not the product of the complaint. The strap of the complaint has a steel buckle and a printed dial ring, "
    "ours is woven from plain nylon and carries no sign of any kind on either side."
)


def again(folder, earlier, text=APPEAL, tag="en", kind="appeal"):
    said = {"history": {"statements": [{"on": "2026-03-13", "to": "Joom", "says": {tag: earlier}}]}}
    of = subject(folder, "platform" if kind == "appeal" else "letter", kind, said)
    return [r for r, _ in found(paper(text, tag, kind, of)) if r == "support.same-appeal"]


def test_an_appeal_in_the_words_of_the_first_is_told(tmp_path):
    assert again(tmp_path / "a", APPEAL)
    assert again(tmp_path / "b", APPEAL.replace("woven", "made"))
    assert again(tmp_path / "c", APPEAL, f"{APPEAL} A new photograph of both sides is enclosed.")


def test_an_appeal_in_other_words_a_short_statement_and_a_letter_are_not(tmp_path):
    other = "The enclosed photographs show both sides of the strap. Please compare them with the pictures of the complaint, which show a bracelet of metal."
    assert not again(tmp_path / "a", other)
    assert not again(tmp_path / "b", "We object.", "We object.")
    assert not again(tmp_path / "c", APPEAL, kind="reply")


def test_chinese_appeals_are_compared_sign_by_sign(tmp_path):
    text = "被投诉商品与投诉所指商品不是同一商品，投诉所指表带带有钢制表扣，我方商品为尼龙编织，两面均无任何标识。"
    assert again(tmp_path / "a", text, text, "zh-Hans")
    assert not again(
        tmp_path / "b", text, "现补充提交实物照片，两者材质、结构及表扣均不相同，请予核对并恢复链接。", "zh-Hans"
    )


# One paper, one story


@pytest.mark.parametrize(
    ("text", "tag", "rule"),
    [
        ("The listing was removed by mistake. The root cause was that our operator overlooked the brand.", "en", True),
        ("We deny any infringement. Corrective actions: the staff was trained.", "en", True),
        ("我方不存在任何侵权行为。根本原因系运营人员疏忽。", "zh-Hans", True),
        ("该投诉不能成立。我方已采取整改措施。", "zh-Hans", True),
        ("The pictures were provided by our supplier. The pictures were taken by our own staff.", "en", True),
        ("The root cause was a missing check. Preventive measures: two people check each page.", "en", False),
        ("The listing was removed by mistake. No corrective action is needed.", "en", False),
        ("We deny any infringement. You say that the root cause was our negligence.", "en", False),
        ("我方不存在任何侵权行为，无需采取整改措施。", "zh-Hans", False),
    ],
)
def test_a_denial_and_a_plan_of_action_do_not_stand_in_one_paper(text, tag, rule):
    assert ("support.mixed" in dict(found(paper(text, tag)))) is rule


# The papers of one case


def both(one, other, tag="en"):
    return [told(f) for f in stories([paper(one, tag, file="a.txt"), paper(other, tag, kind="appeal", file="b.txt")])]


OPPOSED = [
    ("The listing was removed by mistake.", "The root cause was our oversight.", "en"),
    ("We have never sold this lamp.", "As a precaution only, we suspended the sale of the lamp.", "en"),
    ("The listing is still online.", "The sale has been suspended.", "en"),
    ("We have never used the mark.", "We use the mark to say what the strap fits.", "en"),
    ("The photographs were provided by our supplier.", "The photographs were taken by us.", "en"),
    ("投诉有误，我方不予认可。", "根本原因系员工失误。", "zh-Hans"),
    ("我方从未销售过该商品。", "我方已于三月暂停销售该商品。", "zh-Hans"),
    ("图片由供应商提供。", "图片系我方自行拍摄。", "zh-Hans"),
]


@pytest.mark.parametrize(("one", "other", "tag"), OPPOSED)
def test_two_papers_of_a_case_that_oppose_each_other_are_told_in_both(one, other, tag):
    assert both(one, other, tag) == [["support.story"], ["support.story"]]
    assert both(one, one, tag) == [[], []]


@pytest.mark.parametrize(
    ("one", "other", "tag"),
    [
        ("We have never sold counterfeit goods.", "As a precaution only, we suspended the sale.", "en"),
        ("You say that we never sold this lamp.", "As a precaution only, we suspended the sale.", "en"),
        ("The listing was removed by mistake.", "There was no negligence, and we ask for the listing back.", "en"),
        ("我方从未销售侵权商品。", "我方已暂停销售该商品。", "zh-Hans"),
    ],
)
def test_papers_that_agree_are_silent(one, other, tag):
    assert both(one, other, tag) == [[], []]


DATED = [
    ("We suspended the sale on 11 March 2026.", "We suspended the sale on 12 March 2026.", "en"),
    ("Your letter of 5 March 2026 was received on 9 March 2026.", "Your letter of 5 March 2026 was received on 8 March 2026.", "en"),
    ("Your letter of 5 March 2026 refers to a mark.", "We refer to your letter dated 6 March 2026.", "en"),
    ("The photographs were made on 3 February 2026.", "The photographs were taken on 4 February 2025.", "en"),
    ("The goods were first listed on 2 May 2024.", "The goods were first listed on 2 June 2024.", "en"),
    ("我方于2026年3月11日暂停销售该商品。", "我方于2026年3月12日暂停销售该商品。", "zh-Hans"),
    ("该商品首次上架日期为2024年5月2日。", "该商品首次上架日期为2024年5月20日。", "zh-Hans"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "tag"), DATED)
def test_one_event_has_one_day(one, other, tag):
    assert both(one, other, tag) == [["support.story-date"], ["support.story-date"]]
    assert both(one, one, tag) == [[], []]


def test_the_same_day_in_another_form_or_language_is_the_same_day():
    one = paper("We suspended the sale on 11 March 2026.", file="a.txt")
    other = paper("我方于2026年3月11日暂停销售该商品。", "zh-Hans", file="b.txt")
    assert stories([one, other]) == [(), ()]
    assert both("We suspended the sale on 11 March 2026.", "We suspended the sale on March 11, 2026.") == [[], []]


def test_the_finding_names_the_day_the_event_and_the_other_paper():
    one, two = (paper(text, file=f"{n}.txt") for n, text in enumerate(DATED[0][:2]))
    first = stories([one, two])[0][0]
    assert first.where.quote == "11 March 2026"
    assert "1.txt" in first.message.en
    assert "2026-03-12" in first.message.zh


def test_an_earlier_statement_tells_a_story_too(tmp_path):
    said = {"en": "We have never sold this lamp.", "zh-Hans": "我方从未销售过该灯具。"}
    of = subject(
        tmp_path, changes=BARE | {"history": {"statements": [{"on": "2026-03-13", "to": "Joom", "says": said}]}}
    )
    letter = paper("As a precaution only, we suspended the sale of the lamp.", of=of)
    (found_there,) = stories([letter])
    assert told(found_there) == ["support.story"]
    assert "Joom" in found_there[0].message.en


def test_papers_that_stay_in_the_house_and_those_of_the_other_side_tell_no_story_of_ours():
    mine = paper("As a precaution only, we suspended the sale of the lamp.")
    for kind in ("counsel-brief", "signer-sheet", "takedown-notice"):
        assert stories([mine, paper("We have never sold this lamp.", kind=kind)]) == [(), ()]


# Clean, and quick


def test_our_own_drafts_have_no_more_than_notes_and_a_stranger_s_copy_of_them_neither():
    for name, of, draft in bench.drafts():
        if name.startswith(("unfinished", "court")) or of.kind.internal:
            continue
        reading = reading_of(draft)
        foreign = Reading("x.txt", tuple(replace(s, own=False, block="", clause="") for s in reading.segments))
        for examined in (
            Examined(reading, draft.kind, of, draft),
            Examined(foreign, draft.kind, of),
            Examined(foreign, draft.kind),
        ):
            assert [(f.rule, f.where.quote) for f in (*support(examined), *stories([examined])[0])] == [], name
        assert {f.severity for f in support_facts(of)} <= {Severity.NOTE}, name


@pytest.mark.parametrize(
    ("text", "tag"), [("We hold the goods ", "en"), ("我方经授权", "zh-Hans"), ("The lamps are. ", "en")]
)
def test_a_long_text_is_read_quickly(tmp_path, text, tag):
    examined = paper(text * (300_000 // len(text)), tag, of=subject(tmp_path))
    started = time.perf_counter()
    list(support(examined))
    assert time.perf_counter() - started < 3  # a third of a second; room for a busy machine


# The data


def test_every_kind_ground_and_rule_that_the_data_name_exists():
    kinds = set(labels()["evidence-kind"])
    for assertion in WORDS.assertions:
        assert set(assertion.evidence) <= kinds
        assert assertion.grounds <= set(grounds())
        assert assertion.evidence, assertion.id
    for family in (*WORDS.families, WORDS.anything, WORDS.dated, WORDS.wordless, *WORDS.asks.values()):
        assert family <= kinds
    assert WORDS.word_gone <= set(grounds())
    assert {f"support.paper-{name}" for name in WORDS.flaws} <= set(rules())
    assert {f"support.ask-{name}" for name in WORDS.asks} <= set(rules())
    assert {name for pair in WORDS.opposed for name in (pair.one, pair.other)} == set(WORDS.tellings)


def test_no_window_is_guessed(tmp_path):
    of = appeal(tmp_path, evidence("purchase-invoice", issued="2001-01-01"), **{"complaint.platform": "1688"})
    assert "support.paper-old" not in told(support_facts(replace(of, today=date(2026, 3, 20))))
