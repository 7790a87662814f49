"""The proof of the tape: the chain from end to end, its checkpoints, the documents, what was redacted, and where the clock went back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from seawall.audit import Checkpoint, Link, Sealed, opened, verify
from seawall.audit.events import CheckpointMade, PersonalDataRedacted
from seawall.audit.merkle import roots
from seawall.errors import ChainBroken
from seawall.store.archived import prove_documents
from seawall.store.compared import Unlike, unlike
from seawall.store.projections import Projection
from seawall.store.tables import events
from seawall.store.tape import head_of, misfiled

_HIDDEN = b'"private_sha256":"'
# Moments at which the clock went back that are named; more are counted.
_NAMED = 5
_ROWS = 5_000


@dataclass(slots=True)
class Proof:
    """What was proved.

    first, last   the events between which the chain holds, and the last one's hash
    checkpoints   sizes of the checkpoints that were found right
    redacted      how many events have lost their private words, each by a redaction that the tape tells of
    notes         what is no break and must be said: the clock went back
    documents     how many archived documents have the bytes of their hash; from a later event on none are looked at
    unlike        rows of what is read off the tape that are not what it gives; from a later event on none are compared
    """

    first: int
    last: Link
    checkpoints: tuple[int, ...] = ()
    redacted: int = 0
    notes: tuple[str, ...] = ()
    documents: int = 0
    unlike: tuple[Unlike, ...] = ()


@dataclass(slots=True)
class _Walk:
    """What is gathered on the way."""

    at: str = ""
    redacted: set[int] = field(default_factory=set)
    went_back: list[int] = field(default_factory=list)


def prove(
    connection: Connection,
    since: int = 1,
    known: Sequence[Checkpoint] = (),
    readings: Sequence[Projection] = (),
) -> Proof:
    """Prove the tape from event `since` on; known are checkpoints that were kept elsewhere, readings what is read off it.

    From 1 on everything is proved, the checkpoints and documents with it, and the readings are made again and compared;
    from a later event on the chain is proved from the hash that the event before has in the store. ChainBroken names the
    first event that is wrong; a reading that says something else breaks no chain, and is told beside it.
    """
    end = head_of(connection)
    link = _before(connection, since)
    walk = _Walk()
    rows = _rows(connection, since, walk)
    checks = dict[int, set[str]]()
    if since == 1:
        for one in (*_on_tape(connection), *known):
            checks.setdefault(one.size, set()).add(one.root)
    last, checked = _walked(rows, link, checks)
    _refuse_lost_end(last, end.link)
    was_redacted = _refuse_unexplained(connection, walk.redacted, since)
    documents = prove_documents(connection, walk.redacted, was_redacted=was_redacted) if since == 1 else 0
    wrong = tuple(unlike(connection, readings, last.seq)) if since == 1 else ()
    return Proof(since, last, checked, len(walk.redacted), tuple(_notes(walk)), documents, wrong)


def _before(connection: Connection, since: int) -> Link:
    if since <= 1:
        return Link()
    row = connection.execute(select(events.c.seq, events.c.hash).where(events.c.seq == since - 1)).first()
    if row is None:
        raise ChainBroken(f"there is no event {since - 1} to begin behind")
    return Link(row.seq, row.hash)


def _rows(connection: Connection, since: int, walk: _Walk) -> Iterator[Sealed]:
    """The rows as they are stored, each held to its columns; what is to be known at the end is noted on the way."""
    for row in _stored(connection, since - 1):
        seq, at, actor, stream, kind, data, private, salt, before, digest = row
        if any(isinstance(one, str) for one in (data, private, salt)):
            raise ChainBroken(
                f"event {seq}: its bytes were stored as something else: it was changed after it was written"
            )
        sealed = Sealed(seq, data, private, salt, before, digest)
        wrong = misfiled(seq, at, actor, stream, kind, data)
        # What the chain has against an event comes first: a changed event is called changed.
        yield sealed
        if wrong:
            raise ChainBroken(f"event {seq}: {wrong}")
        if private is None and _HIDDEN in data:
            walk.redacted.add(seq)
        if at < walk.at:
            walk.went_back.append(seq)
        walk.at = at


def _stored(connection: Connection, after: int) -> Iterator[Any]:
    query = select(events).order_by(events.c.seq).limit(_ROWS)
    found = connection.execute(query.where(events.c.seq > after)).all()
    while found:
        yield from found
        found = connection.execute(query.where(events.c.seq > found[-1].seq)).all()


def _walked(rows: Iterator[Sealed], link: Link, checks: Mapping[int, set[str]]) -> tuple[Link, tuple[int, ...]]:
    last = link
    if not checks:
        for step in verify(rows, link):
            last = step
        return last, ()
    links = verify(rows, link)
    sizes = sorted(checks)
    checked: list[int] = []

    def hashes() -> Iterator[str]:
        nonlocal last
        for last in links:
            yield last.hash

    for found in roots(hashes(), sizes):
        if checks[found.size] != {found.root}:
            raise ChainBroken(
                f"event {found.size} or one before it is not what it was when the checkpoint over the first "
                f"{found.size:,} events was made: its root is another one"
            )
        checked.append(found.size)
    if len(checked) < len(sizes):
        size = sizes[len(checked)]
        raise ChainBroken(
            f"event {last.seq + 1} is missing: a checkpoint stands for the first {size:,} events, and there are {last.seq:,}"
        )
    return last, tuple(checked)


def _on_tape(connection: Connection) -> list[Checkpoint]:
    query = select(events).where(events.c.kind == CheckpointMade.__struct_config__.tag).order_by(events.c.seq)
    found = []
    for row in connection.execute(query):
        body = opened(Sealed(row.seq, bytes(row.data), None, None, row.before, row.hash)).body
        if isinstance(body, CheckpointMade):
            found.append(Checkpoint(body.size, body.root))
    return found


def _refuse_lost_end(last: Link, end: Link) -> None:
    if last.seq < end.seq:
        raise ChainBroken(f"event {last.seq + 1} is missing: the tape was cut, {end.seq:,} events were written")
    if last != end:
        raise ChainBroken(f"event {end.seq + 1} is none that Seawall wrote: the tape ended with event {end.seq:,}")


def _refuse_unexplained(connection: Connection, redacted: set[int], since: int) -> bool:
    """Private words that are gone must have been redacted, and the tape must say so; whether it tells of any redaction."""
    unexplained, was_redacted = set(redacted), False
    kind = PersonalDataRedacted.__struct_config__.tag
    query = select(events).where(events.c.kind == kind, events.c.seq >= since)
    for row in connection.execute(query):
        body = opened(Sealed(row.seq, bytes(row.data), row.private, row.salt, row.before, row.hash)).body
        if isinstance(body, PersonalDataRedacted):
            was_redacted = True
            unexplained -= set(body.events)
    if unexplained:
        raise ChainBroken(f"event {min(unexplained)}: its private words are gone, and no redaction is recorded of it")
    return was_redacted


def _notes(walk: _Walk) -> Iterator[str]:
    if walk.went_back:
        named = ", ".join(f"{seq:,}" for seq in walk.went_back[:_NAMED])
        more = f" and {len(walk.went_back) - _NAMED:,} more" if len(walk.went_back) > _NAMED else ""
        yield f"the clock went back before event {named}{more}: moments are as the clock said them, numbers are the order"
