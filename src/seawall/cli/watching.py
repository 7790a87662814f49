"""The watch: rounds of refreshing, each a line, until a signal ends it."""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from seawall.cli.knowing import after_round
from seawall.cli.taping import tape_corpus
from seawall.cli.terminal import clean, line, note
from seawall.errors import SeawallError, StoreFailed
from seawall.refresh import FromWeb, ListResult, Round, Told, watch
from seawall.settings import Settings


def watched_rounds(home: Path, source: FromWeb, chosen: Settings, only: Sequence[str], told: Told) -> None:
    """Refresh by cadence and write a line for each round, until Ctrl-C or SIGTERM; then the corpus in use is whole."""
    rounds = 0
    try:
        with _ended_by_sigterm():
            for one in watch(
                home, source, lists=chosen.lists, only=only, told=told, rows=chosen.rows, own=chosen.own_lists
            ):
                rounds += 1
                line(round_line(one))
                _tape(home, one)
                _newly_hit(home, one)
                sys.stdout.flush()  # a log is read while the watch goes on
    except KeyboardInterrupt:
        note(f"stopped after {rounds:,} round{'' if rounds == 1 else 's'}; the lists in use stay as they are")


def _tape(home: Path, one: Round) -> None:
    """Note the corpus on the tape. A database that is away does not end the watch: the next round notes it."""
    try:
        if one.result and one.result.version:
            tape_corpus(home)
    except StoreFailed as failure:
        note(f"the tape does not know yet which corpus is in use: {failure}", "gold3")


def _newly_hit(home: Path, one: Round) -> None:
    """Who of the known customers is newly hit. What keeps it from being said does not end the watch: a later round says it."""
    try:
        if one.result and one.result.version:
            after_round(home)
    except SeawallError as failure:
        note(f"who is newly hit is not known yet: {failure}", "gold3")


def round_line(one: Round) -> str:
    """A round in one line: when, what became of each list that was due, the corpus in use, and when the next one is."""
    if one.result is None:
        said = f"nothing was refreshed: {one.failure}"
    else:
        due = [row for row in one.result.lists if row.list_id in one.due]
        said = "; ".join([*map(_of_list, due), *([f"corpus {one.result.version}"] if one.result.version else [])])
    text = f"{one.at:%Y-%m-%d %H:%M:%S} UTC  {said}; next at {one.next_at:%H:%M:%S}"
    return clean(" ".join(text.split()))


def _of_list(row: ListResult) -> str:
    changes = row.changes
    counts = f" +{len(changes.added):,} ~{len(changes.changed):,} −{len(changes.removed):,}" if changes else ""
    why = f" ({row.why[-1]})" if row.why else ""
    return f"{row.list_id} {row.status}{counts}{why}"


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Have SIGTERM end the watch as Ctrl-C does: that is how a service is stopped."""

    def end(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
