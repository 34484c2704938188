"""The same values as others write them: dates, amounts, periods, numbers, citations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mutation.mutants import Mutant, Passage, edit, merged, passages, replacing
from mutation.papers import EN, ZH, Paper
from mutation.value_edits import DATES, MONEY, MONTHS, PERIODS

SPELT = {"14": ("fourteen", "十四")}
DIGITS = "〇一二三四五六七八九"
SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "US$"}
NAMES = {"EUR": "euros", "GBP": "pounds sterling", "USD": "US dollars"}
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def other_forms(passage: Passage) -> Iterator[Mutant | None]:
    """Each value of a passage in its other forms."""
    yield from _of_dates(passage)
    yield from _money(passage)
    yield from _periods(passage)
    yield from _numbers(passage)
    yield from _citations(passage)


def _of_dates(passage: Passage) -> Iterator[Mutant | None]:
    for found in DATES[passage.language].finditer(passage.text):
        for text in dates(found, passage.language):
            yield edit("reformat-date", "benign", passage, *found.span(), text)


def dates(found: re.Match[str], language: str) -> tuple[str, ...]:
    """The same day as others write it."""
    year, day = int(found["y"]), int(found["d"])
    if language == ZH:
        month = int(found["m"])
        spelt = f"{''.join(DIGITS[int(d)] for d in str(year))}年{_chinese(month)}月{_chinese(day)}日"
        return (
            f"{year}年{month:02}月{day:02}日",
            f"{year} 年 {month} 月 {day} 日",
            f"{year}-{month:02}-{day:02}",
            spelt,
            spelt.replace("〇", "○"),
            found[0].translate(WIDE),
        )
    month = MONTHS.index(found["m"]) + 1
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    return (
        f"{found['m']} {day}, {year}",
        f"{day}{ending} {found['m']} {year}",
        f"{year}-{month:02}-{day:02}",
        f"{day:02} {found['m']} {year}",
        found[0].replace(" ", "\u00a0"),
    )


def _chinese(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens == 1 else DIGITS[tens]) * (tens > 0) + "十" * (tens > 0) + (DIGITS[ones] if ones else "")


def _money(passage: Passage) -> Iterator[Mutant | None]:
    for found in MONEY[passage.language].finditer(passage.text):
        amount, short = found["n"], found["n"].removesuffix(".00")
        bare = short.replace(",", "")
        if passage.language == EN:
            symbol, name = SYMBOLS[found["c"]], NAMES[found["c"]]
            forms = (
                f"{symbol}{amount}",
                f"{symbol}{short}",
                f"{found['c']} {short}",
                f"{short} {name}",
                f"{found['c']}\u00a0{amount}",
                f"{amount} {found['c']}",
            )
        else:
            forms = (
                f"{short}{found['c']}",
                f"{bare}{found['c']}",
                f"{amount} {found['c']}",
                f"{amount.translate(WIDE)}{found['c']}",
                f"{bare}.00{found['c']}",
            )
        for text in forms:
            yield edit("reformat-money", "benign", passage, *found.span(), text)


def _periods(passage: Passage) -> Iterator[Mutant | None]:
    for found in PERIODS[passage.language].finditer(passage.text):
        english, chinese = SPELT[found["n"]]
        n = found["n"]
        forms = (
            (f"{english} days", f"{english} ({n}) days", f"{n}\u00a0days", f"{n} calendar days")
            if passage.language == EN
            else (
                f"{chinese}日内",
                f"{n}天内",
                f"{chinese}天内",
                f"{n} 日内",
                f"{n.translate(WIDE)}日内",
                f"{n}日之内",
                f"{n}个自然日内",
            )
        )
        for text in forms:
            yield edit("reformat-period", "benign", passage, *found.span(), text)


NUMBERS = {
    EN: (
        (r"\bfour photographs\b", "4 photographs"),
        (r"\bThree product photographs\b", "3 product photographs"),
        (r"\bTwo product photographs\b", "2 product photographs"),
        (r"\bExhibits 1 to 4\b", "Exhibits 1, 2, 3 and 4"),
        (r"\bExhibits 1 to 4\b", "Exhibits 1–4"),
        (r"\bExhibits 1 to 3\b", "Exhibits 1-3"),
        (r"\bExhibits 1 and 2\b", "Exhibit 1 and Exhibit 2"),
        (r"\bExhibits 3 and 4\b", "Exhibits 3, 4"),
        (r"\bimages 1 to 3\b", "images 1, 2 and 3"),
        (r"\bviews 1\.1 to 1\.7\b", "views 1.1–1.7"),
        (r"\bclass (\d+)\b", r"Class \1"),
        (r"\bp\. (\d)", r"page \1"),
        (r"\btwo straight arms\b", "2 straight arms"),
    ),
    ZH: (
        ("四张照片", "4张照片"),
        ("四张照片", "４张照片"),
        ("三张商品照片", "3张商品照片"),
        ("两张商品照片", "2张商品照片"),
        ("证据1至证据4", "证据1-4"),
        ("证据1至证据4", "证据1、证据2、证据3、证据4"),
        ("证据1至证据3", "证据一至证据三"),
        ("证据1、证据2", "证据1和证据2"),
        ("证据3、证据4", "证据三、证据四"),
        (r"第(\d+)类", r"第 \1 类"),
        ("第11类", "第十一类"),
        ("第9类", "第九类"),
        ("图1至图3", "图1、图2及图3"),
        (r"第(\d)页", r"第 \1 页"),
        (r"第1页", "第一页"),
        ("两段直臂", "2段直臂"),
    ),
}


def _numbers(passage: Passage) -> Iterator[Mutant | None]:
    for pattern, to in NUMBERS[passage.language]:
        yield from replacing("reformat-number", "benign", passage, pattern, to)


CITATIONS = {
    EN: (
        (r"17 U\.S\.C\. § 512", "17 USC § 512"),
        (r"17 U\.S\.C\. § 512", "17 U.S.C. Section 512"),
        (r"17 U\.S\.C\. § 512", "17 U.S.C. §\u00a0512"),
        (r"\bsection 12\b", "s. 12"),
        (r"\bArticle 18\b", "Art. 18"),
    ),
    ZH: (
        ("（g）（3）", "(g)(3)"),
        ("第17编第512条", "第17篇第512条"),
        ("第17编第512条", "第十七编第五百一十二条"),
        ("第12条", "第十二条"),
        ("第十八条", "第18条"),
    ),
}


def _citations(passage: Passage) -> Iterator[Mutant | None]:
    for pattern, to in CITATIONS[passage.language]:
        yield from replacing("reformat-citation", "benign", passage, pattern, to)


def dates_throughout(paper: Paper) -> Iterator[Mutant]:
    """One habit of writing dates in the whole text of a language."""
    for language in (EN, ZH):
        for style in range(3):
            made = [(p, _redated(p.text, language, style)) for p in passages(paper, languages=(language,))]
            changed = [(p, text) for p, text in made if text != p.text]
            if changed:
                yield merged("reformat-date", "benign", changed, what=f"all: style {style}")


def _redated(text: str, language: str, style: int) -> str:
    return DATES[language].sub(lambda found: dates(found, language)[style], text)
