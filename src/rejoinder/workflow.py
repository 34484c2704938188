"""The whole line, from a case file to files on disk: for the command line, for batches, for a web page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from rejoinder import library, papers
from rejoinder.approvals import Approval, approval_findings, read_approvals, record
from rejoinder.compose import Subject, compose
from rejoinder.draft import Draft
from rejoinder.errors import InputError, Problem, Refusal, Refused
from rejoinder.facts.loader import CaseFile, Vocabulary, load_case
from rejoinder.facts.translations import read_translations, with_translations
from rejoinder.findings import Finding, Severity, has_errors, in_order
from rejoinder.languages import Words, profiles
from rejoinder.manifest import manifest
from rejoinder.options import Options
from rejoinder.plan import Route, route
from rejoinder.plan.route import BRIEF
from rejoinder.review import Reviewed, review, together
from rejoinder.rules.grounds import fact_models, grounds
from rejoinder.rules.offices import offices
from rejoinder.rules.platforms import platform_ids
from rejoinder.store import MANIFEST, write_all
from rejoinder.waivers import Waived, read_waivers, weigh
from rejoinder.wording.clauses import ClauseLibrary
from rejoinder.wording.documents import DocumentKind, document_kinds
from rejoinder.wording.rulebook import labels
from rejoinder.wording.safeguards import matrix_refusals

Status = Literal["drafted", "final", "refused"]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of an outcome: its draft, what the review says, and the files made of it."""

    kind: DocumentKind
    draft: Draft
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes]
    waived: tuple[Waived, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    file: CaseFile
    status: Status
    documents: tuple[Document, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    instead_of: str = ""
    folder: Path | None = None
    written: tuple[Path, ...] = field(default=())

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all documents, each once."""
        return in_order(dict.fromkeys(f for d in self.documents for f in d.findings))

    @property
    def waived(self) -> tuple[Waived, ...]:
        """What was waived in all documents, each once."""
        return tuple(dict.fromkeys(w for d in self.documents for w in d.waived))

    @property
    def exit_status(self) -> int:
        """0 done and clean, 1 findings that stop a final, 3 refused."""
        if self.status == "refused":
            return 3
        return 1 if has_errors(self.findings) else 0


@dataclass(frozen=True, slots=True)
class Checked:
    """What the facts of a case call for, and what the review says of them."""

    route: Route
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


@cache
def vocabulary() -> Vocabulary:
    """What the data files allow in a case file."""
    known = {
        "platforms": tuple(platform_ids()),
        "offices": tuple(offices()),
        "grounds": tuple(grounds()),
        "evidence": tuple(labels()["evidence-kind"]),
        "statements": tuple(labels()["statement"]),
        "languages": tuple(profiles()),
    }
    return Vocabulary(known, fact_models())


def load(path: Path) -> CaseFile:
    """Read a case, with the translations that stand beside it. Raises ``InputError`` with every problem."""
    file = load_case(path, vocabulary())
    return with_translations(file, read_translations(file.folder))


def check(file: CaseFile, options: Options) -> Checked:
    """What the case calls for, what is wrong and what is missing: the same findings and refusals as ``draft``, without any file."""
    planned, drafts = composed(file, options)
    reviewed = _reviewed(file, planned, drafts, options)
    found = in_order(dict.fromkeys(finding for r in reviewed for finding in r.findings))
    return Checked(planned, found, tuple(dict.fromkeys(w for r in reviewed for w in r.waived)))


def draft(file: CaseFile, options: Options) -> Outcome:
    """Compose, review and turn into files, without writing any."""
    planned, drafts = composed(file, options)
    if planned.refusals:
        briefs = tuple(_internal(subject.kind, brief, options) for subject, brief in drafts)
        return Outcome(file, "refused", briefs, planned.refusals)
    reviewed = _reviewed(file, planned, drafts, options)
    documents = tuple(
        _document(file, subject.kind, r, options) for (subject, _), r in zip(drafts, reviewed, strict=True)
    )
    final = options.final and not any(has_errors(d.findings) for d in documents)
    if options.final and not final:
        documents = tuple(replace(d, files={}) for d in documents)
    return Outcome(file, "final" if final else "drafted", documents, instead_of=planned.instead_of)


Composed: TypeAlias = list[tuple[Subject, Draft]]


def composed(file: CaseFile, options: Options) -> tuple[Route, Composed]:
    """The route and its drafts, not reviewed yet; a broken matrix refuses the route after the fact.

    Of a refused case nothing is composed but the brief for counsel, if one is due.
    """
    _known_documents(options.documents)
    planned = route(file, options.documents)
    clauses = ClauseLibrary(library.templates(), options.templates)
    subjects = [Subject(file, kind, options.today) for kind in planned.documents]
    drafts = [(subject, compose(subject, clauses, options.templates)) for subject in subjects]
    if broken := tuple(r for _, made in drafts for r in matrix_refusals(made)):
        planned = replace(planned, documents=(), refusals=tuple(dict.fromkeys(broken)))
    if not planned.refusals:
        return planned, drafts
    if not any(r.counsel for r in planned.refusals):
        return planned, []
    brief = Subject(file, document_kinds()[BRIEF], options.today, planned.refusals)
    return planned, [(brief, compose(brief, clauses, options.templates))]


def _reviewed(file: CaseFile, planned: Route, drafts: Composed, options: Options) -> list[Reviewed]:
    """What the review says of the drafts of a case that is not refused, without what a person has waived."""
    if planned.refusals:
        return []
    reviewed = together([review(subject, made) for subject, made in drafts], [subject for subject, _ in drafts])
    return [_weighed(file, r, options) for r in reviewed]


def _known_documents(asked: tuple[str, ...]) -> None:
    kinds = [name for name, kind in document_kinds().items() if kind.procedures]
    for name in asked:
        if name not in kinds:
            allowed = ", ".join(kinds)
            raise InputError(
                [Problem(_NO_KIND.fill(name=name), field="--document", given=name, allowed=Words(allowed, allowed))]
            )


def _weighed(file: CaseFile, reviewed: Reviewed, options: Options) -> Reviewed:
    """Without what a person has waived."""
    draft = reviewed.draft
    weighed = weigh(reviewed.findings, read_waivers(file.folder), draft.kind, options.today, draft)
    return replace(reviewed, findings=weighed.findings, waived=weighed.waived)


def _document(file: CaseFile, kind: DocumentKind, reviewed: Reviewed, options: Options) -> Document:
    text, findings, waived = reviewed.draft, reviewed.findings, reviewed.waived
    if kind.internal:
        return replace(_internal(kind, text, options), findings=findings, waived=waived)
    if not options.final:
        return Document(kind, text, findings, papers.draft_files(kind, text, findings, options), waived)
    findings = in_order([*findings, *approval_findings(kind, text, read_approvals(file.folder))])
    files = {} if has_errors(findings) else papers.final_files(kind, text, options)
    return Document(kind, text, findings, files, waived)


def _internal(kind: DocumentKind, text: Draft, options: Options) -> Document:
    """A document that does not leave the house."""
    return Document(kind, text, (), papers.internal_files(kind, text, options))


def write(outcome: Outcome, options: Options) -> Outcome:
    """Write the files of an outcome and its manifest. Raises ``KeptFile`` or ``InputError``, and then changes nothing."""
    folder = options.out / safe_name(outcome.file.case.case)
    files = {name: content for document in outcome.documents for name, content in document.files.items()}
    if not files:
        return outcome
    if options.pdf:
        from rejoinder.pdf import to_pdf

        files |= to_pdf({name: c for name, c in files.items() if name.endswith(".docx")})
    files[MANIFEST] = manifest(outcome, files, folder, options.today)
    write_all(folder, files, force=options.force)
    return Outcome(
        outcome.file,
        outcome.status,
        outcome.documents,
        outcome.refusals,
        outcome.instead_of,
        folder,
        tuple(folder / name for name in sorted(files)),
    )


def safe_name(case: str) -> str:
    """A folder name for a case number, on Windows too; what a path cannot hold becomes ``_``."""
    kept = "".join("_" if c in '<>:"/\\|?*' or ord(c) < 32 else c for c in case).strip(". ")
    reserved = {"con", "prn", "aux", "nul", *(f"{n}{d}" for n in ("com", "lpt") for d in range(1, 10))}
    return f"_{kept}" if kept.split(".")[0].casefold() in reserved or not kept else kept


def to_approve(file: CaseFile, kind_name: str, by: str, role: str, options: Options) -> tuple[Approval, Outcome]:
    """The approval of a document's text as it is composed today, not recorded yet, and what its signer must read first.

    Raises ``Refused`` or ``InputError`` if the text cannot be approved.
    """
    outcome = draft(file, replace(options, documents=(kind_name,), final=False))
    if outcome.refusals:
        raise Refused(outcome.refusals)
    if has_errors(outcome.findings):
        raise InputError([_as_problem(f) for f in outcome.findings if f.severity is Severity.ERROR])
    if role == "signatory":
        _is_signatory(file, by)
    text = outcome.documents[0].draft
    given = {"document": kind_name, "by": by, "role": role, "on": options.today.isoformat(), "digest": text.digest()}
    return Approval.model_validate(given), outcome


def approve(file: CaseFile, approval: Approval) -> None:
    """Record an approval in the case folder."""
    record(file.folder, approval)


def _as_problem(found: Finding) -> Problem:
    where = found.where
    return Problem(found.message, where.file, where.line, where.column, where.field, repair=found.repair)


def _is_signatory(file: CaseFile, by: str) -> None:
    signatory = file.case.seller.signatory
    names = tuple(signatory.name.root.values()) if signatory and signatory.name else ()
    if by.casefold() not in {name.casefold() for name in names}:
        allowed = " / ".join(names) or "–"
        raise InputError([Problem(_NOT_SIGNATORY, field="--by", given=by, allowed=Words(allowed, allowed))])


_NO_KIND = Words("There is no document kind “{name}”.", "没有文件类型“{name}”。")
_NOT_SIGNATORY = Words(
    "The role “signatory” is for the person named in seller.signatory.name.",
    "“signatory”角色仅限seller.signatory.name所载人员。",
)
