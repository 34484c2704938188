"""JSON Schemas (2020-12) of what goes in and what comes out, derived from the models, so that they cannot tell anything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core import core_schema

from rejoinder.facts.case import Case
from rejoinder.facts.faults import model_of
from rejoinder.facts.text import Known, Localised
from rejoinder.languages import profiles
from rejoinder.rules.grounds import fact_models
from rejoinder.schemas.lines import DRAFT_LINE, MANIFEST, REVIEW_LINE
from rejoinder.workflow import vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema: TypeAlias = dict[str, Any]


def schema(name: str) -> Schema:
    """The schema of a case file, of a line that ``draft --format json`` prints, or of a manifest."""
    return {"$schema": DIALECT} | _MAKERS[name]()


# What goes in


class _CaseSchema(GenerateJsonSchema):
    """Adds what the models take from data files: the words of a code, the languages of a text."""

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> Schema:
        """A code whose words stand in a data file, or in the ground's own."""
        check = schema["function"]["function"]
        words = vocabulary().known.get(check.name) if isinstance(check, Known) else getattr(check, "choices", None)
        inner = super().function_after_schema(schema)
        return {"type": "string", "enum": list(words)} if words else inner

    def model_schema(self, schema: core_schema.ModelSchema) -> Schema:
        """A text by language, or one text in the language that the file declares."""
        if issubclass(schema["cls"], Localised):
            by_language = {tag: {"type": "string"} for tag in profiles()}
            texts = {"type": "object", "properties": by_language, "additionalProperties": False}
            return {"anyOf": [texts, {"type": "string"}]}
        return super().model_schema(schema)


def _case() -> Schema:
    models = [(Case, "validation"), *((model, "validation") for model in fact_models().values())]
    references, whole = models_json_schema(
        models,  # type: ignore[arg-type]
        schema_generator=_CaseSchema,
        title="Rejoinder case file",
        description="Rejoinder案件文件",
    )
    _name(Case, whole["$defs"], set())
    written: Schema = _as_written(whole | dict(references[Case, "validation"]))
    written["$defs"]["Ground"]["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"properties": {"facts": _or_empty(dict(references[model, "validation"]))}},
        }
        for kind, model in fact_models().items()
    ]
    return written


def _name(model: type[BaseModel], definitions: Schema, done: set[str]) -> None:
    """Gives every field its title: pydantic leaves it out where a field is a whole group."""
    done.add(model.__name__)
    for name, info in model.model_fields.items():
        definitions[model.__name__]["properties"][info.alias or name]["title"] = info.title
        inner = model_of(info.annotation)
        if inner and inner.__name__ not in done:
            _name(inner, definitions, done)


def _as_written(node: Any) -> Any:
    """The schema of the file as people write it: an empty field is an absent one, a bare number is a text, yes is true."""
    if isinstance(node, list):
        return [_as_written(part) for part in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _part(key, part) for key, part in node.items() if not (key == "default" and part is None)}
    if kept.get("type") == "boolean":
        return {k: v for k, v in kept.items() if k != "type"} | {"enum": [True, False, "yes", "no"]}
    if kept.get("type") == "string" and not {"enum", "const", "format", "pattern"} & kept.keys():
        return kept | {"type": ["string", "number"]}
    return kept


def _part(key: str, part: Any) -> Any:
    if key == "properties":
        return {name: _field(_as_written(inner)) for name, inner in part.items()}
    return {name: _as_written(inner) for name, inner in part.items()} if key == "$defs" else _as_written(part)


def _field(part: Schema) -> Schema:
    """A field of a group: it may be left empty, and its title stands in both languages where an editor shows them."""
    notes: Schema = {key: part[key] for key in ("title", "title_zh", "reaches", "why", "default") if key in part}
    if "title_zh" in notes:
        notes["description"] = " / ".join(notes[key] for key in ("title", "title_zh") if key in notes)
    return notes | _or_empty({key: value for key, value in part.items() if key not in notes})


def _or_empty(shape: Schema) -> Schema:
    """The shape, or nothing."""
    if "const" in shape:
        digits = [int(shape["const"])] if str(shape["const"]).isdigit() else []
        return {"enum": [shape["const"], *digits, None]}
    if "enum" in shape:
        return {"enum": [*shape["enum"], None]}
    if "type" in shape:
        types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
        return shape | {"type": [*types, "null"]}
    options = [option for option in shape.get("anyOf", [shape]) if option != _NULL]
    return _or_empty(options[0]) if len(options) == 1 and "$ref" not in options[0] else {"anyOf": [*options, _NULL]}


# What comes out


class _OutputSchema(GenerateJsonSchema):
    """Keys that have nothing to say are left out, not null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> Schema:
        """The value that stands there when the key does."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        """An absent key has no default to print."""
        return self.generate_inner(schema["schema"])


_NULL: Schema = {"type": "null"}
_MAKERS: Mapping[str, Callable[[], Schema]] = {
    "case": _case,
    "draft": lambda: (
        {"title": "Rejoinder draft --format json"} | DRAFT_LINE.json_schema(schema_generator=_OutputSchema)
    ),
    "review": lambda: (
        {"title": "Rejoinder review --format json"} | REVIEW_LINE.json_schema(schema_generator=_OutputSchema)
    ),
    "manifest": lambda: {"title": "Rejoinder manifest.json"} | MANIFEST.json_schema(schema_generator=_OutputSchema),
}
