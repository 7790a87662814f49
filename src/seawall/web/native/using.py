"""What a request screens with, and where its decisions are recorded: the same as the command line's."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from seawall.decisions import Decision
from seawall.payments import Subject
from seawall.receipts import PROGRAM, BeforeWriting, Recorder
from seawall.review import Casebook, Desk, good_guys, record, stopped_of
from seawall.screen import Screening, entities_of
from seawall.settings import Settings
from seawall.settings_policy import good_guys_of
from seawall.store import Store
from seawall.web.house import House
from seawall.web.native.repeated import Once


def using_of(house: House, lists: Sequence[str], top: int) -> Screening:
    """What to screen with, from one corpus and one policy to the request's end."""
    return Screening(
        corpus=house.corpus(),
        policy=house.policy(),
        now=house.now(),
        lists=tuple(lists),
        top=top,
        good_guys=good_guys_of(house.settings.own_lists),
        enabled=house.settings.used,
    )


@contextmanager
def recording(house: House, using: Screening, *, is_asked: bool, once: Once | None = None) -> Iterator[Recorder | None]:
    """A recorder where that is asked for; what still waits is written at the end, what is stopped becomes a case.

    Under a key of the sender's what is recorded is noted by it in the same step.
    """
    if not is_asked:
        yield None
        return
    store = house.store
    using = replace(using, good_guys=(*using.good_guys, *good_guys(store)))
    cases = _cases(store, using, house.settings)
    recorder = Recorder(once.store, using, (), once.noting(cases)) if once else Recorder(store, using, (), cases)
    yield recorder
    recorder.flush()


def _cases(store: Store, using: Screening, settings: Settings) -> BeforeWriting:
    desk, book = Desk(store, PROGRAM, using.now, settings.review.days), Casebook(store)

    def open_cases(rows: Sequence[tuple[str, Subject, Decision]]) -> int:
        made = (
            stopped_of(decision, subject, entities_of(decision, using), using.policy, receipt)
            for receipt, subject, decision in rows
        )
        return record(desk, [row for row in made if row], book)

    return open_cases
