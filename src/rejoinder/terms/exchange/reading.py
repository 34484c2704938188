"""The files of other programs, by the ends of their names."""

from __future__ import annotations

from typing import Any

from rejoinder.errors import InputError, Problem
from rejoinder.languages import Words
from rejoinder.terms.exchange import csv_file, tbx
from rejoinder.terms.exchange.rows import plain_concepts


def read_file(name: str, content: bytes) -> list[dict[str, Any]]:
    """The concepts of a file as plain data. Raises ``InputError``."""
    if name.lower().endswith(".csv"):
        return plain_concepts(csv_file.read(content, name), name)
    if name.lower().endswith((".tbx", ".xml")):
        return tbx.read(content, name)
    raise InputError([Problem(_NO_FORM, name)])


_NO_FORM = Words("Only .csv and .tbx files can be imported.", "仅可导入.csv及.tbx文件。")
