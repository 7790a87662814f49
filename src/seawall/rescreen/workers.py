"""Customers of a shard through the one screening, here or in processes of their own; each writes what it found whole."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path

from seawall.corpus import Corpus
from seawall.customers import Shard, Standing, standing_of
from seawall.customers.population import shards_of
from seawall.customers.standing import write_standings
from seawall.decisions import Decision, Policy
from seawall.screen import Screening, screen

# No customer is like so many entries; all are kept, for what one entry's leaving would bring up must be known.
_ALL = 1 << 20


@dataclass(frozen=True, slots=True)
class Task:
    """One shard to be screened whole, and where to write what was found."""

    shard: str
    target: Path


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker screens with; it opens the corpus itself."""

    home: Path
    corpus: Path
    policy: Policy
    now: datetime


Told = Callable[[int], None]


def standings(shard: Shard, rows: Iterable[int], using: Screening) -> Iterator[Standing]:
    """How some customers of a shard stand, those of whom there is anything to say, in the order of the rows."""
    numbers = list(rows)
    decided = screen(shard.customers(numbers), using)
    for number, customer, decision in zip(numbers, shard.customers(numbers), decided, strict=True):
        assert isinstance(decision, Decision)
        found = standing_of(customer, shard.ids[number][1], shard.parties[number].tobytes(), decision)
        if found:
            yield found


def opened(bench: Bench) -> Screening:
    """What to screen with."""
    return Screening(Corpus.open(bench.corpus), bench.policy, bench.now, top=_ALL)


def run(tasks: Sequence[Task], bench: Bench, workers: int, told: Told) -> None:
    """Screen shards, on so many processes; a shard is done when its file is there. Each is told with its customers."""
    if workers < 2 or len(tasks) < 2:
        using = opened(bench)
        for task in tasks:
            told(_screened(task, bench.home, using))
        return
    # Threads of the kernel don't survive a fork, so that each process begins afresh.
    with ProcessPoolExecutor(min(workers, len(tasks)), get_context("spawn"), _begin, (bench,)) as pool:
        try:
            for done in as_completed([pool.submit(_work, task) for task in tasks]):
                told(done.result())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _screened(task: Task, home: Path, using: Screening) -> int:
    shard = Shard(shards_of(home), task.shard)
    write_standings(task.target, len(shard), standings(shard, range(len(shard)), using))
    return len(shard)


# What a worker process has: one bench and what it opened, set when the process begins.
_HERE: list[tuple[Bench, Screening]] = []


def _begin(bench: Bench) -> None:
    _HERE[:] = [(bench, opened(bench))]


def _work(task: Task) -> int:
    bench, using = _HERE[0]
    return _screened(task, bench.home, using)
