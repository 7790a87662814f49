"""Australia's DFAT as a publisher of the catalogue: which of its files is what, and which function reads it."""

import csv
import re
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import BinaryIO

from seawall.entities import Entity, Source
from seawall.errors import Problem
from seawall.lists.au.mapper import draft_entity, number_of
from seawall.lists.au.reader import REFERENCE, TableRow, csv_rows, is_header, workbook_rows
from seawall.lists.au.rows import LIST_ID, ROWS
from seawall.lists.publisher import HEAD_BYTES, Apart, Publisher, one_file
from seawall.lists.roll import Roll
from seawall.lists.row import Format, Part
from seawall.records import Lines

_WORKBOOK = b"PK\x03\x04"
# DFAT's own file names, with whatever a person put before or behind them. A workbook is packed: its first bytes say
# only that it is one, so that the name must say whose.
_NAMES = re.compile(r"(?:regulation8_consolidated|australian_sanctions_consolidated_list)[^/\\]*\.xlsx$", re.IGNORECASE)


def told_apart(head: bytes, name: str) -> Apart | None:
    """What a file is: CSV by its header, a workbook by DFAT's name for it."""
    if head.startswith(_WORKBOOK):
        return Apart(LIST_ID, Format.DFAT_XLSX, Part.WHOLE) if _NAMES.search(name) else None
    lines = (line for line in Lines(BytesIO(head[:HEAD_BYTES]), "") if line.strip())
    try:
        titles = next(csv.reader([next(lines, "").lstrip("\ufeff")]), [])
    except csv.Error:
        return None
    return Apart(LIST_ID, Format.DFAT_CSV, Part.WHOLE) if is_header(titles) else None


def parse_workbook(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entity of the workbook, in the order of its first row, with Problems before and between them."""
    yield from _parse(workbook_rows, stream, list_id, file)


def parse_csv(stream: BinaryIO, *, list_id: str, file: str) -> Iterator[Entity | Problem]:
    """Every entity of the CSV file, as of the workbook."""
    yield from _parse(csv_rows, stream, list_id, file)


def _parse(
    read: Callable[[BinaryIO, str], Iterator[TableRow | Problem]], stream: BinaryIO, list_id: str, file: str
) -> Iterator[Entity | Problem]:
    """Rows of one reference need not follow one another (2940j of 2024 doesn't), so that all rows are gathered first."""
    gathered: dict[str, list[TableRow]] = {}
    for item in read(stream, file):
        if isinstance(item, Problem):
            yield item
            continue
        said = item.cells.get(REFERENCE, "")
        number = number_of(said)
        if not number:
            yield Problem(file, item.place, REFERENCE, said, "not a reference of this list: an entry of its own")
        gathered.setdefault(number or f"?{item.place}", []).append(item)
    roll = Roll(file)
    for number, rows in gathered.items():
        uid = "" if number.startswith("?") else number
        yield from roll.enter(draft_entity(uid, rows, Source(list_id, file, rows[0].place)))
    yield from roll.close("entry", None)


PUBLISHER = Publisher(
    ROWS,
    told_apart,
    {Format.DFAT_XLSX: one_file(parse_workbook), Format.DFAT_CSV: one_file(parse_csv)},
)
