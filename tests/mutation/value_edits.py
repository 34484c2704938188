"""Harmful edits of values: numbers, dates, money, periods, identifiers, citations. They find the values by patterns of their own."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from mutation.mutants import Mutant, Passage, edit, merged, other, passages, replacing, words
from mutation.papers import EN, ZH, Paper

MONTHS = list(calendar.month_name)[1:]
DATES = {
    EN: re.compile(rf"\b(?P<d>\d{{1,2}}) (?P<m>{'|'.join(MONTHS)}) (?P<y>\d{{4}})\b"),
    ZH: re.compile(r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
}
MONEY = {
    EN: re.compile(r"\b(?P<c>EUR|GBP|USD) (?P<n>[\d,]+\.\d\d)\b"),
    ZH: re.compile(r"(?P<n>[\d,]+\.\d\d)(?P<c>欧元|英镑|美元)"),
}
CURRENCIES = {EN: {"EUR": "USD", "GBP": "EUR", "USD": "EUR"}, ZH: {"欧元": "美元", "英镑": "欧元", "美元": "欧元"}}
PERIODS = {EN: re.compile(r"\b(?P<n>\d+) days\b"), ZH: re.compile(r"(?P<n>\d+)日内")}
PERIOD_FORMS = {
    EN: ("10 days", "41 days", "14 working days", "14 weeks"),
    ZH: ("10日内", "41日内", "14个工作日内", "14周内"),
}
URL = re.compile(r"https?://[^\s，|]+")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"\+\d[\d -]{7,}\d")
IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.-]{2,}[A-Za-z0-9]")
CITATION = re.compile(r"17 U\.S\.C\. § 512(?:\([a-zA-Z0-9]\))*|第17编第512条(?:（[a-zA-Z0-9]）)*|subsection (?:\([a-zA-Z0-9]\))+|第512条(?:（[a-zA-Z0-9]）)+"
                      r"|section 12 of the Trade Marks Act 1994|《1994年商标法》第12条|Trade Marks Act 1994|《1994年商标法》|Article 18 of the Copyright Law|著作权法》第十八条|section 3\b|第三条")  # fmt: skip
TAKEN = (DATES, MONEY)


def value_edits(paper: Paper) -> Iterator[Mutant]:
    """All harmful edits of values in one paper."""
    for passage in passages(paper):
        for made in _of_passage(passage):
            if made:
                yield made
    yield from _alike(paper)


def _of_passage(passage: Passage) -> Iterator[Mutant | None]:
    yield from _dates(passage)
    yield from _money(passage)
    yield from _periods(passage)
    yield from _citations(passage)
    yield from _identifiers(passage)
    yield from _numbers(passage)
    yield from _spelt(passage)


def _dates(passage: Passage) -> Iterator[Mutant | None]:
    for found in DATES[passage.language].finditer(passage.text):
        for text in shifted(found, passage.language):
            yield edit("shift-date", "harmful", passage, *found.span(), text)


def shifted(found: re.Match[str], language: str) -> tuple[str, ...]:
    """The date one day, one month and one year off."""
    year, day = int(found["y"]), int(found["d"])
    month = MONTHS.index(found["m"]) + 1 if language == EN else int(found["m"])
    off = (year, month, day % 28 + 1), (year, month % 12 + 1, min(day, 28)), (year - 1, month, min(day, 28))
    return tuple(f"{d} {MONTHS[m - 1]} {y}" if language == EN else f"{y}年{m}月{d}日" for y, m, d in off)


def _money(passage: Passage) -> Iterator[Mutant | None]:
    for found in MONEY[passage.language].finditer(passage.text):
        for number in scaled(found["n"]):
            yield edit("change-money", "harmful", passage, *found.span("n"), number, group="amount")
        currency = CURRENCIES[passage.language][found["c"]]
        yield edit("change-money", "harmful", passage, *found.span("c"), currency, group="currency")
        if passage.language == ZH:
            yield edit("change-money", "harmful", passage, found.end("n"), found.end("n"), "万", group="amount")


def scaled(number: str) -> tuple[str, ...]:
    """An amount with two decimals: ten times, a tenth, one more, two digits swapped."""
    value = round(float(number.replace(",", "")) * 100)
    digits = str(value // 100)
    swapped = int(digits[1] + digits[0] + digits[2:]) if len(set(digits[:2])) == 2 else int(digits) + 100
    return tuple(f"{n:,.2f}" for n in (value / 10, value / 1000, value / 100 + 1, swapped))


def _periods(passage: Passage) -> Iterator[Mutant | None]:
    for found in PERIODS[passage.language].finditer(passage.text):
        for text in PERIOD_FORMS[passage.language]:
            yield edit("change-period", "harmful", passage, *found.span(), text)


def _citations(passage: Passage) -> Iterator[Mutant | None]:
    for found in CITATION.finditer(passage.text):
        for text in miscited(found[0]):
            yield edit("change-citation", "harmful", passage, *found.span(), text)


def miscited(text: str) -> Iterator[str]:
    """Another section, another paragraph, another year."""
    for old, new in (
        ("512", "521"),
        ("section 12", "section 21"),
        ("第12条", "第21条"),
        ("1994", "1949"),
        ("Article 18", "Article 81"),
        ("第十八条", "第八十条"),
        ("section 3", "section 8"),
        ("第三条", "第八条"),
        ("17", "71"),
    ):
        if old in text:
            yield text.replace(old, new, 1)
    last = re.search(r"([(（])([a-zA-Z0-9])([)）])$", text)
    if last:
        yield text[: last.start()] + last[1] + {"D": "C", "C": "A", "3": "2"}.get(last[2], "f") + last[3]
        yield text[: last.start()]


def _identifiers(passage: Passage) -> Iterator[Mutant | None]:
    taken: list[tuple[int, int]] = [found.span() for found in CITATION.finditer(passage.text)]
    taken += [found.span() for table in TAKEN for found in table[passage.language].finditer(passage.text)]
    for kind, pattern in (("url", URL), ("email", EMAIL), ("phone", PHONE), ("number", IDENTIFIER)):
        for found in pattern.finditer(passage.text):
            span = found.span()
            if any(start < span[1] and span[0] < end for start, end in taken):
                continue
            if kind == "number" and not re.search(r"\d", found[0]):
                continue
            if len(found[0]) < 5:
                continue
            taken.append(span)
            for text in miswritten(found[0]):
                yield edit("change-identifier", "harmful", passage, *span, text, group=kind)


def miswritten(text: str) -> Iterator[str]:
    """One sign changed near the beginning, in the middle, at the end; one lost; two swapped."""
    signs = [n for n, sign in enumerate(text) if sign.isalnum()]
    for n in (signs[len(signs) // 3], signs[len(signs) // 2], signs[-1]):
        yield text[:n] + _neighbour(text[n]) + text[n + 1 :]
    n = signs[-2]
    yield text[:n] + text[n + 1 :]
    swaps = [n for n in signs[:-1] if text[n + 1].isalnum() and text[n] != text[n + 1]]
    if swaps:
        n = swaps[len(swaps) // 2]
        yield text[:n] + text[n + 1] + text[n] + text[n + 2 :]


def _neighbour(sign: str) -> str:
    if sign.isdigit():
        return str((int(sign) + 1) % 10)
    return "x" if sign in "zZ" else chr(ord(sign) + 1)


def _numbers(passage: Passage) -> Iterator[Mutant | None]:
    """Short numbers that belong to nothing longer: classes, exhibits, views, pages, images."""
    taken = [
        found.span() for table in (DATES, MONEY, PERIODS) for found in table[passage.language].finditer(passage.text)
    ]
    taken += [found.span() for pattern in (CITATION, URL, EMAIL, PHONE) for found in pattern.finditer(passage.text)]
    taken += [found.span() for found in IDENTIFIER.finditer(passage.text) if re.search(r"\d", found[0])]
    for found in re.finditer(
        r"(?<![\w.-])\d{1,3}(?:\.\d)?(?![\w.-])|(?<=[\u4e00-\u9fff])\d{1,3}(?:\.\d)?(?=[\u4e00-\u9fff]|$)", passage.text
    ):
        start, end = found.span()
        if any(first < end and start < last for first, last in taken):
            continue
        for text in _misnumbered(found[0]):
            yield edit("scale-number", "harmful", passage, start, end, text)


def _misnumbered(text: str) -> Iterator[str]:
    head, dot, tail = text.partition(".")
    yield f"{head}0{dot}{tail}"
    yield f"{int(head) + 1}{dot}{tail}"
    if len(head) > 1:
        yield f"{head[0]}{dot}{tail}"
        if head[0] != head[1] and head[1] != "0":
            yield f"{head[1]}{head[0]}{head[2:]}{dot}{tail}"


def _spelt(passage: Passage) -> Iterator[Mutant]:
    for old, new in words("spelt")[passage.language].items():
        pattern = rf"\b{old}\b" if passage.language == EN else old
        yield from replacing("scale-number", "harmful", passage, pattern, new, group="spelt")


def _alike(paper: Paper) -> Iterator[Mutant]:
    """The same mistake in both languages: only the case shows it. The day of the letter itself is the writer's."""
    for passage in passages(paper, languages=(EN,)):
        twin_text = paper.blocks[passage.block].texts[other(EN)]
        if passage.cell >= len(twin_text) or paper.blocks[passage.block].volatile:
            continue
        twin = Passage(paper, passage.block, ZH, passage.cell, twin_text[passage.cell])
        yield from _dates_alike(passage, twin)
        yield from _values_alike(passage, twin)


def _dates_alike(passage: Passage, twin: Passage) -> Iterator[Mutant]:
    theirs = {_day(found, ZH): found for found in DATES[ZH].finditer(twin.text)}
    for found in DATES[EN].finditer(passage.text):
        match = theirs.get(_day(found, EN))
        if match is None:
            continue
        for mine, its in zip(shifted(found, EN), shifted(match, ZH), strict=True):
            made = [(passage, _spliced(passage, found.span(), mine)), (twin, _spliced(twin, match.span(), its))]
            yield merged(
                "shift-date",
                "harmful",
                made,
                what=f"{passage.block}.{passage.cell}: {found[0]} -> {mine}",
                group="alike",
                forms=("ours",),
            )


def _day(found: re.Match[str], language: str) -> tuple[int, int, int]:
    month = MONTHS.index(found["m"]) + 1 if language == EN else int(found["m"])
    return int(found["y"]), month, int(found["d"])


def _values_alike(passage: Passage, twin: Passage) -> Iterator[Mutant]:
    """Amounts, identifiers and addresses that stand in both languages."""
    spans = [
        (kind, found)
        for kind, pattern in (("url", URL), ("email", EMAIL), ("phone", PHONE), ("number", IDENTIFIER))
        for found in pattern.finditer(passage.text)
    ]
    spans += [("money", found) for found in re.finditer(r"[\d,]+\.\d\d\b", passage.text)]
    for kind, found in spans:
        old = found[0]
        if len(old) < 5 or (kind == "number" and not re.search(r"\d", old)) or old not in twin.text:
            continue
        news = scaled(old)[:2] if kind == "money" else tuple(miswritten(old))[:2]
        operator = "change-money" if kind == "money" else "change-identifier"
        for new in news:
            at = twin.text.index(old)
            made = [(passage, _spliced(passage, found.span(), new)), (twin, _spliced(twin, (at, at + len(old)), new))]
            yield merged(
                operator,
                "harmful",
                made,
                what=f"{passage.block}.{passage.cell}: {old} -> {new}",
                group="alike",
                forms=("ours",),
            )


def _spliced(passage: Passage, span: tuple[int, int], text: str) -> str:
    return passage.text[: span[0]] + text + passage.text[span[1] :]
