"""The glossary as it is searched: every surface as a key, with the terms that it stands for; built once and kept as JSON.

It is read at every start of a review, and is made of few large things and plain strings: ten thousand small lists cost more than the review itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rejoinder import library
from rejoinder.languages import Language
from rejoinder.terms.keys import keys
from rejoinder.terms.loading import all_concepts, glossary_paths
from rejoinder.terms.model import Concept, Forbidden, Term
from rejoinder.terms.straddles import FILE as STRADDLES
from rejoinder.terms.straddles import Straddles, straddles
from rejoinder.terms.uses import row

FILE = "index.json"
FORMAT = 1
Keyed = dict[str, str]


@dataclass(slots=True)
class Index:
    """``uses`` are rows as ``uses.row`` writes them.

    ``patterns`` lead from a key to the numbers of rows, with blanks between; ``blockers`` to what does not count inside them. ``straddles`` are ``leading`` and
    ``following`` words with numbers of their own, after those of the uses.
    """

    uses: list[str] = field(default_factory=list)
    patterns: dict[Language, Keyed] = field(default_factory=dict)
    blockers: dict[Language, Keyed] = field(default_factory=dict)
    straddles: dict[Language, dict[str, dict[str, int]]] = field(default_factory=dict)


def built(concepts: Iterable[Concept], words: Mapping[Language, Straddles]) -> Index:
    """The index of these concepts."""
    index = Index()
    for concept in concepts:
        for language, term in concept.all_terms():
            _add_term(index, concept, language, term)
        for entry in concept.forbidden:
            _add_forbidden(index, concept, entry)
    for language, found in words.items():
        _add_straddles(index, language, found)
    return index


def _add_term(index: Index, concept: Concept, language: Language, term: Term) -> None:
    number = len(index.uses)
    exact = [key for s in term.surfaces() for key in keys(s, language, case=True)] if term.case == "exact" else []
    weight = "word" if concept.imported else concept.weight
    index.uses.append(row(concept.id, language, term.text, term.status, weight, term.places, exact))
    for surface in term.surfaces():
        _put(index.patterns, language, surface, number)
    for phrase in term.not_in:
        _put(index.blockers, language, phrase, number)


def _add_forbidden(index: Index, concept: Concept, entry: Forbidden) -> None:
    number = len(index.uses)
    why = entry.why.words()
    index.uses.append(row(concept.id, entry.language, entry.text, "forbidden", concept.weight, why=why))
    _put(index.patterns, entry.language, entry.text, number)
    for phrase in entry.unless:
        _put(index.blockers, entry.language, phrase, number)


def _add_straddles(index: Index, language: Language, found: Straddles) -> None:
    """Straddling words come last, so that their numbers follow those of the uses."""
    first = len(index.uses) + sum(len(words) for kinds in index.straddles.values() for words in kinds.values())
    leading = {word: first + place for place, word in enumerate(found.leading)}
    following = {word: first + len(leading) + place for place, word in enumerate(found.following)}
    index.straddles[language] = {"leading": leading, "following": following}
    for word, phrases in found.not_in.items():
        for number in (words[word] for words in (leading, following) if word in words):
            for phrase in phrases:
                _put(index.blockers, language, phrase, number)


def _put(table: dict[Language, Keyed], language: Language, surface: str, number: int) -> None:
    for key in keys(surface, language):
        numbers = table.setdefault(language, {}).get(key, "").split()
        if str(number) not in numbers:
            table[language][key] = " ".join([*numbers, str(number)])


def digest(folder: Path) -> str:
    """What the index rests on: the files of the glossary and the straddling words."""
    paths = [*glossary_paths(folder), folder / STRADDLES]
    seen = hashlib.sha256(f"format {FORMAT}\n".encode())
    for path in paths:
        content = path.read_bytes().replace(b"\r\n", b"\n") if path.exists() else b""
        seen.update(f"{path.name} {len(content)}\n".encode() + content)
    return seen.hexdigest()


def fresh() -> Index:
    """The index built from the files as they are now. Raises ``DataError``."""
    return built(all_concepts(), straddles())


def as_json(index: Index, of: str) -> str:
    """The index as a file, one use or key a line, so that a change is seen where it is."""
    parts = {"format": FORMAT, "digest": of, **asdict(index)}
    return _json(parts, 3) + "\n"


def _json(value: Any, broken: int) -> str:
    """JSON without blanks; the uppermost levels have a line for each entry."""
    if broken and isinstance(value, dict):
        return "{\n" + ",\n".join(f"{_json(k, 0)}:{_json(v, broken - 1)}" for k, v in value.items()) + "\n}"
    if broken and isinstance(value, list):
        return "[\n" + ",\n".join(_json(v, 0) for v in value) + "\n]"
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def stored(folder: Path) -> Index | None:
    """The index as the last build left it; ``None`` if there is none or it is of other files."""
    try:
        data = json.loads((folder / FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or data.pop("format", 0) != FORMAT or data.pop("digest", "") != digest(folder):
        return None
    return Index(**data)


def load() -> Index:
    """The stored index if it is up to date, else one built anew."""
    return stored(library.glossaries()) or fresh()


def is_stale(folder: Path) -> bool:
    """Whether the stored index is absent or of other files."""
    return stored(folder) is None


def write(folder: Path) -> Path:
    """Build the index and store it."""
    path = folder / FILE
    path.write_text(as_json(fresh(), digest(folder)), encoding="utf-8", newline="\n")
    return path
