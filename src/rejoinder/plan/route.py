"""The route: from the procedure to the documents, or to a refusal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rejoinder.errors import Refusal
from rejoinder.facts.loader import CaseFile
from rejoinder.languages import Words
from rejoinder.plan.refusals import CHECKS, unidentified
from rejoinder.wording.documents import DocumentKind, document_kinds
from rejoinder.wording.rulebook import refusal

BRIEF = "counsel-brief"


@dataclass(frozen=True, slots=True)
class Route:
    """What is drafted, and what is refused. A refused route may still carry the counsel brief."""

    documents: tuple[DocumentKind, ...]
    refusals: tuple[Refusal, ...] = ()
    instead_of: str = ""

    @property
    def brief(self) -> bool:
        """True if a lawyer is needed."""
        return any(r.counsel for r in self.refusals)


def route(file: CaseFile, asked: Sequence[str] = ()) -> Route:
    """The documents for a case: those asked for, else the one that its procedure calls for."""
    kinds = document_kinds()
    if not asked:
        return _main_route(file)
    refusals = [r for name in asked for r in _refusals(file, name)]
    return Route((), _unique(refusals)) if refusals else Route(tuple(_with_companions([kinds[name] for name in asked])))


def _main_route(file: CaseFile) -> Route:
    procedure = file.case.complaint.procedure
    kind = next((k for k in document_kinds().values() if procedure in k.main_for), None)
    if kind is None:
        return Route(
            (), _unique([r for check in CHECKS for r in check(file, _any_kind())]) or (_unsupported(procedure, "–"),)
        )
    if kind.stand_in and list(unidentified(file, kind)):
        stand_in = document_kinds()[kind.stand_in]
        refusals = _refusals(file, stand_in.kind)
        return Route((), _unique(refusals)) if refusals else Route((stand_in,), instead_of=kind.kind)
    refusals = _refusals(file, kind.kind)
    return Route((), _unique(refusals)) if refusals else Route(tuple(_with_companions([kind])))


def _any_kind() -> DocumentKind:
    """A kind without a slot of grounds: only what refuses every document is asked."""
    return next(k for k in document_kinds().values() if k.slot is None)


def _with_companions(kinds: list[DocumentKind]) -> list[DocumentKind]:
    """A sworn document brings the sheet that its signer reads before signing."""
    found = []
    for kind in kinds:
        found += [kind] + [document_kinds()[name] for name in kind.companions]
    return [kind for n, kind in enumerate(found) if kind not in found[:n]]


def _refusals(file: CaseFile, name: str) -> list[Refusal]:
    kind, procedure = document_kinds()[name], file.case.complaint.procedure
    found = [r for check in CHECKS for r in check(file, kind)]
    if procedure != "court" and procedure not in kind.procedures and not found:
        found.append(_unsupported(procedure, name))
    return found


def _unsupported(procedure: str, name: str) -> Refusal:
    possible = ", ".join(k.kind for k in document_kinds().values() if procedure in k.procedures) or "–"
    return refusal("procedure.unsupported", procedure=procedure, document=name, possible=Words(possible, possible))


def _unique(refusals: list[Refusal]) -> tuple[Refusal, ...]:
    return tuple(dict.fromkeys(refusals))
