"""Requests that may come twice: noted in the very step that they cause, so that both are there or neither."""

from datetime import UTC, datetime, timedelta

import pytest

from seawall.audit import Actor
from seawall.audit.events import CaseOpened
from seawall.errors import NotAllowed, Overtaken
from seawall.store import Store
from seawall.store.requests import KEPT, content_of, keep_request, keep_trace, name_of, trace_name
from tests.store.made import opened

ANA = Actor("ana")
NOW = datetime(2026, 9, 1, 12, tzinfo=UTC)
NAME = name_of("ana", "k-1")


def write(store: Store, number: int, content: str = "a", now: datetime = NOW) -> None:
    """Open a case, as a request of this content asked for."""
    body = CaseOpened(relationship=f"customer {number}", title="Example")
    store.together_with(keep_request(NAME, content, now)).append([(f"case:{number}", body)], ANA, now)


def test_a_step_and_its_request_are_written_together(store_url: str) -> None:
    with opened(store_url) as store:
        write(store, 1)
        assert store.ask(content_of(NAME)) == "a"
        with pytest.raises(Overtaken, match="sent twice"):
            write(store, 2)
        assert store.head().seq == 1, "of the second nothing is there"
        store.verify()


def test_a_step_that_is_refused_keeps_no_request(store_url: str) -> None:
    def refuses(_connection: object) -> None:
        raise NotAllowed("no")

    with opened(store_url) as store:
        noted = store.together_with(keep_request(NAME, "a", NOW), refuses)
        with pytest.raises(NotAllowed):
            noted.append([("case:1", CaseOpened(relationship="r", title="t"))], ANA, NOW)
        assert (store.ask(content_of(NAME)), store.head().seq) == (None, 0)


def test_requests_are_forgotten_after_their_days(store_url: str) -> None:
    with opened(store_url) as store:
        write(store, 1)
        write(store, 2, "b", NOW + KEPT + timedelta(seconds=1))
        assert store.ask(content_of(NAME)) == "b"


def test_a_key_is_its_senders_own() -> None:
    assert name_of("ana", "k") != name_of("ben", "k")
    assert name_of("ana", "bk") != name_of("anab", "k")


def test_the_trace_of_a_step_is_kept_beside_those_of_its_events_that_are_told(store_url: str) -> None:
    rows = [(f"case:{number}", CaseOpened(relationship=f"r {number}", title="t")) for number in range(4)]
    with opened(store_url) as store:
        write(store, 9)
        store.together_with(keep_trace("00-a-b-01", [0, 2], NOW)).append(rows, ANA, NOW)
        assert [store.ask(content_of(trace_name(seq))) for seq in range(1, 6)] == [
            None, None, "00-a-b-01", None, "00-a-b-01",
        ]  # fmt: skip
