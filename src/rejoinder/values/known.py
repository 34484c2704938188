"""Which languages have words for values."""

from __future__ import annotations

from functools import cache

from rejoinder import library
from rejoinder.languages import Language


@cache
def reads_values(language: Language) -> bool:
    """Whether a language has a file of value words; what it says in numbers can be compared only then."""
    return bool(language) and (library.templates() / "values" / f"{language}.yaml").is_file()
