"""Dates and times of day as keys: ``2026-06-25``, ``2026-06``, ``--06-25``, ``2026``; ``09:40+08:00``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rejoinder.values.readers import Found, Read

HALF_DAY = 12


def dates(found: Found) -> Iterator[Read]:
    """One date, or the two ends of a range; what the first end leaves unsaid it takes from the second, and the other way round."""
    first = tuple(_part(found, name) for name in ("y", "mo", "d"))
    second = tuple(_part(found, name) for name in ("y2", "mo2", "d2"))
    if found.form.label == "named" and not _capital(found):
        yield from _day_alone(found)
        return
    if "m" in found.parts:
        yield from _in_digits(found, first)
        return
    if not any(second):
        yield from _read(*first)
        return
    yield from _read(*(a or b for a, b in zip(first, second, strict=True)))
    yield from _read(*(b or a for a, b in zip(first, second, strict=True)))


def _part(found: Found, group: str) -> int:
    """Year, month or day of a group; nought if it is absent."""
    if group.startswith("mo") and (month := found.word("month", group)):
        return int(month)
    number = found.number(group)
    if number is None:
        digits = "".join(c for c in found.parts.get(group, "") if c.isdigit())
        return int(digits) if digits else 0
    return int(number)


def _capital(found: Found) -> bool:
    """Months begin with a capital; “may 3” is no date."""
    at = found.folded.index(found.parts["mo"])
    return found.cased[at].isupper()


def _day_alone(found: Found) -> Iterator[Read]:
    if day := _part(found, "d"):
        yield Read("number", str(day), str(day))


def _in_digits(found: Found, first: tuple[int, ...]) -> Iterator[Read]:
    year, _, day = first
    month = int(found.parts["m"])
    if found.form.label != "unsure" or day > HALF_DAY:
        yield from _read(year, month, day)
    elif month > HALF_DAY:
        yield from _read(year, day, month)
    else:
        yield Read("date", f"{year:04}-{month:02}-{day:02}|{year:04}-{day:02}-{month:02}")
    if "h" in found.parts:
        yield from times(found)


def _read(year: int, month: int, day: int) -> Iterator[Read]:
    if not (1 <= month <= HALF_DAY or (not month and not day)) or not _exists(year, month, day):
        return
    if not month:
        yield Read("date", f"{year:04}", str(year))
    else:
        head = f"{year:04}" if year else "-"
        tail = f"-{day:02}" if day else ""
        yield Read("date", f"{head}-{month:02}{tail}")


def _exists(year: int, month: int, day: int) -> bool:
    """A day that the calendar does not have is still a value: the languages may disagree on it."""
    return bool(year or month or day) and day <= 31 and (not year or date.min.year <= year <= date.max.year)


def times(found: Found) -> Iterator[Read]:
    """A time of day on the clock of 24 hours, with its zone if it is told."""
    half = found.word("half", "half")
    hour = int(found.number("h") or 0)
    if half == "noon":
        hour += HALF_DAY if hour < 3 else 0
    elif half == str(HALF_DAY) and hour < HALF_DAY:
        hour += HALF_DAY
    elif half == "0" and hour == HALF_DAY:
        hour = 0
    yield Read("time", f"{hour:02}:{_minute(found):02}{_zone(found)}")


def _minute(found: Found) -> int:
    if part := found.word("part_of_hour", "semi"):
        return int(part)
    return int(found.number("mi") or found.number("mi2") or 0)


def _zone(found: Found) -> str:
    if "sign" in found.parts:
        return f"{found.parts['sign']}{int(found.parts['zh']):02}:{int(found.parts.get('zm', '0') or 0):02}"
    for group in ("zone", "zone2", "zulu"):
        if zone := found.word("zone", group):
            return zone
    return ""
