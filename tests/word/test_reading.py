"""A file that a person has edited in Word is read back as it now stands."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from rejoinder.draft import bookmark
from rejoinder.errors import RejoinderError
from rejoinder.word import guard, read_blocks, write

from .drafts import BOTH, block, draft
from .letter import letter
from .opened import Element, find, parts, text_of

SAMPLE = draft(
    block("paragraph", "First text.", "第一段。"),
    block("paragraph", "Second text.", "第二段。"),
    block("meta", ("Date", "1 May"), ("日期", "5月1日")),
)
FIRST, SECOND, ROW = (bookmark(b.id, "en", BOTH) for b in SAMPLE.blocks)
CHINESE = bookmark(SAMPLE.blocks[0].id, "zh-Hans", BOTH)


def edited(change: Callable[[Element], None], *, languages: tuple[str, ...] = ("en",)) -> dict[str, str]:
    """What is read after a change to the body."""
    own = docx.Document(io.BytesIO(write(SAMPLE, languages=languages)))
    change(own.element.body)
    out = io.BytesIO()
    own.save(out)
    return dict(read_blocks(out.getvalue()))


def paragraph(body: Element, text: str) -> Element:
    return next(p for p in find(body, "p") if text in text_of(p))


def new(xml: str) -> Element:
    tag, _, rest = xml[1:].partition(">")
    return parse_xml(f"<{tag} {nsdecls('w')}>{rest}")


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize("layout", ["columns", "interleaved", "separate"])
def test_a_letter_that_nobody_touched_is_the_draft(layout: str) -> None:
    sample = letter()
    expected = {bookmark(b.id, tag, BOTH): b.text(tag) for b in sample.blocks for tag in BOTH}
    assert dict(read_blocks(write(sample, layout=layout))) == expected  # type: ignore[arg-type]


def test_a_path_will_do(tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(write(SAMPLE))
    assert read_blocks(path) == read_blocks(str(path)) == read_blocks(path.read_bytes())


def test_words_are_joined_however_word_has_cut_them_into_runs() -> None:
    def change(body: Element) -> None:
        words = find(paragraph(body, "First"), "r")[0]
        words.addnext(new(run("ly cut text.")))
        find(words, "t")[0].text = "First"

    assert edited(change)[FIRST] == "Firstly cut text."


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    def change(body: Element) -> None:
        words = find(paragraph(body, "First"), "r")[0]
        words.addnext(new(f'<w:ins w:id="90" w:author="x">{run("New text.")}</w:ins>'))
        words.addnext(
            new('<w:del w:id="91" w:author="x"><w:r><w:tab></w:tab><w:delText>gone</w:delText></w:r></w:del>')
        )
        find(words, "t")[0].text = "Old. "

    assert edited(change)[FIRST] == "Old. New text."


def test_moved_text_counts_where_it_has_gone() -> None:
    def change(body: Element) -> None:
        paragraph(body, "First").append(new(f'<w:moveFrom w:id="90" w:author="x">{run("moved")}</w:moveFrom>'))
        paragraph(body, "Second").append(new(f'<w:moveTo w:id="91" w:author="x">{run(" moved")}</w:moveTo>'))

    assert edited(change)[FIRST] == "First text."
    assert edited(change)[SECOND] == "Second text. moved"


def test_words_typed_outside_the_bookmark_belong_to_the_block() -> None:
    def change(body: Element) -> None:
        first = paragraph(body, "First")
        first.append(new(run(" Behind.")))
        first.insert(1, new(run("Before. ")))

    assert edited(change)[FIRST] == "Before. First text. Behind."


def test_a_new_paragraph_belongs_to_the_block_above() -> None:
    def change(body: Element) -> None:
        paragraph(body, "First").addnext(new(f"<w:p>{run('Added.')}</w:p>"))

    assert edited(change)[FIRST] == "First text.\nAdded."


def test_a_new_paragraph_in_a_column_belongs_to_the_block_of_its_cell() -> None:
    def change(body: Element) -> None:
        paragraph(body, "第一").addnext(new(f"<w:p>{run('补充。')}</w:p>"))

    read = edited(change, languages=BOTH)
    assert read[CHINESE] == "第一段。\n补充。"
    assert read[FIRST] == "First text."


def test_a_paragraph_that_belongs_to_no_block_is_not_lost() -> None:
    assert edited(lambda body: body.insert(0, new(f"<w:p>{run('Stray.')}</w:p>")))[""] == "Stray."


def test_an_untouched_file_has_no_stray_text() -> None:
    assert "" not in read_blocks(write(SAMPLE))


def test_joined_paragraphs_are_told_apart_by_their_bookmarks() -> None:
    def change(body: Element) -> None:
        first, second = paragraph(body, "First"), paragraph(body, "Second")
        first.extend(list(second)[1:])
        body.remove(second)

    read = edited(change)
    assert (read[FIRST], read[SECOND]) == ("First text.", "Second text.")


def test_a_deleted_block_is_absent() -> None:
    assert FIRST not in edited(lambda body: body.remove(paragraph(body, "First")))


def test_an_emptied_block_is_there_and_empty() -> None:
    def change(body: Element) -> None:
        first = paragraph(body, "First")
        first.remove(find(first, "r")[0])

    assert edited(change)[FIRST] == ""


def test_a_bookmark_that_word_has_put_before_its_paragraph_still_names_it() -> None:
    def change(body: Element) -> None:
        first = paragraph(body, "First")
        first.addprevious(find(first, "bookmarkStart")[0])

    assert edited(change)[FIRST] == "First text."


def test_a_bookmark_that_another_program_has_doubled_counts_once() -> None:
    def change(body: Element) -> None:
        mark = find(paragraph(body, "First"), "bookmarkStart")[0]
        mark.addnext(deepcopy(mark))

    assert edited(change)[FIRST] == "First text."


def test_a_copy_of_a_block_does_not_replace_it() -> None:
    def change(body: Element) -> None:
        copy = deepcopy(paragraph(body, "First"))
        find(copy, "t")[0].text = "Copy."
        paragraph(body, "Second").addnext(copy)

    read = edited(change)
    assert read[FIRST] == "First text."
    assert read[SECOND] == "Second text.\nCopy."


def test_a_row_whose_deletion_is_tracked_is_absent() -> None:
    def change(body: Element) -> None:
        find(find(body, "tr")[0], "trPr")[0].append(new('<w:del w:id="90" w:author="x"/>'.replace("/>", "></w:del>")))

    assert ROW not in edited(change)


def test_edited_cells_are_joined_as_the_draft_joins_them() -> None:
    def change(body: Element) -> None:
        find(paragraph(body, "1 May"), "t")[0].text = "2 May"

    assert edited(change)[ROW] == "Date | 2 May"


def test_pictures_and_field_codes_are_no_text_but_symbols_are() -> None:
    def change(body: Element) -> None:
        first = paragraph(body, "First")
        first.append(new("<w:r><w:instrText> PAGE </w:instrText></w:r>"))
        first.append(new('<w:r><w:sym w:font="Symbol" w:char="2192"/></w:r>'.replace("/>", "></w:sym>")))
        first.append(new('<w:r><w:br w:type="page"></w:br></w:r>'))

    assert edited(change)[FIRST] == "First text.→"


def test_bookmarks_of_others_are_not_blocks() -> None:
    def change(body: Element) -> None:
        paragraph(body, "First").insert(2, new('<w:bookmarkStart w:id="99" w:name="_GoBack"></w:bookmarkStart>'))

    assert set(edited(change)) == {FIRST, SECOND, ROW}


def test_a_strangers_document_has_no_blocks() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    assert read_blocks(out.getvalue()) == {}


# Files that are no letters


def zipped(content: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return out.getvalue()


WHOLE = parts(write(SAMPLE))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a Word document"),
        (b"%PDF-1.7", "not a Word document"),
        (zipped({"a.txt": b"x"}), "not a Word document"),
        (zipped(WHOLE | {"word/document.xml": b"<w:document"}), "damaged"),
        (zipped({n: d for n, d in WHOLE.items() if n != "word/document.xml"}), "damaged"),
        (zipped(WHOLE | {"word/media/image.bin": bytes(30_000_000)}), "far more"),
        (zipped(WHOLE | {f"word/p{n}.xml": b"" for n in range(guard.MOST_PARTS)}), "far more"),
        (zipped(WHOLE | {"word/document.xml": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'}), "external entity"),
    ],
    ids=["empty", "pdf", "other zip", "broken xml", "no text part", "zip bomb", "too many parts", "entities"],
)  # fmt: skip
def test_what_is_no_sound_word_document_is_refused_in_words(content: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "strange.docx"
    path.write_bytes(content)
    with pytest.raises(RejoinderError) as fault:
        read_blocks(path)
    assert words in fault.value.message.en
    assert "strange.docx" in fault.value.message.en
    assert "strange.docx" in fault.value.message.zh


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(RejoinderError, match=r"nowhere\.docx cannot be opened"):
        read_blocks(tmp_path / "nowhere.docx")


def test_the_size_is_looked_at_before_anything_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_BYTES", 10)
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: pytest.fail("unpacked"))
    with pytest.raises(RejoinderError, match="far more"):
        read_blocks(write(SAMPLE))


def test_entities_are_never_resolved() -> None:
    with pytest.raises(RejoinderError):
        read_blocks(
            zipped(WHOLE | {"word/document.xml": b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'})
        )
