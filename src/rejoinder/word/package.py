"""The file around the XML: a zip with fixed times, its content types, relationships and core properties.

python-docx stamps the time of saving into each zip entry, so that the same letter would give other bytes each time;
and it deflates parts that never change anew for each letter. This small writer takes parts that are deflated already.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE

from rejoinder.word.characters import escaped

XML_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
CORE_NAME = "docProps/core.xml"
LEVEL = 6
#: 1 January 1980, the first day that a zip can name; in the DOS form that a zip uses.
EPOCH = (0, 0x21)
UTF8_NAMES = 0x0800
DEFLATED = 8

# What our own parts are, by the beginning of their file name.
KINDS: Mapping[str, tuple[str, str]] = {
    "document": (CONTENT_TYPE.WML_DOCUMENT_MAIN, RELATIONSHIP_TYPE.OFFICE_DOCUMENT),
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "header": (CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER),
    "footer": (CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER),
    "comments": (CONTENT_TYPE.WML_COMMENTS, RELATIONSHIP_TYPE.COMMENTS),
    "core": (CONTENT_TYPE.OPC_CORE_PROPERTIES, RELATIONSHIP_TYPE.CORE_PROPERTIES),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the zip, deflated."""

    name: str
    deflated: bytes
    checksum: int
    size: int

    @classmethod
    def of(cls, name: str, content: bytes) -> Entry:
        """Deflate a part."""
        squeezer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        return cls(name, squeezer.compress(content) + squeezer.flush(), zlib.crc32(content), len(content))

    def fields(self) -> bytes:
        """What the local and the central header say alike: version, flags, method, time, sums and lengths."""
        name = self.name.encode()
        sums = (self.checksum, len(self.deflated), self.size)
        return struct.pack("<5H3I2H", 20, UTF8_NAMES, DEFLATED, *EPOCH, *sums, len(name), 0)


def zipped(entries: Iterable[Entry]) -> bytes:
    """A zip of these entries in their order."""
    body, directory, count = bytearray(), bytearray(), 0
    for entry in entries:
        name = entry.name.encode()
        directory += (
            b"PK\x01\x02" + struct.pack("<H", 20) + entry.fields() + struct.pack("<3H2I", 0, 0, 0, 0, len(body)) + name
        )
        body += b"PK\x03\x04" + entry.fields() + name + entry.deflated
        count += 1
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def content_types(types: Mapping[str, str]) -> bytes:
    """``[Content_Types].xml`` for parts by name; every part is named, so that no extension has to be guessed."""
    overrides = "".join(
        f"<Override PartName={quoteattr('/' + name)} ContentType={quoteattr(kind)}/>"
        for name, kind in sorted(types.items())
    )
    default = f'<Default Extension="rels" ContentType="{CONTENT_TYPE.OPC_RELATIONSHIPS}"/>'
    xml = f'<Types xmlns="{NAMESPACE.OPC_CONTENT_TYPES}">{default}<Default Extension="xml" ContentType="{CONTENT_TYPE.XML}"/>{overrides}</Types>'
    return XML_DECLARATION + xml.encode()


class Link(NamedTuple):
    """A relationship: its id, its kind, the absolute name of a part or, outside the package, an address."""

    number: str
    kind: str
    target: str
    outside: bool = False

    def xml(self) -> str:
        """The element."""
        mode = ' TargetMode="External"' if self.outside else ""
        return f"<Relationship Id={quoteattr(self.number)} Type={quoteattr(self.kind)} Target={quoteattr(self.target)}{mode}/>"


def relationships(links: Iterable[Link]) -> bytes:
    """A ``.rels`` part."""
    lines = "".join(link.xml() for link in links)
    return XML_DECLARATION + f'<Relationships xmlns="{NAMESPACE.OPC_RELATIONSHIPS}">{lines}</Relationships>'.encode()


def relationships_name(part: str) -> str:
    """Where the relationships of a part stand; the empty name is the package itself.

    >>> relationships_name("word/document.xml")
    'word/_rels/document.xml.rels'
    """
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def core_properties(title: str, language: str, dated: date | None) -> bytes:
    """Who, what and when, as file managers show it: a title and no person. Without a date the file names none."""
    moment = f"{dated.isoformat()}T00:00:00Z" if dated else ""
    times = (
        "".join(f'<dcterms:{n} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{n}>' for n in ("created", "modified"))
        if dated
        else ""
    )
    return (
        XML_DECLARATION
        + (
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escaped(title)}</dc:title><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>{times}"
            f"<dc:language>{escaped(language)}</dc:language></cp:coreProperties>"
        ).encode()
    )


def build(parts: Mapping[str, bytes], links: Mapping[str, Mapping[str, str]]) -> bytes:
    """A package of our own parts; ``links`` gives for each part the ids and names of the parts it refers to."""
    types = {name: _kind(name)[0] for name in parts}
    rels = {
        relationships_name(source): relationships(Link(i, _kind(to)[1], "/" + to) for i, to in targets.items())
        for source, targets in links.items()
    }
    everything = {"[Content_Types].xml": content_types(types)} | rels | dict(parts)
    return zipped(Entry.of(name, content) for name, content in everything.items())


def _kind(part: str) -> tuple[str, str]:
    return KINDS[part.rpartition("/")[2].removesuffix(".xml").rstrip("0123456789")]
