"""A server of its own in processes of its own, for tests of what only processes can show; it ends with the block."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import uvicorn
from fastapi import FastAPI

from seawall.corpus import Corpus
from tests.made import corpus, listed, version

KEY = "tests-only-" + "k" * 43
HEADERS_OF_KEY = {"authorization": f"Bearer {KEY}"}
ONE, TWO = "INTEGRITY TECHNOLOGY GROUP, INCORPORATED", "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY LTD"


@dataclass(frozen=True, slots=True)
class Served:
    """A running server: its address, its first process, its home folder and its log."""

    url: str
    process: "subprocess.Popen[bytes]"
    home: Path
    log: Path

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.url.rpartition(":")[2])

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [int(pid) for pid in children if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def swapped_in(home: Path, which: str) -> Corpus:
    """A corpus of one company, the one or the other, made the one in use."""
    entity = listed(50543, ONE) if which == "one" else listed(2, TWO)
    return corpus(home, [entity], [version(sha256="a" if which == "one" else "b")])


def free_port() -> int:
    """A port that nobody listens on: none of those that the kernel gives to connections, which could take it before us."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as free, suppress(OSError):
            free.bind(("127.0.0.1", port))
            return port


@contextmanager
def serving(home: Path, workers: int, ready: int = 200, **more: str) -> Iterator[Served]:
    """Serve a home folder with `seawall serve` until the block ends; more are further variables of its environment.

    ready is what it says of being so when the block begins.
    """
    (home / "key").write_text(KEY)
    port, log = free_port(), home / "server.log"
    told = os.environ | {
        "SEAWALL_HOME": str(home),
        "SEAWALL_SERVICE_KEY_FILE": str(home / "key"),
        "SEAWALL_SERVICE_RATE": "100000",
        **more,
    }
    command = [sys.executable, "-m", "seawall", "serve", "--port", str(port), "--workers", str(workers)]
    with log.open("wb") as stream:
        process = subprocess.Popen(command, env=told, stdout=stream, stderr=stream)
    served = Served(f"http://127.0.0.1:{port}", process, home, log)
    try:
        _await(served, ready)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(30)
        process.kill()
        process.wait()


def until(done: Callable[[], object], seconds: float = 60) -> None:
    """Wait until something is so, and no longer than so many seconds."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.05)


@contextmanager
def threaded(app: FastAPI) -> Iterator[str]:
    """Serve an application in a thread of this process until the block ends; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started and thread.is_alive():
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(10)


def _await(served: Served, ready: int) -> None:
    """Until it is there and answers so."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert served.process.poll() is None, served.log.read_text()
        with suppress(httpx.TransportError):
            if httpx.get(f"{served.url}/readyz", timeout=5).status_code == ready:
                return
        time.sleep(0.1)
    raise AssertionError(served.log.read_text())
