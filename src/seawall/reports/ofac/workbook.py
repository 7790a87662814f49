"""A report as a workbook: the fields with what is empty, the rows of part B, the documents with their hashes."""

import io
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from seawall.reports.ofac.form import Field, Form
from seawall.reports.ofac.told import DOLLARS
from seawall.reports.rows import writable

_HEAD = Font(bold=True)
_EMPTY = PatternFill("solid", fgColor="FFF3CD")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
# Signs that XML 1.0 can't hold, and the most that a cell takes (ECMA-376, the limits of Excel).
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MOST = 32_767
# A cell's number is a double: it has so many digits for sure.
_DIGITS = 15
_MONEY, _COUNT = "#,##0.00", "#,##0"
_Cell: TypeAlias = str | int | Decimal


def workbook(form: Form) -> bytes:
    """The report as XLSX. Cells are text, so that no name is run as a formula; in columns of amounts they are numbers, to be added up."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Report"
    _fields(sheet, form)
    if form.rows:
        _part_b(book.create_sheet("Part B"), form)
    if form.papers:
        _table(book.create_sheet("Documents"), ("document", "SHA-256", "bytes"), (
            (paper.name, paper.sha256, "" if paper.size is None else paper.size) for paper in form.papers
        ), (40, 70, 14))  # fmt: skip
    if form.message:
        said = (("To", form.message.to), ("Subject", form.message.subject), ("Text", form.message.text))
        _table(book.create_sheet("E-mail"), ("part", "text"), said, (12, 110))
    # The moment of making would have equal reports differ in their bytes.
    book.properties.created = book.properties.modified = datetime.combine(form.made_on, datetime.min.time())
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fields(sheet: Worksheet, form: Form) -> None:
    head = [
        ("", "report", form.title, "", ""), ("", "rule", form.cite, "", ""), ("", "form", form.form, "", ""),
        ("", "name", form.id, "", ""), ("", "due", _due(form), "", ""), ("", "prepared", form.made_on.isoformat(), "", ""),
        ("", "files to", form.channel, "", ""), ("", "not to be filed", form.not_due, "", ""),
        ("", "can't be filed", "; ".join(form.missing) and f"empty: {'; '.join(form.missing)}", "", ""),
    ]  # fmt: skip
    told = [
        (section.letter, field.label, field.value, "required" if field.required else "", str(section.lettered))
        for section in form.sections
        for field in section.fields
    ]
    notes = [("", "note", note, "", "") for note in form.notes]
    columns = ("part", "field", "value", "required", "how well known")
    _table(sheet, columns, [*(row for row in head if row[2]), *told, *notes], (9, 42, 80, 10, 16))
    for row in sheet.iter_rows(min_row=2):
        if row[3].value == "required" and not row[2].value:
            row[2].fill = _EMPTY


def _due(form: Form) -> str:
    return f"{form.due} {form.due_words}" if form.due else form.due_words


def _part_b(sheet: Worksheet, form: Form) -> None:
    columns = ("item", *(f"{cell.label} [{cell.note}]" if cell.note else cell.label for cell in form.columns))
    rows = [(row.item, *(_number(cell) for cell in row.cells)) for row in form.rows]
    _table(sheet, columns, rows, (14, *(28 for _ in form.columns)))
    for line, row in enumerate(form.rows, start=2):
        for place, cell in enumerate(row.cells, start=2):
            if cell.is_missing:
                sheet.cell(line, place).fill = _EMPTY


def _number(cell: Field) -> _Cell:
    """An amount as a number; as its text where a spreadsheet would round it, or where none is said."""
    if cell.label != DOLLARS or not cell.value:
        return cell.value
    number = Decimal(cell.value.replace(",", ""))
    return number if len(number.as_tuple().digits) <= _DIGITS else cell.value


def _table(sheet: Worksheet, columns: Sequence[str], rows: Iterable[Sequence[_Cell]], widths: Sequence[int]) -> None:
    for line, row in enumerate((columns, *rows), start=1):
        for place, text in enumerate(row, start=1):
            _put(sheet, line, place, text)
    for cell in sheet[1]:
        cell.font = _HEAD
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"


def _put(sheet: Worksheet, line: int, place: int, said: _Cell) -> None:
    cell = sheet.cell(line, place)
    cell.alignment = _WRAPPED
    if not isinstance(said, str):
        cell.value, cell.number_format = said, _MONEY if isinstance(said, Decimal) else _COUNT
        return
    cell.value = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", writable(said))[:_MOST] or None
    if cell.value is not None:
        cell.data_type = "s"  # openpyxl takes a text that begins with "=" for a formula
