"""Counts, hashes and totals: what the controls of batch and file say against what was read."""

from collections.abc import Iterator
from dataclasses import dataclass

from seawall.errors import Problem
from seawall.payments.ach.codes import CREDIT, SIDES
from seawall.payments.ach.header import Batch
from seawall.payments.ach.layout import (
    ADV_BATCH_CONTROL,
    ADV_FILE_CONTROL,
    BATCH_CONTROL,
    FILE_CONTROL,
    Layout,
)
from seawall.payments.ach.records import Record
from seawall.payments.ach.row import Row, note_damage
from seawall.payments.notebook import Notebook

# The entry hash keeps its ten rightmost digits (Nacha Operating Rules, Appendix Three).
_HASH_DIGITS = 10_000_000_000


@dataclass(slots=True)
class Totals:
    """What a batch or a file holds: entries and addenda, the sum of routing numbers, debits and credits in cents."""

    batches: int = 0
    records: int = 0
    routing: int = 0
    debits: int = 0
    credits: int = 0

    def add_entry(self, entry: Row) -> None:
        """Count an entry; what is no number counts as nothing, and the entry's own Problem says so."""
        self.records += 1
        self.routing += _number(entry["receiving DFI"]) or 0
        cents = _number(entry["amount"]) or 0
        if SIDES.get(entry["transaction code"]) is CREDIT:
            self.credits += cents
        else:
            self.debits += cents

    def add_batch(self, batch: "Totals") -> None:
        """Count a whole batch."""
        self.batches += 1
        self.records += batch.records
        self.routing += batch.routing
        self.debits += batch.debits
        self.credits += batch.credits


def check_batch(record: Record, totals: Totals, batch: Batch | None, source: str) -> Iterator[Problem]:
    """Where the batch control says something else than the batch and its header do."""
    is_advice = (batch is not None and batch.entry_class == "ADV") or record.text[1:4] == "280"
    row = Row(record, ADV_BATCH_CONTROL if is_advice else BATCH_CONTROL)
    yield from _compare(row, _sums(totals), source)
    if batch is None or batch.header is None:
        yield Problem(source, record.place, "", "", "a batch control without its batch header")
        return
    for field in ("service class code", "company identification", "originating DFI", "batch number"):
        said, meant = row[field], batch.header[field] or batch.header["originator identification"]
        if field not in row.layout or (batch.is_international and field == "company identification" and not said):
            continue
        if said != meant:
            yield Problem(source, record.place, row.columns(field), said, f"the batch header says {field} {meant!r}")


def check_file(record: Record, totals: Totals, source: str, *, is_advice: bool) -> Iterator[Problem]:
    """Where the file control says something else than the file does.

    The block count is not compared: it counts the filling of the last block, which carries nothing.
    """
    layout: Layout = ADV_FILE_CONTROL if is_advice else FILE_CONTROL
    yield from _compare(Row(record, layout), {"batch count": totals.batches} | _sums(totals), source)


def _sums(totals: Totals) -> dict[str, int]:
    return {
        "entry and addenda count": totals.records,
        "entry hash": totals.routing % _HASH_DIGITS,
        "total debits": totals.debits,
        "total credits": totals.credits,
    }


def _compare(row: Row, sums: dict[str, int], source: str) -> Iterator[Problem]:
    notes = Notebook(source)
    note_damage(row, notes)
    yield from notes.problems
    # No payment takes a control's breaches over, and text in reserved columns must not go unseen.
    yield from (breach for breach in notes.violations if breach.said)
    for field, found in sums.items():
        if _number(row[field]) != found:
            yield Problem(
                source, row.record.place, row.columns(field), row[field], f"{field}: the entries give {found}"
            )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
