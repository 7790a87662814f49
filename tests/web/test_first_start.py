"""A service from its first start, with a real process: the administrator from a secret, a key, a payment, and who is told."""

import base64
import hmac
import json
import re
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

import httpx
import pytest

from tests.web.served import HEADERS_OF_KEY as HEADERS
from tests.web.served import ONE, Served, serving, swapped_in, until

PASSWORD = "tests only, four words"
SECRET = b"tests only, 24 bytes or more"
TRACE = "0af7651916cd43dd8448eb211c80319c"
_WORD = re.compile(r'name="form_word" value="([^"]+)"')
_ONCE = re.compile(r'<code class="once">([^<]+)</code>')


@dataclass
class Receiver:
    """A receiver that hangs for as long as it is told to, and keeps what it heard."""

    listening: socket.socket
    heard: list[bytes] = field(default_factory=list)
    hung: int = 0
    hangs: threading.Event = field(default_factory=threading.Event)

    def serve(self) -> None:
        """Answer until the socket is closed."""
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            said = b""
            while b'"data"' not in said and (piece := connection.recv(65_536)):
                said += piece
            if self.hangs.is_set():
                self.hung += 1
                connection.recv(1)  # until the other side hangs up
                return
            self.heard.append(said)
            connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        made = Receiver(listening)
        threading.Thread(target=made.serve, daemon=True).start()
        yield made
        listening.shutdown(socket.SHUT_RDWR)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, receiver: Receiver) -> Iterator[Served]:
    """A first start, as a container would make it."""
    home = tmp_path_factory.mktemp("first")
    swapped_in(home, "one")
    with serving(
        home,
        workers=1,
        SEAWALL_ADMIN_PASSWORD=PASSWORD,
        SEAWALL_SIGN_IN_SECOND_FACTOR="nobody",
        SEAWALL_WEBHOOK_URL=f"http://127.0.0.1:{receiver.listening.getsockname()[1]}/in",
        SEAWALL_WEBHOOK_SECRET="whsec_" + base64.b64encode(SECRET).decode(),
        SEAWALL_WEBHOOK_PRIVATE="true",
    ) as running:
        yield running


def word(page: httpx.Response) -> str:
    found = _WORD.search(page.text)
    assert found, page.text
    return found[1]


def stop_a_payment(served: Served, key: str, name: str = ONE, **traced: str) -> None:
    """Have a customer stopped and recorded."""
    body = {"key": key, "names": [name], "type": "Company"}
    headers = HEADERS | traced
    answer = httpx.post(f"{served.url}/v1/screen/party?record=true", headers=headers, json=body, timeout=30)
    assert answer.status_code == 200, answer.text
    assert answer.json()["outcome"] != "release"


def test_the_first_administrator_comes_in_with_the_secret_and_makes_a_key_that_works_at_once(served: Served) -> None:
    assert "made the first administrator: admin" in served.log.read_text()
    assert PASSWORD not in served.log.read_text()
    with httpx.Client(base_url=served.url, timeout=20) as browser:
        form = {"form_word": word(browser.get("/sign-in")), "name": "admin", "password": PASSWORD}
        assert browser.post("/sign-in", data=form).headers["location"] == "/"
        page = browser.get("/desk/administration")
        form = {"form_word": word(page), "name": "gateway", "may": "search", "days": "1"}
        found = _ONCE.search(browser.post("/desk/administration/keys", data=form).text)
        assert found
        asked = httpx.get(
            f"{served.url}/v1/search", params={"q": ONE}, headers={"authorization": f"Bearer {found[1]}"}, timeout=20
        )
        assert asked.json()["matches"]
        assert httpx.get(f"{served.url}/desk/administration").status_code == 401
    assert found[1] not in served.log.read_text()


def test_a_stopped_party_is_told_and_the_message_proves_who_sent_it(served: Served, receiver: Receiver) -> None:
    # The service has looked at the tape once: what was before is not told.
    until(lambda: httpx.get(f"{served.url}/v1/webhooks", headers=HEADERS, timeout=20).json()["webhooks"][0]["told"])
    stop_a_payment(served, "C-1", traceparent=f"00-{TRACE}-b7ad6b7169203331-01")
    until(lambda: any(b'"C-1"' in row for row in receiver.heard))
    head, _, body = next(row for row in receiver.heard if b'"C-1"' in row).partition(b"\r\n\r\n")
    told = dict(line.split(": ", 1) for line in head.decode().lower().split("\r\n")[1:])
    mark = re.search(rb"webhook-signature: v1,(\S+)", head, re.IGNORECASE)
    assert mark
    signed = f"{told['webhook-id']}.{told['webhook-timestamp']}.".encode() + body
    assert base64.b64decode(mark[1]) == hmac.digest(SECRET, signed, sha256)
    assert json.loads(body)["data"]["keys"] == ["C-1"]
    assert ONE.encode() not in body
    # In the trace of who sent the payment, below the service's own span: that which its log names.
    (line,) = (json.loads(row) for row in served.log.read_text().splitlines() if f'"trace":"{TRACE}"' in row)
    assert told["traceparent"] == f"00-{TRACE}-{line['span']}-01"


def test_a_receiver_that_hangs_holds_up_nobody_and_is_told_when_it_is_back(served: Served, receiver: Receiver) -> None:
    receiver.hangs.set()
    before = len(receiver.heard)
    stop_a_payment(served, "C-2")
    until(lambda: receiver.hung > 0)
    for _ in range(20):  # whom it held up, five seconds long, would be told so by the client
        assert httpx.get(f"{served.url}/v1/search", params={"q": ONE}, headers=HEADERS).status_code == 200
    assert receiver.hangs.is_set()
    assert len(receiver.heard) == before
    receiver.hangs.clear()
    until(lambda: any(b'"C-2"' in row for row in receiver.heard[before:]), 40)
    ids = re.findall(rb"webhook-id: (\S+)", b"\n".join(receiver.heard).lower())
    assert len(set(ids)) == len(ids), "what was taken is not told again"


def test_while_the_database_is_held_nothing_is_lost_and_screening_goes_on(served: Served) -> None:
    """A writer that does not let go: what needs the store waits or is refused, what does not is answered."""
    held = sqlite3.connect(served.home / "seawall.db", isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    told: list[int] = []

    def asks() -> None:
        body = {"key": "C-3", "names": [ONE], "type": "Company"}
        told.append(
            httpx.post(f"{served.url}/v1/screen/party?record=true", headers=HEADERS, json=body, timeout=90).status_code
        )

    waiting = threading.Thread(target=asks)
    waiting.start()
    time.sleep(0.5)
    assert httpx.get(f"{served.url}/healthz", timeout=5).status_code == 200
    assert (
        httpx.post(f"{served.url}/v1/screen/party", headers=HEADERS, json={"names": [ONE]}, timeout=10).status_code
        == 200
    )
    held.execute("ROLLBACK")
    held.close()
    waiting.join(90)
    assert told == [200]
    cases = httpx.get(f"{served.url}/v1/cases", headers=HEADERS, timeout=20).json()["cases"]
    assert [key for case in cases for key in case["keys"]].count("C-3") == 1


def test_a_client_that_reads_its_answer_slowly_holds_up_nobody(served: Served) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1_024)
        key = HEADERS["authorization"]
        slow.sendall(f"GET /openapi.json HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\n\r\n".encode())
        slow.recv(1)
        for _ in range(10):
            assert httpx.get(f"{served.url}/healthz", timeout=5).status_code == 200
