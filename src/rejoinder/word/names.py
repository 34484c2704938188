"""The names of the styles: what the reference document defines and the writer uses.

A firm may restyle all of them in Word; the names (not the ids, which Word may change) tie its file to ours. They say
nothing of this program, because they go out with every document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rejoinder.draft import NUMBERED_FORMS
from rejoinder.languages import Language

TEXT = "Letter Text"
COLUMN_HEAD = "Letter Column Head"
META_LABEL = "Letter Meta Label"
SIGNATURE_LABEL = "Letter Signature Label"
SIGNATURE_LINE = "Letter Signature Line"
SPACER = "Letter Spacer"
RUNNING_HEAD = "Letter Running Head"
PAGE_NUMBER = "Letter Page Number"
STAMP = "Letter Stamp"
FICTIONAL = "Letter Fictional"
COMMENT_TEXT = "annotation text"

GAP = "Letter Gap"
TRANSLATION = "Letter Translation"
NO_BREAK = "Letter No Break"
COMMENT_MARK = "annotation reference"

COLUMNS_TABLE = "Letter Columns"
PARTICULARS_TABLE = "Letter Particulars"
SCHEDULE_TABLE = "Letter Schedule"

NORMAL, DEFAULT_FONT, NORMAL_TABLE = "Normal", "Default Paragraph Font", "Normal Table"
BUILT_IN_IDS = {
    NORMAL: "Normal",
    DEFAULT_FONT: "DefaultParagraphFont",
    NORMAL_TABLE: "TableNormal",
    COMMENT_TEXT: "CommentText",
    COMMENT_MARK: "CommentReference",
}

FORMS: Mapping[str, str] = {
    "title": "Letter Title",
    "heading": "Letter Heading",
    "subheading": "Letter Subheading",
    "point": "Letter Point",
    "paragraph": TEXT,
    "item": "Letter Item",
    "address": "Letter Address",
    "meta": "Letter Meta",
    "subject": "Letter Subject",
    "salutation": "Letter Salutation",
    "closing": "Letter Closing",
    "note": "Letter Note",
    "table-head": "Letter Table Head",
    "table-row": "Letter Table Cell",
    "signature": "Letter Signature",
}
OTHERS = (
    COLUMN_HEAD, META_LABEL, SIGNATURE_LABEL, SIGNATURE_LINE, SPACER, RUNNING_HEAD, PAGE_NUMBER, STAMP, FICTIONAL, COMMENT_TEXT,
    GAP, TRANSLATION, NO_BREAK, COMMENT_MARK, COLUMNS_TABLE, PARTICULARS_TABLE, SCHEDULE_TABLE,
)  # fmt: skip


def of_form(form: str, language: Language) -> str:
    """The paragraph style of a form; numbered forms have one for each language, because each numbers in its own way."""
    return f"{FORMS[form]} {language}" if form in NUMBERED_FORMS else FORMS[form]


def needed(languages: Iterable[Language]) -> frozenset[str]:
    """Every style that a document in these languages may use."""
    return frozenset(OTHERS) | {of_form(form, language) for form in FORMS for language in languages}


def style_id(name: str) -> str:
    """The id of a style in our own reference document: Word's usual one, or the name without blanks and hyphens."""
    return BUILT_IN_IDS.get(name) or name.replace(" ", "").replace("-", "")
