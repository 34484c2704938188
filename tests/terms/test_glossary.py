"""The glossary of the program: sound, complete for our own texts, and quick."""

import statistics
import time

import pytest

import bench
from rejoinder import library
from rejoinder.reading import Reading, Segment, reading_of
from rejoinder.terms import index
from rejoinder.terms.coverage import ordinary, uncovered, uncovered_in
from rejoinder.terms.glossary import terms
from rejoinder.terms.keys import keys
from rejoinder.terms.lint import check_glossaries
from rejoinder.terms.loading import glossary_paths
from rejoinder.terms.remarks import remarks
from small_glossary import concept
from small_glossary import terms as small


def test_the_glossary_passes_its_own_check():
    assert [(f.rule, f.where.file, f.where.line, f.message.en) for f in check_glossaries()] == []


def test_the_stored_index_is_the_one_that_these_files_give():
    folder = library.glossaries()
    stored = (folder / index.FILE).read_text("utf-8")
    assert stored == index.as_json(index.fresh(), index.digest(folder)), "run: make glossary"


def test_every_domain_of_the_law_has_its_file():
    assert {path.stem for path in glossary_paths()} == {
        "copyright", "design-patent", "dispute", "evidence", "general", "marketplace", "platform-procedure", "settlement", "trademark",
    }  # fmt: skip


# Every word of our own texts


def test_every_word_of_our_own_texts_is_a_term_or_an_ordinary_word():
    found = [(u.file.name, u.language, u.word, u.context) for u in uncovered(terms(), ordinary())]
    assert found == [], "a word of the law goes into a glossary, another into ordinary.yaml"


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_no_word_of_the_glossary_hides_among_the_ordinary_words(language):
    known = {
        keys(s, language)[0] for c in terms().concepts.values() for t in c.terms.get(language, ()) for s in t.surfaces()
    }
    assert sorted(ordinary()[language] & known) == []


SMALL = small(concept("mark", en=["trade mark"], zh=["商标"]), concept("notice", en=["notice"], zh=["反通知"]))


@pytest.mark.parametrize(
    ("text", "language", "known", "found"),
    [
        ("The trade mark is valid.", "en", {"the", "is"}, ["valid"]),
        ("The trade mark’s owner.", "en", {"the"}, ["owner"]),
        ("A mark.", "en", set(), ["mark"]),
        ("该商标有效。", "zh-Hans", {"该"}, ["有效"]),
        ("该商标有效。", "zh-Hans", {"该", "有效"}, []),
        ("已提交反通知。", "zh-Hans", {"已", "提交"}, []),
        ("提交反通知书。", "zh-Hans", {"提交"}, ["书"]),
        ("通知。", "zh-Hans", {"知"}, ["通"]),
        ("商标 ABC 12", "zh-Hans", set(), []),
        ("It is taken into account.", "en", {"it", "is", "taken", "into account"}, []),
    ],
)
def test_what_neither_list_has_is_named(text, language, known, found):
    assert [word for word, _ in uncovered_in(text, language, SMALL, frozenset(known))] == found


# Speed: generous bounds that a loaded machine keeps


def test_loading_is_quick():
    from rejoinder.terms.glossary import Terms

    def once():
        start = time.perf_counter()
        loaded = Terms(index.load(), tuple)
        for language in ("en", "zh-Hans"):
            loaded.matcher(language)
        return time.perf_counter() - start

    assert min(once() for _ in range(5)) < 0.2


def test_a_letter_of_three_pages_is_read_in_moments():
    made = next(d for name, _, d in bench.drafts() if name == "joom-trademark/reply")
    reading = reading_of(made)
    assert sum(len(s.text) for s in reading.of("en")) > 9_000
    list(remarks(reading, terms(), made.jurisdictions))

    def once():
        start = time.perf_counter()
        list(remarks(reading, terms(), made.jurisdictions))
        return time.perf_counter() - start

    assert statistics.median(once() for _ in range(9)) < 0.1


# Faults put into our own documents are found


def swapped():
    """Pairs of our documents in which one term of the Chinese text gives way to a term of another concept."""
    known = terms()
    others = {"zh-Hans": ["反诉", "公证书", "海关备案"]}
    for name, _, made in bench.drafts():
        for pair in reading_of(made).pairs():
            sides = {tag: side[0] for tag, side in pair.sides.items() if tag in ("en", "zh-Hans")}
            if len(sides) < 2:
                continue
            english, chinese = sides["en"], sides["zh-Hans"]
            for hit in known.scan(english.text, "en").hits:
                said = [h for h in known.scan(chinese.text, "zh-Hans").hits if set(h.concepts) & set(hit.concepts)]
                if any(u.weight != "term" for u in hit.uses) or not said:
                    continue
                wrong = chinese.text
                for h in reversed(said):
                    wrong = wrong[: h.start] + others["zh-Hans"][len(name) % 3] + wrong[h.end :]
                yield hit, Segment(english.text, "en", pair=0), Segment(wrong, "zh-Hans", pair=0)


def test_a_term_that_gives_way_to_another_is_found():
    total = found = 0
    for _, english, chinese in swapped():
        total += 1
        found += any(
            r.rule in ("terms.missing", "terms.forbidden") for r in remarks(Reading("", (english, chinese)), terms())
        )
    assert total > 500
    assert found / total > 0.95
