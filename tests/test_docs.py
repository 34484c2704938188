"""The documents tell the truth: commands exist, links lead somewhere, tables equal the data, examples work."""

import json
import re
import shlex
import shutil
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import typer
import yaml
from typer.testing import CliRunner

from casebook import load
from rejoinder import cli, library
from rejoinder.errors import Refused, RejoinderError
from rejoinder.plan import refusals as plan_refusals
from rejoinder.reading import fold
from rejoinder.reading.harms import harm_rules, harms
from rejoinder.rules.grounds import grounds
from rejoinder.wording import rulebook
from rejoinder.wording.documents import document_kinds
from test_architecture import FLOORS
from test_checking import forget

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh-CN.md")
HOW_TO = ROOT / "docs" / "how-to"
DOCUMENTS = sorted(p for pattern in ("*.md", "docs/**/*.md", "samples/*.md") for p in ROOT.glob(pattern))
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
DAY = "2026-03-13"  # the day of the sample that the READMEs follow
SAMPLE = ROOT / "samples" / "joom-trademark"


@dataclass(frozen=True)
class Fenced:
    """A fenced block: its language, what its info string says further, and its text."""

    language: str
    flags: frozenset
    values: dict
    text: str


def named(path):
    return str(path.relative_to(ROOT))


def read(path):
    return (ROOT / path).read_text("utf-8")


def fences(text):
    for found in FENCE.finditer(text):
        language, *words = shlex.split(found["info"]) or [""]
        values = dict(w.split("=", 1) for w in words if "=" in w)
        yield Fenced(language, frozenset(w for w in words if "=" not in w), values, found["text"])


def prose(text):
    return FENCE.sub("", text)


# Links


def slug(heading):
    """The anchor that GitHub makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(path):
    return {slug(h) for h in re.findall(r"^#+ (.+)$", prose(path.read_text("utf-8")), re.MULTILINE)}


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_leads_somewhere(path):
    for target in LINK.findall(prose(path.read_text("utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        assert there.exists(), target
        assert there.is_relative_to(ROOT), target
        assert not anchor or anchor in anchors(there), target


def test_the_pictures_have_words_for_those_who_do_not_see_them():
    for path in DOCUMENTS:
        for words in re.findall(r"!\[([^\]]*)\]\(", prose(path.read_text("utf-8"))):
            assert len(words) > 20, path


# Commands


def commands():
    for path in DOCUMENTS:
        for block in fences(path.read_text("utf-8")):
            if block.language == "console":
                yield from ((named(path), line[2:]) for line in block.text.splitlines() if line.startswith("$ "))


def parsed(arguments):
    """The command line as the program parses it: options, choices and arguments, without running anything."""
    command = typer.main.get_command(cli.app)
    context, name = None, "rejoinder"
    while True:
        context = command.make_context(name, list(arguments), parent=context)
        if not hasattr(command, "resolve_command"):
            return
        name, command, arguments = command.resolve_command(context, [*context._protected_args, *context.args])


@pytest.mark.parametrize(("place", "line"), list(commands()))
def test_every_command_exists(place, line):
    program, *arguments = shlex.split(line)
    if program == "rejoinder":
        if "--help" not in arguments and "--version" not in arguments:
            parsed(arguments)
    elif program == "make":
        targets = re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE)
        assert set(arguments) <= set(targets)
    else:
        assert program in {"git", "cd", "cp", "python3", ".venv/bin/python", "grep"}


def command_names(command, above=""):
    for name, below in getattr(command, "commands", {}).items():
        inner = list(command_names(below, f"{above}{name} "))
        yield from inner or [f"{above}{name}"]


@pytest.mark.parametrize("readme", READMES)
def test_every_command_and_every_option_of_draft_is_told(readme):
    text = read(readme)
    command = typer.main.get_command(cli.app)
    told = set(re.findall(r"`rejoinder ([a-z]+(?: [a-z]+)?)", text))
    assert {" ".join(t.split()[: len(n.split())]) for n in command_names(command) for t in told} >= set(
        command_names(command)
    )
    options = {o for p in command.commands["draft"].params for o in p.opts if o.startswith("--")}
    assert not {o for o in options - {"--help"} if f"`{o}" not in text}


# Tables


def rows(text):
    """The cells of every row of every table."""
    for line in prose(text).splitlines():
        if line.startswith("| ") and line.endswith(" |"):
            yield [cell.strip() for cell in line.strip("| ").split(" | ")]


LANGUAGES = {
    "README.md": {
        "en": "English",
        "zh-Hans": "Chinese",
        "platform": "the platform's",
        "CN": "English; Chinese to an addressee in China",
    },
    "README.zh-CN.md": {"en": "英文", "zh-Hans": "中文", "platform": "平台语言", "CN": "英文；收件方在中国时为中文"},
}


def counting_text(kind, language):
    """The language of the text that counts, in the words of a README."""
    if kind.operative_for:
        assert kind.operative_for == {"CN": "zh-Hans"}
        return language["CN"]
    return language["platform"] if kind.operative_rule else language[kind.operative or kind.languages[0]]


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_documents_equals_the_data(readme):
    kinds = document_kinds()
    told = {cells[0].strip("`"): cells[1] for cells in rows(read(readme)) if cells[0].strip("`") in kinds}
    assert told == {name: counting_text(kind, LANGUAGES[readme]) for name, kind in kinds.items()}


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_refusals_equals_the_data(readme):
    told = [cells[0].strip("`") for cells in rows(read(readme))]
    known = [name for name in rulebook.refusals() if not name.startswith("matrix.")]
    assert [name for name in told if name in known or re.fullmatch(r"R-\d\d", name)] == known
    assert "`matrix.*`" in read(readme)


@pytest.mark.parametrize("readme", READMES)
def test_the_table_of_exit_statuses_equals_the_program(readme):
    told = [int(cells[0].strip("`")) for cells in rows(read(readme)) if re.fullmatch(r"`\d`", cells[0])]
    assert told == [0, 1, RejoinderError.exit_status, Refused.exit_status]


def test_the_architecture_names_the_rooms_from_the_ground_up():
    told = [cells[0].strip("`") for cells in rows(read("docs/architecture.md"))]
    assert [name for name in told if name in FLOORS] == list(FLOORS)


def test_the_page_on_law_names_every_ground_with_its_confidence():
    told = {cells[0].strip("`"): cells[-1] for cells in rows(read("docs/law.md")) if cells[0].strip("`") in grounds()}
    assert told == {name: ground.source.confidence for name, ground in grounds().items()}


def test_the_page_on_law_names_every_refusal():
    text = read("docs/law.md")
    assert not [name for name in rulebook.refusals() if name not in text]


def test_every_how_to_and_every_decision_is_listed_or_numbered():
    listed = read("docs/how-to/README.md")
    assert not [p.name for p in HOW_TO.glob("*.md") if p.name != "README.md" and p.name not in listed]
    numbers = [int(p.name[:4]) for p in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == list(range(1, len(numbers) + 1))


# The first case of the READMEs, run as it stands there


def session(readme):
    """Number of the console block, command and shown output, of the section with the first case."""
    section = re.split(r"^## ", read(readme), flags=re.MULTILINE)
    text = next(part for part in section if "rejoinder new" in part and "```console" in part)
    for number, block in enumerate(b for b in fences(text) if b.language == "console"):
        for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield number, command, shown.strip("\n")


def matches(shown, real):
    """True if the real output is what is shown; “…” stands for anything left out."""
    pattern = ".*?".join(re.escape(part) for part in shown.split("…"))
    return re.fullmatch(pattern, real.strip("\n"), re.DOTALL) is not None


@pytest.mark.parametrize(("readme", "language"), list(zip(READMES, ("en", "zh"), strict=True)))
def test_the_first_case_runs_as_the_readme_shows_it(readme, language, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    for block, command, shown in session(readme):
        arguments = shlex.split(command)[1:]
        if block == 1:
            shutil.copytree(SAMPLE, tmp_path / "first-case", dirs_exist_ok=True)  # the reader fills it in
        monkeypatch.setattr(sys, "argv", ["rejoinder", "--lang", language, "--today", DAY, *arguments])
        with pytest.raises(SystemExit):
            cli.main()
        printed = capsys.readouterr()
        real = (printed.out + printed.err).replace("\\", "/")
        assert matches(shown, real), f"{command}\n{real}"


# The worked examples


def write(tree, block):
    """Write a block into a copy of the data folders: a whole file, an addition at its end, or lines after one of its lines."""
    path = tree / block.values["file"]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = block.text
    if "append" in block.flags:
        text = path.read_text("utf-8") + text
    elif "after" in block.values:
        head, line, tail = path.read_text("utf-8").partition(block.values["after"] + "\n")
        assert line, block.values["after"]
        text = head + line + text + tail
    else:
        assert not path.exists() or "firm" in path.parts, f"{path} exists already"
    path.write_text(text, encoding="utf-8")


def run(*arguments):
    """The program with the data folders that it has now; one JSON object for each line it prints."""
    done = CliRunner().invoke(cli.app, arguments)
    assert done.output, done.exception
    return [json.loads(line) for line in done.stdout.splitlines()]


@cache
def blocks(page):
    return tuple(b for b in fences((HOW_TO / page).read_text("utf-8")) if "file" in b.values)


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A copy of the data folders, which the program reads instead of its own."""
    for folder in ("templates", "platforms", "glossaries"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.setattr(library, "CHECKOUT", tmp_path)
    forget(())
    yield tmp_path
    monkeypatch.undo()
    forget(())


def test_the_worked_examples_fit_together(tree):
    pages = [p.name for p in sorted(HOW_TO.glob("*.md")) if p.name != "add-a-language.md"]
    written = [block for page in pages for block in blocks(page)]
    for block in written:
        write(tree, block)
    assert len(written) >= 8
    [ours] = run("templates", "check", "--format", "json")
    # Nothing uses the text of the new refusal: its function is in the page and not in the program.
    assert [(f["rule"], "R-14" in f["message"]["en"]) for f in ours["findings"]] == [("text.unused", True)]
    [firm] = run("templates", "check", "--format", "json", "--templates", str(tree / "firm"))
    assert firm["findings"] == ours["findings"]
    platforms = run("platforms", "list", "--format", "json")
    assert "sample-market" in json.dumps(platforms)


def test_the_worked_example_of_a_language_lacks_texts_and_nothing_else(tree):
    for block in blocks("add-a-language.md"):
        write(tree, block)
    [checked] = run("templates", "check", "--format", "json")
    ours, theirs = ((tree / "templates" / "languages" / f"{tag}.yaml").read_text("utf-8") for tag in ("de", "en"))
    assert {k: sorted(map(str, v)) if isinstance(v, dict) else "" for k, v in yaml.safe_load(ours).items()} == {
        k: sorted(map(str, v)) if isinstance(v, dict) else "" for k, v in yaml.safe_load(theirs).items()
    }
    german = [f for f in checked["findings"] if f["rule"] == "text.language"]
    assert german
    assert all("de" in f["message"]["en"].split() or "de." in f["message"]["en"] for f in german)


def test_the_worked_example_of_a_refusal_refuses_and_does_not_refuse(tmp_path, monkeypatch):
    page = (HOW_TO / "add-a-refusal.md").read_text("utf-8")
    [data] = blocks("add-a-refusal.md")
    text = rulebook.RefusalText.model_validate(yaml.safe_load(data.text)["R-14"])
    monkeypatch.setattr(rulebook, "refusals", lambda: {"R-14": text})
    names = dict(vars(plan_refusals))
    [function] = [b for b in fences(page) if "run" in b.flags]
    exec(function.text, names)  # noqa: S102 - our own page
    [table] = [b for b in fences(page) if "row" in b.flags]
    cases = [eval(line) for line in table.text.splitlines()]  # noqa: S307
    assert {bool(rules) for *_, rules in cases} == {True, False}
    for n, (what, base, changes, rules) in enumerate(cases):
        file = load(tmp_path / str(n), base, changes)
        kind = next(k for k in document_kinds().values() if file.case.complaint.procedure in k.main_for)
        assert [r.rule for r in names["not_taken_down"](file, kind)] == rules, what


def test_the_worked_example_of_a_check_finds_its_sentences_and_lets_the_others_pass(tree):
    for block in blocks("add-a-check.md"):
        write(tree, block)
    forget(())
    rule = harm_rules()["admission.gift"]
    for language, examples in rule.examples.items():
        for fails, said in ((True, examples.fail), (False, examples.pass_)):
            for sentence in said:
                assert bool(list(harms(fold(sentence), language, [rule]))) == fails, sentence
    assert "admission.gift" in rulebook.rules()


# What must not stand in the documents


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_no_document_names_a_machine(path):
    text = path.read_text("utf-8")
    assert not re.search(r"/(?:home|Users|tmp|root|work)/|[A-Z]:\\Users|localhost|127\.0\.0\.1", text)


@pytest.mark.parametrize("readme", READMES)
def test_the_readmes_say_what_the_program_is_not(readme):
    text = " ".join(read(readme).split())
    for word in {
        "README.md": ("not legal advice", "not reviewed by counsel", "not affiliated"),
        "README.zh-CN.md": ("不构成法律意见", "尚未经律师审阅", "无任何关联"),
    }[readme]:
        assert word in text, word


def test_the_changelog_starts_with_what_is_not_released():
    first = re.search(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)
    assert first is not None
    assert first[1].startswith("[Unreleased]") or first[1].startswith("Unreleased")
