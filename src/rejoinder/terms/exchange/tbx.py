"""A glossary as TBX, version 3 (ISO 30042:2019), style DCA, dialect TBX-Basic.

What the dialect has no place for does not travel: example sentences, weights, capitals, surroundings. A further form of a
term is a term of its own, of type variant, that refers to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from rejoinder.datafiles import Bilingual
from rejoinder.errors import InputError, Problem
from rejoinder.languages import Language, Words
from rejoinder.terms.model import Concept, Forbidden, Term

SPACE = "urn:iso:std:iso:30042:ed-2"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
PREFERRED, ADMITTED = "preferredTerm-admn-sts", "admittedTerm-admn-sts"
DEPRECATED = ("deprecatedTerm-admn-sts", "supersededTerm-admn-sts")
MAX_BYTES = 20_000_000
Element = Any  # lxml's elements have no public type


def write(concepts: Iterable[Concept], title: str) -> bytes:
    """The file."""
    root = etree.Element(f"{{{SPACE}}}tbx", {"style": "dca", "type": "TBX-Basic", LANG: "en"}, nsmap={None: SPACE})  # type: ignore[dict-item]
    about = _child(_child(root, "tbxHeader"), "fileDesc")
    _child(_child(about, "titleStmt"), "title", title)
    _child(_child(about, "sourceDesc"), "p", title)
    body = _child(_child(root, "text"), "body")
    for concept in concepts:
        _write_concept(body, concept)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _child(parent: Element, name: str, text: str | None = None, **attributes: str) -> Element:
    child = etree.SubElement(parent, f"{{{SPACE}}}{name}", attributes)
    child.text = text
    return child


def _write_concept(body: Element, concept: Concept) -> None:
    entry = _child(body, "conceptEntry", id=concept.id)
    _child(entry, "descrip", concept.domain, type="subjectField")
    _write_texts(entry, "descrip", concept.definition, type="definition")
    _child(entry, "admin", f"{concept.source.place} ({concept.source.confidence})", type="source")
    if concept.note:
        _write_texts(entry, "note", concept.note)
    for language in dict.fromkeys((*concept.terms, *(bad.language for bad in concept.forbidden))):
        section = _child(entry, "langSec")
        section.set(LANG, language)
        for number, term in enumerate(concept.terms.get(language, ()), 1):
            _write_term(section, term, f"{concept.id}.{language}.{number}")
        for bad in (b for b in concept.forbidden if b.language == language):
            _write_forbidden(section, bad)


def _write_texts(parent: Element, name: str, texts: Bilingual, **attributes: str) -> None:
    for language, text in texts.words().as_dict().items():
        _child(parent, name, text, **attributes).set(LANG, language)


def _write_term(section: Element, term: Term, name: str) -> None:
    own = _child(section, "termSec", id=name)
    _child(own, "term", term.text)
    _child(own, "termNote", PREFERRED if term.status == "preferred" else ADMITTED, type="administrativeStatus")
    for place in term.places:
        _child(own, "termNote", place, type="geographicalUsage")
    if term.source:
        _child(own, "admin", f"{term.source.place} ({term.source.confidence})", type="source")
    for form in term.forms:
        variant = _child(section, "termSec")
        _child(variant, "term", form)
        _child(variant, "termNote", ADMITTED, type="administrativeStatus")
        _child(variant, "termNote", "variant", type="termType")
        _child(variant, "ref", term.text, type="crossReference", target=name)


def _write_forbidden(section: Element, bad: Forbidden) -> None:
    own = _child(section, "termSec")
    _child(own, "term", bad.text)
    _child(own, "termNote", DEPRECATED[0], type="administrativeStatus")
    _write_texts(own, "note", bad.why)


def read(content: bytes, file: str) -> list[dict[str, Any]]:
    """The concepts of a file as plain data. Raises ``InputError``."""
    root = _root(content, file)
    kind = etree.QName(root).localname
    if kind != "tbx" or root.get("style", "dca") != "dca":
        given = f"{kind} {root.get('style', '')}".strip()
        raise InputError([Problem(_NOT_DCA, file, given=given, repair=_SAVE_AS)])
    return [_concept(entry, number) for number, entry in enumerate(_all(root, "conceptEntry"), 1)]


def _root(content: bytes, file: str) -> Element:
    """The file as a tree; nothing in it can name another file or grow while it is read."""
    if len(content) > MAX_BYTES:
        raise InputError([Problem(_TOO_LARGE, file)])
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as fault:
        raise InputError([Problem(_NOT_TEXT, file)]) from fault
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise InputError([Problem(_DTD, file, repair=_DELETE_DTD)])
    _, declared, rest = text.partition("?>") if text.lstrip().startswith("<?xml") else ("", "", text)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(rest.strip().encode() if declared else text.strip().encode(), parser)
    except etree.XMLSyntaxError as fault:
        line = (fault.lineno or 1) + text[: len(text) - len(rest.lstrip())].count("\n")
        raise InputError([Problem(_BROKEN.fill(what=fault.msg), file, line)]) from fault


def _all(parent: Element, name: str) -> Iterator[Element]:
    """Elements of that name anywhere below, whatever the namespace: some programs leave it out."""
    yield from (e for e in parent.iter() if isinstance(e.tag, str) and etree.QName(e).localname == name)


def _concept(entry: Element, number: int) -> dict[str, Any]:
    concept: dict[str, Any] = {"id": entry.get("id") or f"concept-{number}", "terms": {}, "forbidden": []}
    for section in _all(entry, "langSec"):
        _read_section(section, section.get(LANG, ""), concept)
    for name, found in (("definition", _typed(entry, "descrip", "definition")), ("note", _notes(entry))):
        texts = {_tag(e): _text(e) for e in found if _text(e)}
        kept = {tag: text for tag, text in texts.items() if tag in ("en", "zh-Hans")}
        concept |= {name: kept} if kept else {}
    for source in (e for e in _typed(entry, "admin", "source") if not _inside(e, "termSec")):
        concept.setdefault("source", _source(source))
    return concept


def _typed(parent: Element, name: str, kind: str) -> Iterator[Element]:
    yield from (e for e in _all(parent, name) if e.get("type") == kind)


def _notes(entry: Element) -> Iterator[Element]:
    yield from (e for e in _all(entry, "note") if not _inside(e, "termSec"))


def _inside(element: Element, name: str) -> bool:
    return any(isinstance(a.tag, str) and etree.QName(a).localname == name for a in element.iterancestors())


def _tag(element: Element) -> Language:
    """The language of a text: its own, or that of what it stands in; of no known one, English."""
    for one in (element, *element.iterancestors()):
        if one.get(LANG):
            return "zh-Hans" if one.get(LANG).lower().startswith("zh") else "en"
    return "en"


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _read_section(section: Element, language: Language, concept: dict[str, Any]) -> None:
    by_name: dict[str, dict[str, Any]] = {}
    for own in _all(section, "termSec"):
        term = {"text": next((_text(e) for e in _all(own, "term")), "")}
        notes = {e.get("type"): _text(e) for e in _all(own, "termNote")}
        status = notes.get("administrativeStatus")
        owner = next((by_name[t] for e in _all(own, "ref") if (t := e.get("target")) in by_name), None)
        if status in DEPRECATED:
            concept["forbidden"].append(term | {"language": language, "why": _why(own)})
        elif owner is not None and notes.get("termType") == "variant":
            owner.setdefault("forms", []).append(term["text"])
        else:
            term |= _about(own, "preferred" if status == PREFERRED else "accepted")
            concept["terms"].setdefault(language, []).append(term)
            by_name[own.get("id", "")] = term


def _about(own: Element, status: str) -> dict[str, Any]:
    about: dict[str, Any] = {"status": status}
    at = [_text(e) for e in _all(own, "termNote") if e.get("type") == "geographicalUsage"]
    source = next(_typed(own, "admin", "source"), None)
    about |= {"places": at} if at else {}
    return about | ({"source": _source(source)} if source is not None else {})


def _why(own: Element) -> dict[str, str]:
    return {_tag(e): _text(e) for e in _all(own, "note") if _text(e)}


def _source(element: Element) -> dict[str, str]:
    return {"place": _text(element), "confidence": "reported"}


_TOO_LARGE = Words("The file is larger than 20 MB.", "文件超过20MB。")
_NOT_TEXT = Words("The file is in neither UTF-8 nor UTF-16.", "文件既非UTF-8也非UTF-16编码。")
_DTD = Words(
    "The file declares a document type or entities; such files are not read.", "文件含有文档类型或实体声明，不予读取。"
)
_DELETE_DTD = Words("Export it again without them, as TBX version 3.", "请重新导出为不含该类声明的TBX第3版文件。")
_BROKEN = Words("This is no XML file: {what}.", "不是有效的XML文件：{what}。")
_NOT_DCA = Words("This is no TBX of version 3 in the style DCA.", "不是TBX第3版DCA样式文件。")
_SAVE_AS = Words("Export it as TBX-Basic (ISO 30042:2019), style DCA.", "请导出为TBX-Basic（ISO 30042:2019）DCA样式。")
