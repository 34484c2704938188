"""Elements for the contract, and the findings on those that are not met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rejoinder.findings import Finding, Where
from rejoinder.languages import Language
from rejoinder.reading import Reading
from rejoinder.review.elements.deciding import Decider, Decision, State
from rejoinder.review.elements.lists import ElementList, element_lists
from rejoinder.review.examined import Examined
from rejoinder.wording.rulebook import finding

QUOTE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a notice.

    ``quote`` are the words that show it (for a missing one: those that fall short, or nothing), ``segment`` the number of their
    segment in the reading, ``where`` their place.
    """

    id: str
    state: State
    quote: str
    segment: int | None
    where: Where


def elements(examined: Examined, kind: str, language: Language = "") -> tuple[Element, ...]:
    """The elements of a kind of paper in the order of its list; nothing for a kind that has no list.

    ``language`` chooses the side of a paper that says everything twice; by default the side that counts.
    """
    rules = _list_of(kind)
    if not rules:
        return ()
    side = language or _side(examined.reading, rules)
    decisions = Decider(examined.reading, rules, side).decisions()
    return tuple(_element(examined, decision) for decision in decisions)


def _list_of(kind: str) -> ElementList | None:
    """The list of that name, else the list for that kind of document."""
    known = element_lists()
    return known.get(kind) or next((one for one in known.values() if kind in one.documents and not one.platform), None)


def missing_elements(examined: Examined) -> Iterator[Finding]:
    """What a notice lacks: an error in our own, an argument against the other side's; what cannot be told is a warning."""
    rules = list_for(examined)
    if not rules:
        return
    for language in _sides(examined.reading) or ("",):
        for element, rule in zip(elements(examined, rules.kind, language), rules.elements, strict=True):
            values = {"element": rule.title.words(), "law": rule.source.place, "quote": element.quote}
            if element.state is State.MISSING:
                yield finding(f"elements.{_name(rules, element)}", element.where, **values)
            elif element.state is State.UNKNOWN:
                yield finding("elements.unknown", element.where, **values)


def _name(rules: ElementList, element: Element) -> str:
    return rules.against if not element.quote else f"{rules.against}-words"


def list_for(examined: Examined) -> ElementList | None:
    """The list that holds for a paper: that of its platform, if there is one, else that of its kind."""
    platform = examined.subject.case.complaint.platform if examined.subject else None
    fitting = [
        one for one in element_lists().values() if examined.kind in one.documents and one.platform in ("", platform)
    ]
    return max(fitting, key=lambda one: bool(one.platform), default=None)


def _sides(reading: Reading) -> tuple[Language, ...]:
    """The languages of a paper that says everything in each of them; a few lines in another language are no side."""
    counted = Counter(s.language for s in reading.segments if s.pair is not None and s.language)
    most = max(counted.values(), default=0)
    sides = tuple(tag for tag in reading.languages if counted[tag] * 2 > most)
    return sides if len(sides) > 1 else ()


def _side(reading: Reading, rules: ElementList) -> Language:
    sides = _sides(reading)
    return rules.side if rules.side in sides else next(iter(sides), "")


def _element(examined: Examined, decision: Decision) -> Element:
    mark = decision.mark
    if mark is None:
        return Element(decision.rule.id, decision.state, "", None, Where(examined.reading.file))
    segment = examined.reading.segments[mark.segment]
    where = examined.where(segment, mark.start, mark.end)
    quote = " ".join(where.quote.split())
    return Element(decision.rule.id, decision.state, quote[:QUOTE_LENGTH], mark.segment, where)
