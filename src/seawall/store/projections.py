"""Projections: what folds of other rooms read off the tape, one JSON document a stream, written with the events themselves."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from seawall.audit import Event
from seawall.errors import StoreFailed
from seawall.store.tables import folded, projections

# States that are written at a time while a projection is built anew: some megabytes.
_AT_ONCE = 2_000
_PARAMETERS = 10_000


def _unlabelled(_state: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Projection:
    """One reading of the tape.

    name     what it is called in the store
    prefix   the streams that it reads begin so: "case:"
    state    the type of what the fold gives, which msgspec can write and read
    fold     the state after an event of a stream; None before the first
    label    what a state is found by, such as a customer's key; empty: by its stream alone
    version  raised when the fold changes, so that what the old one wrote is not read
    """

    name: str
    prefix: str
    state: Any
    fold: Callable[[Any, Event], Any]
    label: Callable[[Any], str] = _unlabelled
    version: int = 1


@dataclass(frozen=True, slots=True)
class Projected:
    """A stream's state after its event `seq`."""

    stream: str
    seq: int
    state: Any


def refuse_stale(connection: Connection, known: Iterable[Projection], seq: int) -> None:
    """Refuse to go on from projections that another version wrote, or that do not reach the tape's last event."""
    for one in known:
        if is_stale(connection, one, seq):
            raise StoreFailed(
                f"what the store reads off the tape as {one.name} is of another version or does not reach its end; "
                "run seawall rebuild"
            )


def is_stale(connection: Connection, one: Projection, seq: int) -> bool:
    """Whether another version wrote a projection, or it does not reach the tape's last event, number seq."""
    row = connection.execute(select(folded).where(folded.c.name == one.name)).first()
    return ((row.version, row.seq) if row else (one.version, 0)) != (one.version, seq)


def follow(connection: Connection, known: Sequence[Projection], new: Sequence[Event], seq: int) -> None:
    """Fold new events into what is projected; seq is the tape's last number after them."""
    for one in known:
        mine = [event for event in new if event.stream.startswith(one.prefix)]
        states = _states(connection, one, {event.stream for event in mine})
        is_new = {event.stream for event in mine} - states.keys()
        last: dict[str, int] = {}
        for event in mine:
            states[event.stream] = one.fold(states.get(event.stream), event)
            last[event.stream] = event.seq
        rows = [_row(one, Projected(stream, last[stream], states[stream])) for stream in last]
        _drop(connection, one, [stream for stream in last if stream not in is_new])
        if rows:
            connection.execute(insert(projections), rows)
    _mark(connection, known, seq)


def _states(connection: Connection, one: Projection, streams: Iterable[str]) -> dict[str, Any]:
    wanted = list(streams)
    found: dict[str, Any] = {}
    decoder = msgspec.json.Decoder(one.state)
    for begin in range(0, len(wanted), _PARAMETERS):
        query = select(projections.c.stream, projections.c.document).where(
            projections.c.name == one.name, projections.c.stream.in_(wanted[begin : begin + _PARAMETERS])
        )
        found |= {row.stream: decoder.decode(row.document) for row in connection.execute(query)}
    return found


def _drop(connection: Connection, one: Projection, streams: Sequence[str]) -> None:
    for begin in range(0, len(streams), _PARAMETERS):
        some = projections.c.stream.in_(streams[begin : begin + _PARAMETERS])
        connection.execute(delete(projections).where(projections.c.name == one.name, some))


def _row(one: Projection, row: Projected) -> dict[str, object]:
    return {
        "name": one.name,
        "stream": row.stream,
        "seq": row.seq,
        "label": one.label(row.state),
        "document": msgspec.json.encode(row.state),
    }


def _mark(connection: Connection, known: Iterable[Projection], seq: int) -> None:
    for one in known:
        mine = folded.c.name == one.name
        done = connection.execute(update(folded).where(mine).values(version=one.version, seq=seq))
        if not done.rowcount:
            connection.execute(insert(folded).values(name=one.name, version=one.version, seq=seq))


def rebuild(connection: Connection, one: Projection, by_stream: Iterable[Event], seq: int) -> int:
    """Make a projection anew from its events, given stream by stream; returns how many streams it has."""
    connection.execute(delete(projections).where(projections.c.name == one.name))
    rows: list[dict[str, object]] = []
    count = 0
    for stream, mine in groupby(by_stream, key=lambda event: event.stream):
        rows.append(anew(one, stream, mine))
        count += 1
        if len(rows) >= _AT_ONCE:
            connection.execute(insert(projections), rows)
            rows = []
    if rows:
        connection.execute(insert(projections), rows)
    _mark(connection, [one], seq)
    return count


def refold(connection: Connection, one: Projection, by_stream: Mapping[str, Sequence[Event]]) -> None:
    """Fold some streams anew, whose private words were redacted."""
    mine = [stream for stream in by_stream if stream.startswith(one.prefix) and by_stream[stream]]
    _drop(connection, one, mine)
    if mine:
        connection.execute(insert(projections), [anew(one, name, by_stream[name]) for name in mine])


def anew(one: Projection, stream: str, events: Iterable[Event]) -> dict[str, object]:
    """The row of a stream, folded from all its events."""
    state, last = None, 0
    for event in events:
        state, last = one.fold(state, event), event.seq
    return _row(one, Projected(stream, last, state))


def states(connection: Connection, one: Projection, label: str | None = None) -> Iterator[Projected]:
    """All states of a projection in the order of their streams, or those with a label."""
    decoder = msgspec.json.Decoder(one.state)
    query = select(projections).where(projections.c.name == one.name).order_by(projections.c.stream)
    if label is not None:
        query = query.where(projections.c.label == label)
    for row in connection.execute(query):
        yield Projected(row.stream, row.seq, decoder.decode(row.document))


def state(connection: Connection, one: Projection, stream: str) -> Any:
    """The state of one stream; None where nothing was said of it."""
    return _states(connection, one, [stream]).get(stream)
