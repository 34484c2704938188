"""How data files are read: strictly, into frozen models, with faults told as ``DataError`` naming file and line."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from rejoinder.errors import DataError, InputError
from rejoinder.languages import Words
from rejoinder.strict_yaml import Loaded, load, parse

Model = TypeVar("Model", bound=BaseModel)


class Data(BaseModel):
    """The base of every data file's shape: unknown keys are refused, nothing can be changed afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Bilingual(Data):
    """A message in both languages of the command line, as data files write it."""

    en: str
    zh: str

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=lambda n: "zh-Hans" if n == "zh" else n)

    def words(self) -> Words:
        """The same as ``Words``."""
        return Words(self.en, self.zh)


class Source(Data):
    """What a clause, ground or rule rests on, and how sure that is."""

    place: str
    confidence: str


class Review(Data):
    """Whether a lawyer has read it; no file claims a review that it has not had."""

    status: str = "unreviewed"
    by: str | None = None
    role: str | None = None
    on: str | None = None


def read(path: Path) -> Loaded:
    """A data file as plain data. Raises ``DataError``."""
    try:
        return load(path)
    except InputError as fault:
        raise _as_data_error(fault, path) from fault


def front_matter(text: str, path: Path) -> Loaded:
    """The front matter of a file, which starts on its second line, as plain data. Raises ``DataError``."""
    try:
        return parse("\n" + text, str(path))
    except InputError as fault:
        raise _as_data_error(fault, path) from fault


def _as_data_error(fault: InputError, path: Path) -> DataError:
    first = fault.problems[0]
    return DataError(first.message, str(path), first.line)


def validated(model: type[Model], data: Any, loaded: Loaded, prefix: tuple[str | int, ...] = ()) -> Model:
    """Plain data as a model; a fault names the file, the line and the field."""
    try:
        return model.model_validate(data)
    except ValidationError as fault:
        error = fault.errors(include_url=False)[0]
        position = loaded.position((*prefix, *error["loc"]))
        field = ".".join(str(step) for step in (*prefix, *error["loc"]))
        english = error["msg"].rstrip(".")
        chinese = error.get("ctx", {}).get("zh") or f"数据文件中的值不正确（{english}）"
        message = Words(f"{field}: {english}.", f"{field}：{chinese.rstrip('。')}。")
        raise DataError(message, loaded.file, position[0] if position else None) from fault
