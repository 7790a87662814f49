"""The proof of the documents: each has the bytes of its hash, and those that have none were redacted, as the tape tells."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Connection, exists, select

from seawall.errors import ChainBroken
from seawall.store.documents import is_whole
from seawall.store.tables import documents, events, uses

# Documents read at a time: decisions have some kilobytes each.
_PAGE = 200
_GONE = "the bytes of the document {} are gone, and no redaction is recorded of {}"


def prove_documents(connection: Connection, redacted: Collection[int], *, was_redacted: bool) -> int:
    """Hold every archived document to its hash; returns how many have bytes.

    was_redacted: the tape tells of a redaction; redacted are the events that lost their words by one. ChainBroken names a document that is damaged, that was removed, or whose
    bytes are gone while private words of what it belongs to are still there: redaction takes both; or that belongs to nobody.
    """
    count = 0
    for digest, size, is_private, packed in _rows(connection):
        if packed is None:
            if not (is_private and was_redacted):
                raise ChainBroken(_GONE.format(digest, "it"))
            _refuse_unexplained(connection, digest, redacted)
        elif is_whole(digest, size, packed):
            count += 1
        else:
            raise ChainBroken(f"the document {digest} is damaged: its bytes do not have its hash")
    lost = select(uses.c.sha256, uses.c.stream).where(~exists().where(documents.c.sha256 == uses.c.sha256)).limit(1)
    if row := connection.execute(lost).first():
        raise ChainBroken(f"the document {row.sha256} of {row.stream} was removed")
    nobody_s = select(documents.c.sha256).where(
        documents.c.is_private, ~exists().where(uses.c.sha256 == documents.c.sha256)
    )
    if row := connection.execute(nobody_s.limit(1)).first():
        # Redaction and export look for a person's documents by their streams: this one would be found by neither.
        raise ChainBroken(f"the private document {row.sha256} belongs to no stream: what said to which was removed")
    return count


def _rows(connection: Connection) -> Iterator[Any]:
    query = select(documents).order_by(documents.c.sha256).limit(_PAGE)
    found = connection.execute(query).all()
    while found:
        yield from found
        found = connection.execute(query.where(documents.c.sha256 > found[-1].sha256)).all()


def _refuse_unexplained(connection: Connection, digest: str, redacted: Collection[int]) -> None:
    """A document's bytes may be gone only where a redaction took them, with the words of all that it belongs to."""
    streams = connection.execute(select(uses.c.stream).where(uses.c.sha256 == digest)).scalars().all()
    if not streams:
        raise ChainBroken(_GONE.format(digest, "it"))
    for stream in streams:
        here = events.c.stream == stream
        has_words = connection.execute(select(events.c.seq).where(here, events.c.private.is_not(None)).limit(1)).first()
        # What was written after a redaction has words again: then others of the same stream have lost theirs.
        if has_words and not any(
            seq in redacted
            for seq in connection.execute(select(events.c.seq).where(here, events.c.private.is_(None))).scalars()
        ):
            raise ChainBroken(_GONE.format(digest, stream))
