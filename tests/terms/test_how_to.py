"""The worked example of the page on terms is a sound glossary beside ours."""

import re

from rejoinder import library
from rejoinder.terms.lint import check_glossaries

PAGE = library.CHECKOUT / "docs" / "how-to" / "add-a-term.md"


def test_the_worked_example_passes_the_check(tmp_path):
    [(name, text)] = re.findall(
        r"^```yaml file=glossaries/(\S+)\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    path = tmp_path / name
    path.write_text(text, "utf-8")
    assert [(f.rule, f.message.en) for f in check_glossaries([path])] == []
