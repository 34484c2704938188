"""What ``templates/review/support.yaml`` says of assertions, papers, exhibits and stories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, Source, read, validated
from rejoinder.languages import Language
from rejoinder.reading import Folded
from rejoinder.reading.polarity import attitude

SHARED = re.compile(r"\{([a-z_]+)\}")
#: What the words of a group may be beside asserted: the pattern has looked at the negation, or tells what the other side did.
BESIDES: Mapping[str, tuple[str, ...]] = {"sure": ("negated", "denied"), "theirs": ("alleged",)}


class Examples(Data):
    """Sentences that are found, and sentences that are not."""

    fail: tuple[str, ...]
    pass_: tuple[str, ...]

    model_config = Data.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class Assertion(Data):
    """Something that a text asserts, with the grounds and the kinds of evidence that bear it."""

    id: str
    title: Bilingual
    source: Source
    grounds: frozenset[str]
    evidence: tuple[str, ...]
    hints: Mapping[Language, tuple[str, ...]]
    patterns: Mapping[Language, tuple[str, ...]]
    examples: Mapping[Language, Examples]

    def place(self, folded: Folded, language: Language) -> tuple[int, int] | None:
        """Where a folded text asserts it."""
        if not any(hint in folded.text for hint in self.hints[tag_of(language)]):
            return None
        return next(said(folded, language, self.patterns), None)


class Flaw(Data):
    """What a title or file name shows about a paper of these kinds (of any kind, if none is named)."""

    kinds: frozenset[str]
    pattern: str
    fail: tuple[str, ...]
    pass_: tuple[str, ...]

    model_config = Data.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class Again(Data):
    """From which share (per cent) an earlier text stands in a new one, by runs of so many words, if it has at least so many."""

    share: int
    words: int
    least: int


class ExhibitWords(Data):
    """How a list of exhibits, a reference to somebody else's exhibit, and the name of a file look."""

    entry: str
    heading: str
    labels: tuple[str, ...]
    before: str
    after: str
    file: str


class Opposed(Data):
    """Two tellings that oppose each other; ``within`` one paper too."""

    one: str
    other: str
    within: bool


class Occurrence(Data):
    """An event that every paper of a case dates alike: its title, and the words by which it is named."""

    title: Bilingual
    en: tuple[str, ...]
    zh: tuple[str, ...]

    model_config = Data.model_config | {"alias_generator": lambda name: "zh-Hans" if name == "zh" else name}

    def patterns(self, language: Language) -> tuple[re.Pattern[str], ...]:
        """The words in that language."""
        return compiled(self.zh if language.startswith("zh") else self.en, tag_of(language))


class SupportWords(Data):
    """The shape of the file."""

    words: Mapping[Language, Mapping[str, str]]
    assertions: tuple[Assertion, ...]
    families: tuple[frozenset[str], ...]
    anything: frozenset[str]
    flaws: Mapping[str, Flaw]
    dated: frozenset[str]
    word_gone: frozenset[str]
    asks: Mapping[str, frozenset[str]]
    wordless: frozenset[str]
    again: Again
    exhibits: ExhibitWords
    tellings: Mapping[str, Mapping[Language, tuple[str, ...]]]
    opposed: tuple[Opposed, ...]
    events: Mapping[str, Occurrence]


@cache
def support_words() -> SupportWords:
    """The file's content."""
    loaded = read(library.templates() / "review" / "support.yaml")
    return validated(SupportWords, loaded.data, loaded)


def tag_of(language: Language) -> Language:
    """The language of the file that serves for a language of a text."""
    return "zh-Hans" if language.startswith("zh") else "en"


@cache
def compiled(sources: tuple[str, ...], tag: Language) -> tuple[re.Pattern[str], ...]:
    """Patterns with the shared words of their language put in."""
    words = support_words().words[tag]
    return tuple(re.compile(SHARED.sub(lambda m: words[m[1]], source)) for source in sources)


def said(folded: Folded, language: Language, sources: Mapping[Language, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Where a folded text asserts what one of the patterns finds: not denied, not told of somebody else, not asked."""
    for pattern in compiled(sources.get(tag_of(language), ()), tag_of(language)):
        for found in pattern.finditer(folded.text):
            name = next((name for name, text in found.groupdict().items() if text is not None), "")
            meant = attitude(folded.text, *found.span(name or 0), language)
            if meant == "asserted" or meant in BESIDES.get(name.rstrip("23"), ()):
                yield found.span()
