"""The schemas that “schema” prints: true to the models, and to what really comes out."""

import json
from datetime import date

import pytest
from pydantic import BaseModel, ValidationError

import bench
from rejoinder import report, schemas, workflow
from rejoinder.errors import RejoinderError
from rejoinder.facts.case import Case
from rejoinder.facts.faults import model_of
from rejoinder.options import Options
from rejoinder.rules.grounds import grounds
from rejoinder.schemas import lines

TODAY = date(2026, 3, 13)


@pytest.fixture(scope="module")
def case():
    return schemas.schema("case")


@pytest.mark.parametrize("name", ["case", "draft", "review", "manifest"])
def test_a_schema_names_its_dialect_and_has_no_open_end(name):
    schema = schemas.schema(name)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    text = json.dumps(schema)
    for reference in {part.split('"')[0] for part in text.split('"$ref": "#/$defs/')[1:]}:
        assert reference in schema["$defs"]


# The case file


def models(model=Case, seen=()):
    yield model
    for info in model.model_fields.values():
        inner = model_of(info.annotation)
        if inner and inner not in seen and issubclass(inner, BaseModel):
            yield from models(inner, (*seen, model))


def field(case, path):
    model, name = path.split(".")
    return case["$defs"][model]["properties"][name]


@pytest.mark.parametrize("model", dict.fromkeys(models()), ids=lambda m: m.__name__)
def test_every_field_has_its_title_in_both_languages_and_says_where_it_goes(case, model):
    for name, info in model.model_fields.items():
        told = field(case, f"{model.__name__}.{info.alias or name}")
        assert told["title"] == info.title
        assert told["title_zh"] in told["description"]
        assert told["reaches"] in ("document", "decision", "record")
        assert told["reaches"] == "document" or told["why"]


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("Complaint.platform", "joom"),
        ("Complaint.procedure", "dmca"),
        ("Right.office", "EUIPO"),
        ("Right.kind", "trademark"),
        ("Ground.kind", "authorised-goods"),
        ("Evidence.kind", "purchase-invoice"),
        ("Confirmation.statement", "good-faith"),
        ("Case.language", "zh-Hans"),
        ("Demand.answer", "particulars"),
    ],
)
def test_a_code_shows_the_words_that_it_can_be(case, path, word):
    assert word in field(case, path)["enum"]


def test_the_facts_of_a_ground_depend_on_its_kind(case):
    rules = {
        r["if"]["properties"]["kind"]["const"]: r["then"]["properties"]["facts"]
        for r in case["$defs"]["Ground"]["allOf"]
    }
    assert set(rules) == set(grounds())
    for kind, ground in grounds().items():
        name = rules[kind]["anyOf"][0]["$ref"].removeprefix("#/$defs/")
        facts = case["$defs"][name]["properties"]
        assert set(facts) == set(ground.facts)
        assert not case["$defs"][name]["additionalProperties"]
        for fact, declared in ground.facts.items():
            assert facts[fact]["title"] == declared.title.en
            assert facts[fact]["title_zh"] == declared.title.zh
            assert set(declared.choices) <= set(facts[fact].get("enum", declared.choices))


def test_what_the_reader_takes_the_schema_takes_too(case):
    assert None in field(case, "Right.office")["enum"]  # an empty field is an absent one
    assert set(field(case, "Case.schema")["enum"]) == {"1", 1, None}
    assert {True, "yes", "no"} <= set(field(case, "Evidence.enclosed")["enum"])
    assert set(field(case, "Listing.sku")["type"]) == {"string", "number", "null"}  # a bare number is read as text
    texts = case["$defs"]["Name"]["anyOf"]
    assert [t["type"] for t in texts] == ["object", ["string", "number"]]
    assert set(texts[0]["properties"]) == {"en", "zh-Hans"}


# What comes out


@pytest.mark.parametrize("sample", bench.index(), ids=lambda s: s["folder"])
def test_what_draft_prints_for_a_sample_fits_its_schema(sample, tmp_path):
    options = Options(TODAY, tmp_path)
    outcome = workflow.write(workflow.draft(workflow.load(bench.SAMPLES / sample["folder"]), options), options)
    line = lines.DRAFT_LINE.validate_json(report.outcome_json(outcome))
    assert isinstance(line, lines.OutcomeLine)
    assert line.exit == outcome.exit_status
    if outcome.folder:
        manifest = lines.MANIFEST.validate_json((outcome.folder / "manifest.json").read_bytes())
        assert [d.kind for d in manifest.documents] == [d.kind.kind for d in outcome.documents]


def test_what_draft_prints_for_a_faulty_file_fits_its_schema(tmp_path):
    file = tmp_path / "case.yaml"
    for text in ("schema: 1\ncase: x\ncomplaintt: {}\n", "a: [", ""):
        file.write_text(text, "utf-8")
        with pytest.raises(RejoinderError) as fault:
            workflow.load(file)
        line = lines.DRAFT_LINE.validate_json(report.error_json(fault.value, str(file)))
        assert isinstance(line, lines.ErrorLine)


def test_a_key_that_the_schema_does_not_know_is_refused():
    line = {"file": "x", "status": "error", "exit": 2, "message": {"en": "x", "zh-Hans": "x"}}
    lines.DRAFT_LINE.validate_python(line)
    with pytest.raises(ValidationError):
        lines.DRAFT_LINE.validate_python(line | {"more": 1})


@pytest.mark.parametrize("name", ["draft", "manifest"])
def test_absent_keys_are_left_out_and_never_null(name):
    assert '"null"' not in json.dumps(schemas.schema(name))
