"""Chinese words whose inside is no edge of a term: 告知 in 被告知 (``glossaries/straddles.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping

from rejoinder import library
from rejoinder.datafiles import Data, read, validated
from rejoinder.languages import Language

FILE = "straddles.yaml"


class Straddles(Data):
    """The words of one language.

    No term begins inside a word of ``leading``, none ends inside one of ``following``. ``not_in`` are longer phrases in which such a
    word is none: 告知 in 被告知名商标.
    """

    leading: tuple[str, ...] = ()
    following: tuple[str, ...] = ()
    not_in: Mapping[str, tuple[str, ...]] = {}


def straddles() -> Mapping[Language, Straddles]:
    """The words of each language; none where there is no file."""
    path = library.glossaries() / FILE
    if not path.exists():
        return {}
    loaded = read(path)
    return {tag: validated(Straddles, data, loaded, (tag,)) for tag, data in loaded.data.items()}
