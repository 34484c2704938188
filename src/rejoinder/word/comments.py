"""Findings as Word comments, each on the words that it speaks of. Only review copies get them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from docx.oxml.ns import nsdecls

from rejoinder.draft import Block, Draft
from rejoinder.findings import Finding, Where
from rejoinder.languages import Language, LanguageProfile, profiles
from rejoinder.word import names
from rejoinder.word.fields import text_run
from rejoinder.word.package import XML_DECLARATION
from rejoinder.word.reading import CELLS
from rejoinder.word.runs import LINE_SEPARATOR, Anchor
from rejoinder.word.voices import run_properties

AUTHOR, INITIALS = "Review", "R"


@dataclass(frozen=True, slots=True)
class Comments:
    """The comments of one document: what they say, in the order of the text, and where they stand (block, language, cell)."""

    texts: tuple[tuple[str, ...], ...] = ()
    anchors: Mapping[tuple[str, Language, int], Sequence[Anchor]] = field(default_factory=dict)

    def xml(self, styles: Mapping[str, str], language: str, dated: date | None) -> bytes:
        """The comments part."""
        when = f' w:date="{dated.isoformat()}T00:00:00Z"' if dated else ""
        content = "".join(_comment(n, lines, styles, language, when) for n, lines in enumerate(self.texts))
        return XML_DECLARATION + f"<w:comments {nsdecls('w')}>{content}</w:comments>".encode()


def placed(findings: Iterable[Finding], draft: Draft, languages: Sequence[Language], message_language: str) -> Comments:
    """Each finding on its words; findings that name no block of the draft together on the first block."""
    if not draft.blocks:
        return Comments()
    order = {block.id: n for n, block in enumerate(draft.blocks)}
    findings = tuple(findings)
    general = [f for f in findings if f.where.block not in order]
    special = sorted((f for f in findings if f.where.block in order), key=lambda f: order[f.where.block])
    texts, anchors = [], defaultdict(list)
    if general:
        texts.append(tuple(line for f in general for line in _lines(f, message_language)))
        place, anchor = _place(draft.blocks[0], languages[0], Where(), 0)
        anchors[place].append(anchor)
    for finding in special:
        language = finding.where.language if finding.where.language in languages else languages[0]
        place, anchor = _place(draft.blocks[order[finding.where.block]], language, finding.where, len(texts))
        anchors[place].append(anchor)
        texts.append(_lines(finding, message_language))
    return Comments(tuple(texts), anchors)


def _lines(finding: Finding, language: str) -> tuple[str, ...]:
    lines = (finding.message.in_(language), finding.repair.in_(language))
    return tuple(line for line in lines if line)


def _place(block: Block, language: Language, where: Where, number: int) -> tuple[tuple[str, Language, int], Anchor]:
    """The cell and the words: where the finding says that they begin, else where they stand first; else the whole first cell."""
    cells = block.texts[language]
    found = list(_occurrences(cells, where.quote))
    if not found:
        return (block.id, language, 0), Anchor(number, 0, len(cells[0]))
    _, cell, start = min(found, key=lambda place: place[0] != where.start)
    return (block.id, language, cell), Anchor(number, start, start + len(where.quote))


def _occurrences(cells: Sequence[str], quote: str) -> Iterator[tuple[int, int, int]]:
    """Where the words stand: counted from the beginning of the block, and in which cell at which place."""
    before = 0
    for n, cell in enumerate(cells):
        for found in re.finditer(f"(?={re.escape(quote)})", cell.replace(LINE_SEPARATOR, "\n")) if quote else ():
            yield before + found.start(), n, found.start()
        before += len(cell) + len(CELLS)


def _comment(number: int, lines: Sequence[str], styles: Mapping[str, str], language: str, when: str) -> str:
    properties = run_properties(_spoken(language))
    mark = f'<w:r><w:rPr><w:rStyle w:val="{styles[names.COMMENT_MARK]}"/></w:rPr><w:annotationRef/></w:r>'
    style = f'<w:pPr><w:pStyle w:val="{styles[names.COMMENT_TEXT]}"/></w:pPr>'
    paragraphs = "".join(
        f"<w:p>{style}{mark if n == 0 else ''}{text_run(line, properties)}</w:p>"
        for n, line in enumerate(lines or ("",))
    )
    return f'<w:comment w:id="{number}" w:author="{AUTHOR}" w:initials="{INITIALS}"{when}>{paragraphs}</w:comment>'


def _spoken(language: str) -> LanguageProfile:
    """The profile of a message language: the command line says ``zh`` for what documents call ``zh-Hans``."""
    return next(p for tag, p in profiles().items() if tag.partition("-")[0] == language.partition("-")[0])
