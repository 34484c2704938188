"""Which language a text is in: by its letters, by the characters of one Chinese script, by common words of a Latin one.

All lists are data (``templates/review/scripts.yaml``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language
from rejoinder.reading.folding import HAN
from rejoinder.reading.segments import NEUTRAL

SIMPLIFIED, TRADITIONAL, ENGLISH = "zh-Hans", "zh-Hant", "en"
HAN_SIGN = re.compile(rf"[{HAN}]")
#: Only a text with one of these can hold a web address, a mail address, a file name or a mark of what was blacked out.
_HINT = re.compile(r"[@\[]|://|\.[A-Za-z0-9]")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN_WORD = re.compile(r"(?<![A-Za-z0-9_])[A-Za-z\u00c0-\u024f][A-Za-z0-9\u00c0-\u024f_'’-]*")
#: "Complaint number: ..." is a label even where its words could be a name; "SKU: ..." is not.
_LABEL = re.compile(r"[A-Z](?=[^:]*[a-z])[A-Za-z' -]{1,30}(?:\([^)]{1,30}\))? ?: ")
#: So many Chinese characters say about as much as one English word.
HAN_OF_A_WORD = 1.6
WORDS_OF_A_SENTENCE = 3


@dataclass(frozen=True, slots=True)
class Judged:
    """A language, and whether the text itself shows it; if not, the text around it may decide."""

    language: Language
    certain: bool = True


class Alphabet(Data):
    """A script that one language alone uses; from ``share`` per cent of its letters on a text is in it."""

    language: Language
    letters: str
    share: int


class Scripts(Data):
    """The shape of the file."""

    scripts: tuple[Alphabet, ...]
    values: tuple[str, ...]
    in_names: frozenset[str]
    in_values: frozenset[str]
    words: Mapping[Language, frozenset[str]]
    headings: Mapping[Language, frozenset[str]]
    of_sentences: str
    simplified: str
    traditional: str


@dataclass(frozen=True, slots=True)
class _Known:
    """The same, made ready for use."""

    alphabets: tuple[tuple[Language, re.Pattern[str], int], ...]
    values: re.Pattern[str]
    empty: frozenset[str]
    words: Mapping[Language, frozenset[str]]
    headings: frozenset[str]
    of_sentences: re.Pattern[str]
    simplified: frozenset[str]
    traditional: frozenset[str]
    of_one_script: tuple[re.Pattern[str], re.Pattern[str]]


def language_of(text: str) -> Language:
    """The language of a text; empty where it holds values alone: a number, an address, the name of a company."""
    return judged(text).language


def languages_of(texts: Sequence[str]) -> list[Language]:
    """The languages of the parts of one document: a part that does not show its own takes that of the others in its script."""
    found = [judged(text) for text in texts]
    chinese = _usual(
        (j.language, len(t)) for j, t in zip(found, texts, strict=True) if j.certain and _is_chinese(j.language)
    )
    known = _known().words
    latin = _usual((j.language, len(t)) for j, t in zip(found, texts, strict=True) if j.certain and j.language in known)
    return [_settled(j, chinese, latin) for j in found]


def judged(text: str) -> Judged:
    """The language of a text, and whether it shows it."""
    known = _known()
    bare = _bare(text)
    words = _LATIN_WORD.findall(bare)
    han = len(HAN_SIGN.findall(bare))
    other = _of_other_script(bare, han)
    if other:
        return Judged(other)
    spoken = [w for w in words if _says_something(w, known)]
    if han and not _holds_only_names(bare, han, len(spoken), known):
        return _chinese(bare, known)
    if spoken:
        return _latin(words, known)
    return Judged(ENGLISH, certain=False) if _LABEL.match(text) else Judged(NEUTRAL)


def is_chinese(text: str) -> bool:
    """Whether a text is in Chinese, in either script."""
    return _is_chinese(language_of(text))


def foreign_characters(text: str, language: Language) -> list[int]:
    """The places of characters that belong to the other Chinese script alone; none in any other language."""
    foreign = _foreign().get(language, frozenset())
    return [n for n, sign in enumerate(text) if sign in foreign] if not foreign.isdisjoint(text) else []


@cache
def _foreign() -> Mapping[Language, frozenset[str]]:
    """The characters that do not belong to each Chinese script."""
    known = _known()
    return {SIMPLIFIED: known.traditional - known.simplified, TRADITIONAL: known.simplified - known.traditional}


def may_be_name(text: str) -> bool:
    """Whether a Latin text is words in capitals alone, as names and headings are, and so may stand in a text of any language."""
    known = _known()
    words = _LATIN_WORD.findall(_bare(text))
    return not HAN_SIGN.search(text) and not any(w == w.lower() and _says_something(w, known) for w in words)


def is_value(text: str) -> bool:
    """Whether a text is nothing but web or mail addresses, file names, or what was blacked out."""
    return bool(_HINT.search(text)) and not any(map(str.isalnum, _bare(text)))


def _bare(text: str) -> str:
    """A text without what is the same in every language."""
    return _known().values.sub(" ", text) if _HINT.search(text) else text


def _settled(found: Judged, chinese: Language, latin: Language) -> Language:
    if found.certain or not found.language:
        return found.language
    return (chinese if _is_chinese(found.language) else latin) or found.language


def _usual(weighed: Iterable[tuple[Language, int]]) -> Language:
    """The language that most of the text is in; none where there is no text."""
    total: Counter[Language] = Counter()
    for language, weight in weighed:
        total[language] += weight
    return total.most_common(1)[0][0] if total else NEUTRAL


def _is_chinese(language: Language) -> bool:
    return language.startswith("zh")


def _of_other_script(text: str, han: int) -> Language:
    if text.isascii():
        return NEUTRAL
    letters = len(_LETTER.findall(text))
    for language, pattern, share in _known().alphabets:
        found = len(pattern.findall(text))
        if found and found * 100 >= share * (letters if language != "ja" else found + han):
            return language
    return NEUTRAL


def _chinese(text: str, known: _Known) -> Judged:
    """The script whose own characters outweigh; simplified where neither has any."""
    simplified = sum(sign in known.simplified for sign in text)
    traditional = sum(sign in known.traditional for sign in text)
    return Judged(TRADITIONAL if traditional > simplified else SIMPLIFIED, certain=simplified != traditional)


def _holds_only_names(text: str, han: int, spoken: int, known: _Known) -> bool:
    """Whether the Chinese of a text is no more than names in a sentence of another language."""
    if han <= spoken * HAN_OF_A_WORD:
        return True
    first = _LETTER.search(text)
    begins_latin = first is not None and not HAN_SIGN.match(first[0])
    return spoken >= WORDS_OF_A_SENTENCE and begins_latin and not known.of_sentences.search(text)


def _says_something(word: str, known: _Known) -> bool:
    """Whether a Latin word is no part of a name or value: it is written small, or known to be a word."""
    low = word.lower()
    if word == low:
        return len(word) > 1 and word.isalpha() and low not in known.empty
    return low in known.headings


def _latin(words: Sequence[str], known: _Known) -> Judged:
    """The language with most common words; English where none speaks for another."""
    lowered = [word.lower() for word in words]
    counts = {language: sum(word in common for word in lowered) for language, common in known.words.items()}
    best = max(counts, key=lambda language: (counts[language], language == ENGLISH))
    if not counts[best]:
        return Judged(ENGLISH, certain=False)
    return (
        Judged(best, certain=counts[best] > 1)
        if best == ENGLISH or counts[best] > 1
        else Judged(ENGLISH, certain=False)
    )


@cache
def _known() -> _Known:
    loaded = read(library.templates() / "review" / "scripts.yaml")
    data = validated(Scripts, loaded.data, loaded)
    simplified, traditional = ("".join(signs.split()) for signs in (data.simplified, data.traditional))
    return _Known(
        tuple((a.language, re.compile(f"[{a.letters}]"), a.share) for a in data.scripts),
        re.compile("|".join(f"(?:{value})" for value in data.values), re.IGNORECASE),
        data.in_names | data.in_values,
        data.words,
        frozenset().union(*data.headings.values(), *data.words.values()) - data.in_names,
        re.compile(f"[{data.of_sentences}]"),
        frozenset(simplified),
        frozenset(traditional),
        (re.compile(f"[{simplified}]"), re.compile(f"[{traditional}]")),
    )
