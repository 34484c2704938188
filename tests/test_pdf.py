"""PDF by LibreOffice: told plainly where it is missing or fails. The program is a stand-in here; the real one was tried by hand."""

import pytest

from rejoinder.errors import InputError
from rejoinder.pdf import to_pdf

WORKS = """#!/bin/sh
while [ "$1" != "--outdir" ]; do shift; done
out="$2"; shift 2
for file in "$@"; do echo "%PDF of $(basename "$file")" > "$out/$(basename "$file" .docx).pdf"; done
"""


def stand_in(folder, script, monkeypatch):
    program = folder / "soffice"
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


def test_every_word_file_gets_a_pdf(tmp_path, monkeypatch):
    stand_in(tmp_path, WORKS, monkeypatch)
    made = to_pdf({"a.docx": b"x", "b.en.docx": b"y"})
    assert {name: content.decode().strip() for name, content in made.items()} == {
        "a.pdf": "%PDF of a.docx",
        "b.en.pdf": "%PDF of b.en.docx",
    }


def test_without_the_program_the_user_is_told_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError) as told:
        to_pdf({"a.docx": b"x"})
    assert "LibreOffice" in told.value.problems[0].message.en
    assert told.value.problems[0].repair


@pytest.mark.parametrize("script", ["#!/bin/sh\nexit 3\n", "#!/bin/sh\nexit 0\n"])
def test_a_program_that_fails_or_makes_nothing_is_told(tmp_path, monkeypatch, script):
    stand_in(tmp_path, script, monkeypatch)
    with pytest.raises(InputError) as told:
        to_pdf({"a.docx": b"x"})
    assert "--pdf" in told.value.problems[0].repair.en
