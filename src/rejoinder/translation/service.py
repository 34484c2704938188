"""What a translation service is, and which services there are (``templates/review/translation.yaml``)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, Protocol

from rejoinder import library
from rejoinder.datafiles import Bilingual, Data, Source, read, validated
from rejoinder.errors import RejoinderError
from rejoinder.languages import Language, Words


class Translator(Protocol):
    """Anything that translates texts: as many come back as go in, in their order, or a ``ServiceFault`` is raised."""

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        """The texts in the target language."""


class ServiceFault(RejoinderError):
    """A service did not do what it should; nothing of its answer was used."""


class Service(Data):
    """One service by its name: who speaks to it, which language codes it knows (the first that it offers is taken), and what it gets to see."""

    title: str
    adapter: Literal["libretranslate", "deep-translator"]
    backend: str = ""
    address: bool = False
    works: Literal["yes", "untried", "no"]
    codes: Mapping[Language, tuple[str, ...]]
    sees: Bilingual
    source: Source


class Locking(Data):
    """The whole file: the services, and how names, numbers and terms are locked."""

    services: Mapping[str, Service]
    marker: str
    marker_like: str
    kept: str
    verbatim: frozenset[str]
    units: Mapping[str, Mapping[Language, str]]
    entity: str


@cache
def locking() -> Locking:
    """The file's content."""
    loaded = read(library.templates() / "review" / "translation.yaml")
    return validated(Locking, loaded.data, loaded)


def services() -> Mapping[str, Service]:
    """Every service by name."""
    return locking().services


def fault(text: Words, service: str, **values: object) -> ServiceFault:
    """A fault of a service, in words."""
    return ServiceFault(text.fill(service=service, **values))
