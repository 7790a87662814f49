"""Several pieces of work side by side, their results in order, ended at once where the user ends the program."""

import threading
from collections.abc import Callable, Sequence
from queue import SimpleQueue
from typing import TypeVar

_T = TypeVar("_T")

# Publishers are different servers, and what is waited for is mostly they; more would only compete for two cores.
AT_ONCE = 6
# How long an interrupted piece may take to notice, in seconds; after that it ends with the program.
_GRACE = 2.0


def side_by_side(work: Sequence[Callable[[], _T]], ended: threading.Event, at_once: int = AT_ONCE) -> list[_T]:
    """Do all pieces, at most `at_once` at a time; their results in the order of `work`.

    A piece should not raise; where one does, the first exception is raised once all are done. Where the waiting itself
    is interrupted (Ctrl-C), `ended` is set, which the pieces look at, and no further one is begun. Threads are daemons:
    one that hangs in a server's silence does not keep the program from ending.
    """
    results: dict[int, _T] = {}
    failures: list[BaseException] = []
    waiting = iter(range(len(work)))
    turn = threading.Lock()
    done: SimpleQueue[None] = SimpleQueue()

    def worker() -> None:
        while not ended.is_set():
            with turn:
                place = next(waiting, None)
            if place is None:
                break
            try:
                results[place] = work[place]()
            except BaseException as failure:  # noqa: BLE001  # handed to the thread that waits, which raises it
                failures.append(failure)
        done.put(None)

    threads = [threading.Thread(target=worker, daemon=True) for _ in range(min(at_once, len(work)))]
    for thread in threads:
        thread.start()
    try:
        for _ in threads:
            done.get()
    except BaseException:
        ended.set()
        for thread in threads:
            thread.join(_GRACE)
        raise
    if failures:
        raise failures[0]
    return [results[place] for place in range(len(work))]
