"""How glossary files are read: strictly, each fault with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rejoinder import library
from rejoinder.datafiles import read, validated
from rejoinder.errors import DataError
from rejoinder.languages import Words
from rejoinder.strict_yaml import Loaded
from rejoinder.terms.model import Concept, Glossary

#: Files of the folder that hold no concepts.
OTHER_FILES = frozenset({"places.yaml", "straddles.yaml", "ordinary.yaml"})


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """A glossary with the place of everything in it."""

    path: Path
    glossary: Glossary
    loaded: Loaded

    def line(self, *path: str | int) -> int | None:
        """The line of a part, e.g. ``line("concepts", 3, "terms", "en", 0)``."""
        position = self.loaded.position(path)
        return position[0] if position else None


def glossary_paths(folder: Path | None = None) -> tuple[Path, ...]:
    """The files that hold concepts, in the order of their names."""
    found = sorted((folder or library.glossaries()).glob("*.yaml"))
    return tuple(path for path in found if path.name not in OTHER_FILES)


def read_glossary(path: Path) -> GlossaryFile:
    """One glossary file. Raises ``DataError``."""
    loaded = read(path)
    if not isinstance(loaded.data, dict):
        raise DataError(_EMPTY, str(path))
    return GlossaryFile(path, validated(Glossary, loaded.data, loaded), loaded)


def read_all(paths: Iterable[Path]) -> tuple[GlossaryFile, ...]:
    """Several files. Raises ``DataError``."""
    return tuple(read_glossary(path) for path in paths)


def concepts_of(files: Iterable[GlossaryFile]) -> Iterator[Concept]:
    """Every concept of these files in their order."""
    for file in files:
        yield from file.glossary.concepts


def all_concepts() -> tuple[Concept, ...]:
    """Every concept of the program's glossaries. Raises ``DataError``."""
    return tuple(concepts_of(read_all(glossary_paths())))


_EMPTY = Words("The file holds no glossary.", "该文件不含术语表。")
