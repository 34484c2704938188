"""Opening a Word file from outside: looked at before it is unpacked, and every fault told in words."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from rejoinder.errors import RejoinderError
from rejoinder.languages import Words

MOST_PARTS = 2_000
MOST_BYTES = 200_000_000
#: XML deflates to a tenth or a thirtieth; what shrinks more than this was made to burst.
MOST_RATIO = 150
#: A declaration stands at the beginning of its part.
DECLARATION_WITHIN = 65_536
#: Below this an honest file may shrink as it likes.
SMALL = 2_000_000

BODY = qn("w:body")

NOT_THERE = Words("{name} cannot be opened: {why}.", "无法打开{name}：{why}。")
NOT_WORD = Words("{name} is not a Word document (.docx).", "{name}不是Word文档（.docx）。")
TOO_LARGE = Words(
    "{name} unpacks to far more than a letter can hold and was not opened; save it anew from Word.",
    "{name}解压后远超正常文书的大小，未予打开；请用Word重新保存后再试。",
)
DECLARES = Words(
    "{name} brings a document type or an external entity of its own ({part}) and was not opened; save it anew from Word.",
    "{name}自带文档类型声明或外部实体（{part}），未予打开；请用Word重新保存后再试。",
)
DAMAGED = Words(
    "{name} is damaged and cannot be read; open it in Word, repair it and save it anew.",
    "{name}已损坏，无法读取；请用Word打开、修复并重新保存。",
)


def content_of(path: Path) -> bytes:
    """The bytes of a file."""
    try:
        return path.read_bytes()
    except OSError as fault:
        raise RejoinderError(NOT_THERE.fill(name=path, why=fault.strerror)) from fault


def open_document(content: bytes, name: str) -> Document:
    """The document in these bytes, or a ``RejoinderError`` that names the file."""
    _check_size(content, name)
    try:
        _check_declarations(content, name)
        document = docx.Document(io.BytesIO(content))
    except ValueError as fault:  # a package of another kind, for example a spreadsheet
        raise RejoinderError(NOT_WORD.fill(name=name)) from fault
    except (OpcError, KeyError, LxmlError, zipfile.BadZipFile, RuntimeError, OSError, zipfile.error) as fault:
        raise RejoinderError(DAMAGED.fill(name=name)) from fault
    if document.part.element.find(BODY) is None:
        raise RejoinderError(DAMAGED.fill(name=name))
    return document


def _check_size(content: bytes, name: str) -> None:
    """Refuse a zip that would fill the memory, by what its table of contents says."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as fault:
        raise RejoinderError(NOT_WORD.fill(name=name)) from fault
    unpacked = sum(part.file_size for part in parts)
    burst = unpacked > SMALL and unpacked > MOST_RATIO * max(len(content), 1)
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or burst:
        raise RejoinderError(TOO_LARGE.fill(name=name))


def _check_declarations(content: bytes, name: str) -> None:
    """Refuse XML that brings its own document type: Word never writes one, and it can name files and addresses to be read in."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.infolist():
            if part.filename.endswith((".xml", ".rels")):
                with package.open(part) as opened:
                    head = opened.read(DECLARATION_WITHIN).replace(b"\0", b"")
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                    raise RejoinderError(DECLARES.fill(name=name, part=part.filename))
