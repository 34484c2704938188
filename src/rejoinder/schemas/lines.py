"""What the program prints and writes, as models: the lines of JSON and ``manifest.json``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from rejoinder.findings import Severity
from rejoinder.languages import Language
from rejoinder.review.elements import State
from rejoinder.rules.citations import Citation
from rejoinder.workflow import Status


class Out(BaseModel):
    """The base of what is printed: these keys and no others; an absent key is left out."""

    model_config = ConfigDict(extra="forbid", alias_generator=lambda name: "zh-Hans" if name == "zh" else name)


class Both(Out):
    """A message in both languages."""

    en: str
    zh: str


class Place(Out):
    """Where a finding points."""

    file: str | None = None
    line: int | None = None
    column: int | None = None
    field: str | None = None
    block: str | None = None
    clause: str | None = None
    language: str | None = None
    quote: str | None = None


class FindingLine(Out):
    """One finding."""

    rule: str
    severity: Severity
    message: Both
    repair: Both
    where: Place | None = None
    source: str | None = None


class WaiverLine(Out):
    """Why a finding does not count."""

    reason: str
    by: str
    expires: str


class WaivedLine(FindingLine):
    """A finding that was waived."""

    waiver: WaiverLine


class RefusalLine(Out):
    """Why nothing was drafted."""

    rule: str
    title: Both
    reason: Both
    next_step: Both
    counsel: bool
    source: str


class DocumentLine(Out):
    """One document of an outcome."""

    kind: str
    digest: str
    files: list[str]
    findings: list[FindingLine]
    waived: list[WaivedLine] | None = None


class OutcomeLine(Out):
    """What became of a case."""

    file: str
    case: str
    status: Status
    exit: Literal[0, 1, 3]
    documents: list[DocumentLine]
    folder: str | None = None
    instead_of: str | None = None
    refusals: list[RefusalLine] | None = None


class ElementLine(Out):
    """One element that a paper needs, and the words that show it."""

    id: str
    state: State
    quote: str | None = None


class ReviewLine(Out):
    """What the review says of one file; without ``kind`` it was not recognised."""

    file: str
    kind: str | None = None
    status: Literal["reviewed"]
    exit: Literal[0, 1]
    why: Both | None = None
    languages: list[str]
    findings: list[FindingLine]
    elements: list[ElementLine] | None = None
    waived: list[WaivedLine] | None = None


class ProblemLine(Out):
    """One fault of an input file."""

    message: Both
    allowed: Both | None = None
    repair: Both | None = None
    where: Place
    given: str | None = None


class ErrorLine(Out):
    """A fault instead of an outcome."""

    file: str
    status: Literal["error"]
    exit: Literal[2, 3]
    message: Both
    problems: list[ProblemLine] | None = None
    where: Place | None = None


DRAFT_LINE: TypeAdapter[OutcomeLine | ErrorLine] = TypeAdapter(OutcomeLine | ErrorLine)
REVIEW_LINE: TypeAdapter[ReviewLine | ErrorLine] = TypeAdapter(ReviewLine | ErrorLine)


class BlockEntry(Out):
    """One block of a document in one language, and where it stands in the Word files."""

    bookmark: str
    block: str
    language: Language
    clause: str
    binding: str
    sha256: str


class DocumentEntry(Out):
    """One document of a run."""

    kind: str
    operative: Language
    languages: list[Language]
    digest: str
    replaced_clauses: list[str]
    waived: list[WaivedLine]
    blocks: list[BlockEntry]


class RuleEntry(Out):
    """A platform's rule that held on the day, with its source."""

    rule: str
    source: Citation
    certain: bool


class ManifestFile(Out):
    """``manifest.json``: what the files of a run were made of."""

    schema_: Literal[1] = Field(alias="schema")
    program: str
    case: str
    today: str
    status: Status
    documents: list[DocumentEntry]
    platform_rules: list[RuleEntry]
    files: Mapping[str, str]


MANIFEST: TypeAdapter[ManifestFile] = TypeAdapter(ManifestFile)
