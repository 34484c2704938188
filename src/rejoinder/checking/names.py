"""Which names a template uses, and whether there is anything behind them.

Expressions are evaluated over an example of the context: ``evaluate`` follows every path and notes those that lead nowhere. A value that
cannot be known is ``ANY``, one that can be this or that is a ``Choice``; a ``Code`` stands for each of its words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from jinja2 import Environment, nodes

from rejoinder.checking.specimen import Code
from rejoinder.compose.missing import Missing

Scope: TypeAlias = Mapping[str, Any]
LISTS_STAY = frozenset({"select", "reject", "list", "sort", "unique", "reverse", "selectattr", "rejectattr"})
BY_ATTRIBUTE = frozenset({"selectattr", "rejectattr", "each"})
TAKE_ONE = frozenset({"first", "last", "random", "min", "max"})


class _Any:
    """Nothing is known of the value."""


ANY = _Any()
PRINTED = _Any()  # a part of the outline that was kept under a name; its lines are known already


class Fixed(str):
    """A text that is what it is in this place, so that a comparison with it is decided."""

    __slots__ = ()


class Choice(tuple[Any, ...]):
    """One of several values."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """A path that leads nowhere, or an unknown filter: what was written, where it breaks off, what would have been known there."""

    what: str
    name: str
    known: tuple[str, ...]
    line: int
    file: str = ""
    is_filter: bool = False


@dataclass(slots=True)
class Names:
    """Evaluates expressions; keeps the faults, and which fields of which mappings were looked at or printed."""

    environment: Environment
    file: str = ""
    faults: list[Fault] = field(default_factory=list)
    read: set[tuple[int, str]] = field(default_factory=set)
    printed: set[tuple[int, str]] = field(default_factory=set)
    met: list[Code] = field(default_factory=list)
    assigned: dict[int, str] = field(default_factory=dict)
    _printing: bool = False
    _quiet: bool = False

    def evaluate(self, node: nodes.Node | None, scope: Scope, *, printing: bool | None = None) -> Any:
        """What an expression gives."""
        before, self._printing = self._printing, self._printing if printing is None else printing
        try:
            handler = _HANDLERS.get(type(node))
            value = handler(self, node, scope) if handler else self._parts(node, scope)
        finally:
            self._printing = before
        if isinstance(value, Code):
            self.met.append(value)
        return value

    def _parts(self, node: nodes.Node | None, scope: Scope) -> Any:
        """Anything else: its parts are followed, the whole is not known."""
        for part in node.iter_child_nodes() if node else ():
            self.evaluate(part, scope)
        return ANY

    @contextmanager
    def quietly(self) -> Iterator[None]:
        """Look at something without noting faults or reads."""
        before, self._quiet = self._quiet, True
        try:
            yield
        finally:
            self._quiet = before

    def fault(self, node: nodes.Node, name: str, known: Iterable[str], *, is_filter: bool = False) -> Any:
        """Notes that there is nothing behind a name."""
        if not self._quiet:
            self.faults.append(Fault(written(node), name, tuple(sorted(known)), node.lineno, self.file, is_filter))
        return ANY

    def name(self, node: nodes.Name, scope: Scope) -> Any:
        """A variable."""
        if node.name in scope:
            return scope[node.name]
        return ANY if node.name in self.environment.globals else self.fault(node, node.name, scope)

    def attribute(self, node: nodes.Getattr, scope: Scope) -> Any:
        """``x.name``."""
        return self._found(node, self.evaluate(node.node, scope), node.attr)

    def item(self, node: nodes.Getitem, scope: Scope) -> Any:
        """``x['name']``, ``x[0]``, ``x[:1]``."""
        value = self.evaluate(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._found(node, value, node.arg.value)
        self.evaluate(node.arg, scope)
        return value if isinstance(node.arg, nodes.Slice) else one_of(items(value))

    def _found(self, node: nodes.Node, value: Any, name: str) -> Any:
        """The field of that name, or a fault."""
        found = [f for v in (value if isinstance(value, Choice) else (value,)) for f in self._field(v, name)]
        return one_of(found) if found else self.fault(node, name, _known(value))

    def _field(self, value: Any, name: str) -> Iterator[Any]:
        if isinstance(value, Mapping):
            if name in value:
                self._note(value, name)
                yield value[name]
        elif isinstance(value, Missing):
            yield from _children(value, name)
        elif isinstance(value, _Any) or (not name.startswith("_") and hasattr(type(value), name)):
            yield ANY

    def _note(self, value: Any, name: str) -> None:
        if not self._quiet:
            (self.printed if self._printing else self.read).add((id(value), name))

    def filter(self, node: nodes.Filter, scope: Scope) -> Any:
        """``x | name(...)``."""
        if node.name not in self.environment.filters:
            self.fault(node, node.name, self.environment.filters, is_filter=True)
        value = self.evaluate(node.node, scope)
        arguments = [self.evaluate(a, scope) for a in node.args]
        arguments += [self.evaluate(a.value, scope) for a in node.kwargs if a.key == "attribute"]
        if (node.name in BY_ATTRIBUTE or node.name == "map") and arguments and isinstance(arguments[0], Fixed):
            fields = [self._path(node, i, str(arguments[0])) for i in items(value)]
            value = fields if node.name == "map" else value
        if node.name in TAKE_ONE:
            return one_of(items(value))
        return value if node.name in LISTS_STAY or node.name == "map" else ANY

    def _path(self, node: nodes.Node, value: Any, path: str) -> Any:
        for name in path.split("."):
            value = self._found(node, value, name)
        return value

    def constant(self, node: nodes.Const, _: Scope) -> Any:
        """A word or number."""
        return Fixed(node.value) if isinstance(node.value, str) else ANY

    def both(self, node: nodes.And | nodes.Or, scope: Scope) -> Any:
        """``and``, ``or``: the right side counts only where the left does not decide."""
        left = self.evaluate(node.left, scope)
        if self.truth(node.left, scope) is isinstance(node, nodes.Or):
            return left
        return one_of([left, self.evaluate(node.right, scope)])

    def either(self, node: nodes.CondExpr, scope: Scope) -> Any:
        """``a if test else b``."""
        self.evaluate(node.test, scope, printing=False)
        truth = self.truth(node.test, scope)
        chosen = [part for part, wanted in ((node.expr1, True), (node.expr2, False)) if truth is not (not wanted)]
        return one_of([self.evaluate(part, scope) for part in chosen])

    def test(self, node: nodes.Test, scope: Scope) -> Any:
        """``x is name``; what is asked whether it is defined need not be."""
        if node.name in ("defined", "undefined"):
            with self.quietly():
                self.evaluate(node.node, scope)
            return ANY
        return self._parts(node, scope)

    def joined(self, node: nodes.Concat, scope: Scope) -> Any:
        """``a ~ b``: a text only if each part is."""
        parts = [self.texts(self.evaluate(part, scope)) for part in node.nodes]
        wholes: list[str] = [""]
        for part in parts:
            if part is None:
                return ANY
            wholes = [whole + text for whole in wholes for text in part]
        return one_of([Fixed(whole) for whole in wholes])

    def texts(self, value: Any) -> tuple[str, ...] | None:
        """The words that a value can be, if they are known."""
        if isinstance(value, Code):
            return (self.assigned[id(value)],) if id(value) in self.assigned else None
        if isinstance(value, Fixed):
            return (str(value),)
        if isinstance(value, Choice):
            parts = [self.texts(v) for v in value]
            return None if None in parts else tuple(text for part in parts for text in part or ())
        return None

    def truth(self, node: nodes.Node | None, scope: Scope) -> bool | None:
        """Whether a test holds, where the example decides it for every case: else ``None``."""
        with self.quietly():
            return self._truth(node, scope)

    def _truth(self, node: nodes.Node | None, scope: Scope) -> bool | None:
        if isinstance(node, nodes.Not):
            inner = self._truth(node.node, scope)
            return None if inner is None else not inner
        if isinstance(node, nodes.And | nodes.Or):
            return _decided(isinstance(node, nodes.Or), self._truth(node.left, scope), self._truth(node.right, scope))
        if isinstance(node, nodes.Compare):
            return self._compared(node, scope)
        if isinstance(node, nodes.Test):
            return self._defined(node, scope) if node.name == "defined" else None
        value = self.evaluate(node, scope)
        if isinstance(value, list) and not value:
            return False  # the example fills whatever can be filled: this list has nothing in this place
        words = self.texts(value)
        return bool(words[0]) if words and len(words) == 1 else None

    def _compared(self, node: nodes.Compare, scope: Scope) -> bool | None:
        left, operand = self.texts(self.evaluate(node.expr, scope)), node.ops[0]
        several = isinstance(operand.expr, nodes.List | nodes.Tuple)
        listed = operand.expr.items if isinstance(operand.expr, nodes.List | nodes.Tuple) else [operand.expr]
        right = [self.texts(self.evaluate(part, scope)) for part in listed]
        sign = {"eq": True, "in": True, "ne": False, "notin": False}.get(operand.op)
        if sign is None or len(node.ops) > 1 or left is None or len(left) != 1 or None in right:
            return None
        words = [text for part in right for text in part or ()]
        inside = operand.op in ("in", "notin") and not several
        return any(left[0] in w if inside else left[0] == w for w in words) is sign

    def _defined(self, node: nodes.Test, scope: Scope) -> bool | None:
        """True or false if the path exists, or not, whichever of several values stands there."""
        inner = node.node
        name = inner.attr if isinstance(inner, nodes.Getattr) else None
        if name is None:
            return None
        parent = self.evaluate(inner.node, scope)  # type: ignore[attr-defined]
        exists = [bool(list(self._field(v, name))) for v in (parent if isinstance(parent, Choice) else (parent,))]
        return None if isinstance(parent, _Any) or len(set(exists)) > 1 else exists[0]


def _decided(is_or: bool, left: bool | None, right: bool | None) -> bool | None:
    if is_or in (left, right):
        return is_or
    return None if None in (left, right) else not is_or


def items(value: Any) -> list[Any]:
    """What a loop over the value gives."""
    if isinstance(value, Choice):
        return [item for v in value for item in items(v)]
    if isinstance(value, list | tuple):
        return list(value)
    return [ANY]


def one_of(values: list[Any]) -> Any:
    """A single value, or a choice of several."""
    flat = [v for value in values for v in (value if isinstance(value, Choice) else (value,))]
    different = [v for n, v in enumerate(flat) if not any(v is other for other in flat[:n])]
    if not different:
        return ANY
    return different[0] if len(different) == 1 else Choice(different)


def written(node: nodes.Node) -> str:
    """A path as it stands in the template, as far as it is a plain one."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{written(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        inner = repr(node.arg.value) if isinstance(node.arg, nodes.Const) else "…"
        return f"{written(node.node)}[{inner}]"
    if isinstance(node, nodes.Filter):
        return f"{written(node.node)} | {node.name}" if node.node else node.name
    if isinstance(node, nodes.Include):
        return "include"
    return "(…)"


def _known(value: Any) -> Iterable[str]:
    values = value if isinstance(value, Choice) else (value,)
    return {str(name) for v in values if isinstance(v, Mapping) for name in v}


def _children(value: Missing, name: str) -> Iterator[Any]:
    try:
        yield value.child(name)
    except AttributeError:
        return


_HANDLERS: Mapping[type[nodes.Node] | type[None], Callable[[Names, Any, Scope], Any]] = {
    nodes.Name: Names.name,
    nodes.Getattr: Names.attribute,
    nodes.Getitem: Names.item,
    nodes.Filter: Names.filter,
    nodes.Const: Names.constant,
    nodes.And: Names.both,
    nodes.Or: Names.both,
    nodes.CondExpr: Names.either,
    nodes.Test: Names.test,
    nodes.Concat: Names.joined,
}
