"""Word documents: a draft becomes a file, and a file that a person has edited is read back.

The only package that imports python-docx. It knows nothing of law: it sets blocks, each in its form, in the languages
of the draft.
"""

from rejoinder.word.guard import BROKEN, open_document
from rejoinder.word.outside import Paragraph, Spot, beside_blocks, blocks_of, has_inlaid, is_ours, paragraphs
from rejoinder.word.reading import NAME, read_blocks
from rejoinder.word.reference import build_reference
from rejoinder.word.write import write

__all__ = [
    "BROKEN",
    "NAME",
    "Paragraph",
    "Spot",
    "beside_blocks",
    "blocks_of",
    "build_reference",
    "has_inlaid",
    "is_ours",
    "open_document",
    "paragraphs",
    "read_blocks",
    "write",
]
