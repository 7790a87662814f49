"""What goes wrong around a service, with real processes: killed workers, swapped lists, clients that are slow or hostile."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from yente_client import Client, Company
from yente_client.exceptions import AuthenticationError, NotFoundError

from tests.web.served import KEY, ONE, TWO, Served, serving, swapped_in

HEADERS = {"authorization": f"Bearer {KEY}"}
BOTH = {
    "queries": {
        key: {"schema": "Company", "properties": {"name": [name]}} for key, name in (("one", ONE), ("two", TWO))
    }
}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Two processes that serve one small corpus."""
    home = tmp_path_factory.mktemp("served")
    swapped_in(home, "one")
    with serving(home, workers=2) as running:
        yield running


def asking(served: Served, seconds: float) -> list[str]:
    """Ask for both companies again and again; of each answer which were found, or what went wrong."""
    told, until = [], time.monotonic() + seconds
    client = httpx.Client(base_url=served.url, headers=HEADERS, timeout=10)
    while time.monotonic() < until:
        try:
            answer = client.post("/match/default", json=BOTH)
        except httpx.TransportError:
            told.append("connection lost")
            client.close()
            client = httpx.Client(base_url=served.url, headers=HEADERS, timeout=10)
            continue
        found = [key for key, row in answer.json()["responses"].items() if row["results"]] if answer.is_success else []
        told.append("+".join(found) if answer.is_success else str(answer.status_code))
        time.sleep(0.01)  # load enough to be under way at every moment, and little enough for a busy machine
    client.close()
    return told


def test_the_unmodified_yente_client_works(served: Served) -> None:
    with Client(base_url=served.url, api_key=KEY) as client:
        assert client.healthz().status == client.readyz().status == "ok"
        (found,) = client.match(Company(name=["Integrity Technology Group"])).matches
        assert (found.id, found.schema_) == ("ofac-50543", "LegalEntity")
        assert found.contributing_explanations
        assert [row.id for row in client.search("integrity").results] == ["ofac-50543"]
        assert client.fetch("ofac-50543").properties["sanctions"]
        assert client.adjacent("ofac-50543", prop="sanctions").total.value == 1
        assert "sanctions" in client.adjacent("ofac-50543").adjacent
        assert {row.name for row in client.datasets().datasets} == {"default", "sanctions", "us_ofac_sdn"}
        assert client.datasets().datasets, "the second time from what the client kept"
        assert "logic-v2" in {row.name for row in client.algorithms().algorithms}
        with pytest.raises(NotFoundError):
            client.fetch("nobody")
        with pytest.raises(NotFoundError):
            client.statements(canonical_id="ofac-50543")
    with Client(base_url=served.url, api_key="x" * 43) as stranger, pytest.raises(AuthenticationError):
        stranger.search("integrity")


def test_lists_swapped_under_load_are_never_mixed(served: Served) -> None:
    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(asking, served, 4.5) for _ in range(3)]
        for which in ("two", "one"):
            time.sleep(1.3)
            swapped_in(served.home, which)
        told = Counter(answer for future in running for answer in future.result())
    assert set(told) == {"one", "two"}, told


def test_a_worker_that_is_killed_loses_its_connections_alone_and_is_started_again(served: Served) -> None:
    before = served.workers()
    with ThreadPoolExecutor(4) as pool:
        running = [pool.submit(asking, served, 2.5) for _ in range(4)]
        time.sleep(0.7)
        os.kill(before[0], signal.SIGKILL)
        told = Counter(answer for future in running for answer in future.result())
    assert told.pop("connection lost", 0) <= 4, "each client at most once"
    assert set(told) == {"one"}
    until = time.monotonic() + 60
    while len(set(served.workers()) - {before[0]}) < 2 and time.monotonic() < until:
        time.sleep(0.1)
    assert len(set(served.workers()) - {before[0]}) == 2


@pytest.mark.parametrize(
    "sent",
    [
        b"nonsense\r\n\r\n",
        b"POST /match/default HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /match/default HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n",
        b"POST /match/default HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /" + b"x" * 200_000 + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_a_request_that_is_none_is_refused_or_hung_up_on(served: Served, sent: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=15) as connection:
        try:
            connection.sendall(sent)
            answer = connection.recv(65_536)
        except ConnectionError:
            answer = b""
    assert not answer or answer.split(b" ")[1] in {b"400", b"401", b"413", b"414"}
    assert httpx.get(f"{served.url}/healthz").status_code == 200


def test_the_log_is_json_and_says_nothing_of_whom_was_asked(served: Served) -> None:
    httpx.get(f"{served.url}/v1/search", params={"q": "John Example", "api_key": KEY})
    time.sleep(0.2)
    lines = served.log.read_text().splitlines()
    events = Counter(json.loads(line)["event"] for line in lines if line.startswith("{"))
    assert events["request"] > 0
    assert not any("John" in line or KEY in line or "Traceback" in line for line in lines)


def test_a_process_that_has_no_corpus_yet_does_not_hide_the_one_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What one that was killed said, and what one says that has just been started, stand beside it in the folder."""
    program = (
        "import sys; from seawall.web import metrics; n = sys.argv[1]; n and metrics.ENTITIES.set(int(n)); "
        "sys.stdout.buffer.write(metrics.exposition())"
    )
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    for entities in ("1", "19000", ""):
        told = subprocess.run([sys.executable, "-c", program, entities], check=True, capture_output=True).stdout
    assert b"seawall_corpus_entities 19000.0" in told


def test_the_counts_of_all_processes_are_joined(served: Served) -> None:
    told = httpx.get(f"{served.url}/metrics", headers=HEADERS).text
    assert 'seawall_requests_total{method="POST",route="/match/{dataset}",status="200"}' in told
    assert "seawall_corpus_entities 1.0" in told


def test_what_is_under_way_is_answered_before_the_end(served: Served) -> None:
    """Last of all: it ends the server."""
    body, rest = (f'{{"id": "{number}", "name": "Example Trading LLC"}}\n'.encode() for number in (1, 2))
    head = f"POST /v1/screen/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {KEY}\r\nContent-Length: {2 * len(body)}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection:
        connection.sendall(head.encode() + body)
        time.sleep(0.5)
        served.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        connection.sendall(rest)
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.count(b'"outcome":"release"') == 2
    assert served.process.wait(30) == 0
