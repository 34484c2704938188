"""The services behind deep-translator: nothing, an echo, an exception or an endless wait is one clear fault. No network."""

import threading
from types import SimpleNamespace

import pytest

from rejoinder.translation.deep import DeepTranslator
from rejoinder.translation.service import ServiceFault, services

GOOGLE = services()["google"]


def adapter(translate, **more):
    class Backend:
        made = []  # noqa: RUF012 - a new class for each test

        def __init__(self, source, target):
            self.made.append((source, target))

        def translate(self, text):
            return translate(text)

    package = SimpleNamespace(GoogleTranslator=Backend)
    return Backend, DeepTranslator("google", GOOGLE.backend, GOOGLE.codes, package=lambda: package, **more)


def test_the_backend_gets_its_own_codes_and_its_answer_is_plain_text():
    backend, translator = adapter(lambda text: f"{text} &amp; Co.")
    assert translator.translate(["甲"], "zh-Hans", "en") == ["甲 & Co."]
    assert backend.made == [("zh-CN", "en")]


@pytest.mark.parametrize("answer", [None, "", "   ", 7, ["x"]])
def test_no_answer_is_a_fault(answer):
    with pytest.raises(ServiceFault, match="gave no translation"):
        adapter(lambda text: answer)[1].translate(["甲"], "zh-Hans", "en")


@pytest.mark.parametrize("error", [ValueError("too long"), RuntimeError("Request exception"), KeyError("x")])
def test_whatever_the_package_raises_is_a_fault(error):
    def fail(text):
        raise error

    with pytest.raises(ServiceFault, match=type(error).__name__):
        adapter(fail)[1].translate(["甲"], "zh-Hans", "en")


def test_an_endless_wait_ends():
    never = threading.Event()
    with pytest.raises(ServiceFault, match=r"within 0\.05 seconds"):
        adapter(lambda text: never.wait(5), timeout=0.05)[1].translate(["甲"], "zh-Hans", "en")
    never.set()


def test_the_real_package_has_the_backends_that_the_data_name():
    package = pytest.importorskip("deep_translator")
    backends = [s.backend for s in services().values() if s.adapter == "deep-translator"]
    assert backends
    assert all(hasattr(package, name) for name in backends)


def test_without_the_package_the_user_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "deep_translator", None)
    with pytest.raises(ServiceFault, match="not installed"):
        DeepTranslator("google", "GoogleTranslator", GOOGLE.codes).translate(["甲"], "zh-Hans", "en")
