"""The example sentences of entries, run through the very review that reads letters."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.reading import Reading, Segment
from rejoinder.terms.glossary import Terms
from rejoinder.terms.lint.material import Entry, Material
from rejoinder.terms.model import Example
from rejoinder.terms.places import language_name
from rejoinder.terms.remarks import Remark, remarks
from rejoinder.wording.rulebook import finding


def examples(material: Material) -> Iterator[Finding]:
    """Examples that are absent, or do not do what they say."""
    for entry in (e for e in material.entries if not e.concept.imported):
        yield from _absent(entry)
        for number, example in enumerate(entry.concept.passing):
            yield from _false_alarms(entry, number, example, material.terms)
            yield from _unused(entry, number, example, material.terms)
        for number, example in enumerate(entry.concept.failing):
            yield from _silence(entry, number, example, material.terms)


def _absent(entry: Entry) -> Iterator[Finding]:
    concept = entry.concept
    if not concept.passing:
        yield finding("glossary.example", entry.where("id"), id=concept.id, what=_NO_PASS)
    if not concept.failing and (concept.weight == "term" or concept.forbidden):
        yield finding("glossary.example", entry.where("id"), id=concept.id, what=_NO_FAIL)


def _false_alarms(entry: Entry, number: int, example: Example, terms: Terms) -> Iterator[Finding]:
    for remark in _remarks(example, terms):
        quote = remark.segment.text[remark.hit.start : remark.hit.end]
        yield finding(
            "glossary.false-alarm",
            entry.where("pass", number),
            id=entry.concept.id,
            rule=f"{remark.rule} ({remark.concept})",
            quote=quote,
            instead=", ".join(remark.instead) or "–",
        )


def _unused(entry: Entry, number: int, example: Example, terms: Terms) -> Iterator[Finding]:
    """A passing pair in which the concept does not stand proves nothing."""
    for language, text in example.texts.items():
        if language in entry.concept.terms and entry.concept.id not in terms.scan(text, language).present:
            what = _UNUSED.fill(language=language_name(language), text=text)
            yield finding("glossary.example", entry.where("pass", number, language), id=entry.concept.id, what=what)


def _silence(entry: Entry, number: int, example: Example, terms: Terms) -> Iterator[Finding]:
    where = entry.where("fail", number)
    if example.rule is None:
        yield finding("glossary.example", where, id=entry.concept.id, what=_NO_RULE)
        return
    found = _remarks(example, terms)
    if not any(r.rule == example.rule and entry.concept.id in r.hit.concepts for r in found):
        text = " / ".join(example.texts.values())
        yield finding("glossary.silent", where, id=entry.concept.id, rule=example.rule, text=text)


def _remarks(example: Example, terms: Terms) -> list[Remark]:
    segments = tuple(Segment(text, language, pair=0) for language, text in example.texts.items())
    return list(remarks(Reading("", segments), terms, example.places))


_NO_PASS = Words("There is no pair of sentences that should pass.", "没有应通过的例句。")
_NO_FAIL = Words("There is no pair of sentences that should fail.", "没有应失败的例句。")
_NO_RULE = Words("A failing pair must name the rule that finds it.", "错误例句须注明应触发的规则。")
_UNUSED = Words("The {language} sentence does not use the concept: {text}", "{language}例句未使用该概念：{text}")
