"""How fast the review is, and how it stands beside the checks of translate-toolkit on the same pairs in the same process.

    python benchmarks/review_speed.py [RUNS]

The paper is a bilingual letter of three pages, a sample. Glossary, patterns and case are loaded before the clock starts. Each figure
of processor time is the median of RUNS runs (default 31); the order of the candidates is turned from run to run. Without translate-toolkit
(`pip install -r benchmarks/requirements.txt`) only our own figures are printed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from bench import drafts  # noqa: E402
from rejoinder.compose import Subject  # noqa: E402
from rejoinder.draft import Draft  # noqa: E402
from rejoinder.reading import reading_of  # noqa: E402
from rejoinder.reading.pairing import paired  # noqa: E402
from rejoinder.reading.plain import read_text  # noqa: E402
from rejoinder.review import TEXT_CHECKS, review_text  # noqa: E402
from rejoinder.review.agreement.values import same_values  # noqa: E402
from rejoinder.review.examined import Examined  # noqa: E402
from rejoinder.review.terms import terms  # noqa: E402
from rejoinder.text import plain_text  # noqa: E402
from rejoinder.values import values_of  # noqa: E402

PAPER = "joom-trademark/reply"
LANGUAGES = ("en", "zh-Hans")
VALUES = ["numbers", "urls", "emails", "acronyms"]
OURS, THEIRS = "rejoinder: ", "translate-toolkit: "
RATIOS = (
    ("all text checks, with the case", "all filters"),
    ("values of both languages compared", "filters of values"),
    ("terms, whole glossary", "all filters"),
)

Candidate = Callable[[int], Callable[[], object]]


def main(runs: int) -> None:
    """Measure and print."""
    subject, draft = next((subject, draft) for name, subject, draft in drafts() if name == PAPER)
    size = {language: len(plain_text(draft, language)) for language in LANGUAGES}
    print(f"{PAPER}: {size['en']:,} characters of English, {size['zh-Hans']:,} of Chinese; {len(pairs(draft))} pairs")
    figures = measured({**ours(subject, draft), **theirs(draft)}, runs)
    for name, seconds in figures.items():
        print(f"  {name:<58} {seconds * 1000:8.2f} ms")
    for mine, other in RATIOS:
        if THEIRS + other in figures:
            print(f"  {mine}: {figures[OURS + mine] / figures[THEIRS + other]:.2f} times as long as {THEIRS}{other}")


def salted(draft: Draft, salt: int) -> Draft:
    """The letter with a number before every paragraph, so that nothing remembered of an earlier run helps."""
    blocks = (replace(b, texts={tag: _salted(cells, salt) for tag, cells in b.texts.items()}) for b in draft.blocks)
    return replace(draft, blocks=tuple(blocks))


def _salted(cells: tuple[str, ...], salt: int) -> tuple[str, ...]:
    return (f"{salt}. {cells[0]}", *cells[1:])


def ours(subject: Subject, draft: Draft) -> Mapping[str, Candidate]:
    """What is ours to measure."""

    def letter(salt: int) -> Examined:
        return Examined(reading_of(salted(draft, salt)), draft.kind, subject, draft)

    def text(salt: int) -> str:
        return "\n".join(plain_text(salted(draft, salt), language) for language in LANGUAGES)

    def stranger(salt: int) -> Examined:
        return Examined(paired(read_text(text(salt), "letter.txt")), draft.kind)

    found: dict[str, Candidate] = {
        "terms, whole glossary": lambda salt: partial(_all, terms, letter(salt)),
        "values read": lambda salt: partial(_values, letter(salt)),
        "values of both languages compared": lambda salt: partial(_all, same_values, letter(salt)),
        "all text checks, with the case": lambda salt: partial(review_text, letter(salt)),
        "all text checks, a stranger's text": lambda salt: partial(review_text, stranger(salt)),
        "a stranger's text read and paired": lambda salt: partial(_read, text(salt)),
    }
    alone = {f"only {check.__name__}": (lambda salt, c=check: partial(_all, c, letter(salt))) for check in TEXT_CHECKS}
    return {OURS + name: candidate for name, candidate in {**found, **alone}.items()}


def _all(check: Callable[[Examined], Iterable[object]], examined: Examined) -> list[object]:
    return list(check(examined))


def _values(examined: Examined) -> list[object]:
    return [values_of(s.text, s.language) for s in examined.reading.segments]


def _read(text: str) -> object:
    return paired(read_text(text, "letter.txt"))


def theirs(draft: Draft) -> Mapping[str, Candidate]:
    """The same pairs as units of translate-toolkit under its standard checker; nothing if it is not installed."""
    try:
        from translate.filters import checks
        from translate.storage.po import pounit
    except ImportError:
        return {}

    def units(salt: int) -> list[object]:
        made = []
        for source, target in pairs(salted(draft, salt)):
            unit = pounit(source)
            unit.target = target
            made.append(unit)
        return made

    config = checks.CheckerConfig(targetlanguage="zh_CN")
    every, some = checks.StandardChecker(config), checks.StandardChecker(config, limitfilters=VALUES)
    return {
        THEIRS + "all filters": lambda salt: partial(_filtered, every, units(salt)),
        THEIRS + "filters of values": lambda salt: partial(_filtered, some, units(salt)),
    }


def _filtered(checker: Any, units: Iterable[object]) -> list[object]:
    return [checker.run_filters(unit) for unit in units]


def pairs(draft: Draft) -> list[tuple[str, str]]:
    """What both sides get."""
    texts = [(block.text("en"), block.text("zh-Hans")) for block in draft.blocks if not block.copy_only]
    return [(en, zh) for en, zh in texts if en.strip() and zh.strip()]


def measured(candidates: Mapping[str, Candidate], runs: int) -> dict[str, float]:
    """Seconds by candidate: the median, after one run that does not count."""
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    names = list(candidates)
    for n in range(runs + 1):
        turn = n % len(names)
        for k, name in enumerate(names[turn:] + names[:turn]):
            act = candidates[name](1000 + n * len(names) + k)
            start = time.process_time()
            act()
            taken[name].append(time.process_time() - start)
    return {name: median(times[1:]) for name, times in taken.items()}


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 31)
