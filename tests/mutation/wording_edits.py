"""Harmful edits of words: safeguards, oaths, negations, duties, parties, sentences lost, left untranslated or added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from mutation.mutants import Mutant, Passage, both, capital, edit, merged, passages, replacing, words
from mutation.papers import EN, LANGUAGES, ZH, Change, Paper
from rejoinder.reading.sentences import sentences
from rejoinder.wording.safeguards import matrix

SAID = ("paragraph", "point", "item", "note")
LEAST_WORDS = 5
CURED = "removal"  # beside a non-admission a removal is no admission


def wording_edits(paper: Paper) -> Iterator[Mutant]:
    """All harmful edits of words in one paper."""
    yield from deleted_safeguards(paper)
    yield from weakened("weaken-safeguard", "weakenings", paper, safeguards_only=True)
    if paper.kind == "counter-notice":
        yield from weakened("weaken-oath", "oaths", paper)
    yield from additions(paper)
    yield from dropped_paragraphs(paper)
    for passage in passages(paper):
        yield from negations(passage)
        yield from duties(passage)
        yield from parties(passage)
        yield from names(passage)
        yield from dropped_sentences(passage)
        yield from untranslated(passage)
        yield from mistranslated(passage)


def duties_of(paper: Paper) -> list[str]:
    """The safeguards that the paper must have."""
    found = matrix().duties(paper.kind, paper.draft.jurisdictions)
    return [name for name, duty in found.items() if duty == "must"]


def deleted_safeguards(paper: Paper) -> Iterator[Mutant]:
    """All blocks of a safeguard gone, in one language and in both."""
    for name in duties_of(paper):
        places = [n for n, block in enumerate(paper.blocks) if name in block.safeguards]
        for languages in ((EN,), (ZH,), LANGUAGES):
            changes = tuple(Change(n, language, None) for n, language in product(places, languages))
            language = "both" if len(languages) > 1 else languages[0]
            yield Mutant("delete-safeguard", "harmful", paper, language, name, changes, name)


def weakened(operator: str, list_name: str, paper: Paper, *, safeguards_only: bool = False) -> Iterator[Mutant]:
    """Each entry of a list of weakenings, in each language, and in both at once."""
    said = [
        p
        for p in passages(paper)
        if not safeguards_only or paper.blocks[p.block].safeguards or "precaution" in paper.blocks[p.block].clause
    ]
    for entry in words(list_name)[list_name]:
        made: dict[str, list[Mutant]] = {language: [] for language in LANGUAGES}
        for passage in said:
            if passage.language in entry:
                pattern, to = entry[passage.language]
                made[passage.language] += replacing(operator, "harmful", passage, pattern, to, group=entry["name"])
        for language in LANGUAGES:
            yield from made[language]
        for first, second in zip(made[EN], made[ZH], strict=False):
            if first.changes[0].block == second.changes[0].block:
                yield both(operator, "harmful", first, second)


def additions(paper: Paper) -> Iterator[Mutant]:
    """Each sentence that must not stand, at the end of one paragraph, in each language and in both."""
    places = [
        n
        for n, block in enumerate(paper.blocks)
        if block.form in ("paragraph", "point") and len(block.texts[EN][0]) > 60
    ]
    for n, entry in enumerate(words("additions")["sentences"]):
        if paper.kind in entry.get("not_in", ()) or paper.kind not in entry.get("only_in", (paper.kind,)):
            continue
        fit = [p for p in places if not (entry["class"] == CURED and paper.blocks[p].safeguards)]
        place = fit[(n * 7 + len(paper.name)) % len(fit)]
        for languages in ((EN,), (ZH,), LANGUAGES):
            made = [_added(paper, place, language, entry[language]) for language in languages]
            what = f"{place}: {entry[languages[0]]}"
            yield merged("add-admission", "harmful", made, what=what, group=entry["class"])


def _added(paper: Paper, place: int, language: str, sentence: str) -> tuple[Passage, str]:
    text = paper.blocks[place].texts[language][0]
    passage = Passage(paper, place, language, 0, text)
    return passage, f"{text} {sentence}" if language == EN else f"{text}{sentence}"


def negations(passage: Passage) -> Iterator[Mutant]:
    """Each negation dropped."""
    table = words("negations")[passage.language]
    taken: set[int] = set()
    for pattern, to in table["drops"]:
        for found in re.finditer(pattern, passage.text):
            if found.start() in taken or _kept(passage.text, found, table["kept"]):
                continue
            taken.update(range(*found.span()))
            made = edit("drop-negation", "harmful", passage, *found.span(), capital(found, to))
            if made:
                yield made


def _kept(text: str, found: re.Match[str], kept: list[str]) -> bool:
    return any(
        k.start() < found.end() and found.start() < k.end() for pattern in kept for k in re.finditer(pattern, text)
    )


def duties(passage: Passage) -> Iterator[Mutant]:
    """Each duty, permission or prohibition turned into another."""
    for pattern, to in words("modality")[passage.language]:
        yield from replacing("weaken-modality", "harmful", passage, pattern, to)


def parties(passage: Passage) -> Iterator[Mutant]:
    """Each mention of a party turned into the other one; then all of a sentence at once."""
    if passage.form not in SAID:
        return
    table = words("parties")[passage.language]
    for pattern, to in table:
        yield from replacing("exchange-parties", "harmful", passage, pattern, to, group="one")
    swapped = _swapped(passage.text, table)
    if swapped != passage.text:
        yield merged(
            "exchange-parties",
            "harmful",
            [(passage, swapped)],
            what=f"{passage.block}.{passage.cell}: all",
            group="all",
        )


def _swapped(text: str, table: list[list[str]]) -> str:
    """Every mention exchanged at once; nothing if only one party is spoken of."""
    hits = [
        (found.start(), found.end(), capital(found, to))
        for pattern, to in table
        for found in re.finditer(pattern, text)
    ]
    kept: list[tuple[int, int, str]] = []
    for hit in sorted(hits):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    if len({to.lower() for _, _, to in kept}) < 2:
        return text
    for start, end, to in reversed(kept):
        text = text[:start] + to + text[end:]
    return text


def names(passage: Passage) -> Iterator[Mutant]:
    """The first two different companies of a passage exchanged."""
    found = list(re.finditer(words("parties")["names"][passage.language], passage.text))
    spans = {m[0].strip(): m for m in reversed(found)}
    if len(spans) < 2:
        return
    first, second = sorted(spans.values(), key=lambda m: m.start())[:2]
    text = passage.text
    text = text[: first.start()] + second[0] + text[first.end() : second.start()] + first[0] + text[second.end() :]
    yield merged(
        "exchange-names", "harmful", [(passage, text)], what=f"{passage.block}.{passage.cell}: {first[0]} / {second[0]}"
    )


def dropped_sentences(passage: Passage) -> Iterator[Mutant]:
    """Each sentence of a paragraph with several, lost in one language."""
    spans = list(sentences(passage.text, passage.language))
    if passage.form not in SAID or len(spans) < 2:
        return
    for span in spans:
        text = (
            passage.text[: span.start].rstrip() + " " * (passage.language == EN) + passage.text[span.end :].lstrip()
        ).strip()
        yield merged(
            "drop-sentence", "harmful", [(passage, text)], what=f"{passage.block}.{passage.cell}: -{span.text}"
        )


def dropped_paragraphs(paper: Paper) -> Iterator[Mutant]:
    """Each paragraph, point, item or row lost in one language."""
    for n, block in enumerate(paper.blocks):
        if (
            block.form in ("paragraph", "point", "item", "note", "table-row", "heading", "subheading")
            and not block.copy_only
        ):
            for language in LANGUAGES:
                yield Mutant(
                    "drop-paragraph",
                    "harmful",
                    paper,
                    language,
                    f"{n} {block.form}",
                    (Change(n, language, None),),
                    block.form,
                )


def untranslated(passage: Passage) -> Iterator[Mutant]:
    """A paragraph that stands in the other language's words."""
    english = passage.paper.blocks[passage.block].texts[EN][passage.cell]
    if passage.form not in SAID or len(re.findall(r"[a-z]{2,}", english)) < LEAST_WORDS:
        return
    theirs = passage.paper.blocks[passage.block].texts[ZH if passage.language == EN else EN][passage.cell]
    yield merged("untranslated", "harmful", [(passage, theirs)], what=f"{passage.block}.{passage.cell}")


def mistranslated(passage: Passage) -> Iterator[Mutant]:
    """A legal term in wrong words, wherever it stands in the passage."""
    for pattern, to in words("mistranslations")[passage.language]:
        text = re.sub(pattern, lambda found, to=to: capital(found, to), passage.text)  # type: ignore[misc]
        if text != passage.text:
            yield merged(
                "mistranslate", "harmful", [(passage, text)], what=f"{passage.block}.{passage.cell}: {pattern} -> {to}"
            )
