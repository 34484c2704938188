"""The commands ``rejoinder terms``: look words up, check glossaries, exchange them with other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from rejoinder.cli.given import FormatOption
from rejoinder.console import print_lines, session, told
from rejoinder.errors import InputError, Problem, reason
from rejoinder.languages import Words

terms_app = typer.Typer(no_args_is_help=True, help="The terms of the law in both languages.")
SHOWN = 12


@terms_app.command("lookup")
def terms_lookup(
    word: Annotated[str, typer.Argument(help="A word in any language, or part of one.")],
    language: Annotated[
        str | None, typer.Option("--language", help="Only words of this language: en, zh-Hans or zh-Hant.")
    ] = None,
    output: FormatOption = "text",
) -> None:
    """Renderings of a word, what must not be written instead, and why."""
    from rejoinder.terms import lookup
    from rejoinder.terms.glossary import terms

    with told(Path(word), output):
        found = lookup.lookup(word, terms(), _language(language))
        if output == "json":
            for entry in found:
                typer.echo(json.dumps(entry, ensure_ascii=False))
        else:
            print_lines(line for entry in found[:SHOWN] for line in lookup.lines(entry, session.language))
            if len(found) > SHOWN:
                print_lines([("dim", _MORE.fill(n=len(found) - SHOWN).in_(session.language))])
        if not found:
            print_lines(_unknown(word, lookup.near(word, terms(), language)), err=True)
            raise typer.Exit(1)


def _language(given: str | None) -> str | None:
    from rejoinder.terms.places import places

    known = places().languages
    if given is not None and given not in known:
        names = ", ".join(known)
        raise InputError([Problem(_NO_LANGUAGE, field="--language", given=given, allowed=Words(names, names))])
    return given


def _unknown(word: str, near: list[str]) -> list[tuple[str, str]]:
    lines = [("yellow", _UNKNOWN.fill(word=word).in_(session.language))]
    quoted = Words(", ".join(f"“{text}”" for text in near), "、".join(f"“{text}”" for text in near))
    return [*lines, ("", _NEAR.fill(near=quoted).in_(session.language))] if near else lines


@terms_app.command("check")
def terms_check(
    files: Annotated[list[Path] | None, typer.Argument(help="Glossary files of your own; ours if none.")] = None,
    output: FormatOption = "text",
) -> None:
    """Whether glossaries are well formed, contradict nothing and pass their own examples."""
    from rejoinder import report
    from rejoinder.terms.lint import check_glossaries

    with told(Path("glossaries"), output):
        findings = check_glossaries(files or ())
        if output == "json":
            typer.echo(report.findings_json("glossaries", [], findings, []))
        else:
            print_lines(line for f in findings for line in report.finding_lines(f, session.language))
            print_lines([("bold", _CHECKED.fill(n=len(findings)).in_(session.language))])
        raise typer.Exit(int(bool(findings)))


@terms_app.command("export")
def terms_export(
    form: Annotated[Literal["csv", "tbx", "deepl-tsv"], typer.Option("--format", help="The form of the file.")],
    domain: Annotated[str | None, typer.Option("--domain", help="One domain only, e.g. trademark.")] = None,
    source: Annotated[str, typer.Option("--source", help="For DeepL: the language to translate from.")] = "en",
    target: Annotated[str, typer.Option("--target", help="For DeepL: the language to translate into.")] = "zh-Hans",
    out: Annotated[Path | None, typer.Option("--out", help="The file (else standard output).")] = None,
) -> None:
    """The glossary for a spreadsheet, a translation program or DeepL."""
    from rejoinder.terms.exchange.exporting import exported

    with told(Path("glossaries"), "text"):
        done = exported(form, domain, _language(source) or "", _language(target) or "")
        _deliver(done.content, out)
        if done.ambiguous:
            words = Words(", ".join(done.ambiguous), "、".join(done.ambiguous))
            print_lines([("yellow", _AMBIGUOUS.fill(words=words).in_(session.language))], err=True)


def _deliver(content: bytes, out: Path | None) -> None:
    from rejoinder.store import write_whole

    if out is None:
        typer.get_binary_stream("stdout").write(content)
    else:
        _refuse_existing(out)
        write_whole(out, content)
        print_lines([("green", str(out))], err=True)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise InputError([Problem(_EXISTS, str(path), field="--out", repair=_OTHER_NAME)])


@terms_app.command("import")
def terms_import(
    file: Annotated[Path, typer.Argument(help="A .csv or .tbx file.")],
    domain: Annotated[str, typer.Option("--domain", help="The name of the new glossary, in small letters.")],
    out: Annotated[Path | None, typer.Option("--out", help="The file to write (else DOMAIN.yaml here).")] = None,
    output: FormatOption = "text",
) -> None:
    """Another program's glossary as a file for review; ours are never changed."""
    from rejoinder import report
    from rejoinder.store import write_whole
    from rejoinder.terms.exchange import importing
    from rejoinder.terms.exchange.reading import read_file
    from rejoinder.terms.glossary import terms

    with told(file, output):
        target = out or Path(f"{domain}.yaml")
        _refuse_ours(target)
        found = importing.imported(read_file(file.name, _content(file)), file.name, domain)
        clashes = list(importing.clashes(found, terms()))
        write_whole(target, importing.as_yaml(found).encode())
        if output == "json":
            typer.echo(report.findings_json(str(target), [], clashes, []))
        else:
            print_lines(line for f in clashes for line in report.finding_lines(f, session.language))
            print_lines(_done(found, target))


def _done(found: object, target: Path) -> list[tuple[str, str]]:
    from rejoinder.terms.exchange.importing import Imported

    assert isinstance(found, Imported)  # noqa: S101 - for the type checker
    told_left = ", ".join(f"{tag} ({n})" for tag, n in found.left_out.items())
    lines = [("green", _IMPORTED.fill(n=len(found.concepts), path=target).in_(session.language))]
    return [*lines, ("yellow", _LEFT_OUT.fill(tags=told_left).in_(session.language))] if told_left else lines


def _refuse_ours(target: Path) -> None:
    from rejoinder import library

    if target.resolve().is_relative_to(library.glossaries().resolve()):
        raise InputError([Problem(_OURS, str(target), field="--out", repair=_OTHER_NAME)])
    _refuse_existing(target)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise InputError([Problem(_UNREADABLE.fill(why=reason(fault)), str(file))]) from fault


_MORE = Words(
    "… and {n} more; write more of the word, or ask with --format json.",
    "……另有{n}项；请输入更完整的词语，或使用--format json。",
)
_UNKNOWN = Words("No concept has the word “{word}”.", "术语表中没有“{word}”。")
_NEAR = Words("Near to it: {near}.", "相近词语：{near}。")
_CHECKED = Words("Findings: {n}.", "发现：{n}项。")
_NO_LANGUAGE = Words("There are no terms in this language.", "没有该语言的术语。")
_AMBIGUOUS = Words("Left out, because they stand for several concepts: {words}", "因对应多个概念而未导出：{words}")
_EXISTS = Words("The file exists already.", "文件已存在。")
_OTHER_NAME = Words("Choose another name.", "请更换文件名。")
_OURS = Words("Our own glossaries are never written over.", "本程序自带的术语表不会被覆盖。")
_IMPORTED = Words(
    "{n} concepts for review: {path}. Next: rejoinder terms check {path}",
    "已写入{n}个待审阅概念：{path}。下一步：rejoinder terms check {path}",
)
_LEFT_OUT = Words(
    "Left out, in languages that the program does not know: {tags}", "未导入（本程序不支持的语言）：{tags}"
)
_UNREADABLE = Words("The file cannot be read: {why}.", "无法读取文件：{why}。")
