"""The same work for many shards, here or in processes of their own, each of which opens what it needs once."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import Any, TypeVar

About = TypeVar("About")
Task = TypeVar("Task")
Result = TypeVar("Result")


def each(
    make: Callable[[About], Callable[[Task], Result]], about: About, tasks: Sequence[Task], workers: int
) -> Iterator[Result]:
    """What `make(about)` gives for each task, in any order; each process makes its own. Processes end with the caller."""
    if min(workers, len(tasks)) <= 1:
        work = make(about)
        for task in tasks:
            yield work(task)
        return
    # Threads of the kernels don't survive a fork: each process begins afresh.
    with ProcessPoolExecutor(min(workers, len(tasks)), get_context("spawn"), _begin, (make, about)) as pool:
        try:
            for done in as_completed([pool.submit(_work, task) for task in tasks]):
                yield done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


# What this process works with, made when it begins.
_HERE: list[Callable[[Any], Any]] = []


def _begin(make: Callable[[Any], Callable[[Any], Any]], about: Any) -> None:
    _HERE[:] = [make(about)]


def _work(task: Any) -> Any:
    return _HERE[0](task)
