"""Every character of a text comes out as it went in; gaps stand out; lines end only where they may."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejoinder.draft import Gap, bookmark
from rejoinder.languages import profile
from rejoinder.word import read_blocks, write
from rejoinder.word.binding import BLANK, HYPHEN, bound

from .drafts import BOTH, block, draft, missing
from .opened import Element, faults, find, paragraph_with, text_of, tree, value

HOSTILE = (
    "{{ 7*7 }} {% raw %}",
    "Müller & Söhne <b>GmbH</b> ]]> \"'",
    "emoji 😀 and Han extension B 𠀀𪛖",
    "right to left \u202bשלום\u202c and mark \u200f!",
    "tab\there, line\u2028break, feed\nhere, return\rhere",
    "  spaces  at   both ends  ",
    "no-break\u00a0space, hyphen\u2011here, zero\u200bwidth",
    "https://example.com/a-1?b=2&c=%20#EU-018-2",
    "x" * 300,
    "_x0041_ is no escape",
    "",
    " ",
)


def one(text: str, *gaps: Gap, form: str = "paragraph") -> bytes:
    return write(draft(block(form, text, text, gaps=gaps)), languages=("en",))  # type: ignore[arg-type]


def read(content: bytes) -> str:
    (text,) = read_blocks(content).values()
    return text


def runs(paragraph: Element) -> list[tuple[str, str]]:
    """Text and character style of each run."""
    return [
        (text_of(run), value(style[0]) if (style := find(run, "rPr/rStyle")) else "") for run in find(paragraph, "r")
    ]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["paragraph", "table-row", "signature"])
def test_hostile_text_comes_out_as_it_went_in(text: str, form: str) -> None:
    content = one(text, form=form)
    assert faults(content) == []
    assert read(content) == text


def test_blanks_at_the_ends_are_kept_for_word_too() -> None:
    (words,) = find(tree(one(" x ")), "t")
    assert words.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"


XML_CHARACTERS = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff").filter(
    lambda c: c in "\t\n\r" or c >= " "
)
AWKWARD = st.sampled_from(
    ["EUR 400", "Exhibit 1", "No. 5", "IP-002-88213", "[MISSING: x]", "\u00a0", "\u2028", "\t", " ", "1 kg"]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.one_of(AWKWARD, st.text(XML_CHARACTERS, max_size=20)), max_size=8).map("".join))
def test_any_text_of_xml_characters_comes_back(text: str) -> None:
    sample = draft(block("paragraph", text, text, gaps=(Gap("x", "en", "[MISSING: x]"),)))
    assert read_blocks(write(sample)) == {bookmark(sample.blocks[0].id, tag, BOTH): text for tag in BOTH}


@pytest.mark.parametrize("text", ["nul \x00", "vertical \x0b tab", "\ufffe", "half \ud800 pair", BLANK, HYPHEN])
def test_what_xml_cannot_hold_is_refused_and_never_dropped(text: str) -> None:
    with pytest.raises(ValueError, match="cannot stand in a Word document"):
        one(text)


@pytest.mark.parametrize("where", ["title", "reference"])
def test_titles_and_references_are_checked_and_escaped_too(where: str) -> None:
    def sample(text: str) -> bytes:
        return write(
            draft(block("paragraph", "x"), **{where: {"en": text, "zh-Hans": text} if where == "title" else text})
        )

    assert faults(sample('A & <B> "C"')) == []
    with pytest.raises(ValueError, match=r"U\+0000"):
        sample("nul \x00")


# Gaps


def test_a_gap_stands_out() -> None:
    gap = missing("seller.phone", "en", "telephone")
    paragraph = paragraph_with(one(f"Call {gap.marker}.", gap), "Call")
    assert runs(paragraph) == [("Call ", ""), (gap.marker, "LetterGap"), (".", "")]


def test_every_occurrence_of_a_gap_stands_out() -> None:
    gap = missing("seller.phone", "en", "telephone")
    paragraph = paragraph_with(one(f"{gap.marker} or {gap.marker}", gap), "or")
    assert [style for _, style in runs(paragraph)] == ["LetterGap", "", "LetterGap"]


def test_a_longer_gap_is_not_cut_by_a_shorter_one() -> None:
    short, long = Gap("a", "en", "[X"), Gap("b", "en", "[XY]")
    assert runs(paragraph_with(one("see [XY]", short, long), "see"))[1] == ("[XY]", "LetterGap")


def test_a_gap_of_the_other_language_is_plain_text_here() -> None:
    gap = missing("seller.phone", "zh-Hans", "电话")
    assert runs(paragraph_with(one(f"see {gap.marker}", gap), "see")) == [(f"see {gap.marker}", "")]


def test_a_gap_is_red_and_bold_on_yellow() -> None:
    style = next(s for s in find(tree(one("x"), "word/styles.xml"), "style") if value(s, "styleId") == "LetterGap")
    assert find(style, "b")
    assert value(find(style, "color")[0]) == "C00000"
    assert value(find(style, "shd")[0], "fill") == "FFF2A8"


def test_a_gap_in_a_translation_is_still_a_gap() -> None:
    gap = missing("seller.phone", "zh-Hans", "电话")
    sample = draft(block("paragraph", "Call.", f"电话：{gap.marker}", gaps=(gap,)))
    assert runs(paragraph_with(write(sample, layout="interleaved"), "电话"))[1] == (gap.marker, "LetterGap")


# Languages of runs


def test_every_run_of_text_names_its_language() -> None:
    body = tree(write(draft(block("paragraph", "English", "中文“引文”"))))
    english, chinese = (next(r for r in find(body, "r") if text in text_of(r)) for text in ("English", "中文“"))
    assert value(find(english, "lang")[-1]) == "en-GB"
    assert value(find(chinese, "lang")[-1], "eastAsia") == "zh-CN"
    assert [value(f, "hint") for f in find(chinese, "rFonts")] == ["eastAsia"]


# Where a line may end


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see Exhibit 1 here", "see Exhibit_1 here"),
        ("see Exhibits 1 and 3", "see Exhibits_1 and 3"),
        ("EUR 1,822.96 or 400 EUR", "EUR_1,822.96 or 400_EUR"),
        ("12 W, 22 MPa, 5 %", "12_W, 22_MPa, 5_%"),
        ("No. 018123456 and § 512, p. 3", "No._018123456 and §_512, p._3"),
        ("on 12 March 2026 at noon", "on 12_March 2026 at noon"),
        ("in 2026 we sold 3 lamps", "in 2026 we sold 3 lamps"),
        ("IP-002-88213 and R-5", "IP~002~88213 and R~5"),
        ("well-known, non-admission", "well-known, non-admission"),
        ("https://x.example/a/IP-002-88213", "https://x.example/a/IP-002-88213"),
        ("ip-002@x-1.example R-5/X", "ip-002@x-1.example R-5/X"),
        ("2024-05-02", "2024~05~02"),
    ],
)
def test_some_blanks_and_hyphens_end_no_line(text: str, shown: str) -> None:
    assert bound(text, "en").replace(BLANK, "_").replace(HYPHEN, "~") == shown


def test_chinese_binds_amounts_but_no_hyphens() -> None:
    assert bound("支付EUR 400，编号IP-002", "zh-Hans") == f"支付EUR{BLANK}400，编号IP-002"


def test_bound_characters_are_words_own_and_read_back_plain() -> None:
    content = one("Exhibit 1, IP-002-88213")
    assert len(find(tree(content), "noBreakHyphen")) == 2
    assert ("\u00a0", "LetterNoBreak") in runs(find(tree(content), "p")[0])
    assert read(content) == "Exhibit 1, IP-002-88213"


def test_nothing_is_bound_inside_a_gap() -> None:
    gap = missing("x", "en", "Exhibit 1")
    assert (gap.marker, "LetterGap") in runs(find(tree(one(f"see {gap.marker}", gap)), "p")[0])


def test_a_line_break_of_a_fact_is_a_line_break() -> None:
    assert len(find(tree(one("Street\u2028Town")), "br")) == 1


def test_a_long_word_stands_in_a_cell_of_fixed_width() -> None:
    sample = draft(block("table-head", ("No.", "Address")), block("table-row", ("1", "https://x.example/" + "y" * 300)))
    table = find(tree(write(sample)), "tbl")[0]
    assert value(find(table, "tblLayout")[0], "type") == "fixed"
    assert len({value(width, "w") for width in find(table, "tcW")}) <= 2


def test_labels_of_the_profiles_decide_what_an_exhibit_is_called() -> None:
    assert profile("en").label("exhibit", n=1).replace(" ", BLANK) == bound(profile("en").label("exhibit", n=1), "en")
