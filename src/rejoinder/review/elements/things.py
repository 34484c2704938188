"""Which thing a paper identifies: by a web address, by its name, or by the answer to a question that asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from rejoinder.reading import fold
from rejoinder.review.elements.contacts import Worth
from rejoinder.review.elements.form import Entry, Form, Prompt
from rejoinder.review.elements.labels import closing_end
from rejoinder.review.elements.lists import Thing, fields
from rejoinder.review.elements.paper import Mark, Paper, Stretch
from rejoinder.review.elements.signing import only_struck_out

BEFORE = 300
MANY = 3000
SHORT = 3
TITLED = re.compile(r"([^:：|.]{3,60})[:：|]\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Sight:
    """A stretch that identifies the thing, and what it is worth."""

    worth: Worth
    mark: Mark


@dataclass(frozen=True, slots=True)
class WebAddress:
    """A web address, its place, the words that lead to it in its paragraph, and the prompt that it stands under."""

    mark: Mark
    address: str
    lead: str
    prompt: Prompt
    personal: bool


class Things:
    """Web addresses and lines of a paper, read once for all things that are looked for."""

    def __init__(self, paper: Paper, form: Form, block: frozenset[int]) -> None:
        self.paper = paper
        self.form = form
        self.block = block

    def find(self, thing: Thing) -> Sight | None:
        """The best sight of a thing."""
        best: Sight | None = None
        for sight in chain(self._by_address(thing), self._by_answer(thing), self._by_name(thing)):
            if sight.worth is Worth.GIVEN:
                return sight
            best = best or sight
        return best

    def _by_address(self, thing: Thing) -> Iterator[Sight]:
        for one in self.addresses:
            if worth := _address_worth(one, thing):
                yield Sight(worth, one.mark)

    def _by_answer(self, thing: Thing) -> Iterator[Sight]:
        """An answer to a prompt that asks for the thing: of substance, or struck out."""
        for entry in self.form.entries:
            start = _answer_start(entry, thing)
            if start is None:
                continue
            value = entry.line.low[start:]
            if only_struck_out(value) or (thing.answered and _substance(value, thing)):
                yield Sight(Worth.GIVEN, self.paper.mark(entry.line, start, len(entry.line.low)))

    def _by_name(self, thing: Thing) -> Iterator[Sight]:
        for flow, text, low in self._plain:
            for words, pattern in ((text, thing.named), (low, thing.told)):
                for found in pattern.finditer(words):
                    if not thing.foreign.search(low[max(0, found.start() - BEFORE) : found.start()]):
                        yield Sight(Worth.GIVEN, self.paper.mark(flow, found.start(), found.end()))

    @cached_property
    def _plain(self) -> tuple[tuple[Stretch, str, str], ...]:
        """The flows that are no quotations, without their web addresses, with capitals and without."""
        return tuple(
            (f, _without_addresses(f.text), _without_addresses(f.low)) for f in self.paper.flows if not f.quoted
        )

    @cached_property
    def addresses(self) -> tuple[WebAddress, ...]:
        """Every web address of the writer's own text."""
        each = (one for n in range(len(self.paper.segments)) for one in self._addresses_of(n))
        return tuple(islice(each, MANY))

    def _addresses_of(self, number: int) -> Iterator[WebAddress]:
        index, segment = self.paper.segments[number]
        if segment.form in ("quote", "code"):
            return
        text = fold(segment.text, case=True)
        for found in fields().web_address.finditer(text.text):
            first, last = text.span(found.start(), found.end())
            address = found[0].rstrip(".,;:!?)")
            mark = Mark(index, first, last - (len(found[0]) - len(address)))
            entry = self.form.at(self.paper.base(number) + first)
            if entry:
                lead = self._lead(segment.text, first)
                personal = entry.number in self.block or closing_end(entry.line.low) is not None
                yield WebAddress(mark, address.lower(), lead, entry.prompt, personal)

    def _lead(self, text: str, place: int) -> str:
        """The words that lead to a place: those on its line, else those of the line before."""
        lines = text[max(0, place - BEFORE) : place].split("\n")
        own = lines[-1].strip(" -*•[(<\"'")
        before = lines[-2] if len(lines) > 1 and not own and not fields().web_address.search(lines[-2]) else ""
        return fold(f"{before} {lines[-1]}").text


def _answer_start(entry: Entry, thing: Thing) -> int | None:
    """Where in a line the answer to what asks for the thing begins: its own title, or the prompt that it stands under."""
    asked = asks_for(thing, entry.prompt) and entry.own
    if entry.labels:
        label = entry.labels[0]
        named = thing.asked.search(entry.line.low[: label.end].strip(" :|："))
        return label.end if named or (asked and label.field == "other") else None
    titled = TITLED.match(entry.line.low)
    if titled and thing.asked.search(titled[1]) and not thing.unasked.search(titled[1]):
        return titled.end()
    return 0 if asked else None


def _without_addresses(text: str) -> str:
    return fields().web_address.sub(lambda found: "·" * len(found[0]), text)


def asks_for(thing: Thing, prompt: Prompt) -> bool:
    """Whether a prompt asks for the thing."""
    return bool(prompt.low) and bool(thing.asked.search(prompt.low)) and not thing.unasked.search(prompt.low)


def _address_worth(one: WebAddress, thing: Thing) -> Worth:
    known = fields()
    asked = asks_for(thing, one.prompt) or bool(_asked_inline(one, thing))
    if known.rule_page.search(one.address) or one.prompt.of_others or (one.personal and not asked):
        return Worth.NONE
    if known.notice_page.search(one.address):
        return Worth.UNSURE if thing.by_reference and asked else Worth.NONE
    if known.general_page.search(one.address) and not asks_for(thing, one.prompt):
        return Worth.NONE
    if asked and not thing.foreign.search(one.lead):
        return Worth.GIVEN
    if one.prompt.question:
        return Worth.NONE
    lead = f"{one.prompt.low} {one.lead}"
    if thing.web == "context":
        return Worth.GIVEN if thing.context.search(_last_sentence(lead)) else Worth.NONE
    return Worth.NONE if thing.foreign.search(lead) else Worth.GIVEN


def _asked_inline(one: WebAddress, thing: Thing) -> re.Match[str] | None:
    """A label or words of the same line that ask for the thing."""
    return None if thing.unasked.search(one.lead) else thing.asked.search(_last_sentence(one.lead)[-120:])


def _last_sentence(lead: str) -> str:
    return re.split(r"[!?。]\s|\.\s(?=\S)", lead)[-1]


def _substance(value: str, thing: Thing) -> bool:
    """Whether an answer says which thing: not empty, not "our work" and no more."""
    bare = value.strip(" -*•.,\t|")
    if len(bare) < SHORT or fields().empty.search(bare):
        return False
    return not thing.generic.search(bare) and not _rule_only(bare)


def _rule_only(bare: str) -> bool:
    rest = fields().web_address.sub("", bare)
    pages = fields().web_address.findall(bare)
    return (
        bool(pages)
        and not any(c.isalnum() for c in rest)
        and all(fields().rule_page.search(p) or fields().notice_page.search(p) for p in pages)
    )
