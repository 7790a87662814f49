"""Customer tables as Excel workbooks: every sheet with a header, dates as dates, names that became dates as Problems."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, BinaryIO

from seawall.errors import InputRefused, Problem, SettingRefused
from seawall.payments.keys import Keys
from seawall.payments.subject import Customer
from seawall.payments.tables.cells import cell_text
from seawall.payments.tables.columns import Column, resolve
from seawall.payments.tables.customer import Row, customer
from seawall.payments.tables.synonyms import FURTHER_PARTIES, Target
from seawall.payments.tables.workbook import check_size

_NAMES = frozenset(
    {Target.NAME, Target.FIRST_NAME, Target.MIDDLE_NAME, Target.LAST_NAME, Target.ALIAS, *FURTHER_PARTIES}
)
_DIGITS = 15  # that many a spreadsheet keeps of a number
# People write a title and a date above a table: some lines of a cell or two before the header.
_TITLE_LINES, _TITLE_CELLS = 10, 2


def parse(stream: BinaryIO, source: str, columns: Mapping[str, str] | None = None) -> Iterator[Customer | Problem]:
    """Read every row of every sheet to a Customer.

    A sheet whose header names nobody is a Problem where another sheet does, and a refusal where none does.
    """
    keys, refused, found = Keys(source), list[InputRefused](), 0
    sheets = _sheets(stream, source)
    for title, rows in sheets:
        try:
            for item in _sheet(title, rows, source, columns, keys):
                found += 1
                yield item
        except InputRefused as error:
            refused.append(error)
    if refused and not found:
        raise refused[0]
    if not refused and not found:
        raise InputRefused(f"{source}: the workbook has no rows under a header")
    for refusal in refused:
        yield Problem(source, "", "", "", f"a sheet was not read: {refusal}")


def _sheets(stream: BinaryIO, source: str) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415  # a tenth of a second: only who meets a workbook waits

    data = check_size(stream, source)
    try:
        for sheet in load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False):
            if hasattr(sheet, "iter_rows"):
                sheet.reset_dimensions()  # what the file claims of its size is not believed
                yield sheet.title, sheet.iter_rows(values_only=True)
    except InputRefused:
        raise
    except Exception as error:  # openpyxl raises whatever a broken file makes it meet, from KeyError to zlib's
        raise InputRefused(f"{source}: this is not a readable workbook: {type(error).__name__}: {error}") from error


def _sheet(
    title: str, rows: Iterable[Sequence[Any]], source: str, columns: Mapping[str, str] | None, keys: Keys
) -> Iterator[Customer | Problem]:
    head = _Head(title, source, columns)
    number = 0
    numbered = enumerate(rows, start=1)
    while True:
        try:
            number, values = next(numbered)
        except StopIteration:
            break
        except Exception as error:  # noqa: BLE001  # as above; the rows before it were good and have been given
            yield Problem(source, f"{title} row {number + 1}", "", "", f"not readable from here on: {error}")
            return
        if all(value is None or value == "" for value in values):
            continue
        if head.plan:
            yield customer(_row(f"{title} row {number}", values, head.plan, source), source, keys)
        else:
            yield from head.take(number, values)
    head.close()


@dataclass(slots=True)
class _Head:
    """The search for a sheet's header: the first row with a name or an identifier, below a few lines of a title."""

    title: str
    source: str
    columns: Mapping[str, str] | None
    plan: tuple[Column, ...] = ()
    above: list[Problem] = field(default_factory=list)
    refused: InputRefused | SettingRefused | None = None

    def take(self, number: int, values: Sequence[Any]) -> list[Problem]:
        """Look at a row; the lines above are told where it is the header. Raises what the first row was refused with."""
        filled = [cell_text(value).strip() for value in _filled(values)]
        try:
            self.plan = resolve(filled, f"{self.source}, sheet {self.title}", self.columns)
        except (InputRefused, SettingRefused) as error:
            self.refused = self.refused or error
            said = [text for text in filled if text]
            if len(said) > _TITLE_CELLS or len(self.above) == _TITLE_LINES:
                raise self.refused from None
            why = "a line above the header, which was not screened"
            self.above.append(Problem(self.source, f"{self.title} row {number}", "", " | ".join(said), why))
            return []
        return self.above

    def close(self) -> None:
        """No row is left: what looked like titles was all there is."""
        if self.refused and not self.plan:
            raise self.refused


def _filled(values: Sequence[Any]) -> Sequence[Any]:
    """The header without the empty cells after its last one."""
    last = max(place for place, value in enumerate(values) if value is not None and value != "")
    return values[: last + 1]


def _row(place: str, values: Sequence[Any], plan: Sequence[Column], source: str) -> Row:
    row = Row(place, ())
    cells = []
    for column, value in zip(plan, values, strict=False):
        text = cell_text(value)
        if column.target in _NAMES and isinstance(value, date | datetime | time | timedelta):
            _say(row, source, column, text, "the spreadsheet made a date of this name")
            continue
        if (
            isinstance(value, int | float)
            and len(text.strip("-")) > _DIGITS
            and column.target not in (None, Target.KEY)
        ):
            _say(row, source, column, text, "a number of more than 15 digits: the spreadsheet lost the last ones")
        cells.append((column, text))
    more = [cell_text(value) for value in values[len(plan) :] if value is not None and value != ""]
    if more:
        _say(row, source, Column("", None), " | ".join(more), "cells to the right of the header's last column")
    row.cells = cells
    return row


def _say(row: Row, source: str, column: Column, said: str, why: str) -> None:
    row.problems.append(Problem(source, row.place, column.header, said, why))
    row.unread.append(f"{column.header}: {said}" if column.header else said)
