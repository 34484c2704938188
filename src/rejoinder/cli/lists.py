"""templates, platforms: what the program knows, and whether it fits together."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rejoinder.cli.given import FormatOption, TemplatesOption, folder
from rejoinder.console import print_catalogue, print_lines, session, told
from rejoinder.languages import Words

templates_app = typer.Typer(no_args_is_help=True, help="The clauses, grounds and outlines.")
platforms_app = typer.Typer(no_args_is_help=True, help="What marketplaces and statutes demand.")


@templates_app.command("list")
def templates_list(output: FormatOption = "text", templates: TemplatesOption = None) -> None:
    """The grounds with their facts, and the clauses."""
    from rejoinder import catalogue

    with told(Path("templates"), output):
        print_catalogue(catalogue.templates(folder(templates)), output)


@templates_app.command("check")
def templates_check(output: FormatOption = "text", templates: TemplatesOption = None) -> None:
    """Whether clauses, grounds, outlines and safeguards fit together."""
    from rejoinder import report
    from rejoinder.checking import check_templates
    from rejoinder.findings import has_errors

    with told(Path("templates"), output):
        findings = check_templates(folder(templates))
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


_CHECKED = Words("Findings: {n}.", "发现：{n}项。")
