"""What can go wrong, and the exit status that each fault gives.

    RejoinderError            .exit_status = 2
     +- InputError            the case file or a command's argument: every problem at once
     +- DataError             a file of the project's own data (clause, ground, platform ...) is wrong
     |   +- NotKnown          a rule is asked for a day that no value covers
     +- Refused               .exit_status = 3: nothing may be drafted; says why and what to do instead
     +- KeptFile              an output that a person has edited stands in the way

A user never sees a traceback: ``cli.main`` prints these, in the user's language.
"""

from __future__ import annotations

import errno
from collections.abc import Sequence
from dataclasses import dataclass, field

from rejoinder.languages import Words

SHOWN_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault of an input file.

    ``file`` as the user named it; ``line`` and ``column`` count from 1; ``field`` is the dotted path
    (``seller.phone``, ``evidence[2].file``); ``given`` is shortened for display.
    """

    message: Words
    file: str = ""
    line: int | None = None
    column: int | None = None
    field: str = ""
    given: str | None = None
    allowed: Words | None = None
    repair: Words | None = None

    def place(self) -> str:
        """``case.yaml:12:7`` or as much of it as is known."""
        parts = [self.file] + [str(n) for n in (self.line, self.column) if n is not None]
        return ":".join(part for part in parts if part)


class RejoinderError(Exception):
    """The root: every fault that is explained to the user."""

    exit_status = 2

    def __init__(self, message: Words) -> None:
        super().__init__(message.en)
        self.message = message


class InputError(RejoinderError):
    """Wrong input; carries every problem found, not only the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].message)
        self.problems = tuple(problems)

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        """Survives the way back from a worker process with every problem."""
        return type(self), (self.problems,)


class DataError(RejoinderError):
    """A data file of the project, or of a firm's own templates, is wrong."""

    def __init__(self, message: Words, file: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.file = file
        self.line = line


class NotKnown(DataError):
    """No value covers the day that was asked for; the program never guesses."""


class KeptFile(RejoinderError):
    """A file that a person has edited since it was written; it is kept and named."""

    def __init__(self, message: Words, path: str) -> None:
        super().__init__(message)
        self.path = path


def shown(text: str) -> str:
    """A text of the user's as messages quote it: shortened, on one line, invisible characters by their code."""
    cut = text if len(text) <= SHOWN_LENGTH else text[:SHOWN_LENGTH] + "…"
    return "".join(c if c.isprintable() else " " if c in "\t\r\n" else f"<U+{ord(c):04X}>" for c in cut)


def reason(fault: OSError) -> Words:
    """Why the system refused, in words of both languages where it is a usual reason."""
    told = fault.strerror or str(fault)
    return _REASONS.get(fault.errno or 0, Words(told, told))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why no document may be drafted, and what to do instead (rule ids such as ``R-01``)."""

    rule: str
    title: Words
    reason: Words
    next_step: Words
    counsel: bool
    source: str
    facts: tuple[Words, ...] = field(default=())


class Refused(RejoinderError):
    """The route is refused or the safeguard matrix is broken; carries each reason."""

    exit_status = 3

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(refusals[0].reason)
        self.refusals = tuple(refusals)

    def __reduce__(self) -> tuple[type[Refused], tuple[tuple[Refusal, ...]]]:
        """Survives the way back from a worker process with every reason."""
        return type(self), (self.refusals,)


_REASONS = {
    errno.ENOENT: Words("there is no such file", "没有该文件"),
    errno.EACCES: Words("access is not permitted", "没有访问权限"),
    errno.EPERM: Words("access is not permitted", "没有访问权限"),
    errno.EROFS: Words("the drive is read-only", "磁盘为只读"),
    errno.ENOSPC: Words("the disk is full", "磁盘已满"),
    errno.EISDIR: Words("it is a folder", "该路径为文件夹"),
    errno.ENOTDIR: Words("part of the path is a file, not a folder", "路径中有一部分是文件而非文件夹"),
    errno.EEXIST: Words("a file of that name stands in the way", "已有同名文件"),
    errno.ENAMETOOLONG: Words("the name is too long", "名称过长"),
    errno.ELOOP: Words("the links lead in a circle", "链接形成循环"),
}
