"""Facts and clauses composed into a draft: ``compose`` is pure, the same inputs give the same draft."""

from rejoinder.compose.composer import compose
from rejoinder.compose.subject import Subject

__all__ = ["Subject", "compose"]
