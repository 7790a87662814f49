"""The store under load: events appended and chained, a million of them proved, projections made anew, decisions recorded.

python -m bench.store [--events 1000000] [--url postgresql://…]

Times are of the wall clock, for the disk is part of them; a busy machine makes them longer.
"""

import argparse
import secrets
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bench import results
from seawall.audit import Actor, Body
from seawall.audit.events import CaseOpened, DecisionRecorded, NoteAdded
from seawall.audit.words import ListSeen
from seawall.readings import READINGS
from seawall.store import Store

_ACTOR = Actor("bench", is_program=True)
_LISTS = tuple(ListSeen(id=name, published=None, sha256=("a" * 64,)) for name in ("us-ofac-sdn", "us-ofac-cons"))
# Events of one step: one, as a person acts on a case, and some hundred, as a screening records.
_STEPS = ((1, 2_000), (500, 100_000))
_T = TypeVar("_T")


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description="The store under load.")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--url", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="seawall-bench-") as folder:
        url = given.url or f"sqlite:///{Path(folder) / 'seawall.db'}"
        with Store.open(url, READINGS, salts=secrets.token_bytes) as store:
            rows = list(_figures(store, given.events))
    report = results.Report(
        title="Store",
        intro="One process. Targets: 100,000 events a minute appended and chained on SQLite, a million proved in 20 s.",
        tables=[results.Table("postgresql" if given.url else "SQLite", ["what", "measured"], rows)],
    )
    results.save("store", report)
    print(report.markdown())


def _figures(store: Store, most: int) -> Iterator[list[str]]:
    number = 0
    for step, count in _STEPS:
        seconds, number = _timed(lambda step=step, count=count, number=number: _written(store, number, count, step))  # type: ignore[misc]
        rate = f"{count / seconds * 60:,.0f} events a minute"
        yield [f"{count:,} events appended and chained, {step:,} in a step, each step on the disk", rate]
    _written(store, number, most - number, 2_000)
    seconds, proof = _timed(store.verify)
    yield [f"{proof.last.seq:,} events proved", f"{seconds:.1f} s"]
    seconds, counts = _timed(store.rebuild)
    yield [f"{sum(counts.values()):,} streams read off the tape anew", f"{seconds:.1f} s"]


def _timed(work: Callable[[], _T]) -> tuple[float, _T]:
    begun = time.perf_counter()
    done = work()
    return time.perf_counter() - begun, done


def _written(store: Store, first: int, count: int, step: int) -> int:
    for begin in range(first, first + count, step):
        new = [event for number in range(begin, min(begin + step, first + count)) for event in _events(number)]
        store.append(new, _ACTOR, datetime.now(UTC))
    return first + count


def _events(number: int) -> list[tuple[str, Body]]:
    """A decision and a note in turn, as long as they are in life; every tenth note opens the case that it is of."""
    if number % 2:
        case = f"case:{number // 10}"
        opened = [(case, CaseOpened(relationship=f"{number:016x}", title="Example"))] if number % 10 == 1 else []
        return [*opened, (case, NoteAdded(text=f"a remark on the payment with the number {number}"))]
    receipt = f"{number:032x}"
    body = DecisionRecorded(
        receipt=receipt, key=f"payment {number}", subject="payment", outcome="release", action="release",
        inputs_sha256="0" * 64, decision_sha256="1" * 64, corpus="c" * 16, policy="d" * 16, engine="0.1.0", lists=_LISTS,
    )  # fmt: skip
    return [(f"decision:{receipt}", body)]


if __name__ == "__main__":
    main()
