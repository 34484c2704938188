"""Files written whole or not at all; what a person has edited is never overwritten unasked."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from rejoinder.errors import InputError, KeptFile, Problem
from rejoinder.languages import Words

MANIFEST = "manifest.json"


def sha256(content: bytes) -> str:
    """The hexadecimal SHA-256 of some bytes."""
    return hashlib.sha256(content).hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that after a crash or on a full disk the old one is still whole. Raises ``InputError``."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as fault:
        raise InputError(
            [Problem(_CANNOT_WRITE.fill(why=fault.strerror or str(fault)), str(path), repair=_OLD_FILE_IS_WHOLE)]
        ) from fault


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def recorded(folder: Path) -> Mapping[str, str]:
    """File name -> SHA-256 as the last run wrote it; empty if there was none or its manifest cannot be read."""
    try:
        files = json.loads((folder / MANIFEST).read_text("utf-8")).get("files", {})
    except (OSError, ValueError, AttributeError):
        return {}
    return files if isinstance(files, dict) else {}


def refuse_edited(folder: Path, names: list[str]) -> None:
    """Raise ``KeptFile`` if one of these files exists and is not what the last run wrote."""
    known = recorded(folder)
    for name in names:
        path = folder / name
        if path.is_file() and sha256(path.read_bytes()) != known.get(name):
            raise KeptFile(_EDITED.fill(path=path), str(path))


def write_all(folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write several files of one run, the manifest last; nothing is written if an edited one stands in the way."""
    if not force:
        refuse_edited(folder, [name for name in files if name != MANIFEST])
    for name in sorted(files, key=lambda n: (n == MANIFEST, n)):
        write_whole(folder / name, files[name])


_CANNOT_WRITE = Words("The file cannot be written: {why}.", "无法写入文件：{why}。")
_OLD_FILE_IS_WHOLE = Words("The file that was there before is unchanged.", "原有文件保持不变。")
_EDITED = Words(
    "{path} was edited by a person (or not written by this program); it is kept as it is. Move it away, or add --force.",
    "{path}已被人工修改（或并非由本程序写入），现予保留。请先移走该文件，或使用--force。",
)
