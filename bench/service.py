"""The service under load: /match with one query against all of OFAC, two processes and the generator on one machine.

python -m bench.service [--seconds 10] [--workers 2]

The generator is a process of its own with raw sockets: it costs what any client would, and takes its part of the machine.
Two measures: as fast as it goes (so many connections, each asking again as soon as it is answered), and at a steady rate,
where a request's time counts from when it was due, so that a stall is felt by all that it kept waiting.
"""

import argparse
import asyncio
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import cast
from urllib.request import urlopen

import uvloop

from bench import results
from bench.main_job import OFFICIAL_SET, built, ordinary_names
from seawall.corpus import Corpus, current

_KEY = secrets.token_urlsafe(32)
_CONNECTIONS = 8
_RATE = 1_000
# So many different requests, half of them for listed names: nobody asks for the same one all day.
_REQUESTS = 4_000


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10.0, help="how long each measure takes")
    parser.add_argument("--workers", type=int, default=2, help="processes of the server")
    parser.add_argument("--home", type=Path, help="a home folder with a corpus; without it one is built")
    parser.add_argument("--generate", metavar="PORT:FILE:SECONDS:RATE", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.generate:
        _generate(given.generate)
        return
    with tempfile.TemporaryDirectory() as made:
        home = given.home or Path(made) / "official"
        if given.home is None:
            built(home, OFFICIAL_SET)
        rows = list(_figures(home, Path(made), given.seconds, given.workers))
    report = results.Report(
        title="The service",
        intro=f"POST /match/default with one query against all of OFAC's lists, {given.workers} processes of the server and "
        "the load generator on the same machine. Half of the queries are listed names, half ordinary people. "
        "Target: 1,000 requests a second with the 99th percentile at 20 ms, 600 MB a process.",
        tables=[results.Table("/match over HTTP", ["what", "measured"], rows)],
    )
    results.save("service", report)
    print(report.markdown())


def _figures(home: Path, made: Path, seconds: float, workers: int) -> Iterator[list[str]]:
    corpus = current(home)
    file = made / "requests.jsonl"
    file.write_text("\n".join(json.dumps(body) for body in bodies(corpus)), encoding="utf-8")
    yield ["entities / names of the corpus", f"{len(corpus):,} / {corpus.manifest.names:,}"]
    yield ["load of the machine before", f"{os.getloadavg()[0]:.2f} on {os.cpu_count()} cores"]
    begun = time.perf_counter()
    with serving(home, made, workers) as (port, server):
        yield ["from the command to the first answer", f"{time.perf_counter() - begun:.1f} s"]
        _generated(port, file, 3, 0)  # every process has met its first requests
        for rate, what in ((0, f"as fast as it goes, {_CONNECTIONS} connections"), (_RATE, f"at {_RATE:,} a second")):
            spent = _processor(server.pid)
            run = _generated(port, file, seconds, rate)
            each = (_processor(server.pid) - spent) / run.answered * 1_000_000
            told = f"{run.rate:,.0f} requests/s; p50 {run.p50:.1f} ms, p99 {run.p99:.1f} ms, most {run.most:.1f} ms"
            yield [what, told + (f"; {run.failed:,} failed" if run.failed else "")]
            yield [f"{what}: processor time of the server for each", f"{each:,.0f} µs"]
        memory = ", ".join(f"{kilobytes / 1024:,.0f} MB" for kilobytes in _memory(server.pid))
        yield ["resident memory of each process, shared pages too", memory]
    yield ["load of the machine after", f"{os.getloadavg()[0]:.2f}"]


def bodies(corpus: Corpus) -> Iterator[dict[str, object]]:
    """Requests with one query: ordinary people and listed names in turn."""
    ordinary = cycle(ordinary_names())
    listed = cycle([(name.text, entity.schema.value) for entity in corpus for name in entity.names][::7])
    for number in range(_REQUESTS):
        name, schema = next(listed) if number % 2 else (next(ordinary), "Person")
        yield {"queries": {"q": {"schema": schema, "properties": {"name": [name]}}}}


@contextmanager
def serving(home: Path, made: Path, workers: int) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """A server of its own on a free port, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    key = made / "key"
    key.write_text(_KEY)
    told = os.environ | {
        "SEAWALL_HOME": str(home),
        "SEAWALL_SERVICE_KEY_FILE": str(key),
        "SEAWALL_SERVICE_RATE": "1000000",
        "SEAWALL_STORE": f"sqlite:///{made / 'bench.db'}",
    }
    command = [sys.executable, "-m", "seawall", "serve", "--port", str(port), "--workers", str(workers)]
    with (made / "server.log").open("wb") as log:
        server = subprocess.Popen(command, env=told, stdout=log, stderr=log)
    try:
        _await(port)
        yield port, server
    finally:
        server.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            server.wait(30)
        server.kill()


def _await(port: int) -> None:
    for _ in range(600):
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1) as answer:
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise SystemExit("the server did not become ready")


def _workers(pid: int) -> list[Path]:
    """The server's processes but their parent, where it has children, in /proc."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = [Path(f"/proc/{child}") for child in children or [str(pid)]]
    return [place for place in found if b"resource_tracker" not in (place / "cmdline").read_bytes()]


def _memory(pid: int) -> list[int]:
    """Their resident kilobytes."""
    lines = [line for place in _workers(pid) for line in (place / "status").read_text().splitlines()]
    return [int(line.split()[1]) for line in lines if line.startswith("VmRSS")]


def _processor(pid: int) -> float:
    """The processor seconds that they have spent: what a busy machine does not change."""
    rows = [(place / "stat").read_text().rpartition(")")[2].split() for place in _workers(pid)]
    return sum(int(row[11]) + int(row[12]) for row in rows) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """What was measured, times in milliseconds."""

    rate: float
    p50: float
    p99: float
    most: float
    failed: int
    answered: int


def _generated(port: int, file: Path, seconds: float, rate: float) -> Run:
    command = [sys.executable, "-m", "bench.service", "--generate", f"{port}:{file}:{seconds}:{rate}"]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=os.environ | {"BENCH_KEY": _KEY}).stdout
    return Run(**json.loads(told))


def _generate(told: str) -> None:
    port, file, seconds, rate = told.split(":")
    requests = [_request(line) for line in Path(file).read_text("utf-8").splitlines()]
    run = uvloop.run(_load(int(port), requests, float(seconds), float(rate)))
    print(json.dumps(run.__dict__))


def _request(body: str) -> bytes:
    data = body.encode()
    head = (
        f"POST /match/default HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {os.environ['BENCH_KEY']}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n\r\n"
    )
    return head.encode() + data


class _Client(asyncio.Protocol):
    """One connection that is kept: writes a request, and is done when the answer's length is reached."""

    def __init__(self) -> None:
        self.answered: asyncio.Future[bool] | None = None
        self._seen = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)  # uvloop's is one without saying so

    def data_received(self, data: bytes) -> None:
        self._seen += data
        head = self._seen.find(b"\r\n\r\n")
        if head < 0:
            return
        at = self._seen.lower().find(b"content-length: ", 0, head)
        length = int(self._seen[at + 16 : self._seen.find(b"\r\n", at)])
        if len(self._seen) >= head + 4 + length and self.answered:
            is_good, self._seen = self._seen.startswith(b"HTTP/1.1 200"), b""
            answered, self.answered = self.answered, None
            answered.set_result(is_good)

    def connection_lost(self, _why: Exception | None) -> None:
        if self.answered:
            self.answered.set_result(False)

    async def ask(self, request: bytes) -> bool:
        self.answered = asyncio.get_running_loop().create_future()
        self.transport.write(request)
        return await self.answered


async def _load(port: int, requests: Sequence[bytes], seconds: float, rate: float) -> Run:
    loop = asyncio.get_running_loop()
    clients = [
        (await loop.create_connection(_Client, "127.0.0.1", port))[1] for _ in range(_CONNECTIONS if not rate else 32)
    ]
    times: list[float] = []
    failed = 0
    given = cycle(requests)
    begun = time.perf_counter()
    until = begun + seconds

    async def asking(client: _Client) -> None:
        nonlocal failed
        while (now := time.perf_counter()) < until:
            failed += not await client.ask(next(given))
            times.append(time.perf_counter() - now)

    async def due(client: _Client, first: int) -> None:
        """Every so-manieth request of the whole, at its time; late ones count from when they were due."""
        nonlocal failed
        number = first
        while (when := begun + number / rate) < until:
            await asyncio.sleep(max(0.0, when - time.perf_counter()))
            failed += not await client.ask(next(given))
            times.append(time.perf_counter() - when)
            number += len(clients)

    if rate:
        await asyncio.gather(*(due(client, first) for first, client in enumerate(clients)))
    else:
        await asyncio.gather(*(asking(client) for client in clients))
    took = time.perf_counter() - begun
    times.sort()
    middle, high = times[len(times) // 2], times[int(len(times) * 0.99)]
    return Run(len(times) / took, middle * 1000, high * 1000, times[-1] * 1000, failed, len(times))


if __name__ == "__main__":
    main()
