"""The client for LibreTranslate over real HTTP, on the loopback address: what it sends, and every fault that a server can have."""

import json
import time

import pytest
from server import FAULTS, LANGUAGES, Service, serving

from rejoinder.errors import InputError
from rejoinder.translation.libretranslate import LibreTranslate
from rejoinder.translation.service import ServiceFault, services

CODES = services()["libretranslate"].codes
TEXT = "我方不认可该主张。"


def client(service, **more):
    return LibreTranslate(service.address, CODES, **more)


def test_texts_come_back_in_their_order():
    with serving(Service(lambda text: f"<{text}>")) as service:
        assert client(service).translate(["一", "二"], "zh-Hans", "en") == ["<一>", "<二>"]


def test_text_and_key_are_in_the_body_and_never_in_the_address():
    with serving(Service()) as service:
        client(service, key="s3cret").translate([TEXT], "zh-Hans", "en")
    asked = [(line, json.loads(body)) for line, _, body in service.requests if body]
    assert asked == [
        (
            "POST /translate HTTP/1.1",
            {"q": TEXT, "source": "zh-Hans", "target": "en", "format": "text", "api_key": "s3cret"},
        )
    ]
    for line, headers, _ in service.requests:
        assert "s3cret" not in line + str(headers)


def test_without_a_key_none_is_sent():
    with serving(Service()) as service:
        client(service).translate([TEXT], "zh-Hans", "en")
    assert "api_key" not in service.requests[-1][2]


def test_the_languages_are_asked_for_once():
    with serving(Service()) as service:
        speaker = client(service)
        speaker.translate([TEXT], "zh-Hans", "en")
        speaker.translate([TEXT], "zh-Hans", "en")
    assert [line.split()[0] for line, *_ in service.requests] == ["GET", "POST", "POST"]


@pytest.mark.parametrize(
    ("offered", "used"),
    [(["en", "zh-Hans"], "zh-Hans"), (["en", "zh"], "zh"), (["en", "zh", "zh-Hans"], "zh-Hans")],
)
def test_older_servers_call_chinese_otherwise(offered, used):
    languages = [{"code": code, "targets": offered} for code in offered]
    with serving(Service(languages=languages)) as service:
        client(service).translate([TEXT], "zh-Hans", "en")
    assert json.loads(service.requests[-1][2])["source"] == used


@pytest.mark.parametrize(
    "languages",
    [[], [LANGUAGES[0]], [LANGUAGES[0], {"code": "zh-Hans", "targets": ["fr"]}]],
    ids=["none", "no Chinese", "not into English"],
)
def test_a_server_without_the_pair_is_told_and_gets_no_text(languages):
    with serving(Service(languages=languages)) as service, pytest.raises(ServiceFault) as refused:
        client(service).translate([TEXT], "zh-Hans", "en")
    assert "does not translate from zh-Hans into en" in refused.value.message.en
    assert not any(body for *_, body in service.requests)


@pytest.mark.parametrize("languages", [{"error": "no"}, ["en"], "en", [{"name": "English"}]])
def test_a_list_of_languages_in_another_form_is_told(languages):
    with serving(Service(languages=languages)) as service, pytest.raises(ServiceFault) as refused:
        client(service).translate([TEXT], "zh-Hans", "en")
    assert "form that is not known" in refused.value.message.en


SAYS = {
    "slow": "within 0.2 seconds",
    "error page": "no translation: “<html>",
    "status 500": "status 500 (out of memory)",
    "status 429": "status 429 (slow down)",
    "status 403": "status 403;",
    "redirect": "status 302",
    "empty body": "no translation: “”",
    "truncated": "no translation",
    "half a JSON": "no translation",
    "other JSON": "form that is not known",
    "a list": "form that is not known",
    "null": "form that is not known",
    "a number": "form that is not known",
    "not UTF-8": "no translation",
    "huge": "more than 2000000 bytes",
}


def test_every_fault_is_tried():
    assert SAYS.keys() == FAULTS.keys()


@pytest.mark.parametrize("name", SAYS)
def test_a_fault_of_the_server_is_one_clear_error(name):
    with serving(Service(fault=name)) as service, pytest.raises(ServiceFault) as refused:
        client(service, timeout=0.2 if name == "slow" else 5).translate([TEXT], "zh-Hans", "en")
    assert SAYS[name] in refused.value.message.en
    assert "LibreTranslate" in refused.value.message.zh
    assert refused.value.exit_status == 2


def test_a_slow_server_is_not_waited_for():
    with serving(Service(fault="slow")) as service:
        begun = time.monotonic()
        with pytest.raises(ServiceFault):
            client(service, timeout=0.1).translate([TEXT], "zh-Hans", "en")
        assert time.monotonic() - begun < 0.5


def test_a_server_that_is_not_there_is_told():
    with serving(Service()) as service:
        address = service.address
    with pytest.raises(ServiceFault) as refused:
        LibreTranslate(address, CODES).translate([TEXT], "zh-Hans", "en")
    assert f"at {address} cannot be reached" in refused.value.message.en


@pytest.mark.parametrize(
    "address",
    [
        "",
        "localhost:5000",
        "ftp://localhost",
        "http://",
        "http://localhost:port",
        "http://a b",
        "http://user:key@localhost",
        "http://localhost/?api_key=1",
    ],
)
def test_what_is_no_address_of_a_server_is_refused_before_anything_is_sent(address):
    with pytest.raises((InputError, ServiceFault)) as refused:
        LibreTranslate(address, CODES, timeout=0.2).translate([TEXT], "zh-Hans", "en")
    assert refused.value.exit_status == 2


def test_a_server_below_a_path_is_found_there():
    with serving(Service()) as service:
        LibreTranslate(service.address + "/mt/", CODES)._ask("GET", "/languages", None)
    assert service.requests[0][0].startswith("GET /mt/languages ")
