"""The services that the package deep-translator speaks to. It is an extra: ``pip install rejoinder[translate]``.

It has no time limit of its own, may return nothing or the very text it was given, and raises errors of every kind; here each of these is one clear fault.
"""

from __future__ import annotations

import html
import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from rejoinder.errors import shown
from rejoinder.languages import Language, Words
from rejoinder.translation.service import fault

TIMEOUT = 20.0


@dataclass(frozen=True, slots=True)
class DeepTranslator:
    """One backend of the package, by the name of its class; ``package`` gives the module, or anything that looks like it."""

    service: str
    backend: str
    codes: Mapping[Language, tuple[str, ...]]
    timeout: float = TIMEOUT
    package: Callable[[], Any] = lambda: _package()

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        """The texts in the target language, each within the time limit."""
        module = self.package()
        translator = getattr(module, self.backend)(source=self.codes[source][0], target=self.codes[target][0])
        return [self._one(translator, text) for text in texts]

    def _one(self, translator: Any, text: str) -> str:
        answers: queue.Queue[Any] = queue.Queue()
        # The thread of a request that never ends is left behind; as a daemon it does not hold the program up.
        threading.Thread(target=_into, args=(answers, translator, text), daemon=True).start()
        try:
            answer = answers.get(timeout=self.timeout)
        except queue.Empty as found:
            raise fault(_SLOW, self.service, seconds=f"{self.timeout:g}") from found
        if isinstance(answer, Exception):
            raise fault(_FAILED, self.service, why=shown(f"{type(answer).__name__}: {answer}")) from answer
        if not isinstance(answer, str) or not answer.strip():
            raise fault(_NOTHING, self.service)
        return html.unescape(answer)


def _into(answers: queue.Queue[Any], translator: Any, text: str) -> None:
    """The package raises whatever its backends raise, so that every fault is carried over as an answer."""
    try:
        answers.put(translator.translate(text))
    except Exception as found:  # noqa: BLE001 - a fault of any kind is carried over
        answers.put(found)


def _package() -> Any:
    try:
        return import_module("deep_translator")
    except ImportError as found:
        raise fault(_NOT_INSTALLED, "deep-translator") from found


_SLOW = Words(
    "{service} did not answer within {seconds} seconds; nothing was translated.",
    "{service}未在{seconds}秒内答复，未翻译任何文字。",
)
_FAILED = Words("{service} failed ({why}); nothing was translated.", "{service}出错（{why}），未翻译任何文字。")
_NOTHING = Words("{service} gave no translation.", "{service}未返回译文。")
_NOT_INSTALLED = Words(
    "The package {service} is not installed. Do: pip install 'rejoinder[translate]'.",
    "未安装{service}软件包。请执行：pip install 'rejoinder[translate]'。",
)
