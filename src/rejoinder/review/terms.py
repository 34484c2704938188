"""The terms of a text: said in both languages, none forbidden, one word for one thing, and the words of the right place."""

from __future__ import annotations

from collections.abc import Iterator

from rejoinder.findings import Finding
from rejoinder.languages import Words
from rejoinder.review.examined import Examined
from rejoinder.rules.jurisdictions import of_document
from rejoinder.terms.glossary import terms as glossary
from rejoinder.terms.places import language_name, place_names
from rejoinder.terms.remarks import Remark, remarks
from rejoinder.wording.rulebook import finding

SHOWN = 4


def terms(examined: Examined) -> Iterator[Finding]:
    """What the glossary says of a text."""
    for remark in remarks(examined.reading, glossary(), _places(examined)):
        yield _TOLD[remark.rule](examined, remark)


def _places(examined: Examined) -> tuple[str, ...]:
    """The jurisdictions of the matter, as far as they are known."""
    if examined.draft is not None:
        return examined.draft.jurisdictions
    return of_document(examined.subject.case) if examined.subject is not None else ()


def _missing(examined: Examined, remark: Remark) -> Finding:
    language, other = language_name(remark.segment.language), language_name(remark.language)
    where = examined.where(remark.segment, remark.hit.start, remark.hit.end)
    values = {"quote": where.quote, "language": language, "other": other, "instead": _quoted(remark.instead)}
    if remark.lost:
        return finding("terms.lost", where, **values)
    return finding("terms.missing", where, **values)


def _forbidden(examined: Examined, remark: Remark) -> Finding:
    use = remark.hit.uses[0]
    where = examined.where(remark.segment, remark.hit.start, remark.hit.end)
    return finding("terms.forbidden", where, quote=where.quote, why=use.why, instead=_quoted(remark.instead))


def _mixed(examined: Examined, remark: Remark) -> Finding:
    where = examined.where(remark.segment, remark.hit.start, remark.hit.end)
    return finding("terms.mixed", where, quote=where.quote, other=_quoted(remark.instead))


def _place(examined: Examined, remark: Remark) -> Finding:
    use = remark.hit.uses[0]
    home = place_names(use.places) if use.places else language_name(use.language)
    where = examined.where(remark.segment, remark.hit.start, remark.hit.end)
    return finding("terms.place", where, quote=where.quote, home=home, instead=_quoted(remark.instead))


def _quoted(renderings: tuple[str, ...]) -> Words:
    """The first few renderings, each in quotation marks."""
    marked = [f"“{text}”" for text in renderings[:SHOWN]]
    return Words(", ".join(marked), "、".join(marked))


_TOLD = {
    "terms.missing": _missing,
    "terms.forbidden": _forbidden,
    "terms.mixed": _mixed,
    "terms.place": _place,
}
