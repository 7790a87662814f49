"""A record read by its layout: fields by name, each with its columns, and what is wrong with the record as a whole."""

from dataclasses import dataclass

from seawall.payments.ach.layout import Columns, Layout
from seawall.payments.ach.records import CONTROL, RECORD_COLUMNS, Record
from seawall.payments.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Row:
    """Fields of one record by the names of its layout; a field that the layout has not is empty."""

    record: Record
    layout: Layout

    def __getitem__(self, field: str) -> str:
        text = self.raw(field).strip()
        return CONTROL.sub(" ", text).strip() if self.record.damaged else text

    def raw(self, field: str) -> str:
        """The field's columns as they stand."""
        columns = self.layout.get(field)
        return self.record.text[columns.first - 1 : columns.last] if columns else ""

    def columns(self, field: str) -> str:
        """Where the field stands in the record: "columns 40–54"."""
        return str(self.layout[field])

    def place(self, field: str) -> str:
        """Where the field stands in the file: "line 12, columns 40–54"."""
        return f"{self.record.place}, {self.columns(field)}"

    def unread(self, *fields: str) -> tuple[str, ...]:
        """What of these fields is damaged: a control character, bytes that are no UTF-8, or a line that ends early.

        Of a line with something behind its 94 columns, all fields may be shifted.
        """
        hurt = (*self.record.damaged, *self.record.undecoded)
        is_longer = bool(self.record.rest.strip())
        if not hurt and not is_longer and self.record.length >= RECORD_COLUMNS:
            return ()
        here = [(field, self.layout[field]) for field in fields if field in self.layout]
        return tuple(
            f"{field}: {self.raw(field).strip()!r}"
            for field, columns in here
            if is_longer or self.record.length < columns.first or any(column in range(*columns.span) for column in hurt)
        )


def note_damage(row: Row, notes: Notebook) -> None:
    """Note what is wrong with the record itself, and keep as free text what stands where nothing belongs."""
    record = row.record
    for column in record.damaged:
        said = CONTROL.sub("?", record.text[max(0, column - 11) : column + 10]).strip()
        notes.problem(record.place, f"column {column}", said, "a control character stands in place of a sign")
    if record.undecoded:
        columns = ", ".join(map(str, record.undecoded[:10]))
        why = "bytes that are no UTF-8 were read as Latin-1: the letters may be others"
        notes.problem(record.place, f"columns {columns}", record.text, why)
    elif not record.text.isascii():
        notes.violation(record.place, "", record.text, "an ACH record holds signs of ASCII only")
    if record.length < RECORD_COLUMNS and _lost_columns(row):
        notes.problem(record.place, f"columns {record.length + 1}–94", "", "the line ends before column 94")
    elif record.length < RECORD_COLUMNS:
        notes.violation(record.place, f"columns {record.length + 1}–94", "", "the line ends before column 94")
    _note_rest(record, notes)
    for field in (name for name in row.layout if name.startswith("reserved")):
        if row[field].strip("0"):
            notes.violation(record.place, row.columns(field), row[field], "these columns are reserved")
            notes.free_text(row[field], row.place(field))


def _lost_columns(row: Row) -> bool:
    """Whether more than the blanks at the end was lost.

    Most records end in a number that must be there. The file header may end in blanks: programs cut off all of them,
    and where some are left, a column is missing elsewhere.
    """
    *_, last = row.layout
    if last == "reference code":
        return row.record.text[row.record.length - 1] == " "
    return last != "reserved"


def _note_rest(record: Record, notes: Notebook) -> None:
    behind = str(Columns(RECORD_COLUMNS + 1, record.length))
    if record.rest.strip():
        why = f"the line has {record.length} columns, a record has 94"
        notes.problem(record.place, behind, record.rest.strip(), why)
        notes.free_text(record.rest, f"{record.place}, {behind}")
    elif record.rest:
        notes.violation(record.place, behind, "", "the line is longer than 94 columns")
