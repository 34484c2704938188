"""The schema says of each field whether it reaches a document. A sentinel is put into each field of the samples to see whether that is so.

``document``: in one sample at least, the sentinel (or, for dates, codes and numbers, a changed text) comes out.
``decision`` and ``record``: a sentinel text never comes out in any document that leaves the house.
"""

import copy
from functools import cache
from typing import get_args

import pytest
import yaml
from pydantic import BaseModel

import bench
from rejoinder import library, workflow
from rejoinder.compose import Subject, compose
from rejoinder.errors import RejoinderError
from rejoinder.facts.case import Case
from rejoinder.facts.faults import model_of
from rejoinder.facts.loader import load_case
from rejoinder.options import Options
from rejoinder.rules.grounds import grounds
from rejoinder.text import plain_text
from rejoinder.wording.clauses import ClauseLibrary
from rejoinder.wording.documents import document_kinds

SENTINEL = "Zqxsentinel"
CLAUSES = ClauseLibrary(library.templates())

# Printed only in a situation that no sample is in, or not as the text that was given; each with its reason.
EXCEPTIONS = {
    "Complainant.address": "printed where the complainant writes itself, without a lawyer; no sample is such a case",
    "Complainant.email": "as its address",
    "Case.fictional": "printed in the page header by the Word writer, not in the text",
    "Case.case": "a platform’s form has no place for our own number; printed in letters and in the header",
    "Ground.kind": "the code is never printed, the ground’s clause is; every ground is rendered in test_grounds",
}
SAMPLES = {s["folder"]: s for s in bench.index()}


def fields(model=Case, path="", seen=()):
    """(Model.field, path pattern, field) of the whole schema; a list is walked through ``*``."""
    for name, info in model.model_fields.items():
        at = f"{path}.{info.alias or name}".lstrip(".")
        inner = model_of(info.annotation)
        many = "tuple" in str(info.annotation)
        yield f"{model.__name__}.{name}", at, info, inner, many
        if inner and inner not in seen and issubclass(inner, BaseModel):
            yield from fields(inner, f"{at}.*" if many else at, (*seen, model))


FIELDS = {}
for key, at, info, inner, many in fields():
    FIELDS.setdefault(key, (at, info, inner, many))


def reach(info):
    return info.json_schema_extra["reaches"]


def replacement(info, old):
    """Another value of the field's own type: (raw value, text that must come out or None where any change will do)."""
    text = str(info.annotation)
    for special, value in SPECIAL.items():
        if special == info.title:
            return value
    if "Literal" in text:
        choices = [c for c in get_args(info.annotation) if isinstance(c, str)] or [
            c for part in get_args(info.annotation) for c in get_args(part) if isinstance(c, str)
        ]
        return next(
            c for c in choices if c != old and c not in ("accept", "lawyer", "complainant", "edited", "none")
        ), None
    if "Prose" in text or "Name" in text:
        return {"en": f"{SENTINEL} en", "zh-Hans": f"{SENTINEL}中文"}, SENTINEL
    if "bool" in text:
        return ("no" if str(old).lower() in ("yes", "true") else "yes"), None
    if "date" in text:
        return "2025-08-09", None
    if "tuple[int" in text:
        return ["41"], None
    if "Decimal" in text:
        return "7654321", None
    return SENTINEL, SENTINEL


COUNTRY = "Country (ISO code)"
SPECIAL = {
    COUNTRY: ("SE", None), "Countries, where it is not the office that says it": (["SE"], None), "Markets where it was offered": (["SE"], None),
    "E-mail": ("zqx@other.example", "zqx@other.example"), "Telephone, with country code": ("+46 8 123 456 78", "+46 8 123 456 78"),
    "Unified social credit code": ("91330100MA2EXMPL72", "91330100MA2EXMPL72"), "Currency (ISO code)": ("SEK", None),
    "Version of this format": ("1", None), "Platform": ("alibaba-com", None), "Office where it is registered": ("UKIPO", None),
    "Nice classes": (["41"], None),
    "Web address": ("https://zqx.example/item", "https://zqx.example/item"),
    "Further web addresses of the same item": (["https://zqx.example/2"], "https://zqx.example/2"), "Kind": ("catalogue", None), "File, relative to the case folder": ("case.yaml", "case.yaml"),
    "Ids of the listings": ([], None), "Ids of the grounds that answer it": ([], None), "Ids of the evidence": ([], None),
    "Country where the signature is made (ISO code)": ("US", None), "Language of texts given as one string": ("en", None),
    "Which statement": ("us-court", None), "On which evidence": ([], None), "Id of the right": (None, None), "Ids of the rights it answers": ([], None),
}  # fmt: skip


@cache
def raw(folder):
    return yaml.load((bench.SAMPLES / folder / "case.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only


def places(data, steps):
    """Every concrete place of a path pattern in a case."""
    if not steps:
        return [[]]
    head, rest = steps[0], steps[1:]
    if head == "*":
        return [[n, *more] for n, item in enumerate(data or []) for more in places(item, rest)]
    if not isinstance(data, dict):
        return []
    if rest and head not in data:
        return []
    return [[head, *more] for more in places(data.get(head), rest)]


def changed(folder, place, value):
    case = copy.deepcopy(raw(folder))
    target = case
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    return case


def texts(folder, case, tmp_path, *, internal=True, slots=()):
    """All texts of all documents, or ``None`` if the changed case is refused or wrong."""
    try:
        file = (
            load_case(bench.SAMPLES / folder, workflow.vocabulary())
            if case is None
            else _loaded(folder, case, tmp_path)
        )
        planned, made = workflow.composed(file, Options(bench.day(SAMPLES[folder])))
    except RejoinderError:
        return None
    drafts = [draft for subject, draft in made if internal or not subject.kind.internal]
    day = bench.day(SAMPLES[folder])
    further = [Subject(file, k, day, planned.refusals) for k in document_kinds().values() if k.slot in slots]
    drafts += [compose(subject, CLAUSES) for subject in further]
    return "\n".join(plain_text(d, tag) for d in drafts for tag in d.languages)


def _loaded(folder, case, tmp_path):
    """The changed case beside the sample's own evidence."""
    target = tmp_path / folder
    if not target.exists():
        target.mkdir()
        evidence = bench.SAMPLES / folder / "evidence"
        if evidence.is_dir():
            (target / "evidence").mkdir()
            for path in evidence.iterdir():
                (target / "evidence" / path.name).write_bytes(b"x")
    (target / "case.yaml").write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), "utf-8")
    return load_case(target / "case.yaml", workflow.vocabulary())


@cache
def base(folder):
    return texts(folder, None, None)


def tries(at, info):
    for folder in SAMPLES:
        for place in places(raw(folder), at.split(".")):
            old = raw(folder)
            for step in place:
                old = old.get(step) if isinstance(old, dict) else old[step]
            yield folder, place, replacement(info, old)


DOCUMENT = [
    k
    for k, (at, info, inner, _) in FIELDS.items()
    if reach(info) == "document" and inner is None and k not in EXCEPTIONS
]
SILENT = [k for k, (at, info, inner, _) in FIELDS.items() if reach(info) != "document" and inner is None]


@pytest.mark.parametrize("key", [k for k in DOCUMENT if not k.startswith("Ground.facts")])
def test_a_field_that_reaches_a_document_does(key, tmp_path):
    at, info, _, many = FIELDS[key]
    for folder, place, (value, expected) in tries(at, info):
        given = [value] if many and not isinstance(value, list) else value
        after = texts(folder, changed(folder, place, given), tmp_path)
        if after is not None and after != base(folder) and (expected is None or expected in after):
            return
    pytest.fail(f"{key} never reaches a document")


@pytest.mark.parametrize("key", SILENT)
def test_a_field_that_reaches_none_does_not(key, tmp_path):
    at, info, _, many = FIELDS[key]
    for folder, place, (value, expected) in tries(at, info):
        if expected is None or key.endswith(".id"):
            continue
        given = [value] if many and not isinstance(value, list) else value
        after = texts(folder, changed(folder, place, given), tmp_path, internal=False)
        assert after is None or expected not in after, place


def ground_facts():
    """(kind, fact, sample, ground index) of every ground fact that a sample gives and that reaches a document."""
    for folder in SAMPLES:
        for index, ground in enumerate(raw(folder).get("grounds") or []):
            for name in ground.get("facts") or {}:
                field = grounds()[ground["kind"]].facts[name]
                if field.reaches == "document" and field.type in ("text", "name", "line") and not field.choices:
                    yield pytest.param(folder, index, name, field.type, id=f"{ground['kind']}.{name}")


@pytest.mark.parametrize(("folder", "index", "name", "kind"), list(ground_facts()))
def test_a_ground_fact_that_reaches_a_document_does(folder, index, name, kind, tmp_path):
    value = SENTINEL if kind == "line" else {"en": f"{SENTINEL} en", "zh-Hans": f"{SENTINEL}中文"}
    slots = grounds()[raw(folder)["grounds"][index]["kind"]].documents
    after = texts(folder, changed(folder, ["grounds", index, "facts", name], value), tmp_path, slots=slots)
    assert after is not None
    assert after.count(SENTINEL) >= 2


def test_every_field_says_why_if_it_reaches_no_document():
    for key, (_, info, _, _) in FIELDS.items():
        if reach(info) != "document":
            assert info.json_schema_extra.get("why"), key


def test_the_exceptions_are_few():
    assert len(EXCEPTIONS) <= 8
