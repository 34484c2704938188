"""The command line: parses, calls the library, prints. The only module that reads the clock, the locale and the current folder."""

from __future__ import annotations

import json
import locale
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rejoinder import __version__
from rejoinder.console import Format, print_catalogue, print_lines, print_outcome, session, told, working
from rejoinder.errors import InputError, Problem, RejoinderError
from rejoinder.languages import Words
from rejoinder.options import Options

if TYPE_CHECKING:
    from rejoinder.draft import Draft

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns the facts of an intellectual-property complaint into the answer the accused seller can sign.",
)
templates_app = typer.Typer(no_args_is_help=True, help="The clauses, grounds and outlines.")
platforms_app = typer.Typer(no_args_is_help=True, help="What marketplaces and statutes demand.")
app.add_typer(templates_app, name="templates")
app.add_typer(platforms_app, name="platforms")


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


CaseArgument = Annotated[Path, typer.Argument(help="A case file, or the folder that holds case.yaml.")]
FormatOption = Annotated[Format, typer.Option("--format", help="text for people, json for programs.")]
TemplatesOption = Annotated[
    Path | None, typer.Option("--templates", help="A folder of your firm's own clauses and outlines.")
]


@app.command()
def draft(
    case: CaseArgument,
    out: Annotated[Path, typer.Option("--out", help="Where the folder of the case is made.")] = Path("out"),
    document: Annotated[list[str] | None, typer.Option("--document", help="A document kind; may be repeated.")] = None,
    layout: Annotated[
        Literal["columns", "interleaved", "separate"] | None,
        typer.Option("--layout", help="How the two languages stand."),
    ] = None,
    templates: TemplatesOption = None,
    reference: Annotated[Path | None, typer.Option("--reference", help="A Word file with your own styles.")] = None,
    final: Annotated[bool, typer.Option("--final", help="Make the papers to send, if the text is approved.")] = False,
    pdf: Annotated[bool, typer.Option("--pdf", help="PDF beside each Word file (needs LibreOffice).")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that a person has edited.")] = False,
    output: FormatOption = "text",
) -> None:
    """Make the documents of a case, e.g. rejoinder draft samples/joom-trademark."""
    from rejoinder import workflow

    options = Options(
        session.today,
        out,
        tuple(document or ()),
        layout,
        _folder(templates),
        _file(reference),
        final,
        pdf,
        force,
        session.language,
    )
    with told(case, output):
        with working(case, output):
            outcome = workflow.write(workflow.draft(workflow.load(case), options), options)
        print_outcome(outcome, output)
        raise typer.Exit(outcome.exit_status)


def _folder(given: Path | None) -> Path | None:
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


def _file(given: Path | None) -> Path | None:
    if given is not None and not given.is_file():
        raise InputError(
            [
                Problem(
                    Words("There is no such file.", "没有该文件。"), str(given), field="--reference", given=str(given)
                )
            ]
        )
    return given


@app.command()
def check(case: CaseArgument, output: FormatOption = "text") -> None:
    """The facts alone: what is wrong, what is missing and why it is needed."""
    from rejoinder import report, workflow
    from rejoinder.findings import has_errors

    with told(case, output):
        file = workflow.load(case)
        planned, findings = workflow.check(file, Options(session.today))
        kinds = [k.kind for k in planned.documents]
        if output == "json":
            typer.echo(report.findings_json(file.source.file, kinds, findings, planned.refusals))
        else:
            print_lines(line for r in planned.refusals for line in report.refusal_lines(r, session.language))
            print_lines(line for f in findings for line in report.finding_lines(f, session.language))
            print_lines([("bold", _SUMMARY.fill(kinds=", ".join(kinds) or "–", n=len(findings)).in_(session.language))])
        raise typer.Exit(3 if planned.refusals else int(has_errors(findings)))


@app.command()
def approve(
    case: CaseArgument,
    document: Annotated[str, typer.Option("--document", help="The document kind.")],
    by: Annotated[str, typer.Option("--by", help="Who approves.")],
    role: Annotated[Literal["signatory", "compliance", "counsel"], typer.Option("--role", help="In which role.")],
    templates: TemplatesOption = None,
) -> None:
    """Record that the text of a document was read and approved."""
    from rejoinder import workflow

    with told(case, "text"):
        file = workflow.load(case)
        options = Options(session.today, templates=_folder(templates))
        approval, outcome = workflow.to_approve(file, document, by, role, options)
        for companion in outcome.documents[1:]:  # what the signer must have read before the approval counts
            print_lines(("", line) for line in _read_aloud(companion.draft))
        workflow.approve(file, approval)
        done = _APPROVED.fill(document=document, by=by, digest=approval.digest[:16])
        print_lines([("green", done.in_(session.language))])


def _read_aloud(draft: Draft) -> Iterator[str]:
    """The sheet for the signer in the language of the messages."""
    chinese = session.language == "zh"
    tag = next((t for t in draft.languages if t.startswith("zh") == chinese), draft.operative)
    for block in draft.blocks:
        yield from (block.text(tag), "")


@app.command()
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


@app.command()
def schema(
    name: Annotated[Literal["case", "draft", "manifest"], typer.Argument(help="What the schema describes.")],
) -> None:
    """Print a JSON Schema, so that an editor completes and checks the file."""
    from rejoinder import schemas

    typer.echo(json.dumps(schemas.schema(name), ensure_ascii=False, indent=2))


@templates_app.command("list")
def templates_list(output: FormatOption = "text", templates: TemplatesOption = None) -> None:
    """The grounds with their facts, and the clauses."""
    from rejoinder import catalogue

    with told(Path("templates"), output):
        print_catalogue(catalogue.templates(_folder(templates)), output)


@templates_app.command("check")
def templates_check(output: FormatOption = "text", templates: TemplatesOption = None) -> None:
    """Whether clauses, grounds, outlines and safeguards fit together."""
    from rejoinder import report
    from rejoinder.checking import check_templates
    from rejoinder.findings import has_errors

    with told(Path("templates"), output):
        findings = check_templates(_folder(templates))
        if output == "json":
            typer.echo(report.findings_json("templates", [], findings, []))
        else:
            print_lines(line for f in findings for line in report.finding_lines(f, session.language))
            print_lines([("bold", _CHECKED.fill(n=len(findings)).in_(session.language))])
        raise typer.Exit(int(has_errors(findings)))


@platforms_app.command("list")
def platforms_list(output: FormatOption = "text") -> None:
    """The platforms that the program knows."""
    from rejoinder import catalogue

    with told(Path("platforms"), output):
        print_catalogue(catalogue.platforms(), output)


@platforms_app.command("show")
def platforms_show(
    name: Annotated[str, typer.Argument(help="A platform's id.")], output: FormatOption = "text"
) -> None:
    """Everything that is known of one platform on the day, with sources."""
    from rejoinder import catalogue

    with told(Path(name), output):
        print_catalogue(catalogue.platform_rules(name, session.today), output)


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


_SUMMARY = Words("Documents: {kinds}. Findings: {n}.", "文件：{kinds}。发现：{n}项。")
_CHECKED = Words("Findings: {n}.", "发现：{n}项。")
_APPROVED = Words("Approved: {document}, by {by}, text {digest}…", "已批准：{document}，批准人{by}，文本{digest}…")
_NEW = Words(
    "Written: {path}. Fill it in, then: rejoinder check {path}", "已写入：{path}。填写后执行：rejoinder check {path}"
)
_BUG = Words("This is a fault of the program, please report it: {what}", "程序错误，请反馈：{what}")
