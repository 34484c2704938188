"""Regular expressions as data: those of all languages as one, so that a text of two languages is read in one pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator


def _one(patterns: Any) -> Any:
    """A list of patterns, or one for each language, as a single pattern."""
    return "|".join(f"(?:{pattern})" for pattern in _each(patterns)) if isinstance(patterns, list | dict) else patterns


def _each(patterns: Any) -> Iterator[str]:
    if isinstance(patterns, dict):
        for group in patterns.values():
            yield from _each(group)
    elif isinstance(patterns, list):
        yield from patterns
    else:
        yield str(patterns)


#: Written as a list of patterns or as one list for each language; any of them may be found.
Either: TypeAlias = Annotated[re.Pattern[str], BeforeValidator(_one)]

NEVER = re.compile(r"(?!)")
