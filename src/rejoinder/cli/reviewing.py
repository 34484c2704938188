"""review: what stands in a paper, ours or anyone's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rejoinder.cli.given import TemplatesOption, folder
from rejoinder.console import print_lines, session
from rejoinder.errors import RejoinderError

if TYPE_CHECKING:
    from rejoinder.reviewing import Asked, ReviewedFile

ReviewFormat = Literal["text", "json", "sarif", "html"]
Limit = Literal["error", "warning", "never"]


def review(
    files: Annotated[list[Path], typer.Argument(help="Papers to review: .docx, .md or .txt, in any number.")],
    as_kind: Annotated[
        str | None,
        typer.Option("--as", help="What the papers should be, e.g. counter-notice (else the program decides)."),
    ] = None,
    case: Annotated[Path | None, typer.Option("--case", help="The case that the papers belong to.")] = None,
    templates: TemplatesOption = None,
    output: Annotated[ReviewFormat, typer.Option("--format", help="text, json, sarif or html.")] = "text",
    fail_on: Annotated[Limit, typer.Option("--fail-on", help="The least weight that gives exit status 1.")] = "error",
) -> None:
    """Review papers: nothing admitted, nothing missing, both languages agree."""
    from rejoinder import report, workflow
    from rejoinder.reviewing import Asked

    try:
        known = workflow.load(case) if case else None
        asked = Asked(session.today, as_kind or "", known, folder(templates))
    except RejoinderError as fault:
        _tell(fault, case or templates or files[0], output)
        raise typer.Exit(fault.exit_status) from fault
    reviewed, faults = _all(files, asked, output)
    if output == "text":
        print_lines(line for r in reviewed for line in report.review_lines(r, session.language))
    else:
        _print(reviewed, faults, output, fail_on)
    raise typer.Exit(max(*(r.exit_status(fail_on) for r in reviewed), *(f.exit_status for _, f in faults), 0, 0))


def _all(
    files: Sequence[Path], asked: Asked, output: ReviewFormat
) -> tuple[tuple[ReviewedFile, ...], list[tuple[str, RejoinderError]]]:
    """Every file that can be read, and the fault of each that cannot: one bad file does not hide the others."""
    from rejoinder.reviewing import review_file, with_repeated

    reviewed: list[ReviewedFile] = []
    faults: list[tuple[str, RejoinderError]] = []
    for path in files:
        try:
            reviewed.append(review_file(path, asked))
        except RejoinderError as fault:
            _tell(fault, path, output)
            faults.append((str(path), fault))
    return with_repeated(tuple(reviewed)), faults


def _tell(fault: RejoinderError, path: Path, output: ReviewFormat) -> None:
    from rejoinder import report

    if output == "json":
        typer.echo(report.error_json(fault, str(path)))
    else:
        print_lines(report.fault_lines(fault, session.language), err=True)


def _print(
    reviewed: tuple[ReviewedFile, ...],
    faults: Sequence[tuple[str, RejoinderError]],
    output: ReviewFormat,
    fail_on: Limit,
) -> None:
    from rejoinder import report

    if output == "json":
        for one in reviewed:
            typer.echo(report.review_json(one, one.exit_status(fail_on)))
    elif output == "sarif":
        from rejoinder.sarif import sarif

        typer.echo(sarif(reviewed, session.language, faults))
    else:
        from rejoinder.page import page

        typer.echo(page(reviewed, session.language, faults))
