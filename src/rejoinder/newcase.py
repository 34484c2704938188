"""A new case file to fill in: annotated in both languages, with every field that such a case usually needs, and nothing invented.

The text comes from ``templates/new/<kind>.yaml``; the facts of the ground, the codes and the names of platforms come from the data, so that
a new file never asks for what the program does not know.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import BaseModel

from rejoinder import library
from rejoinder.catalogue import known_platform
from rejoinder.errors import InputError, Problem
from rejoinder.facts import case as case_facts
from rejoinder.facts import complaint as complaint_facts
from rejoinder.facts import people
from rejoinder.facts.loader import CASE_NAMES
from rejoinder.languages import Words
from rejoinder.rules.grounds import FactField, Slot, grounds
from rejoinder.rules.offices import offices
from rejoinder.rules.platforms import platform as platform_file
from rejoinder.rules.platforms import platform_ids
from rejoinder.store import write_whole
from rejoinder.wording.documents import DocumentKind, document_kinds

Kind: TypeAlias = Literal["trademark", "copyright", "design", "dmca"]
KINDS: tuple[Kind, ...] = get_args(Kind)
# The ground that such a case rests on most often; the others are listed beside it.
USUAL: Mapping[Kind, str] = {
    "trademark": "authorised-goods",
    "copyright": "own-work",
    "design": "different-impression",
    "dmca": "own-work",
}
COMMENT = 31  # where comments stand, counted within a ground's facts
STATUTE = "us-dmca"  # the file of the statute stands in where the provider has no file of its own


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a new file is for."""

    kind: Kind
    platform: str | None

    @property
    def procedure(self) -> str:
        """How the complaint is answered."""
        return "dmca" if self.kind == "dmca" else "platform" if self.platform else "letter"

    @property
    def right(self) -> str:
        """The kind of right that is asserted."""
        return "copyright" if self.kind == "dmca" else self.kind

    @property
    def document(self) -> DocumentKind:
        """The document that the procedure calls for."""
        return next(k for k in document_kinds().values() if self.procedure in k.main_for)


def write_new(folder: Path, kind: str, platform: str | None) -> Path:
    """Write ``case.yaml`` into a folder, made if need be. Raises ``InputError`` rather than overwrite a case."""
    if platform is not None:
        known_platform(platform, "--platform")
    for name in CASE_NAMES:
        if (folder / name).exists():
            raise InputError([Problem(_EXISTS, str(folder / name), repair=_OTHER_FOLDER)])
    wanted = next(k for k in KINDS if k == kind)
    path = folder / CASE_NAMES[0]
    write_whole(path, _text(_Plan(wanted, platform), folder).encode("utf-8"))
    return path


def _text(plan: _Plan, folder: Path) -> str:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(library.templates() / "new"),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template(f"{plan.kind}.yaml").render(_values(plan, folder))


def _values(plan: _Plan, folder: Path) -> dict[str, object]:
    ground = USUAL[plan.kind]
    return {
        "case": json.dumps(folder.resolve().name or "case", ensure_ascii=False),
        "procedure": plan.procedure,
        "platform": plan.platform or (STATUTE if plan.kind == "dmca" else ""),
        "platforms": " | ".join(platform_ids()),
        "noun": _noun(plan.platform),
        "offices": " | ".join(name for name, office in offices().items() if office.registers(plan.right)),
        "sworn": plan.document.sworn,
        "material": plan.right == "copyright",
        "ground": ground,
        "grounds": list(_grounds(plan.right, plan.document.slot)),
        "facts": [line.rstrip() for line in _facts(grounds()[ground].facts)],
        "evidence": grounds()[ground].evidence.any_of or ("other",),
        "goal": "answer" if plan.procedure == "letter" else "restore-listing",
        "request": plan.procedure == "platform",
        "statements": plan.document.statements,
        "choices": _choices,
    }


def _noun(platform: str | None) -> str:
    listing = platform_file(platform).listing if platform else None
    if listing is None:
        return "the platform's number of the listing / 平台商品编号"
    return f"{listing.noun.en} / {listing.noun.zh}: {listing.examples.good[0]}"


def _grounds(right: str, slot: Slot | None) -> Iterator[tuple[str, str]]:
    for name, ground in grounds().items():
        if right in ground.rights and slot in ground.documents:
            yield name, f"{ground.title.en} / {ground.title.zh}"


def _facts(fields: Mapping[str, FactField]) -> Iterator[str]:
    """Each fact with its title above it in both languages, and the place for its value."""
    for name, field in fields.items():
        yield f"# {'* ' if field.required else ''}{field.title.en}"
        yield f"# {'* ' if field.required else ''}{field.title.zh}"
        hint = " | ".join(field.choices) or _HINTS.get(field.type, "")
        yield f"{name}: {_place(field.type)}".ljust(COMMENT) + (f"# {hint}" if hint else "")
        if field.type == "rows":
            columns = (f"{column}: {_place(kind)}" for column, kind in field.columns.items())
            yield f"#   - {{{', '.join(columns)}}}"


def _place(kind: str) -> str:
    return _PLACES.get(kind, "")


def _choices(field: str) -> str:
    """The words that a field such as ``Listing.status`` can hold."""
    model, name = field.split(".")
    return " | ".join(_words(_MODELS[model].model_fields[name].annotation))


def _words(annotation: object) -> Iterable[str]:
    inner = get_args(annotation)
    words = [str(part) for part in inner if isinstance(part, str)]
    return words or [word for part in inner for word in _words(part)]


_MODELS: Mapping[str, type[BaseModel]] = {
    name: model
    for module in (case_facts, complaint_facts, people)
    for name, model in vars(module).items()
    if isinstance(model, type) and issubclass(model, BaseModel)
}
_PLACES = {"text": "{en: , zh-Hans: }", "name": "{en: , zh-Hans: }", "countries": "[]"}
_HINTS = {
    "yesno": "yes / no",
    "date": "2026-03-12",
    "country": "DE",
    "countries": "[DE, FR]",
    "rows": "one line for each / 每项一行",
}
_EXISTS = Words("There is a case file already; it is left as it is.", "该处已有案件文件，未作改动。")
_OTHER_FOLDER = Words("Name another folder, or move the file away.", "请指定其他文件夹，或先移走该文件。")
