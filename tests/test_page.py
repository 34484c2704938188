"""The review as one page: it loads nothing, runs nothing, lets nothing of a paper become code, and marks the very words."""

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
EMPTY = {"meta", "br", "img", "link", "input"}


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


def html(*arguments, lang="en"):
    ended = CliRunner().invoke(
        app, ["--lang", lang, "--today", "2026-06-12", "review", *map(str, arguments), "--format", "html"]
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
    rows = page(written(tmp_path, BOTH)).cells
    assert ["English", "Chinese (simplified)"] in rows
    assert ["We refer to your letter of 3 March 2026.", "我方已收悉贵方2026年3月3日来函。"] in rows
    assert ["We apologise for the sale.", "我方对销售行为深表歉意。"] in rows
    assert ["IP-002-88213", "IP-002-88213"] in rows


def test_a_paper_of_ours_is_side_by_side_in_every_block(tmp_path):
    CliRunner().invoke(
        app, ["--today", "2026-06-12", "draft", str(bench.SAMPLES / "letter-two-rights"), "--out", str(tmp_path)]
    )
    rows = page(next(tmp_path.rglob("reply.draft.docx"))).cells
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
    assert "error 0" in "".join(found.text)
    assert "Nothing was found." in "".join(found.text)


def test_a_file_that_cannot_be_read_is_named_on_the_page(tmp_path):
    text = "".join(page(written(tmp_path), tmp_path / "nowhere.docx").text)
    assert "nowhere.docx" in text
    assert "there is no such file" in text


def test_in_chinese_its_own_words_are_chinese(tmp_path):
    content = html(written(tmp_path), lang="zh")
    assert '<html lang="zh-CN">' in content
    for words in ("文件审阅报告", "审阅发现", "正文", "错误"):
        assert words in content


def test_the_same_paper_gives_the_same_bytes(tmp_path):
    path = written(tmp_path)
    assert html(path) == html(path)
