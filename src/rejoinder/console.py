"""What the command line prints: outcomes, catalogues and faults, for people or for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

import typer

from rejoinder import report
from rejoinder.errors import RejoinderError
from rejoinder.languages import Words

Format = Literal["text", "json"]


@dataclass(slots=True)
class Session:
    """What the global options say."""

    language: str = "en"
    today: date = date.min


session = Session()


def print_outcome(outcome: Any, output: Format) -> None:
    """An outcome of ``draft``."""
    if output == "json":
        typer.echo(report.outcome_json(outcome))
        return
    language = session.language
    print_lines(line for r in outcome.refusals for line in report.refusal_lines(r, language))
    print_lines(line for f in outcome.findings for line in report.finding_lines(f, language))
    print_lines(line for w in outcome.waived for line in report.waived_lines(w, language))
    if outcome.instead_of:
        print_lines(
            [("yellow", _INSTEAD.fill(asked=outcome.instead_of, kind=outcome.documents[0].kind.kind).in_(language))]
        )
    print_lines(("green", str(path)) for path in outcome.written)
    print_lines([("bold", _END[_end_of(outcome)].in_(language))])


def _end_of(outcome: Any) -> int:
    if outcome.status == "final":
        return FINAL
    return NO_FINAL if outcome.exit_status == 1 and not outcome.written else int(outcome.exit_status)


def print_catalogue(entries: Iterable[dict[str, Any]], output: Format) -> None:
    """Entries of a list command."""
    from rejoinder import catalogue

    for entry in entries:
        if output == "json":
            typer.echo(json.dumps(entry, ensure_ascii=False))
        else:
            print_lines(catalogue.lines(entry, session.language))


def print_lines(lines: Iterable[tuple[str, str]], *, err: bool = False) -> None:
    """Styled lines; colour only where the terminal has it."""
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=err, highlight=False, soft_wrap=True)
    for style, text in lines:
        console.print(Text(text, style=style))


@contextmanager
def working(subject: Path, output: Format) -> Iterator[None]:
    """Shows a person at a terminal that the case is being worked on; programs and files see nothing of it."""
    if output == "json" or not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(_WORKING.fill(path=subject).in_(session.language)):
        yield


@contextmanager
def told(subject: Path, output: Format) -> Iterator[None]:
    """Prints a fault in the form that was asked for and ends with its exit status."""
    try:
        yield
    except RejoinderError as fault:
        if output == "json":
            typer.echo(report.error_json(fault, str(subject)))
        else:
            print_lines(report.fault_lines(fault, session.language), err=True)
        raise typer.Exit(fault.exit_status) from fault


_WORKING = Words("Working on {path} …", "正在处理{path}……")
_INSTEAD = Words(
    "“{asked}” cannot be made yet: the matter is not identified. This is the {kind}.",
    "暂不能生成“{asked}”：投诉事项无法识别。以下为{kind}。",
)
FINAL, NO_FINAL = 4, 5
_END = {
    NO_FINAL: Words(
        "No final papers: see the errors above. Nothing was written.", "未生成正式文件：请见上列错误。未写入任何文件。"
    ),
    0: Words("Draft made; nothing stands against it but your reading and the approval.", "草稿已生成；请审阅并批准。"),
    1: Words(
        "Draft made as far as possible: errors remain. Nothing may be sent.", "已尽可能生成草稿：仍有错误，不得发出。"
    ),
    3: Words("Refused.", "已拒绝。"),
    FINAL: Words("Final papers made.", "正式文件已生成。"),
}
