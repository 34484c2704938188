"""Texts of rules, labels of codes, and what document files name: nothing without a text, no text without a use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from rejoinder import library
from rejoinder.checking.material import Material
from rejoinder.checking.specimen import words_of
from rejoinder.facts.case import Case, Evidence, Listing
from rejoinder.facts.complaint import Complaint, Demand, Right
from rejoinder.facts.faults import model_of
from rejoinder.facts.people import Signatory
from rejoinder.findings import Finding, Where
from rejoinder.languages import profiles
from rejoinder.rules.grounds import grounds
from rejoinder.rules.platform_values import rule_names
from rejoinder.wording.documents import DocumentKind, document_kinds
from rejoinder.wording.rulebook import finding, labels, refusals, rules

SOURCE = Path(__file__).resolve().parents[1]
# The fields whose words are printed by their labels.
LABELLED: tuple[tuple[str, type[BaseModel], str], ...] = (
    ("capacity", Signatory, "capacity"),
    ("delivered", Complaint, "delivered"),
    ("right-kind", Right, "kind"),
    ("demand-kind", Demand, "kind"),
    ("listing-status", Listing, "status"),
    ("formality", Evidence, "formality"),
)
CALL = re.compile(r"\b(finding|refusal)\(\s*(f?)\"([^\"]+)\"")
QUOTED = re.compile(r"(?=\"([\w.-]+)\")")  # every quotation mark may open one: no need to tell which of them closes


def label_languages() -> Iterator[Finding]:
    """Labels that lack a language."""
    file = str(library.templates() / "labels.yaml")
    for group, codes in labels().items():
        for code, texts in codes.items():
            for tag in (tag for tag in profiles() if tag not in texts):
                yield finding("text.language", Where(file), name=f"{group}.{code}", language=tag)


def labelled() -> Iterator[Finding]:
    """Words of codes that have no label: those that the case file knows, and those that data files name."""
    for group, model, field in LABELLED:
        yield from _unlabelled(
            group, words_of(model.model_fields[field].annotation), library.templates() / "labels.yaml"
        )
    for name, ground in grounds().items():
        file = library.templates() / "grounds" / f"{name}.yaml"
        yield from _unlabelled("evidence-kind", (*ground.evidence.any_of, *ground.evidence.advised), file)
    for name, kind in document_kinds().items():
        yield from _unlabelled("statement", kind.statements, _document(name))


def _unlabelled(group: str, codes: Iterable[str], file: Path) -> Iterator[Finding]:
    known = labels().get(group, {})
    for code in codes:
        if code not in known:
            yield finding("text.label", Where(str(file)), name=code, group=group)


@dataclass(frozen=True)
class _Named:
    """What Python files name: the rules they call for by place, patterns of such names, and every text between quotation marks."""

    calls: tuple[tuple[str, int, str, str], ...]
    open_ended: tuple[str, ...]
    quoted: frozenset[str]


def rule_texts(source: Mapping[str, str] | None = None) -> Iterator[Finding]:
    """Rules that the program uses and that have no text, and texts that nothing uses."""
    named = _named_by_the_program() if source is None else _named_in(source)
    known = {"finding": rules(), "refusal": refusals()}
    for path, line, what, name in named.calls:
        if name not in known[what]:
            yield finding("text.missing", Where(path, line), name=name)
    for name in (*rules(), *refusals()):
        if name not in named.quoted and not any(re.fullmatch(p, name) for p in named.open_ended):
            yield finding("text.unused", Where(str(library.templates())), name=name)


@cache
def _named_by_the_program() -> _Named:
    """The same for every folder of templates: the program does not change while it runs."""
    return _named_in({str(path): path.read_text("utf-8") for path in sorted(SOURCE.rglob("*.py"))})


def _named_in(files: Mapping[str, str]) -> _Named:
    calls: list[tuple[str, int, str, str]] = []
    open_ended: list[str] = []
    for path, text in files.items():
        for match in CALL.finditer(text):
            what, is_pattern, name = match.groups()
            if is_pattern and "{" in name:
                open_ended.append(re.sub(r"\\{.*?\\}", ".+", re.escape(name)))
            else:
                calls.append((path, text.count("\n", 0, match.start()) + 1, what, name))
    quoted = frozenset(name for text in files.values() for name in QUOTED.findall(text))
    return _Named(tuple(calls), tuple(open_ended), quoted)


def documents(material: Material) -> Iterator[Finding]:
    """What a document file names: other kinds of document, platform rules, paths of the case file."""
    for name, kind in material.kinds.items():
        for key, given, known in _named(kind, material):
            if given not in known:
                yield finding("document.name", Where(str(_document(name))), key=key, name=given, known=", ".join(known))
        for need in kind.needs:
            if not _is_path(need.path):
                yield finding("document.path", Where(str(_document(name))), path=need.path)


def _named(kind: DocumentKind, material: Material) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    kinds = tuple(material.kinds)
    yield from (("companions", name, kinds) for name in kind.companions)
    for key, name, known in (
        ("stand_in", kind.stand_in, kinds),
        ("operative_rule", kind.operative_rule, rule_names()),
        ("length_rule", kind.length_rule, rule_names()),
        ("operative", kind.operative, kind.languages),
    ):
        if name is not None:
            yield key, name, known


def _is_path(path: str) -> bool:
    model: type[BaseModel] | None = Case
    for step in path.split("."):
        info = model.model_fields.get(step) if model else None
        if info is None:
            return False
        model = model_of(info.annotation)
    return True


def _document(kind: str) -> Path:
    return library.templates() / "outlines" / kind / "document.yaml"
