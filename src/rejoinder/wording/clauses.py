"""Clauses: the smallest units of wording, each a Markdown file with one section for each language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import get_args

from rejoinder.datafiles import Bilingual, Data, Review, Source, front_matter, validated
from rejoinder.draft import Form
from rejoinder.errors import DataError
from rejoinder.languages import Language, Words, profiles

FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
SECTION = re.compile(r"^## +(\S+)[ \t]*$", re.MULTILINE)


class FrontMatter(Data):
    """What a clause file says about itself."""

    title: Bilingual
    purpose: str
    form: Form
    safeguards: tuple[str, ...] = ()
    statutory: bool = False
    volatile: bool = False
    copy_only: bool = False
    widths: tuple[int, ...] = ()
    source: Source
    review: Review


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its front matter and, for each language, its chunks (Jinja2 sources, one for each block)."""

    id: str
    about: FrontMatter
    chunks: Mapping[Language, tuple[str, ...]]
    file: str
    firm: bool = False


class ClauseLibrary:
    """All clauses; ``firm`` folders stand before ours, but statutory text cannot be replaced."""

    def __init__(self, ours: Path, firm: Path | None = None) -> None:
        self._ours = ours
        self._firm = firm
        self._read: dict[str, Clause] = {}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Every clause id, ours and the firm's."""
        folders = [f for f in (self._ours, self._firm) if f]
        files = (path for folder in folders for path in (folder / "clauses").rglob("*.md"))
        return tuple(sorted({_clause_id(path) for path in files}))

    def get(self, clause: str) -> Clause:
        """A clause by id. Raises ``DataError`` if there is none, or if it is malformed."""
        if clause not in self._read:
            self._read[clause] = self._load(clause)
        return self._read[clause]

    def __iter__(self) -> Iterator[Clause]:
        """All clauses in the order of their ids."""
        return (self.get(clause) for clause in self.ids)

    def _load(self, clause: str) -> Clause:
        ours, firm = self._file(self._ours, clause), self._file(self._firm, clause)
        if firm is None and ours is None:
            raise DataError(_NO_CLAUSE.fill(id=clause))
        if firm is None or ours is None:
            return read_clause(clause, ours or firm, firm=ours is None)  # type: ignore[arg-type]
        if read_clause(clause, ours).about.statutory:
            raise DataError(_STATUTORY.fill(id=clause), str(firm))
        return read_clause(clause, firm, firm=True)

    @staticmethod
    def _file(folder: Path | None, clause: str) -> Path | None:
        if folder is None or not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)+", clause):
            return None
        path = folder / "clauses" / f"{clause}.md"
        return path if path.is_file() else None


def _clause_id(path: Path) -> str:
    return path.relative_to(next(p for p in path.parents if p.name == "clauses")).with_suffix("").as_posix()


def read_clause(clause: str, path: Path, *, firm: bool = False) -> Clause:
    """Read one clause file. Raises ``DataError`` naming the file and what is wrong."""
    known = path.stat()
    return _read_once(clause, path, firm, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=4096)
def _read_once(clause: str, path: Path, firm: bool, *_version: int) -> Clause:
    """The file's content, read again only when the file has changed."""
    text = path.read_text("utf-8").replace("\r\n", "\n")
    match = FRONT.match(text)
    if not match:
        raise DataError(_NO_FRONT, str(path), 1)
    loaded = front_matter(match[1], path)
    about = validated(FrontMatter, loaded.data, loaded)
    chunks = dict(_sections(match[2], path))
    if len({len(c) for c in chunks.values()}) != 1:
        counts = ", ".join(f"{tag}: {len(c)}" for tag, c in chunks.items())
        raise DataError(_UNEVEN.fill(counts=counts), str(path))
    return Clause(clause, about, chunks, str(path), firm)


def _sections(body: str, path: Path) -> Iterator[tuple[Language, tuple[str, ...]]]:
    parts = SECTION.split(body)
    if parts[0].strip() or len(parts) < 3:
        raise DataError(_NO_SECTION, str(path))
    for tag, text in zip(parts[1::2], parts[2::2], strict=True):
        if tag not in profiles():
            raise DataError(_NO_LANGUAGE.fill(tag=tag, known=", ".join(profiles())), str(path))
        yield tag, tuple(_chunks(text, tag))


def _chunks(text: str, tag: Language) -> Iterator[str]:
    """Paragraphs of a section, each on one line: a file may be wrapped anywhere, the document is not."""
    for chunk in re.split(r"\n[ \t]*\n", text.strip()):
        yield profiles()[tag].join([line.strip() for line in chunk.splitlines()])


FORMS = get_args(Form)
_NO_CLAUSE = Words("There is no clause “{id}”.", "没有条款“{id}”。")
_STATUTORY = Words("“{id}” is statutory wording and cannot be replaced.", "“{id}”为法定文字，不得替换。")
_NO_FRONT = Words("A clause starts with front matter between two lines “---”.", "条款文件应以两行“---”之间的说明开头。")
_NO_SECTION = Words(
    "After the front matter come sections “## en”, “## zh-Hans”.", "说明之后应为“## en”“## zh-Hans”各节。"
)
_NO_LANGUAGE = Words("“{tag}” is not a language ({known}).", "“{tag}”不是已有语言（{known}）。")
_UNEVEN = Words("The languages have different numbers of paragraphs ({counts}).", "各语言段落数不一致（{counts}）。")
