"""Names, addresses and telephone numbers of whoever makes the notice: labelled, asked for, told, or standing in the signature block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from rejoinder.review.elements.form import Entry, Form
from rejoinder.review.elements.lists import fields
from rejoinder.review.elements.signing import Signature, names_a_person, only_struck_out

CONTACT = ("address", "telephone", "email")
TOLD_LENGTH = 120
MANY = 5000


class Worth(IntEnum):
    """How much a value says: nothing, perhaps something, or what was asked for."""

    NONE = 0
    UNSURE = 1
    GIVEN = 2


@dataclass(frozen=True, slots=True)
class Value:
    """A stretch of a line that gives a field, and what it is worth."""

    worth: Worth
    entry: Entry
    start: int
    end: int


def value_of(form: Form, field: str, signed: Signature | None) -> Value | None:
    """The best value of ``name``, ``address``, ``telephone`` or ``contact`` (any way to reach the writer)."""
    unsure: Value | None = None
    for value in islice(_values(form, field, signed), MANY):
        if value.worth is Worth.GIVEN:
            return value
        if value.worth is Worth.UNSURE:
            unsure = unsure or value
    return unsure


def blank_place(form: Form, field: str) -> Value | None:
    """A label of the field without a value."""
    for entry in form.entries:
        for label in entry.labels:
            if entry.own and label.field == field and fields().blank_line.search(entry.says(label)):
                return Value(Worth.NONE, entry, label.start, len(entry.line.low))
    return None


def _values(form: Form, field: str, signed: Signature | None) -> Iterator[Value]:
    wanted = CONTACT if field == "contact" else (field,)
    if field == "name" and signed and signed.state == "signed":
        yield Value(Worth.GIVEN, signed.entry, signed.start, signed.end)
    block = _block(form, signed)
    for entry in form.entries:
        if not entry.own or entry.line.is_address:
            continue
        for one in wanted:
            yield from _labelled(entry, one)
            yield from _told(entry, one)
        yield from _asked(entry, field, wanted)
        yield from _told(entry, "contact", weak=field != "contact")
        if entry.number in block:
            yield from _shaped(entry, wanted)
        if field != "name":
            yield from _bare(entry, signed)


def _labelled(entry: Entry, field: str) -> Iterator[Value]:
    for label in entry.labels:
        if label.field == field:
            start, end = entry.value(label)
            yield Value(worth(field, entry.line.low[start:end], labelled=True), entry, start, end)


def _told(entry: Entry, field: str, *, weak: bool = False) -> Iterator[Value]:
    """A first-person sentence that gives the field; ``weak`` if it may be another field that is given."""
    pattern = fields().told.get(field)
    for found in pattern.finditer(entry.line.low) if pattern else ():
        rest = entry.line.low[found.end() : found.end() + TOLD_LENGTH]
        kind = _told_worth(field, rest)
        if weak:
            kind = min(kind, Worth.UNSURE) if fields().struck_out.match(rest) else Worth.NONE
        yield Value(kind, entry, found.start(), min(found.end() + len(rest), len(entry.line.low)))


def _told_worth(field: str, rest: str) -> Worth:
    known = fields()
    if known.struck_out.match(rest):
        return Worth.GIVEN
    if field == "contact":
        reached = known.email_address.search(rest) or _telephone(rest) or known.postal_address.search(rest)
        return Worth.GIVEN if reached else Worth.NONE
    if field == "telephone":
        return Worth.GIVEN if _telephone(rest) else Worth.NONE
    return worth(field, rest, labelled=False)


def _asked(entry: Entry, field: str, wanted: tuple[str, ...]) -> Iterator[Value]:
    """An answer without a label under a prompt that asks for the field."""
    asks = entry.prompt.asks
    if entry.labels or not asks:
        return
    start, end = entry.answer, len(entry.line.low)
    if field != "contact" and "contact" in asks and not asks & {field} and only_struck_out(entry.line.low[start:]):
        yield Value(Worth.UNSURE, entry, start, end)
    if field == "contact" and asks & {"contact", *CONTACT}:
        yield Value(_any_contact(entry), entry, start, end)
        return
    for one in wanted:
        if one in asks or (field != "name" and "contact" in asks):
            yield Value(_answer_worth(entry, one), entry, start, end)


def _any_contact(entry: Entry) -> Worth:
    low = entry.line.low[entry.answer :]
    if fields().struck_out.search(low) or fields().email_address.search(low) or _telephone(low):
        return Worth.GIVEN
    return worth("address", low, labelled=bool(entry.prompt.asks & {"address"}))


def _answer_worth(entry: Entry, field: str) -> Worth:
    text, low, asks = entry.line.text[entry.answer :], entry.line.low[entry.answer :], entry.prompt.asks
    if only_struck_out(low) or (fields().struck_out.search(low) and not entry.prose):
        return Worth.GIVEN if field in asks else Worth.UNSURE
    named = names_a_person(text, low)
    if field == "name":
        return Worth.GIVEN if named or (entry.answer and worth(field, low, labelled=True)) else Worth.NONE
    if field == "address" and named:
        return worth(field, low, labelled=False)
    return worth(field, low, labelled=field in asks and (field == "address" or asks <= {field, "name"}))


def _shaped(entry: Entry, wanted: tuple[str, ...]) -> Iterator[Value]:
    """A line of the signature block that looks like an address or a number."""
    low = entry.line.low
    shapes = {
        "address": fields().postal_address,
        "telephone": fields().telephone_number,
        "email": fields().email_address,
    }
    for one in wanted:
        found = shapes[one].search(low) if one in shapes else None
        if (
            found
            and not any(label.field in ("other", "email") for label in entry.labels)
            and worth(one, found[0], labelled=False)
        ):
            yield Value(worth(one, low, labelled=False), entry, found.start(), found.end())


def _bare(entry: Entry, signed: Signature | None) -> Iterator[Value]:
    """Something struck out of which nothing says what it was."""
    taken = signed and signed.entry.number == entry.number and only_struck_out(entry.line.low)
    several = len(fields().struck_out.findall(entry.line.low)) > 1
    if taken and not several:
        return
    if only_struck_out(entry.line.low) and not entry.labels and not entry.prompt.low:
        yield Value(Worth.UNSURE, entry, 0, len(entry.line.low))


def worth(field: str, text: str, *, labelled: bool) -> Worth:
    """What a value is worth as a name, an address, a telephone number or an e-mail address."""
    low = text.strip()
    if not low or fields().empty.search(low):
        return Worth.NONE
    if fields().struck_out.search(low):
        return Worth.GIVEN
    if field == "telephone":
        return Worth.GIVEN if _telephone(low) else Worth.NONE
    if field in ("email", "date"):
        shape = fields().email_address if field == "email" else fields().date
        return Worth.GIVEN if shape.search(low) else Worth.NONE
    if field == "name":
        return Worth.GIVEN if any(c.isalpha() for c in low) and not fields().email_address.search(low) else Worth.NONE
    return _address_worth(low, labelled)


def _address_worth(low: str, labelled: bool) -> Worth:
    plain = fields().web_address.sub(" ", fields().email_address.sub(" ", low))
    shaped = fields().postal_address.search(plain)
    if fields().post_box.search(plain) and not shaped:
        return Worth.UNSURE
    if shaped:
        return Worth.GIVEN
    words = [w for w in re.split(r"[\s,]+", plain) if any(c.isalnum() for c in w)]
    han = sum(1 for c in plain if "\u4e00" <= c <= "\u9fff")
    enough = len(words) >= 2 or han >= 5
    return Worth.GIVEN if labelled and enough and not _telephone(plain) else Worth.NONE


def _telephone(low: str) -> bool:
    for found in fields().telephone_number.finditer(low):
        number = found[0].strip(" .")
        if not fields().no_telephone_number.search(number) and sum(c.isdigit() for c in number) >= 7:
            return True
    return False


def _block(form: Form, signed: Signature | None) -> frozenset[int]:
    """The lines of the signature block and the answers to prompts for contact data."""
    asked = {e.number for e in form.entries if e.prompt.asks & {"contact", *CONTACT}}
    if signed:
        for entry in form.entries[signed.entry.number :]:
            if entry.prose and entry.number != signed.entry.number:
                break
            asked.add(entry.number)
    return frozenset(asked)
