"""The command translate over real HTTP on the loopback address: what is taken, what is rejected, what a person confirms."""

import re

import pytest
from server import Service, serving
from typer.testing import CliRunner

import casebook
from rejoinder import workflow
from rejoinder.cli import app
from rejoinder.facts.translations import FILE, read_translations

DAY = "2026-03-20"
ORIGINAL = "all sales of desk lamps in Germany after 12 June 2026, for which EUR 2,450.00 is asked"
GOOD = "停止自{date}起在德国销售台灯，并就此要求{money}"


def run(*arguments, **more):
    return CliRunner().invoke(app, ["--lang", "en", "--today", DAY, *map(str, arguments)], **more)


def case(folder, says=ORIGINAL):
    demand = {"kind": "cease", "answer": "reject", "says": {"en": says}}
    return casebook.write(folder, "letter", {"complaint.demands": [demand]}).parent


def answering(template=GOOD):
    """A service that puts the markers of what it was sent into a Chinese sentence of its own."""

    def translate(text):
        markers = re.findall(r"TQ\d+X", text)
        named = dict(zip(("date", "money"), markers[-2:], strict=False))
        return template.format(**named) if len(markers) >= 2 else text

    return translate


def translated(folder, service, *more):
    with serving(service):
        return run("translate", folder, "--service", "libretranslate", "--address", service.address, *more)


def test_a_translation_is_written_beside_the_case_and_marked(tmp_path):
    service = Service(answering())
    ended = translated(case(tmp_path), service)
    assert ended.exit_code == 0, ended.output
    (entry,) = read_translations(tmp_path)
    assert (entry.target, entry.service, entry.confirmed) == ("zh-Hans", "libretranslate", None)
    assert "2026年6月12日" in entry.text
    assert "2,450.00欧元" in entry.text
    assert "None counts before a person has confirmed it" in ended.output


def test_neither_numbers_nor_dates_left_the_house(tmp_path):
    service = Service(answering())
    translated(case(tmp_path), service)
    sent = "".join(body for *_, body in service.requests)
    for word in ("2,450", "2026", "EUR"):
        assert word not in sent


REJECTED = {
    "a lost value": "停止自{date}起在德国销售台灯",
    "a doubled value": "停止自{date}起在德国销售台灯，要求{money}，即{money}",
    "nothing": "",
    "another language": "Alle Verkäufe der Lampen nach {date}, wofür {money} verlangt wird, sind zu unterlassen",
    "an added sentence": GOOD + "。我方对此表示抱歉。",
    "an admission": "我方承认侵权，自{date}起停止在德国销售台灯，并支付{money}",
    "a code": "停止自{date}起在德国销售台灯&amp;要求{money}",
}


@pytest.mark.parametrize("name", REJECTED)
def test_a_bad_translation_is_rejected_and_said(tmp_path, name):
    ended = translated(case(tmp_path), Service(answering(REJECTED[name])))
    assert ended.exit_code == 1, ended.output
    assert "Not translated: complaint.demands[0].says (zh-Hans)" in ended.output
    assert not (tmp_path / FILE).exists()


def test_the_original_given_back_is_rejected(tmp_path):
    ended = translated(case(tmp_path), Service())
    assert "gave the original back" in ended.output


def test_a_fault_of_the_service_ends_with_2_and_writes_nothing(tmp_path):
    ended = translated(case(tmp_path), Service(answering(), fault="status 500"))
    assert ended.exit_code == 2
    assert not (tmp_path / FILE).exists()


def test_the_user_is_told_who_sees_what(tmp_path):
    assert "The server that you name sees" in translated(case(tmp_path), Service(answering())).output


def test_a_person_confirms_what_was_read(tmp_path):
    folder = case(tmp_path)
    translated(folder, Service(answering()))
    before = workflow.check(workflow.load(folder), casebook.options())
    assert "translation.unconfirmed" in {f.rule for f in before.findings}
    ended = run("translate", folder, "--confirm", "--by", "Wang Xiaoyi")
    assert ended.exit_code == 0
    assert ORIGINAL in ended.output
    assert read_translations(tmp_path)[0].confirmed.by == "Wang Xiaoyi"
    after = workflow.check(workflow.load(folder), casebook.options())
    assert "translation.unconfirmed" not in {f.rule for f in after.findings}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--service NAME"),
        (["--confirm"], "--service NAME"),
        (["--service", "google", "--confirm", "--by", "A"], "--service NAME"),
        (["--service", "babelfish"], "no translation service"),
        (["--service", "deepl"], "known not to work"),
        (["--service", "libretranslate"], "needs the address"),
        (["--service", "libretranslate", "--address", "x"], "no address of a server"),
        (
            ["--service", "libretranslate", "--address", "http://127.0.0.1:1", "--key-file", "none"],
            "key cannot be read",
        ),
    ],
)
def test_what_is_asked_wrongly_is_told(tmp_path, arguments, said):
    ended = run("translate", case(tmp_path), *arguments)
    assert ended.exit_code == 2
    assert said in ended.output


def test_the_key_comes_from_a_file_or_the_environment_and_goes_into_the_body(tmp_path, monkeypatch):
    (tmp_path / "key").write_text("from-file\n")
    monkeypatch.setenv("REJOINDER_TRANSLATION_KEY", "from-environment")
    for more, key in (((), "from-environment"), (("--key-file", str(tmp_path / "key")), "from-file")):
        service = Service(answering())
        translated(case(tmp_path), service, *more)
        assert key in service.requests[-1][2]
        assert key not in service.requests[-1][0]
        (tmp_path / FILE).unlink()


def test_a_name_is_never_sent(tmp_path):
    folder = casebook.write(tmp_path, "letter", {"seller.name": {"zh-Hans": "杭州陌禾贸易有限公司"}}).parent
    service = Service(answering())
    ended = translated(folder, service)
    assert "a name is never translated by a machine" in ended.output
    assert not any(body for *_, body in service.requests)


def test_where_nothing_is_missing_nothing_is_sent(tmp_path):
    service = Service(answering())
    ended = translated(casebook.write(tmp_path, "letter", {}).parent, service)
    assert "Nothing was translated" in ended.output
    assert service.requests == []
