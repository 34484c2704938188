"""The check of glossaries: a good file passes, and each rule is seen to fail once."""

import copy

import pytest

from rejoinder.terms import index
from rejoinder.terms.lint import check_glossaries
from rejoinder.terms.lint.entries import unclean
from small_glossary import BOTH, GOOD, add, changed, put, write


def rules(folder, data=GOOD):
    return [f.rule for f in check_glossaries([write(folder, data)])]


def test_a_good_file_has_no_finding(folder):
    assert rules(folder) == []


EN, ZH, HANT = ("terms", "en"), ("terms", "zh-Hans"), ("terms", "zh-Hant")
BROKEN = [
    ("glossary.unreadable", put(["colour"], "red")),
    ("glossary.unreadable", put(["weight"], "heavy")),
    ("glossary.unreadable", lambda _, first, __: first.pop("source")),
    ("glossary.unreadable", lambda _, first, __: first.pop("definition")),
    ("glossary.domain", put(["id"], "other.counter-notification")),
    ("glossary.domain", put(["id"], "sample.Counter_Notification")),
    ("glossary.domain", lambda data, *_: data.update(domain="other")),
    ("glossary.twice", lambda _, first, second: second.update(id=first["id"])),
    ("glossary.order", lambda data, *_: data["concepts"].reverse()),
    ("glossary.preferred", put([*EN, 0, "status"], "accepted")),
    ("glossary.preferred", add(EN, {"text": "counter notice", "status": "preferred"})),
    ("glossary.preferred", lambda _, __, second: second["terms"]["en"][1].update(places=["US", "UK"])),
    ("glossary.text", put([*EN, 0, "forms"], ["=counter-notice"])),
    ("glossary.text", put([*EN, 0, "forms"], ["+counter-notice"])),
    ("glossary.text", put([*EN, 0, "forms"], ["@counter-notice"])),
    ("glossary.text", put(["definition"], {"en": "-A thing.", "zh-Hans": "某事物。"})),
    ("glossary.text", put([*EN, 0, "forms"], ["counter\u200bnotice"])),
    ("glossary.text", put([*EN, 0, "forms"], ["contre\u0301-notification"])),
    ("glossary.text", put([*EN, 0, "forms"], ["counter-notice "])),
    ("glossary.place", put([*EN, 0, "places"], ["GB"])),
    ("glossary.language", put(["terms", "de"], [{"text": "Gegenmitteilung", "status": "preferred"}])),
    ("glossary.language", put(["forbidden", 0, "language"], "zh")),
    ("glossary.language", add(["pass"], {"en": "A counter-notification.", "zh": "反通知。"})),
    ("glossary.source", put(["source"], {"place": "somewhere", "confidence": "certain"})),
    ("glossary.source", put(["source"], {"place": " ", "confidence": "primary"})),
    ("glossary.source", lambda _, first, __: first["terms"]["zh-Hant"][0].pop("source")),
    ("glossary.shared", lambda _, __, second: second["terms"]["zh-Hans"][0].update(forms=["反通知"])),
    ("glossary.shared", lambda _, __, second: second["terms"]["en"][0].update(forms=["Counter Notification"])),
    ("glossary.shared-alone", put(["shared"], ["反通知"])),
    ("glossary.shared-alone", put(["shared"], ["传票"])),
    ("glossary.contradiction", add(["forbidden"], {"language": "zh-Hans", "text": "许可", "why": BOTH})),
    ("glossary.contradiction", add(["forbidden"], {"language": "zh-Hans", "text": "反通知", "why": BOTH})),
    ("glossary.dead", put([*ZH, 0, "not_in"], ["反通知"])),
    ("glossary.dead", put(["forbidden", 0, "unless"], ["反诉通知"])),
    ("glossary.dead", add(["forbidden"], {"language": "en", "text": "www.notice.example", "why": BOTH})),
    ("glossary.surroundings", put([*ZH, 0, "not_in"], ["传票存根"])),
    ("glossary.surroundings", put(["forbidden", 0, "unless"], ["反诉"])),
    ("glossary.example", lambda _, first, __: first.pop("pass")),
    ("glossary.example", lambda _, first, __: first.pop("fail")),
    ("glossary.example", put(["pass"], [{"en": "A letter was sent.", "zh-Hans": "已提交反通知。"}])),
    ("glossary.example", lambda _, first, __: first["fail"][0].pop("rule")),
    ("glossary.false-alarm", put(["pass"], [{"en": "A counter-notification was sent.", "zh-Hans": "已回函。"}])),
    ("glossary.false-alarm", put(["pass"], [{"en": "A counter-notification.", "zh-Hans": "反通知及反诉通知。"}])),
    ("glossary.silent", put(["fail"], [{"en": "A counter-notification.", "zh-Hans": "反通知。", "rule": "terms.missing"}])),
    ("glossary.silent", put(["fail"], [{"en": "The licence.", "zh-Hans": "已回函。", "rule": "terms.missing"}])),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change"), BROKEN)
def test_each_fault_is_found(folder, rule, change):
    assert rule in rules(folder, changed(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda _, first, second: (
            second["terms"]["zh-Hans"][0].update(forms=["反通知"]),
            first.update(shared=["反通知"]),
            second.update(shared=["反通知"]),
        ),
        add(
            ["forbidden"],
            {"language": "zh-Hans", "text": "许可", "why": BOTH, "unless": ["许可已终止", "许可。", "已许可"]},
        ),
        put(["imported"], "yes"),
        lambda _, first, __: (first.update(weight="word", imported="yes"), first.pop("pass"), first.pop("fail")),
        lambda _, __, second: second["terms"]["en"][0].update(places=["UK", "EU"]),
    ],
)
def test_what_the_format_allows_is_no_fault(folder, change):
    assert rules(folder, changed(change)) == []


def test_a_finding_names_the_file_the_line_and_the_words(folder):
    path = write(folder, changed(put([*EN, 0, "places"], ["GB"])))
    [finding] = check_glossaries([path])
    lines = path.read_text("utf-8").splitlines()
    assert finding.where.file == str(path)
    assert "GB" in lines[finding.where.line - 1]
    assert "“GB”" in finding.message.en
    assert "“GB”" in finding.message.zh


def test_a_file_of_a_firm_is_held_against_ours_and_ours_are_not_spoken_of(folder, tmp_path):
    ours = changed(lambda _, first, __: first.pop("pass"))
    write(folder, ours)
    firm = copy.deepcopy(GOOD) | {"domain": "firm"}
    firm["concepts"] = [firm["concepts"][0] | {"id": "firm.notice"}]
    path = write(tmp_path, firm, "firm")
    found = check_glossaries([path])
    assert {f.rule for f in found} == {"glossary.shared"}
    assert {f.where.file for f in found} == {str(path)}
    assert "sample.counter-notification" in found[0].message.en


def test_a_broken_file_does_not_hide_the_others(folder):
    write(folder, {"domain": "a"}, "a")
    write(folder, changed(put([*EN, 0, "places"], ["GB"])))
    assert {f.rule for f in check_glossaries()} == {"glossary.unreadable", "glossary.place", "glossary.stale"}


def test_a_stale_index_is_told_and_a_new_one_is_not(folder):
    write(folder)
    assert [f.rule for f in check_glossaries()] == ["glossary.stale"]
    index.write(folder)
    assert check_glossaries() == ()


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "＝1", "a\u0000b", "a\nb", "", " a", "a\u202eb", "\ufeffa", "e\u0301"],
)
def test_texts_that_no_file_may_hold(text):
    assert unclean(text) is not None


@pytest.mark.parametrize(
    "text", ["trade mark", "《商标法》第五十七条", "17 U.S.C. § 512(g)(3)", "é", "“brand”", "1–2", "a=b"]
)
def test_texts_that_are_clean(text):
    assert unclean(text) is None
