"""What stands in a clause for a fact that the case does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from rejoinder.facts.faults import model_of
from rejoinder.languages import Words


class Missing:
    """An absent fact: false in a condition, empty in a loop, a visible gap where it is printed.

    It knows its path in the case file and its title in both languages. Asked for a field of an absent group it gives that field as missing
    too; asked for a field that the schema does not know it raises ``AttributeError``, so that a typing error in a clause never hides
    as a gap. A text that exists in another language only is *true* in a condition: its sentence must not silently fall out of one column.
    """

    __slots__ = ("_any_field", "_model", "path", "title", "untranslated")

    def __init__(
        self,
        path: str,
        title: Words,
        model: type[BaseModel] | None = None,
        *,
        untranslated: bool = False,
        any_field: bool = False,
    ) -> None:
        self.path = path
        self.title = title
        self.untranslated = untranslated
        self._model = model
        self._any_field = any_field

    def __bool__(self) -> bool:
        return self.untranslated

    def __str__(self) -> str:
        return ""

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __add__(self, other: Any) -> Any:
        """An absent list joined to another is that other."""
        return other

    __radd__ = __add__

    def item(self, key: object) -> Missing:
        """An entry of an absent list or mapping; whatever is asked of it is missing as well."""
        return Missing(f"{self.path}[{key}]", self.title, any_field=True)

    def child(self, name: str) -> Missing:
        """The field of that name of an absent group. Raises ``AttributeError`` if the group has no such field."""
        if self._any_field:
            return Missing(f"{self.path}.{name}", self.title, any_field=True)
        known = self._model.model_fields.get(name) if self._model else None
        if known is None:
            raise AttributeError(name)
        return Missing(f"{self.path}.{name}", field_title(known), model_of(known.annotation))


def field_title(info: Any) -> Words:
    """The title of a pydantic field in both languages."""
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    return Words(info.title or "", str(extra.get("title_zh", info.title or "")))
