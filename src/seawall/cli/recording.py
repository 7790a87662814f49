"""What `screen --record` adds: the decisions on the tape, with all that they rested on, and cases for those that were stopped."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from seawall.cli.context import open_store, settings
from seawall.cli.terminal import note
from seawall.decisions import Decision
from seawall.errors import InputRefused
from seawall.payments import Subject
from seawall.receipts import PROGRAM, BeforeWriting, Beside, Recorder
from seawall.review import Casebook, Desk, good_guys, record, stopped_of
from seawall.screen import Screening, entities_of
from seawall.store import Store


@contextmanager
def recording(using: Screening, owned: Sequence[str], *, is_asked: bool) -> Iterator[Recorder | None]:
    """A recorder of this screening's decisions, where that is asked for; what still waits is written at the end.

    It screens with the false positives that the store remembers. What is stopped becomes a case.
    """
    if not is_asked:
        yield None
        return
    with open_store() as store:
        using = replace(using, good_guys=(*using.good_guys, *good_guys(store)))
        recorder = Recorder(store, using, [_beside(name) for name in owned], _cases(store, using))
        yield recorder
        recorder.flush()


def say(recorder: Recorder | None) -> None:
    """How many decisions were recorded, and how one is made again."""
    if recorder and recorder.count:
        noun = "decision" if recorder.count == 1 else "decisions"
        note(f"recorded {recorder.count:,} {noun}; seawall replay KEY makes one again")
    if recorder and recorder.alerts:
        noun = "alert waits" if recorder.alerts == 1 else "alerts wait"
        note(f"{recorder.alerts:,} {noun} for a person: seawall review queue")


def _cases(store: Store, using: Screening) -> BeforeWriting:
    """What brings the stopped ones of a batch to cases."""
    desk = Desk(store, PROGRAM, using.now, settings().review.days)
    book = Casebook(store)

    def open_cases(rows: Sequence[tuple[str, Subject, Decision]]) -> int:
        made = (
            stopped_of(decision, subject, entities_of(decision, using), using.policy, receipt)
            for receipt, subject, decision in rows
        )
        return record(desk, [row for row in made if row], book)

    return open_cases


def _beside(name: str) -> Beside:
    path = Path(name)
    if name == "-" or not path.is_file():
        raise InputRefused(f"--record needs the ownership file {name} as a file: it is archived with the decisions")
    found = Beside.of(path)
    if found.data is None:
        note(f"{name} is too large to be archived: its hash is kept, and a replay will miss it", "gold3")
    return found
