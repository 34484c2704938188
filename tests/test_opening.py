"""Opening a file from anywhere: every bad one gets one clear sentence and little memory, every good one is read whole."""

import io
import os
import tracemalloc
import zipfile
import zlib

import docx
import pytest
from docx import Document
from typer.testing import CliRunner

import bench
from rejoinder import word
from rejoinder.cli import app
from rejoinder.errors import InputError, RejoinderError
from rejoinder.opening import MOST_TEXT, MOST_WORD, open_reading
from rejoinder.reading import paired, reading_of
from rejoinder.word import guard

MOST_MEMORY = 60_000_000
ELSEWHERE = "the words of another file"
LETTER = "We refer to your letter of 3 March 2026.\n\n我方已收悉贵方2026年3月3日来函。\n"


# Files that are no papers, each made here


def plain(*texts, header="Example Legal LLP"):
    """A Word file of someone else's."""
    document, out = Document(), io.BytesIO()
    for text in texts or ("Dear Sirs,", "We refer to your letter."):
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = header
    document.save(out)
    return out.getvalue()


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(content, lying="", checked=0):
    """A zip of these parts; of ``lying`` the table of contents says that it has a thousand bytes, with the sum of the first ``checked``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
        for info in package.filelist:
            if info.filename == lying:
                info.file_size, info.CRC = 1000, zlib.crc32(content[lying][:checked])
    return out.getvalue()


def changed(**new):
    """A sound Word file in which parts are others; a name of a part as keyword, a double underscore for the slash."""
    return zipped(parts(plain()) | {n.replace("__", "/") + ".xml": data for n, data in new.items()})


def entity(secret, root="w:document", encoding="utf-8", before=""):
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>{before}<!DOCTYPE x [<!ENTITY taken SYSTEM "{secret.as_uri()}">]>'
        f'<{root} xmlns:w="{space}"><w:body><w:p><w:r><w:t>&taken;</w:t></w:r></w:p></w:body></{root}>'
    ).encode(encoding)


def workbook():
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    space = "http://schemas.openxmlformats.org/package/2006"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{space}/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="'
            f'{sheet}"/></Types>'.encode(),
            "_rels/.rels": f'<Relationships xmlns="{space}/relationships"><Relationship Id="r1" Type="{kind}" '
            'Target="xl/workbook.xml"/></Relationships>'.encode(),
            "xl/workbook.xml": b"<workbook/>",
        }
    )


def lying_bomb(checked):
    return zipped(parts(plain()) | {"word/document.xml": b"<a>" + BOMB}, "word/document.xml", checked)


BOMB = bytes(40_000_000)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TRUNCATED = plain()[:-2000]
#: name, what the file holds, words of the message in English and in Chinese
BAD = {
    "bomb.docx": (lambda s: changed(word__document=BOMB), "unpacks to far more", "远超正常文书"),
    "picture-bomb.docx": (lambda s: zipped(parts(plain()) | {"word/media/a.png": BOMB}), "unpacks to far", "远超"),
    "lying-bomb.docx": (lambda s: lying_bomb(1000), "damaged", "已损坏"),
    "forged-bomb.docx": (lambda s: lying_bomb(1001), "unpacks to far more", "远超正常文书"),
    "many.docx": (lambda s: zipped(parts(plain()) | {f"p{n}": b"" for n in range(2100)}), "unpacks to far", "远超"),
    "entity.docx": (lambda s: changed(word__document=entity(s)), "external entity", "外部实体"),
    "utf-16.docx": (lambda s: changed(word__document=entity(s, encoding="utf-16")), "external entity", "外部实体"),
    "header.docx": (lambda s: changed(word__header1=entity(s, "w:hdr")), "external entity", "外部实体"),
    "late.docx": (
        lambda s: changed(word__document=entity(s, before=f"<!--{'x' * 100_000}-->")),
        "external entity",
        "外部实体",
    ),
    "types.docx": (
        lambda s: zipped(parts(plain()) | {"[Content_Types].xml": entity(s)}),
        "external entity",
        "外部实体",
    ),
    "inlaid.docx": (
        lambda s: changed(
            word__document=parts(plain())["word/document.xml"].replace(b"<w:sectPr", b'<w:altChunk w:id="x"/><w:sectPr')
        ),
        "Another file is inserted",
        "内嵌入了另一文件",
    ),
    "nothing.txt": (lambda s: b"", "says nothing", "没有内容"),
    "blanks.md": (lambda s: " \r\n\t\n　\n".encode(), "says nothing", "没有内容"),
    "mark.txt": (lambda s: b"\xef\xbb\xbf", "says nothing", "没有内容"),
    "blank.docx": (lambda s: plain("", " ", header=""), "says nothing", "没有内容"),
    "scan.docx": (lambda s: b"%PDF-1.7\n" + bytes(100), "a PDF", "PDF文件"),
    "old.docx": (lambda s: OLE, "old or encrypted Office file", "旧版或加密的Office文件"),
    "old.doc": (lambda s: OLE, "old or encrypted Office file", "旧版或加密的Office文件"),
    "rich.doc": (lambda s: rb"{\rtf1 Dear Sirs}", "Rich Text", "RTF"),
    "photo.txt": (lambda s: b"\x89PNG\r\n\x1a\n" + bytes(50), "a picture", "图片"),
    "list.docx": (lambda s: workbook(), "not a Word document", "不是Word文档"),
    "other.docx": (lambda s: zipped({"a.txt": b"x"}), "not a Word document", "不是Word文档"),
    "junk.txt": (lambda s: bytes(range(256)) * 20, "no text", "非文本内容"),
    "truncated.docx": (lambda s: TRUNCATED, "damaged", "已损坏"),
    "torn.docx": (lambda s: changed(word__document=b"<w:document"), "damaged", "已损坏"),
}


@pytest.fixture
def secret(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text(ELSEWHERE, "utf-8")
    return path


def bad(folder, name, secret):
    make, *words = BAD[name]
    path = folder / name
    path.write_bytes(make(secret))
    return path, words


def sentences(fault):
    """What the user reads of a fault, in both languages."""
    problems = fault.problems if isinstance(fault, InputError) else (fault,)
    assert len(problems) == 1
    message = problems[0].message
    named = getattr(problems[0], "file", "")
    return f"{named} {message.en}", f"{named} {message.zh}"


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gets_one_sentence_that_names_it_in_both_languages_and_takes_little_memory(name, tmp_path, secret):
    path, words = bad(tmp_path, name, secret)
    with pytest.raises(RejoinderError) as fault:
        open_reading(path)
    assert fault.value.exit_status == 2
    for told, part in zip(sentences(fault.value), words, strict=True):
        assert part in told
        assert name in told
        assert ELSEWHERE not in told
    assert peak(path) < MOST_MEMORY


def peak(path):
    tracemalloc.start()
    try:
        with pytest.raises(RejoinderError):
            open_reading(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("lang", "column"), [("en", 1), ("zh", 2)])
def test_on_the_command_line_each_is_told_and_none_hides_another(lang, column, tmp_path, secret):
    paths = [bad(tmp_path, name, secret)[0] for name in BAD]
    ended = CliRunner().invoke(app, ["--lang", lang, "review", *map(str, paths)])
    assert ended.exit_code == 2
    assert "Traceback" not in ended.output
    for name, entry in BAD.items():
        assert any(name in line and entry[column] in line for line in ended.stderr.splitlines()), name


@pytest.mark.parametrize(("name", "start"), [("long.txt", b"We refer to your letter. "), ("long.docx", b"PK\x03\x04")])
def test_a_file_of_fifty_megabytes_is_refused_by_its_size_and_not_read(name, start, tmp_path):
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(start)
        file.truncate(50_000_000)
    with pytest.raises(InputError) as fault:
        open_reading(path)
    assert "50.0 MB" in fault.value.message.en
    assert "50.0 MB" in fault.value.message.zh
    assert peak(path) < 1_000_000


@pytest.mark.parametrize(("size", "taken"), [(MOST_TEXT, True), (MOST_TEXT + 1, False)])
def test_the_limit_is_sharp(size, taken, tmp_path, monkeypatch):
    monkeypatch.setattr("rejoinder.opening.MOST_TEXT", 1000)
    path = tmp_path / "letter.txt"
    path.write_text("x" * (size - MOST_TEXT + 1000), "utf-8")
    if taken:
        assert open_reading(path).segments
    else:
        with pytest.raises(InputError):
            open_reading(path)


def test_a_word_file_may_hold_pictures_but_no_more_text_than_a_text_file(tmp_path, monkeypatch):
    assert MOST_WORD > MOST_TEXT
    path = tmp_path / "letter.docx"
    path.write_bytes(plain("A short letter.", "x" * 900))
    open_reading(path)
    monkeypatch.setattr("rejoinder.opening.MOST_TEXT", 900)
    with pytest.raises(InputError, match="at most"):
        open_reading(path)


def test_more_markup_than_a_letter_has_is_refused_before_it_is_a_tree(tmp_path, monkeypatch):
    path = tmp_path / "letter.docx"
    path.write_bytes(plain())
    monkeypatch.setattr(guard, "MOST_MARKUP", 1000)
    monkeypatch.setattr(docx, "Document", lambda *_: pytest.fail("parsed"))
    with pytest.raises(RejoinderError, match="far more"):
        open_reading(path)


def test_a_zip_inside_is_not_unpacked_and_a_drawing_keeps_its_declaration(tmp_path):
    inner = zipped({"a": BOMB})
    drawing = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'
    path = tmp_path / "letter.docx"
    path.write_bytes(zipped(parts(plain()) | {"word/embeddings/a.bin": inner, "word/media/image1.svg": drawing}))
    assert open_reading(path).segments


def test_a_folder_and_a_missing_file_are_told(tmp_path):
    for path, words in ((tmp_path, "folder"), (tmp_path / "nowhere.docx", "no such file")):
        with pytest.raises(InputError) as fault:
            open_reading(path)
        assert words in fault.value.message.en
        assert fault.value.problems[0].file == str(path)


def test_a_file_that_may_not_be_read_is_told(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", refused)
    with pytest.raises(InputError, match="access is not permitted"):
        open_reading(tmp_path / "letter.txt")


def test_what_has_no_size_is_read_no_further_than_the_limit(tmp_path):
    if not os.path.exists("/dev/zero"):  # noqa: PTH110 - a device, not a file of ours
        pytest.skip("no such device here")
    from pathlib import Path

    with pytest.raises(InputError):
        open_reading(Path("/dev/zero"))


# Texts


@pytest.mark.parametrize("name", ["letter.txt", "letter.md", "letter.docx", "letter"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_in_any_usual_encoding_and_under_any_name(name, encoding, tmp_path):
    path = tmp_path / name
    path.write_bytes((LETTER * 3).replace("\n", "\r\n").encode(encoding))
    reading = open_reading(path)
    assert reading.languages == ("en", "zh-Hans")
    assert [s.text for s in reading.segments[:2]] == [line for line in LETTER.splitlines() if line]
    assert [(s.line, s.column) for s in reading.segments[:2]] == [(1, 1), (3, 1)]


def test_markdown_is_read_as_its_words(tmp_path):
    path = tmp_path / "letter.md"
    path.write_text("# Reply\n\n- first\n- second\n\n| No. | Goods |\n|---|---|\n| 1 | Lamp |\n", "utf-8")
    assert [(s.form, s.text) for s in open_reading(path).segments] == [
        ("heading", "Reply"),
        ("item", "first"),
        ("item", "second"),
        ("table-head", "No. | Goods"),
        ("table-row", "1 | Lamp"),
    ]


# Documents of ours


@pytest.fixture(scope="module")
def composed():
    """A reply of three pages, as composed."""
    return next(draft for name, _, draft in bench.drafts() if name == "joom-trademark/reply")


@pytest.mark.parametrize("layout", ["columns", "interleaved", "separate"])
def test_ours_comes_back_whole_in_every_layout(layout, composed, tmp_path):
    path = tmp_path / "reply.docx"
    path.write_bytes(word.write(composed, layout=layout, stamp="draft"))
    reading = open_reading(path)
    assert reading.origin == "ours"
    said = {(s.block, s.language): s.text for s in reading.segments if s.language}
    wanted = {(s.block, s.language): s.text for s in reading_of(composed).segments if s.text}
    assert {k: v for k, v in wanted.items() if k in said} == said
    assert {v for k, v in wanted.items() if k not in said} == {s.text for s in reading.segments if not s.language}
    pairs = {s.pair: s.block for s in reading.segments}
    assert len(set(pairs.values())) == len(pairs)


def edited(composed, folder, change):
    """The document after a person has worked on it in Word."""
    path = folder / "reply.docx"
    path.write_bytes(word.write(composed, layout="interleaved", stamp="draft"))
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return open_reading(path)


def paragraph(document, text):
    return next(p for p in document.paragraphs if text in p.text)


def body(composed):
    """Two blocks of running text, one after the other."""
    return next(
        (a, b)
        for a, b in zip(composed.blocks, composed.blocks[1:], strict=False)
        if a.form == b.form == "paragraph" and len(a.text("en")) > 80 and len(b.text("en")) > 80
    )


def opening(block):
    return " ".join(block.text("en").split()[:4])


def test_a_changed_run_is_read_in_its_block(composed, tmp_path):
    first, _ = body(composed)

    def change(document):
        paragraph(document, opening(first)).runs[-1].text += " We are sorry."

    found = next(s for s in edited(composed, tmp_path, change).segments if "We are sorry." in s.text)
    assert (found.block, found.language) == (first.id, "en")


def test_a_deleted_paragraph_is_gone_in_one_language_and_stays_in_the_other(composed, tmp_path):
    first, _ = body(composed)

    def change(document):
        element = paragraph(document, opening(first))._p
        element.getparent().remove(element)

    left = [s for s in edited(composed, tmp_path, change).segments if s.block == first.id]
    assert [s.language for s in left] == ["zh-Hans"]


def test_a_new_paragraph_is_read_wherever_it_stands(composed, tmp_path):
    _, second = body(composed)

    def change(document):
        paragraph(document, opening(second)).insert_paragraph_before("We will pay.")
        document.paragraphs[0].insert_paragraph_before("Urgent!")

    texts = [s.text for s in edited(composed, tmp_path, change).segments]
    assert any("We will pay." in text for text in texts)
    assert any("Urgent!" in text for text in texts)


# Documents of anyone


def stranger(folder, fill):
    document, path = Document(), folder / "theirs.docx"
    fill(document)
    document.save(str(path))
    return paired(open_reading(path))


def filled(document, rows):
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].text, *more = text.split("|")
            for line in more:
                cell.add_paragraph(line)


def said(reading):
    return [(s.language, s.pair, s.text) for s in reading.segments]


TWO_COLUMNS = [
    ("Facts", "事实"),
    ("We bought the goods from the owner.", "我方自权利人处购入该商品。"),
    ("IP-002-88213", "IP-002-88213"),
    ("The sale is lawful.|We deny the claim.", "该销售合法。|我方不予认可。"),
]


def test_columns_of_two_languages_are_pairs_row_by_row_and_paragraph_by_paragraph(tmp_path):
    reading = stranger(tmp_path, lambda d: filled(d, TWO_COLUMNS))
    assert said(reading) == [
        ("en", 0, "Facts"),
        ("zh-Hans", 0, "事实"),
        ("en", 1, "We bought the goods from the owner."),
        ("zh-Hans", 1, "我方自权利人处购入该商品。"),
        ("", 2, "IP-002-88213"),
        ("", 2, "IP-002-88213"),
        ("en", 3, "The sale is lawful."),
        ("zh-Hans", 3, "该销售合法。"),
        ("en", 4, "We deny the claim."),
        ("zh-Hans", 4, "我方不予认可。"),
    ]


def test_a_number_beside_two_languages_belongs_to_both(tmp_path):
    rows = [("No.", "Goods", "商品"), ("1", "Two lamps made in Foshan", "佛山生产的两件台灯")]
    assert said(stranger(tmp_path, lambda d: filled(d, rows)))[2:] == [
        ("", None, "1"),
        ("en", 1, "Two lamps made in Foshan"),
        ("zh-Hans", 1, "佛山生产的两件台灯"),
    ]


def test_a_table_of_one_language_stays_row_by_row(tmp_path):
    rows = [("Telephone", "+86 755 2800 0000"), ("Address", "1 Example Road, Ningbo")]
    assert said(stranger(tmp_path, lambda d: filled(d, rows))) == [
        ("en", None, "Telephone | +86 755 2800 0000"),
        ("en", None, "Address | 1 Example Road, Ningbo"),
    ]


def test_a_frame_of_one_cell_is_running_text(tmp_path):
    reading = stranger(tmp_path, lambda d: filled(d, [("Dear Sirs,|We deny the claim.",)]))
    assert [s.text for s in reading.segments] == ["Dear Sirs,", "We deny the claim."]


def test_a_paragraph_in_two_languages_is_a_pair(tmp_path):
    reading = stranger(tmp_path, lambda d: d.add_paragraph("Nothing is admitted.\n我方不作任何承认。"))
    assert said(reading) == [("en", 0, "Nothing is admitted."), ("zh-Hans", 0, "我方不作任何承认。")]


def test_a_header_in_one_language_asks_for_no_translation(tmp_path):
    def fill(document):
        document.sections[0].header.paragraphs[0].text = "Strictly confidential"
        filled(document, TWO_COLUMNS)

    last = stranger(tmp_path, fill).segments[-1]
    assert (last.text, last.form, last.pair) == ("Strictly confidential", "margin", None)
