"""Clauses rendered in one language: a sandboxed Jinja2 environment that sees plain data only.

Facts are values, never template source. Where a value could be taken for layout (a bar in a row, a line break), it is replaced by a character
that no fact may hold and put back afterwards.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from decimal import Decimal
from functools import cache
from typing import Any

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal
from jinja2 import StrictUndefined, Template, TemplateRuntimeError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rejoinder.compose.missing import Missing
from rejoinder.draft import Gap
from rejoinder.languages import Language, LanguageProfile, profile, runs

LINE_BREAK = "\u2028"
BAR = "\ue000"


class ClauseEnvironment(ImmutableSandboxedEnvironment):
    """Looks into mappings by item first (a fact may be called ``items``) and lets absent groups answer for their fields."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The field of a mapping or absent group; anything else as Jinja2 does it."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Missing):
            return self._child(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An entry of an absent list or mapping is absent too."""
        if isinstance(obj, Missing) and not isinstance(argument, slice):
            return obj.item(argument) if not isinstance(argument, str) else self._named(obj, argument)
        return super().getitem(obj, argument)

    def _named(self, obj: Missing, argument: str) -> Any:
        """``rules['name']`` of an absent platform, or a field by subscript."""
        try:
            return obj.child(argument)
        except AttributeError:
            return obj.item(argument)

    def _child(self, obj: Missing, attribute: str) -> Any:
        try:
            return obj.child(attribute)
        except AttributeError:
            return self.undefined(obj=obj, name=attribute)


_gaps: ContextVar[list[Gap]] = ContextVar("gaps")


class Renderer:
    """Renders clause sources in one language; compiled sources are kept, so one renderer serves many documents and threads."""

    def __init__(self, language: Language) -> None:
        self.profile: LanguageProfile = profile(language)
        self._compiled: dict[str, Template] = {}
        self._environment = ClauseEnvironment(
            undefined=StrictUndefined,
            autoescape=False,
            finalize=self._finalize,
            keep_trailing_newline=True,
            cache_size=0,
        )
        self._environment.filters.update(filters(self.profile))

    def render(self, source: str, context: Mapping[str, Any]) -> tuple[str, tuple[Gap, ...]]:
        """The text and its gaps. Raises ``jinja2.TemplateError`` for a fault of the clause."""
        if source not in self._compiled:
            self._compiled[source] = self._environment.from_string(source)
        found: list[Gap] = []
        token = _gaps.set(found)
        try:
            return self._compiled[source].render(context), tuple(found)
        finally:
            _gaps.reset(token)

    def marker(self, missing: Missing) -> str:
        """How a gap looks in this language."""
        return self.profile.label("gap", what=missing.title.in_(self.profile.tag), path=missing.path)

    def _finalize(self, value: Any) -> Any:
        if isinstance(value, Missing):
            return self._gap(value)
        if value is None:
            raise TemplateRuntimeError("a value is printed that is neither given nor known to be missing")
        if isinstance(value, str):
            return value.replace("\r\n", "\n").replace("\n", LINE_BREAK).replace("|", BAR)
        return value

    def _gap(self, missing: Missing) -> str:
        marker = self.marker(missing)
        found = _gaps.get(None)  # nothing listens while a source is compiled
        if found is not None:
            found.append(Gap(missing.path, self.profile.tag, marker, missing.untranslated, missing.title))
        return marker


@cache
def renderer(language: Language) -> Renderer:
    """The renderer of a language, made once in a process."""
    return Renderer(language)


class _Filters:
    """The filters of clauses in one language; each method is a filter of that name."""

    def __init__(self, language: LanguageProfile) -> None:
        self._language = language
        self._locale = Locale.parse(language.locale)

    def date(self, value: dt.date) -> str:
        day = value.date() if isinstance(value, dt.datetime) else value
        return format_date(day, self._language.date, locale=self._locale)

    def moment(self, value: dt.date) -> str:
        day = self.date(value)
        if not isinstance(value, dt.datetime):
            return day
        return self._language.join([day, str(format_datetime(value, self._language.clock, locale=self._locale))])

    def country(self, code: str) -> str:
        return str(self._locale.territories[code])

    def countries(self, codes: Iterable[str]) -> Any:
        return self.each([self.country(code) for code in codes])

    def each(self, values: Iterable[Any], attribute: str | None = None) -> Any:
        picked = [v[attribute] if attribute else v for v in values]
        absent = next((v for v in picked if isinstance(v, Missing)), None)
        return absent if absent is not None else self._list([str(v) for v in picked])

    def cite(self, exhibits: Iterable[Mapping[str, Any]]) -> str:
        numbers = sorted({int(e["number"]) for e in exhibits})
        if len(numbers) == 1:
            return self._language.label("exhibit", n=numbers[0])
        spelt = [text for run in runs(numbers) for text in self._spelt(run)]
        return self._language.label("exhibits", n=self._list(spelt), labels=self._language.list_separator.join(spelt))

    def _spelt(self, run: list[int]) -> list[str]:
        """Three and more numbers in a row as a range; fewer one by one."""
        if len(run) > 2:
            return [self._language.label("exhibit_range", first=run[0], last=run[-1])]
        return [str(n) if self._language.spaces else self._language.label("exhibit", n=n) for n in run]

    def money(self, value: Mapping[str, Any]) -> str:
        shown = format_currency(value["value"], value["currency"], format=self._language.money, locale=self._locale)
        return str(shown).replace("\xa0", " ")

    def mark(self, value: Any) -> str:
        return f"{self._language.quotes[0]}{value}{self._language.quotes[1]}"

    def number(self, value: Decimal) -> str:
        return str(format_decimal(value, locale=self._locale))

    def upper_first(self, value: str) -> str:
        return value[:1].upper() + value[1:]

    def lower_first(self, value: str) -> str:
        return value[:1].lower() + value[1:]

    def lines(self, values: Iterable[str]) -> str:
        return "\n".join(values)

    def _list(self, values: list[str]) -> str:
        return str(format_list(values, locale=self._locale)) if values else ""


def filters(language: LanguageProfile) -> dict[str, Callable[..., Any]]:
    """The filters of clauses, in the clause's language. An absent fact passes through and becomes a gap."""
    named = _Filters(language)
    return {name: _passing(getattr(named, name)) for name in dir(named) if not name.startswith("_")}


def _passing(function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, which lets an absent fact pass, so that the gap names the fact and not the filter."""

    def filtered(value: Any, *arguments: Any) -> Any:
        return value if isinstance(value, Missing) else function(value, *arguments)

    return filtered
