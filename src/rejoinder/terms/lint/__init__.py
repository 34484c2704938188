"""The check of glossaries: their form, that no two entries contradict each other, and that every example sentence does what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rejoinder import library
from rejoinder.errors import DataError
from rejoinder.findings import Finding, Where, in_order
from rejoinder.terms.index import FILE, is_stale
from rejoinder.terms.lint.conflicts import conflicts
from rejoinder.terms.lint.entries import entries
from rejoinder.terms.lint.examples import examples
from rejoinder.terms.lint.material import Material
from rejoinder.terms.loading import GlossaryFile, glossary_paths, read_glossary
from rejoinder.wording.rulebook import finding


def check_glossaries(paths: Sequence[Path] = ()) -> tuple[Finding, ...]:
    """The findings on these files beside ours; without any on ours, with the state of the stored index."""
    ours = glossary_paths()
    given = tuple(paths) or ours
    named = {path.resolve() for path in given}
    faults: list[Finding] = []
    checked = _readable(given, faults)
    others = _readable([path for path in ours if path.resolve() not in named], faults)
    found = [*faults, *_on(Material(checked, others))]
    if not paths and is_stale(library.glossaries()):
        found.append(finding("glossary.stale", Where(str(library.glossaries() / FILE))))
    return in_order(found)


def _readable(paths: Sequence[Path], faults: list[Finding]) -> tuple[GlossaryFile, ...]:
    files = []
    for path in paths:
        try:
            files.append(read_glossary(path))
        except DataError as fault:
            faults.append(finding("glossary.unreadable", Where(fault.file, fault.line), what=fault.message))
    return tuple(files)


def _on(material: Material) -> Iterator[Finding]:
    for check in (entries, conflicts, examples):
        yield from check(material)
