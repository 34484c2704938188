"""Where in the case file a finding points."""

from __future__ import annotations

from typing import Any

from rejoinder.compose import Subject
from rejoinder.findings import Where


def at(subject: Subject, path: str, **more: Any) -> Where:
    """The place of a dotted path, with the file's line and column if the path, or something around it, exists."""
    line, column = subject.file.place(path)
    return Where(file=subject.file.source.file, line=line, column=column, field=path, **more)
