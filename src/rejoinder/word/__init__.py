"""Word documents: a draft becomes a file, and a file that a person has edited is read back.

The only package that imports python-docx. It knows nothing of law: it sets blocks, each in its form, in the languages
of the draft.
"""

from rejoinder.word.reading import read_blocks
from rejoinder.word.reference import build_reference
from rejoinder.word.write import write

__all__ = ["build_reference", "read_blocks", "write"]
