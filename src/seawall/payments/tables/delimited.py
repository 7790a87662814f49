"""Customer and payment tables as delimited text: comma, semicolon, tab or pipe, in a stream of any length."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from seawall.errors import InputRefused, Problem
from seawall.payments.iso20022.message import text_of
from seawall.payments.keys import Keys
from seawall.payments.subject import Customer
from seawall.payments.tables.columns import Column, is_screenable, resolve, target_of
from seawall.payments.tables.customer import Row, customer
from seawall.records import rows
from seawall.records.peek import peek

DELIMITERS: dict[str, str] = {",": "CSV", "\t": "TSV", ";": "CSV with semicolons", "|": "CSV with pipes"}
_MAX_HEADER_CHARS = 80  # longer ones are prose
_UNREADABLE = "not a readable row"  # how records.delimited names a row that the csv module refused


def delimiter_of(head: bytes, wanted: Sequence[str] = ()) -> str:
    """The delimiter by which most columns of the first line have a known meaning; empty where none has one.

    wanted are column names that the user gave: they are known too.
    """
    line = next((line for line in text_of(head).lstrip("\ufeff").splitlines() if line.strip()), "")
    best, most = "", 0
    for delimiter in DELIMITERS:
        known = sum(1 for header in _split(line, delimiter) if header in wanted or target_of(header))
        if known > most:
            best, most = delimiter, known
    return best


def looks_like_table(head: bytes) -> str:
    """The delimiter of a table that names somebody in its first line; empty where it is no such table."""
    delimiter = delimiter_of(head)
    if not delimiter:
        return ""
    line = next((line for line in text_of(head).lstrip("\ufeff").splitlines() if line.strip()), "")
    headers = _split(line, delimiter)
    is_header = max(map(len, headers)) <= _MAX_HEADER_CHARS
    return delimiter if is_header and any(is_screenable(target_of(header)) for header in headers) else ""


def parse(stream: BinaryIO, source: str, columns: Mapping[str, str] | None = None) -> Iterator[Customer | Problem]:
    """Read every row under the header to a Customer.

    Raises InputRefused or SettingRefused where the header can't be understood (columns.resolve).
    """
    head, stream = peek(stream)
    delimiter = delimiter_of(head, tuple((columns or {}).values())) or ","
    items = rows(stream, source, delimiter=delimiter)
    header = next((item for item in items if not isinstance(item, Problem)), None)
    if header is None:
        raise InputRefused(f"{source}: there is no header line, the file is empty")
    plan = resolve([name.strip() for name in header.fields], source, columns)
    keys, pending = Keys(source), list[Problem]()
    for item in items:
        if isinstance(item, Problem):
            pending.append(item)
            if item.why.startswith(_UNREADABLE):
                yield customer(_unreadable(item, pending), source, keys)
                pending = []
            continue
        row = Row(f"row {item.line}", zip(plan, item.fields, strict=False))
        if pending:
            row.problems += pending
            row.unread += [problem.said for problem in pending]
            pending = []
        if len(item.fields) != len(plan):
            _add_ragged(row, item.fields, plan, source)
        yield customer(row, source, keys)
    yield from pending


def _unreadable(problem: Problem, pending: list[Problem]) -> Row:
    return Row(problem.record.replace("line", "row"), (), list(pending), [problem.why])


def _add_ragged(row: Row, fields: Sequence[str], plan: Sequence[Column], source: str) -> None:
    """What is too much may be half a name that was cut at a delimiter: the row is read as it stands, and reviewed."""
    why = f"expected {len(plan)} fields, found {len(fields)}"
    said = " | ".join(fields)
    row.problems.append(Problem(source, row.place, "", said, why))
    row.unread.append(" | ".join(fields[len(plan) :]) or why)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return [header.strip() for header in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []
