"""ACH files as a stream: each entry with its addenda to one Payment, in order; controls that disagree are Problems."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.ach.controls import Totals, check_batch, check_file
from seawall.payments.ach.entry import Entry, payment
from seawall.payments.ach.header import Batch, File, no_batch_header, read_batch_header, read_file_header
from seawall.payments.ach.layout import ENTRIES, ENTRY
from seawall.payments.ach.records import Record, records
from seawall.payments.ach.row import Row
from seawall.payments.keys import Keys
from seawall.payments.notebook import Notebook
from seawall.payments.subject import Payment

# So many records of no known type are told singly; the rest is counted. A file that lost one column has them all wrong.
_MAX_TOLD = 100


@dataclass(slots=True)
class _State:
    """Where in a file the reader is."""

    source: str
    keys: Keys
    file: File
    batch: Batch | None = None
    entry: Entry | None = None
    batch_totals: Totals = field(default_factory=Totals)
    file_totals: Totals = field(default_factory=Totals)
    is_advice: bool = False
    found: int = 0
    unknown: int = 0
    last: str = ""


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every entry of an ACH file, or of several files one behind the other, to a Payment.

    Totals that disagree are told when their control record is met, after the payments they are about. Memory holds
    one entry with its addenda.
    """
    state = _State(source, Keys(source), File(None, Notebook(source)))
    for record in records(stream):
        state.found += 1
        state.last = record.place
        yield from _STEPS.get(record.kind, _unknown)(record, state)
    yield from _end_file(state, "the file ends")
    if state.unknown > _MAX_TOLD:
        yield Problem(source, "", "", "", f"{state.unknown - _MAX_TOLD} more records are of no known type")
    if not state.found:
        yield Problem(source, "", "", "", "no record of an ACH file was found")


def _file_header(record: Record, state: _State) -> Iterator[Payment | Problem]:
    yield from _end_file(state, "another file header follows")
    state.file = read_file_header(record, state.source)


def _batch_header(record: Record, state: _State) -> Iterator[Payment | Problem]:
    yield from _end_batch(state, "another batch header follows")
    state.batch = read_batch_header(record, state.file, state.source)
    state.is_advice = state.is_advice or state.batch.entry_class == "ADV"


def _entry(record: Record, state: _State) -> Iterator[Payment | Problem]:
    yield from _end_entry(state)
    state.entry = Entry(record)
    entry_class = state.batch.entry_class if state.batch else ""
    state.batch_totals.add_entry(Row(record, ENTRIES.get(entry_class, ENTRY)))


def _addendum(record: Record, state: _State) -> Iterator[Payment | Problem]:
    state.entry = state.entry or Entry(None)
    state.entry.add(record)
    state.batch_totals.records += 1
    yield from ()


def _batch_control(record: Record, state: _State) -> Iterator[Payment | Problem]:
    yield from _end_entry(state)
    if state.batch is not None and not state.batch_totals.records:
        yield from state.batch.notes.problems
    yield from check_batch(record, state.batch_totals, state.batch, state.source)
    _close_batch(state)


def _file_control(record: Record, state: _State) -> Iterator[Payment | Problem]:
    yield from _end_batch(state, "the file control follows")
    if not state.file_totals.batches:
        yield from state.file.notes.problems
    yield from check_file(record, state.file_totals, state.source, is_advice=state.is_advice)
    if state.file.header is None:
        yield Problem(state.source, record.place, "", "", "a file control without its file header")
    _close_file(state)


def _unknown(record: Record, state: _State) -> Iterator[Payment | Problem]:
    state.unknown += 1
    if state.unknown <= _MAX_TOLD:
        said = record.text.strip() + record.rest.rstrip()
        yield Problem(state.source, record.place, "column 1", said, "no type of record that is known: it was not read")


_STEPS = {
    "1": _file_header,
    "5": _batch_header,
    "6": _entry,
    "7": _addendum,
    "8": _batch_control,
    "9": _file_control,
}


def _end_entry(state: _State) -> Iterator[Payment | Problem]:
    found, state.entry = state.entry, None
    if found is not None:
        first = found.record or found.addenda[0]
        yield payment(found, state.batch or no_batch_header(first, state.file, state.source), state.source, state.keys)


def _end_batch(state: _State, why: str) -> Iterator[Payment | Problem]:
    yield from _end_entry(state)
    if state.batch is not None and not state.batch_totals.records:
        yield from state.batch.notes.problems
    if state.batch is not None or state.batch_totals.records:
        place = state.batch.header.record.place if state.batch and state.batch.header else state.last
        yield Problem(state.source, place, "", "", f"the batch has no control record: {why}")
        _close_batch(state)


def _end_file(state: _State, why: str) -> Iterator[Payment | Problem]:
    yield from _end_batch(state, why)
    if not state.file_totals.batches:
        yield from state.file.notes.problems
    if state.file.header is not None or state.file_totals.batches:
        place = state.file.header.record.place if state.file.header else state.last
        yield Problem(state.source, place, "", "", f"the file has no control record: {why}")
    _close_file(state)


def _close_batch(state: _State) -> None:
    state.file_totals.add_batch(state.batch_totals)
    state.batch, state.batch_totals = None, Totals()


def _close_file(state: _State) -> None:
    state.file, state.file_totals, state.is_advice = File(None, Notebook(state.source)), Totals(), False
