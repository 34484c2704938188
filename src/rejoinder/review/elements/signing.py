"""Whether a paper is signed: a name in a signing place, after a closing word, or alone under the statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rejoinder.review.elements.form import Entry, Form
from rejoinder.review.elements.labels import STRIPPED, closing_end, is_closing
from rejoinder.review.elements.lists import fields

NAME_WORDS = 8
NAME_LENGTH = 80
LONG = 400
MOST_LINES = 30
SHORT_SENTENCE = 4

Signed: TypeAlias = Literal["signed", "empty"]


@dataclass(frozen=True, slots=True)
class Signature:
    """A signing place: the line, the stretch of it that is the signature or the empty place, and which of both it is."""

    state: Signed
    entry: Entry
    start: int
    end: int


def signature(form: Form, after: int | None) -> Signature | None:
    """The signature of a paper, else the empty place for one, else nothing; ``after`` is the place of its first statement."""
    found = list(_places(form))
    signed = next((one for one in found if one.state == "signed"), None)
    return signed or _last_lines(form, after) or next(iter(found), None)


def names_a_person(text: str, low: str) -> bool:
    """Whether a line standing alone is made up like a name, or stands for one that was struck out."""
    if only_struck_out(low):
        return True
    if is_closing(low):
        return False
    bare, written = low.strip(STRIPPED), text.strip(STRIPPED)
    begins = fields().struck_out.match(bare)
    return (
        _short(bare) and not fields().no_name.search(bare) and bool(begins or fields().name_as_written.search(written))
    )


def only_struck_out(low: str) -> bool:
    """Whether a line is nothing but ``[private]`` and the like."""
    rest, found = fields().struck_out.subn("", low)
    return bool(found) and not any(c.isalnum() for c in rest)


def _fits(low: str) -> bool:
    """Whether words in a signing place can be a signature: short, and nothing else that is known."""
    bare = low.strip(STRIPPED)
    if fields().empty.search(bare) or not bare:
        return False
    return (
        only_struck_out(low)
        or bool(fields().struck_out.match(bare))
        or (_short(bare) and not fields().no_name.search(bare))
    )


def _short(bare: str) -> bool:
    return len(bare.split()) <= NAME_WORDS and len(bare) <= NAME_LENGTH


def _places(form: Form) -> Iterator[Signature]:
    entries = form.entries
    asked: object = None
    for number, entry in enumerate(entries):
        if not entry.own or entry.line.is_address:
            continue
        yield from _labelled(entries, number)
        if len(entry.line.low) <= LONG:
            yield from _by_hand(entry)
        yield from _closed(entries, number)
        if "signature" in entry.prompt.asks and entry.prompt is not asked and _answers(entry):
            asked = entry.prompt
            yield Signature("signed", entry, 0, len(entry.line.low))
        if len(entry.line.low) <= LONG:
            yield from _announced(entries, number)


def _answers(entry: Entry) -> bool:
    """Whether a line answers a prompt for a signature; a labelled name does only where a form asks to type it."""
    if not entry.labels:
        return _fits(entry.line.low)
    first = entry.labels[0]
    return entry.prompt.strong and first.field == "name" and _fits(entry.says(first))


def _labelled(entries: tuple[Entry, ...], number: int) -> Iterator[Signature]:
    entry = entries[number]
    for label in entry.labels:
        if label.field != "signature":
            continue
        value = entry.says(label)
        start, end = entry.value(label)
        if fields().blank_line.search(value):
            followed = _next(entries, number) if not value else None
            yield from (
                _signed(followed)
                if followed and not followed.labels and _fits(followed.line.low)
                else iter([Signature("empty", entry, label.start, len(entry.line.low))])
            )
        elif not fields().empty.search(value) and any(c.isalpha() for c in value):
            yield Signature("signed", entry, start, end)


def _by_hand(entry: Entry) -> Iterator[Signature]:
    found = fields().marks_of_hand.search(entry.line.low)
    if found and _fits(entry.line.low[found.end() :]):
        yield Signature("signed", entry, found.start(), len(entry.line.low))


def _closed(entries: tuple[Entry, ...], number: int) -> Iterator[Signature]:
    """A name after a closing formula, on its line or on the next."""
    entry = entries[number]
    end = closing_end(entry.line.low)
    if end is None:
        return
    rest = entry.line.low[end:]
    bare = rest.strip(STRIPPED)
    if bare and names_a_person(entry.line.text[end:], rest):
        yield Signature("signed", entry, end + len(rest) - len(rest.lstrip(STRIPPED)), len(entry.line.low))
    elif len(bare.split()) <= NAME_WORDS:
        yield from _after_closing(entries, number)


def _after_closing(entries: tuple[Entry, ...], number: int) -> Iterator[Signature]:
    following = _next(entries, number)
    if not following or (following.prompt.strong and following.prompt is not entries[number].prompt):
        return
    name = next((label for label in following.labels if label.field == "name"), None)
    if name and following.labels[0] is name and _fits(following.says(name)):
        yield Signature("signed", following, *following.value(name))
    elif not following.labels and closing_end(following.line.low) is None and _fits(following.line.low):
        yield from _signed(following)


def _announced(entries: tuple[Entry, ...], number: int) -> Iterator[Signature]:
    """A name after a sentence that says it is a signature."""
    following = _next(entries, number)
    if not following or not fields().sign_sentence.search(entries[number].line.low):
        return
    if names_a_person(following.line.text, following.line.low):
        yield from _signed(following)


def _signed(entry: Entry) -> Iterator[Signature]:
    yield Signature("signed", entry, 0, len(entry.line.low))


def _next(entries: tuple[Entry, ...], number: int) -> Entry | None:
    return next((e for e in entries[number + 1 : number + 4] if any(c.isalnum() for c in e.line.low)), None)


def _last_lines(form: Form, after: int | None) -> Signature | None:
    """A name at the head of the last lines, under the statements; a labelled name of a contact block is none."""
    if after is None:
        return None
    block = _closing_block(form)
    for entry in block:
        signing = next(
            (
                label
                for label in entry.labels
                if fields().signing_labels.search(entry.line.low[label.start : label.end])
            ),
            None,
        )
        if signing and _fits(entry.says(signing)):
            return Signature("signed", entry, *entry.value(signing))
        if fields().signing_labels.search(entry.prompt.low) and not entry.labels and _fits(entry.line.low):
            return Signature("signed", entry, 0, len(entry.line.low))
    first = next((e for e in block if not _is_date(e) and not e.line.is_address), None)
    if not first or first.line.start < after or first.labels or first.prompt.asks:
        return None
    return (
        Signature("signed", first, 0, len(first.line.low)) if names_a_person(first.line.text, first.line.low) else None
    )


def _is_date(entry: Entry) -> bool:
    """Whether a line is a date, with or without its label."""
    if entry.labels:
        return entry.labels[0].field == "date"
    return bool(fields().date.search(entry.line.low)) and not fields().name_as_written.search(entry.line.text)


def _closing_block(form: Form) -> list[Entry]:
    """The short lines with which a paper ends; more than a few of them are a list and no block."""
    block: list[Entry] = []
    for entry in reversed(form.entries):
        if not _in_block(entry) or len(block) == MOST_LINES:
            break
        if entry.line.low.strip("-*_= "):
            block.append(entry)
    return block[::-1] if len(block) < MOST_LINES else []


def _in_block(entry: Entry) -> bool:
    """Whether a line can belong to the block of the signature: short, and no sentence."""
    low = entry.line.low
    words = low.count(" ") + 1
    if entry.prose or entry.prompt.strong or words > NAME_WORDS + 2 or len(low) > NAME_LENGTH:
        return False
    return words <= SHORT_SENTENCE or not low.endswith((".", "。", "!"))
