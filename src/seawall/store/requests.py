"""Requests that wrote something, by the key under which whoever sent them may send them again.

A sender that heard no answer can't know whether its step was written. It sends the request again under the same key; the
key was written in the step's own transaction, so that either both are there or neither.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypeAlias

from sqlalchemy import Connection, delete, insert, select

from seawall.errors import Overtaken
from seawall.store.tables import requests

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


def keep_request(name: str, content: str, now: datetime) -> Step:
    """Note a request beside what it writes. Overtaken, and nothing is written, where the same was answered meanwhile."""

    def taken(connection: Connection) -> None:
        connection.execute(delete(requests).where(requests.c.at < _written(now - KEPT)))
        if content_of(name)(connection) is not None:
            raise Overtaken("the same request was sent twice at once, and the other one is answered")
        connection.execute(insert(requests).values(sha256=name, content=content, at=_written(now)))

    return taken


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
