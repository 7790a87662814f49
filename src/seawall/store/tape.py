"""The tape in the database: events appended behind the last one by one writer at a time, and read back held to their hash."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, exists, func, insert, or_, select, tuple_, update

from seawall.audit import Body, Event, Link, Sealed, kind_of, opened, sealed, verify
from seawall.audit.chain import SALT_BYTES
from seawall.errors import ChainBroken, Overtaken
from seawall.store.tables import documents, events, head, uses

# Events read at a time: some megabytes, and no reader holds a transaction for long.
_PAGE = 2_000
_PARAMETERS = 10_000
_KIND = re.compile(rb'"type":"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Head:
    """The tape's end as the writer left it: the last event's link and moment (ISO 8601, UTC; empty on an empty tape)."""

    link: Link
    at: str


def head_of(connection: Connection, *, for_writing: bool = False) -> Head:
    """The tape's end; for writing its row is locked until the transaction ends. ChainBroken where it was removed."""
    query = select(head).where(head.c.id == 1)
    row = connection.execute(query.with_for_update() if for_writing else query).first()
    if row is None:
        raise ChainBroken("the row that says where the tape ends was removed; run seawall verify on a backup")
    return Head(Link(row.seq, row.hash), row.at)


def refuse_overtaken(connection: Connection, expected: Mapping[str, int]) -> None:
    """Overtaken where a stream's last event is another one than its writer has seen; 0 means: there is none yet."""
    have = last_of(connection, expected)
    for stream, seen in expected.items():
        if have.get(stream, 0) != seen:
            raise Overtaken(
                f"{stream} was changed meanwhile: its last event is {have.get(stream, 0)}, and you have seen {seen}; "
                "look at it again, then decide"
            )


def last_of(connection: Connection, streams: Iterable[str]) -> dict[str, int]:
    """The number of the last event of each of these streams that has any."""
    wanted = list(streams)
    found: dict[str, int] = {}
    for begin in range(0, len(wanted), _PARAMETERS):
        some = events.c.stream.in_(wanted[begin : begin + _PARAMETERS])
        query = select(events.c.stream, func.max(events.c.seq)).where(some).group_by(events.c.stream)
        found |= {str(row[0]): int(row[1]) for row in connection.execute(query)}
    return found


def last_moments(connection: Connection, streams: Iterable[str]) -> dict[str, datetime]:
    """The moment of the last event of each of these streams that has any."""
    wanted = list(streams)
    found: dict[str, datetime] = {}
    for begin in range(0, len(wanted), _PARAMETERS):
        some = events.c.stream.in_(wanted[begin : begin + _PARAMETERS])
        query = select(events.c.stream, func.max(events.c.at)).where(some).group_by(events.c.stream)
        found |= {str(row[0]): datetime.fromisoformat(row[1]) for row in connection.execute(query)}
    return found


def append(
    connection: Connection, new: Sequence[tuple[str, Body]], actor: str, now: datetime, salts: Callable[[int], bytes]
) -> tuple[Event, ...]:
    """Seal new events behind the last one; the writer's transaction makes them one step."""
    end = head_of(connection, for_writing=True)
    made: list[Event] = []
    rows: list[dict[str, object]] = []
    link = end.link
    for number, (stream, body) in enumerate(new, start=link.seq + 1):
        event = Event(number, now, actor, stream, body)
        row = sealed(event, link, salts(SALT_BYTES))
        made.append(event)
        rows.append(_columns(event, row))
        link = Link(row.seq, row.hash)
    if rows:
        connection.execute(insert(events), rows)
        last = {"seq": link.seq, "hash": link.hash, "at": rows[-1]["at"]}
        connection.execute(update(head).where(head.c.id == 1).values(last))
    return tuple(made)


def _columns(event: Event, row: Sealed) -> dict[str, object]:
    return {
        "seq": row.seq,
        "at": event.at.isoformat(timespec="microseconds"),
        "actor": event.actor,
        "stream": event.stream,
        "kind": kind_of(event.body),
        "data": row.data,
        "private": row.private,
        "salt": row.salt,
        "before": row.before,
        "hash": row.hash,
    }


def row_of(row: Row[Any]) -> Sealed:
    """A sealed event of a row; ChainBroken where the row is filed otherwise than its bytes say."""
    found = Sealed(row.seq, row.data, row.private, row.salt, row.before, row.hash)
    wrong = misfiled(row.seq, row.at, row.actor, row.stream, row.kind, found.data)
    if wrong:
        raise ChainBroken(f"event {row.seq}: {wrong}")
    return found


def misfiled(  # noqa: PLR0913, PLR0917  # a row's columns
    seq: int, at: str, actor: str, stream: str, kind: str, data: bytes
) -> str:
    """What is wrong with the columns that an event is found by, which its hash doesn't cover; empty where nothing is.

    The canonical form has a fixed order of keys, so that the bytes tell without being read.
    """
    encode = msgspec.json.encode
    begins = b'{"actor":' + encode(actor) + b',"at":"' + at.encode() + b'","body":{'
    ends = b'},"seq":' + str(seq).encode() + b',"stream":' + encode(stream) + b"}"
    if not data.startswith(begins) or not data.endswith(ends):
        return "it is filed under another stream, actor or moment than its bytes say"
    if f'"type":"{kind}"'.encode() not in data:
        said = _KIND.search(data)
        return f"it is filed as {kind}, and its bytes say {said[1].decode('utf-8', 'replace') if said else 'nothing'}"
    return ""


def proved(rows: Iterable[Sealed]) -> Iterator[Event]:
    """Events of rows, each held to its own hash: a changed one is never handed out."""
    for row in rows:
        list(verify([row], Link(row.seq - 1, row.before)))
        yield opened(row)


def stream_of(connection: Connection, stream: str) -> list[Sealed]:
    """The rows of one stream, oldest first."""
    query = select(events).where(events.c.stream == stream).order_by(events.c.seq)
    return [row_of(row) for row in connection.execute(query)]


def newest_of(connection: Connection, stream: str, before: int, most: int, kind: str = "") -> list[Sealed]:
    """The last rows of one stream before a number, newest first, of all kinds or of one: of a long stream no more is read."""
    query = select(events).where(events.c.stream == stream, events.c.seq < before)
    if kind:
        query = query.where(events.c.kind == kind)
    return [row_of(row) for row in connection.execute(query.order_by(events.c.seq.desc()).limit(most))]


def by_stream(connection: Connection, prefix: str) -> Iterator[Sealed]:
    """The rows of all streams that begin so, stream by stream, each oldest first."""
    mine = select(events).where(events.c.stream.startswith(prefix, autoescape=True))
    query = mine.order_by(events.c.stream, events.c.seq).limit(_PAGE)
    place = tuple_(events.c.stream, events.c.seq)
    found = connection.execute(query).all()
    while found:
        yield from (row_of(row) for row in found)
        found = connection.execute(query.where(place > tuple_(found[-1].stream, found[-1].seq))).all()


def page(connection: Connection, after: int, kinds: Sequence[str] = (), before: int | None = None) -> list[Sealed]:
    """The next rows after a number, of all kinds or of some; empty at the end."""
    query = select(events).where(events.c.seq > after).order_by(events.c.seq).limit(_PAGE)
    if kinds:
        query = query.where(events.c.kind.in_(kinds))
    if before is not None:
        query = query.where(events.c.seq < before)
    return [row_of(row) for row in connection.execute(query)]


def quiet_since(connection: Connection, at: datetime) -> list[tuple[str, datetime]]:
    """Streams that hold private words or documents and whose last event is of a moment or before it."""
    last = func.max(events.c.at)
    used = exists().where(
        uses.c.stream == events.c.stream, documents.c.sha256 == uses.c.sha256, documents.c.packed.is_not(None)
    )
    private = func.count(events.c.private)
    until = at.isoformat(timespec="microseconds")
    query = select(events.c.stream, last).group_by(events.c.stream).having(last <= until, or_(private > 0, used))
    return [
        (str(row[0]), datetime.fromisoformat(row[1])) for row in connection.execute(query.order_by(events.c.stream))
    ]
