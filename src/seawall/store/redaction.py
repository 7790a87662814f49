"""Redaction: private words leave the rows, and private documents their bytes, in the one way that the tape allows."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, update

from seawall.store import documents
from seawall.store.tables import events

_PARAMETERS = 10_000


def redact(connection: Connection, streams: Sequence[str]) -> tuple[tuple[int, ...], int]:
    """Remove the private words of these streams, and the documents that belong to no other stream.

    Returns the numbers of the events that lost words, and how many documents lost their bytes.
    """
    seqs: list[int] = []
    for begin in range(0, len(streams), _PARAMETERS):
        some = events.c.stream.in_(streams[begin : begin + _PARAMETERS]) & events.c.private.is_not(None)
        seqs += connection.execute(select(events.c.seq).where(some)).scalars()
        connection.execute(update(events).where(some).values(private=None, salt=None))
    mine = documents.of_streams(connection, streams)
    gone = set(streams)
    only_mine = [digest for digest, users in documents.users_of(connection, mine).items() if users <= gone]
    return tuple(sorted(seqs)), documents.redact(connection, only_mine)
