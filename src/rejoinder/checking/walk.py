"""A template walked branch by branch: every name is looked up, and every line that can come out is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, TypeAlias

from jinja2 import TemplateNotFound, nodes

from rejoinder.checking.names import ANY, PRINTED, Names, Scope, items, one_of


@dataclass(frozen=True, slots=True, eq=False)
class Condition:
    """A test that a branch lies under."""

    test: nodes.Node
    scope: Scope
    wanted: bool


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A part of a line: text as it stands, or an expression."""

    line: int
    text: str = ""
    node: nodes.Node | None = None
    scope: Scope = field(default_factory=dict)
    under: tuple[Condition, ...] = ()
    file: str = ""

    @property
    def blank(self) -> bool:
        """True if nothing can be seen of it."""
        return self.node is None and not self.text.strip()


Line: TypeAlias = tuple[Piece, ...]
Open: TypeAlias = list[Line]  # the beginnings of a line, one for each way that leads here


@dataclass(slots=True)
class Walker:
    """Walks one template.

    ``load`` reads a template that an outline extends or includes, and says in which file it stands; without it, in a clause, only the
    names are looked up and no lines are kept.
    """

    names: Names
    load: Callable[[str], tuple[nodes.Template, str]] | None = None
    lines: list[Line] = field(default_factory=list)
    _under: tuple[Condition, ...] = ()
    _blocks: dict[str, list[tuple[nodes.Block, str]]] = field(default_factory=dict)
    _above: list[tuple[nodes.Block, str]] = field(default_factory=list)

    def template(self, tree: nodes.Template, scope: Scope) -> tuple[Line, ...]:
        """Every line that the template can give."""
        self._finish(self._template(tree, dict(scope), [()]))
        return tuple(self.lines)

    def _template(self, tree: nodes.Template, scope: dict[str, Any], opened: Open) -> Open:
        for block in tree.find_all(nodes.Block):
            self._blocks.setdefault(block.name, []).append((block, self.names.file))
        parent = next((n for n in tree.body if isinstance(n, nodes.Extends)), None)
        if parent is None or self.load is None:
            return self._all(tree.body, scope, opened)
        self._all([n for n in tree.body if isinstance(n, nodes.Assign | nodes.Macro)], scope, [()])
        above, self.names.file = self.load(_constant(parent.template))
        return self._template(above, scope, opened)

    def _all(self, body: Iterable[nodes.Node], scope: dict[str, Any], opened: Open) -> Open:
        for node in body:
            walk: _Walk = _WALKERS.get(type(node), _other)
            opened = walk(self, node, scope, opened)
        return opened

    def _finish(self, opened: Open) -> None:
        self.lines += [line for line in opened if not all(piece.blank for piece in line)]

    def output(self, node: nodes.Output, scope: dict[str, Any], opened: Open) -> Open:
        """Text and expressions."""
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                opened = self._text(part, opened)
            elif _is_super(part):
                opened = self._super(scope, opened)
            elif self.names.evaluate(part, scope, printing=True) is not PRINTED:
                opened = self._added(opened, Piece(part.lineno, "", part, dict(scope), self._under, self.names.file))
        return opened

    def _text(self, node: nodes.TemplateData, opened: Open) -> Open:
        for number, text in enumerate(node.data.split("\n")):
            if number:
                self._finish(opened)
                opened = [()]
            piece = Piece(node.lineno + number, text, under=self._under, file=self.names.file)
            opened = self._added(opened, piece) if text else opened
        return opened

    def _added(self, opened: Open, piece: Piece) -> Open:
        return [(*line, piece) for line in opened] if self.load else opened

    def condition(self, node: nodes.If, scope: dict[str, Any], opened: Open) -> Open:
        """Every branch that can be taken."""
        before, ends = self._under, []
        decided: bool | None = None
        for branch in (node, *node.elif_):
            self.names.evaluate(branch.test, scope)
            decided = self.names.truth(branch.test, scope)
            if decided is not False:
                self._under = (*self._under, Condition(branch.test, dict(scope), wanted=True))
                ends += self._all(branch.body, scope, opened)
                self._under = self._under[:-1]
            if decided:
                break
            self._under = (*self._under, Condition(branch.test, dict(scope), wanted=False))
        if not decided:
            ends += self._all(node.else_, scope, opened)
        self._under = before
        return _distinct(ends)

    def loop(self, node: nodes.For, scope: dict[str, Any], opened: Open) -> Open:
        """The body for each entry of the list, and for none."""
        ends = self._all(node.else_, dict(scope), opened)
        before = self._under
        for item in items(self.names.evaluate(node.iter, scope, printing=True)):
            inner = scope | {"loop": ANY} | _bound(node.target, item)
            if node.test is not None:
                self.names.evaluate(node.test, inner)
                self._under = (*before, Condition(node.test, inner, wanted=True))
            if node.test is None or self.names.truth(node.test, inner) is not False:
                opened = _distinct(opened + self._all(node.body, inner, opened))
            self._under = before
        return _distinct(ends + opened)

    def assignment(self, node: nodes.Assign, scope: dict[str, Any], opened: Open) -> Open:
        """``{% set x = ... %}``; under a condition the name may keep what it had."""
        given = _bound(node.target, self.names.evaluate(node.node, scope, printing=True))
        kept = {name: one_of([scope[name], value]) for name, value in given.items() if name in scope and self._under}
        scope |= given | kept
        return opened

    def kept(self, node: nodes.AssignBlock, scope: dict[str, Any], opened: Open) -> Open:
        """``{% set x %}...{% endset %}``: the lines count as printed here."""
        self._finish(self._all(node.body, dict(scope), [()]))
        scope |= dict.fromkeys(_bound(node.target, PRINTED), PRINTED)
        return opened

    def group(self, node: nodes.With, scope: dict[str, Any], opened: Open) -> Open:
        """``{% with x = ... %}``."""
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            inner |= _bound(target, self.names.evaluate(value, scope, printing=True))
        return self._all(node.body, inner, opened)

    def block(self, node: nodes.Block, scope: dict[str, Any], opened: Open) -> Open:
        """A block, as the template furthest down has it."""
        return self._chain(self._blocks.get(node.name, [(node, self.names.file)]), scope, opened)

    def _super(self, scope: dict[str, Any], opened: Open) -> Open:
        return self._chain(self._above, scope, opened) if self._above else opened

    def _chain(self, chain: list[tuple[nodes.Block, str]], scope: dict[str, Any], opened: Open) -> Open:
        above, file = self._above, self.names.file
        (block, self.names.file), self._above = chain[0], chain[1:]
        opened = self._all(block.body, dict(scope), opened)
        self._above, self.names.file = above, file
        return opened

    def include(self, node: nodes.Include, scope: dict[str, Any], opened: Open) -> Open:
        """Another template in this place; a name that is built from codes stands for several."""
        if self.load is None:
            return opened
        before = self.names.file
        ends: Open = []
        for name in self._included(node, scope):
            try:
                tree, self.names.file = self.load(name)
            except TemplateNotFound:
                self.names.fault(node, name, ())
                continue
            ends += self._all(tree.body, dict(scope), opened)
            self.names.file = before
        return _distinct(ends)

    def _included(self, node: nodes.Include, scope: Scope) -> Iterator[str]:
        self.names.met.clear()
        self.names.evaluate(node.template, scope)
        codes = list({id(code): code for code in self.names.met}.values())
        for words in product(*(code.choices for code in codes)):
            chosen = {id(code): word for code, word in zip(codes, words, strict=True)}
            self.names.assigned |= chosen
            if all(self.names.truth(c.test, c.scope) in (None, c.wanted) for c in self._under):
                yield from self.names.texts(self.names.evaluate(node.template, scope)) or ("",)
            for code in chosen:
                del self.names.assigned[code]

    def macro(self, node: nodes.Macro, scope: dict[str, Any], opened: Open) -> Open:
        """A macro's own names are looked up; of what it is called with nothing is known."""
        scope[node.name] = ANY
        self._all(node.body, scope | {argument.name: ANY for argument in node.args}, [()])
        return opened


def _other(walker: Walker, node: nodes.Node, scope: dict[str, Any], opened: Open) -> Open:
    walker.names.evaluate(node, scope)
    return opened


def _bound(target: nodes.Node, value: Any) -> dict[str, Any]:
    if isinstance(target, nodes.Name):
        return {target.name: value}
    return {name.name: ANY for name in target.find_all(nodes.Name)}


def _constant(node: nodes.Node) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else ""


def _is_super(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "super"


def _distinct(opened: Open) -> Open:
    """Beginnings in which nothing can be seen yet are all the same."""
    seen = [line for line in opened if not all(piece.blank for piece in line)]
    return seen + ([()] if len(seen) < len(opened) else [])


_Walk: TypeAlias = Callable[[Walker, Any, dict[str, Any], Open], Open]
_WALKERS: Mapping[type[nodes.Node], _Walk] = {
    nodes.Output: Walker.output,
    nodes.If: Walker.condition,
    nodes.For: Walker.loop,
    nodes.Assign: Walker.assignment,
    nodes.AssignBlock: Walker.kept,
    nodes.With: Walker.group,
    nodes.Block: Walker.block,
    nodes.Include: Walker.include,
    nodes.Macro: Walker.macro,
}
