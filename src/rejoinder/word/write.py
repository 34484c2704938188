"""A draft as the bytes of a Word document: the same draft gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Literal

from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from rejoinder.draft import Draft, Layout
from rejoinder.findings import Finding
from rejoinder.languages import Language, profile
from rejoinder.word import package, running
from rejoinder.word.comments import Comments, placed
from rejoinder.word.layout import body
from rejoinder.word.numbers import Numbers
from rejoinder.word.package import Entry
from rejoinder.word.prototypes import element, prototypes
from rejoinder.word.sheet import Sheet
from rejoinder.word.skeleton import COMMENTS_NAME, Skeleton, skeleton

Stamp = Literal["draft", "review", None]


def write(
    draft: Draft,
    *,
    layout: Layout = "columns",
    languages: tuple[Language, ...] | None = None,
    stamp: Stamp = None,
    comments: Sequence[Finding] = (),
    message_language: str = "en",
    reference: Path | None = None,
    dated: date | None = None,
) -> bytes:
    """Write a draft as a Word document.

    ``languages`` chooses among the draft's languages and defaults to all; one language gives the paper that is sent.
    ``stamp`` marks every page as a draft or as a review copy; only review copies may carry ``comments``, in
    ``message_language``. ``reference`` is a firm's own reference document. ``dated`` is the day that the file and its
    comments name; without it they name none.
    """
    if comments and stamp != "review":
        raise ValueError("comments belong in a review copy only")
    chosen = languages or draft.languages
    if chosen == (draft.operative,):
        draft = draft.operative_paper()
    bones = skeleton(reference)
    notes = placed(comments, draft, chosen, message_language) if comments else Comments()
    sheet = Sheet(draft, chosen, prototypes(bones), Numbers(bones.lists, bones.numbering[1]), notes)
    document = _document(bones, body(sheet, layout))
    parts = {
        bones.main: document,
        bones.numbering[0]: sheet.numbers.root,
        **dict(running.filled(bones, draft, chosen, stamp)),
    }
    entries = [Entry.of(name, _serialised(root)) for name, root in parts.items()]
    if notes.texts:
        entries.append(Entry.of(COMMENTS_NAME, notes.xml(bones.styles, message_language, dated)))
    entries.append(Entry.of(package.CORE_NAME, _properties(draft, chosen, dated)))
    return package.zipped(_in_order(bones, entries, comments=bool(notes.texts)))


def _document(bones: Skeleton, content: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    root = element("<w:document><w:body/></w:document>")
    root[0].extend(content)
    root[0].append(deepcopy(bones.section))
    return root


def _serialised(root: BaseOxmlElement) -> bytes:
    return package.XML_DECLARATION + etree.tostring(root, encoding="UTF-8", xml_declaration=False)


def _properties(draft: Draft, languages: Sequence[Language], dated: date | None) -> bytes:
    language = draft.operative if draft.operative in languages else languages[0]
    title = " – ".join(filter(None, (draft.title[language], draft.reference)))
    return package.core_properties(title, profile(language).word_language, dated)


def _in_order(bones: Skeleton, entries: Sequence[Entry], *, comments: bool) -> Iterator[Entry]:
    """The table of contents comes first: some readers look there before anything else."""
    yield bones.contents[comments]
    yield from bones.fixed
    yield bones.links[comments]
    yield from entries
