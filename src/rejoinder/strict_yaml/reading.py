"""From a file on disk to plain data, or to all that is wrong with it."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from rejoinder.errors import InputError, Problem, reason
from rejoinder.languages import Words
from rejoinder.strict_yaml import characters
from rejoinder.strict_yaml.building import Builder
from rejoinder.strict_yaml.loaded import Loaded
from rejoinder.strict_yaml.syntax import syntax_problem

MAX_BYTES = 2_000_000

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(path: Path) -> Loaded:
    """Read a file. Raises ``InputError`` with every problem found."""
    return _sound(examine(path))


def parse(text: str, file: str) -> Loaded:
    """Read a text; ``file`` is the name for messages. Raises ``InputError`` with every problem found."""
    return _sound(_examined(text, file))


def examine(path: Path) -> Loaded:
    """Read a file in spite of faults that leave the rest readable; they are in ``problems``. Raises ``InputError`` for the others."""
    name = str(path)
    return _examined(_decode(_read(path, name), name), name)


def _sound(loaded: Loaded) -> Loaded:
    if loaded.problems:
        raise InputError(loaded.problems)
    return loaded


def _read(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as fault:
        raise InputError([Problem(_UNREADABLE.fill(why=reason(fault)), name, repair=_CHECK_PATH)]) from fault
    if len(raw) > MAX_BYTES:
        raise InputError([Problem(_TOO_BIG.fill(limit=f"{MAX_BYTES:,}"), name, repair=_ONLY_FACTS)])
    return raw


def _decode(raw: bytes, name: str) -> str:
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = raw[: fault.start].decode("utf-8")
        message = _NOT_UTF8.fill(byte=f"0x{raw[fault.start]:02x}")
        place = characters.place(before, len(before))
        raise InputError([Problem(message, name, *place, repair=_SAVE_UTF8)]) from fault


def _examined(text: str, file: str) -> Loaded:
    problems = list(characters.refused(text, file))
    if len(problems) >= characters.MOST:
        raise InputError([Problem(_NO_TEXT, file, problems[0].line, problems[0].column, repair=_SAVE_UTF8)])
    pairs = characters.Pairs(characters.harmless(text))
    builder = Builder(file, pairs)
    try:
        for event in yaml.parse(pairs.text, Loader=_Loader):
            builder.take(event)
            if builder.hopeless:
                raise InputError(_in_order([*problems, *builder.problems]))
    except yaml.YAMLError as fault:
        raise InputError(_in_order([*problems, *builder.problems, syntax_problem(fault, text, file)])) from fault
    found = tuple(_in_order([*problems, *builder.problems]))
    return Loaded(builder.root, builder.positions, file, builder.keys, found)


def _in_order(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.line or 0, p.column or 0))


_TOO_BIG = Words("The file is larger than {limit} bytes.", "文件超过{limit}字节。")
_ONLY_FACTS = Words(
    "A case file holds facts only; put papers and pictures beside it and name them under “evidence”.",
    "案件文件只写事实；文件和图片请放在旁边，并在“evidence”下写明文件名。",
)
_UNREADABLE = Words("The file cannot be read: {why}.", "无法读取文件：{why}。")
_CHECK_PATH = Words("Check the path and the right to read it.", "请检查路径及读取权限。")
_NOT_UTF8 = Words("The file is not UTF-8: it holds the byte {byte}.", "文件不是UTF-8编码：含有字节{byte}。")
_NO_TEXT = Words("The file is no plain text: it is full of control characters.", "文件不是纯文本：含有大量控制字符。")
_SAVE_UTF8 = Words("Save it again as UTF-8 (not GBK or UTF-16).", "请另存为UTF-8编码（不要用GBK或UTF-16）。")
