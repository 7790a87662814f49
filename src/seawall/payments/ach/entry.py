"""One entry with its addenda, below its batch and file headers, to one Payment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from seawall.entities import Party, Role
from seawall.payments.ach.addenda import corrections, read_addenda
from seawall.payments.ach.codes import SIDES, UNKNOWN, Sides, check_digit
from seawall.payments.ach.header import Batch
from seawall.payments.ach.iat import MANDATORY, check_mandatory, read_iat, read_iat_entry
from seawall.payments.ach.layout import ADDENDA, ENTRIES, ENTRY, NAMELESS
from seawall.payments.ach.parties import bank, company, receiver
from seawall.payments.ach.records import Record
from seawall.payments.ach.row import Row, note_damage
from seawall.payments.keys import Keys
from seawall.payments.notebook import Notebook
from seawall.payments.subject import Money, Payment

# The number of an addendum has four columns (Nacha Operating Rules, Appendix Three).
MAX_ADDENDA = 9999
_REFERENCES = (
    "trace number", "transaction code", "discretionary data", "check serial number", "process control",
    "item research number", "card transaction type", "card expiration date", "document reference number",
    "advice routing number", "file identification", "operator data", "operator routing number", "Julian date",
    "sequence number",
)  # fmt: skip


@dataclass(slots=True)
class Entry:
    """The records of one entry; record is missing where addenda stand without one."""

    record: Record | None
    addenda: list[Record] = field(default_factory=list)
    dropped: int = 0

    def add(self, record: Record) -> None:
        """One more addendum; what is more than there can be is counted."""
        if len(self.addenda) < MAX_ADDENDA:
            self.addenda.append(record)
        else:
            self.dropped += 1

    @property
    def place(self) -> str:
        """Where the entry begins and ends: "line 3 to line 11"."""
        records = ([self.record] if self.record else []) + self.addenda
        first, last = records[0].place, records[-1].place
        return first if first == last else f"{first} to {last}"


def payment(found: Entry, batch: Batch, source: str, keys: Keys) -> Payment:
    """The entry as a payment: whatever is missing or damaged is said, and what is there is read all the same."""
    notes = Notebook(source)
    entry = Row(found.record, ENTRIES.get(batch.entry_class, ENTRY)) if found.record else None
    sides = _sides(entry, notes)
    addenda = _rows(found, notes)
    if entry is not None:
        _read_entry(entry, found, notes)
    else:
        notes.problem(found.place, "", "", "addenda stand without the entry that they belong to")
    if batch.is_international or any(kind in addenda for kind in MANDATORY):
        _check_international(batch, found, notes)
        read_iat(entry, batch.header, addenda, sides, notes)
        check_mandatory(addenda, entry.record.place if entry else found.place, notes)
    if not batch.is_international:
        _read_domestic(entry, batch, addenda, sides, notes)
    read_addenda(addenda, entry, notes)
    notes.include(batch.notes)
    if not any(_is_named(party) for party in notes.parties):
        notes.problem(found.place, "", "", "no party could be read")
    trace = entry["trace number"] if entry else ""
    key = batch.key(trace) if trace.strip("0") else found.place
    double = keys.problem(key, found.place)
    if double:
        notes.problems.append(double)
    return notes.payment(key, found.place, f"ACH {batch.entry_class}" if batch.entry_class else "ACH")


def _sides(entry: Row | None, notes: Notebook) -> Sides:
    if entry is None:
        return UNKNOWN
    code = entry["transaction code"]
    if code not in SIDES:
        why = "no transaction code that is known: who pays whom is open"
        notes.problem(entry.record.place, entry.columns("transaction code"), code, why)
    return SIDES.get(code, UNKNOWN)


def _rows(found: Entry, notes: Notebook) -> dict[str, list[Row]]:
    """Addenda by their type, in order; one of an unknown type is kept as free text and said."""
    rows: dict[str, list[Row]] = {}
    for record in found.addenda:
        kind = record.text[1:3]
        if kind in ADDENDA:
            row = Row(record, ADDENDA[kind])
            note_damage(row, notes)
            rows.setdefault(kind, []).append(row)
        else:
            notes.problem(record.place, "columns 2–3", record.text.strip(), "no type of addenda that is known")
            notes.free_text(record.text[3:], f"{record.place}, columns 4–94")
    if found.dropped:
        notes.problem(found.place, "", "", f"{found.dropped} addenda past {MAX_ADDENDA} were not read")
    return rows


def _read_entry(entry: Row, found: Entry, notes: Notebook) -> None:
    note_damage(entry, notes)
    place = entry.record.place
    for name in _REFERENCES:
        notes.reference(name.title().replace(" ", ""), entry[name])
    if "terminal city" in entry.layout:
        notes.free_text(f"{entry['terminal city']} {entry['terminal state']}", f"{place}, columns 49–54")
    read_iat_entry(entry, notes)
    _read_amount(entry, notes)
    routing = entry["receiving DFI"]
    expected = check_digit(routing)
    if entry["check digit"] != expected or not expected:
        why = f"the check digit of this routing number is {expected}" if expected else "not a routing number"
        notes.problem(place, "columns 4–12", routing + entry["check digit"], why)
    _check_addenda(entry, found, notes)


def _read_amount(entry: Row, notes: Notebook) -> None:
    text = entry["amount"]
    if text.isascii() and text.isdigit():
        notes.amounts.append(Money(Decimal(text).scaleb(-2), "USD"))
    else:
        notes.problem(entry.record.place, entry.columns("amount"), text, "not an amount")


def _check_addenda(entry: Row, found: Entry, notes: Notebook) -> None:
    """What the entry says of its addenda: one that is missing may have held a party."""
    place, count = entry.record.place, len(found.addenda) + found.dropped
    indicator, number = entry["addenda record indicator"], entry["number of addenda"]
    if indicator == "1" and not count:
        notes.problem(place, entry.columns("addenda record indicator"), indicator, "addenda are announced and missing")
    elif indicator != ("1" if count else "0"):
        why = f"{count} addenda follow" if indicator in {"0", "1"} else "neither 0 nor 1"
        notes.violation(place, entry.columns("addenda record indicator"), indicator, why)
    if "number of addenda" in entry.layout and number != str(count).zfill(4):
        # Many programs write 7 for every IAT entry, the number of addenda that must be there.
        is_more = number.isascii() and number.isdigit() and int(number) < count
        note = notes.violation if is_more else notes.problem
        note(place, entry.columns("number of addenda"), number, f"{count} addenda follow")


def _check_international(batch: Batch, found: Entry, notes: Notebook) -> None:
    if not batch.is_international and batch.header is not None:
        why = "addenda of an international entry in a domestic batch"
        notes.problem(found.place, "", batch.entry_class, why)


def _read_domestic(
    entry: Row | None, batch: Batch, addenda: Mapping[str, list[Row]], sides: Sides, notes: Notebook
) -> None:
    receiver_names, company_names = corrections(addenda)
    if batch.header is not None:
        notes.parties.append(company(sides.company, batch.header, company_names))
        notes.parties.append(bank(sides.company_bank, batch.header, "originating DFI"))
        if not _is_named(notes.parties[-2]):
            notes.problem(
                batch.header.record.place, batch.header.columns("company name"), "", "the company has no name"
            )
    if entry is None:
        return
    notes.parties.append(receiver(sides.receiver, entry, receiver_names))
    notes.parties.append(bank(sides.receiver_bank, entry, "receiving DFI"))
    if batch.entry_class not in NAMELESS and not _is_named(notes.parties[-2]):
        notes.problem(entry.record.place, entry.columns("name"), "", "the receiver has no name")
    payer = entry["identification"]
    # A payment between consumers names the service as company and the payer here (Nacha Operating Rules, WEB credits).
    if batch.entry_class == "WEB" and sides.company is Role.DEBTOR and any(sign.isalpha() for sign in payer):
        place = entry.place("identification")
        notes.parties.append(Party(Role.ULTIMATE_DEBTOR, (payer,), place=place, unread=entry.unread("identification")))


def _is_named(party: Party) -> bool:
    """Whether a name has letters: a field that is filled with zeros names nobody."""
    return any(sign.isalpha() for name in party.names for sign in name)
