"""The store: what stories append to and read from. One writer at a time; a step is written whole or not at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from threading import Lock
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, Engine, select

from seawall.audit import Actor, Body, Checkpoint, Event, Link, Sealed
from seawall.audit.events import PersonalDataRedacted
from seawall.errors import InputRefused, StoreAway, StoreFailed
from seawall.store import documents, projections, redaction, tape
from seawall.store.connect import engine_of, made_private, reading, writing
from seawall.store.documents import Document, Kept
from seawall.store.projections import Projected, Projection
from seawall.store.proof import Proof, prove
from seawall.store.schema import brought_up_to_date
from seawall.store.tables import events as _events
from seawall.store.tables import projections as _projections

_T = TypeVar("_T")

# Whoever is told what is no failure and should be known.
Told = Callable[[str], None]
# Events that one redaction names: its own event stays some kilobytes long.
_REDACTED_AT_ONCE = 2_000

# Hashes read at a time.
_HASHES = 20_000


def _silent(_text: str) -> None:
    """Nobody asked."""


class Store:
    """One database with the tape, its documents and what is read off it. Safe to share between threads."""

    def __init__(
        self,
        engine: Engine,
        known: Sequence[Projection],
        salts: Callable[[int], bytes],
        told: Told = _silent,
        also: Sequence[Callable[[Connection], None]] = (),
    ) -> None:
        self._held = engine
        # Why it is not open yet; empty where it is.
        self.away = ""
        self._known = tuple(known)
        self._salts = salts
        self._told = told
        # Threads that read, decide and write what rests on it take turns here, rather than overtake one another.
        self.turn = Lock()
        self._also = tuple(also)

    @classmethod
    def open(
        cls, url: str, known: Sequence[Projection] = (), *, salts: Callable[[int], bytes], told: Told = _silent
    ) -> Self:
        """Open the store at a URL; one that is not there yet is made, an older one is brought up to date.

        known are the projections that are written with the events; salts gives so many random bytes; told hears that
        the clock went back. Raises StoreFailed where it can't be opened.
        """
        made = cls.awaited(url, known, salts=salts, told=told)
        if made.away:
            made.close()
            raise StoreAway(made.away)
        return made

    @classmethod
    def awaited(
        cls, url: str, known: Sequence[Projection] = (), *, salts: Callable[[int], bytes], told: Told = _silent
    ) -> Self:
        """As open, but a database that can't be reached is no failure: `away` says why, and every step is refused with
        StoreAway, until `come` has found it.
        """  # fmt: skip
        engine = engine_of(url)
        made_private(engine.url)
        made = cls(engine, known, salts, told)
        try:
            made.come()
        except BaseException:
            made.close()
            raise
        return made

    def come(self) -> bool:
        """Open it where it was away; whether it is open now. StoreFailed where it is there and can't be used."""
        try:
            brought_up_to_date(self._held)
        except StoreAway as failure:
            self.away = str(failure)
            return False
        self.away = ""
        return True

    @property
    def _engine(self) -> Engine:
        if self.away:
            raise StoreAway(self.away)
        return self._held

    def together_with(self, *steps: Callable[[Connection], None]) -> Self:
        """The same store, whose every append takes these steps too, in the same transaction; one that refuses undoes it all.

        So that a story need not know what else is written down of whoever asked for it. Close the first store, not this one.
        """
        made = type(self)(self._engine, self._known, self._salts, self._told, (*self._also, *steps))
        made.turn = self.turn
        return made

    def close(self) -> None:
        """Let go of the database."""
        self._held.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing ---------------------------------------------------------------------------------------------------------

    def append(  # noqa: PLR0913, PLR0917  # one step's whole contents
        self,
        new: Sequence[tuple[str, Body]],
        actor: Actor,
        now: datetime,
        expected: Mapping[str, int] | None = None,
        archived: Iterable[Document] = (),
        beside: Sequence[Callable[[Connection], None]] = (),
    ) -> tuple[Event, ...]:
        """Append events, each with its stream, with their documents and projections, in one step.

        beside are steps of store/access.py that are taken in the same transaction: what the events tell of.

        now is UTC. expected says of streams which event was the last that the writer has seen (0: none).
        Overtaken where one has moved on; StoreFailed where the database refuses. In both cases nothing was written.
        Where the connection broke at the very end, it is looked whether the step was written before anything is said.
        """
        _refuse_unfit(new, actor, now)
        kept = list(archived)
        made: tuple[Event, ...] = ()
        try:
            with writing(self._engine) as connection:
                made = self._appended(connection, new, actor, now, expected or {}, kept)
                for step in (*beside, *self._also):
                    step(connection)
        except StoreFailed:
            if not made or not self._has(made):
                raise
        return made

    def _appended(  # noqa: PLR0913, PLR0917  # one step's whole contents
        self,
        connection: Connection,
        new: Sequence[tuple[str, Body]],
        actor: Actor,
        now: datetime,
        expected: Mapping[str, int],
        kept: Sequence[Document],
    ) -> tuple[Event, ...]:
        end = tape.head_of(connection, for_writing=True)
        tape.refuse_overtaken(connection, expected)
        projections.refuse_stale(connection, self._known, end.link.seq)
        documents.put(connection, kept)
        made = tape.append(connection, new, actor.id, now.astimezone(UTC), self._salts)
        projections.follow(connection, self._known, made, end.link.seq + len(made))
        self._tell_of_the_clock(end, now)
        return made

    def _tell_of_the_clock(self, end: tape.Head, now: datetime) -> None:
        if end.at and now < datetime.fromisoformat(end.at):
            back = datetime.fromisoformat(end.at) - now
            self._told(
                f"the clock went back by {back}: event {end.link.seq} is of {end.at}; moments are kept as the clock "
                "says them, and numbers are the order"
            )

    def _has(self, made: tuple[Event, ...]) -> bool:
        """Whether a step whose end nobody heard was written. StoreFailed where that can't be looked up now."""
        try:
            with reading(self._engine) as connection:
                end = tape.head_of(connection)
                rows = tape.page(connection, made[-1].seq - 1) if end.link.seq >= made[-1].seq else []
        except StoreFailed as failure:
            raise StoreFailed(
                f"{failure}. The connection broke while event {made[0].seq} and those behind it were being written: "
                "whether they were is not known; look before you write them again"
            ) from failure
        last = next(tape.proved(rows[:1]), None)
        return last is not None and last == made[-1]

    def rebuild(self) -> dict[str, int]:
        """Make all projections anew from the tape, in one step; returns how many streams each has."""
        with writing(self._engine) as connection:
            seq = tape.head_of(connection, for_writing=True).link.seq
            return {
                one.name: projections.rebuild(
                    connection, one, tape.proved(tape.by_stream(connection, one.prefix)), seq
                )
                for one in self._known
            }  # fmt: skip

    def redact(self, streams: Sequence[str], actor: Actor, now: datetime, why: str) -> tuple[int, int]:
        """Remove the private words of whole streams and the documents that only they use, and say so on the tape.

        In one step; returns how many events lost words and how many documents their bytes. Whether it may be done is
        the caller's to know (the years of retention).
        """
        with writing(self._engine) as connection:
            end = tape.head_of(connection, for_writing=True)
            projections.refuse_stale(connection, self._known, end.link.seq)
            seqs, gone = redaction.redact(connection, streams)
            said = [
                ("system", PersonalDataRedacted(events=seqs[begin : begin + _REDACTED_AT_ONCE], why=why))
                for begin in range(0, len(seqs) or bool(gone), _REDACTED_AT_ONCE)
            ]
            made = tape.append(connection, said, actor.id, now.astimezone(UTC), self._salts)
            projections.follow(connection, self._known, made, end.link.seq + len(made))
            anew = {stream: list(tape.proved(tape.stream_of(connection, stream))) for stream in streams}
            for one in self._known:
                projections.refold(connection, one, anew)
        self._forget()
        return len(seqs), gone

    def _forget(self) -> None:
        """Have redacted words out of SQLite's write-ahead log too; PostgreSQL's own vacuum clears its pages."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def take(self, step: Callable[[Connection], _T]) -> _T:
        """Take a step of store/access.py that no event tells of, as the only writer. StoreFailed: it was not taken."""
        with writing(self._engine) as connection:
            return step(connection)

    # Reading ---------------------------------------------------------------------------------------------------------

    def ask(self, step: Callable[[Connection], _T]) -> _T:
        """What a reading step of store/access.py finds."""
        with reading(self._engine) as connection:
            return step(connection)

    def head(self) -> Link:
        """The last event's number and hash."""
        with reading(self._engine) as connection:
            return tape.head_of(connection).link

    def read(self, stream: str) -> tuple[Event, ...]:
        """All events of one stream, oldest first; ChainBroken where one was changed."""
        with reading(self._engine) as connection:
            return tuple(tape.proved(tape.stream_of(connection, stream)))

    def newest_of(self, stream: str, before: int, most: int, kind: str = "") -> tuple[Event, ...]:
        """The last events of one stream before number `before`, newest first; ChainBroken where one was changed."""
        with reading(self._engine) as connection:
            return tuple(tape.proved(tape.newest_of(connection, stream, before, most, kind)))

    def events(self, since: int = 0, kinds: Sequence[str] = (), before: int | None = None) -> Iterator[Event]:
        """The events behind number `since`, of all kinds or of some, and before `before`; some thousand at a time."""
        return tape.proved(self.rows(since, kinds, before))

    def rows(self, since: int = 0, kinds: Sequence[str] = (), before: int | None = None) -> Iterator[Sealed]:
        """The same events as they are stored, sealed."""
        while True:
            with reading(self._engine) as connection:
                found = tape.page(connection, since, kinds, before)
            if not found:
                return
            yield from found
            since = found[-1].seq

    def last_of(self, streams: Iterable[str]) -> dict[str, int]:
        """The number of the last event of each of these streams that has any: what `expected` is made of."""
        with reading(self._engine) as connection:
            return tape.last_of(connection, streams)

    def streams_until(self, at: datetime) -> Iterator[tuple[str, datetime]]:
        """Streams that hold private words or documents and whose last event is of `at` (UTC) or before, with its moment."""
        with reading(self._engine) as connection:
            found = tape.quiet_since(connection, at.astimezone(UTC))
        return iter(found)

    def last_moments(self, streams: Iterable[str]) -> dict[str, datetime]:
        """The moment of the last event of each of these streams that has any."""
        with reading(self._engine) as connection:
            return tape.last_moments(connection, streams)

    def verify(self, since: int = 1, known: Sequence[Checkpoint] = ()) -> Proof:
        """Prove the chain from event `since` on; known are checkpoints kept elsewhere. ChainBroken names what is wrong.

        From 1 on what is read off the tape is compared with it too: `unlike` names the rows that somebody changed.
        """
        with reading(self._engine) as connection:
            return prove(connection, since, known, self._known)

    def hashes(self, size: int) -> Iterator[str]:
        """The hashes of the first `size` events."""
        done = 0
        while done < size:
            with reading(self._engine) as connection:
                query = select(_events.c.seq, _events.c.hash).where(_events.c.seq > done, _events.c.seq <= size)
                found = connection.execute(query.order_by(_events.c.seq).limit(_HASHES)).all()
            if not found:
                return
            yield from (row.hash for row in found)
            done = found[-1].seq

    # Documents -------------------------------------------------------------------------------------------------------

    def document(self, sha256: str) -> bytes:
        """An archived document. InputRefused where there is none, it was redacted, or it is damaged."""
        with reading(self._engine) as connection:
            return documents.get(connection, sha256)

    def documents_of(self, stream: str) -> tuple[Kept, ...]:
        """The private documents that belong to a stream."""
        with reading(self._engine) as connection:
            found = (
                documents.kept(connection, digest) for digest in sorted(documents.of_streams(connection, [stream]))
            )
            return tuple(row for row in found if row)

    def private_documents(self) -> Iterator[tuple[str, bytes]]:
        """Every private document that was not redacted, with each stream that it belongs to."""
        stream, digest = "", ""
        while True:
            with reading(self._engine) as connection:
                found = documents.page(connection, stream, digest)
                held = {digest: documents.get(connection, digest) for _, digest in found}
            if not found:
                return
            yield from ((stream, held[digest]) for stream, digest in found)
            stream, digest = found[-1]

    # Projections -----------------------------------------------------------------------------------------------------

    def state(self, one: Projection, stream: str) -> Any:
        """The state of one stream by a projection; None where nothing was said of it."""
        with reading(self._engine) as connection:
            projections.refuse_stale(connection, [one], tape.head_of(connection).link.seq)
            return projections.state(connection, one, stream)

    def states(self, one: Projection, label: str | None = None) -> tuple[Projected, ...]:
        """All states of a projection, or those found by a label."""
        with reading(self._engine) as connection:
            projections.refuse_stale(connection, [one], tape.head_of(connection).link.seq)
            return tuple(projections.states(connection, one, label))

    def projected(self) -> list[tuple[str, str, int, str, bytes]]:
        """Everything that is projected, as it is stored: for comparing."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(_projections).order_by(_projections.c.name, _projections.c.stream))
            return [(row.name, row.stream, row.seq, row.label, bytes(row.document)) for row in rows]


def _refuse_unfit(new: Sequence[tuple[str, Body]], actor: Actor, now: datetime) -> None:
    if now.tzinfo is None:
        raise InputRefused("now must say its time zone: give datetime.now(UTC)")
    for name in (actor.id, *(stream for stream, _ in new)):
        if not name or not name.isprintable():
            raise InputRefused(f"{name[:80]!r} is no name of a stream or an actor: printable text is expected")
