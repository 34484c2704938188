"""What the checks look at: the clauses, the kinds of document, what each outline can print, and the contexts to try things in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, nodes

from rejoinder import library
from rejoinder.checking.names import Choice, Fixed, Names, Scope, one_of
from rejoinder.checking.specimen import Specimens, State
from rejoinder.compose.context import bindings, build
from rejoinder.compose.outline import outline_environment
from rejoinder.compose.render import ClauseEnvironment, filters
from rejoinder.compose.views import View, pick
from rejoinder.errors import DataError
from rejoinder.findings import Finding, Where
from rejoinder.languages import Language, Words, profile
from rejoinder.rules.platform_values import rule_names
from rejoinder.rules.platforms import platforms
from rejoinder.wording.clauses import Clause, ClauseLibrary
from rejoinder.wording.documents import DocumentKind, document_kinds
from rejoinder.wording.rulebook import finding, refusal, refusals
from rejoinder.workflow import vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Use:
    """A place where a document can print a clause: bound to what, and where that is said."""

    kind: DocumentKind
    clause: str
    binding: str
    bound: Scope
    file: str
    line: int | None = None

    @property
    def place(self) -> str:
        """The document, and the ground if there is one, for messages."""
        ground = self.bound.get("ground")
        return f"{self.kind.kind}: {ground['kind']}" if ground else self.kind.kind


class Material:
    """Everything is read once; what cannot be read is a finding."""

    def __init__(self, firm: Path | None) -> None:
        self.firm = firm
        self.kinds: Mapping[str, DocumentKind] = document_kinds()
        self._library = ClauseLibrary(library.templates(), firm)
        self._specimens = Specimens(vocabulary())
        self._refusals = tuple(refusal(name) for name in refusals())
        self._contexts: dict[tuple[str, Language, State], tuple[View, dict[str, dict[str, Any]]]] = {}

    @cached_property
    def _read(self) -> tuple[dict[str, Clause], tuple[Finding, ...]]:
        clauses, faults = {}, []
        for name in self._library.ids:
            try:
                clauses[name] = self._library.get(name)
            except DataError as fault:
                faults.append(unreadable(fault, clause=name))
        return clauses, tuple(faults)

    @property
    def clauses(self) -> Mapping[str, Clause]:
        """Every clause that can be read."""
        return self._read[0]

    @property
    def faults(self) -> tuple[Finding, ...]:
        """Clauses that cannot be read."""
        return self._read[1]

    @property
    def ids(self) -> tuple[str, ...]:
        """The id of every clause file, readable or not."""
        return self._library.ids

    @cached_property
    def environments(self) -> Mapping[Language, Environment]:
        """The environment in which clauses of a language are read."""
        found = {}
        for tag in {tag for clause in self.clauses.values() for tag in clause.chunks}:
            found[tag] = ClauseEnvironment(autoescape=False)
            found[tag].filters.update(filters(profile(tag)))
        return found

    @cached_property
    def trees(self) -> Mapping[tuple[str, Language], tuple[nodes.Template | TemplateError, ...]]:
        """Every chunk of every clause as a tree, or what is wrong with it."""
        return {
            (name, tag): tuple(_tree(self.environments[tag], chunk) for chunk in chunks)
            for name, clause in self.clauses.items()
            for tag, chunks in clause.chunks.items()
        }

    @cached_property
    def outlines(self) -> Environment:
        """The environment of outlines, the firm's before ours."""
        return outline_environment(self.firm)

    def context(self, kind: DocumentKind, language: Language, state: State = "full") -> tuple[View, dict[str, Any]]:
        """What a clause sees in the case of that state, and what ``with ID`` binds there."""
        key = (kind.kind, language, state)
        if key not in self._contexts:
            self._contexts[key] = self._built(kind, language, state)
        return self._contexts[key]

    def _built(self, kind: DocumentKind, language: Language, state: State) -> tuple[View, dict[str, Any]]:
        try:
            made = build(self._specimens.subject(kind, self._refusals, state), language)
        except KeyError as fault:  # a label of a code, or its text in a language
            file = library.templates() / "labels.yaml"
            raise DataError(_NO_LABEL.fill(what=fault.args[0], language=language), str(file)) from fault
        _fix(made)
        return made, bindings(made)

    @cached_property
    def _rules(self) -> Mapping[str, Any]:
        """Every rule name with all values that any platform has or had."""
        values: dict[str, list[Any]] = {name: [] for name in rule_names()}
        for found in platforms().values():
            for name, rule in found.rules.items():
                values[name] += [pick(version.plain(), "en") for version in rule.values if version.value is not None]
        return {name: _widened(Choice(given)) for name, given in values.items()}

    def scope(self, kind: DocumentKind) -> tuple[View, dict[str, Any]]:
        """The full context for looking names up: a platform's rules are those of all platforms."""
        context, bound = self.context(kind, kind.languages[0])
        platform = context["platform"] | {"rules": self._rules}
        return context | {"platform": platform}, bound

    def ground_uses(self, kind: DocumentKind) -> Iterator[Use]:
        """The clauses that the ground files name for that kind of document."""
        for name, bound in self.scope(kind)[1].items():
            ground = bound.get("ground")
            if ground and "row" not in bound and ground["clause"]:
                file = library.templates() / "grounds" / f"{ground['kind']}.yaml"
                yield Use(kind, str(ground["clause"]), name, bound, str(file))

    def names(self, language: Language) -> Names:
        """A new look-up of the names in clauses of a language."""
        return Names(self.environments[language])


def unreadable(fault: DataError, *, clause: str = "") -> Finding:
    """A data file that cannot be read, in its own words."""
    return finding("templates.unreadable", Where(fault.file, fault.line, clause=clause), what=fault.message)


def _fix(context: View) -> None:
    """What is certain in a place, and not only an example: the kind and clause of a ground, the rule of a refusal, the document."""
    context["document"]["kind"] = Fixed(context["document"]["kind"])
    for ground in context["grounds"]:
        ground["kind"], ground["clause"] = Fixed(ground["kind"]), Fixed(ground["clause"])
    for entry in context["refusals"]:
        entry["rule"] = Fixed(entry["rule"])


def _widened(values: Choice) -> Any:
    """Several mappings as one: each key with all its values."""
    flat = one_of(list(values))
    members = list(flat) if isinstance(flat, Choice) else [flat]
    mappings = [v for v in members if isinstance(v, Mapping)]
    if not mappings:
        return flat
    keys = {key for mapping in mappings for key in mapping}
    merged = {key: _widened(Choice(m[key] for m in mappings if key in m)) for key in keys}
    return one_of([merged, *(v for v in members if not isinstance(v, Mapping))])


def _tree(environment: Environment, source: str) -> nodes.Template | TemplateError:
    try:
        return environment.parse(source)
    except TemplateError as fault:
        return fault


_NO_LABEL = Words(
    "“{what}” has no label, or none in every language ({language}).", "“{what}”没有标签，或缺少某种语言（{language}）。"
)
