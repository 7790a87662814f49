"""Clients that have customers stopped and recorded as fast as they can, and what holds of the store whatever befell it."""

import secrets
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

import httpx

from seawall.audit.events import AlertAdded, DecisionRecorded
from seawall.readings import READINGS
from seawall.store import Store
from tests.web.served import HEADERS_OF_KEY, ONE, Served

# More at once than one process screens and writes.
_CLIENTS = 4


@dataclass(slots=True)
class Load:
    """What the clients heard: of each key that was sent the answer's status, 0 where the connection broke."""

    heard: dict[str, int] = field(default_factory=dict)

    def with_status(self, status: int) -> set[str]:
        """The keys that were answered so."""
        return {key for key, said in self.heard.items() if said == status}


def stopped(served: Served, key: str, client: httpx.Client | None = None) -> httpx.Response:
    """Have a customer of this key, who is a listed company, screened, recorded and so put before people."""
    body = {"key": key, "names": [ONE], "type": "Company"}
    url = f"{served.url}/v1/screen/party?record=true"
    return (client or httpx).post(url, headers=HEADERS_OF_KEY, json=body, timeout=60)


@contextmanager
def loaded(served: Served, prefix: str) -> Iterator[Load]:
    """Write for as long as the block lasts; no key is sent twice. What was heard is whole when the block has ended."""
    load, is_over = Load(), Event()

    def writes(number: int) -> None:
        client = httpx.Client()
        for count in range(10_000):
            if is_over.is_set():
                break
            key = f"{prefix}-{number}-{count}"
            try:
                load.heard[key] = stopped(served, key, client).status_code
            except httpx.TransportError:
                load.heard[key] = 0
                client.close()
                client = httpx.Client()
            time.sleep(0.01 if load.heard[key] == httpx.codes.OK else 0.1)
        client.close()

    with ThreadPoolExecutor(_CLIENTS) as pool:
        running = [pool.submit(writes, number) for number in range(_CLIENTS)]
        try:
            yield load
        finally:
            is_over.set()
    for future in running:
        future.result()


def nothing_lost_nothing_doubled(url: str, acknowledged: set[str]) -> None:
    """The chain holds; what was acknowledged is there once; what was not is there once or not; no receipt is without its case."""
    with Store.open(url, READINGS, salts=secrets.token_bytes) as store:
        store.verify()
        events = list(store.events(kinds=["decision.recorded", "case.alert-added"]))
        decided = [event.body for event in events if isinstance(event.body, DecisionRecorded)]
        receipts = Counter(body.key for body in decided)
        alerts = Counter(event.body.key for event in events if isinstance(event.body, AlertAdded))
        assert acknowledged <= receipts.keys()
        assert set(receipts.values()) | set(alerts.values()) <= {1}
        # A case is opened before its decision is recorded: of a program that ends in between people look at one too many.
        assert {body.key for body in decided if body.outcome != "release"} - alerts.keys() == set()
        live = store.projected()
        store.rebuild()
        assert store.projected() == live
