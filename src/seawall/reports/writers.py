"""Where decisions go: JSON lines, CSV, Parquet or an HTML page, written as they come."""

import csv
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol, Self

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from seawall.decisions import Decision
from seawall.errors import Problem, SettingRefused
from seawall.reports.page import PageWriter
from seawall.reports.rows import COLUMNS, rows, writable

# Rows gathered before a Parquet row group is written: some tens of megabytes.
_GROUP = 50_000


class Writer(Protocol):
    """Takes decisions one at a time; the file is whole when the writer is closed, and appears only then."""

    def write(self, item: Decision | Problem) -> None:
        """Take one decision, or a problem that belongs to none."""

    def close(self) -> None:
        """Finish the file."""

    def abandon(self) -> None:
        """Let go of the file as it is; it will be removed."""


class JsonLines:
    """One JSON object a line: a decision with all its findings, or {"problem": …}."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")
        self._encoder = msgspec.json.Encoder(decimal_format="string")

    def write(self, item: Decision | Problem) -> None:
        told = {"problem": item} if isinstance(item, Problem) else item
        try:
            line = self._encoder.encode(told)
        except UnicodeEncodeError:
            line = self._encoder.encode(_writable(msgspec.to_builtins(told)))
        self._stream.write(line + b"\n")

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
            self._writer.writerow({column: _harmless(text) for column, text in row.items()})

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


_WRITERS: dict[str, Callable[[Path], Writer]] = {
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".csv": Csv,
    ".parquet": Parquet,
    ".html": PageWriter,
}


class Output:
    """A file that appears under its name only when it was written whole; what stood there before stays until then.

    Raises SettingRefused at once for an ending that is not known and a place that can't be written. To be used in a
    `with` statement: only inside it is there a file to clear away, wherever the run is interrupted.
    """

    def __init__(self, path: Path) -> None:
        make = _WRITERS.get(path.suffix.lower())
        if make is None:
            raise SettingRefused(f"can't tell a format from {path.name!r}; use one of {', '.join(sorted(_WRITERS))}")
        _refuse_unwritable(path)
        self._path = path
        self._partial = path.with_name(path.name + ".part")
        self._make = make

    @cached_property
    def _writer(self) -> Writer:
        try:
            return self._make(self._partial)
        except OSError as error:
            raise SettingRefused(f"can't write {self._path}: {error.strerror or error}") from error

    def write(self, item: Decision | Problem) -> None:
        """Take one decision or problem."""
        self._writer.write(item)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        else:
            self._abandon()

    def _finish(self) -> None:
        try:
            self._writer.close()
            self._partial.replace(self._path)
        except BaseException:
            self._abandon()
            raise

    def _abandon(self) -> None:
        """Leave no half file; what the format's own end would have said no longer matters."""
        try:
            if "_writer" in self.__dict__:
                self._writer.abandon()
        finally:
            self._partial.unlink(missing_ok=True)


def _refuse_unwritable(path: Path) -> None:
    if path.is_dir():
        raise SettingRefused(f"can't write {path}: it is a folder")
    if not path.parent.is_dir():
        raise SettingRefused(f"can't write {path}: there is no folder {path.parent}")
    if not os.access(path.parent, os.W_OK):
        raise SettingRefused(f"can't write {path}: the folder {path.parent} is not yours to write in")


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


# A spreadsheet runs cells that begin so as formulas (OWASP, CSV injection); East Asian ones know the wide signs too.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def _harmless(text: str) -> str:
    """The text as a spreadsheet shows it: an apostrophe keeps what would be a formula from being run."""
    return f"'{text}" if text.startswith(_FORMULA) else text
