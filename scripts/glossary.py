"""Builds glossaries/index.json, from which terms are found: to be run after every change of the glossary."""

from __future__ import annotations

import sys

from rejoinder import library
from rejoinder.terms import index


def main() -> int:
    """Write the index."""
    print(index.write(library.glossaries()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
