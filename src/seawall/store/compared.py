"""The proof of what is projected: every row is folded anew from the tape, and each that says something else is told."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

import msgspec
from sqlalchemy import Connection, exists, or_, select

from seawall.store.projections import Projection, anew, is_stale
from seawall.store.tables import events, projections
from seawall.store.tape import by_stream, proved

# Streams that are compared at a time; SQLite takes 32,766 parameters in a statement and no more.
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class Unlike:
    """A row of what is read off the tape that is not what the tape gives; stream is empty where the whole reading is meant."""

    name: str
    stream: str
    why: str

    def __str__(self) -> str:
        return f"{' '.join(part for part in (self.name, self.stream) if part)}: {self.why}"


def unlike(connection: Connection, known: Iterable[Projection], seq: int) -> Iterator[Unlike]:
    """The rows that differ from what the tape gives, reading by reading; seq is the tape's last number.

    A reading that another version wrote, or that does not reach the tape's end, is told as a whole: nobody is shown
    anything of it before `seawall rebuild`.
    """
    for one in known:
        if is_stale(connection, one, seq):
            yield Unlike(one.name, "", "of another version, or it does not reach the tape's end")
            continue
        told = (
            anew(one, stream, mine)
            for stream, mine in groupby(proved(by_stream(connection, one.prefix)), key=lambda event: event.stream)
        )
        while some := list(islice(told, _AT_ONCE)):
            yield from _compared(connection, one, some)
        yield from _invented(connection, one)


def _compared(connection: Connection, one: Projection, told: Sequence[dict[str, Any]]) -> Iterator[Unlike]:
    mine = (projections.c.name == one.name, projections.c.stream.in_([row["stream"] for row in told]))
    stored = {row.stream: row for row in connection.execute(select(projections).where(*mine))}
    for row in told:
        found = stored.get(row["stream"])
        if found is None:
            yield Unlike(one.name, row["stream"], "its row was removed")
        elif wrong := ", ".join(_differing(one, found, row)):
            yield Unlike(one.name, row["stream"], f"its {wrong} is not what the tape gives")


def _differing(one: Projection, found: Any, row: dict[str, Any]) -> Iterator[str]:
    yield from (name for name in ("seq", "label") if getattr(found, name) != row[name])
    if found.document != row["document"] and not _means(one, found.document, row["document"]):
        yield "document"


def _means(one: Projection, document: bytes, expected: bytes) -> bool:
    """Whether a document that other bytes write is read as the same state: an earlier Seawall wrote no field of later days."""
    try:
        return msgspec.json.encode(msgspec.json.decode(document, type=one.state)) == expected
    except (msgspec.MsgspecError, TypeError, ValueError):
        return False


def _invented(connection: Connection, one: Projection) -> Iterator[Unlike]:
    is_told = exists().where(events.c.stream == projections.c.stream)
    elsewhere = ~projections.c.stream.startswith(one.prefix, autoescape=True)
    query = select(projections.c.stream).where(projections.c.name == one.name, or_(~is_told, elsewhere))
    for stream in connection.execute(query.order_by(projections.c.stream)).scalars():
        yield Unlike(one.name, stream, "the tape tells of no such stream")
