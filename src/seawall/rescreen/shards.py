"""One shard of the known customers: all of it through the one screening, or only those whom a change concerns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path

from seawall.corpus import Corpus
from seawall.customers import NewlyHit, Reach, Screened, Shard, Standing, standing_of
from seawall.customers.change import Whys, compare
from seawall.customers.memory import Unsettled, by_entry, told_of_memory
from seawall.customers.population import shards_of
from seawall.customers.standing import read_standings, write_standings
from seawall.customers.state import standings_of
from seawall.decisions import Decision, GoodGuy, Policy
from seawall.payments import Customer
from seawall.screen import Screening, screen

# No customer is like so many entries: all are kept, for what one entry's leaving would bring up must be known.
_ALL = 1 << 20


@dataclass(frozen=True, slots=True)
class Bench:
    """What shards are screened with; the corpus is opened where the work is done.

    before, whys and unsettled are of a comparison: how customers stood, why they may stand otherwise, and of whom
    another false positive is remembered.
    """

    home: Path
    corpus: Path
    policy: Policy
    now: datetime
    good_guys: tuple[GoodGuy, ...] = ()
    before: Screened | None = None
    whys: Whys = field(default_factory=lambda: Whys({}))
    unsettled: Unsettled = field(default_factory=Unsettled)

    def screening(self) -> Screening:
        """What the one screening asks for."""
        return Screening(Corpus.open(self.corpus), self.policy, self.now, top=_ALL, good_guys=self.good_guys)


@dataclass(frozen=True, slots=True)
class Task:
    """A shard by its number, its name in the population (empty where nobody is left in it), and where its standings go."""

    number: int
    shard: str
    target: Path


@dataclass(frozen=True, slots=True)
class Part:
    """What came of a shard: its customers, how many of them were screened, and what changed."""

    customers: int
    asked: int
    changes: tuple[NewlyHit, ...] = ()


def wholly(bench: Bench) -> Callable[[Task], Part]:
    """Screens shards whole. A shard is done when the file of its standings is there."""
    using = bench.screening()

    def work(task: Task) -> Part:
        shard = Shard(shards_of(bench.home), task.shard)
        write_standings(task.target, len(shard), _standings(shard, range(len(shard)), using))
        return Part(len(shard), len(shard))

    return work


def compared(bench: Bench) -> Callable[[Task], Part]:
    """Compares the standings of shards that were screened whole with those before."""

    def work(task: Task) -> Part:
        rows = _Rows(bench, task)
        new = {row.id: row for row in read_standings(task.target)[1]} if task.shard else {}
        return Part(0, 0, tuple(_changes(rows, new, sorted(rows.standings.keys() | new.keys()), bench.whys)))

    return work


def concerned(bench: Bench) -> Callable[[Task], Part]:
    """Screens of shards those whom changed entries may be, who had a hit with one, and who changed themselves.

    All others stand as they stood.
    """
    using = bench.screening()
    entries = [using.corpus.entity(id_) for id_ in sorted(bench.whys.entries) if using.corpus.has(id_)]
    reach = Reach(entries, bench.policy)

    def work(task: Task) -> Part:
        rows = _Rows(bench, task)
        if rows.new is None:
            return Part(0, 0, tuple(_changes(rows, {}, sorted(rows.standings), bench.whys)))
        asked = _concerned(rows, rows.new, reach, bench)
        new = {row.id: row for row in _standings(rows.new, asked, using)}
        ids = {rows.new.ids[number] for number in asked}
        kept = [row for row in rows.standings.values() if row.id not in ids and rows.is_there(row.id)]
        write_standings(task.target, len(rows.new), sorted([*kept, *new.values()], key=lambda row: row.id))
        touched = sorted(ids | (rows.standings.keys() - {row.id for row in kept}))
        return Part(len(rows.new), len(asked), tuple(_changes(rows, new, touched, bench.whys)))

    return work


def _standings(shard: Shard, rows: Iterable[int], using: Screening) -> Iterator[Standing]:
    """How some customers of a shard stand, those of whom there is anything to say, in the order of the rows."""
    numbers, guys = list(rows), by_entry(using.good_guys)
    decided = screen(shard.customers(numbers), using)
    for number, customer, decision in zip(numbers, shard.customers(numbers), decided, strict=True):
        assert isinstance(decision, Decision)
        if decision.outcome.rank or decision.findings:
            told = partial(_memory_of, guys, customer, using)
            found = standing_of(customer, shard.ids[number][1], shard.parties[number].tobytes(), decision, told)
            yield from [found] if found else []


def _memory_of(guys: Mapping[str, Sequence[GoodGuy]], customer: Customer, using: Screening, entity_id: str) -> str:
    entity = using.corpus.entity(entity_id)
    return told_of_memory(guys, customer, entity, using.policy.version, using.now.date())


class _Rows:
    """The rows of one shard then and now, and how they stood then."""

    def __init__(self, bench: Bench, task: Task) -> None:
        self._is_alone = bench.before is None
        shards = bench.before.shards if bench.before else ()
        old = next((name for number, name, _ in shards if number == task.number), "")
        self.same = old == task.shard
        self.old = Shard(shards_of(bench.home), old) if old else None
        self.new = Shard(shards_of(bench.home), task.shard) if task.shard else None
        known = standings_of(bench.home, bench.before, task.number) if bench.before else ()
        self.standings = {row.id: row for row in known}

    def why(self, id_: tuple[str, int]) -> str:
        """What became of a row itself; empty where it says what it said, and where nobody knows what it said."""
        if self.same or self._is_alone:
            return ""
        old, new = _party(self.old, id_), _party(self.new, id_)
        if old == new:
            return ""
        return (
            "the customer is new" if old is None else "the customer is gone" if new is None else "the customer changed"
        )

    def is_there(self, id_: tuple[str, int]) -> bool:
        """Whether the row is still among the customers."""
        return self.same or _party(self.new, id_) is not None

    def changed(self) -> set[int]:
        """The numbers of the rows, of those now, that are new or say something else."""
        if self.same or self.new is None:
            return set()
        old = _parties(self.old) if self.old else {}
        return {number for number, (id_, party) in enumerate(_parties(self.new).items()) if old.get(id_) != party}


def _concerned(rows: _Rows, shard: Shard, reach: Reach, bench: Bench) -> list[int]:
    """The rows that have to be screened again."""
    met = (
        row for row in rows.standings.values()
        if any(hit.entity_id in bench.whys.entries for hit in row.hits) or bench.unsettled.may_be(row)
    )  # fmt: skip
    places = (shard.find(*row.id) for row in met)
    return sorted({*reach.rows(shard).tolist(), *rows.changed(), *(place for place in places if place is not None)})


def _changes(
    rows: _Rows, new: dict[tuple[str, int], Standing], ids: Sequence[tuple[str, int]], whys: Whys
) -> Iterator[NewlyHit]:
    for id_ in ids:
        yield from compare(rows.standings.get(id_), new.get(id_), rows.why(id_), whys)


def _party(shard: Shard | None, id_: tuple[str, int]) -> bytes | None:
    number = shard.find(*id_) if shard else None
    return None if shard is None or number is None else shard.parties[number].tobytes()


def _parties(shard: Shard) -> dict[tuple[str, int], bytes]:
    return {shard.ids[number]: party.tobytes() for number, party in enumerate(shard.parties)}
