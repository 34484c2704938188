"""What a file holds, and where each key and value of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from rejoinder.errors import Problem, shown

Path_: TypeAlias = tuple[str | int, ...]
Position: TypeAlias = tuple[int, int]  # line and column, from 1


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file's content: mappings, lists and text (``None`` for an empty value), and where each stands.

    ``problems`` are the faults in spite of which the rest could be read; only ``examine`` leaves any.
    """

    data: Any
    positions: Mapping[Path_, Position]
    file: str
    keys: Mapping[Path_, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def position(self, path: Path_) -> Position | None:
        """The place of a value, or of the nearest thing around it that exists."""
        while path and path not in self.positions:
            path = path[:-1]
        return self.positions.get(path)

    def key_position(self, path: Path_) -> Position | None:
        """The place of the key that names a value; of the value itself where it has no key."""
        return self.keys.get(path) or self.position(path)


def dotted(path: Iterable[str | int]) -> str:
    """``("evidence", 2, "file")`` as ``evidence[2].file``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in path)
    return text.removeprefix(".")


def steps(path: str) -> Path_:
    """``evidence[2].file`` as ``("evidence", 2, "file")``."""
    parts = path.replace("[", ".").replace("]", "").split(".")
    return tuple(int(p) if p.isdecimal() else p for p in parts if p)
