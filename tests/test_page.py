"""The review as one page: it loads nothing, runs nothing, lets nothing of a paper become code, and marks the very words."""

import hashlib
import json
from html.parser import HTMLParser

import pytest
from docx import Document
from typer.testing import CliRunner

import bench
from rejoinder.cli import app

HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & {{ 7*7 }} </td></table>'
LETTER = (
    f"Dear Sirs,\n\nWe refer to your letter of 3 March 2026 {HOSTILE}.\n\n"
    "We are sorry that we infringed your mark. We are sorry.\n\nYours faithfully\n"
)
BOTH = (
    "We refer to your letter of 3 March 2026.\n\nWe apologise for the sale.\n\nIP-002-88213\n\n"
    "我方已收悉贵方2026年3月3日来函。\n\n我方对销售行为深表歉意。\n\nIP-002-88213\n"
)
DIFFERENT = (
    "We ask for EUR 12,500 by 3 May 2026. All is well.\n\nWe do not admit it.\n\nThe goods are lamps.\n\n"
    "我方请求于2026年5月13日前支付12,500美元。一切如常。\n\n我方承认。\n\n商品为灯具。\n"
)
EMPTY = {"meta", "br", "img", "link", "input", "col"}


class Page(HTMLParser):
    """What a browser would make of it: elements with their attributes, the marked words, the rows of the text."""

    def __init__(self, content):
        super().__init__()
        self.elements, self.open, self.marked, self.cells, self.text = [], [], [], [], []
        self.feed(content)

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in EMPTY:
            self.open.append(tag)
        if tag == "mark":
            self.marked.append((dict(attributes)["class"], ""))
        if tag == "tr":
            self.cells.append([])
        if tag in ("td", "th"):
            self.cells[-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.cells = [[cell.strip() for cell in row] for row in self.cells] if tag == "tr" else self.cells

    def handle_data(self, data):
        if "style" in self.open:
            return
        if "sup" not in self.open:
            self.text.append(data)
        if "mark" in self.open:
            self.marked[-1] = (self.marked[-1][0], self.marked[-1][1] + data)
        elif ("td" in self.open or "th" in self.open) and "sup" not in self.open:
            self.cells[-1][-1] += data
        if "mark" in self.open and self.cells and "td" in self.open:
            self.cells[-1][-1] += data

    def of(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]

    def rows(self):
        """The languages of each row, without its number and its findings."""
        return [row[1:-1] for row in self.cells]


def html(*arguments, lang="en", today="2026-06-12"):
    ended = CliRunner().invoke(
        app, ["--lang", lang, "--today", today, "review", *map(str, arguments), "--format", "html"]
    )
    assert ended.stdout.startswith("<!DOCTYPE html>")
    return ended.stdout


def written(folder, text=LETTER, name="letter.txt"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def page(*arguments, **how):
    return Page(html(*arguments, **how))


def test_it_loads_nothing_and_runs_nothing(tmp_path):
    found = page(written(tmp_path))
    assert {tag for tag, _ in found.elements} & {"script", "link", "img", "iframe", "object", "embed", "form"} == set()
    for _, attributes in found.elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset", "action")
        ]
        assert attributes.get("href", "#").startswith("#")
    policy = next(a["content"] for a in found.of("meta") if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"
    assert "url(" not in html(written(tmp_path))
    assert "@import" not in html(written(tmp_path))


@pytest.mark.parametrize("name", ["letter.txt", "<b>&amp;.txt", "'\" onclick=x.txt"])
def test_nothing_of_a_paper_or_its_name_becomes_code(name, tmp_path):
    path = written(tmp_path, name=name)
    found = page(path)
    assert found.open == []
    assert HOSTILE in "".join(found.text)
    assert str(path) in "".join(found.text)


def test_hostile_words_that_are_marked_or_quoted_are_words_too(tmp_path):
    path = written(tmp_path, "Dear Sirs,\n\nWe are sorry<script>alert(1)</script>, we infringed<b> your mark.\n")
    found = page(path, "--as", "reply")
    assert not found.of("script")
    assert not found.of("b")


def test_a_hostile_waiver_is_words_too(tmp_path):
    import shutil

    case = shutil.copytree(bench.SAMPLES / "letter-two-rights", tmp_path / "case")
    waiver = "- rule: admission.infringement\n  document: reply\n  quote: we infringed\n  reason: <script>x</script>\n  by: <b>\n  expires: 2026-12-31\n"
    (case / "waivers.yaml").write_text(waiver, "utf-8")
    found = page(written(tmp_path), "--case", case)
    assert not found.of("script")
    assert "<script>x</script> (<b>, 2026-12-31)" in "".join(found.text)


def test_the_very_words_are_marked_in_the_colour_of_their_finding(tmp_path):
    found = page(written(tmp_path))
    assert ("error", "we infringed") in found.marked
    assert [words for _, words in found.marked].count("We are sorry") == 2


def test_a_mark_leads_to_its_finding_and_back(tmp_path):
    found = page(written(tmp_path))
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    links = [a["href"][1:] for a in found.of("a")]
    assert set(links) <= set(ids)
    assert {link[0] for link in links} == {"f", "m"}


def test_two_languages_stand_side_by_side(tmp_path):
    rows = page(written(tmp_path, BOTH)).rows()
    assert ["English", "Chinese (simplified)"] in rows
    assert ["We refer to your letter of 3 March 2026.", "我方已收悉贵方2026年3月3日来函。"] in rows
    assert ["We apologise for the sale.", "我方对销售行为深表歉意。"] in rows
    assert ["IP-002-88213", "IP-002-88213"] in rows


def test_a_paper_of_ours_is_side_by_side_in_every_block(tmp_path):
    CliRunner().invoke(
        app, ["--today", "2026-06-12", "draft", str(bench.SAMPLES / "letter-two-rights"), "--out", str(tmp_path)]
    )
    rows = page(next(tmp_path.rglob("reply.draft.docx"))).rows()
    assert sum(len(row) == 2 and all(row) for row in rows) > 40


def test_the_same_words_in_two_paragraphs_of_a_word_file_are_each_marked(tmp_path):
    document = Document()
    for text in ("Dear Sirs,", "We apologise.", "We refer to your letter.", "We apologise.", "Yours faithfully"):
        document.add_paragraph(text)
    document.save(str(tmp_path / "letter.docx"))
    found = page(tmp_path / "letter.docx", "--as", "reply")
    assert [words for _, words in found.marked if "apologise" in words] == ["We apologise", "We apologise"]


def test_elements_and_counts_are_shown(tmp_path):
    notice = bench.SAMPLES / "joom-dmca-photographs" / "expected" / "counter-notice.en.txt"
    found = page(notice)
    states = [row[:2] for row in found.cells]
    assert ["good-faith belief", "met"] in states
    assert ["signature", "for the signer"] in states
    assert "Nothing was found in what was checked." in "".join(found.text)


def test_a_file_that_cannot_be_read_is_named_on_the_page(tmp_path):
    text = "".join(page(written(tmp_path), tmp_path / "nowhere.docx").text)
    assert "nowhere.docx" in text
    assert "there is no such file" in text


def test_in_chinese_its_own_words_are_chinese(tmp_path):
    content = html(written(tmp_path), lang="zh")
    assert '<html lang="zh-CN">' in content
    for words in ("文件审阅报告", "审阅意见", "正文", "请勿发出：错误", "致投诉人的复函", "未审阅："):
        assert words in content
    assert "审阅发现" not in content


def test_the_same_paper_gives_the_same_bytes_on_any_day(tmp_path):
    path = written(tmp_path)
    assert html(path) == html(path) == html(path, today="2027-01-01")


# What is told first


def test_it_begins_with_the_verdict_the_gravest_points_and_the_fingerprint_of_the_file(tmp_path):
    path = written(tmp_path, DIFFERENT.replace("All is well.", "We are sorry that we infringed your mark."))
    text = "".join(page(path).text)
    first = text[: text.index("Row")]
    told = json.loads(CliRunner().invoke(app, ["review", str(path), "--format", "json"]).stdout)
    errors = sum(found["severity"] == "error" for found in told["findings"])
    assert errors > 1
    assert f"Do not send: {errors} errors" in first
    assert "we infringed” reads as an admission" in first
    assert hashlib.sha256(path.read_bytes()).hexdigest() in first
    assert first.index("Do not send") < first.index("Most serious points") < first.index("Checked: ")


def test_no_more_than_three_points_are_the_gravest_each_of_another_rule_and_each_leads_to_its_finding(tmp_path):
    content = html(written(tmp_path, LETTER + DIFFERENT))
    gravest = content[content.index('<ul class="gravest">') : content.index("Reviewed as")]
    assert gravest.count("<li>") == 3
    assert gravest.count('href="#f1-') == 3
    assert gravest.count("infringed") == 1


def test_what_was_not_checked_is_said_with_the_reason(tmp_path):
    text = "".join(page(written(tmp_path, "Nothing here says what this is.\n")).text)
    assert "Kind of paper not recognised" in text
    assert "Not checked: statements that the law or the platform requires (the kind of paper was not recognised" in text
    assert "safeguards (the kind of paper was not recognised)" in text
    assert "agreement of two languages (the paper has one)" in text


def test_a_paper_of_the_other_side_is_not_told_to_be_held_back(tmp_path):
    text = "".join(page(written(tmp_path), "--as", "complaint-letter").text)
    assert "Letter of the other side" in text
    assert "A paper of the other side: " in text
    assert "Do not send" not in text


# Findings beside their words


def test_each_finding_stands_in_the_row_of_its_words(tmp_path):
    rows = page(written(tmp_path, DIFFERENT)).cells
    money = next(row for row in rows if "EUR 12,500" in row[1])
    assert "The amounts differ" in money[-1]
    assert "denies this" not in money[-1]
    denial = next(row for row in rows if "do not admit" in row[1])
    assert "denies this" in denial[-1]
    assert next(row for row in rows if "lamps" in row[1])[-1] == ""


def test_rows_without_findings_can_be_hidden_without_a_script(tmp_path):
    found = page(written(tmp_path, DIFFERENT))
    (box,) = found.of("input")
    (label,) = found.of("label")
    assert (box["type"], box["id"]) == ("checkbox", label["for"])
    rows = [row for row in found.of("tr") if "id" in row]
    assert [row.get("class") for row in rows] == [None, None, "clean"]
    assert ".only:checked ~ table.text tr.clean { display: none; }" in html(written(tmp_path, DIFFERENT))


def test_a_finding_on_the_whole_paper_stands_before_the_text(tmp_path):
    text = "".join(page(written(tmp_path)).text)
    assert text.index("Findings on the whole paper") < text.index("lacks the safeguard “No waiver”") < text.index("Row")


def test_what_differs_between_the_languages_is_marked_in_both(tmp_path):
    marked = [words for _, words in page(written(tmp_path, DIFFERENT)).marked]
    assert {"EUR 12,500", "12,500美元", "3 May 2026", "2026年5月13日", "我方承认。"} <= set(marked)


def test_words_that_several_findings_share_are_one_mark(tmp_path):
    marked = [words for _, words in page(written(tmp_path, DIFFERENT)).marked]
    assert "EUR" not in marked
    assert " 12,500" not in marked


def test_codes_of_our_own_notes_are_not_shown(tmp_path):
    for language in ("en", "zh"):
        text = "".join(page(written(tmp_path, LETTER + DIFFERENT), lang=language).text)
        for code in ("own rule", "own drafting", "L-02", "text not read", "practice of letters"):
            assert code not in text


# For those who do not see it


def test_a_mark_says_which_finding_it_is_and_how_much_it_weighs(tmp_path):
    named = {a["aria-label"] for a in page(written(tmp_path)).of("a") if "aria-label" in a}
    assert any(name.endswith(", error") for name in named)
    assert all(name.startswith("Finding ") for name in named)


def test_headings_of_tables_have_their_scope(tmp_path):
    assert {a.get("scope") for a in page(written(tmp_path)).of("th")} == {"col", "row"}


def test_words_of_the_other_language_have_their_tag(tmp_path):
    path = written(tmp_path, DIFFERENT)
    assert '<span lang="zh-Hans">“12,500美元”</span>' in html(path)
    assert '<span lang="en">“EUR 12,500”</span>' in html(path, lang="zh")


def test_on_a_narrow_screen_the_columns_stand_one_below_the_other(tmp_path):
    content = html(written(tmp_path, DIFFERENT))
    assert "@media (max-width: 800px)" in content
    assert 'data-name="English"' in content
