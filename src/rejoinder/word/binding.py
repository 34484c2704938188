"""Which blanks and hyphens may not end a line: "Exhibit 1", "EUR 400", "No. 018123456", IP-002-88213.

The marks are put in at rendering and are read back as the plain characters that they stand for; what a person copies
into a platform's form (URLs, e-mail addresses) is never touched.
"""

from __future__ import annotations

import re
from functools import cache

from rejoinder.languages import Language, profile

#: Stand-ins for a bound blank and a bound hyphen. No text can hold them, because XML cannot.
BLANK, HYPHEN = "\x1d", "\x1e"

UNITS = "mm|cm|m|km|g|kg|mg|l|ml|V|kV|mV|A|mA|W|kW|MW|Hz|kHz|MHz|GHz|Pa|kPa|MPa|lm|K|°C|%|€|£"
# Each pattern begins with the blank itself: a search for one letter is fast, and what stands before is looked at only
# there.
_BEFORE_FIGURES = ("No.", "Nos.", "p.", "Art.")
# No \b: in Chinese a Han character stands before the figure, and that is a letter too.
_START, _END = "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])"
_SECTION = r" (?<=§ )(?=\d)"
_CURRENCY = rf" (?<={_START}[A-Z]{{3}} )(?=\d)"
_UNIT = rf" (?<=\d )(?=(?:{UNITS}|[A-Z]{{3}}){_END})"
_DAY = rf" (?:(?<={_START}\d )|(?<={_START}\d\d ))(?=[A-Z][a-z]+ \d{{4}}{_END})"
_WORDS = re.compile(r"[!-~]+")  # a stretch of ASCII; in Chinese no blank need stand around it
_ADDRESS = re.compile(r"://|@|www\.|/")
_IDENTIFIER = re.compile(r"(?<![\w-])(?=[A-Z-]*\d)[A-Z0-9]{1,12}(?:-[A-Z0-9]{1,12}){1,4}(?![\w-])")


def bound(text: str, language: Language) -> str:
    """The text with stand-ins where no line may end; as long as it was."""
    if " " in text:
        text = _blanks(language).sub(BLANK, text)
    # Chinese lines may end between any two letters; there a bound hyphen only moves the break into the figures.
    return _WORDS.sub(_bind_identifiers, text) if "-" in text and profile(language).spaces else text


def _bind_identifiers(found: re.Match[str]) -> str:
    word = found[0]
    if "-" not in word or _ADDRESS.search(word):
        return word
    return _IDENTIFIER.sub(lambda identifier: identifier[0].replace("-", HYPHEN), word)


@cache
def _blanks(language: Language) -> re.Pattern[str]:
    labels = (profile(language).labels[name].partition("{n}")[0] for name in ("exhibit", "exhibits"))
    words = [label[:-1] for label in labels if label.endswith(" ")]
    named = [rf" (?<={_START}{re.escape(word)} )(?=\d)" for word in (*words, *_BEFORE_FIGURES)]
    return re.compile("|".join([*named, _SECTION, _CURRENCY, _UNIT, _DAY]))
