"""What the YAML parser stumbled over, in plain words of both languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from rejoinder.errors import Problem, shown
from rejoinder.languages import Words


@dataclass(frozen=True, slots=True)
class _Told:
    message: Words
    repair: Words
    at_start: bool = False  # told where the thing begins that went wrong, not where the parser gave up


def syntax_problem(fault: yaml.YAMLError, text: str, file: str) -> Problem:
    """The problem for a fault of the parser."""
    mark, begun = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    told = _told(str(getattr(fault, "problem", "")), mark, text)
    at = begun if told.at_start and begun else mark
    line, column = (at.line + 1, at.column + 1) if at else (None, None)
    message = told.message.fill(character=shown(_character(mark, text)), line=begun.line + 1 if begun else line or 1)
    return Problem(message, file, line, column, repair=told.repair)


def _told(problem: str, mark: Any, text: str) -> _Told:
    if problem == _CANNOT_START:
        return _TAB if _character(mark, text) == "\t" else _RESERVED
    return _KNOWN.get(problem, _OTHER)


def _character(mark: Any, text: str) -> str:
    return text[mark.index : mark.index + 1] if mark else ""


_CANNOT_START = "found character that cannot start any token"
_QUOTE_IT = Words("Put the whole text in quotation marks.", "请将整段文字加上引号。")
_LOOK = Words(
    "Look at indentation, quotation marks and colons; put a text that holds “: ” or “ #” in quotation marks.",
    "请检查缩进、引号和冒号；含有“: ”或“ #”的文字应加引号。",
)
_ALIGN = Words(
    "Let entries of one group begin in the same column, with spaces only.",
    "同一组的各项应从同一列开始，且只用空格缩进。",
)
_SINGLE = Words(
    "Use single quotation marks ('...'), in which a backslash is a plain character.",
    "请改用单引号（“'...'”）：单引号内反斜杠为普通字符。",
)
_ESCAPE = _Told(
    Words(
        "A backslash between double quotation marks stands before something that it cannot stand before.",
        "双引号内的反斜杠用法不正确。",
    ),
    _SINGLE,
)
_UNCLOSED = _Told(
    Words("The quotation mark that opens here is never closed.", "此处的引号没有对应的结束引号。"),
    Words("Close it, or delete it.", "请补上结束引号，或删除该引号。"),
    at_start=True,
)
_BRACKET = _Told(
    Words(
        "The bracket that opens on line {line} is not closed before this place, or a comma is missing.",
        "第{line}行的括号在此之前没有闭合，或缺少逗号。",
    ),
    Words("Close the bracket, or add the comma.", "请补上右括号或逗号。"),
)
_INDENT = _Told(
    Words(
        "This does not fit the group around it: wrong indentation, text after a closing quotation mark, or a quotation mark"
        " left open further up.",
        "此处与所在组不符：缩进有误、引号之后还有文字，或前文引号没有闭合。",
    ),
    _ALIGN,
)
_NAME = _Told(
    Words("A text cannot begin with & or * unless it stands in quotation marks.", "以“&”或“*”开头的文字须加引号。"),
    _QUOTE_IT,
)
_TAB = _Told(
    Words("A tab stands where only spaces may stand.", "此处使用了制表符，只能使用空格。"),
    Words("Indent with spaces.", "请用空格缩进。"),
)
_RESERVED = _Told(
    Words(
        "A text cannot begin with “{character}” unless it stands in quotation marks.",
        "以“{character}”开头的文字须加引号。",
    ),
    _QUOTE_IT,
)
_OTHER = _Told(Words("The file is not valid YAML or JSON here.", "此处不是有效的YAML或JSON。"), _LOOK)
_BLOCK = _Told(
    Words("A text that begins with | or > needs quotation marks.", "以“|”或“>”开头的文字须加引号。"), _QUOTE_IT
)
_EXCLAMATION = _Told(Words("A text that begins with ! needs quotation marks.", "以“!”开头的文字须加引号。"), _QUOTE_IT)
_QUESTION = _Told(Words("A text that begins with “? ” needs quotation marks.", "以“? ”开头的文字须加引号。"), _QUOTE_IT)
_PERCENT = _Told(Words("A line that begins with % needs quotation marks.", "以“%”开头的行须加引号。"), _QUOTE_IT)
_CLOSE_COLON = _Told(
    Words("A blank is missing after this colon.", "此冒号之后缺少空格。"),
    Words("Write “key: value”, with a blank after the colon.", "请写成“键: 值”，冒号后加一个空格。"),
)
_KNOWN = {
    "did not find expected comment or line break": _BLOCK,
    "found an indentation indicator equal to 0": _BLOCK,
    "did not find expected tag URI": _EXCLAMATION,
    "did not find the expected '>'": _EXCLAMATION,
    "did not find expected '!'": _EXCLAMATION,
    "did not find expected whitespace or line break": _EXCLAMATION,
    "mapping keys are not allowed in this context": _QUESTION,
    "could not find expected directive name": _PERCENT,
    "found unexpected non-alphabetical character": _PERCENT,
    "found unknown directive name": _PERCENT,
    "found incompatible YAML document": _PERCENT,
    "found unexpected ':'": _CLOSE_COLON,
    "found a tab character that violates indentation": _TAB,
    "mapping values are not allowed in this context": _Told(
        Words("A colon stands here where no key can begin.", "此处出现冒号，但此处不能有键。"), _LOOK
    ),
    "could not find expected ':'": _Told(
        Words("This line has no colon: a key is followed by “: ” and its value.", "此行缺少冒号：键之后应为“: ”和值。"),
        _LOOK,
        at_start=True,
    ),
    "did not find expected key": _INDENT,
    "did not find expected '-' indicator": _INDENT,
    "did not find expected ',' or ']'": _BRACKET,
    "did not find expected ',' or '}'": _BRACKET,
    "found unexpected end of stream": _UNCLOSED,
    "found unexpected document indicator": _UNCLOSED,
    "found unknown escape character": _ESCAPE,
    "found invalid Unicode character escape code": _ESCAPE,
    "did not find expected hexdecimal number": _ESCAPE,
    "did not find expected alphabetic or numeric character": _NAME,
    "block sequence entries are not allowed in this context": _Told(
        Words("A list (“- ”) cannot begin here.", "此处不能开始列表（“- ”）。"),
        Words("Begin it on a line of its own.", "请另起一行。"),
    ),
    "did not find expected node content": _Told(
        Words("A value is expected here; a bracket or comma is out of place.", "此处应为值；括号或逗号位置有误。"),
        _LOOK,
    ),
    "did not find expected <document start>": _Told(
        Words("Something follows here although the content has ended.", "内容已经结束，此处仍有文字。"),
        Words("Delete it, or put the whole text in quotation marks.", "请删除该处内容，或将整段文字加上引号。"),
    ),
}
