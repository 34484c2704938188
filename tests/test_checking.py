"""What “templates check” finds: a small sound tree of templates, broken in one place after the other."""

import re
import shutil
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from rejoinder import datafiles, library, strict_yaml
from rejoinder.checking import check_templates, texts
from rejoinder.errors import DataError, InputError
from rejoinder.findings import Severity

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = "outlines/note/document.yaml"
OUTLINE = "outlines/note/outline.j2"
OPENING = "clauses/note/opening.md"
POINT = "clauses/note/point.md"
HEAD = "clauses/note/table-head.md"
ROW = "clauses/note/table-row.md"
GUARD = "clauses/note/safeguard.md"
GROUND = "grounds/own-shop.yaml"
MATRIX = "safeguards.yaml"

FRONT = """---
title: {{en: {name}, zh-Hans: 条款}}
purpose: Shows that a check can see something.
form: {form}
{more}source: {{place: own drafting, confidence: own-drafting}}
review: {{status: unreviewed}}
---
"""
CLAUSE = FRONT + "## en\n{en}\n\n## zh-Hans\n{zh}\n"


def clause(en, zh, form="paragraph", more="", name="A clause"):
    return CLAUSE.format(name=name, form=form, more=more, en=en, zh=zh)


SOUND = {
    DOCUMENT: """kind: note
title: {en: Note, zh-Hans: 短函}
name: {en: note, zh-Hans: 短函}
meaning: {en: A small letter., zh-Hans: 短函。}
procedures: [letter]
main_for: [letter]
slot: reply
addressee: complainant
languages: [en, zh-Hans]
operative: en
statements: [facts-true]
length_rule: appeal.recommended-length
needs:
  - {path: seller.signatory.name, why: {en: Somebody signs., zh-Hans: 须有人签署。}}
source: {place: own drafting, confidence: own-drafting}
""",
    "outlines/frame.j2": "{% block body %}{% endblock %}\n{% block end %}\nnote/safeguard\n{% endblock %}\n",
    OUTLINE: """{# The frame prints the safeguard. #}
{% extends "frame.j2" %}
{% block body %}
note/opening
{% for demand in demands %}
{% if demand.answer in ["reject", "counsel"] %}
note/{{ demand.answer }} with {{ demand.id }}
{% endif %}
{% endfor %}
{% if listings %}
note/table-head
{% for listing in listings %}
note/table-row with {{ listing.id }}
{% endfor %}
{% endif %}
{% for ground in grounds %}
{{ ground.clause }} with {{ ground.id }}
{% endfor %}
{% endblock %}
""",
    OPENING: clause("We have {{ complaint.reference }}.\n\nYours", "我方收到{{ complaint.reference }}。\n\n此致"),
    "clauses/note/reject.md": clause("No: {{ demand.kind_label }}.", "拒绝：{{ demand.kind_label }}。"),
    "clauses/note/counsel.md": clause("Counsel will write.", "将由律师答复。", more="statutory: true\n"),
    HEAD: clause("Listing | Since", "商品 | 起始", "table-head", "widths: [3, 1]\n"),
    ROW: clause(
        "{{ listing.label }} | {% if listing.first_listed %}{{ listing.first_listed | date }}{% endif %}",
        "{{ listing.label }} | {% if listing.first_listed %}{{ listing.first_listed | date }}{% endif %}",
        "table-row", "widths: [3, 1]\n",
    ),
    POINT: clause("The goods are {{ ground.facts.goods }}.", "商品系{{ ground.facts.goods }}。", "point"),
    GUARD: clause("Nothing here admits anything.", "本函不构成承认。", more="safeguards: [non-admission]\n"),
    GROUND: """title: {en: Own shop, zh-Hans: 自营}
meaning: {en: The shop sells its own goods., zh-Hans: 销售自有商品。}
rights: [trademark]
documents: [reply]
facts:
  goods: {type: text, required: true, title: {en: The goods, zh-Hans: 商品}}
  online:
    type: yesno
    title: {en: Sold online?, zh-Hans: 是否线上销售}
    reaches: decision
    must_be: yes
    otherwise: {en: The ground is for online sale., zh-Hans: 本理由仅适用于线上销售。}
evidence: {any_of: [catalogue]}
trap: {en: None., zh-Hans: 无。}
clauses: {reply: note/point}
source: {place: own drafting, confidence: own-drafting}
review: {status: unreviewed}
""",
    MATRIX: """safeguards:
  non-admission:
    title: {en: No admission, zh-Hans: 不构成承认}
    purpose: Nothing is admitted.
    says:
      en: ['\\badmits?\\b']
      zh-Hans: [不构成承认]
    source: {place: own drafting, confidence: own-drafting}
  privilege:
    title: {en: Privilege, zh-Hans: 保密}
    purpose: Never in a note.
    says: {en: [without prejudice], zh-Hans: [和解沟通]}
    source: {place: own drafting, confidence: own-drafting}
rows:
  - {document: note, safeguard: non-admission, duty: must, source: {place: own drafting, confidence: own-drafting}}
  - {document: note, safeguard: privilege, duty: never, source: {place: own drafting, confidence: own-drafting}}
  - {document: not-built-yet, safeguard: privilege, duty: may, source: {place: own drafting, confidence: own-drafting}}
""",
}  # fmt: skip
OURS = ("labels.yaml", "refusals.yaml", "jurisdictions.yaml", "languages", "findings")


KEPT = (
    "rejoinder.languages",
    "rejoinder.rules.platforms",
    "rejoinder.rules.offices",
    "rejoinder.facts.codes",
    "rejoinder.checking.texts",
)  # the same in every tree


def forget(kept=KEPT):
    """Empties every cache of templates."""
    for name, module in list(sys.modules.items()):
        for value in list(vars(module).values()) if name.startswith("rejoinder") else ():
            if hasattr(value, "cache_clear") and value.__module__ not in kept:
                value.cache_clear()


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A folder with small templates that fit together; the program reads them instead of its own."""
    for name in OURS:
        there = ROOT / "templates" / name
        (shutil.copytree if there.is_dir() else shutil.copyfile)(there, _made(tmp_path / "templates" / name))
    for name, text in SOUND.items():
        _made(tmp_path / "templates" / name).write_text(text, "utf-8")
    monkeypatch.setattr(library, "CHECKOUT", tmp_path)
    monkeypatch.setattr(library, "platforms", lambda: ROOT / "platforms")
    monkeypatch.setattr(datafiles, "load", loaded)
    forget()
    yield tmp_path / "templates"
    monkeypatch.undo()
    forget()


def loaded(path):
    """A data file; the same text is read only once, wherever it stands. A fault is told as the program tells it."""
    try:
        return replace(parsed(path.read_bytes()), file=str(path))
    except InputError:
        return strict_yaml.load(path)


@cache
def parsed(text):
    return strict_yaml.parse(text.decode("utf-8"), "")


def _made(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def change(tree, file, old, new):
    path = _made(tree / file)
    if new is None:
        path.unlink()
    elif old is None:
        path.write_text(new, "utf-8")
    else:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


def told(findings):
    return [(f.rule, f.message.en) for f in findings]


def test_templates_that_fit_together_give_no_finding(tree):
    assert told(check_templates(None)) == []


SAYS = "We have {{ complaint.reference }}."
BROKEN = [
    # Names
    ("a path that the schema lacks", OPENING, SAYS, "{{ complaint.referense }}", "template.name", ("referense", "reference")),
    ("a variable that does not exist", OPENING, SAYS, "{{ complainnt.name }}", "template.name", ("complainnt", "complainant")),
    ("a path in a condition", OPENING, SAYS, "{% if complaint.dued %}x{% endif %}", "template.name", ("dued",)),
    ("a path in a branch that the example does not take", OPENING, SAYS, "{% if not seller %}{{ seller.nam }}{% endif %}", "template.name", ("nam", "name")),
    ("a path in a loop", OPENING, SAYS, "{% for x in listings %}{{ x.titel }}{% endfor %}", "template.name", ("x.titel", "title")),
    ("a path behind a set", OPENING, SAYS, "{% set s = seller.store %}{{ s.nam }}", "template.name", ("s.nam",)),
    ("a path behind an index", OPENING, SAYS, "{{ listings[0].titel }}", "template.name", ("listings[0].titel",)),
    ("a path as a filter's argument", OPENING, SAYS, "{{ listings | each('labl') }}", "template.name", ("labl", "label")),
    ("a path as a selecting filter's argument", OPENING, SAYS, "{{ rights | selectattr('knd') | list | length }}", "template.name", ("knd", "kind")),
    ("a path in an inline condition", OPENING, SAYS, "{{ 'a' if seller.nam else 'b' }}", "template.name", ("seller.nam",)),
    ("a rule that no platform can have", OPENING, SAYS, "{{ platform.rules['appeal.limmit'] }}", "template.name", ("appeal.limmit", "appeal.limit")),
    ("a part that a rule's value lacks", OPENING, SAYS, "{{ platform.rules['counter-notice.addressee'].emial }}", "template.name", ("emial", "email")),
    ("a method that the sandbox does not give", OPENING, SAYS, "{{ seller.items() }}", "template.name", ("items",)),
    ("a fact that the ground does not declare", POINT, "facts.goods }}.", "facts.good }}.", "template.name", ("good", "own-shop", "goods")),
    ("a name in an outline", OUTLINE, "in demands", "in demandz", "template.name", ("demandz", "demands")),
    ("a field in an outline", OUTLINE, "demand.answer in", "demand.anser in", "template.name", ("demand.anser", "answer")),
    ("a template that is not there", OUTLINE, "note/opening", '{% include "nothing.j2" %}', "template.name", ("nothing.j2",)),
    ("an unknown filter", OPENING, "reference }}.\n", "reference | datum }}.\n", "template.filter", ("datum", "date")),
    # Clauses
    ("a clause that is no template", OPENING, SAYS, "{% if complaint %}", "clause.syntax", ("note/opening",)),
    ("a language that is missing", "clauses/note/reject.md", "## zh-Hans\n拒绝：{{ demand.kind_label }}。\n", "", "clause.language", ("note/reject", "zh-Hans", "note")),
    ("a clause that nothing prints", "clauses/note/spare.md", None, clause("x", "x"), "clause.unreachable", ("note/spare",)),
    ("different numbers of paragraphs", OPENING, "\n\nYours", "", "templates.unreadable", ("en: 1", "zh-Hans: 2")),
    ("front matter with an unknown key", OPENING, "purpose: Shows", "purposes: all\npurpose: Shows", "templates.unreadable", ("purposes",)),
    ("a value of the wrong kind for a filter", OPENING, SAYS, "{{ seller.name | date }}", "clause.unrenderable", ("note/opening", "every fact")),
    ("a clause that cannot bear a missing fact", OPENING, SAYS, "{{ (today - complaint.dated).days }}", "clause.unrenderable", ("note/opening", "missing")),
    ("a list that leaves a blank when it is missing", OPENING, SAYS, "Classes: {% for n in rights[0].classes %}{{ n }}{% endfor %}.", "clause.blank", ("note/opening", "Classes: .")),
    ("rows that differ between languages", ROW, "{{ listing.label }} | {% if listing.first_listed %}{{ listing.first_listed | date }}{% endif %}\n\n", "{{ listing.label }}\n\n", "clause.cells", ("note/table-row", "1, 2")),
    ("rows that differ from their widths", ROW, "[3, 1]", "[3, 1, 1]", "clause.cells", ("2, 3",)),
    ("rows that differ from their head", HEAD, "Listing | Since\n\n## zh-Hans\n商品 | 起始", "Listing\n\n## zh-Hans\n商品", "clause.cells", ("note/table-row",)),
    # Outlines
    ("a stray word", OUTLINE, "note/opening", "Dear note/opening", "outline.stray", ("Dear note/opening",)),
    ("a clause that does not exist", OUTLINE, "note/opening", "note/openning", "outline.no-clause", ("note/openning",)),
    ("a clause that one word of a code needs", OUTLINE, '["reject", "counsel"]', '["reject", "counsel", "particulars"]', "outline.no-clause", ("note/particulars",)),
    ("a clause chosen by free text", OUTLINE, "note/opening", "note/{{ complaint.reference }}", "outline.open", ("note/{{",)),
    ("an entry that has no id", OUTLINE, "{{ listing.id }}", "{{ listing.title }}", "outline.binding", ("note/table-row",)),
    ("an id written by hand", OUTLINE, "{{ listing.id }}", "L7", "outline.binding", ("L7",)),
    ("no outline", OUTLINE, None, None, "outline.unreadable", ("note",)),
    ("an outline that is no template", OUTLINE, "{% endfor %}\n{% endif %}", "{% endif %}", "outline.unreadable", ("note",)),
    ("an outline that cannot bear a missing fact", OUTLINE, "{% if listings %}", "{% if (today - complaint.dated).days > 3 %}", "outline.unrenderable", ("note", "missing")),
    # Grounds
    ("a ground's clause that does not exist", GROUND, "reply: note/point", "reply: note/pont", "ground.no-clause", ("own-shop", "note/pont")),
    ("a ground's clause of the wrong form", POINT, "form: point", "form: paragraph", "ground.form", ("note/point", "paragraph", "point")),
    ("a document for which a ground has no clause", GROUND, "documents: [reply]", "documents: [reply, appeal]", "ground.documents", ("own-shop", "appeal")),
    ("a fact that no clause prints", GROUND, "  online:\n", "  colour: {type: text, title: {en: Colour, zh-Hans: 颜色}}\n  online:\n", "ground.unprinted", ("colour",)),
    ("a fact that decides and is printed", POINT, "facts.goods }}.", "facts.goods }} {{ ground.facts.online }}.", "ground.printed", ("online",)),
    ("a demand on a fact without a reason", GROUND, "    otherwise: {en: The ground is for online sale., zh-Hans: 本理由仅适用于线上销售。}\n", "", "ground.otherwise", ("online",)),
    ("evidence of an unknown kind", GROUND, "[catalogue]", "[catalog]", "text.label", ("catalog",)),
    # Safeguards
    ("a safeguard that does not exist", GUARD, "[non-admission]", "[non-admision]", "safeguard.unknown", ("non-admision", "note/safeguard")),
    ("a row for a misspelt document", MATRIX, "document: not-built-yet", "document: notes", "safeguard.unknown", ("notes",)),
    ("a mandatory safeguard that no clause claims", GUARD, "safeguards: [non-admission]\n", "", "safeguard.unclaimed", ("non-admission", "note")),
    ("a mandatory safeguard that an outline leaves out somewhere", "outlines/frame.j2", "note/safeguard", '{% if "DE" in jurisdictions %}\nnote/safeguard\n{% endif %}', "safeguard.unprinted", ("non-admission",)),
    ("a safeguard that is claimed and not said", GUARD, "本函不构成承认。", "顺颂商祺。", "safeguard.unsaid", ("note/safeguard", "zh-Hans")),
    ("a mandatory safeguard without patterns in a language", MATRIX, "      zh-Hans: [不构成承认]\n", "", "safeguard.patterns", ("non-admission", "zh-Hans")),
    ("a safeguard that the document must never have", OPENING, "form: paragraph\n", "form: paragraph\nsafeguards: [privilege]\n", "safeguard.barred", ("privilege", "note/opening")),
    # Texts and document files
    ("a label without a language", "labels.yaml", "capacity:\n", "capacity:\n  spare: {en: Spare}\n", "text.language", ("capacity.spare", "zh-Hans")),
    ("a code without a label", "labels.yaml", "  lawyer:", "  attorney:", "text.label", ("lawyer", "capacity")),
    ("a statement without a label", DOCUMENT, "[facts-true]", "[facts-ture]", "text.label", ("facts-ture",)),
    ("a text that nothing uses", "findings/spare.yaml", None, "spare.rule:\n  severity: note\n  message: {en: x, zh-Hans: x}\n  repair: {en: x, zh-Hans: x}\n  meaning: {en: x, zh-Hans: x}\n  source: x\n", "text.unused", ("spare.rule",)),
    ("a platform rule that does not exist", DOCUMENT, "appeal.recommended-length", "appeal.length", "document.name", ("appeal.length", "length_rule")),
    ("a companion that does not exist", DOCUMENT, "statements:", "companions: [sheet]\nstatements:", "document.name", ("sheet",)),
    ("a need that no case can meet", DOCUMENT, "seller.signatory.name", "seller.signature", "document.path", ("seller.signature",)),
]  # fmt: skip


@pytest.mark.parametrize(("what", "file", "old", "new", "rule", "words"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_fault_is_found_and_named(tree, what, file, old, new, rule, words):
    change(tree, file, old, new)
    everything = check_templates(None)
    found = [f for f in everything if f.rule == rule]
    assert found, told(everything)
    for word in words:
        assert any(word in f.message.en or word in f.repair.en for f in found), told(found)
    for finding in found:
        assert finding.where.file
        assert not re.search(r"(?<!\{)\{\w+\}", finding.message.en + finding.message.zh + finding.repair.zh)


def test_every_rule_of_the_checks_was_seen_to_find_something():
    seen = {row[4] for row in BROKEN} | {"clause.statutory", "text.missing"}
    with (ROOT / "templates" / "findings" / "templates.yaml").open(encoding="utf-8") as file:
        assert seen == set(yaml.safe_load(file))


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (OPENING, "我方收到{{ complaint.reference }}。", "我方\n收到{{ complaint.referense }}。", 15),
        (OUTLINE, "note/table-head", "note/table-haed", 11),
        ("outlines/frame.j2", "note/safeguard", "note/safegard", 3),
        (GROUND, "  online:\n", "  colour: {type: text, title: {en: Colour, zh-Hans: 颜色}}\n  online:\n", 7),
    ],
)
def test_a_finding_names_file_and_line(tree, file, old, new, line):
    change(tree, file, old, new)
    places = {(Path(f.where.file), f.where.line) for f in check_templates(None)}
    assert (tree / file, line) in places


def test_a_fact_must_be_declared_by_every_ground_that_uses_the_clause(tree):
    change(tree, "grounds/other-shop.yaml", None, SOUND[GROUND].replace("goods:", "wares:"))
    [finding] = [f for f in check_templates(None) if f.rule == "template.name" and f.where.line == 9]
    assert "other-shop" in finding.message.en
    assert "own-shop" not in finding.message.en


def test_what_an_outline_asks_for_with_is_defined_need_not_exist(tree):
    change(
        tree,
        OUTLINE,
        "{{ ground.clause }}",
        "{% if ground.facts.size is defined and ground.facts.size %}\nnote/opening\n{% endif %}\n{{ ground.clause }}",
    )
    assert told(check_templates(None)) == []


def test_a_ground_may_be_told_apart_by_its_kind(tree):
    other = SOUND[GROUND].replace("goods:", "wares:").replace("note/point", "note/other")
    change(tree, "grounds/other-shop.yaml", None, other)
    change(tree, "clauses/note/other.md", None, clause("{{ ground.facts.wares }}", "{{ ground.facts.wares }}", "point"))
    test = '{% if ground.kind == "other-shop" and ground.facts.wares %}\nnote/opening\n{% endif %}\n{{ ground.clause }}'
    change(tree, OUTLINE, "{{ ground.clause }}", test)
    assert told(check_templates(None)) == []


def test_an_outline_may_keep_a_part_and_print_it_later_and_call_its_parent(tree):
    kept = "{% set kept %}\nnote/opening\n{% endset %}\n{% if kept | trim %}\n{{ kept }}\n{% endif %}"
    change(tree, OUTLINE, "note/opening", kept)
    end = "{% block end %}\nnote/counsel\n{{ super() }}\n{% endblock %}\n"
    change(tree, OUTLINE, "{% endblock %}\n", "{% endblock %}\n" + end)
    change(tree, OUTLINE, '"reject", "counsel"', '"reject"')
    assert told(check_templates(None)) == []


def test_a_block_that_a_child_replaces_prints_nothing(tree):
    change(tree, OUTLINE, "{% endblock %}\n", "{% endblock %}\n{% block end %}{% endblock %}\n")
    rules = {f.rule for f in check_templates(None)}
    assert {"clause.unreachable", "safeguard.unclaimed", "safeguard.unprinted"} <= rules


def test_an_included_file_may_be_named_by_a_code(tree):
    change(
        tree,
        OUTLINE,
        "note/opening",
        '{% for right in rights %}\n{% include "note/" ~ right.kind ~ ".j2" %}\n{% endfor %}',
    )
    for kind in ("trademark", "copyright", "design", "unfair-competition"):
        change(tree, f"outlines/note/{kind}.j2", None, "note/opening\n\n")  # Jinja takes the last line break away
    found = check_templates(None)
    assert {f.rule for f in found} == {"template.name", "outline.unrenderable"}
    assert all("note/patent.j2" in f.message.en for f in found)
    change(tree, OUTLINE, "for right in rights", 'for right in rights if right.kind != "patent"')
    assert told(check_templates(None)) == []


def test_an_included_file_whose_last_line_runs_into_the_next_one_is_seen(tree):
    change(tree, OUTLINE, "note/opening", '{% include "part.j2" %}')
    change(tree, "outlines/part.j2", None, "note/opening\n")
    assert "note/openingnote/table-head" in str(told(check_templates(None)))


# A firm's own folder


def test_a_firm_may_replace_and_add_clauses(tree, tmp_path):
    firm = tmp_path / "firm"
    change(firm, OPENING, None, SOUND[OPENING].replace("Yours", "Sincerely"))
    change(firm, OUTLINE, None, SOUND[OUTLINE].replace("note/opening", "note/opening\nnote/added"))
    change(firm, "clauses/note/added.md", None, clause("Added.", "补充。"))
    assert told(check_templates(firm)) == []


@pytest.mark.parametrize(
    ("file", "text", "rule", "word"),
    [
        ("clauses/note/counsel.md", clause("Our own.", "本所文字。"), "clause.statutory", "note/counsel"),
        (
            GUARD,
            clause("Kind regards.", "此致。", more="safeguards: [non-admission]\n"),
            "safeguard.unsaid",
            "non-admission",
        ),
        (GUARD, clause("Nothing admits.", "不构成承认。"), "safeguard.unclaimed", "non-admission"),
        (OPENING, clause("Only English.", "").replace("## zh-Hans\n\n", ""), "clause.language", "zh-Hans"),
        ("clauses/firm/spare.md", clause("Spare.", "备用。"), "clause.unreachable", "firm/spare"),
    ],
)
def test_a_firm_cannot_take_away_what_must_be_there(tree, tmp_path, file, text, rule, word):
    change(tmp_path / "firm", file, None, text)
    found = [f for f in check_templates(tmp_path / "firm") if f.rule == rule]
    assert found
    assert word in found[0].message.en
    assert "firm" in found[0].where.file or rule == "safeguard.unclaimed"


def test_with_a_firms_outline_our_unused_clauses_are_no_fault_of_the_firm(tree, tmp_path):
    change(tmp_path / "firm", OUTLINE, None, SOUND[OUTLINE].replace("note/opening\n", ""))
    assert told(check_templates(tmp_path / "firm")) == []


# Texts of the program


def test_a_rule_without_a_text_is_found_in_the_source():
    source = {"a.py": 'x\nyield finding("no.such-rule", where)\nraise refusal("R-77")\n'}
    missing = [(f.message.en, f.where.line) for f in texts.rule_texts(source) if f.rule == "text.missing"]
    assert [("no.such-rule" in missing[0][0], missing[0][1]), ("R-77" in missing[1][0], missing[1][1])] == [
        (True, 2),
        (True, 3),
    ]


def test_texts_of_findings_that_lack_a_language_stop_the_check(tree):
    change(tree, "findings/spare.yaml", None, "spare.rule:\n  severity: note\n  message: {en: x}\n")
    with pytest.raises(DataError, match=r"spare\.rule"):
        check_templates(None)


# The real ones


def test_our_own_templates_fit_together():
    assert told(check_templates(None)) == []


def test_findings_come_in_a_fixed_order(tree):
    change(tree, OUTLINE, "note/opening", "Dear note/opening")
    once, again = check_templates(None), check_templates(None)
    assert once == again
    assert [f.severity for f in once] == sorted((f.severity for f in once), key=list(Severity).index)
