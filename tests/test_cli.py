"""The command line as a person and as a program meet it: help, languages, exit statuses, never a traceback."""

import json
import os
import pty
import subprocess
import sys

import pytest
from typer.testing import CliRunner

import casebook
from rejoinder import __version__, cli, workflow
from rejoinder.cli import app

COMMANDS = [
    "draft",
    "check",
    "approve",
    "new",
    "schema",
    "templates list",
    "templates check",
    "platforms list",
    "platforms show",
]


def run(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def process(*arguments, **environment):
    """The real program in a process of its own."""
    command = [sys.executable, "-m", "rejoinder", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False, env={**os.environ, **environment}
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_ends_well(command):
    ended = run(*command.split(), "--help")
    assert ended.exit_code == 0
    assert len(ended.output) > 100


def test_version():
    assert run("--version").output.strip() == f"rejoinder {__version__}"


def test_messages_in_chinese(tmp_path):
    case = casebook.write(tmp_path, "letter", {"complaint.court": {"served": "yes"}})
    ended = run("--lang", "zh", "--today", "2026-03-20", "check", case)
    assert ended.exit_code == 3
    assert "已收到法院文书" in ended.output


@pytest.fixture
def started(monkeypatch, capsys):
    """Starts the program with these arguments in our own process: its exit status, and what it printed on both streams."""

    def start(*arguments):
        monkeypatch.setattr(sys, "argv", ["rejoinder", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        return ended.value.code, "".join(capsys.readouterr())

    return start


@pytest.mark.parametrize(("locale", "chinese"), [("zh_CN.UTF-8", True), ("C.UTF-8", False), ("de_DE.UTF-8", False)])
def test_the_language_follows_the_locale(tmp_path, locale, chinese, monkeypatch, started):
    monkeypatch.setenv("LC_ALL", locale)
    status, told = started("check", tmp_path / "nowhere")
    assert status == 2
    assert ("没有该文件" in told) == chinese


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--lang", "fr", "check", "x"], "en or zh"),
        (["--today", "2026-02-30", "check", "x"], "no such day"),
        (["--today", "tomorrow", "check", "x"], "YYYY-MM-DD"),
        (["check", "nowhere"], "no such file"),
        (["draft", "nowhere"], "no such file"),
        (["platforms", "show", "jom"], "joom"),
    ],
)
def test_wrong_arguments_get_a_sentence_and_exit_status_2(arguments, words, started):
    status, told = started(*arguments)
    assert status == 2
    assert words in told
    assert "Traceback" not in told


def test_a_process_of_its_own_ends_as_well(tmp_path):
    ended = process("check", tmp_path / "nowhere", LC_ALL="zh_CN.UTF-8")
    assert ended.returncode == 2
    assert "没有该文件" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_unknown_option_is_told_without_a_traceback():
    ended = process("draft", "x", "--sign")
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def test_a_fault_of_the_program_is_told_as_one(tmp_path, monkeypatch, started):
    def broken(*_):
        raise RuntimeError("boom")

    monkeypatch.setattr(workflow, "load", broken)
    status, told = started("check", tmp_path)
    assert status == 2
    assert "boom" in told
    assert "Traceback" not in told


def test_a_broken_pipe_or_an_interrupt_is_no_fault(monkeypatch):
    def interrupted():
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", interrupted)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130


@pytest.mark.parametrize(
    "command", [["templates", "list"], ["platforms", "list"], ["platforms", "show", "joom"], ["templates", "check"]]
)
def test_lists_as_json_are_one_object_a_line(command):
    ended = run(*command, "--format", "json")
    assert ended.exit_code == 0, ended.output
    assert all(json.loads(line) for line in ended.output.splitlines())


def test_output_survives_a_console_that_is_not_utf_8(tmp_path):
    case = casebook.write(tmp_path, "letter", {"complaint.court": {"served": "yes"}})
    ended = subprocess.run(
        [sys.executable, "-m", "rejoinder", "--lang", "zh", "check", str(case)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"},
    )
    assert ended.returncode == 3
    assert b"Traceback" not in ended.stderr


def at_a_terminal(*arguments):
    """What a person sees: the program run in a pseudo-terminal."""
    seen = []
    read = lambda fd: seen.append(os.read(fd, 4096)) or seen[-1]  # noqa: E731 - the signature that pty asks for
    status = pty.spawn([sys.executable, "-m", "rejoinder", *map(str, arguments)], read)
    return os.waitstatus_to_exitcode(status), b"".join(seen).decode("utf-8", "replace")


def test_a_person_sees_colour_and_progress_and_a_file_neither(tmp_path, monkeypatch, started):
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    case = casebook.write(tmp_path, "letter", {"seller.address": casebook.GONE})
    arguments = ("--lang", "en", "--today", "2026-03-20", "draft", case, "--out", tmp_path / "out", "--force")
    status, seen = at_a_terminal(*arguments)
    piped, printed = started(*arguments)
    assert status == piped == 1
    assert "Working on" in seen
    assert "\x1b[1;31m" in seen
    assert "\x1b" not in printed
    assert "Working on" not in printed


def test_help_stays_fast():
    """Only the command line itself is imported for help; the heavy libraries wait for a command that needs them."""
    code = "import sys, rejoinder.cli; print(sorted(m for m in ('docx', 'pydantic', 'jinja2', 'babel') if m in sys.modules))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
