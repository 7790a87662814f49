"""A web server on the loopback that misbehaves as it is told: each path has a script, one step for each request."""

import socket
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

# No test needs more; a retry loop gone wild meets a closed door.
MAX_REQUESTS = 60


class Handler(BaseHTTPRequestHandler):
    """Answers by the script; the last step of a script is repeated."""

    protocol_version = "HTTP/1.1"
    timeout = 5
    server: "Server"

    def do_GET(self) -> None:
        script = self.server.site.steps.get(self.path.partition("?")[0])
        asked = [path for path, _ in self.server.site.seen]
        self.server.site.seen.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        if script is None or len(asked) >= MAX_REQUESTS:
            reply(404)(self)
            return
        script[min(asked.count(self.path), len(script) - 1)](self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the base class's own word
        """Tests are quiet."""

    def head(self, status: int, headers: dict[str, str]) -> None:
        """Send status and headers, and close the connection after this answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True


Step = Callable[[Handler], None]


class Server(ThreadingHTTPServer):
    """The server with its site."""

    daemon_threads = True
    block_on_close = False
    site: "Site"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is what many tests are about."""


@dataclass
class Site:
    """Scripts by path, and the requests that came: path with query, and headers by lower-case name."""

    steps: dict[str, list[Step]] = field(default_factory=dict)
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    base: str = ""

    def url(self, path: str, *steps: Step) -> str:
        """Give a path its script."""
        self.steps[path] = list(steps)
        return self.base + path


@contextmanager
def serving() -> Iterator[Site]:
    """A running server on a free loopback port, in its own thread; it stops with the block."""
    server = Server(("127.0.0.1", 0), Handler)
    server.site = Site(base=f"http://127.0.0.1:{server.server_address[1]}")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server.site
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)


def reply(status: int, body: bytes = b"", **headers: str) -> Step:
    """An honest answer; header names are written with underscores. content_length=… lies about the length."""

    def step(handler: Handler) -> None:
        named = {name.replace("_", "-").lower(): value for name, value in headers.items()}
        handler.head(status, {"content-length": str(len(body))} | named)
        handler.wfile.write(body)

    return step


def unmeasured(body: bytes) -> Step:
    """An answer without a length, ended by closing the connection."""

    def step(handler: Handler) -> None:
        handler.head(200, {})
        handler.wfile.write(body)

    return step


def ranged(body: bytes, etag: str) -> Step:
    """A server that can resume: it honours Range if If-Range names the version it has."""

    def step(handler: Handler) -> None:
        asked = handler.headers.get("Range", "")
        if not asked or handler.headers.get("If-Range") != etag:
            reply(200, body, ETag=etag)(handler)
            return
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        if start >= len(body):
            reply(416)(handler)
            return
        reply(206, body[start:], ETag=etag, Content_Range=f"bytes {start}-{len(body) - 1}/{len(body)}")(handler)

    return step


def needs_user_agent(inner: Step) -> Step:
    """As OFAC does: 403 without a User-Agent, and to the library's own."""

    def step(handler: Handler) -> None:
        agent = handler.headers.get("User-Agent", "")
        (inner if agent and not agent.startswith("python-httpx") else reply(403))(handler)

    return step


def conditional(body: bytes, etag: str) -> Step:
    """304 to who has this version."""

    def step(handler: Handler) -> None:
        same = handler.headers.get("If-None-Match") == etag
        (reply(304, ETag=etag) if same else reply(200, body, ETag=etag))(handler)

    return step


def reset_after(body: bytes, sent: int) -> Step:
    """Promise all, send a part, and reset the connection."""

    def step(handler: Handler) -> None:
        handler.head(200, {"content-length": str(len(body)), "ETag": '"v1"'})
        handler.wfile.write(body[:sent])
        handler.wfile.flush()
        # Linger of zero seconds: closing sends RST instead of FIN. The pause lets the client read what was sent.
        time.sleep(0.05)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()

    return step


def drip(body: bytes, pause: float, pieces: int) -> Step:
    """One byte at a time; bounded in pieces."""

    def step(handler: Handler) -> None:
        handler.head(200, {"content-length": str(len(body))})
        for position in range(min(pieces, len(body))):
            handler.wfile.write(body[position : position + 1])
            handler.wfile.flush()
            time.sleep(pause)

    return step


def silent(seconds: float) -> Step:
    """Say nothing for a while, then nothing at all."""

    def step(_: Handler) -> None:
        time.sleep(seconds)

    return step
