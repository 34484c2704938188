"""One fault in each file of ``tests/broken/cases``: told once, at its very place, with what was given, what is allowed, what to do."""

from pathlib import Path
from typing import NamedTuple

import pytest

from rejoinder import workflow
from rejoinder.errors import InputError

FOLDER = Path(__file__).parents[1] / "broken" / "cases"


class Broken(NamedTuple):
    """A file, the line of its fault, what stands at the very place, the field, and words of the message and the repair."""

    file: str
    line: int
    at: str
    field: str
    words: tuple[str, ...]


TABLE = [
    # keys
    Broken("unknown-key", 29, "telephone_number:", "seller.telephone_number", ("telephone_number", "not a field", "allowed: name,", "phone")),
    Broken("unknown-key-nearly", 30, "emial:", "seller.emial", ("emial", "Did you mean “email”")),
    Broken("unknown-key-at-the-top", 43, "goal:", "goal", ("goal", "Did you mean “goals”")),
    Broken("unknown-key-of-an-entry", 34, "first_list:", "listings[0].first_list", ("Did you mean “first_listed”",)),
    Broken("doubled-key", 29, "country: HK", "seller.country", ("country", "twice", "line 28")),
    Broken("doubled-group", 43, "listings:", "listings", ("listings", "twice", "line 31")),
    Broken("no-schema", 1, "case:", "schema", ("“schema” is missing", "allowed: 1")),
    Broken("wrong-schema", 1, "2", "schema", ("given: 2", "allowed: 1")),
    Broken("no-procedure", 4, "platform: joom", "complaint.procedure", ("“procedure” is missing", "dmca, platform, letter, statute, court")),
    Broken("empty-procedure", 4, "", "complaint.procedure", ("“procedure” is missing", "dmca, platform")),
    # codes
    Broken("wrong-procedure", 4, "plattform", "complaint.procedure", ("given: plattform", "dmca, platform", "Did you mean “platform”")),
    Broken("wrong-platform", 5, "Jom", "complaint.platform", ("given: Jom", "amazon, joom", "Did you mean “joom”")),
    Broken("wrong-office", 13, "EUPIO", "complaint.rights[0].office", ("EUPIO", "CNIPA", "Did you mean “EUIPO”")),
    Broken("wrong-ground", 36, "diferent", "grounds[0].kind", ("diferent-impression", "own-mark", "Did you mean “different-impression”")),
    Broken("wrong-evidence-kind", 45, "screenshot", "evidence[0].kind", ("screenshot", "Did you mean “listing-screenshot”")),
    Broken("wrong-statement", 48, "true-facts", "confirmations[0].statement", ("true-facts", "facts-true, good-faith")),
    Broken("wrong-goal", 43, "win", "goals[1]", ("given: win", "answer, restore-listing", "one of the allowed")),
    Broken("wrong-country", 28, "China", "seller.country", ("China", "two letters", "CN")),
    Broken("wrong-currency", 25, "EURO", "complaint.demands[0].amount.currency", ("EURO", "three letters")),
    Broken("wrong-email", 30, "ip at", "seller.email", ("ip at ningbo.example", "not an e-mail address")),
    Broken("phone-without-country", 29, "0574", "seller.phone", ("0574 8700 0000", "country code", "+86")),
    Broken("phone-too-short", 29, "+86 57", "seller.phone", ("+86 57", "too few digits")),
    Broken("wrong-credit-code", 29, "9133", "seller.credit_code", ("91330200MA2AAAAA1X", "18 characters")),
    # languages
    Broken("wrong-language", 3, "english", "language", ("given: english", "allowed: en, zh-Hans")),
    Broken("undeclared-language", 33, "LED desk", "listings[0].title", ("language", "{en: ..., zh-Hans: ...}", "language: en")),
    Broken("unknown-language", 33, "zh-Hant:", "listings[0].title.zh-Hant", ("zh-Hant", "Did you mean “zh-Hans”")),
    # dates, answers, numbers
    Broken("impossible-date", 34, "2026-02-30", "listings[0].first_listed", ("no day 2026-02-30", "YYYY-MM-DD")),
    Broken("date-of-digits", 34, "20250601", "listings[0].first_listed", ("20250601", "YYYY-MM-DD")),
    Broken("list-for-a-date", 34, "[2025", "listings[0].first_listed", ("given: [2025, 6, 1]", "YYYY-MM-DD")),
    Broken("date-of-seconds", 6, "1700000000", "complaint.received", ("1700000000", "2026-03-12T09:40+08:00")),
    Broken("date-with-slashes", 6, "12/03/2026", "complaint.received", ("12/03/2026", "neither a date", "2026-03-12")),
    Broken("moment-without-zone", 6, "2026-03-12T09:40", "complaint.received", ("its zone", "2026-03-12T09:40+08:00")),
    Broken("moment-that-never-was", 6, "2026-02-30T", "complaint.received", ("2026-02-30T09:40+08:00", "no such day")),
    Broken("maybe", 17, "maybe", "complaint.rights[0].registered", ("maybe", "yes or no")),
    Broken("one-for-yes", 17, "1", "complaint.rights[0].registered", ("“1”", "yes or no")),
    Broken("amount-with-comma", 25, '"1,200"', "complaint.demands[0].amount.value", ("1,200", "nothing between the thousands")),
    Broken("amount-with-exponent", 25, "1e3", "complaint.demands[0].amount.value", ("1e3", "digits")),
    Broken("amount-that-is-none", 25, "NaN", "complaint.demands[0].amount.value", ("NaN", "digits")),
    Broken("amount-below-zero", 25, "-5", "complaint.demands[0].amount.value", ("-5", "digits")),
    Broken("class-that-is-no-number", 16, "9.5", "complaint.rights[0].classes[1]", ("9.5", "whole number")),
    # shapes
    Broken("text-for-a-group", 7, "Nordlicht", "complaint.complainant", ("group of fields", "given: Nordlicht", "name, country")),
    Broken("list-for-a-group", 7, "[Nordlicht]", "complaint.complainant", ("group of fields", "given: [Nordlicht]")),
    Broken("group-for-a-text", 2, "{number", "case", ("A text is expected", "given: {number: …}")),
    Broken("text-for-a-list", 37, "R1", "grounds[0].rights", ("A list is expected", "given: R1", "“- ”")),
    Broken("group-for-a-list", 21, "{id: L1}", "complaint.allegations[0].listings", ("A list is expected", "given: {id: …}")),
    Broken("list-for-a-name", 15, "[NORDLICHT]", "complaint.rights[0].title", ("text", "given: [NORDLICHT]", "{en: ...")),
    Broken("empty-entry", 21, "~", "complaint.allegations[0].listings[1]", ("entry is empty", "delete it")),
    Broken("list-at-the-top", 2, "- schema", "", ("mapping of fields", "schema")),
    Broken("text-at-the-top", 1, "just", "", ("mapping of fields",)),
    Broken("empty", 1, "", "", ("file is empty", "rejoinder new")),
    Broken("only-a-comment", 1, "#", "", ("file is empty",)),
    # what YAML can do and a case must not
    Broken("anchor", 16, "&classes", "complaint.rights[0].classes", ("Anchors", "&", "quotation marks")),
    Broken("alias", 51, "*papers", "confirmations[0].evidence", ("aliases", "*", "quotation marks")),
    Broken("tag", 14, "!!int", "complaint.rights[0].number", ("Tags", "quotation marks")),
    Broken("tag-without-name", 14, "! 0181", "complaint.rights[0].number", ("Tags", "quotation marks")),
    Broken("number-after-a-hash", 28, "#12", "seller.address.en", ("comment", "lost", "quotation marks")),
    Broken("two-documents", 43, "---", "", ("Only one document", "file of its own")),
    Broken("braces-without-quotes", 15, "{ 7*7", "complaint.rights[0].title", ("plain text", "quotation marks")),
    # what YAML cannot read
    Broken("tab", 28, "\t", "", ("tab", "spaces")),
    Broken("unclosed-quote", 27, "Ningbo", "", ("quotation mark", "left open")),
    Broken("unclosed-bracket", 17, ": yes", "", ("bracket", "line 16", "comma")),
    Broken("no-colon", 30, "email ip", "", ("no colon", "“: ”")),
    Broken("colon-in-a-text", 2, ": urgent", "", ("colon", "quotation marks")),
    Broken("at-sign", 2, "@T", "", ("cannot begin with “@”", "quotation marks")),
    Broken("ampersand", 2, " T-1", "", ("&", "quotation marks")),
    Broken("backslash", 14, "\\papers", "", ("backslash", "single quotation marks")),
    Broken("indentation", 28, "country", "", ("indentation", "same column")),
    Broken("list-on-the-same-line", 37, "- R1", "", ("list", "line of its own")),
    Broken("text-after-quotes", 14, "or so", "", ("after a closing quotation mark",)),
    # characters
    Broken("nul", 2, '"T\\0', "case", ("U+0000", "Delete")),
    Broken("not-a-character", 2, '"T\\uFFFE', "case", ("U+FFFE", "Delete")),
    Broken("bidi-override", 33, "LED", "listings[0].title.en", ("U+202E", "RIGHT-TO-LEFT OVERRIDE", "given: LED <U+202E>ksed lamp")),
    Broken("bidi-override-escaped", 2, '"T-\\u202E', "case", ("U+202E", "RIGHT-TO-LEFT OVERRIDE")),
    Broken("line-separator", 33, "\u2028", "", ("U+2028", "invisible")),
    Broken("byte-order-mark-inside", 33, "\ufeff", "", ("U+FEFF", "invisible")),
    Broken("private-character", 33, "LED", "listings[0].title.en", ("U+E000", "private use")),
    Broken("line-break", 2, '"T\\n', "case", ("one line",)),
    # entries that do not fit together
    Broken("doubled-id", 47, "E1", "evidence[1].id", ("E1", "twice", "first at evidence[0].id")),
    Broken("id-of-another-kind", 32, "R1", "listings[0].id", ("R1", "twice", "complaint.rights[0].id")),
    Broken("unknown-right", 20, "R2", "complaint.allegations[0].right", ("no entry", "R2", "allowed: R1")),
    Broken("unknown-listing", 21, "L2", "complaint.allegations[0].listings[1]", ("no entry", "L2", "allowed: L1")),
    Broken("unknown-ground", 22, "G2", "complaint.allegations[0].grounds[0]", ("no entry", "G2", "allowed: G1")),
    Broken("unknown-evidence", 38, "E9", "grounds[0].evidence[1]", ("no entry", "E9", "allowed: E1")),
    Broken("unknown-evidence-of-a-confirmation", 51, "X1", "confirmations[0].evidence[0]", ("no entry", "X1")),
    Broken("id-with-a-blank", 32, "L 1", "listings[0].id", ("L 1", "letters, digits")),
    Broken("words-behind-a-comma", 33, "with", "listings[0].title.with a foot", ("with a foot", "comma", "quotation marks")),
    # papers
    Broken("no-such-paper", 46, "papers/no-such.pdf", "evidence[0].file", ("no such evidence file", "papers/no-such.pdf")),
    Broken("paper-outside", 46, "../platforms", "evidence[0].file", ("outside the case folder", "../platforms/sound.yaml")),
    Broken("paper-outside-for-windows", 46, "..\\..\\", "evidence[0].file", ("outside the case folder",)),
    Broken("paper-at-the-root", 46, "/etc/hostname", "evidence[0].file", ("outside the case folder",)),
    Broken("paper-on-a-drive", 46, "C:\\papers", "evidence[0].file", ("outside the case folder",)),
    Broken("paper-on-a-server", 46, "\\\\server", "evidence[0].file", ("outside the case folder",)),
    Broken("paper-is-a-folder", 46, ".", "evidence[0].file", ("a folder, not a file",)),
    # facts of a ground
    Broken("unknown-fact", 42, "drawn_from_registers:", "grounds[0].facts.drawn_from_registers", ("Did you mean “drawn_from_register”",)),
    Broken("fact-with-impossible-date", 39, "2026-13-03", "grounds[0].facts.register_consulted_on", ("no day 2026-13-03",)),
    Broken("fact-neither-yes-nor-no", 42, "y", "grounds[0].facts.drawn_from_register", ("“y”", "yes or no")),
    Broken("fact-in-unknown-language", 41, "fr:", "grounds[0].facts.comparison[0].theirs.fr", ("fr", "en, zh-Hans")),
    Broken("row-without-a-column", 41, "{feature", "grounds[0].facts.comparison[0].ours", ("“ours” is missing",)),
    Broken("row-with-an-unknown-column", 41, "our:", "grounds[0].facts.comparison[0].our", ("our", "Did you mean “ours”")),
    Broken("facts-as-a-list", 38, "[drawn", "grounds[0].facts", ("group of fields", "given: [drawn_from_register]")),
]  # fmt: skip


def told(problem):
    """A problem as the user reads it."""
    parts = {"given": problem.given, "allowed": problem.allowed and problem.allowed.en}
    extra = [f"{name}: {value}" for name, value in parts.items() if value]
    return "\n".join([problem.message.en, *extra, problem.repair.en])


@pytest.mark.parametrize("broken", TABLE, ids=lambda b: b.file)
def test_a_broken_file_is_refused_for_its_one_fault_at_its_very_place(broken, well_told):
    path = FOLDER / f"{broken.file}.yaml"
    with pytest.raises(InputError) as refused:
        workflow.load(path)
    (problem,) = refused.value.problems
    well_told(problem)
    assert problem.file == str(path)
    assert (problem.line, problem.field) == (broken.line, broken.field)
    assert line_of(path, problem.line)[problem.column - 1 :].startswith(broken.at)
    for words in broken.words:
        assert words in told(problem)


def line_of(path, number):
    """One line as an editor counts them: only line feeds end a line."""
    lines = path.read_bytes().decode("utf-8").split("\n")
    return lines[number - 1]


def test_the_sound_file_from_which_they_were_broken_is_read():
    file = workflow.load(FOLDER / "sound.yaml")
    assert file.case.case == "T-1"
    assert file.place("evidence[0].kind") == (45, 11)


def test_every_broken_file_stands_in_the_table():
    assert {b.file for b in TABLE} | {"sound"} == {path.stem for path in FOLDER.glob("*.yaml")}
