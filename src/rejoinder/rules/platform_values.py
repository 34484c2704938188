"""What a platform's rule can hold: dated versions of one value, each with its source.

The names of the rules are the same for all platforms, and each name has one shape, so that whoever asks for
``counter-notice.restore`` gets a period and never a sentence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any, Generic, Literal, TypeAlias, TypeVar, get_args

from pydantic import BaseModel, Field, model_validator

from rejoinder.datafiles import Bilingual, Data
from rejoinder.facts.case import Request
from rejoinder.facts.codes import Email, Phone
from rejoinder.facts.text import Line, fault
from rejoinder.languages import Words
from rejoinder.rules.citations import Citation, Confidence, Day

Unit: TypeAlias = Literal[
    "text", "address", "characters", "days", "business_days", "list", "word", "consent", "mapping", "yesno"
]
PERIODS: tuple[Unit, ...] = ("days", "business_days")
Decides: TypeAlias = Literal["earliest", "latest", "worst", "none"]

# Only to put a number of working days and a number of calendar days in order; dates are counted on a calendar.
WORKING_DAYS, DAYS = 5, 7

T = TypeVar("T")


class Place(Data):
    """Someone to whom a paper is addressed."""

    name: Line
    lines: tuple[Line, ...] = ()
    email: Email | None = None
    phone: Phone | None = None


class Period(Data):
    """A span of days: its ends as far as they are known, the event that starts it, the calendar of its rest days."""

    at_least: int | None = Field(default=None, ge=1)
    at_most: int | None = Field(default=None, ge=1)
    starts: Literal["receipt", "notice", "penalty", "rejection"]
    calendar: Literal["CN", "US"] | None = None
    then: tuple[Period, ...] = ()

    @model_validator(mode="after")
    def _ends(self) -> Period:
        if self.at_least is None and self.at_most is None:
            raise fault("period", "A period needs “at_least” or “at_most”", "期间须填写“at_least”或“at_most”")
        if self.at_least and self.at_most and self.at_least > self.at_most:
            raise fault("period", "“at_least” is larger than “at_most”", "“at_least”大于“at_most”")
        return self


class Wording(Data):
    """Words of the platform's own that take the place of the statute's."""

    wording: Bilingual


class Consent(Data):
    """To which courts a counter-notification consents, for a subscriber at home (in the United States) and abroad."""

    home: Literal["statute"]
    abroad: Literal["statute"] | Wording


class Element(Data):
    """One thing that a notice must contain."""

    id: Line
    says: Bilingual
    place: Line


class Version(Data, Generic[T]):
    """One value of a rule, from the first day for which its source vouches until another.

    ``from`` is left out when the start is not known; ``until`` is the first day on which the value no longer counts.
    """

    since: Day | None = Field(default=None, alias="from")
    until: Day | None = None
    value: T
    unit: Unit | None = None
    note: Bilingual | None = None
    source: Citation

    @model_validator(mode="after")
    def _sound(self) -> Version[T]:
        if self.since and self.until and self.since >= self.until:
            raise fault("dates", "“until” is not after “from”", "“until”不晚于“from”")
        if self.value is None and self.note is None:
            raise fault("note", "A value that is not known (null) needs a note", "取值未知（null）时须填写“note”")
        return self

    def covers(self, day: date) -> bool:
        """True if the value counts on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def overlaps(self, other: Version[T]) -> bool:
        """True if there is a day on which both count."""
        return _before(self.since, other.until) and _before(other.since, self.until)

    def span(self) -> str:
        """The days covered, such as ``2022-01-20 – …``."""
        return f"{self.since or '…'} – {self.until or '…'}"

    def plain(self) -> object:
        """The value as plain data, as the file has it."""
        return _plain(self.value)


class Rule(Data, Generic[T]):
    """All known versions of one value, and which of them counts where several cover the same day.

    ``earliest`` and ``latest`` compare periods: the shorter for one's own acts, the longer for acts after the other
    side's time is over. ``worst`` takes the first in the file, which lists the strictest first. ``none`` allows only
    one value a day.
    """

    meaning: Bilingual
    unit: Unit
    decides: Decides
    values: tuple[Version[T], ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _decided(self) -> Rule[T]:
        if self.decides in ("earliest", "latest") and self.unit not in PERIODS:
            raise fault("decides", f"“{self.decides}” can only decide between periods", f"“{self.decides}”仅可用于期间")
        if self.decides == "none" and any(a.overlaps(b) for a, b in combinations(self.values, 2)):
            en, zh = "Two values cover the same day and “decides” is none", "两个取值适用于同一日，而“decides”为none"
            raise fault("undecided", en, zh)
        return self

    def on(self, day: date) -> tuple[Version[T], ...]:
        """The values that cover the day, the one that counts first."""
        covering = [v for v in self.values if v.covers(day)]
        if self.decides in ("earliest", "latest"):
            sign = 1 if self.decides == "earliest" else -1
            covering.sort(key=lambda v: (sign * self._length(v), CONFIDENCES.index(v.source.confidence)))
        return tuple(covering)

    def unit_of(self, version: Version[T]) -> Unit:
        """The unit of one value: its own where it counts differently from the rule."""
        return version.unit or self.unit

    def _length(self, version: Version[Any]) -> int:
        days = version.value.at_most or version.value.at_least
        return int(days) * (DAYS if self.unit_of(version) == "business_days" else WORKING_DAYS)

    def spans(self) -> str:
        """The days that have a value, for messages."""
        return "; ".join(v.span() for v in self.values)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a rule says on a day.

    ``value`` is plain data as in the platform's file. ``certain`` is false, and ``caveat`` says why, where the start of
    the rule is not known or nothing firm stands behind it. ``alternatives`` are the other values that cover the day.
    """

    name: str
    value: Any
    unit: Unit
    source: Citation
    certain: bool
    caveat: Words | None
    note: Words | None
    alternatives: tuple[Ruling, ...] = ()


CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)
_PERIOD = (Rule[Period], PERIODS)
_TEXT = (Rule[Bilingual], ("text",))

RULES: Mapping[str, tuple[type[Rule[Any]], tuple[str, ...]]] = {
    "appeal.accepts": (Rule[tuple[Line, ...]], ("list",)),
    "appeal.channel": _TEXT,
    "appeal.documents": _TEXT,
    "appeal.language": (Rule[Literal["en", "zh-Hans"]], ("word",)),
    "appeal.limit": (Rule[int | None], ("characters",)),
    "appeal.recommended-length": (Rule[int], ("characters",)),
    "appeal.requests": (Rule[tuple[Request, ...]], ("list",)),
    "appeal.window": _PERIOD,
    "counter-notice.addressee": (Rule[Place], ("address",)),
    "counter-notice.channel": _TEXT,
    "counter-notice.elements": (Rule[tuple[Element, ...]], ("list",)),
    "counter-notice.jurisdiction": (Rule[Consent], ("consent",)),
    "counter-notice.language": (Rule[Literal["en", "zh-Hans"]], ("word",)),
    "counter-notice.restore": _PERIOD,
    "evidence.purchase-window": _PERIOD,
    "listing.suspended-word": (Rule[Bilingual], ("word",)),
    "policy.sections": (Rule[Mapping[str, Line]], ("mapping",)),
    "takedown-notice.elements": (Rule[tuple[Element, ...]], ("list",)),
    "trigger.predictive": (Rule[bool], ("yesno",)),
}


def rule_names() -> tuple[str, ...]:
    """The name of every rule that a platform can have, in order."""
    return tuple(RULES)


def _before(start: date | None, end: date | None) -> bool:
    return start is None or end is None or start < end


def _plain(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value
