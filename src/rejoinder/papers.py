"""A draft as files: stamped drafts, papers to send, papers that stay in the house. File name -> content; nothing is written here."""

from __future__ import annotations

from rejoinder import word
from rejoinder.draft import Draft
from rejoinder.findings import Finding
from rejoinder.languages import profiles
from rejoinder.options import Options
from rejoinder.text import form_text, plain_text
from rejoinder.wording.documents import DocumentKind


def internal_files(kind: DocumentKind, text: Draft, options: Options) -> dict[str, bytes]:
    """A paper that stays in the house: the brief for counsel, the sheet for the signer."""
    return {
        f"{kind.kind}.docx": word.write(
            text, layout=options.layout or kind.layout, stamp="review", reference=options.reference
        )
    }


def draft_files(kind: DocumentKind, text: Draft, findings: tuple[Finding, ...], options: Options) -> dict[str, bytes]:
    """The stamped draft, and the same with the findings as comments."""
    layout = options.layout or kind.layout
    files = {
        f"{kind.kind}.draft.docx": word.write(text, layout=layout, stamp="draft", reference=options.reference),
        f"{kind.kind}.review.docx": word.write(
            text,
            layout=layout,
            stamp="review",
            comments=findings,
            message_language=options.language,
            reference=options.reference,
        ),
    }
    if kind.plain_text:
        files[f"{kind.kind}.draft.txt"] = _plain(kind, text, stamp=True)
    return files


def final_files(kind: DocumentKind, text: Draft, options: Options) -> dict[str, bytes]:
    """The operative paper in the addressee's language, and the client's copy in all languages."""
    paper = text.operative_paper()
    files = {
        f"{kind.kind}.{text.operative}.docx": word.write(paper, layout="separate", reference=options.reference),
    }
    if len(text.languages) > 1:
        files[f"{kind.kind}.bilingual.docx"] = word.write(
            text, layout=options.layout or kind.layout, reference=options.reference
        )
    if kind.plain_text:
        files[f"{kind.kind}.{text.operative}.txt"] = _plain(kind, paper)
    return files


def _plain(kind: DocumentKind, text: Draft, *, stamp: bool = False) -> bytes:
    if kind.plain_text == "form":
        head = profiles()[text.operative].label("draft") + "\n\n" if stamp else ""
        return (head + form_text(text, text.operative) + "\n").encode("utf-8")
    return plain_text(text, text.operative, stamp=stamp).encode("utf-8")
