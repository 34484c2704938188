"""A platform's own words belong in texts for that platform only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rejoinder.findings import Finding
from rejoinder.reading import Segment
from rejoinder.review.examined import Examined
from rejoinder.rules.platforms import platform
from rejoinder.wording.rulebook import finding


def platform_words(examined: Examined, segment: Segment) -> Iterator[Finding]:
    """Words that the platform's file names as foreign to it, where the case tells which platform it is."""
    subject = examined.subject
    given = subject.case.complaint.platform if subject else None
    if subject is None or given is None or segment.own:
        return
    for found in _words(given).finditer(segment.text):
        where = examined.where(segment, *found.span())
        yield finding("form.platform-word", where, quote=found[0], platform=platform(given).name.words())


@cache
def _words(given: str) -> re.Pattern[str]:
    words = platform(given).foreign_words
    parts = (rf"(?<![a-z0-9]){re.escape(w)}(?![a-z0-9])" if w.isascii() else re.escape(w) for w in words)
    return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)
