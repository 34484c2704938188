"""A written document as a test sees it: its parts, its paragraphs, and whether it holds together."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from rejoinder.draft import Draft
from rejoinder.word import write

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def tree(content: bytes, part: str = "word/document.xml") -> Element:
    return etree.fromstring(parts(content)[part])


def find(root: Element, path: str) -> list[Element]:
    """Elements by a path of Word names: ``tbl/tr`` finds every row of every table."""
    return root.findall(".//" + "/".join(f"{W}{name}" for name in path.split("/")))


def value(element: Element, name: str = "val") -> str:
    return element.get(f"{W}{name}", "")


def style_of(paragraph: Element) -> str:
    return value(paragraph.findall(f"{W}pPr/{W}pStyle")[0])


def text_of(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def paragraph_with(content: bytes, text: str) -> Element:
    return next(p for p in find(tree(content), "p") if text in text_of(p))


def header_text(content: bytes, part: str = "word/header1.xml") -> str:
    return "\n".join(text_of(p) for p in find(tree(content, part), "p"))


def body_tables(draft: Draft, **how: object) -> list[Element]:
    return find(tree(write(draft, **how)), "tbl")  # type: ignore[arg-type]


def faults(content: bytes) -> list[str]:
    """What would make Word complain: dangling styles, lists and relations, bad cells, bookmarks and comments."""
    found = parts(content)
    trees = {name: etree.fromstring(data) for name, data in found.items()}
    stories = {n: root for n, root in trees.items() if n.startswith("word/") and not n.endswith(".rels")}
    return [
        *_dangling_relations(found, trees),
        *_dangling_styles(stories),
        *_bad_cells(stories["word/document.xml"]),
        *_bad_bookmarks(stories["word/document.xml"]),
        *_bad_comments(stories),
    ]


def _dangling_relations(found: dict[str, bytes], trees: dict[str, Element]) -> Iterator[str]:
    typed = {node.get("PartName", "").lstrip("/") for node in trees["[Content_Types].xml"] if node.get("PartName")}
    yield from (f"no content type: {n}" for n in found if not n.endswith(".rels") and n[0] != "[" and n not in typed)
    yield from (f"content type of nothing: {n}" for n in typed if n not in found)
    for name, root in trees.items():
        if name.endswith(".rels"):
            yield from (f"{name} -> {r.get('Target')}" for r in root if r.get("Target", "").lstrip("/") not in found)


def _dangling_styles(stories: dict[str, Element]) -> Iterator[str]:
    styles = {value(s, "styleId") for s in find(stories["word/styles.xml"], "style")}
    lists = {value(n, "numId") for n in find(stories["word/numbering.xml"], "num")}
    definitions = {value(n, "abstractNumId") for n in find(stories["word/numbering.xml"], "abstractNum")}
    for name, root in stories.items():
        for tag in ("pStyle", "rStyle", "tblStyle", "basedOn", "next"):
            yield from (f"{name}: style {value(s)}" for s in root.iter(W + tag) if value(s) not in styles)
        yield from (f"{name}: list {value(n)}" for n in find(root, "numPr/numId") if value(n) not in lists)
        yield from (
            f"{name}: definition {value(n)}" for n in find(root, "num/abstractNumId") if value(n) not in definitions
        )


def _bad_cells(root: Element) -> Iterator[str]:
    yield from ("cell without a last paragraph" for cell in root.iter(f"{W}tc") if cell[-1].tag != f"{W}p")
    yield from ("tables that touch" for table in root.iter(f"{W}tbl") if _after(table) in (f"{W}tbl", f"{W}sectPr"))
    for table in root.iter(f"{W}tbl"):
        grid = len(find(table, "tblGrid/gridCol"))
        for row in find(table, "tr"):
            spans = [find(cell, "gridSpan") for cell in row.iter(f"{W}tc")]
            if sum(int(value(span[0])) if span else 1 for span in spans) != grid:
                yield "row that does not fill its grid"


def _after(element: Element) -> str:
    following = element.getnext()
    return "" if following is None else following.tag


def _bad_bookmarks(root: Element) -> Iterator[str]:
    starts, ends = list(root.iter(qn("w:bookmarkStart"))), list(root.iter(qn("w:bookmarkEnd")))
    names, ids = Counter(value(s, "name") for s in starts), Counter(value(s, "id") for s in starts)
    yield from (f"bookmark twice: {what}" for what, n in (names + Counter()).items() if n > 1)
    yield from (f"bookmark id twice: {what}" for what, n in ids.items() if n > 1)
    if ids != Counter(value(e, "id") for e in ends):
        yield "bookmarks that do not pair"


def _bad_comments(stories: dict[str, Element]) -> Iterator[str]:
    body, notes = stories["word/document.xml"], stories.get("word/comments.xml")
    ids = [value(c, "id") for c in find(notes, "comment")] if notes is not None else []
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        if sorted(value(e, "id") for e in body.iter(W + tag)) != sorted(ids):
            yield f"{tag} and comments differ"
