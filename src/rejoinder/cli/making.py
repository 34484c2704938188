"""new, schema: a case file to begin with, and what an editor needs to check it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from rejoinder.console import print_lines, session, told
from rejoinder.languages import Words


def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")],
    kind: Annotated[
        Literal["trademark", "copyright", "design", "dmca"], typer.Option("--kind", help="What is complained of.")
    ],
    platform: Annotated[
        str | None, typer.Option("--platform", help="The platform (else a letter is answered).")
    ] = None,
) -> None:
    """Write an annotated case file to fill in."""
    from rejoinder import newcase

    with told(folder, "text"):
        path = newcase.write_new(folder, kind, platform)
        print_lines([("green", _NEW.fill(path=path).in_(session.language))])


def schema(
    name: Annotated[Literal["case", "draft", "review", "manifest"], typer.Argument(help="What the schema describes.")],
) -> None:
    """Print a JSON Schema, so that an editor completes and checks the file."""
    from rejoinder import schemas

    typer.echo(json.dumps(schemas.schema(name), ensure_ascii=False, indent=2))


_NEW = Words(
    "Written: {path}. Fill it in, then: rejoinder check {path}", "已写入：{path}。填写后执行：rejoinder check {path}"
)
