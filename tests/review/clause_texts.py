"""Every clause as text without a case: each fact is a name made up for it, every condition taken once as true and once as false."""

import re

from jinja2 import Environment, Undefined

from rejoinder import library
from rejoinder.wording.clauses import ClauseLibrary

FILTERS = [
    "date",
    "moment",
    "country",
    "countries",
    "each",
    "cite",
    "mark",
    "money",
    "number",
    "upper_first",
    "lower_first",
    "lines",
    "select",
    "selectattr",
    "map",
    "list",
    "length",
    "join",
    "sort",
    "reject",
    "rejectattr",
    "unique",
    "sum",
]


class Anything(Undefined):
    """A fact of any kind: it has every field, a list of one, and is true or false as a whole."""

    truth = True
    shown = ""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key):
        return self

    def __call__(self, *args, **kwargs):
        return self

    def __iter__(self):
        return iter((self,) if self.truth else ())

    def __len__(self):
        return int(self.truth)

    def __bool__(self):
        return self.truth

    def __contains__(self, item):
        return self.truth

    def __eq__(self, other):
        return self.truth

    def __gt__(self, other):
        return False

    __lt__ = __ge__ = __le__ = __gt__

    def __hash__(self):
        return 0

    def __str__(self):
        return self.shown

    def __add__(self, other):
        return self

    __radd__ = __add__


class Nothing(Anything):
    """The same, but false."""

    truth = False


SHOWN = {"en": "such", "zh-Hans": "某某"}


def texts(fact):
    """(clause id, {language: text}) of every block, with facts of that kind."""
    for clause in ClauseLibrary(library.templates()):
        for number in range(len(clause.chunks["en"])):
            made = {tag: rendered(chunks[number], fact, SHOWN[tag]) for tag, chunks in clause.chunks.items()}
            yield f"{clause.id}#{number}", made


def rendered(source, fact, shown):
    """One block as text, each fact shown as the same word."""
    environment = Environment(undefined=type("Fact", (fact,), {"shown": shown}), autoescape=False)  # noqa: S701 - plain text
    environment.filters |= dict.fromkeys(FILTERS, lambda value, *rest, **named: value)
    return re.sub(r"\s+", " ", environment.from_string(source).render()).strip()


def all_texts():
    """Both ways, each text once."""
    seen = set()
    for fact in (Anything, Nothing):
        for name, made in texts(fact):
            key = tuple(made.values())
            if key not in seen and any(key):
                seen.add(key)
                yield f"{name}-{fact.truth}", made
