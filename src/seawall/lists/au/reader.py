"""DFAT's consolidated list, as Excel workbook or CSV, to rows of text: one row is one name of one reference.

The header is the same in both. Columns of 2025 that the workbook of 2024 lacks: Alias Strength, IMO Number, Instrument of
Designation, and four that say which measures are imposed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from seawall.errors import Problem
from seawall.lists.workbook import cell_text, sheets
from seawall.records import Row, rows

REFERENCE, NAME, TYPE, NAME_TYPE = "Reference", "Name of Individual or Entity", "Type", "Name Type"
_NEEDED = frozenset(title.casefold() for title in (REFERENCE, NAME, TYPE, NAME_TYPE))
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
    """The rows of every sheet with a header. What is no workbook, or too large, is one Problem."""
    for item in sheets(stream, file):
        if isinstance(item, Problem):
            yield item
        else:
            title, found = item
            yield from _below_header(found, file, title)


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
