"""The review of files: anyone's paper, read, recognised, compared with the case where there is one, and judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rejoinder import library
from rejoinder.compose import Subject, compose
from rejoinder.draft import Draft
from rejoinder.errors import InputError, Problem
from rejoinder.facts.loader import CaseFile
from rejoinder.findings import Finding, Severity, Where, in_order
from rejoinder.languages import Words
from rejoinder.opening import open_reading
from rejoinder.reading import Reading, kind_of, kinds_known, paired
from rejoinder.review import review_text
from rejoinder.review.elements import Element, elements
from rejoinder.review.examined import Examined
from rejoinder.review.form import repeated
from rejoinder.store import sha256
from rejoinder.waivers import Waived, Waiver, read_waivers, weigh
from rejoinder.wording.clauses import ClauseLibrary
from rejoinder.wording.documents import document_kinds
from rejoinder.wording.rulebook import finding

#: The severities that count, for each limit that a user may set.
LIMITS: Mapping[str, frozenset[Severity]] = {
    "error": frozenset({Severity.ERROR}),
    "warning": frozenset({Severity.ERROR, Severity.WARNING}),
    "never": frozenset(),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """How files are to be reviewed: as what (else the program decides), for which case, on which day, with a firm's own clauses."""

    today: date
    as_kind: str = ""
    case: CaseFile | None = None
    templates: Path | None = None


@dataclass(frozen=True, slots=True)
class ReviewedFile:
    """What the review says of one file.

    ``why`` tells by what the kind was recognised, if the user did not say it; ``digest`` is the SHA-256 of the file's bytes.
    """

    examined: Examined
    findings: tuple[Finding, ...]
    elements: tuple[Element, ...] = ()
    waived: tuple[Waived, ...] = ()
    why: Words | None = None
    digest: str = ""

    @property
    def file(self) -> str:
        """The file as the user named it."""
        return self.examined.reading.file

    @property
    def kind(self) -> str:
        """What it was reviewed as; empty if that is not known."""
        return self.examined.kind

    def exit_status(self, fail_on: str) -> int:
        """1 if a finding weighs as much as the limit, else 0."""
        return int(any(f.severity in LIMITS[fail_on] for f in self.findings))


def review_file(path: Path, asked: Asked) -> ReviewedFile:
    """Review one file. Raises ``InputError`` or another ``RejoinderError`` if it cannot be read."""
    if asked.as_kind and asked.as_kind not in kinds_known():
        allowed = ", ".join(kinds_known())
        raise InputError([Problem(_NO_KIND, field="--as", given=asked.as_kind, allowed=Words(allowed, allowed))])
    reading = paired(open_reading(path))
    guess = kind_of(reading)
    kind = asked.as_kind or guess.kind
    examined = _examined(reading, kind, asked)
    weighed = weigh(review_text(examined), _waivers(asked), kind, asked.today, examined.draft)
    why = None if asked.as_kind else guess.why
    digest = sha256(path.read_bytes())
    findings = _ordered([*_unknown(examined), *weighed.findings])
    return ReviewedFile(examined, findings, elements(examined, kind), weighed.waived, why, digest)


def with_repeated(reviewed: tuple[ReviewedFile, ...]) -> tuple[ReviewedFile, ...]:
    """Adds to each file what it shares with the others."""
    shared = repeated([r.examined for r in reviewed])
    return tuple(replace(r, findings=_ordered([*r.findings, *more])) for r, more in zip(reviewed, shared, strict=True))


def _unknown(examined: Examined) -> Iterator[Finding]:
    """What a reader must know before all else: of a paper of no known kind the greater part was not checked."""
    if not examined.kind:
        yield finding("kind.unknown", Where(examined.reading.file), kinds=", ".join(kinds_known()))


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """As everywhere, but first what the whole review is subject to."""
    return tuple(sorted(in_order(findings), key=lambda f: f.rule != "kind.unknown"))


def _waivers(asked: Asked) -> tuple[Waiver, ...]:
    """Those for words; one that names a field is for a finding on the facts, which are not reviewed here."""
    waivers = read_waivers(asked.case.folder) if asked.case else ()
    return tuple(w for w in waivers if w.field is None)


def _examined(reading: Reading, kind: str, asked: Asked) -> Examined:
    """With the case and what we would compose of it, where there is a case and the kind is one that leaves the house."""
    if asked.case is None or kind not in document_kinds() or document_kinds()[kind].internal:
        return Examined(reading, kind)
    subject = Subject(asked.case, document_kinds()[kind], asked.today)
    draft = compose(subject, ClauseLibrary(library.templates(), asked.templates), asked.templates)
    return Examined(_recognised(reading, draft), kind, subject, draft)


def _recognised(reading: Reading, draft: Draft) -> Reading:
    """The segments that are blocks of the composition, with their clauses; ``own`` where nobody has changed the words."""
    blocks = {block.id: block for block in draft.blocks}
    segments = []
    for segment in reading.segments:
        block = blocks.get(segment.block)
        if block is None or segment.language not in block.texts:
            segments.append(segment)
            continue
        same = _plain(block.text(segment.language)) == _plain(segment.text)
        segments.append(replace(segment, clause=block.clause, form=block.form, own=same))
    return replace(reading, segments=tuple(segments))


def _plain(text: str) -> str:
    return " ".join(text.replace("\u2028", " ").split())


_NO_KIND = Words("There is no such kind of paper.", "没有该类文件。")
