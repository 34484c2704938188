"""A glossary for DeepL: source and target with a tab between, one rendering for each source, and nothing that DeepL refuses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from rejoinder.languages import Language
from rejoinder.terms.model import Concept, Term
from rejoinder.terms.places import places

MAX_BYTES = 1024
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Exported(NamedTuple):
    """The file, and the words left out because they stand for several concepts and would be rendered wrongly half of the time."""

    content: bytes
    ambiguous: tuple[str, ...]


def write(concepts: Iterable[Concept], source: Language, target: Language) -> Exported:
    """The file of one direction."""
    found: dict[str, dict[str, str]] = {}
    for concept in concepts:
        if source not in concept.terms or target not in concept.terms:
            continue
        rendering = _preferred(concept, target)
        for term in concept.terms[source]:
            if _fits(term.text) and _fits(rendering.text):
                found.setdefault(term.text, {}).setdefault(concept.id, rendering.text)
    chosen = {text: set(options.values()) for text, options in found.items()}
    lines = [f"{text}\t{options.pop()}\n" for text, options in sorted(chosen.items()) if len(options) == 1]
    return Exported(
        "".join(lines).encode(), tuple(sorted(text for text in chosen if len(set(found[text].values())) > 1))
    )


def _preferred(concept: Concept, language: Language) -> Term:
    """The preferred term of the language's own place, else of any."""
    tongue = places().languages.get(language)
    home = set(tongue.home if tongue else ())
    renderings = concept.renderings(language)
    preferred = [term for term in renderings if term.status == "preferred"]
    return next((t for t in preferred if not t.places or set(t.places) & home), renderings[0])


def _fits(text: str) -> bool:
    return bool(text.strip()) and not _CONTROL.search(text) and len(text.encode()) <= MAX_BYTES
