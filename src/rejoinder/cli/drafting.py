"""draft, check, approve: from a case to its papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from rejoinder.cli.given import CaseArgument, FormatOption, TemplatesOption, file, folder
from rejoinder.console import print_lines, print_outcome, session, told, working
from rejoinder.languages import Words
from rejoinder.options import Options

if TYPE_CHECKING:
    from rejoinder.draft import Draft


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
        folder(templates),
        file(reference),
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


def check(case: CaseArgument, output: FormatOption = "text") -> None:
    """The facts alone: what is wrong, what is missing and why it is needed."""
    from rejoinder import report, workflow
    from rejoinder.findings import has_errors

    with told(case, output):
        file = workflow.load(case)
        checked = workflow.check(file, Options(session.today))
        planned, findings = checked.route, checked.findings
        kinds = [k.kind for k in planned.documents]
        if output == "json":
            typer.echo(report.findings_json(file.source.file, kinds, findings, planned.refusals, checked.waived))
        else:
            print_lines(line for r in planned.refusals for line in report.refusal_lines(r, session.language))
            print_lines(line for f in findings for line in report.finding_lines(f, session.language))
            print_lines(line for w in checked.waived for line in report.waived_lines(w, session.language))
            print_lines([("bold", _SUMMARY.fill(kinds=", ".join(kinds) or "–", n=len(findings)).in_(session.language))])
        raise typer.Exit(3 if planned.refusals else int(has_errors(findings)))


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
        options = Options(session.today, templates=folder(templates))
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


_SUMMARY = Words("Documents: {kinds}. Findings: {n}.", "文件：{kinds}。发现：{n}项。")
_APPROVED = Words("Approved: {document}, by {by}, text {digest}…", "已批准：{document}，批准人{by}，文本{digest}…")
