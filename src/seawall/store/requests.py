"""Requests that wrote something, by the key under which whoever sent them may send them again.

A sender that heard no answer can't know whether its step was written. It sends the request again under the same key; the
key was written in the step's own transaction, so that either both are there or neither.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection, delete, insert, select

from seawall.errors import Overtaken
from seawall.store.tables import head, requests

Step: TypeAlias = Callable[[Connection], None]
# Somebody who was away over a week-end and a holiday still finds out; what is older is looked at before it is sent again.
KEPT = timedelta(days=7)


def name_of(who: str, key: str) -> str:
    """What a request is kept by: whose it is and under which key, as a hash, for a key may be anything."""
    return sha256(f"{who}\0{key}".encode("utf-8", "replace")).hexdigest()


def content_of(name: str) -> Callable[[Connection], str | None]:
    """The hash of what the request of this name said; None where it was not answered, or longer ago than KEPT."""
    query = select(requests.c.content).where(requests.c.sha256 == name)
    return lambda connection: connection.execute(query).scalar_one_or_none()


def contents_of(names: Collection[str]) -> Callable[[Connection], dict[str, str]]:
    """What was kept under each of these names that is known; names are some hundred at most."""
    query = select(requests.c.sha256, requests.c.content).where(requests.c.sha256.in_(names))
    return lambda connection: {row.sha256: row.content for row in connection.execute(query)}


def keep_request(name: str, content: str, now: datetime) -> Step:
    """Note a request beside what it writes. Overtaken, and nothing is written, where the same was answered meanwhile."""
    return keep_requests({name: content}, now)


def keep_requests(contents: Mapping[str, str], now: datetime) -> Step:
    """Note some parts of one request, by their names. Overtaken, and nothing is written, where one of them was noted meanwhile."""

    def taken(connection: Connection) -> None:
        connection.execute(delete(requests).where(requests.c.at < _written(now - KEPT)))
        if contents_of(contents)(connection):
            raise Overtaken("the same request was sent twice at once, and the other one is answered")
        rows = [{"sha256": name, "content": said, "at": _written(now)} for name, said in contents.items()]
        if rows:
            connection.execute(insert(requests), rows)

    return taken


def trace_name(seq: int) -> str:
    """What the trace of the request that wrote this event is kept by."""
    return name_of("trace", str(seq))


def keep_trace(trace: str, backwards: Collection[int], now: datetime) -> Step:
    """Note the trace (a traceparent, 55 characters) of some of a step's events: 0 is its last one, 1 the one before.

    Whoever is told of them later hands the trace on; it goes with the requests, after their days.
    """

    def taken(connection: Connection) -> None:
        last = connection.execute(select(head.c.seq)).scalar_one()
        keep_requests({trace_name(last - place): trace for place in backwards}, now)(connection)

    return taken


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
