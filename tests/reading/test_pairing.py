"""Which paragraphs say the same: on every text of the samples, however the two versions are laid out and whatever is done to one of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

import bench
from rejoinder.reading import Reading, Segment, paired, read_text
from rejoinder.reading.corridor import corridor

LAYOUTS = ("English, then Chinese", "Chinese, then English", "English above Chinese", "Chinese above English")


@dataclass(frozen=True)
class Version:
    """One language of a sample: its segments, each with the number of the block that it stands for."""

    side: str
    segments: tuple[Segment, ...]
    blocks: tuple[int | None, ...]

    def without(self, n: int) -> Version:
        return self.with_in_place(n)

    def with_in_place(self, n: int, *new: tuple[Segment, int | None]) -> Version:
        """With other segments in the place of one."""
        segments, blocks = (
            [*all_[:n], *more, *all_[n + 1 :]]
            for all_, more in ((self.segments, [s for s, _ in new]), (self.blocks, [b for _, b in new]))
        )
        return Version(self.side, tuple(segments), tuple(blocks))


def version(path, side: str) -> Version:
    segments = read_text(path.read_text("utf-8"), "x").segments
    return Version(side, segments, tuple(range(len(segments))))


SAMPLES = {
    f"{path.parent.parent.name}/{path.name.split('.')[0]}": (
        version(path, "en"),
        version(path.with_name(path.name.replace(".en.", ".zh-Hans.")), "zh"),
    )
    for path in sorted(bench.SAMPLES.glob("*/expected/*.en.txt"))
}


def laid_out(english: Version, chinese: Version, layout: str) -> list[tuple[str, int | None, Segment]]:
    """Both versions in one text."""
    entries = [[(v.side, b, s) for b, s in zip(v.blocks, v.segments, strict=True)] for v in (english, chinese)]
    if layout.startswith("Chinese"):
        entries.reverse()
    if "then" in layout:
        return entries[0] + entries[1]
    order = {entry[0][0]: n for n, entry in enumerate(entries)}
    places = {(side, block): n for all_ in entries for n, (side, block, _) in enumerate(all_) if block is not None}
    together = [
        (place_of(all_, n, places), order[side], side, block, s)
        for all_ in entries
        for n, (side, block, s) in enumerate(all_)
    ]
    return [(side, block, s) for _, _, side, block, s in sorted(together, key=lambda entry: entry[:2])]


def place_of(entries: Sequence[tuple[str, int | None, Segment]], n: int, places: dict[tuple[str, int], int]) -> float:
    """The block of a segment; a new one stands after the block before it."""
    before = next((block for _, block, _ in entries[n::-1] if block is not None), -1)
    return before if entries[n][1] is not None else before + 0.5


def mistakes(english: Version, chinese: Version, layout: str, *, touched: frozenset[int] = frozenset()) -> list[object]:
    """The pairs whose segments do not all stand for one block, and the blocks that were torn apart; ``touched`` blocks may stand alone."""
    entries = laid_out(english, chinese, layout)
    reading = paired(Reading("x", tuple(s for _, _, s in entries)))
    groups: dict[int, list[tuple[str, int | None]]] = {}
    for (side, block, _), segment in zip(entries, reading.segments, strict=True):
        assert segment.pair is not None
        groups.setdefault(segment.pair, []).append((side, block))
    mixed = [group for group in groups.values() if len({block for _, block in group}) > 1]
    alone = [
        group
        for group in groups.values()
        if len({side for side, _ in group}) == 1 and group[0][1] is not None and group[0][1] not in touched
    ]
    return mixed + alone


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", SAMPLES)
def test_every_paragraph_of_the_samples_finds_its_counterpart(name: str, layout: str) -> None:
    assert mistakes(*SAMPLES[name], layout) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_whichever_paragraph_is_deleted_the_others_stay_together(name: str) -> None:
    english, chinese = SAMPLES[name]
    for n in range(len(english.segments)):
        layout = LAYOUTS[n % 2 if n % 3 else 2 + n % 2]
        one_sided = (english.without(n), chinese) if (n // 2) % 2 else (english, chinese.without(n))
        assert mistakes(*one_sided, layout, touched=frozenset({n})) == [], (n, layout)


ADDED = (
    (Segment("We have also written to the freight forwarder in Rotterdam about container 7781205.", "en"), "en"),
    (Segment("我方另已就7781205号集装箱致函鹿特丹的货运代理。", "zh-Hans"), "zh"),
)


@pytest.mark.parametrize("name", SAMPLES)
def test_wherever_a_paragraph_is_added_the_others_stay_together(name: str) -> None:
    english, chinese = SAMPLES[name]
    for n in range(0, len(english.segments), 3):
        new, side = ADDED[n % 2]
        before = (english if side == "en" else chinese).segments[n]
        both = [v.with_in_place(n, (before, n), (new, None)) if v.side == side else v for v in (english, chinese)]
        found = [
            group
            for group in mistakes(both[0], both[1], LAYOUTS[n % 4])
            if not any(b is None for _, b in group) or len(group) > 1
        ]
        assert found == [], n


SPLIT = [  # sample, language, number of the segment, and where its second part begins
    ("joom-trademark/reply", "en", 57, "of any liability"),
    ("joom-trademark/reply", "zh", 33, "据此"),
    ("letter-two-rights/reply", "en", 39, "We rely"),
    ("amazon-design/appeal", "zh", 15, "逐项比对表"),
    ("provider-dmca/counter-notice", "en", 20, "The subscriber consents"),
    ("joom-dmca-photographs/counter-notice", "zh", 19, "用户同意"),
]


@pytest.mark.parametrize("layout", LAYOUTS[:3])
@pytest.mark.parametrize(("name", "side", "n", "second"), SPLIT)
def test_the_two_parts_of_a_paragraph_both_belong_to_its_counterpart(
    name: str, side: str, n: int, second: str, layout: str
) -> None:
    def split(v: Version) -> Version:
        if v.side != side:
            return v
        whole = v.segments[n]
        cut = whole.text.index(second)
        parts = replace(whole, text=whole.text[:cut].strip()), replace(whole, text=whole.text[cut:], number="")
        return v.with_in_place(n, *((part, n) for part in parts))

    english, chinese = SAMPLES[name]
    assert mistakes(split(english), split(chinese), layout, touched=frozenset({n})) == []


EDITS = (
    ("2026", "2027"),
    ("14", "41"),
    ("not ", ""),
    ("不", ""),
    ("complainant", "seller"),
    ("投诉人", "卖家"),
    ("Exhibit 1", "Exhibit 9"),
    ("证据1", "证据9"),
)


@pytest.mark.parametrize(("old", "new"), EDITS)
@pytest.mark.parametrize("name", ["joom-trademark/reply", "provider-dmca/counter-notice", "amazon-design/appeal"])
def test_words_changed_throughout_one_language_move_nothing(name: str, old: str, new: str) -> None:
    english, chinese = (
        Version(v.side, tuple(replace(s, text=s.text.replace(old, new)) for s in v.segments), v.blocks)
        for v in SAMPLES[name]
    )
    assert mistakes(english, SAMPLES[name][1], LAYOUTS[0]) == []
    assert mistakes(SAMPLES[name][0], chinese, LAYOUTS[2]) == []


def test_without_printed_numbers_and_forms_it_is_the_same() -> None:
    for english, chinese in SAMPLES.values():
        bare = [
            Version(v.side, tuple(replace(s, number="", form="paragraph") for s in v.segments), v.blocks)
            for v in (english, chinese)
        ]
        assert mistakes(bare[0], bare[1], LAYOUTS[0]) == []


# What is no version of the text


@pytest.mark.parametrize(
    "text",
    [
        "We deny the claim.\n\nWe reserve all rights.",
        "我方否认该主张。\n\n我方保留一切权利。",
        "We deny the claim made in your letter of 5 March 2026.\n\nThe term used there is quoted in full below.\n\n侵权\n\nWe reserve all rights, claims and defences.",
        "https://shop.example/a\n\n[private]",
        "",
    ],
)
def test_a_text_in_one_language_has_no_pairs(text: str) -> None:
    reading = read_text(text, "x")
    assert paired(reading) == reading


def test_pairs_that_are_known_are_kept() -> None:
    text = "No admission is made. 不构成任何承认。\n\nWe deny the claim.\n\n我方否认该主张。\n\nWe reserve all rights.\n\n我方保留一切权利。"
    assert [s.pair for s in paired(read_text(text, "x")).segments] == [0, 0, 1, 1, 2, 2]


def test_values_belong_to_the_side_on_which_they_stand() -> None:
    text = "Examplehost, Inc.\n\nGermany\n\nWe deny the claim.\n\nWe reserve all rights.\n\nExamplehost, Inc.\n\n德国\n\n我方否认该主张。\n\n我方保留一切权利。"
    segments = paired(read_text(text, "x")).segments
    assert [s.pair for s in segments] == [0, 1, 2, 3, 0, 1, 2, 3]
    assert [s.language for s in segments[:2] + segments[4:6]] == ["", "en", "", "zh-Hans"]


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("13 March 2026", "2026-03-13"),
        ("March 13, 2026", "2026-03-13"),
        ("13 March 2026", "2026.03.13"),
        ("2026-03-13", "2026年3月13日"),
        ("13 March 2026", "二〇二六年三月十三日"),
    ],
)
def test_the_date_of_a_letter_is_paired_however_it_is_written(english: str, chinese: str) -> None:
    address = "Brandthal & Osterkamp PartG mbB\nMusterallee 12, 20354 Hamburg\n{}\nosterkamp@brandthal.example\n\n"
    end = "We deny the claim.\n\n我方否认该主张。\n\nWe reserve all rights.\n\n我方保留一切权利。"
    text = f"E-mail: ip@qianyu.example\n\n电子邮箱：ip@qianyu.example\n\n{english}\n\n{chinese}\n\n{address.format('Germany')}{address.format('德国')}{end}"
    found = {s.text: s for s in paired(read_text(text, "x")).segments}
    assert found[english].pair == found[chinese].pair
    assert (found[english].language, found[chinese].language) == ("en", "zh-Hans")
    assert found["Germany"].pair == found["德国"].pair


def test_an_address_that_stands_twice_may_be_typed_with_other_blanks() -> None:
    address = "Quaile Marchbank LLP\nImogen Quaile\n5{}Sample Court, Leeds LS1 0ZZ\ni.quaile@quaile.example\n\n"
    text = f"We deny the claim.\n\n我方否认该主张。\n\n{address.format(chr(0xA0))}{address.format(' ')}We reserve all rights.\n\n我方保留一切权利。"
    assert [s.pair for s in paired(read_text(text, "x")).segments] == [0, 0, 1, 2, 3, 4, 1, 2, 3, 4, 5, 5]


def test_what_has_no_counterpart_is_a_pair_of_one_language() -> None:
    text = "We deny the claim.\n\nWe never sold lamps in Poland before 2024.\n\nWe reserve all rights.\n\n我方否认该主张。\n\n我方保留一切权利。"
    sides = [sorted(pair.sides) for pair in paired(read_text(text, "x")).pairs()]
    assert sides == [["en", "zh-Hans"], ["en"], ["en", "zh-Hans"]]


def test_either_chinese_script_is_a_version() -> None:
    text = "We deny the claim.\n\n我方否認該主張。\n\nWe reserve all rights.\n\n我方保留一切權利。"
    assert [sorted(pair.sides) for pair in paired(read_text(text, "x")).pairs()] == [["en", "zh-Hant"]] * 2


# Speed


def test_a_letter_of_three_pages_is_paired_in_no_time() -> None:
    english, chinese = SAMPLES["joom-trademark/reply"]
    reading = Reading("x", (*english.segments, *chinese.segments))
    paired(reading)
    start = time.process_time()
    for _ in range(5):
        paired(reading)
    assert (time.process_time() - start) / 5 < 0.06  # 0.02 s measured


def test_a_large_text_is_looked_at_only_near_the_way() -> None:
    marks = [{str(n)} for n in range(3000)]
    ranges = corridor(marks, marks[:1000] + marks[2000:])
    assert sum(map(len, ranges)) < 400_000
    assert all(n in ranges[n] for n in range(1001))
    assert all(n - 1000 in ranges[n] for n in range(2001, 3001))
    assert ranges[0].start == 0
    assert ranges[-1].stop == 2001
