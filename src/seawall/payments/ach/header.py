"""File header and batch header: what both say for each entry below them."""

from dataclasses import dataclass
from datetime import date

from seawall.entities import Role
from seawall.payments.ach.iat import read_iat_header
from seawall.payments.ach.layout import BATCH_HEADER, ENTRIES, FILE_HEADER, IAT_BATCH_HEADER, PLAIN_ENTRIES
from seawall.payments.ach.parties import bank
from seawall.payments.ach.records import Record
from seawall.payments.ach.row import Row, note_damage
from seawall.payments.notebook import Notebook

# Record size, blocking factor and format code have one value each (Nacha Operating Rules, Appendix Three).
_FORMAT = "094101"


@dataclass(frozen=True, slots=True)
class Batch:
    """What is known above an entry; header is missing where the file has lost it.

    entry_class is the standard entry class: PPD, CCD, IAT …
    """

    header: Row | None
    notes: Notebook
    entry_class: str = ""
    is_international: bool = False
    file: str = ""

    def key(self, trace: str) -> str:
        """What tells an entry from all others: the file's date and modifier, the batch number, the trace number."""
        number = self.header["batch number"] if self.header else ""
        return "-".join(part for part in (self.file, number, trace) if part)


@dataclass(frozen=True, slots=True)
class File:
    """What the file header says for each entry."""

    header: Row | None
    notes: Notebook

    @property
    def key(self) -> str:
        """The day that the file was made and its modifier, which tells files of one day apart."""
        return self.header["file creation date"] + self.header["file ID modifier"] if self.header else ""


def read_file_header(record: Record, source: str) -> File:
    """The two ends of the file's way: who sends it and who is to receive it, a bank, an operator or a company."""
    row, notes = Row(record, FILE_HEADER), Notebook(source)
    note_damage(row, notes)
    for role, end in (
        (Role.INSTRUCTING_AGENT, "immediate origin"),
        (Role.INSTRUCTED_AGENT, "immediate destination"),
    ):
        if row[end].strip("0") or row[f"{end} name"]:
            notes.parties.append(bank(role, row, end, f"{end} name"))
        if not (row[end].isascii() and row[end].isdigit()):
            notes.violation(record.place, row.columns(end), row[end], f"the {end} is no number")
    if record.text[34:40] != _FORMAT:
        why = f"a file header says {_FORMAT} here: its fields do not stand in their columns"
        notes.problem(record.place, "columns 35–40", record.text[34:40], why)
    notes.reference("FileReference", row["reference code"])
    return File(row, notes)


def read_batch_header(record: Record, file: File, source: str) -> Batch:
    """The batch header in its domestic or its IAT layout, with all that the file header says."""
    entry_class = record.text[50:53].strip()
    # A notification of change of an IAT entry has the class COR and says here what it is.
    is_international = entry_class == "IAT" or (entry_class == "COR" and record.text[4:20].strip() == "IATCOR")
    row = Row(record, IAT_BATCH_HEADER if is_international else BATCH_HEADER)
    notes = Notebook(source)
    note_damage(row, notes)
    if entry_class not in ENTRIES and entry_class not in PLAIN_ENTRIES:
        why = "no standard entry class that is known; read as PPD is"
        notes.problem(record.place, row.columns("standard entry class"), entry_class, why)
    if row["service class code"] not in {"200", "220", "225", "280"}:
        why = "no service class that is known"
        notes.violation(record.place, row.columns("service class code"), row["service class code"], why)
    for name in ("batch number", "service class code", "company descriptive date", "settlement date"):
        notes.reference(name.title().replace(" ", ""), row[name])
    read_iat_header(row, notes)
    for name in ("company discretionary data", "company entry description"):
        if name in row.layout:
            notes.free_text(row[name], row.place(name))
    notes.value_date = _effective_date(row, notes)
    notes.include(file.notes)
    return Batch(row, notes, "IAT" if is_international else entry_class, is_international, file.key)


def no_batch_header(record: Record, file: File, source: str) -> Batch:
    """What stands above an entry that has no batch header."""
    notes = Notebook(source)
    notes.problem(record.place, "", "", "no batch header stands above this entry: its company is not known")
    notes.include(file.notes)
    return Batch(None, notes, file=file.key)


def _effective_date(row: Row, notes: Notebook) -> date | None:
    text = row["effective entry date"]
    if not text.strip("0"):
        return None
    try:
        # Two digits for the year: the network is of 1974, its date of entry lies days away.
        return date.fromisoformat(f"20{text[:2]}-{text[2:4]}-{text[4:6]}")
    except ValueError:
        notes.problem(row.record.place, row.columns("effective entry date"), text, "not a date")
        return None
