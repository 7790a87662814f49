"""JSON to records with their places: one a line, or one array of them; numbers with a point stay exact."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, BinaryIO

from seawall.entities import PartialDate
from seawall.errors import Problem
from seawall.records import Lines

# An array is read whole; a larger one than this is refused: give it as JSON lines.
MOST_ARRAY_BYTES = 256 << 20

Record = dict[str, Any]


def json_lines(stream: BinaryIO, source: str) -> Iterator[tuple[str, Record] | Problem]:
    """The objects of a file of JSON lines, each with its place; a line that is none is a Problem."""
    lines = Lines(stream, source)
    for line in lines:
        yield from lines.take_problems()
        if line.strip():
            place = f"line {lines.number}"
            read = _loaded(line)
            yield (place, read) if isinstance(read, dict) else _not_read(source, place, line, read)
    yield from lines.take_problems()


def json_array(stream: BinaryIO, source: str) -> Iterator[tuple[str, Record] | Problem]:
    """The objects of a file that is one JSON array, or one object that holds one."""
    data = stream.read(MOST_ARRAY_BYTES + 1)
    if len(data) > MOST_ARRAY_BYTES:
        yield Problem(source, "", "", "", f"an array of more than {MOST_ARRAY_BYTES >> 20} MB: give it as JSON lines")
        return
    read = _loaded(data.decode("utf-8-sig", errors="replace"))
    if isinstance(read, dict):
        read = next((rows for rows in read.values() if isinstance(rows, list)), [read])
    if not isinstance(read, list):
        yield _not_read(source, "", "", read)
        return
    for number, record in enumerate(read, start=1):
        place = f"record {number}"
        yield (place, record) if isinstance(record, dict) else _not_read(source, place, str(record), record)


def _not_read(source: str, place: str, said: str, read: object) -> Problem:
    return Problem(
        source, place, "", said.strip()[:80], read.why if isinstance(read, _Refused) else "not a JSON object"
    )


class _Refused:
    """Why a text is no JSON."""

    def __init__(self, why: str) -> None:
        self.why = why


def _loaded(text: str) -> object:
    try:
        return json.loads(text, parse_float=Decimal)
    except RecursionError:
        return _Refused("nested too deeply to be a record")
    except (ValueError, ArithmeticError) as error:
        return _Refused(f"not JSON: {error}")


def text_of(record: object, *path: str) -> str:
    """The text below a chain of keys; numbers as they stood; empty where there is none."""
    node = record
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    return str(node).strip() if isinstance(node, str | int | Decimal) and not isinstance(node, bool) else ""


def rows_of(record: object, *path: str) -> list[Any]:
    """The list below a chain of keys; empty where there is none."""
    node = record
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    return node if isinstance(node, list) else []


def date_of(text: str) -> tuple[PartialDate | None, bool]:
    """A date, and whether the text could be read; no text is no date."""
    if not text:
        return None, True
    read = PartialDate.parse(text)
    return read, read is not None


class Dates:
    """Reads the dates of one record and keeps what could not be read: such a bound is left open, and told."""

    def __init__(self, source: str, record: str) -> None:
        self._source, self._record = source, record
        self.problems: list[Problem] = []

    def read(self, field: str, text: str) -> PartialDate | None:
        """One date; None where there is none or it can't be read."""
        found, could = date_of(text)
        if not could:
            why = "not a date; the statement is taken to hold without this bound"
            self.problems.append(Problem(self._source, self._record, field, text, why))
        return found
