"""``python -m rejoinder.word.reference``: write ``templates/reference.docx`` anew."""

from rejoinder import library
from rejoinder.word.reference import build_reference

build_reference(library.templates() / "reference.docx")
