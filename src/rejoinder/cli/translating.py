"""translate: free text by a machine, asked for by name; then a person confirms it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rejoinder.cli.given import CaseArgument
from rejoinder.console import print_lines, session, told
from rejoinder.errors import InputError, Problem, reason
from rejoinder.languages import Words
from rejoinder.options import Options

if TYPE_CHECKING:
    from rejoinder.facts.loader import CaseFile
    from rejoinder.translation.service import Translator

KEY = "REJOINDER_TRANSLATION_KEY"


def translate(
    case: CaseArgument,
    service: Annotated[str | None, typer.Option("--service", help="libretranslate, google or mymemory.")] = None,
    address: Annotated[str, typer.Option("--address", help="The server, e.g. http://localhost:5000.")] = "",
    key_file: Annotated[
        Path | None, typer.Option("--key-file", help=f"A file with the key (else the variable {KEY}).")
    ] = None,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds to wait for an answer.")] = 20.0,
    confirm: Annotated[
        bool, typer.Option("--confirm", help="Record that a person has read the translations that are used.")
    ] = False,
    by: Annotated[str | None, typer.Option("--by", help="Who has read them.")] = None,
) -> None:
    """Translate the texts that a case lacks in a language; the only command that uses the network."""
    from rejoinder import workflow
    from rejoinder.translation.speaking import translator

    with told(case, "text"):
        if confirm == bool(service) or (confirm and not by):
            raise InputError([Problem(_ONE, field="--service / --confirm", repair=_WHICH)])
        if confirm:
            _confirm(workflow.load(case), by or "")
        else:
            speaker = translator(service or "", address, _key(key_file), timeout)
            raise typer.Exit(_translate(workflow.load(case), speaker, service or ""))


def _translate(file: CaseFile, speaker: Translator, service: str) -> int:
    from rejoinder.translation import work
    from rejoinder.translation.service import services

    language = session.language
    print_lines([("yellow", services()[service].sees.words().in_(language))], err=True)
    done = work.translate(file, speaker, service, Options(session.today))
    for entry in done.taken:
        print_lines([("green", f"{entry.path} ({entry.target}): {entry.text}")])
    for refused in done.rejected:
        line = _REJECTED.fill(path=refused.path, target=refused.target, why=refused.why)
        print_lines([("bold red", line.in_(language))])
    if done.taken:
        path = work.record(file.folder, done.taken)
        print_lines([("bold", _WRITTEN.fill(path=path, n=len(done.taken)).in_(language))])
    else:
        print_lines([("bold", _NOTHING.in_(language))])
    return int(bool(done.rejected))


def _confirm(file: CaseFile, by: str) -> None:
    from rejoinder.translation import work

    for original, entry in work.unconfirmed(file):
        print_lines([("bold", entry.path), ("", f"  {original}"), ("", f"  {entry.text}")])
    count = work.confirm(file, by, session.today)
    print_lines([("green", _CONFIRMED.fill(n=count, by=by).in_(session.language))])


def _key(path: Path | None) -> str:
    if path is None:
        return os.environ.get(KEY, "")
    try:
        return path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        why = reason(fault) if isinstance(fault, OSError) else _NOT_TEXT
        raise InputError([Problem(_NO_KEY.fill(why=why), field="--key-file", given=str(path))]) from fault


_ONE = Words("Say either --service NAME, or --confirm --by NAME.", "请指定--service 名称，或--confirm --by 姓名。")
_WHICH = Words(
    "Translate first; read the texts; then confirm them in your own name.", "请先翻译，经审阅后再以本人名义确认。"
)
_REJECTED = Words("Not translated: {path} ({target}): {why}.", "未翻译：{path}（{target}）：{why}。")
_WRITTEN = Words(
    "{n} translations written to {path}. None counts before a person has confirmed it.",
    "已将{n}项译文写入{path}；经人工确认前均不生效。",
)
_NOTHING = Words("Nothing was translated.", "未翻译任何文字。")
_CONFIRMED = Words("{n} translations confirmed by {by}.", "已由{by}确认{n}项译文。")
_NO_KEY = Words("The key cannot be read: {why}.", "无法读取密钥：{why}。")
_NOT_TEXT = Words("it is no text", "该文件不是文本")
