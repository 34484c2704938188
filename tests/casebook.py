"""Small cases for tests: a letter, a platform complaint and a DMCA takedown, changed by dotted path."""

import copy
import json
from datetime import date
from pathlib import Path

import yaml

from rejoinder import workflow
from rejoinder.options import Options

TODAY = date(2026, 3, 20)

SELLER = {
    "name": {"en": "Ningbo Example Trading Co., Ltd.", "zh-Hans": "宁波样例贸易有限公司"},
    "address": {"en": "1 Example Road, Ningbo, Zhejiang 315000", "zh-Hans": "浙江省宁波市样例路1号"},
    "country": "CN",
    "phone": "+86 574 8700 0000",
    "email": "ip@ningbo.example",
    "store": {"name": {"en": "Ningbo Example"}, "id": "S-1"},
    "signatory": {
        "name": {"en": "Wang Xiaoyi", "zh-Hans": "王小一"},
        "capacity": "legal-representative",
        "country": "CN",
    },
}
LISTING = {
    "id": "L1", "identifier": "68c8f9fa6dffb3012ca80d30", "url": "https://www.joom.com/en/products/68c8f9fa6dffb3012ca80d30",
    "title": {"en": "Watch strap", "zh-Hans": "表带"}, "material": {"en": "the product photographs", "zh-Hans": "商品照片"},
    "first_listed": "2025-06-01", "status": "removed",
}  # fmt: skip
NAME = {"en": "Wang Xiaoyi", "zh-Hans": "王小一"}

LETTER = {
    "schema": 1,
    "case": "T-LETTER",
    "complaint": {
        "procedure": "letter",
        "platform": "joom",
        "reference": "AB/12",
        "dated": "2026-03-10",
        "received": "2026-03-11",
        "delivered": "email",
        "complainant": {
            "name": {"en": "Example Brands Ltd"}, "country": "GB", "address": {"en": "2 Example Street, London"},
            "representative": {"firm": {"en": "Example Legal LLP"}, "person": {"en": "A. Example"}, "country": "GB",
                               "address": {"en": "3 Example Square, London"}},
        },
        "rights": [{"id": "R1", "kind": "trademark", "office": "UKIPO", "number": "UK00003123456", "title": {"en": "EXAMPLA"}}],
        "allegations": [{"id": "A1", "right": "R1", "listings": ["L1"],
                         "says": {"en": "The word EXAMPLA is said to be used.", "zh-Hans": "被指使用EXAMPLA一词。"}}],
        "demands": [{"kind": "cease", "answer": "reject"}],
    },
    "seller": SELLER,
    "listings": [LISTING],
    "grounds": [],
    "evidence": [],
    "confirmations": [{"statement": "facts-true", "by": NAME, "on": "2026-03-12"}],
}  # fmt: skip

PLATFORM = LETTER | {
    "case": "T-PLATFORM",
    "complaint": LETTER["complaint"]
    | {"procedure": "platform", "reference": "IP-002-1", "demands": [], "delivered": "platform-message"},
    "grounds": [
        {
            "id": "G1",
            "kind": "misidentified-listing",
            "rights": ["R1"],
            "listings": ["L1"],
            "facts": {},
            "evidence": ["E1"],
        }
    ],
    "evidence": [
        {
            "id": "E1",
            "kind": "listing-screenshot",
            "title": {"en": "Screenshot", "zh-Hans": "页面截图"},
            "file": "e1.png",
        }
    ],
}

DMCA = PLATFORM | {
    "case": "T-DMCA",
    "complaint": PLATFORM["complaint"] | {
        "procedure": "dmca", "reference": "IP-004-1",
        "rights": [{"id": "R1", "kind": "copyright", "registered": "no", "title": {"en": "Photographs", "zh-Hans": "照片"}}],
    },
    "confirmations": [{"statement": s, "by": NAME, "on": "2026-03-12"} for s in ("facts-true", "good-faith", "us-court", "contact-disclosed")],
}  # fmt: skip

BASES = {"letter": LETTER, "platform": PLATFORM, "dmca": DMCA}
GONE = object()


def data(base: str, changes: dict) -> dict:
    """A raw case; a key of ``changes`` is a dotted path (``complaint.rights.0.kind``), the value ``GONE`` takes it away."""
    case = copy.deepcopy(BASES[base])
    for path, value in changes.items():
        put(case, path.split("."), value)
    return case


def put(target, steps, value):
    for step in steps[:-1]:
        key = int(step) if step.isdigit() else step
        target = target.setdefault(key, {}) if isinstance(target, dict) else target[key]
    last = int(steps[-1]) if steps[-1].isdigit() else steps[-1]
    if value is GONE:
        del target[last]
    elif isinstance(target, list) and last == len(target):
        target.append(value)
    else:
        target[last] = value


def write(folder: Path, base: str, changes: dict | None = None) -> Path:
    """The case on disk, with its evidence files."""
    case = json.loads(json.dumps(data(base, changes or {})))  # no shared objects: the loader refuses aliases
    folder.mkdir(parents=True, exist_ok=True)
    for evidence in case["evidence"]:
        if "file" in evidence:
            (folder / evidence["file"]).write_bytes(b"fictional")
    path = folder / "case.yaml"
    path.write_text(yaml.safe_dump(case, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def load(folder: Path, base: str, changes: dict | None = None):
    """The case as the program reads it."""
    return workflow.load(write(folder, base, changes))


def options(**more) -> Options:
    """Options for the fixed day."""
    return Options(**({"today": TODAY} | more))
