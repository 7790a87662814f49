"""The story of known customers: all screened once, and after a change of lists or customers only those concerned."""

import os
import socket
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from seawall.audit.events import PopulationScreened
from seawall.corpus import ENGINE, Corpus
from seawall.customers import Kind, Loading, Manner, NewlyHit, Population, Screened, load
from seawall.customers.change import Whys, differences, told_of
from seawall.customers.loading import renewed
from seawall.customers.memory import unsettled, version_of_memory
from seawall.customers.population import folder_of
from seawall.customers.standing import read_standings
from seawall.customers.state import (
    Conditions,
    Entries,
    entries_of,
    keep_screened,
    last_screened,
    standings_path,
    write_entries,
)
from seawall.customers.workers import each
from seawall.decisions import GoodGuy, Policy
from seawall.entities import Entity
from seawall.errors import InputRefused, Problem
from seawall.fetch import Holder, locked
from seawall.lists.changes import Changes, changes
from seawall.payments import Subject
from seawall.rescreen.prints import prints, same_words, with_kin
from seawall.rescreen.results import id_of
from seawall.rescreen.shards import Bench, Part, Task, compared, concerned, wholly
from seawall.rescreen.telling import Untold, free_moment, keep_changes, marked, settle, untold
from seawall.rescreen.turning import dated_between, turning_day

# A second process takes two seconds to begin: it is worth that from so many customers on who are screened whole, and from
# so many who are asked by changed entries only.
_WORTH_WHOLE, _WORTH_ASKED = 20_000, 500_000
# Why everybody was screened where nothing compelled it: no reason for a hit to change.
_ASKED = "as was asked"
# What stands behind each hit then, for nobody knows which of them is new.
_LOST = "what the screening before found can't be read"


def _silent(_done: int, _all: int) -> None:
    """Nobody asked."""


@dataclass(frozen=True, slots=True)
class Rescreening:
    """What known customers are screened with. now is UTC; told hears how many of how many are done.

    At most so many workers: processes, each of which opens the corpus. good_guys are remembered false positives.
    """

    home: Path
    corpus: Corpus
    policy: Policy
    now: datetime
    workers: int = 1
    told: Callable[[int, int], None] = field(default=_silent)
    good_guys: tuple[GoodGuy, ...] = ()

    @property
    def conditions(self) -> Conditions:
        """All that the same customers may be decided differently by."""
        return Conditions(
            corpus=self.corpus.version,
            policy=self.policy.version,
            engine=ENGINE,
            day=self.now.date(),
            good_guys=version_of_memory(self.good_guys),
        )

    @property
    def bench(self) -> Bench:
        """What a shard is screened with."""
        return Bench(self.home, self.corpus.folder, self.policy, self.now, self.good_guys)


@dataclass(frozen=True, slots=True)
class Rescreened:
    """A population wholly screened.

    changes are against the screening before, in the order of keys and entries; empty where there was none. full says
    why everybody was screened, empty where only those concerned were. asked is how many customers were screened against
    all lists in this run. id is what its changes are kept by. again are earlier screenings whose changes nobody may have
    been told: whoever tells tells them too, as told again, and says so with `told`.
    """

    attestation: PopulationScreened
    changes: tuple[NewlyHit, ...]
    full: str
    asked: int
    with_hits: int
    outcomes: dict[str, int]
    is_first: bool = False
    id: str = ""
    again: tuple[Untold, ...] = ()

    @property
    def to_tell(self) -> tuple[NewlyHit, ...]:
        """All that has to be told: what is told again, marked so, then what this screening changed."""
        return *marked(self.again), *self.changes

    @property
    def ids(self) -> tuple[str, ...]:
        """The screenings whose changes those are."""
        return *(one.id for one in self.again), self.id


@dataclass(frozen=True, slots=True)
class _Before:
    """The screening before, and the lists' entries of then."""

    screened: Screened
    entries: Entries


@dataclass(frozen=True, slots=True)
class _Done:
    """What a run did: its id, the parts, the entries' hashes of now, and why it was full."""

    run_id: str
    parts: Sequence[Part]
    hashes: dict[str, bytes]
    full: str
    is_first: bool = False


def load_customers(
    home: Path, subjects: Iterable[Subject | Problem], how: Manner, now: datetime, files: tuple[str, ...] = ()
) -> Loading:
    """Load customers into the population of a home folder (see customers.load), with nobody else at work on it.

    Raises HomeBusy where somebody is.
    """
    with locked(folder_of(home), Holder(os.getpid(), socket.gethostname(), now)):
        return load(home, subjects, how, files)


def screen_all(using: Rescreening, *, again: bool = False) -> Rescreened:
    """Screen every customer. A run that was killed goes on where it stood, if customers, lists, policy and day are the same.

    again trusts nothing that an earlier run left; killed, it begins anew. What it finds otherwise than the screening before is
    told as ever, and all of it where what was found before can't be read. Raises InputRefused where no customers are known,
    HomeBusy where another process is at work on them.
    """
    with _alone(using):
        settle(using.home)
        page = renewed(using.home, ENGINE, using.workers)
        if again:
            return _anew(using, page)
        return _in_full(using, page, using.conditions.id, _before(using.home), _ASKED)


def rescreen(using: Rescreening) -> Rescreened:
    """Screen whom a change of the lists or of the customers concerns; everybody, where nothing less gives the same result.

    Raises as `screen_all`.
    """
    with _alone(using):
        settle(using.home)
        page = renewed(using.home, ENGINE, using.workers)
        before = _before(using.home)
        full = _why_full(using, before)
        if full or before is None:
            return _in_full(using, page, using.conditions.id, before, full)
        return _of_those_concerned(using, page, before)


def _alone(using: Rescreening) -> AbstractContextManager[Holder | None]:
    return locked(folder_of(using.home), Holder(os.getpid(), socket.gethostname(), using.now))


def _before(home: Path) -> _Before | None:
    screened = last_screened(home)
    return _Before(screened, entries_of(home, screened)) if screened else None


def _why_full(using: Rescreening, before: _Before | None) -> str:
    """Why everybody must be screened; empty where nothing but lists and customers may have changed."""
    if before is None:
        return "the customers were never screened"
    then, now = before.screened.conditions, using.conditions
    if then.engine != now.engine:
        return f"Seawall {then.engine} had screened them, this is {now.engine}"
    if then.policy != now.policy:
        return f"the policy is another one ({then.policy} then, {now.policy} now)"
    day = turning_day(using.policy, then.day, now.day)
    return f"a rule of the policy or of a place begins or ends about {day}" if day else ""


def _in_full(using: Rescreening, page: Population, run_id: str, before: _Before | None, full: str) -> Rescreened:
    parts, hashes = _wholly(using, page, run_id), prints(using.corpus)
    if before:
        whys = _whys(using, before, hashes, "" if full == _ASKED else full)
        parts += _otherwise(using, page, run_id, before.screened, whys)
    return _kept(using, page, _Done(run_id, parts, hashes, full, is_first=before is None))


def _anew(using: Rescreening, page: Population) -> Rescreened:
    """Everybody without what an earlier run left, and what is otherwise than it was; rather told for nothing than never."""
    run_id, is_first, why = f"{using.conditions.id}{using.now:%H%M%S%f}", False, _ASKED
    parts, hashes = _wholly(using, page, run_id), prints(using.corpus)
    try:
        before = _before(using.home)
        is_first = before is None
        if before:
            parts += _otherwise(using, page, run_id, before.screened, _whys(using, before, hashes, ""))
    except InputRefused as damaged:
        why = f"{_LOST} ({damaged})"
        parts += _otherwise(using, page, run_id, None, Whys({}, _LOST))
    return _kept(using, page, _Done(run_id, parts, hashes, why, is_first))


def _wholly(using: Rescreening, page: Population, run_id: str) -> list[Part]:
    """Every customer, but for those of shards that this very run has done already."""
    tasks = _tasks(using.home, page, run_id, None)
    left = [task for task in tasks if not task.target.exists()]
    names = {task.shard for task in left}
    asked = sum(row.customers for row in page.shards if row.name in names)
    workers = min(using.workers, 1 + asked // _WORTH_WHOLE)
    return _heard(using, page.customers, page.customers - asked, each(wholly, using.bench, left, workers))


def _otherwise(using: Rescreening, page: Population, run_id: str, before: Screened | None, whys: Whys) -> list[Part]:
    """What a whole screening found otherwise than the one before; everything where there is none to compare it with."""
    bench = replace(using.bench, before=before, whys=whys)
    return list(map(compared(bench), _tasks(using.home, page, run_id, before)))


def _of_those_concerned(using: Rescreening, page: Population, before: _Before) -> Rescreened:
    """Changed entries against everybody, changed customers against all entries."""
    run_id, hashes = using.conditions.id, prints(using.corpus)
    last, today = before.screened.conditions.day, using.now.date()
    bench = replace(
        using.bench,
        before=before.screened,
        whys=_whys(using, before, hashes, ""),
        unsettled=unsettled(before.entries.good_guys, using.good_guys, last, today),
    )
    tasks = _tasks(using.home, page, run_id, before.screened)
    workers = min(using.workers, 1 + page.customers // _WORTH_ASKED)
    parts = _heard(using, page.customers, 0, each(concerned, bench, tasks, workers))
    return _kept(using, page, _Done(run_id, parts, hashes, ""))


def _tasks(home: Path, page: Population, run_id: str, before: Screened | None) -> list[Task]:
    """A task for each shard, for those too that only the screening before knows."""
    names = {number: "" for number, _, _ in before.shards} if before else {}
    names |= {row.number: row.name for row in page.shards}
    return [
        Task(number, names[number], standings_path(home, run_id, number, names[number])) for number in sorted(names)
    ]


def _heard(using: Rescreening, everybody: int, done: int, parts: Iterator[Part]) -> list[Part]:
    """The parts, each told as it comes."""
    found = []
    for part in parts:
        found.append(part)
        done += part.customers
        using.told(done, everybody)
    return found


def _whys(using: Rescreening, before: _Before, hashes: dict[str, bytes], everybody: str) -> Whys:
    """Why each entry may have another hit now."""
    found = changes(before.entries.hashes, hashes)
    last, today = before.screened.conditions.day, using.now.date()
    reached = with_kin(using.corpus, dated_between(using.corpus, last, today))
    dated = dict.fromkeys(sorted(reached), "a day that the entry states was reached")
    return Whys(dated | _of_entries(found, before.entries, using.corpus), everybody)


def _of_entries(found: Changes, before: Entries, corpus: Corpus) -> dict[str, str]:
    told = {id_: f"the entry was added{_to(corpus.entity(id_))}" for id_ in found.added}
    told |= dict.fromkeys(found.removed, "the entry was removed")
    for id_ in found.changed:
        old = before.met.get(id_)
        told[id_] = _changed(old, corpus.entity(id_)) if old else "the entry changed"
    return told


def _changed(old: Entity, new: Entity) -> str:
    if same_words(old, new):
        return "another listing of the same party changed"
    return f"the entry changed: {told_of(differences(old, new))}"


def _to(entity: Entity) -> str:
    lists = dict.fromkeys(f"{row.authority} {row.list_name}" for row in entity.designations)
    return f" to {', '.join(lists)} [{', '.join(entity.programmes)}]" if lists else ""


def _kept(using: Rescreening, page: Population, done: _Done) -> Rescreened:
    """Make sure that everybody was covered, then make it the last screening and attest it."""
    tasks, now = _tasks(using.home, page, done.run_id, None), using.conditions
    outcomes, met, with_hits = _counted(page, tasks)
    found = tuple(
        sorted((row for part in done.parts for row in part.changes), key=lambda row: (row.key, row.entity_id))
    )
    kinds = Counter(row.kind for row in found)
    at = free_moment(using.home, using.now)
    screened = Screened(
        conditions=now,
        population=page.version,
        customers=page.customers,
        at=at,
        shards=tuple((task.number, task.shard, task.target.name) for task in tasks),
        entries=write_entries(
            using.home, done.run_id, done.hashes, map(using.corpus.entity, sorted(met)), using.good_guys
        ),
        with_hits=with_hits,
        outcomes=outcomes,
    )
    attested = PopulationScreened(
        population=page.version,
        customers=page.customers,
        corpus=now.corpus,
        policy=now.policy,
        newly_hit=kinds[Kind.NEWLY_HIT],
        changed=kinds[Kind.CHANGED],
        no_longer_hit=kinds[Kind.NO_LONGER_HIT],
        good_guys=now.good_guys,
        screening=id_of(at),
    )
    # Before it is the last screening: from then on nobody finds these changes again.
    keep_changes(using.home, at, found, attested)
    keep_screened(using.home, screened, page)
    settle(using.home)
    again = tuple(one for one in untold(using.home) if one.id != id_of(at))
    asked = sum(part.asked for part in done.parts)
    return Rescreened(attested, found, done.full, asked, with_hits, outcomes, done.is_first, id_of(at), again)


def _counted(page: Population, tasks: Sequence[Task]) -> tuple[dict[str, int], set[str], int]:
    """Outcomes of all customers, the entries met, and how many customers have a hit. A gap is refused, never attested."""
    outcomes, met, with_hits = Counter[str](), set[str](), 0
    for row, task in zip(page.shards, tasks, strict=True):
        covered, kept = read_standings(task.target)
        if covered != row.customers:
            told = f"{task.target.name} covers {covered:,} of {row.customers:,} customers"
            raise InputRefused(f"{told}; run seawall customers screen --again")
        outcomes.update(str(standing.outcome) for standing in kept)
        outcomes["release"] += covered - len(kept)
        met.update(hit.entity_id for standing in kept for hit in standing.hits)
        with_hits += sum(bool(standing.hits) for standing in kept)
    return dict(outcomes), met, with_hits
