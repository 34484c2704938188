"""The header and footer of every page: stamp, reference, page number.

A reference document marks the place by a paragraph in the style of the running head or of the page number; what else
a firm has put into its header (a letterhead) stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from rejoinder.draft import Draft
from rejoinder.languages import Language, profile
from rejoinder.word import names
from rejoinder.word.fields import page_number_runs, text_run
from rejoinder.word.prototypes import element
from rejoinder.word.skeleton import Skeleton
from rejoinder.word.voices import run_properties

HEADER, P, STYLE, VALUE = qn("w:hdr"), qn("w:p"), qn("w:pStyle"), qn("w:val")
BETWEEN = text_run("  ·  ", "")
LABELS = {"draft": "draft", "review": "review_copy"}


def filled(
    skeleton: Skeleton, draft: Draft, languages: Sequence[Language], stamp: str | None
) -> Iterator[tuple[str, BaseOxmlElement]]:
    """Every header and footer by its part name, filled for one document."""
    head = list(_head(skeleton, draft, languages, stamp))
    pages = BETWEEN.join(page_number_runs(profile(tag)) for tag in languages)
    foot = [_paragraph(skeleton, names.PAGE_NUMBER, pages)]
    for name, root in skeleton.running.items():
        copy = deepcopy(root)
        if copy.tag == HEADER:
            _put(copy, skeleton.styles[names.RUNNING_HEAD], head, must=True)
        else:
            _put(copy, skeleton.styles[names.PAGE_NUMBER], foot, must=not len(copy))
        yield name, copy


def _head(skeleton: Skeleton, draft: Draft, languages: Sequence[Language], stamp: str | None) -> Iterator[str]:
    if stamp:
        yield _paragraph(skeleton, names.STAMP, _labels(LABELS[stamp], languages))
    if draft.fictional:
        yield _paragraph(skeleton, names.FICTIONAL, _labels("fictional", languages))
    reference = text_run(draft.reference, run_properties(profile(languages[0]))) if draft.reference else ""
    yield _paragraph(skeleton, names.RUNNING_HEAD, reference)


def _labels(name: str, languages: Sequence[Language]) -> str:
    """A label in every language of the document, one after the other."""
    speech = (profile(tag) for tag in languages)
    return BETWEEN.join(text_run(p.label(name), run_properties(p)) for p in speech)


def _paragraph(skeleton: Skeleton, style: str, runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{skeleton.styles[style]}"/></w:pPr>{runs}</w:p>'


def _put(root: BaseOxmlElement, slot: str, paragraphs: Sequence[str], *, must: bool) -> None:
    """Put the paragraphs in place of the one in the slot's style; without a slot at the end, if they must be there."""
    styled = (style for style in root.iter(STYLE) if style.get(VALUE) == slot)
    place = next((p for style in styled for p in style.iterancestors(P)), None)
    parent = root if place is None else place.getparent()
    if parent is None or (place is None and not must):
        return
    new = [element(paragraph) for paragraph in paragraphs]
    if place is None:
        parent.extend(new)
    else:
        at = parent.index(place)
        parent[at : at + 1] = new
