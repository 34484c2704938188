"""Glossaries out to other programs and in again."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rejoinder.errors import InputError
from rejoinder.strict_yaml import parse
from rejoinder.terms.exchange import csv_file, deepl, importing, tbx
from rejoinder.terms.exchange.reading import read_file
from rejoinder.terms.model import Concept, Glossary
from small_glossary import concept, forbidden, term, terms

MARK = concept(
    "mark",
    en=[
        term("trade mark", "trade marks", "trade-mark", places=["UK", "EU"], not_in=["trade mark attorney"]),
        term("trademark", places=["US"]),
        term("TM", status="accepted", case="exact"),
    ],
    zh=["商标", "标识"],
    hant=[term("商標", places=["HK"], source={"place": "Cap. 559", "confidence": "general-knowledge"})],
    forbidden=[forbidden("贸易标记", unless=["贸易标记法"]), forbidden("brand mark", language="en")],
    note={"en": "Mind, “this”, & <that>.", "zh-Hans": "注意，“此”。"},
)
DESIGN = concept("design", en=["design"], zh=["外观设计"])
CONCEPTS = (DESIGN, MARK)


def imported(name, content, domain="test"):
    return importing.imported(read_file(name, content), name, domain)


def travelled(concept, *, everything=True):
    """What of a concept travels: in TBX neither capitals nor surroundings."""
    plain = concept.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for name in ("source", "weight", "imported", "pass", "fail", "shared"):
        plain.pop(name, None)
    own = [t for found in plain["terms"].values() for t in found]
    for entry in [*own, *plain.get("forbidden", [])]:
        entry.pop("source", None)
        if not everything:
            for name in ("case", "not_in", "unless"):
                entry.pop(name, None)
    plain.get("forbidden", []).sort(key=lambda entry: entry["language"])  # in TBX they stand under their language
    return plain


# Round trips


def test_a_glossary_comes_back_from_csv_as_it_went():
    back = imported("firm.csv", csv_file.write(CONCEPTS)).concepts
    assert [travelled(c) for c in back] == [travelled(c) for c in CONCEPTS]


def test_a_glossary_comes_back_from_tbx_as_it_went():
    back = imported("firm.tbx", tbx.write(CONCEPTS, "x")).concepts
    assert [travelled(c, everything=False) for c in back] == [travelled(c, everything=False) for c in CONCEPTS]


WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")), min_size=1, max_size=12
).filter(lambda text: importing.unclean(text) is None)
FORMULAS = st.sampled_from(
    ["'=1+1", "''@x", "a,b", 'say "x"', "'apostrophe", "x;y", "<b>&amp;</b>", "]]>", "a|b", "“q”"]
)
TEXTS = st.one_of(WORDS, FORMULAS)
BOTH = st.fixed_dictionaries({"en": TEXTS, "zh-Hans": TEXTS})
TERMS = st.fixed_dictionaries(
    {
        "text": TEXTS,
        "forms": st.lists(TEXTS, max_size=3),
        "places": st.lists(st.sampled_from(["CN", "US", "HK"]), max_size=2, unique=True),
    }
)


@st.composite
def concepts(draw):
    number = draw(st.integers(0, 9))
    made = {"en": draw(st.lists(TERMS, min_size=1, max_size=3)), "zh-Hans": draw(st.lists(TERMS, max_size=2))}
    found = {
        tag: [{**t, "status": "accepted" if n else "preferred"} for n, t in enumerate(ts)]
        for tag, ts in made.items()
        if ts
    }
    bad = [{"language": "zh-Hans", "text": draw(TEXTS), "why": draw(BOTH)} for _ in range(draw(st.integers(0, 2)))]
    data = {
        "id": f"test.c{number}",
        "definition": draw(BOTH),
        "terms": found,
        "forbidden": bad,
        "source": {"place": "x", "confidence": "reported"},
    }
    return Concept.model_validate(data | ({"note": draw(BOTH)} if draw(st.booleans()) else {}))


@settings(max_examples=60, deadline=None)
@given(concepts())
def test_any_glossary_survives_csv(one):
    [back] = imported("firm.csv", csv_file.write([one])).concepts
    assert travelled(back) == travelled(one)


@settings(max_examples=60, deadline=None)
@given(concepts())
def test_any_glossary_survives_tbx(one):
    [back] = imported("firm.tbx", tbx.write([one], "x")).concepts
    assert travelled(back) == travelled(one)


@settings(max_examples=60, deadline=None)
@given(concepts())
def test_what_is_written_for_review_is_read_by_our_own_reader(one):
    found = imported("firm.csv", csv_file.write([one]))
    read = Glossary.model_validate(parse(importing.as_yaml(found), "test.yaml").data)
    assert read.concepts == found.concepts


# CSV


@pytest.mark.parametrize("text", ["=1+1", "+49", "-x", "@sum", "\tx", " =1", "＝1"])
def test_no_cell_starts_a_formula(text):
    one = DESIGN.model_copy(update={"definition": DESIGN.definition.model_copy(update={"en": text})})
    content = csv_file.write([one])
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    cell = rows[1][rows[0].index("definition_en")]
    assert cell == f"'{text}"
    assert csv_file.read(content, "x.csv")[0].cells["definition_en"] == text


def csv_of(*rows):
    return "\r\n".join(rows).encode("utf-8-sig")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("概念".encode("gbk"), "UTF-8"),
        (b"a,b\x00,c", "UTF-8"),
        (b"", "columns"),
        (csv_of("concept,language"), "columns"),
        (csv_of("concept,language,term,colour"), "columns"),
        (csv_of("concept,language,term,term"), "columns"),
        (csv_of("concept,language,term", "a,en"), "2 cells"),
        (csv_of("concept,language,term", 'a,en,"x'), "no CSV"),
        (csv_of("concept,language,term,status", "a,en,x,best"), "not allowed"),
        (csv_of("concept,language,term", "a,,x"), "not be empty"),
        (csv_of("concept,language,term", "a,de,x"), "no term"),
        (csv_of("concept,language,term", "a,en,=x"), "formula"),
        (csv_of("concept,language,term,places", "a,en,x,GB"), "no such place"),
        (csv_of("concept,language,term"), "no term"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_with_the_reason(content, words):
    with pytest.raises(InputError) as fault:
        imported("firm.csv", content)
    assert words in fault.value.problems[0].message.en


def test_every_wrong_row_is_told_with_its_line():
    with pytest.raises(InputError) as fault:
        imported("firm.csv", csv_of("concept,language,term,status", "a,en,x,best", "b,en,y,", "c,en,,"))
    assert [(p.line, p.field) for p in fault.value.problems] == [(2, "status"), (4, "term")]


def test_a_plain_table_of_two_languages_becomes_concepts_for_review():
    found = imported(
        "house list.csv",
        csv_of("concept,language,term", "1,en-US,trademark", "1,zh-CN,商标", "1,fr,marque", "2,zh_TW,商標"),
        "house",
    )
    assert [c.id for c in found.concepts] == ["house.2", "house.trademark"]
    mark = found.concepts[1]
    assert mark.imported
    assert mark.source.model_dump() == {"place": "imported from house list.csv", "confidence": "reported"}
    assert mark.terms["en"][0].model_dump(include={"text", "status", "places"}) == {
        "text": "trademark",
        "status": "preferred",
        "places": ("US",),
    }
    assert mark.definition.en == "(no definition given)"
    assert found.concepts[0].terms["zh-Hant"][0].places == ("TW",)
    assert found.left_out == {"fr": 1}


@pytest.mark.parametrize("domain", ["", "Firm", "a b", "../x", "商标"])
def test_a_domain_is_a_plain_name(domain):
    with pytest.raises(InputError):
        imported("firm.csv", csv_of("concept,language,term", "a,en,x"), domain)


def test_ids_are_unique_and_come_from_the_english_word():
    rows = ["concept,language,term", "1,en,Trade Mark!", "2,en,trade-mark", "test.own-id,en,x", "4,zh,商标"]
    assert [c.id for c in imported("firm.csv", csv_of(*rows)).concepts] == [
        "test.4",
        "test.own-id",
        "test.trade-mark",
        "test.trade-mark-2",
    ]


# TBX


LEVELS = {  # what TBX-Basic (ISO 30042:2019, DCA) allows: the types of an element and what it stands in
    "descrip": {"subjectField": {"conceptEntry"}, "definition": {"conceptEntry", "langSec"}},
    "admin": {"source": {"conceptEntry", "langSec", "termSec"}},
    "termNote": {"administrativeStatus": {"termSec"}, "geographicalUsage": {"termSec"}, "termType": {"termSec"}},
    "ref": {"crossReference": {"conceptEntry", "termSec"}},
}
STATUS = {"preferredTerm-admn-sts", "admittedTerm-admn-sts", "deprecatedTerm-admn-sts", "supersededTerm-admn-sts"}


def test_what_is_written_keeps_to_the_dialect():
    root = etree.fromstring(tbx.write(CONCEPTS, "x"))
    assert (root.get("style"), root.get("type"), root.get(tbx.LANG)) == ("dca", "TBX-Basic", "en")
    ids = {e.get("id") for e in root.iter() if e.get("id")}
    for element in root.iter():
        name, above = etree.QName(element), element.getparent()
        assert name.namespace == tbx.SPACE
        if element.get("type") and above is not None:
            assert etree.QName(above).localname in LEVELS[name.localname][element.get("type")]
        assert element.get("target") is None or element.get("target") in ids
        assert element.get("type") != "administrativeStatus" or element.text in STATUS
    order = [etree.QName(e).localname for e in next(root.iter(f"{{{tbx.SPACE}}}termSec"))]
    assert order[:2] == ["term", "termNote"]


def wrapped(
    inside, head='<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">', before=""
):
    return f"<?xml version='1.0'?>\n{before}{head}<text><body>{inside}</body></text></tbx>".encode()


ENTRY = '<conceptEntry id="c1"><langSec xml:lang="en-GB"><termSec><term>trade <hi>mark</hi></term></termSec></langSec></conceptEntry>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_another_program_is_read(encoding):
    [one] = imported("firm.tbx", wrapped(ENTRY).decode().encode(encoding)).concepts
    assert (one.id, one.terms["en"][0].text, one.terms["en"][0].places) == ("test.trade-mark", "trade mark", ("UK",))


BOMB = '<!DOCTYPE tbx [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (wrapped(ENTRY.replace("mark", "&b;"), before=BOMB), "declares"),
        (wrapped(ENTRY.replace("mark", "&x;"), before=FILE), "declares"),
        (wrapped(ENTRY.replace("mark", "&x;"), before=FILE).decode().encode("utf-16"), "declares"),
        (wrapped(ENTRY, before='<!DOCTYPE tbx SYSTEM "http://dtd.example/x.dtd">'), "declares"),
        (wrapped(ENTRY.replace("mark", "&x;")), "no XML"),
        (wrapped(ENTRY)[:-10], "no XML"),
        (b"not xml", "no XML"),
        (b"\xff\xff\xff", "UTF-8"),
        (b"<martif type='TBX'/>", "version 3"),
        (wrapped(ENTRY).replace(b'"dca"', b'"dct"'), "version 3"),
        (wrapped(""), "no term"),
        (b" " * (tbx.MAX_BYTES + 1), "20 MB"),
    ],
    ids=[
        "entities that grow",
        "a file of ours",
        "the same in UTF-16",
        "a foreign DTD",
        "an unknown entity",
        "cut off",
        "no XML",
        "no text",
        "TBX 2",
        "DCT",
        "empty",
        "large",
    ],
)
def test_a_file_that_cannot_or_must_not_be_read_is_refused_with_one_clear_reason(content, words):
    with pytest.raises(InputError) as fault:
        imported("firm.tbx", content)
    [problem] = fault.value.problems
    assert words in problem.message.en


def test_other_files_are_not_imported():
    with pytest.raises(InputError):
        read_file("terms.xlsx", b"")


# DeepL


def test_a_list_for_deepl_has_one_line_for_each_source_and_no_forbidden_word():
    content, ambiguous = deepl.write(CONCEPTS, "en", "zh-Hans")
    assert content.decode() == "TM\t商标\ndesign\t外观设计\ntrade mark\t商标\ntrademark\t商标\n"
    assert ambiguous == ()
    assert (
        deepl.write(CONCEPTS, "zh-Hans", "en").content.decode()
        == "商标\ttrade mark\n外观设计\tdesign\n标识\ttrade mark\n"
    )


def test_a_word_of_two_concepts_is_left_out_for_deepl_and_named():
    both = (concept("summons", en=["summons"], zh=["传票"]), concept("subpoena", en=["subpoena"], zh=["传票"]))
    assert deepl.write(both, "zh-Hans", "en") == (b"", ("传票",))


def test_deepl_gets_nothing_that_it_refuses():
    long = concept("long", en=["x" * 1025], zh=["长"])
    control = concept("control", en=["a\u0085b"], zh=["控"])
    assert deepl.write((long, control, DESIGN), "en", "zh-Hans").content.decode() == "design\t外观设计\n"


# Against ours


def test_an_import_is_held_against_our_glossary():
    ours = terms(MARK, DESIGN)
    rows = csv_of(
        "concept,language,term,status",
        "a,en,sign,",
        "a,zh-Hans,贸易标记,",
        "b,en,design,",
        "b,zh-Hans,外观设计,forbidden",
    )
    found = imported("firm.csv", rows, "firm")
    told = [(f.rule, f.message.en.split("”")[0].split("“")[-1]) for f in importing.clashes(found, ours)]
    assert told == [
        ("glossary.import-known", "design"),
        ("glossary.import-accepted", "外观设计"),
        ("glossary.import-forbidden", "贸易标记"),
    ]


def test_an_imported_concept_checks_nothing_before_it_is_reviewed():
    [one] = imported("firm.csv", csv_of("concept,language,term", "1,en,widget", "1,zh,小部件")).concepts
    assert one.imported
    assert {use.weight for hit in terms(one).scan("a widget", "en").hits for use in hit.uses} == {"word"}
    assert json.loads(json.dumps(travelled(one)))
