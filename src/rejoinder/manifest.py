"""The manifest beside the files: what they were made of, so that an edited file can be read back and a changed one be seen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rejoinder import __version__
from rejoinder.draft import bookmark
from rejoinder.facts.loader import CaseFile
from rejoinder.rules.platforms import platform
from rejoinder.store import recorded, sha256

if TYPE_CHECKING:
    from rejoinder.workflow import Document, Outcome


def manifest(outcome: Outcome, files: Mapping[str, bytes], folder: Path, today: date) -> bytes:
    """The manifest of a run: texts, clauses, bookmarks, platform rules with their sources, and the digest of every file."""
    hashes = dict(recorded(folder)) | {name: sha256(content) for name, content in files.items()}
    data = {
        "schema": 1,
        "program": f"rejoinder {__version__}",
        "case": outcome.file.case.case,
        "today": today.isoformat(),
        "status": outcome.status,
        "documents": [_described(d) for d in outcome.documents],
        "platform_rules": _rules_used(outcome.file, today),
        "files": dict(sorted(hashes.items())),
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _described(document: Document) -> dict[str, object]:
    text = document.draft
    return {
        "kind": text.kind,
        "operative": text.operative,
        "languages": list(text.languages),
        "digest": text.digest(),
        "replaced_clauses": list(text.replaced_clauses),
        "waived": [w.as_dict() for w in document.waived],
        "blocks": [
            {
                "bookmark": bookmark(b.id, tag, text.languages),
                "block": b.id,
                "language": tag,
                "clause": b.clause,
                "binding": b.binding,
                "sha256": sha256("\n".join(b.texts[tag]).encode("utf-8")),
            }
            for b in text.blocks
            for tag in text.languages
        ],
    }


def _rules_used(file: CaseFile, today: date) -> list[dict[str, object]]:
    given = file.case.complaint.platform
    if given is None:
        return []
    return [
        {"rule": name, "source": ruling.source.model_dump(mode="json", by_alias=True), "certain": ruling.certain}
        for name, ruling in sorted(platform(given).rulings(today).items())
    ]
