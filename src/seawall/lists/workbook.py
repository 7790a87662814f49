"""Excel workbooks of lists, cell by cell, in bounded memory.

A reader that lays a sheet out whole (calamine) can be made to ask for all memory by one cell in its last corner.
"""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO, TypeAlias

from seawall.errors import Problem

# DFAT's workbook of 2024 has 1 MB packed and 6 MB unpacked.
MAX_PACKED_BYTES = 1 << 26
MAX_UNPACKED_BYTES = 1 << 28

# Title, empty where there is one sheet only; and rows of cells as the workbook types them.
Sheet: TypeAlias = tuple[str, Iterator[Sequence[object] | Problem]]


def sheets(stream: BinaryIO, file: str) -> Iterator[Sheet | Problem]:
    """Every sheet of a workbook. What is no workbook, or too large, is one Problem without a record."""
    data = stream.read(MAX_PACKED_BYTES + 1)
    wrong = _too_large(data)
    if wrong:
        yield Problem(file, "", "", "", wrong)
        return
    try:
        found = [sheet for sheet in _opened(data) if hasattr(sheet, "iter_rows")]
    except Exception as error:  # noqa: BLE001  # openpyxl raises whatever a broken file makes it meet
        yield Problem(file, "", "", "", f"not a readable workbook: {type(error).__name__}: {error}")
        return
    for sheet in found:
        sheet.reset_dimensions()  # what the file claims of its size is not believed
        yield (sheet.title if len(found) > 1 else "", _sheet_rows(sheet, file))


def _opened(data: bytes) -> Any:
    from openpyxl import load_workbook  # noqa: PLC0415  # a tenth of a second: only who meets a workbook waits

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
