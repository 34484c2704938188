"""The stored index: never a wrong answer, and never read before it is wanted."""

import json
import shutil
import subprocess
import sys

import pytest

from rejoinder import library
from rejoinder.terms import index, loading
from rejoinder.terms.glossary import Terms
from small_glossary import GOOD, changed, put, write


def hits(found, text="反通知及许可"):
    return [hit.text for hit in Terms(found, tuple).scan(text, "zh-Hans").hits]


def test_an_index_read_back_is_the_index_that_was_built(folder):
    write(folder)
    index.write(folder)
    assert index.stored(folder) == index.fresh()
    assert hits(index.load()) == ["反通知", "许可"]


def test_without_an_index_the_files_are_read(folder):
    write(folder)
    assert index.stored(folder) is None
    assert hits(index.load()) == ["反通知", "许可"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda folder: write(folder, changed(put(["terms", "zh-Hans", 0, "text"], "异议通知"))),
        lambda folder: write(folder, {**GOOD, "domain": "second", "concepts": []}, "second"),
        lambda folder: (folder / "straddles.yaml").write_text("zh-Hans: {leading: [反通知]}\n", "utf-8"),
        lambda folder: (folder / "sample.yaml").rename(folder / "other.yaml"),
    ],
)
def test_after_any_change_the_old_index_is_not_used(folder, edit):
    write(folder)
    index.write(folder)
    assert not index.is_stale(folder)
    edit(folder)
    assert index.is_stale(folder)
    assert index.load() == index.fresh()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"format": 1}', '{"format": 0, "digest": ""}'])
def test_a_damaged_index_is_not_used(folder, content):
    write(folder)
    (folder / index.FILE).write_text(content, "utf-8")
    assert index.stored(folder) is None
    assert hits(index.load()) == ["反通知", "许可"]


def test_line_ends_of_another_system_make_no_other_index(folder):
    path = write(folder)
    index.write(folder)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert not index.is_stale(folder)


def test_the_index_is_json_with_a_line_for_each_entry(folder):
    write(folder)
    text = index.write(folder).read_text("utf-8")
    assert json.loads(text)["format"] == index.FORMAT
    assert '"反通知":"1"' in text.replace(",", "").splitlines()


def test_files_that_hold_no_concepts_are_no_glossaries(folder):
    path = write(folder)
    shutil.copy(library.CHECKOUT / "glossaries" / "places.yaml", folder / "ordinary.yaml")
    assert loading.glossary_paths() == (path,)


def test_the_command_line_starts_without_the_glossary():
    code = "import sys, rejoinder.cli; print([m for m in sys.modules if m == 'ahocorasick' or m.startswith('rejoinder.terms.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
