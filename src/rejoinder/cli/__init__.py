"""The command line: parses, calls the library, prints. The only module that reads the clock, the locale and the current folder."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated

import typer

from rejoinder import __version__
from rejoinder.cli import drafting, lists, making, reviewing, translating
from rejoinder.cli.terms import terms_app
from rejoinder.console import print_lines, session
from rejoinder.errors import InputError, Problem, RejoinderError
from rejoinder.languages import Words

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns the facts of an intellectual-property complaint into the answer the accused seller can sign.",
)
app.add_typer(lists.templates_app, name="templates")
app.add_typer(lists.platforms_app, name="platforms")
app.add_typer(terms_app, name="terms")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"rejoinder {__version__}")
        raise typer.Exit


@app.callback()
def settings(
    lang: Annotated[str | None, typer.Option(help="Language of messages: en or zh (else the system's).")] = None,
    today: Annotated[str | None, typer.Option(help="The day to work on, YYYY-MM-DD (else the clock's).")] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Settings for every command."""
    session.language = _language(lang)
    session.today = _day(today)


def _language(given: str | None) -> str:
    if given is None:
        system = next(
            (os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)), locale.getlocale()[0] or ""
        )
        return "zh" if system.lower().startswith(("zh", "chinese")) else "en"
    if given not in ("en", "zh"):
        raise InputError(
            [Problem(Words("The language of messages is en or zh.", "消息语言为en或zh。"), field="--lang", given=given)]
        )
    return given


def _day(given: str | None) -> date:
    if given is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(given)
    except ValueError as fault:
        message = Words("There is no such day; write YYYY-MM-DD.", "没有这一日期；请写YYYY-MM-DD。")
        raise InputError([Problem(message, field="--today", given=given)]) from fault


for command in (
    drafting.draft,
    drafting.check,
    drafting.approve,
    reviewing.review,
    translating.translate,
    making.new,
    making.schema,
):
    app.command()(command)


def main() -> None:
    """The entry point; whatever happens, the user sees a sentence and not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except RejoinderError as fault:
        from rejoinder import report

        print_lines(report.fault_lines(fault, session.language), err=True)
        raise SystemExit(fault.exit_status) from fault
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as fault:
        print_lines([("bold red", _BUG.fill(what=f"{type(fault).__name__}: {fault}").in_(session.language))], err=True)
        raise SystemExit(2) from fault


_BUG = Words("This is a fault of the program, please report it: {what}", "程序错误，请反馈：{what}")
