"""Edits that change nothing of weight: the review must say no error of them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from mutation.benign_values import WIDE, dates_throughout, other_forms
from mutation.mutants import Mutant, Passage, edit, merged, passages, replacing, words
from mutation.papers import EN, PLAIN, ZH, Paper
from mutation.value_edits import EMAIL, IDENTIFIER, URL
from mutation.wording_edits import SAID
from rejoinder import library
from rejoinder.reading.sentences import sentences
from rejoinder.wording.clauses import ClauseLibrary

MARGIN = 72
ORDINARY = (
    "The",
    "It",
    "They",
    "This",
    "These",
    "That",
    "We",
    "On",
    "In",
    "No",
    "Please",
    "For",
    "So",
    "All",
    "Nothing",
    "Nobody",
    "Should",
)


def benign_edits(paper: Paper) -> Iterator[Mutant]:
    """All harmless edits of one paper."""
    for made in _every(paper):
        if made and any(is_statutory(paper.blocks[change.block].clause) for change in made.changes):
            yield replace(made, forms=PLAIN)
        elif made:
            yield made


def is_statutory(clause: str) -> bool:
    """Whether the clause has the words of a statute, which our own document must keep as they are."""
    return _library().get(clause).about.statutory


@cache
def _library() -> ClauseLibrary:
    return ClauseLibrary(library.templates())


def _every(paper: Paper) -> Iterator[Mutant | None]:
    for passage in passages(paper):
        yield from _of_passage(passage)
    yield from synonyms(paper)
    yield from courtesies(paper)
    yield from reordered(paper)
    yield from throughout(paper)
    yield from dates_throughout(paper)


def _of_passage(passage: Passage) -> Iterator[Mutant | None]:
    yield from other_forms(passage)
    yield from _signs(passage)
    yield from _sentences(passage)
    yield from _wrapped(passage)
    for pattern, to in words("wordings")[passage.language]:
        yield from replacing("reword", "benign", passage, pattern, to)
    if passage.form in SAID:
        for pattern, to in words("slips")[passage.language]:
            yield from replacing("slip", "benign", passage, pattern, to)


def _signs(passage: Passage) -> Iterator[Mutant | None]:
    """Quotation marks, apostrophes, widths and blanks in their other forms, all of a passage at once."""
    for group, text in _other_signs(passage.text, passage.language):
        if text != passage.text:
            yield merged(
                "other-signs", "benign", [(passage, text)], what=f"{passage.block}.{passage.cell}: {group}", group=group
            )


def _other_signs(text: str, language: str) -> Iterator[tuple[str, str]]:
    yield "straight quotes", text.replace("“", '"').replace("”", '"').replace("’", "'")
    yield "no-break blanks", re.sub(r"(?<=\d) (?=[A-Za-z])", "\u00a0", text)
    if language == EN:
        yield "two blanks", text.replace(". ", ".  ")
        yield "plain hyphens", text.replace("–", "-")
    else:
        yield "half-width brackets", text.replace("（", "(").replace("）", ")")
        yield "wide digits", _outside_names(text).translate(WIDE) if _outside_names(text) == text else text
        yield (
            "blanks at Latin",
            re.sub(r"(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])", " ", text),
        )
        yield "half-width stops", re.sub("，(?=[\u4e00-\u9fff])", ",", text)


def _outside_names(text: str) -> str:
    """Empty if the text holds an address or a number whose digits nobody would write wide."""
    if (
        URL.search(text)
        or EMAIL.search(text)
        or any(re.search(r"[A-Za-z]", m[0]) and re.search(r"\d", m[0]) for m in IDENTIFIER.finditer(text))
    ):
        return ""
    return text


def _sentences(passage: Passage) -> Iterator[Mutant | None]:
    """A sentence split at a semicolon or at "and", two sentences made one."""
    if passage.form not in SAID:
        return
    if passage.language == EN:
        for found in re.finditer(r"; (\w)", passage.text):
            yield edit("split-sentence", "benign", passage, *found.span(), f". {found[1].upper()}")
        for found in re.finditer(r", and (we|this demand|the area|no duty|the complaint|they) ", passage.text):
            yield edit("split-sentence", "benign", passage, *found.span(), f". {found[1].capitalize()} ")
    else:
        for found in re.finditer("；(?=[\u4e00-\u9fff])", passage.text[:-1]):
            yield edit("split-sentence", "benign", passage, *found.span(), "。")
    spans = list(sentences(passage.text, passage.language))
    for first, second in pairwise(spans):
        yield _joined(passage, first.end, second.start)


def _joined(passage: Passage, end: int, start: int) -> Mutant | None:
    head, tail = passage.text[:end], passage.text[start:]
    if passage.language == ZH and head.endswith("。"):
        return edit("join-sentences", "benign", passage, end - 1, start, "；")
    word = re.match(r"[A-Z][a-z]*", tail)
    if head.endswith(".") and word and word[0] in ORDINARY:
        return edit("join-sentences", "benign", passage, end - 1, start + 1, f"; {tail[0].lower()}")
    return None


def _wrapped(passage: Passage) -> Iterator[Mutant | None]:
    """Lines broken at column 72, as an editor or a mail does."""
    if passage.form not in SAID:
        return
    lines = (
        textwrap.fill(passage.text, MARGIN, break_on_hyphens=False)
        if passage.language == EN
        else _in_columns(passage.text)
    )
    if lines != passage.text:
        yield merged("rewrap", "benign", [(passage, lines)], what=f"{passage.block}.{passage.cell}")


def _in_columns(text: str) -> str:
    """Chinese text cut at the margin: not before a closing sign, not within a Latin word."""
    lines, line = [], ""
    for piece in re.findall(r"[!-~]+ ?|.[，。；：、）”》]*", text):
        if _columns(line) + _columns(piece.rstrip()) > MARGIN:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return "\n".join([*lines, line])


def _columns(text: str) -> int:
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


#: Names and titles keep their words.
TITLES = ("“[^”]*”", "《[^》]*》")


def synonyms(paper: Paper) -> Iterator[Mutant]:
    """Another accepted form of the same concept, at one place and throughout."""
    every = list(passages(paper))
    for language, table in words("synonyms").items():
        said = [p for p in every if p.language == language and p.form in SAID]
        for entry in table:
            made = [
                m
                for p in said
                for m in replacing(
                    "synonym", "benign", p, entry["from"], entry["to"], group=entry["concept"], kept=TITLES
                )
            ]
            yield from made
            if len(made) > 1:
                yield _throughout(said, entry)


def _throughout(said: Sequence[Passage], entry: dict[str, str]) -> Mutant:
    titles = "|".join(TITLES)
    made = [(p, re.sub(f"{titles}|(?:{entry['from']})", lambda m: _other(m, entry), p.text)) for p in said]
    changed = [(p, text) for p, text in made if text != p.text]
    return merged("synonym", "benign", changed, what=f"all: {entry['from']} -> {entry['to']}", group=entry["concept"])


def _other(found: re.Match[str], entry: dict[str, str]) -> str:
    return found[0] if found[0][0] in "“《" else found.expand(entry["to"])


def courtesies(paper: Paper) -> Iterator[Mutant]:
    """A sentence of courtesy in both languages, at the end of several paragraphs."""
    places = [
        n
        for n, block in enumerate(paper.blocks)
        if block.form in ("paragraph", "point") and len(block.texts[EN][0]) > 60
    ]
    for n, entry in enumerate(words("courtesies")["sentences"]):
        for place in dict.fromkeys(places[(n * 5 + step) % len(places)] for step in (0, 3, 7)):
            made = []
            for language in (EN, ZH):
                text = paper.blocks[place].texts[language][0]
                passage = Passage(paper, place, language, 0, text)
                made.append((passage, f"{text} {entry[language]}" if language == EN else text + entry[language]))
            yield merged("courtesy", "benign", made, what=f"{place}: {entry[EN]}")


def reordered(paper: Paper) -> Iterator[Mutant]:
    """Two neighbours of a list exchanged, in both languages."""
    forms = [block.form for block in paper.blocks]
    for n in range(len(forms) - 1):
        if forms[n] == forms[n + 1] == "item":
            order = list(range(len(forms)))
            order[n], order[n + 1] = n + 1, n
            yield Mutant("reorder-items", "benign", paper, "both", f"{n} and {n + 1}", (), order=tuple(order))


def throughout(paper: Paper) -> Iterator[Mutant]:
    """One habit of writing applied to the whole text of a language: quotation marks, dates."""
    for language in (EN, ZH):
        said = list(passages(paper, languages=(language,)))
        for group in ("straight quotes", "two blanks", "half-width brackets"):
            made = [(p, dict(_other_signs(p.text, language)).get(group, p.text)) for p in said]
            changed = [(p, text) for p, text in made if text != p.text]
            if changed:
                yield merged("other-signs", "benign", changed, what=f"all: {group}", group=group)
