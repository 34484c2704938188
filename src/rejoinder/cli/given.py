"""What several commands take: a case, a form of output, a firm's own folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rejoinder.console import Format
from rejoinder.errors import InputError, Problem
from rejoinder.languages import Words

CaseArgument = Annotated[Path, typer.Argument(help="A case file, or the folder that holds case.yaml.")]
FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
TemplatesOption = Annotated[
    Path | None, typer.Option("--templates", help="A folder of your firm's own clauses and outlines.")
]


def folder(given: Path | None) -> Path | None:
    """The folder of ``--templates``. Raises ``InputError`` if there is none."""
    if given is not None and not given.is_dir():
        raise InputError(
            [
                Problem(
                    Words("There is no such folder.", "没有该文件夹。"),
                    str(given),
                    field="--templates",
                    given=str(given),
                )
            ]
        )
    return given


def file(given: Path | None) -> Path | None:
    """The file of ``--reference``. Raises ``InputError`` if there is none."""
    if given is not None and not given.is_file():
        raise InputError(
            [
                Problem(
                    Words("There is no such file.", "没有该文件。"), str(given), field="--reference", given=str(given)
                )
            ]
        )
    return given
