"""Where the data folders are: the only module that knows.

In an installed wheel they lie inside the package (``_data/``), in a checkout at the top level beside ``src/``.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path

PACKAGED = Path(str(resources.files("rejoinder"))) / "_data"
CHECKOUT = Path(__file__).resolve().parents[2]


def data_folder(kind: str) -> Path:
    """The folder of ``templates``, ``platforms`` or ``glossaries``."""
    packaged = PACKAGED / kind
    return packaged if packaged.is_dir() else CHECKOUT / kind


def templates() -> Path:
    """Clauses, grounds, outlines, languages, findings, refusals and the reference document."""
    return data_folder("templates")


def platforms() -> Path:
    """One file for each marketplace or statute, and the register of IP offices."""
    return data_folder("platforms")


def glossaries() -> Path:
    """One file of terms for each domain."""
    return data_folder("glossaries")
