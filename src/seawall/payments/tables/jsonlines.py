"""Customer tables as JSON lines: one object a line; names that repeat, nesting and long numbers are kept as written."""

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from seawall.errors import InputRefused, Problem
from seawall.payments.keys import Keys
from seawall.payments.subject import Customer
from seawall.payments.tables.cells import Nested
from seawall.payments.tables.customer import Row, customer
from seawall.payments.tables.records import Records
from seawall.records import Lines

# The standard library's decoder hands over every pair of an object and numbers as they were written; faster ones
# keep the last of two equal names and turn long account numbers into floats.
_DECODER = json.JSONDecoder(
    object_pairs_hook=lambda pairs: Nested(tuple(pairs)), parse_float=str, parse_int=str, parse_constant=str
)


def parse(stream: BinaryIO, source: str, columns: Mapping[str, str] | None = None) -> Iterator[Customer | Problem]:
    """Read every line to a Customer; a line that is no JSON object is one without a name, and reviewed."""
    lines, keys, records, found = Lines(stream, source), Keys(source), Records(source, columns), False
    for line in lines:
        problems = lines.take_problems()
        if not line.strip():
            yield from problems
            continue
        found = True
        row = _row(line, f"row {lines.number}", source, records)
        row.problems = problems + row.problems
        row.unread += [problem.said for problem in problems]
        yield customer(row, source, keys)
    yield from lines.take_problems()
    if not found:
        raise InputRefused(f"{source}: the file is empty")
    yield from records.unseen()


def _row(line: str, place: str, source: str, records: Records) -> Row:
    try:
        record = _DECODER.decode(line.strip().removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        return _unreadable(line, place, source, f"not a line of JSON: {error}")
    if not isinstance(record, Nested):
        return _unreadable(line, place, source, "not a JSON object")
    return records.row(place, record)


def _unreadable(line: str, place: str, source: str, why: str) -> Row:
    return Row(place, (), [Problem(source, place, "", line.strip(), why)], [line.strip()[:200]])
