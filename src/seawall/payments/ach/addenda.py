"""Addenda 02, 05, 17, 98 and 99 of an ACH entry: terminals, remittance, notifications of change, returns."""

import re
from collections.abc import Mapping

from seawall.entities import Address, Party, Role
from seawall.payments.ach.row import Row
from seawall.payments.notebook import Notebook

# Change codes whose corrected data hold a name (Nacha Operating Rules, Appendix Five): C04 the receiver's; C10 and
# C12 the company's, which stands in the first 16 columns.
_RECEIVER_NAME = frozenset({"C04"})
_COMPANY_NAME = frozenset({"C10", "C12"})
# Return reasons and change codes in use (Nacha Operating Rules, Appendices Four and Five).
_RETURNS = re.compile(r"R(?:0[1-9]|[1-3]\d|4[0-7]|5[0-3]|6[1-9]|7[0-7]|8[0-5])")
_CHANGES = re.compile(r"C(?:0[1-9]|1[0-4]|6[1-9])")
_SEQUENCE = re.compile(r"\d{7}")


def read_addenda(addenda: Mapping[str, list[Row]], entry: Row | None, notes: Notebook) -> None:
    """Note what the addenda say beside the parties of an IAT entry."""
    for kind in ("05", "17"):
        _read_remittance(addenda.get(kind, []), notes)
    for row in addenda.get("02", []):
        _read_terminal(row, notes)
    for row in addenda.get("98", []):
        notes.reference("ChangeCode", row["change code"])
        _check_code(row, "change code", _CHANGES, notes)
        notes.reference("OriginalTraceNumber", row["original trace number"])
        notes.free_text(row["corrected data"], row.place("corrected data"))
        notes.free_text(row["addenda information"], row.place("addenda information"))
    for row in addenda.get("99", []):
        notes.reference("ReturnReason", row["return reason code"])
        _check_code(row, "return reason code", _RETURNS, notes)
        notes.reference("OriginalTraceNumber", row["original trace number"])
        notes.reference("DateOfDeath", row["date of death"].strip("0"))
        notes.free_text(row["addenda information"], row.place("addenda information"))
    for rows in addenda.values():
        _check_sequence(rows, entry, notes)


def corrections(addenda: Mapping[str, list[Row]]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that notifications of change correct: of the receiver, and of the company."""
    rows = addenda.get("98", [])
    receivers = [row["corrected data"] for row in rows if row["change code"] in _RECEIVER_NAME]
    companies = [row.raw("corrected data")[:16].strip() for row in rows if row["change code"] in _COMPANY_NAME]
    return tuple(receivers), tuple(companies)


def _read_remittance(rows: list[Row], notes: Notebook) -> None:
    """One text of all records: an 80-column record ends in mid-word, and a name may be cut there."""
    if not rows:
        return
    columns = rows[0].columns("payment related information")
    first, last = rows[0].record.place, rows[-1].record.place
    place = first if first == last else f"{first} to {last}"
    notes.free_text("".join(row.raw("payment related information") for row in rows), f"{place}, {columns}")


def _read_terminal(row: Row, notes: Notebook) -> None:
    for field in ("reference information one", "terminal identification"):
        notes.reference(field.title().replace(" ", ""), row[field])
    address = Address(city=row["terminal city"], region=row["terminal state"])
    if row["terminal location"]:
        notes.parties.append(
            Party(
                role=Role.RELATED,
                names=(" ".join(row["terminal location"].split()),),
                addresses=(address,) if address.text else (),
                place=row.place("terminal location"),
                unread=row.unread("terminal location", "terminal city"),
            )
        )


def _check_code(row: Row, field: str, known: re.Pattern[str], notes: Notebook) -> None:
    if not known.fullmatch(row[field]):
        notes.violation(row.record.place, row.columns(field), row[field], f"no {field} that is known")


def _check_sequence(rows: list[Row], entry: Row | None, notes: Notebook) -> None:
    """The last columns of an addendum repeat the end of its entry's trace number."""
    trace = entry["trace number"][-7:] if entry else ""
    for row in rows:
        field = "entry detail sequence number"
        if field in row.layout and _SEQUENCE.fullmatch(trace) and row[field] != trace:
            why = f"the entry's trace number ends in {trace}"
            notes.problem(row.record.place, row.columns(field), row[field], why)
