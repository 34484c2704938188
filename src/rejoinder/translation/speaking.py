"""The translator that a user asked for by name."""

from __future__ import annotations

from rejoinder.errors import InputError, Problem
from rejoinder.languages import Words
from rejoinder.translation.deep import DeepTranslator
from rejoinder.translation.libretranslate import TIMEOUT, LibreTranslate
from rejoinder.translation.service import Translator, services


def translator(name: str, address: str = "", key: str = "", timeout: float = TIMEOUT) -> Translator:
    """The service of that name. Raises ``InputError`` if there is none, if it is known not to work, or if it needs an address."""
    service = services().get(name)
    if service is None:
        known = ", ".join(n for n, s in services().items() if s.works != "no")
        raise InputError([Problem(_UNKNOWN, field="--service", given=name, allowed=Words(known, known))])
    if service.works == "no":
        raise InputError([Problem(_BROKEN, field="--service", given=name, repair=service.sees.words())])
    if service.adapter == "deep-translator":
        return DeepTranslator(name, service.backend, service.codes, timeout)
    if not address:
        raise InputError([Problem(_NO_ADDRESS, field="--address", repair=_GIVE_ADDRESS)])
    return LibreTranslate(address, service.codes, key, timeout)


_UNKNOWN = Words("There is no translation service of that name.", "没有该名称的翻译服务。")
_BROKEN = Words("This service is known not to work.", "已知该服务无法使用。")
_NO_ADDRESS = Words("The service needs the address of a server.", "该服务需要服务器地址。")
_GIVE_ADDRESS = Words(
    "Add --address http://localhost:5000 or the like.", "请添加--address http://localhost:5000或类似地址。"
)
