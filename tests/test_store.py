"""Files are written whole or not at all, and what a person has edited is kept and named."""

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from rejoinder import store
from rejoinder.errors import InputError, KeptFile
from rejoinder.store import MANIFEST, recorded, refuse_edited, sha256, write_all, write_whole

OLD, NEW = b"the old text", b"the new text"


def manifest(**files):
    return json.dumps({"files": {name: sha256(content) for name, content in files.items()}}).encode()


def run(folder, force=False, **files):
    """One run of the program that writes these files."""
    write_all(folder, {**files, MANIFEST: manifest(**files)}, force=force)


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name != MANIFEST}


@pytest.fixture
def out(tmp_path):
    """A folder with the files of an earlier run."""
    folder = tmp_path / "out"
    run(folder, a=OLD, b=OLD)
    return folder


# Whole or not at all


def fail(number):
    def failing(*_args, **_kwargs):
        raise OSError(number, os.strerror(number))

    return failing


class FullDisk:
    """A file that takes half of what is written to it."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *_args):
        self.file.close()

    def write(self, data):
        self.file.write(data[: len(data) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_disk(monkeypatch):
    real = os.fdopen
    monkeypatch.setattr(store.os, "fdopen", lambda *args: FullDisk(real(*args)))


CRASHES = {
    "a full disk": full_disk,
    "a disk that fails": lambda mp: mp.setattr(store.os, "fsync", fail(errno.EIO)),
    "a file held by another program": lambda mp: mp.setattr(Path, "replace", fail(errno.EACCES)),
    "a read-only folder": lambda mp: mp.setattr(store.tempfile, "mkstemp", fail(errno.EROFS)),
}


@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES)
def test_whatever_goes_wrong_the_old_file_stays_whole_and_nothing_is_left_behind(out, monkeypatch, crash):
    with monkeypatch.context() as broken:
        crash(broken)
        with pytest.raises(InputError) as refused:
            write_whole(out / "a", NEW)
    assert content(out) == {"a": OLD, "b": OLD}
    (problem,) = refused.value.problems
    assert problem.file == str(out / "a")
    assert "cannot be written" in problem.message.en
    assert "无法写入文件" in problem.message.zh
    assert "unchanged" in problem.repair.en


@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES)
def test_a_run_that_fails_changes_no_file_at_all(out, monkeypatch, crash):
    before = (out / MANIFEST).read_bytes()
    with monkeypatch.context() as broken:
        crash(broken)
        with pytest.raises(InputError):
            run(out, a=NEW, b=NEW, c=NEW)
    assert content(out) == {"a": OLD, "b": OLD}
    assert (out / MANIFEST).read_bytes() == before


@pytest.mark.parametrize("kind", [KeyboardInterrupt, MemoryError])
def test_an_interruption_while_writing_changes_nothing_either(out, monkeypatch, kind):
    def interrupted(_handle):
        raise kind

    with monkeypatch.context() as broken:
        broken.setattr(store.os, "fsync", interrupted)
        with pytest.raises(kind):
            run(out, a=NEW, b=NEW)
    assert content(out) == {"a": OLD, "b": OLD}


@pytest.mark.parametrize("links", [True, False], ids=["with links", "on a drive without links"])
def test_if_one_file_of_a_run_is_held_the_others_are_put_back(out, monkeypatch, links):
    before = (out / MANIFEST).read_bytes()
    real = Path.replace

    def held(self, target):
        if Path(target).name == "c":
            raise PermissionError(errno.EACCES, "held")
        return real(self, target)

    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", held)
        if not links:
            broken.setattr(Path, "hardlink_to", fail(errno.EPERM))
        with pytest.raises(InputError) as refused:
            run(out, a=NEW, aa=NEW, b=NEW, c=NEW)
    assert content(out) == {"a": OLD, "b": OLD}
    assert (out / MANIFEST).read_bytes() == before
    assert "access is not permitted" in refused.value.problems[0].message.en


def test_a_drive_without_links_is_no_hindrance(out, monkeypatch):
    monkeypatch.setattr(Path, "hardlink_to", fail(errno.EPERM))
    run(out, a=NEW, b=NEW)
    assert content(out) == {"a": NEW, "b": NEW}


def test_a_file_is_replaced_and_a_folder_is_made(tmp_path):
    path = tmp_path / "new" / "folder" / "a"
    write_whole(path, OLD)
    write_whole(path, NEW)
    assert content(path.parent) == {"a": NEW}


def test_a_name_may_be_as_long_as_the_system_allows_and_no_longer(tmp_path):
    write_whole(tmp_path / ("字" * 85), OLD)
    with pytest.raises(InputError) as refused:
        write_whole(tmp_path / ("字" * 86), OLD)
    assert "name is too long" in refused.value.problems[0].message.en


@pytest.mark.parametrize("name", ["folder", "file/below"])
def test_what_stands_in_the_way_is_told(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(InputError) as refused:
        write_whole(tmp_path / name, NEW)
    assert "cannot be written" in refused.value.problems[0].message.en
    assert "Errno" not in refused.value.problems[0].message.en
    assert (tmp_path / "file").read_bytes() == OLD
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


def test_a_new_file_can_be_read_by_whoever_may_read_new_files(tmp_path):
    previous = os.umask(0o027)
    try:
        write_whole(tmp_path / "a", OLD)
    finally:
        os.umask(previous)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_replaced_file_keeps_its_rights(tmp_path):
    write_whole(tmp_path / "a", OLD)
    (tmp_path / "a").chmod(0o600)
    write_whole(tmp_path / "a", NEW)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_the_manifest_is_moved_last(tmp_path, monkeypatch):
    moved = []
    real = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, target: (moved.append(target.name), real(self, target))[1])
    write_all(tmp_path, {MANIFEST: b"{}", "z": NEW, "a": NEW})
    assert moved == ["a", "z", MANIFEST]


# Edited by a person


def test_what_the_program_wrote_itself_is_written_over(out):
    run(out, a=NEW, b=NEW)
    assert content(out) == {"a": NEW, "b": NEW}


def test_an_edited_file_is_kept_and_named_and_nothing_else_is_written(out):
    (out / "b").write_bytes(b"edited")
    with pytest.raises(KeptFile) as kept:
        run(out, a=NEW, b=NEW)
    assert content(out) == {"a": OLD, "b": b"edited"}
    assert kept.value.path == str(out / "b")
    assert str(out / "b") in kept.value.message.en
    assert str(out / "b") in kept.value.message.zh
    assert "--force" in kept.value.message.en
    assert "a," not in kept.value.message.en


def test_all_edited_files_are_named(out):
    for name in ("a", "b"):
        (out / name).write_bytes(b"edited")
    with pytest.raises(KeptFile) as kept:
        run(out, a=NEW, b=NEW)
    assert f"{out / 'a'}, {out / 'b'} was edited" in kept.value.message.en


def test_force_writes_over_an_edited_file(out):
    (out / "b").write_bytes(b"edited")
    run(out, force=True, a=NEW, b=NEW)
    assert content(out) == {"a": NEW, "b": NEW}


def test_a_file_that_a_person_put_there_is_kept(tmp_path):
    (tmp_path / "a").write_bytes(b"by hand")
    with pytest.raises(KeptFile):
        run(tmp_path, a=NEW)
    assert content(tmp_path) == {"a": b"by hand"}


def test_a_file_that_a_person_threw_away_is_written_again(out):
    (out / "a").unlink()
    run(out, a=NEW, b=OLD)
    assert content(out) == {"a": NEW, "b": OLD}


def test_a_file_that_already_says_what_would_be_written_stands_in_nobodys_way(out):
    """As after a crash between the last file and the manifest."""
    (out / "a").write_bytes(NEW)
    run(out, a=NEW, b=NEW)
    assert content(out) == {"a": NEW, "b": NEW}
    refuse_edited(out, {"a": NEW})


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"\xff\xfe",
        b"not json",
        b"[]",
        b'"text"',
        b'{"files": [1]}',
        b'{"files": {"a": 1, "b": ["x"]}}',
        b"[" * 100_000,
        b"{}",
    ],
    ids=range(9),
)
def test_without_a_readable_manifest_every_file_counts_as_edited(out, damaged):
    (out / MANIFEST).write_bytes(damaged)
    assert recorded(out) == {}
    with pytest.raises(KeptFile):
        run(out, a=NEW, b=NEW)
    assert content(out) == {"a": OLD, "b": OLD}


def test_an_existing_file_that_cannot_be_read_is_told_and_kept(out, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", fail(errno.EACCES))
    with pytest.raises(InputError) as refused:
        run(out, a=NEW)
    assert "cannot be read: access is not permitted" in refused.value.problems[0].message.en
    monkeypatch.undo()
    assert content(out) == {"a": OLD, "b": OLD}
