"""Files written whole or not at all; what a person has edited is never overwritten unasked."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from rejoinder.errors import InputError, KeptFile, Problem, reason
from rejoinder.languages import Words

MANIFEST = "manifest.json"


def sha256(content: bytes) -> str:
    """The hexadecimal SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after a crash or on a full disk the old one is still whole. Raises ``InputError``."""
    _write({path: content})


def write_all(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write the files of one run, all or none, the manifest last. Raises ``KeptFile`` if an edited one stands in the way."""
    if not force:
        refuse_edited(folder, {name: content for name, content in files.items() if name != MANIFEST})
    _write({folder / name: files[name] for name in sorted(files, key=lambda n: (n == MANIFEST, n))})


def refuse_edited(folder: Path, files: Mapping[str, bytes]) -> None:
    """Raise ``KeptFile`` if one of these files exists and is neither what the last run wrote nor what would be written now."""
    known = recorded(folder)
    edited = [
        folder / name for name, content in files.items() if not _ours(folder / name, {known.get(name), sha256(content)})
    ]
    if edited:
        path = Words(", ".join(map(str, edited)), "、".join(map(str, edited)))
        raise KeptFile(_EDITED.fill(path=path), str(edited[0]))


def recorded(folder: Path) -> Mapping[str, str]:
    """File name -> SHA-256 as the last run wrote it; empty if there was none or its manifest cannot be read."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8")).get("files", {})
    except (OSError, ValueError, AttributeError, RecursionError):
        return {}
    return (
        {name: digest for name, digest in files.items() if isinstance(digest, str)} if isinstance(files, dict) else {}
    )


def _ours(path: Path, digests: set[str | None]) -> bool:
    with _explained(path, _UNREADABLE, _FREE_IT):
        return not path.is_file() or sha256(path.read_bytes()) in digests


def _write(files: Mapping[Path, bytes]) -> None:
    """Everything is written beside its place before anything is moved there: a full disk is noticed while nothing has changed."""
    temporary: list[Path] = []
    try:
        parts = [(path, _write_part(path, content, temporary)) for path, content in files.items()]
        _move(parts, temporary)
    finally:
        for path in temporary:
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)


def _write_part(path: Path, content: bytes, temporary: list[Path]) -> Path:
    with _explained(path, _CANNOT_WRITE, _OLD_FILE_IS_WHOLE):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
        part = Path(name)
        temporary.append(part)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_mode(path))
    return part


def _mode(path: Path) -> int:
    """The rights of the file that is replaced, or those of any new file: nobody else could read one made as temporary."""
    if path.is_file():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _move(parts: list[tuple[Path, Path]], temporary: list[Path]) -> None:
    """Move the parts to their places; if one place is held (open in Word, say), put back what stood in the others."""
    moved: list[tuple[Path, Path | None]] = []
    try:
        for path, part in parts:
            with _explained(path, _CANNOT_WRITE, _OLD_FILE_IS_WHOLE):
                old = _second_name(path, part, temporary) if len(parts) > 1 else None
                part.replace(path)
                moved.append((path, old))
    except BaseException:
        _put_back(moved)
        raise


def _second_name(path: Path, part: Path, temporary: list[Path]) -> Path | None:
    """Another name for the file that is about to be replaced, under which it can be put back without any room on the disk."""
    if not path.is_file():
        return None
    old = part.with_suffix(".old")
    temporary.append(old)
    try:
        old.hardlink_to(path)
    except OSError:  # a drive that knows no links
        shutil.copy2(path, old)
    return old


def _put_back(moved: list[tuple[Path, Path | None]]) -> None:
    for path, old in moved:
        with contextlib.suppress(OSError):
            if old is None:
                path.unlink()
            else:
                old.replace(path)


@contextlib.contextmanager
def _explained(path: Path, message: Words, repair: Words) -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        raise InputError([Problem(message.fill(why=reason(fault)), str(path), repair=repair)]) from fault


_CANNOT_WRITE = Words("The file cannot be written: {why}.", "无法写入文件：{why}。")
_OLD_FILE_IS_WHOLE = Words(
    "What was there before is unchanged. Mend the cause (close the file, make room, choose another folder) and run again.",
    "原有文件保持不变。请排除原因（关闭文件、清理磁盘或更换文件夹）后重试。",
)
_UNREADABLE = Words("The file that is there cannot be read: {why}.", "无法读取现有文件：{why}。")
_FREE_IT = Words("Close or move it, and run again.", "请关闭或移走该文件后重试。")
_EDITED = Words(
    "{path} was edited by a person (or not written by this program); it is kept as it is. Move it away, or add --force.",
    "{path}已被人工修改（或并非由本程序写入），现予保留。请先移走该文件，或使用--force。",
)
