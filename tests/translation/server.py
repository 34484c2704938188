"""A small server on the loopback address that answers as LibreTranslate does, and, when told, with every fault that a server can have."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "zh-Hans"]},
    {"code": "zh-Hans", "name": "Chinese", "targets": ["en", "zh-Hans"]},
]


class Service:
    """What the server does: ``translate`` maps a text to its translation, ``fault`` is the name of what goes wrong."""

    def __init__(self, translate=lambda text: text, fault="", languages=LANGUAGES):
        self.translate = translate
        self.fault = fault
        self.languages = languages
        self.requests = []
        self.address = ""


@contextmanager
def serving(service):
    """The service at an address of its own, until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(service))
    server.handle_error = lambda *_: None  # a client that no longer listens is what some tests are about
    server.daemon_threads = True
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True)
    thread.start()
    service.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(service):
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            pass

        def do_GET(self):
            service.requests.append((self.requestline, dict(self.headers), ""))
            self.answer(200, json.dumps(service.languages).encode())

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            service.requests.append((self.requestline, dict(self.headers), body))
            FAULTS.get(service.fault, translated)(self, service, json.loads(body))

        def answer(self, status, content, kind="application/json", length=None, **headers):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(length if length is not None else len(content)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

    return Handler


def translated(handler, service, asked):
    handler.answer(200, json.dumps({"translatedText": service.translate(asked["q"])}, ensure_ascii=False).encode())


def said(content, status=200, kind="application/json", **more):
    return lambda handler, service, asked: handler.answer(status, content, kind, **more)


def slow(handler, service, asked):
    time.sleep(0.6)
    translated(handler, service, asked)


FAULTS = {
    "slow": slow,
    "error page": said(b"<html><body>Bad gateway</body></html>", kind="text/html"),
    "status 500": said(b'{"error": "out of memory"}', 500),
    "status 429": said(b'{"error": "slow down"}', 429),
    "status 403": said(b"<html>forbidden</html>", 403, "text/html"),
    "redirect": said(b"", 302, Location="http://127.0.0.1:1/elsewhere"),
    "empty body": said(b""),
    "truncated": said(b'{"translatedText": "We', length=400),
    "half a JSON": said(b'{"translatedText": "We'),
    "other JSON": said(b'{"text": "We do not accept it."}'),
    "a list": said(b'["We do not accept it."]'),
    "null": said(b'{"translatedText": null}'),
    "a number": said(b'{"translatedText": 7}'),
    "not UTF-8": said(b'{"translatedText": "\xff\xfe"}'),
    "huge": said(b'{"translatedText": "' + b"a" * 2_100_000 + b'"}'),
}
