"""The safeguard matrix: no document leaves without what it must say, or with what it must never say, in any of its languages."""

import shutil
from dataclasses import replace

import pytest
from typer.testing import CliRunner

import bench
from rejoinder import library
from rejoinder.cli import app
from rejoinder.draft import Block
from rejoinder.wording.clauses import ClauseLibrary
from rejoinder.wording.safeguards import breaches, matrix

DRAFTS = {name: draft for name, _, draft in bench.drafts()}
CLAUSES = ClauseLibrary(library.templates())


def duties(duty):
    for name, draft in DRAFTS.items():
        for safeguard, given in matrix().duties(draft.kind, draft.jurisdictions).items():
            if given == duty:
                yield pytest.param(draft, safeguard, id=f"{name}-{safeguard}")


@pytest.mark.parametrize("name", DRAFTS)
def test_the_samples_break_nothing(name):
    assert list(breaches(DRAFTS[name])) == []


@pytest.mark.parametrize(("draft", "safeguard"), list(duties("must")))
def test_without_its_clause_a_document_is_refused(draft, safeguard):
    without = replace(draft, blocks=tuple(b for b in draft.blocks if safeguard not in b.safeguards))
    found = {(b.kind, b.language) for b in breaches(without) if b.safeguard == safeguard}
    assert found == {("missing", language) for language in draft.languages}


@pytest.mark.parametrize(("draft", "safeguard"), list(duties("must")))
def test_emptied_in_one_language_it_is_refused(draft, safeguard):
    for language in draft.languages:
        emptied = replace(
            draft, blocks=tuple(_emptied(b, language) if safeguard in b.safeguards else b for b in draft.blocks)
        )
        assert ("emptied", language) in {(b.kind, b.language) for b in breaches(emptied) if b.safeguard == safeguard}


def _emptied(block, language):
    return replace(block, texts={**block.texts, language: tuple("" for _ in block.texts[language])})


@pytest.mark.parametrize(("draft", "safeguard"), list(duties("never")))
def test_with_a_clause_that_claims_it_a_document_is_refused(draft, safeguard):
    stray = Block("0" * 12, "paragraph", "test/stray", dict.fromkeys(draft.languages, ("x",)), safeguards=(safeguard,))
    found = {b.language for b in breaches(replace(draft, blocks=(*draft.blocks, stray))) if b.safeguard == safeguard}
    assert found == set(draft.languages)


# What a forbidden clause would say, whatever it claims to be.
FORBIDDEN = {
    "without-prejudice": ("Without prejudice", "本函系和解沟通，不得作为不利证据。"),
    "perjury-statement": (
        "I declare under penalty of perjury that I have a good faith belief that this was a mistake or misidentification.",
        "本人愿承担伪证责任声明：本人善意相信系因错误或识别有误。",
    ),
    "jurisdiction-consent": (
        "I consent to the jurisdiction of the Federal District Court.",
        "我方同意接受美国联邦法院管辖。",
    ),
    "service-acceptance": ("I will accept service of process.", "我方将接受司法文书送达。"),
    "no-submission-to-jurisdiction": (
        "Nothing here is a submission to the jurisdiction of any court.",
        "本函不构成对任何法院管辖的接受。",
    ),
    "no-authority-to-accept-service": (
        "We have not authorised anyone to accept service.",
        "我方不授权任何人代为接收司法文书。",
    ),
    "root-cause": ("The root cause was our review.", "根本原因在于审核流程。"),
    "undertaking": ("We undertake to stop selling.", "我方保证不再销售。"),
    "privilege-label": ("Privileged and confidential.", "本文件受律师—当事人特权保护。"),
}


@pytest.mark.parametrize(("draft", "safeguard"), [p for p in duties("never") if p.values[1] in FORBIDDEN])
def test_text_that_says_it_is_refused_whatever_it_claims(draft, safeguard):
    english, chinese = FORBIDDEN[safeguard]
    texts = {tag: (chinese if tag.startswith("zh") else english,) for tag in draft.languages}
    stray = Block("0" * 12, "paragraph", "test/stray", texts)
    found = {b.language for b in breaches(replace(draft, blocks=(*draft.blocks, stray))) if b.safeguard == safeguard}
    assert found == set(draft.languages)


@pytest.mark.parametrize(
    "text",
    [
        "This is without prejudice to any right.",
        "The complaint says that we undertake nothing.",
        "We do not consent to the jurisdiction of any court.",
    ],
)
def test_legitimate_sentences_are_not_taken_for_forbidden_ones(text):
    draft = next(d for d in DRAFTS.values() if d.kind == "reply")
    block = Block("0" * 12, "paragraph", "test/fair", {"en": (text,), "zh-Hans": ("。",)})
    assert list(breaches(replace(draft, blocks=(*draft.blocks, block)))) == []


def outline_lines():
    """Every safeguard clause that an outline names, with the samples whose documents must have it."""
    for sample in bench.index():
        for document in bench.outcome(sample).documents:
            required = {
                s for s, d in matrix().duties(document.kind.kind, document.draft.jurisdictions).items() if d == "must"
            }
            clauses = {b.clause for b in document.draft.blocks if required & set(b.safeguards)}
            for clause in sorted(clauses):
                others = {s for b in document.draft.blocks if b.clause != clause for s in b.safeguards}
                if (required & set(CLAUSES.get(clause).about.safeguards)) - others:
                    yield pytest.param(sample, document.kind.kind, clause, id=f"{sample['folder']}-{clause}")


@pytest.mark.parametrize(("sample", "kind", "clause"), list(outline_lines()))
def test_a_firms_outline_without_a_mandatory_clause_makes_draft_refuse(tmp_path, sample, kind, clause):
    firm = tmp_path / "firm"
    shutil.copytree(library.templates() / "outlines", firm / "outlines")
    _take_out(firm, clause)
    case = str(bench.SAMPLES / sample["folder"])
    ended = CliRunner().invoke(
        app,
        [
            "--lang",
            "en",
            "--today",
            str(sample["today"]),
            "draft",
            case,
            "--out",
            str(tmp_path / "out"),
            "--templates",
            str(firm),
            "--document",
            kind,
        ],
    )
    assert ended.exit_code == 3, ended.output
    assert "matrix.missing" in ended.output
    assert not list((tmp_path / "out").rglob("*.docx"))


def forbidden_clauses():
    """Every clause of the library that claims a safeguard which a sample's document must never have."""
    for name, draft in DRAFTS.items():
        folder, kind = name.split("/")
        never = {s for s, d in matrix().duties(kind, draft.jurisdictions).items() if d == "never"}
        for clause in CLAUSES:
            own_court = clause.id == "counter-notice/consent-platform" and not folder.startswith(
                "joom"
            )  # has no words there
            if never & set(clause.about.safeguards) and kind != "counsel-brief" and not own_court:
                yield pytest.param(folder, kind, clause.id, id=f"{name}-{clause.id}")


@pytest.mark.parametrize(("folder", "kind", "clause"), list(forbidden_clauses()))
def test_a_firms_outline_with_a_forbidden_clause_makes_draft_refuse(tmp_path, folder, kind, clause):
    firm = tmp_path / "firm"
    shutil.copytree(library.templates() / "outlines", firm / "outlines")
    source = "".join(chunk for chunks in CLAUSES.get(clause).chunks.values() for chunk in chunks)
    bound = " with L1" if "listing." in source else ""
    path = firm / "outlines" / kind / "outline.j2"
    ours = path.read_text("utf-8")
    added = f"{clause}{bound}\n"
    path.write_text(
        ours.replace("{% block closing %}\n", "{% block closing %}\n" + added)
        if "{% block closing %}" in ours
        else ours + added,
        "utf-8",
    )
    ended = _with_firm(tmp_path, folder)
    assert ended.exit_code == 3, ended.output
    assert "matrix.forbidden" in ended.output


def _take_out(firm, clause):
    """The clause's line gone from every outline, also where the line has a variable in it."""
    for path in (firm / "outlines").rglob("*.j2"):
        kept = [line for line in path.read_text("utf-8").splitlines() if line.split(" with ")[0].strip() != clause]
        path.write_text("\n".join(kept) + "\n", "utf-8")


def test_a_firms_clause_that_empties_a_safeguard_is_refused(tmp_path):
    firm = tmp_path / "firm" / "clauses" / "safeguards"
    firm.mkdir(parents=True)
    source = (library.templates() / "clauses" / "safeguards" / "non-admission.md").read_text("utf-8")
    (firm / "non-admission.md").write_text(
        source.split("## en")[0] + "## en\nWe are friendly.\n\n## zh-Hans\n我方友好。\n", "utf-8"
    )
    ended = _with_firm(tmp_path)
    assert ended.exit_code == 3
    assert "matrix.emptied" in ended.output


def test_a_firm_may_reword_a_safeguard_that_still_says_it(tmp_path):
    firm = tmp_path / "firm" / "clauses" / "safeguards"
    firm.mkdir(parents=True)
    source = (library.templates() / "clauses" / "safeguards" / "non-admission.md").read_text("utf-8")
    english = "No admission of infringement, of liability, or of the validity, ownership or scope of any right is made."
    (firm / "non-admission.md").write_text(
        source.split("## en")[0]
        + f"## en\n{english}\n\n## zh-Hans\n本函不构成对侵权、责任或权利有效性、权属及范围的承认。\n",
        "utf-8",
    )
    ended = _with_firm(tmp_path)
    assert ended.exit_code == 0, ended.output
    assert '"safeguards/non-admission"' in next((tmp_path / "out").rglob("manifest.json")).read_text("utf-8")


def test_statutory_text_cannot_be_replaced(tmp_path):
    firm = tmp_path / "firm" / "clauses" / "counter-notice"
    firm.mkdir(parents=True)
    shutil.copy(library.templates() / "clauses" / "counter-notice" / "oath.md", firm)
    ended = _with_firm(tmp_path, "joom-dmca-photographs")
    assert ended.exit_code == 2
    assert "statutory" in ended.output


def _with_firm(tmp_path, folder="joom-trademark"):
    sample = next(s for s in bench.index() if s["folder"] == folder)
    arguments = ["--lang", "en", "--today", str(sample["today"]), "draft", str(bench.SAMPLES / folder)]
    return CliRunner().invoke(app, [*arguments, "--out", str(tmp_path / "out"), "--templates", str(tmp_path / "firm")])


@pytest.mark.parametrize(
    ("broken", "line", "words"),
    [
        ("form: paragraph\npurpose: [", 4, "bracket"),
        ("title: {en: A, zh-Hans: 甲}\npurpose: p\nfrom: paragraph", 2, "form"),
    ],
)
def test_a_broken_clause_of_a_firm_is_named_with_its_line(tmp_path, broken, line, words):
    clause = tmp_path / "firm" / "clauses" / "letter" / "purpose.md"
    clause.parent.mkdir(parents=True)
    clause.write_text(f"---\n{broken}\n---\n## en\na\n\n## zh-Hans\n甲\n", "utf-8")
    ended = _with_firm(tmp_path)
    assert ended.exit_code == 2
    told = ended.output.replace("\n", "")
    assert f"purpose.md:{line}" in told
    assert words in told
