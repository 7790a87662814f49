"""A crew: the screening of many subjects shared among processes, with the same decisions in the same order.

One process reads, so that every problem keeps its place, and the others decide. They open the same corpus folder, get some
hundred subjects at a time, and their decisions are taken in the order in which subjects were read. Processes, not threads:
what is left of a screening after the kernels is Python. They are started anew (spawn) on every system: a fork of a process
that has threads, as one with a progress bar has, may hang.
"""

import gc
import os
import pickle
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import MISSING, fields
from itertools import chain
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any, TypeAlias

import msgspec

from seawall.decisions import Decision
from seawall.errors import CrewLost, Problem, SettingRefused
from seawall.payments import Customer, Payment, Subject
from seawall.screen import Screening, screen

# So many parties are decided in this process before others are started: they take three seconds to be ready, and five
# thousand payments of eight parties take as long.
ALONE = 40_000
# Of input so long it is known at the start that it takes several times as long: the others are started at once, and this
# one compiles and learns nothing. A payment in XML has about a thousand bytes.
LONG = 1 << 25
# One process reads some 5,000 payments a second, and two decide as many: more would wait for it.
MOST_USEFUL = 4
# Subjects, and parties, handed over in one go: a tenth of a second of work, beside which handing them over is nothing, and
# so few that they are still in the processor's own memory when they are freed.
_BATCH, _BATCH_PARTIES = 256, 2_048
# Batches that wait for each process beside the one that it works on, so that none waits for this one.
_AHEAD = 2
# What of a Screening another process can be given. Of whatever else is set (a register that grows as payments are
# stopped) nobody knows that parts of a stream may be decided apart.
_SHARED = frozenset({"corpus", "policy", "now", "lists", "top", "dealings", "good_guys", "enabled", "ownership"})
# Python looks for cycles whenever so many values were made more than freed. A screening makes millions and no cycles;
# looking at them took a quarter of its time, and at 50,000 still a twelfth. What a library leaves as cycles stays below
# some fifty megabytes.
_COLLECT = (500_000, 20, 100)

_Batch: TypeAlias = list[Subject | Problem]
# The problems of a batch where they stood, and None for each subject.
_Order: TypeAlias = list[Problem | None]
# Which of the two comes next, a letter a subject, and the subjects of each kind.
_Given: TypeAlias = tuple[str, list[Payment], list[Customer]]

_encode = msgspec.msgpack.Encoder(decimal_format="string").encode
_given = msgspec.msgpack.Decoder(_Given)
_decided = msgspec.msgpack.Decoder(list[Decision])


def screen_in_crew(
    subjects: Iterable[Subject | Problem], using: Screening, jobs: int, *, alone: int = ALONE
) -> Iterator[Decision | Problem]:
    """Decide each subject as `screen` does: those with the first `alone` parties here, the others in so many processes.

    alone_of says how many these are to be, where the length of the input is known. All are decided in this process where jobs
    is 1, and where what is screened with can't be shared. Memory is bounded.
    Raises SettingRefused where jobs is below 1; CrewLost where a process has ended.
    """
    if jobs < 1:
        raise SettingRefused(f"there must be 1 process or more, not {jobs}")
    if jobs == 1 or not can_be_shared(using):
        yield from screen(subjects, using)
        return
    rest = iter(subjects)
    if alone > 0:
        yield from screen(_first(rest, alone), using)
    for first in rest:
        yield from _shared(chain([first], rest), using, jobs)


def alone_of(size: int) -> int:
    """How many parties are decided here before others are started, of an input of so many bytes; 0 where nobody knows."""
    return 0 if size >= LONG else ALONE


def _first(subjects: Iterator[Subject | Problem], parties: int) -> Iterator[Subject | Problem]:
    for subject in subjects:
        yield subject
        parties -= _weight(subject)
        if parties <= 0:
            return


def _weight(subject: Subject | Problem) -> int:
    return 1 if isinstance(subject, Problem) else max(1, len(subject.parties))


def can_be_shared(using: Screening) -> bool:
    """Whether parts of a stream may be decided apart with this."""
    others = (row for row in fields(using) if row.init and row.name not in _SHARED)
    return all(row.default is not MISSING and getattr(using, row.name) == row.default for row in others)


def collect_seldom() -> None:
    """Have Python look for cycles less often in this process: for doors, whose process it is."""
    gc.set_threshold(*_COLLECT)


def _shared(subjects: Iterable[Subject | Problem], using: Screening, jobs: int) -> Iterator[Decision | Problem]:
    """Hand batches to a crew; no more of them are under way than keeps all busy."""
    waiting: deque[tuple[_Order, Future[bytes]]] = deque()
    others = {process.pid for process in active_children()}
    crew = ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (using,))
    whole = False
    try:
        for batch in _batches(subjects):
            with _deaf():
                waiting.append((_order(batch), crew.submit(_decide, _packed(batch))))
            batch.clear()
            while len(waiting) > jobs * (1 + _AHEAD):
                yield from _answered(*waiting.popleft())
        while waiting:
            yield from _answered(*waiting.popleft())
        whole = True
    except BrokenProcessPool as error:
        raise CrewLost("a process that screened has ended before its work was done; try again with --jobs 1") from error
    except Exception:
        # What was read before the reader failed is decided before anybody hears of the failure.
        while waiting:
            yield from _answered(*waiting.popleft())
        raise
    finally:
        if not whole:
            # Nobody waits for what is under way: after ctrl-c it would be seconds.
            _end(process for process in active_children() if process.pid not in others)
        crew.shutdown(cancel_futures=True)


def _end(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.terminate()


def _batches(subjects: Iterable[Subject | Problem]) -> Iterator[_Batch]:
    batch: _Batch = []
    parties = 0
    try:
        for subject in subjects:
            batch.append(subject)
            parties += _weight(subject)
            if len(batch) >= _BATCH or parties >= _BATCH_PARTIES:
                yield batch
                batch, parties = [], 0
    except Exception:
        yield batch
        raise
    if batch:
        yield batch


def _order(batch: _Batch) -> _Order:
    """What is kept of a batch that was handed over: subjects that wait here would be memory that is cold when it is freed."""
    return [item if isinstance(item, Problem) else None for item in batch]


def _answered(order: _Order, future: "Future[bytes]") -> Iterator[Decision | Problem]:
    """The decisions of a batch in the order of its subjects, problems of the reader among them."""
    decisions = iter(_unpacked(future.result(), _decided))
    for item in order:
        yield next(decisions) if item is None else item


def _packed(batch: _Batch) -> bytes:
    payments = [item for item in batch if isinstance(item, Payment)]
    customers = [item for item in batch if isinstance(item, Customer)]
    kinds = "".join("p" if isinstance(item, Payment) else "c" for item in batch if not isinstance(item, Problem))
    return _written((kinds, payments, customers))


def _written(value: object) -> bytes:
    """A value as bytes; msgspec is five times as fast as pickle and can't write halves of characters, which texts may have."""
    try:
        return b"m" + _encode(value)
    except UnicodeEncodeError:
        return b"p" + pickle.dumps(value)


def _unpacked(data: bytes, decoder: "msgspec.msgpack.Decoder[Any]") -> Any:
    # Both ends are this program: what is pickled comes from nowhere else.
    return decoder.decode(memoryview(data)[1:]) if data[:1] == b"m" else pickle.loads(memoryview(data)[1:])  # noqa: S301


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes so that ctrl-c, which a terminal sends to all, is heard by this one alone: it ends the others."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- In the other processes ---------------------------------------------------------------------------------------

# What this process screens with, once it has begun.
_using: list[Screening] = []


def _begin(using: Screening) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    collect_seldom()
    _using.append(using)


def _end_with_parent() -> None:
    """A process whose parent was killed has nobody to tell its decisions."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _decide(data: bytes) -> bytes:
    kinds, payments, customers = _unpacked(data, _given)
    of = {"p": iter(payments), "c": iter(customers)}
    return _written(list(screen((next(of[kind]) for kind in kinds), _using[0], first=_BATCH)))
