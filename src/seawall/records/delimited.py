"""Delimited text to rows: CSV, TSV and their like, each row with its line number; ragged or broken rows are Problems."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from seawall.errors import Problem
from seawall.records.lines import Lines


@dataclass(frozen=True, slots=True)
class Row:
    """One record: the line it ends on, from 1, and its fields as they stood."""

    line: int
    fields: tuple[str, ...]


def rows(stream: BinaryIO, source: str, *, delimiter: str = ",", width: int | None = None) -> Iterator[Row | Problem]:
    """Read rows; a row with another number of fields than `width` is reported and yielded all the same.

    Blank lines are passed over. A record that the csv module refuses (a field over its limit, a quote that never
    closes) becomes a Problem and reading goes on with the next line.
    """
    lines = Lines(stream, source)
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        try:
            fields = next(reader)
        except StopIteration:
            yield from lines.take_problems()
            return
        except csv.Error as error:
            yield from lines.take_problems()
            yield Problem(source, f"line {lines.number}", "", "", f"not a readable row: {error}")
            continue
        yield from lines.take_problems()
        if not any(field.strip() for field in fields):
            continue
        if width is not None and len(fields) != width:
            why = f"expected {width} fields, found {len(fields)}"
            yield Problem(source, f"line {lines.number}", "", delimiter.join(fields), why)
        yield Row(lines.number, tuple(fields))
