"""Opening a Word file from outside: looked at before it is unpacked, and every fault told in words."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from copy import copy
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.exceptions import XmlchemyError
from docx.oxml.ns import qn
from lxml.etree import LxmlError

from rejoinder.errors import RejoinderError
from rejoinder.languages import Words

MOST_PARTS = 2_000
MOST_BYTES = 200_000_000
#: XML deflates to a tenth or a thirtieth; what shrinks more than this was made to burst.
MOST_RATIO = 150
#: A letter has some 100 kB of XML; read into a tree, it takes ten times as much memory.
MOST_MARKUP = 24_000_000
PIECE = 65_536
#: In well-formed XML these stand nowhere but in a declaration: a text has no bare ``<``.
DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
LONGEST_MARK = len(b"<!DOCTYPE")
BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
#: A drawing keeps the declaration that its program gave it; nobody reads it here.
PICTURE = ".svg"
TYPES = "[Content_Types].xml"
#: Below this an honest file may shrink as it likes.
SMALL = 2_000_000

BODY = qn("w:body")
#: What the libraries raise at a broken package: they look for what should be there without asking whether it is.
BROKEN = (
    OpcError,
    LxmlError,
    XmlchemyError,
    zipfile.BadZipFile,
    zlib.error,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)

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
    _check_contents(content, name)
    try:
        _check_parts(content, name)
        document = docx.Document(io.BytesIO(content))
    except ValueError as fault:  # a package of another kind, for example a spreadsheet
        raise RejoinderError(NOT_WORD.fill(name=name)) from fault
    except BROKEN as fault:
        raise RejoinderError(DAMAGED.fill(name=name)) from fault
    if document.part.element.find(BODY) is None:
        raise RejoinderError(DAMAGED.fill(name=name))
    return document


def _check_contents(content: bytes, name: str) -> None:
    """Refuse a zip that is no Office file, or that would fill the memory, by what its table of contents says."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except BROKEN as fault:
        message = DAMAGED if content.startswith(b"PK") else NOT_WORD
        raise RejoinderError(message.fill(name=name)) from fault
    if TYPES not in (part.filename for part in parts):
        raise RejoinderError(NOT_WORD.fill(name=name))
    unpacked = sum(part.file_size for part in parts)
    burst = unpacked > SMALL and unpacked > MOST_RATIO * max(len(content), 1)
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or burst:
        raise RejoinderError(TOO_LARGE.fill(name=name))


def _check_parts(content: bytes, name: str) -> None:
    """Look through every part, piece by piece: refuse more text than a letter has, and what ``_read_through`` refuses."""
    markup = 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for part in package.infolist():
            markup += _read_through(package, part, name)
            if markup > MOST_MARKUP:
                raise RejoinderError(TOO_LARGE.fill(name=name))


def _read_through(package: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> int:
    """How many bytes of XML the part has.

    Refuses one that is longer than the table of contents says, and one with a document type of its own: Word never
    writes one, and it can name files and addresses to be read in.
    """
    longer = copy(part)
    longer.file_size += 1  # so that one byte too many shows
    size, before, is_markup = 0, b"", False
    with package.open(longer) as opened:
        while piece := opened.read(PIECE):
            is_markup = is_markup if size else piece.lstrip(BEFORE_MARKUP).startswith(b"<")
            size += len(piece)
            if size > part.file_size:
                raise RejoinderError(TOO_LARGE.fill(name=name))
            seen = before + piece.replace(b"\0", b"")
            if is_markup and DECLARATION.search(seen) and not part.filename.endswith(PICTURE):
                raise RejoinderError(DECLARES.fill(name=name, part=part.filename))
            before = seen[-LONGEST_MARK:]
    return size if is_markup else 0
