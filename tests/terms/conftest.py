import shutil

import pytest

from rejoinder import library

OURS = library.glossaries()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A project with no glossary but the places and the straddling words."""
    made = tmp_path / "glossaries"
    made.mkdir()
    for name in ("places.yaml", "straddles.yaml"):
        shutil.copy(OURS / name, made / name)
    monkeypatch.setattr(library, "glossaries", lambda: made)
    return made
