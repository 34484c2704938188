"""The sample cases as tests use them."""

from datetime import date
from pathlib import Path

import yaml

from rejoinder import library, workflow
from rejoinder.compose import Subject, compose
from rejoinder.options import Options
from rejoinder.wording.clauses import ClauseLibrary

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def index():
    return yaml.safe_load((SAMPLES / "index.yaml").read_text("utf-8"))


def day(sample):
    return date.fromisoformat(str(sample["today"]))


def outcome(sample):
    """What the program makes of a sample on its day."""
    return workflow.draft(workflow.load(SAMPLES / sample["folder"]), Options(day(sample)))


def drafts():
    """Every document of every sample: (name, subject, draft)."""
    clauses = ClauseLibrary(library.templates())
    for sample in index():
        made = outcome(sample)
        for document in made.documents:
            subject = Subject(made.file, document.kind, day(sample), made.refusals)
            yield f"{sample['folder']}/{document.kind.kind}", subject, compose(subject, clauses)
