"""Small files in DFAT's format, as workbook and as CSV, of facts written by hand."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook

COLUMNS_2024 = [
    "Reference", "Name of Individual or Entity", "Type", "Name Type", "Date of Birth", "Place of Birth", "Citizenship",
    "Address", "Additional Information", "Listing Information", "Committees", "Control Date",
]  # fmt: skip
COLUMNS = [
    *COLUMNS_2024[:4], "Alias Strength", *COLUMNS_2024[4:10], "IMO Number", *COLUMNS_2024[10:], "Instrument of Designation",
    "Targeted Financial Sanction", "Travel Ban", "Arms Embargo", "Maritime Restriction",
]  # fmt: skip

COMPANY = {
    "Reference": "8001",
    "Name of Individual or Entity": "Example Trading LLC",
    "Type": "Entity",
    "Name Type": "Primary Name",
    "Address": "a) 1 Example St, Tehran, Iran b) 2 Sample Ave, Isfahan, Iran",
    "Additional Information": "A company of examples.",
    "Listing Information": "First listed on 20 Feb. 2024",
    "Committees": "Autonomous (Iran)",
    "Control Date": "2026-02-02",
    "Instrument of Designation": "Example Amendment Instrument 2024",
    "Targeted Financial Sanction": "TRUE",
    "Travel Ban": "FALSE",
}
ALIAS = COMPANY | {"Reference": "8001a", "Name of Individual or Entity": "Sample Trading", "Name Type": "Alias", "Alias Strength": "Weak"}  # fmt: skip
SCRIPT = COMPANY | {"Reference": "8001b", "Name of Individual or Entity": "شركة مثال", "Name Type": "Original Script"}
PERSON = {
    "Reference": "8002",
    "Name of Individual or Entity": "Person EXAMPLE",
    "Type": "Individual",
    "Name Type": "Primary Name",
    "Date of Birth": "a) 19/08/1974; b) Approximately 1970",
    "Place of Birth": "Example Town, Yemen",
    "Citizenship": "Russian and Ukrainian",
    "Address": "NA",
    "Listing Information": "Listed by UN 1267 Committee on 25 January 2001 (amended on 20 December 2005)",
    "Committees": "1988 (Taliban)",
    "Control Date": "2014-12-15",
}
SHIP = {
    "Reference": "8003",
    "Name of Individual or Entity": "EXAMPLE STAR",
    "Type": "Vessel",
    "Name Type": "Primary Name",
    "IMO Number": "9058713",
    "Committees": "Autonomous (Vessels)",
    "Targeted Financial Sanction": "FALSE",
    "Maritime Restriction": "TRUE",
}


def values(*rows: dict[str, str], columns: Sequence[str] = COLUMNS) -> list[list[object]]:
    """Header and rows."""
    found: list[list[object]] = [list(columns)]
    found += [[row.get(column, "") for column in columns] for row in rows]
    return found


def workbook(cells: Sequence[Sequence[object]], *others: Sequence[Sequence[object]]) -> bytes:
    """A workbook of one sheet, or several."""
    book = Workbook(write_only=True)
    for number, rows in enumerate((cells, *others), start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in rows:
            sheet.append(list(row))
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def comma_separated(cells: Sequence[Sequence[object]]) -> bytes:
    """The same as CSV."""
    written = StringIO()
    csv.writer(written).writerows(cells)
    return written.getvalue().encode()
