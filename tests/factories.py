"""The smallest valid case, for tests that break or fill it."""

import copy
import json
from pathlib import Path
from typing import Any

import yaml

MINIMAL: dict[str, Any] = {
    "schema": "1",
    "case": "T-1",
    "complaint": {"procedure": "platform", "platform": "joom"},
    "seller": {"name": {"en": "Ningbo Example Trading Co., Ltd."}},
}


def case_data(**changes: Any) -> dict[str, Any]:
    """A minimal valid raw case; groups among ``changes`` are merged into it, everything else takes its place."""
    return merged(copy.deepcopy(MINIMAL), changes)


def merged(data: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(data.get(key), dict)
        data[key] = merged(data[key], value) if both else value
    return data


def write_case(folder: Path, data: Any) -> Path:
    """The case as ``case.yaml`` in a folder."""
    plain = json.loads(json.dumps(data))  # no shared objects: they would be written as aliases, which are refused
    return write_text(folder, yaml.safe_dump(plain, allow_unicode=True, sort_keys=False))


def write_text(folder: Path, text: str | bytes, name: str = "case.yaml") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path
