"""An outline names clauses, clauses are rendered in every language, blocks come out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from rejoinder.compose.context import bindings, build
from rejoinder.compose.outline import Entry, entries
from rejoinder.compose.render import BAR, LINE_BREAK, Renderer, renderer
from rejoinder.compose.subject import Subject
from rejoinder.compose.views import View
from rejoinder.draft import NUMBERED_FORMS, ROW_FORMS, Block, Draft, Gap, block_id
from rejoinder.errors import DataError
from rejoinder.languages import Language, Words, profile
from rejoinder.rules.jurisdictions import of_document
from rejoinder.wording.clauses import Clause, ClauseLibrary

CELL = " | "
# A fact that brings its own full stop (a sentence, "Co., Ltd.") before the clause's.
DOUBLED_STOP = re.compile(r"(?<=[\w)”])(\.|。)\1(?=\s|$|[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class _Desk:
    """One language's work place: its renderer, its context and what ids bind."""

    renderer: Renderer
    context: View
    bound: Mapping[str, Mapping[str, Any]]


def compose(subject: Subject, clauses: ClauseLibrary, firm: Path | None = None) -> Draft:
    """The draft of one document. Raises ``DataError`` for a fault of an outline or clause, never for a missing fact."""
    languages = subject.languages
    operative = languages[0]
    desks = {tag: _desk(subject, tag) for tag in languages}
    outline = entries(subject.kind.kind, desks[operative].context, desks[operative].bound, firm)
    blocks = _numbered(_blocks(subject.kind.kind, outline, clauses, desks))
    case = subject.case
    return Draft(
        case=case.case,
        kind=subject.kind.kind,
        title={tag: subject.kind.title.words().in_(tag) for tag in languages},
        operative=operative,
        languages=languages,
        blocks=tuple(blocks),
        reference=" / ".join(r for r in (case.case, case.complaint.reference) if r),
        fictional=case.fictional,
        jurisdictions=of_document(case),
        replaced_clauses=tuple(sorted({e.clause for e in outline if clauses.get(e.clause).firm})),
    )


def _desk(subject: Subject, language: Language) -> _Desk:
    context = build(subject, language)
    return _Desk(renderer(language), context, bindings(context))


def _blocks(
    kind: str, outline: tuple[Entry, ...], clauses: ClauseLibrary, desks: Mapping[Language, _Desk]
) -> Iterator[Block]:
    used: Counter[tuple[str, str]] = (
        Counter()
    )  # a heading may stand under several rights; each place has an id of its own
    for entry in outline:
        clause = clauses.get(entry.clause)
        rendered = {tag: _render(clause, entry, tag, desk) for tag, desk in desks.items()}
        count = len(next(iter(rendered.values())))
        for n in range(count):
            texts = {tag: parts[n][0] for tag, parts in rendered.items()}
            gaps = tuple(gap for parts in rendered.values() for gap in parts[n][1])
            ordinal = used[entry.clause, entry.binding]
            used[entry.clause, entry.binding] += 1
            yield _block(kind, clause, entry, ordinal, texts, gaps)


def _block(
    kind: str, clause: Clause, entry: Entry, ordinal: int, texts: Mapping[Language, str], gaps: tuple[Gap, ...]
) -> Block:
    about = clause.about
    return Block(
        id=block_id(kind, clause.id, entry.binding, ordinal),
        form=about.form,
        clause=clause.id,
        texts={tag: _cells(text, about.form) for tag, text in texts.items()},
        binding=entry.binding,
        safeguards=about.safeguards,
        widths=about.widths,
        gaps=gaps,
        volatile=about.volatile,
        copy_only=about.copy_only,
    )


def _render(clause: Clause, entry: Entry, language: Language, desk: _Desk) -> list[tuple[str, tuple[Gap, ...]]]:
    chunks = clause.chunks.get(language)
    if chunks is None:
        raise DataError(_NO_TEXT.fill(id=clause.id, language=profile(language).name), clause.file)
    context = desk.context | dict(desk.bound.get(entry.binding, {}))
    return [_render_chunk(clause, chunk, context, desk) for chunk in chunks]


def _render_chunk(clause: Clause, chunk: str, context: View, desk: _Desk) -> tuple[str, tuple[Gap, ...]]:
    try:
        return desk.renderer.render(chunk, context)
    except (UndefinedError, TemplateSyntaxError) as fault:
        raise DataError(_WRONG_NAME.fill(id=clause.id, what=fault.message or ""), clause.file) from fault
    except (TemplateError, TypeError, KeyError, AttributeError, ValueError, AssertionError) as fault:  # Babel asserts
        raise DataError(_WRONG.fill(id=clause.id, what=str(fault)), clause.file) from fault


def _cells(text: str, form: str) -> tuple[str, ...]:
    """The cells of a row, or the one text of a paragraph, with the facts' own bars put back."""
    parts = f" {text.strip(' ')} ".split(CELL) if form in ROW_FORMS else [text]
    return tuple(_tidy(part).replace(BAR, "|") for part in parts)


def _tidy(text: str) -> str:
    """Blanks left over by conditions taken away; line breaks of facts kept."""
    lines = (" ".join(part for part in line.split(" ") if part) for line in text.split(LINE_BREAK))
    joined = LINE_BREAK.join(lines).strip(LINE_BREAK)
    return DOUBLED_STOP.sub(r"\1", joined)


def _numbered(blocks: Iterator[Block]) -> Iterator[Block]:
    """Headings, points and items with their numbers; a new level starts again."""
    counts: Counter[str] = Counter()
    for block in blocks:
        if block.form not in NUMBERED_FORMS:
            if block.form not in ("table-row", "table-head"):
                counts["item"] = 0
            yield block
            continue
        level = NUMBERED_FORMS.index(block.form)
        counts[block.form] += 1
        for deeper in NUMBERED_FORMS[level + 1 :]:
            counts[deeper] = 0
        shown = {name: counts[name] for name in NUMBERED_FORMS[: level + 1]}
        yield replace(block, numbers={tag: profile(tag).number(block.form, shown) for tag in block.texts})


_NO_TEXT = Words("Clause “{id}” has no text in {language}.", "条款“{id}”没有{language}文本。")
_WRONG_NAME = Words("Clause “{id}” uses a name that does not exist: {what}.", "条款“{id}”使用了不存在的名称：{what}。")
_WRONG = Words("Clause “{id}” cannot be rendered: {what}.", "条款“{id}”无法生成：{what}。")
