"""translations.yaml: machine-made, confirmed by a person, used only where the case has no words of its own, and never for changed words."""

import shutil

import pytest
import yaml

import bench
import casebook
from rejoinder import strict_yaml, workflow
from rejoinder.errors import InputError
from rejoinder.facts.translations import FILE, digest_of, read_translations
from rejoinder.options import Options

ORIGINAL = "all sales of desk lamps under the mark"
MACHINE = "停止销售该商标项下的一切台灯"
PATH = "complaint.demands[0].says"
ENTRY = {
    "path": PATH,
    "source": "en",
    "target": "zh-Hans",
    "digest": digest_of(ORIGINAL),
    "text": MACHINE,
    "service": "libretranslate",
    "on": "2026-03-12",
}


def case(folder, says=None, **entry):
    path = casebook.write(
        folder,
        "letter",
        {"complaint.demands": [{"kind": "cease", "answer": "reject", "says": says or {"en": ORIGINAL}}]},
    )
    (folder / FILE).write_text(yaml.safe_dump([ENTRY | entry], allow_unicode=True), "utf-8")
    return workflow.load(path)


def found(file):
    outcome = workflow.draft(file, casebook.options())
    return {f.rule: f for f in outcome.findings if f.rule.startswith(("translation", "missing.translation"))}, outcome


def printed(outcome, language="zh-Hans"):
    return "\n".join(b.text(language) for b in outcome.documents[0].draft.blocks)


def test_a_translation_fills_the_language_that_the_case_lacks(tmp_path):
    file = case(tmp_path)
    assert file.case.complaint.demands[0].says.get("zh-Hans") == MACHINE
    assert MACHINE in printed(found(file)[1])


def test_until_a_person_confirms_it_an_error_stands_at_its_words(tmp_path):
    rules, outcome = found(case(tmp_path))
    where = rules["translation.unconfirmed"].where
    assert (where.quote, where.language, where.field) == (MACHINE, "zh-Hans", PATH)
    block = next(b for b in outcome.documents[0].draft.blocks if b.id == where.block)
    assert MACHINE in block.text("zh-Hans")
    assert outcome.exit_status == 1


def test_once_confirmed_it_counts_as_the_firms_own_words(tmp_path):
    assert found(case(tmp_path, confirmed={"by": "Wang Xiaoyi", "on": "2026-03-13"}))[0] == {}


def test_what_the_case_says_itself_goes_before_a_translation(tmp_path):
    file = case(tmp_path, says={"en": ORIGINAL, "zh-Hans": "停止一切销售"})
    assert file.case.complaint.demands[0].says.get("zh-Hans") == "停止一切销售"
    assert found(file)[0] == {}


def test_changed_words_make_it_stale_and_leave_the_gap_visible(tmp_path):
    rules, outcome = found(case(tmp_path, says={"en": ORIGINAL + " and of floor lamps"}))
    assert set(rules) == {"translation.stale", "missing.translation"}
    assert MACHINE not in printed(outcome)


def test_a_translation_of_a_field_that_is_gone_is_stale(tmp_path):
    assert "translation.stale" in found(case(tmp_path, path="complaint.demands[7].says"))[0]


def test_the_case_without_translations_is_the_very_same(tmp_path):
    path = casebook.write(tmp_path, "letter", {})
    assert workflow.load(path).translations == ()


def test_a_fact_of_a_ground_is_filled_too(tmp_path):
    shutil.copytree(bench.SAMPLES / "alibaba-copyright", tmp_path / "case")
    data = strict_yaml.load(tmp_path / "case" / "case.yaml").data
    facts = data["grounds"][0]["facts"]
    name, words = next((k, v) for k, v in facts.items() if isinstance(v, dict) and {"en", "zh-Hans"} <= v.keys())
    chinese = words.pop("zh-Hans")
    (tmp_path / "case" / "case.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    entry = {"path": f"grounds[0].facts.{name}", "digest": digest_of(words["en"]), "text": chinese}
    (tmp_path / "case" / FILE).write_text(yaml.safe_dump([ENTRY | entry], allow_unicode=True), "utf-8")
    file = workflow.load(tmp_path / "case")
    assert getattr(file.ground_facts[0], name).get("zh-Hans") == chinese


@pytest.mark.parametrize("field", ["path", "source", "target", "digest", "text", "service", "on"])
def test_an_entry_without_a_field_is_told_with_its_line(tmp_path, field):
    (tmp_path / FILE).write_text(yaml.safe_dump([{k: v for k, v in ENTRY.items() if k != field}]), "utf-8")
    with pytest.raises(InputError) as refused:
        read_translations(tmp_path)
    assert refused.value.problems[0].field == f"[0].{field}"


def test_a_final_is_not_made_of_machine_words(tmp_path):
    outcome = workflow.draft(case(tmp_path), Options(casebook.options().today, final=True))
    assert [d.files for d in outcome.documents] == [{} for _ in outcome.documents]
