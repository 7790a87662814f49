"""What goes wrong around a service, with real processes: killed workers, swapped lists, clients that are slow or hostile."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from yente_client import Client, Company
from yente_client.exceptions import AuthenticationError, NotFoundError

from tests.conftest import ROOT
from tests.web.load import loaded, nothing_lost_nothing_doubled
from tests.web.served import HEADERS_OF_KEY as HEADERS
from tests.web.served import KEY, ONE, TWO, Served, serving, swapped_in, until

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


# Both companies many times over, so that a swap falls into an answer that is under way.
STREAM = b"".join(
    f'{{"id": "{row}", "name": "{name}", "type": "Company"}}\n'.encode()
    for row, name in enumerate([ONE, TWO] * 40)
)  # fmt: skip


def matched(client: httpx.Client) -> tuple[str, str]:
    """Which of both companies are found by one request of yente's; and how."""
    answer = client.post("/match/default", json=BOTH)
    if not answer.is_success:
        return str(answer.status_code), ""
    return "+".join(key for key, row in answer.json()["responses"].items() if row["results"]), "/match"


def screened(client: httpx.Client) -> tuple[str, str]:
    """Which of both are stopped in one stream; and all versions of the lists that its decisions name."""
    answer = client.post("/v1/screen/batch", content=STREAM)
    if not answer.is_success:
        return str(answer.status_code), ""
    rows = [json.loads(line) for line in answer.content.splitlines()]
    found = {("one", "two")[int(row["key"]) % 2] for row in rows if row["outcome"] != "release"}
    return "+".join(sorted(found)), "+".join(sorted({row["versions"]["corpus"] for row in rows}))


def asking(
    served: Served, seconds: float, ask: Callable[[httpx.Client], tuple[str, str]] = matched
) -> list[tuple[str, str]]:
    """Ask for both companies again and again; of each answer which were found, or what went wrong."""
    told, end = [], time.monotonic() + seconds
    client = httpx.Client(base_url=served.url, headers=HEADERS, timeout=10)
    while time.monotonic() < end:
        try:
            told.append(ask(client))
        except httpx.TransportError:
            told.append(("connection lost", ""))
            client.close()
            client = httpx.Client(base_url=served.url, headers=HEADERS, timeout=10)
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
    versions = {"one": swapped_in(served.home, "one").version}
    with ThreadPoolExecutor(3) as pool:
        running = [pool.submit(asking, served, 4.5, ask) for ask in (matched, matched, screened)]
        for which in ("two", "one"):
            time.sleep(1.3)
            versions[which] = swapped_in(served.home, which).version
        told = Counter(answer for future in running for answer in future.result())
    named = set(versions.items())
    assert set(told) == {("one", "/match"), ("two", "/match")} | named, told


def test_a_worker_that_is_killed_loses_its_connections_alone_and_nothing_that_it_said_was_written(
    served: Served,
) -> None:
    before = served.workers()
    with ThreadPoolExecutor(2) as pool, loaded(served, "K") as load:
        running = [pool.submit(asking, served, 2.5) for _ in range(2)]
        until(lambda: len(load.with_status(200)) > 10)
        os.kill(before[0], signal.SIGKILL)
        told = Counter(answer for future in running for answer, _ in future.result())
        written = len(load.with_status(200))
        until(lambda: len(load.with_status(200)) > written + 5)
    assert told.pop("connection lost", 0) <= 2, "each client at most once"
    assert set(told) == {"one"}
    assert len(load.with_status(0)) <= 4, "each client at most once"
    assert set(load.heard.values()) <= {200, 0}
    nothing_lost_nothing_doubled(f"sqlite:///{served.home / 'seawall.db'}", load.with_status(200))
    # A worker killed while it is asked whether it lives is missed only when that has taken as long as it may (60 seconds).
    until(lambda: len(set(served.workers()) - {before[0]}) == 2, 120)


def test_a_crowd_of_clients_that_never_finish_asking_holds_up_nobody(served: Served) -> None:
    """Slowloris: three hundred that send the beginning of a request, and then a letter now and then."""
    with ExitStack() as stack:
        crowd = [
            stack.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=10)) for _ in range(300)
        ]
        for number, slow in enumerate(crowd):
            body = f"Authorization: Bearer {KEY}\r\nContent-Length: 900\r\n\r\n{{" if number % 2 else "X-Slow: "
            slow.sendall(f"POST /match/default HTTP/1.1\r\nHost: x\r\n{body}".encode())
        with httpx.Client(base_url=served.url, headers=HEADERS, timeout=5) as client:
            assert {matched(client) for _ in range(20)} == {("one", "/match")}
        assert crowd[0].fileno() > 0


@pytest.mark.parametrize("path", ["/match/default", "/v1/screen/party", "/v1/screen/batch", "/v1/screen"])
@pytest.mark.parametrize(
    "body",
    [
        b"[" * 200_000,
        b'{"a":' * 100_000,
        b"\xff\xfe" * 1_000,
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
    ],
    ids=["nested lists", "nested objects", "no text", "entities"],
)
def test_a_body_that_is_made_to_hurt_is_refused_and_nothing_falls(served: Served, path: str, body: bytes) -> None:
    workers = served.workers()
    answer = httpx.post(f"{served.url}{path}", headers=HEADERS, content=body, timeout=20)
    # A line of a file of customers that can't be read is a line of the answer: it is reviewed.
    is_told = answer.status_code == 200 and path.startswith("/v1/screen") and b'"outcome":"review"' in answer.content
    assert is_told or answer.status_code in {400, 422}, answer.text[:300]
    assert b'"outcome":"release"' not in answer.content
    assert served.workers() == workers


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
    # The module alone: what it imports is known in a tenth of the time that the whole service takes.
    program = (
        "import runpy, sys; told = runpy.run_path(sys.argv[1]); n = sys.argv[2]; n and told['ENTITIES'].set(int(n)); "
        "sys.stdout.buffer.write(told['exposition']())"
    )
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    for entities in ("1", "19000", ""):
        command = [sys.executable, "-c", program, str(ROOT / "src/seawall/web/metrics.py"), entities]
        told = subprocess.run(command, check=True, capture_output=True).stdout
    assert b"seawall_corpus_entities 19000.0" in told


def test_the_counts_of_all_processes_are_joined(served: Served) -> None:
    asked = {"queries": {"q": {"schema": "Person", "properties": {"name": ["John Example"]}}}}
    httpx.post(f"{served.url}/match/default", headers=HEADERS, json=asked).raise_for_status()
    counted = 'seawall_requests_total{method="POST",route="/match/{dataset}",status="200"}'
    # A request is counted when its answer has gone out, and another process may be asked before that.
    until(lambda: counted in httpx.get(f"{served.url}/metrics", headers=HEADERS).text)
    assert "seawall_corpus_entities 1.0" in httpx.get(f"{served.url}/metrics", headers=HEADERS).text


def test_what_is_under_way_is_answered_before_the_end(served: Served) -> None:
    """Last of all: it ends the server, while others write."""
    body, rest = (f'{{"id": "{number}", "name": "Example Trading LLC"}}\n'.encode() for number in (1, 2))
    head = f"POST /v1/screen/batch HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {KEY}\r\nContent-Length: {2 * len(body)}\r\n\r\n"
    with (
        loaded(served, "E") as load,
        socket.create_connection(("127.0.0.1", served.port), timeout=30) as connection,
    ):
        connection.sendall(head.encode() + body)
        until(lambda: len(load.with_status(200)) > 5)
        served.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        connection.sendall(rest)
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.count(b'"outcome":"release"') == 2
    assert served.process.wait(30) == 0
    assert set(load.heard.values()) <= {200, 503, 0}
    nothing_lost_nothing_doubled(f"sqlite:///{served.home / 'seawall.db'}", load.with_status(200))
