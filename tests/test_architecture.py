"""Promises of the architecture, each held by a walk through the source."""

import ast
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src" / "rejoinder"

# From the ground up; a module imports only from its own room or from rooms below it.
FLOORS = (
    "library",
    "languages",
    "errors",
    "findings",
    "draft",
    "strict_yaml",
    "datafiles",
    "facts",
    "rules",
    "wording",
    "waivers",
    "reading",
    "values",
    "terms",
    "compose",
    "plan",
    "text",
    "review",
    "word",
    "options",
    "papers",
    "store",
    "approvals",
    "pdf",
    "manifest",
    "workflow",
    "translation",
    "opening",
    "reviewing",
    "standing",
    "summary",
    "sarif",
    "page",
    "report",
    "checking",
    "catalogue",
    "newcase",
    "schemas",
    "console",
    "cli",
    "__main__",
)  # fmt: skip


def modules():
    return sorted(SOURCE.rglob("*.py"))


def room(path):
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return parts[0]


@cache
def imports(path):
    """Names imported at run time: not under TYPE_CHECKING, which costs nothing and makes no circle."""
    return tuple(_imports(path))


def _imports(path):
    tree = ast.parse(path.read_text("utf-8"))
    guarded = {
        id(n)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for n in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def our_rooms(path):
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "rejoinder" and len(parts) > 1 and parts[1] in FLOORS:
            yield parts[1]


@pytest.mark.parametrize(
    "path", [p for p in modules() if room(p) != "__init__"], ids=lambda p: str(p.relative_to(SOURCE))
)
def test_a_module_imports_only_from_floors_below_it(path):
    own = FLOORS.index(room(path))
    above = sorted({name for name in our_rooms(path) if FLOORS.index(name) > own})
    assert above == []


def test_every_room_has_its_floor():
    assert {room(p) for p in modules()} - {"__init__"} == set(FLOORS)


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        ("docx", {"word"}),
        ("typer", {"cli", "console"}),
        ("rich", {"console"}),
        ("subprocess", {"pdf"}),
        ("socket", set()),
        ("urllib.request", set()),
        ("http", {"translation"}),
        ("deep_translator", set()),
        ("ahocorasick", {"terms"}),
        ("requests", set()),
    ],
)
def test_only_its_own_room_imports(library, rooms):
    users = {
        room(p) for p in modules() if any(name == library or name.startswith(f"{library}.") for name in imports(p))
    }
    assert users == rooms


def test_only_the_command_line_reads_the_clock_and_nothing_is_random():
    for path in modules():
        text = path.read_text("utf-8")
        for word in ("datetime.now", "date.today", "time.time", "import random", "uuid4"):
            assert word not in text or (room(path) == "cli" and word == "datetime.now"), f"{path}: {word}"


def test_files_and_functions_stay_small():
    for path in modules():
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 330, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
                assert length <= 40, f"{path}: {node.name} has {length} lines"


def test_no_room_is_called_utils_or_helpers():
    assert not [p for p in modules() if p.stem in ("utils", "helpers", "common", "misc")]
