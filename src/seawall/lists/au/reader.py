"""DFAT's consolidated list, as Excel workbook or CSV, to rows of text: one row is one name of one reference.

The header is the same in both. Columns of 2025 that the workbook of 2024 lacks: Alias Strength, IMO Number, Instrument of
Designation, and four that say which measures are imposed.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any, BinaryIO

from openpyxl import load_workbook

from seawall.errors import Problem
from seawall.records import Row, rows

REFERENCE, NAME, TYPE, NAME_TYPE = "Reference", "Name of Individual or Entity", "Type", "Name Type"
_NEEDED = frozenset(title.casefold() for title in (REFERENCE, NAME, TYPE, NAME_TYPE))
# The workbook of 2024 has 1 MB packed and 6 MB unpacked.
MAX_PACKED_BYTES = 1 << 26
MAX_UNPACKED_BYTES = 1 << 28
# The header is the first row; some rows of titles may stand above it one day.
_ROWS_BEFORE_HEADER = 20
_NO_HEADER = "no entry was found: no row is the header of DFAT's list"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: where it stood, its cells by title as text, and the titles of cells that are dates or numbers."""

    place: str
    cells: dict[str, str]
    made: frozenset[str] = field(default_factory=frozenset)


def is_header(values: Iterable[object]) -> bool:
    """Whether a row is the header of DFAT's list."""
    return {_title(value).casefold() for value in values} >= _NEEDED


def csv_rows(stream: BinaryIO, file: str) -> Iterator[TableRow | Problem]:
    """The rows of the CSV file below its header."""
    yield from _below_header(rows(stream, file), file)


def workbook_rows(stream: BinaryIO, file: str) -> Iterator[TableRow | Problem]:
    """The rows of every sheet with a header. What is no workbook, or too large, is one Problem.

    Read cell by cell: a reader that lays a sheet out whole (calamine) can be made to ask for all memory by one cell in
    its last corner.
    """
    data = stream.read(MAX_PACKED_BYTES + 1)
    wrong = _too_large(data)
    if wrong:
        yield Problem(file, "", "", "", wrong)
        return
    try:
        sheets = [sheet for sheet in _opened(data) if hasattr(sheet, "iter_rows")]
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a broken file makes it meet
        yield Problem(file, "", "", "", f"not a readable workbook: {type(error).__name__}: {error}")
        return
    for sheet in sheets:
        sheet.reset_dimensions()  # what the file claims of its size is not believed
        yield from _below_header(_sheet_rows(sheet, file), file, sheet.title if len(sheets) > 1 else "")


def _opened(data: bytes) -> Any:
    return load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)


def _too_large(data: bytes) -> str:
    if len(data) > MAX_PACKED_BYTES:
        return f"a workbook over {MAX_PACKED_BYTES >> 20} MB is not opened"
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except Exception as error:  # noqa: BLE001  # BadZipFile, struct.error, OverflowError …
        return f"not a readable workbook: {error}"
    return f"the workbook unpacks to {size >> 20} MB: not opened" if size > MAX_UNPACKED_BYTES else ""


def _sheet_rows(sheet: Any, file: str) -> Iterator[Sequence[object] | Problem]:
    cells = iter(sheet.iter_rows(values_only=True))
    number = 0
    while True:
        number += 1
        try:
            yield next(cells)
        except StopIteration:
            return
        except Exception as error:  # noqa: BLE001  # as above; the rows before it have been given
            # Without a record: what came before is not the whole list.
            yield Problem(file, "", f"row {number}", "", f"not readable from here on: {type(error).__name__}: {error}")
            return


def _below_header(
    found: Iterable[Row | Sequence[object] | Problem], file: str, sheet: str = ""
) -> Iterator[TableRow | Problem]:
    titles: tuple[str, ...] = ()
    for number, item in enumerate(found, start=1):
        if isinstance(item, Problem):
            yield item
            continue
        values, place = (item.fields, f"line {item.line}") if isinstance(item, Row) else (item, f"row {number}")
        if not titles:
            if is_header(values):
                titles = tuple(_title(value) for value in values)
            elif number > _ROWS_BEFORE_HEADER:
                break
        elif any(value not in (None, "") for value in values):
            yield from _row(f"{sheet} {place}".strip(), titles, values, file)
    if not titles:
        yield Problem(file, sheet, "", "", _NO_HEADER)


def _row(place: str, titles: tuple[str, ...], values: Sequence[object], file: str) -> Iterator[TableRow | Problem]:
    texts = [cell_text(value) for value in values]
    beyond = [text for text in texts[len(titles) :] if text]
    if beyond:
        yield Problem(file, place, "", " | ".join(beyond), "cells to the right of the header's last column")
    cells = {title: text for title, text in zip(titles, texts, strict=False) if text}
    made = (title for title, value in zip(titles, values, strict=False) if isinstance(value, int | float | date))
    yield TableRow(place, cells, frozenset(made))


def _title(value: object) -> str:
    return " ".join(cell_text(value).split())


def cell_text(value: object) -> str:
    """A cell as text: a day as in ISO 8601, a whole number without a point, blanks at the ends taken off.

    >>> cell_text(1955.0), cell_text(datetime(2014, 12, 15)), cell_text(" NA_x000D_ ")
    ('1955', '2014-12-15', 'NA')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    # Excel's own way to write a carriage return inside a cell.
    return str(value).replace("_x000D_", "\n").strip()
