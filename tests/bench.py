"""The sample cases as tests use them."""

from datetime import date
from functools import cache
from pathlib import Path

import yaml

from rejoinder import library, workflow
from rejoinder.compose import Subject, compose
from rejoinder.options import Options
from rejoinder.wording.clauses import ClauseLibrary

SAMPLES = Path(__file__).resolve().parents[1] / "samples"


@cache
def index():
    return yaml.safe_load((SAMPLES / "index.yaml").read_text("utf-8"))


def day(sample):
    return date.fromisoformat(str(sample["today"]))


def outcome(sample):
    """What the program makes of a sample on its day; made once, for nothing that it holds can be changed."""
    return _outcome(sample["folder"], day(sample))


@cache
def _outcome(folder, today):
    return workflow.draft(workflow.load(SAMPLES / folder), Options(today))


@cache
def drafts():
    """Every document of every sample: (name, subject, draft)."""
    clauses = ClauseLibrary(library.templates())
    return tuple(document for sample in index() for document in _documents(sample, clauses))


def _documents(sample, clauses):
    made = outcome(sample)
    for document in made.documents:
        subject = Subject(made.file, document.kind, day(sample), made.refusals)
        yield f"{sample['folder']}/{document.kind.kind}", subject, compose(subject, clauses)
