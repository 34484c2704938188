"""Plain data built from the parser's events, without recursion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from rejoinder.errors import Problem, shown
from rejoinder.languages import Words
from rejoinder.strict_yaml import characters
from rejoinder.strict_yaml.loaded import Path_, Position, dotted

MAX_DEPTH = 40
MAX_VALUES = 20_000
MAX_PROBLEMS = 200
SWALLOWED = re.compile(r"[ \t]+#[^\s#]")  # "Road #12": YAML takes the rest for a comment
NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(slots=True)
class _Open:
    """A mapping or list that is not closed yet; ``key`` waits for its value."""

    value: Any
    path: Path_
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None

    def next_path(self) -> Path_:
        return (*self.path, len(self.value) if isinstance(self.value, list) else self.key or "")


@dataclass(slots=True)
class Builder:
    """Builds plain data from parser events and notes every problem on the way; ``hopeless`` means that there is no point in going on."""

    file: str
    pairs: characters.Pairs
    root: Any = None
    hopeless: bool = False
    positions: dict[Path_, Position] = field(default_factory=dict)
    keys: dict[Path_, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _documents: int = 0
    _values: int = 0

    def take(self, event: yaml.Event) -> None:
        """The next event of the parser."""
        match event:
            case yaml.DocumentStartEvent():
                self._document(event)
            case yaml.MappingStartEvent():
                self._open(event, {})
            case yaml.SequenceStartEvent():
                self._open(event, [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._stack.pop()
            case yaml.AliasEvent():
                self._problem(event, _ANCHOR, _WRITE_OUT)
                self._text(event, f"*{event.anchor}", plain=False)
            case yaml.ScalarEvent():
                self._scalar(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self._problem(event, _SEVERAL, _SPLIT)
            self.hopeless = True

    def _open(self, event: Any, value: Any) -> None:
        self._marked(event)
        top = self._stack[-1] if self._stack else None
        if top and top.awaits_key:
            self._problem(event, _ODD_KEY, _QUOTE_KEY)
            self.hopeless = True
            return
        path = top.next_path() if top else ()
        self._place(event, value)
        self._stack.append(_Open(value, path))
        if len(self._stack) > MAX_DEPTH:
            self._problem(event, _TOO_DEEP.fill(limit=MAX_DEPTH), _FLATTEN)
            self.hopeless = True

    def _scalar(self, event: Any) -> None:
        self._marked(event)
        start, end = event.start_mark.index, event.end_mark.index
        value = self.pairs.restore(event.value, start, end, escapes=event.style == '"')
        if found := characters.REFUSED.search(value):
            self._problem(event, characters.told(found[0]), characters.DELETE)
        plain = not event.style  # the C parser says '', the Python one None
        if plain and (lost := SWALLOWED.match(self.pairs.text, end)):
            column = event.end_mark.column + lost.end() - end - 1
            self._problem(event, _COMMENT, _QUOTE_HASH, place=(event.end_mark.line + 1, column))
        self._text(event, value, plain=plain)

    def _text(self, event: Any, value: str, *, plain: bool) -> None:
        top = self._stack[-1] if self._stack else None
        if top and top.awaits_key:
            self._key(event, top, value)
        else:
            self._place(event, None if plain and value in NULLS else value)

    def _key(self, event: Any, top: _Open, key: str) -> None:
        path = (*top.path, key)
        if key in top.value:
            self._problem(event, _DOUBLED.fill(key=shown(key), line=self.keys[path][0]), _DELETE_ONE, path)
        top.key = key
        self.keys[path] = _position(event)

    def _place(self, event: Any, value: Any) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            self._problem(event, _TOO_MANY.fill(limit=f"{MAX_VALUES:,}"), _SHORTEN)
            self.hopeless = True
        if not self._stack:
            self.root = value
            self.positions[()] = _position(event)
            return
        top = self._stack[-1]
        self.positions[top.next_path()] = _position(event)
        if isinstance(top.value, list):
            top.value.append(value)
        else:
            top.value[top.key] = value
            top.key = None

    def _marked(self, event: Any) -> None:
        if event.anchor is not None:
            self._problem(event, _ANCHOR, _WRITE_OUT)
        if event.tag is not None:
            self._problem(event, _TAG, _QUOTE_TAG)

    def _problem(
        self, event: Any, message: Words, repair: Words, path: Path_ | None = None, place: Position | None = None
    ) -> None:
        if path is None:
            path = self._stack[-1].next_path() if self._stack and not self._stack[-1].awaits_key else self._around()
        self.problems.append(Problem(message, self.file, *(place or _position(event)), dotted(path), repair=repair))
        self.hopeless = self.hopeless or len(self.problems) >= MAX_PROBLEMS

    def _around(self) -> Path_:
        return self._stack[-1].path if self._stack else ()


def _position(event: Any) -> Position:
    return event.start_mark.line + 1, event.start_mark.column + 1


_ANCHOR = Words("Anchors and aliases (& and *) are not allowed.", "不允许使用锚点和别名（“&”与“*”）。")
_WRITE_OUT = Words(
    "Write the value out in each place; put a text that begins with & or * in quotation marks.",
    "请在每处写出完整的值；以“&”或“*”开头的文字应加引号。",
)
_COMMENT = Words(
    "What stands behind this # is taken for a comment, and would be lost.", "此“#”之后的内容会被当作注释而丢失。"
)
_QUOTE_HASH = Words(
    "Put the text in quotation marks; if a comment is meant, write a blank after the #.",
    "请给文字加引号；如确为注释，请在“#”之后加一个空格。",
)
_TAG = Words("Tags (!...) are not allowed.", "不允许使用标签（以“!”开头）。")
_QUOTE_TAG = Words(
    "Delete the tag; put a text that begins with ! in quotation marks.", "请删除标签；以“!”开头的文字应加引号。"
)
_SEVERAL = Words(
    "Only one document is allowed in a file (a line “---” starts a second one).",
    "一个文件只能有一个文档（“---”行会开始第二个）。",
)
_SPLIT = Words("Write what follows into a file of its own.", "请将其后内容写入另一个文件。")
_DOUBLED = Words(
    "The key “{key}” stands twice; it was already given on line {line}.", "键“{key}”重复：第{line}行已经给出。"
)
_DELETE_ONE = Words("Delete one of the two.", "请删除其中一个。")
_ODD_KEY = Words("A key must be plain text.", "键必须是普通文字。")
_QUOTE_KEY = Words(
    "Put a text that begins with a bracket ([ or {) in quotation marks.", "以括号（“[”或“{”）开头的文字应加引号。"
)
_TOO_DEEP = Words("The file is nested deeper than {limit} levels.", "嵌套超过{limit}层。")
_FLATTEN = Words("Look for a bracket or indentation too many.", "请检查多余的括号或缩进。")
_TOO_MANY = Words("The file holds more than {limit} values.", "文件中的值超过{limit}个。")
_SHORTEN = Words("Split the matter into several cases.", "请拆分为多个案件。")
