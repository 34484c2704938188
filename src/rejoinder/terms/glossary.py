"""The whole glossary in memory: what is searched at once, the concepts themselves when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property

from rejoinder.languages import Language
from rejoinder.terms.index import Index, load
from rejoinder.terms.loading import all_concepts
from rejoinder.terms.matching import Matcher
from rejoinder.terms.model import Concept
from rejoinder.terms.places import places
from rejoinder.terms.uses import NOTHING, Scan, Uses


class Terms:
    """What is known of terms; ``concepts`` are only read when a question needs more than the index knows."""

    def __init__(self, index: Index, concepts: Callable[[], Iterable[Concept]]) -> None:
        self._index = index
        self._read = concepts
        self._matchers: dict[Language, Matcher] = {}
        self._uses = Uses(index.uses)

    @cached_property
    def concepts(self) -> Mapping[str, Concept]:
        """Every concept by its id."""
        return {concept.id: concept for concept in self._read()}

    @cached_property
    def _renderings(self) -> Mapping[tuple[str, Language], dict[str, tuple[str, ...]]]:
        found: dict[tuple[str, Language], dict[str, tuple[str, ...]]] = {}
        for status in ("preferred", "accepted"):
            for one in self._uses:
                if one.status == status:
                    found.setdefault((one.concept, one.language), {})[one.text] = one.places
        return found

    def renderings(self, concept: str, language: Language) -> Mapping[str, tuple[str, ...]]:
        """The terms of a concept in one language, the preferred first, with their places."""
        return self._renderings.get((concept, language), {})

    def knows(self, language: Language) -> bool:
        """Whether any term is in that language."""
        return language in self._index.patterns

    def matcher(self, language: Language) -> Matcher:
        """The matcher for texts of that language."""
        if language not in self._matchers:
            tongue = places().languages.get(language)
            self._matchers[language] = Matcher(self._index, self._uses, language, tongue.foreign if tongue else ())
        return self._matchers[language]

    def scan(self, text: str, language: Language) -> Scan:
        """What a text of a language holds."""
        return self.matcher(language).scan(text) if self.knows(language) else NOTHING


@cache
def terms() -> Terms:
    """The glossary of the program."""
    return Terms(load(), all_concepts)
