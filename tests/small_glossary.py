"""Small glossaries for tests: concepts in memory, and a good file with ways to break it."""

import copy
import json

import yaml

from rejoinder.reading import Reading, Segment
from rejoinder.terms.glossary import Terms
from rejoinder.terms.index import built
from rejoinder.terms.model import Concept
from rejoinder.terms.straddles import straddles

SOURCE = {"place": "invented for a test", "confidence": "own-drafting"}
DEFINITION = {"en": "A thing.", "zh-Hans": "某事物。"}


def term(text, *forms, status="preferred", **more):
    return {"text": text, "forms": list(forms), "status": status, **more}


def concept(name, en=(), zh=(), hant=(), **more):
    """A concept; its terms as texts, or as ``term`` makes them."""
    languages = {"en": en, "zh-Hans": zh, "zh-Hant": hant}
    terms = {
        tag: [
            t if isinstance(t, dict) else term(t, status="preferred" if n == 0 else "accepted")
            for n, t in enumerate(ts)
        ]
        for tag, ts in languages.items()
        if ts
    }
    data = {"id": f"test.{name}", "definition": DEFINITION, "terms": terms, "source": SOURCE}
    return Concept.model_validate(data | more)


def forbidden(text, language="zh-Hans", **more):
    return {"language": language, "text": text, "why": {"en": "It is wrong.", "zh-Hans": "该译法有误。"}, **more}


def terms(*concepts):
    return Terms(built(concepts, straddles()), lambda: concepts)


def pair(en, zh, number=0, **more):
    """Two sentences that say the same."""
    return (Segment(en, "en", pair=number, **more), Segment(zh, "zh-Hans", pair=number, **more))


def reading(*segments):
    return Reading("letter.txt", tuple(segments))


def found(glossary, text, language):
    """The words of the longest hits."""
    return [text[hit.start : hit.end] for hit in glossary.scan(text, language).hits]


# A good file, and changes of it

BOTH = {"en": "A thing.", "zh-Hans": "某事物。"}
GOOD = {
    "domain": "sample",
    "title": {"en": "Sample", "zh-Hans": "示例"},
    "concepts": [
        {
            "id": "sample.counter-notification",
            "definition": BOTH,
            "terms": {
                "en": [{"text": "counter-notification", "status": "preferred", "forms": ["counter-notifications"]}],
                "zh-Hans": [{"text": "反通知", "status": "preferred"}],
                "zh-Hant": [{"text": "反通知書", "status": "preferred", "places": ["HK"], "source": SOURCE}],
            },
            "forbidden": [{"language": "zh-Hans", "text": "反诉通知", "why": BOTH, "unless": ["反诉通知书"]}],
            "source": SOURCE,
            "pass": [{"en": "A counter-notification was sent.", "zh-Hans": "已提交反通知。"}],
            "fail": [
                {"en": "A counter-notification was sent.", "zh-Hans": "已提交反诉通知。", "rule": "terms.forbidden"},
                {"en": "A counter-notification was sent.", "zh-Hans": "已回函。", "rule": "terms.missing"},
                {"en": "Counter-notifications.", "zh-Hans": "反通知書。", "rule": "terms.place"},
            ],
        },
        {
            "id": "sample.licence",
            "definition": BOTH,
            "terms": {
                "en": [
                    {"text": "licence", "status": "preferred", "places": ["UK"], "not_in": ["driving licence"]},
                    {"text": "license", "status": "preferred", "places": ["US"]},
                ],
                "zh-Hans": [{"text": "许可", "status": "preferred"}],
            },
            "source": SOURCE,
            "pass": [{"en": "The licence ended.", "zh-Hans": "许可已终止。"}],
            "fail": [{"en": "The licence and the license.", "zh-Hans": "许可。", "rule": "terms.place"}],
        },
    ],
}


def write(folder, data=GOOD, name="sample"):
    path = folder / f"{name}.yaml"
    unshared = json.loads(json.dumps(data))  # no object twice: our reader refuses anchors
    path.write_text(yaml.safe_dump(unshared, allow_unicode=True, sort_keys=False), "utf-8")
    return path


def changed(change):
    """The good file after a change of its first and second concept."""
    data = copy.deepcopy(GOOD)
    change(data, *data["concepts"])
    return data


def put(path, value):
    """A change: one value at a path in the first concept."""

    def change(_, first, __):
        for step in path[:-1]:
            first = first[step]
        first[path[-1]] = value

    return change


def add(path, value):
    def change(_, first, __):
        for step in path:
            first = first[step]
        first.append(value)

    return change
