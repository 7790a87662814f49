"""The story of known customers: all screened once, and after a change of lists or customers only those concerned."""

import os
import socket
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from seawall.audit.events import PopulationScreened
from seawall.corpus import ENGINE, Corpus
from seawall.customers import Kind, NewlyHit, Population, Reach, Screened, Shard, Standing
from seawall.customers.change import Whys, compare, differences, told_of
from seawall.customers.load import renewed
from seawall.customers.population import folder_of, shards_of
from seawall.customers.standing import read_standings, write_standings
from seawall.customers.state import (
    Conditions,
    Entries,
    entries_of,
    keep_screened,
    last_screened,
    standings_of,
    standings_path,
    write_entries,
)
from seawall.decisions import Policy
from seawall.entities import Entity
from seawall.errors import InputRefused
from seawall.fetch import Holder, locked
from seawall.lists.changes import Changes, changes, fingerprints
from seawall.rescreen.turning import dated_between, turning_day
from seawall.rescreen.workers import Bench, Task, opened, run, standings

ATTESTATIONS = "attestations.jsonl"
# One process screens so many customers before a second is worth its start.
_WORTH_A_PROCESS = 20_000


def _silent(_done: int, _all: int) -> None:
    """Nobody asked."""


@dataclass(frozen=True, slots=True)
class Rescreening:
    """What known customers are screened with. now is UTC; workers are processes or threads; told hears how many are done."""

    home: Path
    corpus: Corpus
    policy: Policy
    now: datetime
    workers: int = 1
    told: Callable[[int, int], None] = field(default=_silent)

    @property
    def conditions(self) -> Conditions:
        """All that the customers may be decided differently by."""
        return Conditions(corpus=self.corpus.version, policy=self.policy.version, engine=ENGINE, day=self.now.date())

    @property
    def bench(self) -> Bench:
        """What a worker needs."""
        return Bench(self.home, self.corpus.folder, self.policy, self.now)


@dataclass(frozen=True, slots=True)
class Rescreened:
    """A population wholly screened.

    changes are against the screening before; empty where there was none. full says why everybody was screened, empty
    where only those concerned were. asked is how many customers were screened against all lists.
    """

    attestation: PopulationScreened
    changes: tuple[NewlyHit, ...]
    full: str
    asked: int
    with_hits: int
    outcomes: dict[str, int]
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done: the file of each shard's standings, the entries' hashes, and what goes into the result."""

    targets: Sequence[Path]
    hashes: dict[str, bytes]
    changes: tuple[NewlyHit, ...]
    full: str
    asked: int
    is_first: bool = False


@dataclass(frozen=True, slots=True)
class _Before:
    """The screening before and the lists' entries of then."""

    screened: Screened
    entries: Entries


def screen_all(using: Rescreening, *, again: bool = False) -> Rescreened:
    """Screen every customer. A run that was killed goes on where it stood, if lists, policy and day are the same.

    again trusts nothing that an earlier run left, and can't be resumed. Raises InputRefused where no customers are known, HomeBusy where another process is at work on them.
    """
    with _alone(using):
        page = renewed(using.home, ENGINE)
        run_id = f"{using.conditions.id}{using.now:%H%M%S%f}" if again else using.conditions.id
        before = None if again else _before(using.home)
        return _in_full(using, page, run_id, before, "everybody was to be screened")


def rescreen(using: Rescreening) -> Rescreened:
    """Screen whom a change of the lists or of the customers concerns; everybody, where nothing less gives the same result.

    Raises as `screen_all`.
    """
    with _alone(using):
        page = renewed(using.home, ENGINE)
        before = _before(using.home)
        full = _why_full(using, before)
        return (
            _in_full(using, page, before, full) if full or before is None else _of_those_concerned(using, page, before)
        )


def screened_customers(home: Path) -> Screened | None:
    """The last whole screening of the known customers; None where there was none."""
    return last_screened(home)


def _alone(using: Rescreening) -> AbstractContextManager[Holder | None]:
    return locked(folder_of(using.home), Holder(os.getpid(), socket.gethostname(), using.now))


def _before(home: Path) -> _Before | None:
    screened = last_screened(home)
    return _Before(screened, entries_of(home, screened)) if screened else None


def _why_full(using: Rescreening, before: _Before | None) -> str:
    """Why everybody must be screened; empty where the lists and customers alone may have changed."""
    if before is None:
        return "the customers were never screened"
    then, now = before.screened.conditions, using.conditions
    if then.engine != now.engine:
        return f"Seawall {then.engine} had screened them, this is {now.engine}"
    if then.policy != now.policy:
        return f"the policy is another one ({then.policy} then, {now.policy} now)"
    day = turning_day(using.policy, then.day, now.day)
    return f"a rule of the policy or of a place begins or ends on {day}" if day else ""


def _in_full(using: Rescreening, page: Population, run_id: str, before: _Before | None, full: str) -> Rescreened:
    done = 0
    folder = folder_of(using.home) / "standings"
    targets = [standings_path(using.home, run_id, row.number, row.name) for row in page.shards]
    left = []
    for row, target in zip(page.shards, targets, strict=True):
        if target.exists():
            done += row.customers
        else:
            left.append(Task(row.name, target))

    def told(count: int) -> None:
        nonlocal done
        done += count
        using.told(done, page.customers)

    folder.mkdir(parents=True, exist_ok=True)
    asked = page.customers - done
    run(left, using.bench, min(using.workers, 1 + asked // _WORTH_A_PROCESS), told)
    hashes = fingerprints(using.corpus)
    whys = _whys(using, before, hashes, full if before else "")
    found = list(_compared(using.home, page, targets, before, whys)) if before else []
    return _kept(using, page, run_id, _Done(targets, hashes, tuple(found), full, asked, before is None))


def _compared(home: Path, page: Population, targets: Sequence[Path], before: _Before, whys: Whys) -> Iterator[NewlyHit]:
    """Everybody's standing then and now."""
    numbers = {row.number: place for place, row in enumerate(page.shards)}
    for number in sorted(numbers.keys() | {number for number, _, _ in before.screened.shards}):
        old = {row.id: row for row in standings_of(home, before.screened, number)}
        place = numbers.get(number)
        new = {row.id: row for row in read_standings(targets[place])[1]} if place is not None else {}
        rows = _Rows(home, page, before.screened, number)
        for id_ in sorted(old.keys() | new.keys()):
            yield from compare(old.get(id_), new.get(id_), rows.why(id_), whys)


class _Rows:
    """The rows of one shard then and now: who came, changed or went."""

    def __init__(self, home: Path, page: Population, screened: Screened, number: int) -> None:
        old = next((name for mine, name, _ in screened.shards if mine == number), None)
        new = next((row.name for row in page.shards if row.number == number), None)
        self.same = old == new
        self.old = Shard(shards_of(home), old) if old else None
        self.new = Shard(shards_of(home), new) if new else None

    def why(self, id_: tuple[str, int]) -> str:
        """What became of a row itself; empty where it says what it said."""
        if self.same:
            return ""
        old, new = (_party(shard, id_) for shard in (self.old, self.new))
        if old == new:
            return ""
        return (
            "the customer is new" if old is None else "the customer is gone" if new is None else "the customer changed"
        )

    def changed(self) -> list[int]:
        """The numbers of the rows, of those now, that are new or changed."""
        if self.same or self.new is None:
            return []
        old = _parties(self.old) if self.old else {}
        return [number for number, (id_, party) in enumerate(_parties(self.new).items()) if old.get(id_) != party]


def _party(shard: Shard | None, id_: tuple[str, int]) -> bytes | None:
    number = shard.find(*id_) if shard else None
    return None if shard is None or number is None else shard.parties[number].tobytes()


def _parties(shard: Shard) -> dict[tuple[str, int], bytes]:
    return {shard.ids[number]: party.tobytes() for number, party in enumerate(shard.parties)}


def _of_those_concerned(using: Rescreening, page: Population, before: _Before) -> Rescreened:
    """Changed entries against everybody, changed customers against all entries; all others stand as they stood."""
    hashes = fingerprints(using.corpus)
    whys = _whys(using, before, hashes, "")
    fresh = [using.corpus.entity(id_) for id_ in whys.entries if using.corpus.has(id_)]
    reach, screening = Reach(fresh, using.policy, using.workers), opened(using.bench)
    run_id, found, targets, asked, done = using.conditions.id, list[NewlyHit](), list[Path](), 0, 0
    numbers = {row.number: place for place, row in enumerate(page.shards)}
    for number in sorted(numbers.keys() | {number for number, _, _ in before.screened.shards}):
        old = standings_of(using.home, before.screened, number)
        rows = _Rows(using.home, page, before.screened, number)
        concerned = _concerned(rows, old, reach, whys)
        new = {row.id: row for row in standings(rows.new, concerned, screening)} if rows.new else {}
        ids = {rows.new.ids[place] for place in concerned} if rows.new else set()
        after = sorted([*_untouched(old, ids, rows), *new.values()], key=lambda row: row.id)
        were = {row.id: row for row in old}
        touched = sorted(ids | ({row.id for row in old} - {row.id for row in after}))
        for id_ in touched:
            found += compare(were.get(id_), new.get(id_), rows.why(id_), whys)
        asked += len(concerned)
        if number in numbers:
            row = page.shards[numbers[number]]
            targets.append(standings_path(using.home, run_id, number, row.name))
            write_standings(targets[-1], row.customers, after)
            done += row.customers
            using.told(done, page.customers)
    return _kept(using, page, run_id, _Done(targets, hashes, tuple(found), "", asked))


def _concerned(rows: _Rows, old: Sequence[Standing], reach: Reach, whys: Whys) -> list[int]:
    """The rows to be screened: whom changed entries may be, who had a hit with one, who changed."""
    if rows.new is None:
        return []
    found = set(reach.rows(rows.new).tolist()) | set(rows.changed())
    for standing in old:
        if any(hit.entity_id in whys.entries for hit in standing.hits):
            number = rows.new.find(*standing.id)
            if number is not None:
                found.add(number)
    return sorted(found)


def _untouched(old: Sequence[Standing], asked: set[tuple[str, int]], rows: _Rows) -> Iterator[Standing]:
    """Standings of customers who were not asked again and are still there."""
    for standing in old:
        if standing.id not in asked and (rows.same or (rows.new and rows.new.find(*standing.id) is not None)):
            yield standing


def _whys(using: Rescreening, before: _Before | None, hashes: dict[str, bytes], everybody: str) -> Whys:
    """Why each entry may have another hit now."""
    if before is None:
        return Whys({})
    found = changes(before.entries.hashes, hashes)
    last, today = before.screened.conditions.day, using.now.date()
    dated = dict.fromkeys(dated_between(using.corpus, last, today), "a day that the entry states was reached")
    return Whys(dated | _of_entries(found, before.entries, using.corpus), everybody)


def _of_entries(found: Changes, before: Entries, corpus: Corpus) -> dict[str, str]:
    told = {id_: f"the entry was added{_to(corpus.entity(id_))}" for id_ in found.added}
    told |= dict.fromkeys(found.removed, "the entry was removed")
    for id_ in found.changed:
        old = before.met.get(id_)
        told[id_] = (
            f"the entry changed: {told_of(differences(old, corpus.entity(id_)))}" if old else "the entry changed"
        )
    return told


def _to(entity: Entity) -> str:
    lists = dict.fromkeys(f"{row.authority} {row.list_name}" for row in entity.designations)
    return f" to {', '.join(lists)} [{', '.join(entity.programmes)}]" if lists else ""


def _kept(using: Rescreening, page: Population, run_id: str, done: _Done) -> Rescreened:
    """Make sure that everybody was covered, then make it the last screening and attest it."""
    outcomes, met, with_hits = _counted(page, done.targets)
    now = using.conditions
    screened = Screened(
        conditions=now,
        population=page.version,
        customers=page.customers,
        at=using.now,
        shards=tuple((row.number, row.name, path.name) for row, path in zip(page.shards, done.targets, strict=True)),
        entries=write_entries(using.home, run_id, done.hashes, (using.corpus.entity(id_) for id_ in sorted(met))),
        with_hits=with_hits,
        outcomes=outcomes,
    )
    kinds = Counter(row.kind for row in done.changes)
    attested = PopulationScreened(
        population=page.version,
        customers=page.customers,
        corpus=now.corpus,
        policy=now.policy,
        newly_hit=kinds[Kind.NEWLY_HIT],
        changed=kinds[Kind.CHANGED],
        no_longer_hit=kinds[Kind.NO_LONGER_HIT],
    )
    keep_screened(using.home, screened, page)
    _attest(using, attested)
    return Rescreened(attested, done.changes, done.full, done.asked, with_hits, outcomes, done.is_first)


def _counted(page: Population, targets: Sequence[Path]) -> tuple[dict[str, int], set[str], int]:
    """Outcomes of all customers, the entries met, and how many customers have a hit. A gap is refused, never attested."""
    outcomes, met, with_hits = Counter[str](), set[str](), 0
    for row, target in zip(page.shards, targets, strict=True):
        covered, kept = read_standings(target)
        if covered != row.customers:
            raise InputRefused(
                f"{target.name} covers {covered:,} of {row.customers:,} customers; run seawall customers screen --again"
            )
        outcomes.update(str(standing.outcome) for standing in kept)
        outcomes["release"] += covered - len(kept)
        met.update(hit.entity_id for standing in kept for hit in standing.hits)
        with_hits += sum(bool(standing.hits) for standing in kept)
    return dict(outcomes), met, with_hits


def _attest(using: Rescreening, attested: PopulationScreened) -> None:
    """One line more in the file of attestations, on the disk before anybody hears of it."""
    line = {"at": using.now.isoformat(), "engine": ENGINE, **msgspec.to_builtins(attested)}
    with (folder_of(using.home) / ATTESTATIONS).open("ab") as stream:
        stream.write(msgspec.json.encode(line) + b"\n")
        stream.flush()
        os.fsync(stream.fileno())
