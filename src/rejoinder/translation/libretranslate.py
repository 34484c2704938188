"""A small client for LibreTranslate: text and key travel in the body, never in the address; no redirect is followed; every wait ends.

An answer that is not exactly what was asked for raises ``ServiceFault``; nothing is guessed or repaired.
"""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

from rejoinder.errors import InputError, Problem, shown
from rejoinder.languages import Language, Words
from rejoinder.translation.service import ServiceFault, fault

TIMEOUT = 20.0
MOST_BYTES = 2_000_000
OK = 200
NAME = "LibreTranslate"


@dataclass(slots=True)
class LibreTranslate:
    """A server at ``address`` (http or https); ``codes`` tells for each of our languages what servers call it, the best first."""

    address: str
    codes: Mapping[Language, tuple[str, ...]]
    key: str = ""
    timeout: float = TIMEOUT
    _offered: dict[str, frozenset[str]] = field(default_factory=dict)

    def translate(self, texts: Sequence[str], source: Language, target: Language) -> list[str]:
        """The texts in the target language, asked for one by one, so that a fault in one names that one."""
        offered = self._languages()
        here, there = self._pair(offered, source, target)
        return [self._one(text, here, there) for text in texts]

    def _languages(self) -> dict[str, frozenset[str]]:
        """Source code -> the codes of the languages into which the server translates it."""
        if not self._offered:
            answer = self._ask("GET", "/languages", None)
            if not isinstance(answer, list) or not all(_is_language(entry) for entry in answer):
                raise fault(_SHAPE, NAME, what=_shown(answer))
            self._offered = {entry["code"]: frozenset(entry.get("targets") or ()) for entry in answer}
        return self._offered

    def _pair(self, offered: Mapping[str, frozenset[str]], source: Language, target: Language) -> tuple[str, str]:
        """The server's codes for the two languages."""
        for here in self.codes[source]:
            for there in self.codes[target]:
                if here in offered and there in (offered[here] or offered.keys()):
                    return here, there
        raise fault(_NO_PAIR, NAME, source=source, target=target, offered=", ".join(sorted(offered)) or "–")

    def _one(self, text: str, source: str, target: str) -> str:
        body = {"q": text, "source": source, "target": target, "format": "text"}
        answer = self._ask("POST", "/translate", body | ({"api_key": self.key} if self.key else {}))
        translated = answer.get("translatedText") if isinstance(answer, dict) else None
        if not isinstance(translated, str):
            raise fault(_SHAPE, NAME, what=_shown(answer))
        return translated

    def _ask(self, method: str, path: str, body: Mapping[str, str] | None) -> Any:
        """One request and its JSON."""
        url = _url(self.address)
        connection = _connection(url, self.timeout)
        content = json.dumps(body, ensure_ascii=False).encode("utf-8") if body is not None else None
        headers = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if content else {})
        try:
            connection.request(method, url.path.rstrip("/") + path, content, headers)
            with connection.getresponse() as response:
                return _answer(response)
        except TimeoutError as found:
            raise fault(_SLOW, NAME, seconds=f"{self.timeout:g}") from found
        except (OSError, http.client.HTTPException) as found:
            raise fault(_NO_ANSWER, NAME, address=f"{url.scheme}://{url.netloc}", why=shown(str(found))) from found
        finally:
            connection.close()


def _url(address: str) -> SplitResult:
    """The server's address. Raises ``InputError`` if it is none."""
    try:
        url = urlsplit(address)
        plain = address.isprintable() and " " not in address
        good = (
            plain
            and url.scheme in ("http", "https")
            and url.hostname
            and not (url.query or url.fragment or url.username)
        )
        _ = url.port  # a port that is none is found only when asked for
    except ValueError:
        good = False
    if not good:
        raise InputError([Problem(_NO_ADDRESS, field="--address", given=shown(address), repair=_ADDRESS)])
    return url


def _connection(url: SplitResult, timeout: float) -> http.client.HTTPConnection:
    kind = http.client.HTTPSConnection if url.scheme == "https" else http.client.HTTPConnection
    return kind(url.hostname or "", url.port, timeout=timeout)


def _answer(response: http.client.HTTPResponse) -> Any:
    content = response.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise fault(_LARGE, NAME, limit=MOST_BYTES)
    if response.status != OK:
        raise _refused(response.status, content)
    try:
        return json.loads(content.decode("utf-8"))
    except ValueError as found:
        raise fault(_NO_JSON, NAME, what=_shown(content.decode("utf-8", "replace"))) from found


def _refused(status: int, content: bytes) -> ServiceFault:
    """A status other than OK, with what the server says of it."""
    try:
        told = json.loads(content.decode("utf-8")).get("error", "")
    except (ValueError, AttributeError):
        told = ""
    return fault(_STATUS, NAME, status=status, why=f" ({shown(str(told))})" if told else "")


def _is_language(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("code"), str)


def _shown(answer: Any) -> str:
    return shown(answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False))


_SLOW = Words(
    "{service} did not answer within {seconds} seconds; nothing was translated.",
    "{service}未在{seconds}秒内答复，未翻译任何文字。",
)
_NO_ANSWER = Words(
    "{service} at {address} cannot be reached ({why}); nothing was translated.",
    "无法连接位于{address}的{service}（{why}），未翻译任何文字。",
)
_STATUS = Words(
    "{service} answered with status {status}{why}; nothing was translated.",
    "{service}返回状态{status}{why}，未翻译任何文字。",
)
_NO_JSON = Words(
    "{service} answered with something that is no translation: “{what}”.", "{service}返回的内容不是译文：“{what}”。"
)
_SHAPE = Words("{service} answered in a form that is not known: “{what}”.", "{service}返回的格式无法识别：“{what}”。")
_LARGE = Words("{service} answered with more than {limit} bytes.", "{service}返回的内容超过{limit}字节。")
_NO_PAIR = Words(
    "{service} does not translate from {source} into {target}; it offers: {offered}.",
    "{service}不支持由{source}译为{target}；其支持的语言：{offered}。",
)
_NO_ADDRESS = Words("This is no address of a server.", "该地址不是服务器地址。")
_ADDRESS = Words("Write it like http://localhost:5000.", "请写成类似http://localhost:5000的形式。")
