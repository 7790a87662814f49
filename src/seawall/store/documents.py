"""Documents by the SHA-256 of their bytes: decisions, their inputs, policies, reports, attachments. Compressed; removable where private."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from seawall.errors import InputRefused
from seawall.store.tables import documents, uses

# The fastest level: decisions shrink to a third at a fifth of the time that the usual level takes for a quarter.
_LEVEL = 1
# A document is read into memory whole; the largest are attachments, and a scan of a contract has some ten megabytes.
MOST_BYTES = 256 * 2**20
# SQLite takes at most 32,766 parameters in one statement.
_AT_ONCE = 10_000
# Documents read at a time: decisions have some kilobytes each.
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes to be archived. A private one names the streams that it belongs to: it is kept as long as one of them is."""

    data: bytes
    streams: tuple[str, ...] = ()
    is_private: bool = True

    @property
    def sha256(self) -> str:
        """The hash that it is found by."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of an archived document: its size in bytes, and whether its bytes were redacted."""

    sha256: str
    size: int
    is_private: bool
    is_redacted: bool


def put(connection: Connection, new: Iterable[Document]) -> None:
    """Archive documents; those that are there already are not written twice, those that were redacted come back."""
    by_hash: dict[str, Document] = {}
    used: dict[tuple[str, str], None] = {}
    for one in new:
        if len(one.data) > MOST_BYTES:
            raise InputRefused(f"a document of {len(one.data):,} bytes is over the limit of {MOST_BYTES:,}")
        digest = one.sha256
        by_hash[digest] = one
        if one.is_private:
            used.update(dict.fromkeys((stream, digest) for stream in one.streams))
    known = _known(connection, list(by_hash))
    packed = [_row(digest, one) for digest, one in by_hash.items() if digest not in known]
    again = [_row(digest, one) for digest, one in by_hash.items() if digest in known and known[digest].is_redacted]
    if packed:
        connection.execute(documents.insert(), packed)
    for row in again:
        found = documents.c.sha256 == row["sha256"]
        connection.execute(update(documents).where(found).values(packed=row["packed"]))
    if used:
        rows = [{"stream": stream, "sha256": digest} for stream, digest in used]
        connection.execute(_or_nothing(connection), rows)


def _or_nothing(connection: Connection) -> Any:
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    return dialect.insert(uses).on_conflict_do_nothing()


def _row(digest: str, one: Document) -> dict[str, object]:
    packed = zlib.compress(one.data, _LEVEL)
    return {"sha256": digest, "size": len(one.data), "is_private": one.is_private, "packed": packed}


def _known(connection: Connection, hashes: Sequence[str]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    query = select(documents.c.sha256, documents.c.size, documents.c.is_private, documents.c.packed.is_(None))
    for begin in range(0, len(hashes), _AT_ONCE):
        rows = connection.execute(query.where(documents.c.sha256.in_(hashes[begin : begin + _AT_ONCE])))
        found |= {row[0]: Kept(*row) for row in rows}
    return found


def kept(connection: Connection, digest: str) -> Kept | None:
    """What is known of a document; None where none of this hash was ever archived."""
    return _known(connection, [digest]).get(digest)


def get(connection: Connection, digest: str) -> bytes:
    """A document's bytes, held to their hash. InputRefused where it was never archived, was redacted, or is damaged."""
    row = connection.execute(select(documents.c.size, documents.c.packed).where(documents.c.sha256 == digest)).first()
    if row is None:
        raise InputRefused(f"the store holds no document {digest}")
    if row.packed is None:
        raise InputRefused(f"the document {digest} was redacted after its years of retention")
    data = _unpacked(row.packed, row.size)
    if data is None or not _has(data, digest):
        raise InputRefused(f"the document {digest} is damaged: its bytes do not have its hash")
    return data


def is_whole(digest: str, size: int, packed: bytes) -> bool:
    """Whether these are the bytes that were archived under the hash."""
    data = _unpacked(packed, size)
    return data is not None and _has(data, digest)


def _has(data: bytes, digest: str) -> bool:
    return sha256(data).hexdigest() == digest


def _unpacked(packed: bytes, size: int) -> bytes | None:
    if size > MOST_BYTES:
        return None
    engine = zlib.decompressobj()
    try:
        data = engine.decompress(packed, size + 1)
    except zlib.error:
        return None
    return data if len(data) == size else None


def of_streams(connection: Connection, streams: Iterable[str]) -> set[str]:
    """The hashes of the private documents that belong to these streams."""
    wanted = list(streams)
    found: set[str] = set()
    for begin in range(0, len(wanted), _AT_ONCE):
        query = select(uses.c.sha256).where(uses.c.stream.in_(wanted[begin : begin + _AT_ONCE]))
        found.update(connection.execute(query).scalars())
    return found


def users_of(connection: Connection, hashes: Iterable[str]) -> dict[str, set[str]]:
    """The streams that each document belongs to."""
    wanted = list(hashes)
    found: dict[str, set[str]] = {digest: set() for digest in wanted}
    for begin in range(0, len(wanted), _AT_ONCE):
        query = select(uses.c.sha256, uses.c.stream).where(uses.c.sha256.in_(wanted[begin : begin + _AT_ONCE]))
        for digest, stream in connection.execute(query):
            found[digest].add(stream)
    return found


def redact(connection: Connection, hashes: Iterable[str]) -> int:
    """Remove the bytes of private documents; their hashes stay. Returns how many had bytes."""
    wanted = [{"digest": digest} for digest in sorted(hashes)]
    if not wanted:
        return 0
    mine = documents.c.sha256 == bindparam("digest")
    query = update(documents).where(mine, documents.c.is_private, documents.c.packed.is_not(None))
    before = sum(not row.is_redacted for row in _known(connection, [row["digest"] for row in wanted]).values())
    connection.execute(query.values(packed=None), wanted)
    after = sum(not row.is_redacted for row in _known(connection, [row["digest"] for row in wanted]).values())
    return before - after


def page(connection: Connection, stream: str, digest: str) -> list[tuple[str, str]]:
    """The next streams and their documents that have bytes, behind these; empty at the end."""
    place = tuple_(uses.c.stream, uses.c.sha256)
    query = select(uses.c.stream, uses.c.sha256).join(documents, documents.c.sha256 == uses.c.sha256)
    query = query.where(documents.c.packed.is_not(None), place > tuple_(stream, digest))
    rows = connection.execute(query.order_by(uses.c.stream, uses.c.sha256).limit(_PAGE))
    return [(row[0], row[1]) for row in rows]
