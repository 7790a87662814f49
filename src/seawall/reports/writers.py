"""Where decisions go: JSON lines, CSV, Parquet or an HTML page, written as they come."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from seawall.decisions import Decision
from seawall.errors import Problem
from seawall.reports.page import PageWriter, Picture
from seawall.reports.rows import COLUMNS, harmless, rows, writable
from seawall.reports.whole_file import WholeFile, Writer

# Rows gathered before a Parquet row group is written: some tens of megabytes.
_GROUP = 50_000


_ENCODER = msgspec.json.Encoder(decimal_format="string")


def json_line(item: Decision | Problem) -> bytes:
    """A decision, or {"problem": …}, as one line of JSON without its end; a receipt's hash of a decision is over it."""
    told = {"problem": item} if isinstance(item, Problem) else item
    try:
        return _ENCODER.encode(told)
    except UnicodeEncodeError:
        return _ENCODER.encode(_writable(msgspec.to_builtins(told)))


class JsonLines:
    """One JSON object a line: a decision with all its findings, or {"problem": …}."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")

    def write(self, item: Decision | Problem) -> None:
        self._stream.write(json_line(item) + b"\n")

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


class Csv:
    """One row a finding, by the columns of rows.COLUMNS; a problem is a row of its own with kind "problem".

    A cell that a spreadsheet would run as a formula has an apostrophe before it; the other formats keep texts as they are.
    """

    def __init__(self, path: Path) -> None:
        self._stream: IO[str] = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._stream, COLUMNS, restval="")
        self._writer.writeheader()

    def write(self, item: Decision | Problem) -> None:
        for row in _rows(item):
            self._writer.writerow({column: harmless(text) for column, text in row.items()})

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


class Parquet:
    """The rows of the CSV as a Parquet file, all columns text."""

    _SCHEMA = pa.schema([(column, pa.string()) for column in COLUMNS])

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, self._SCHEMA, compression="zstd")
        self._rows: list[dict[str, str]] = []

    def write(self, item: Decision | Problem) -> None:
        self._rows.extend(_rows(item))
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def abandon(self) -> None:
        self._rows = []
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._SCHEMA))
            self._rows = []


class Output(WholeFile[Decision | Problem]):
    """Decisions in the format that the file's ending names. Raises SettingRefused for an ending that is not known."""

    def __init__(self, path: Path, picture: Picture | None = None) -> None:
        """Picture draws the proof of an ownership finding for the page; without it the page has its text."""
        writers: dict[str, Callable[[Path], Writer[Decision | Problem]]] = {
            ".jsonl": JsonLines,
            ".ndjson": JsonLines,
            ".csv": Csv,
            ".parquet": Parquet,
            ".html": lambda partial: PageWriter(partial, picture),
        }
        super().__init__(path, writers)


def _writable(value: Any) -> Any:
    if isinstance(value, str):
        return writable(value)
    if isinstance(value, dict):
        return {name: _writable(one) for name, one in value.items()}
    return [_writable(one) for one in value] if isinstance(value, list | tuple) else value


def _rows(item: Decision | Problem) -> list[dict[str, str]]:
    if isinstance(item, Decision):
        return list(rows(item))
    told = {"kind": "problem", "source": item.source, "place": item.record, "why": item.why, "problems": str(item)}
    return [{column: writable(text) for column, text in told.items()}]
