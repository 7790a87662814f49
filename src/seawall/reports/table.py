"""Rows under columns that are known only when the run begins: CSV, Parquet or JSON lines, every cell a text."""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from seawall.reports.rows import harmless, writable
from seawall.reports.whole_file import WholeFile, Writer

Line = Mapping[str, str]
_GROUP = 50_000


class TableOutput(WholeFile[Line]):
    """A table in the format that the file's ending names; a column that a row lacks is left empty."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        super().__init__(path, writers_of(columns))


def writers_of(columns: Sequence[str]) -> dict[str, Callable[[Path], Writer[Line]]]:
    """What writes rows of these columns, by the ending of the file."""
    return {
        ".csv": lambda partial: _Csv(partial, columns),
        ".parquet": lambda partial: _Parquet(partial, columns),
        ".jsonl": lambda partial: _JsonLines(partial, columns),
        ".ndjson": lambda partial: _JsonLines(partial, columns),
    }


class _Csv:
    """A cell that a spreadsheet would run as a formula has an apostrophe before it."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._stream, columns, restval="")
        self._writer.writerow({name: harmless(writable(name)) for name in columns})

    def write(self, item: Line) -> None:
        self._writer.writerow({name: harmless(writable(text)) for name, text in item.items()})

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


class _JsonLines:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._stream = path.open("wb")
        self._columns = columns

    def write(self, item: Line) -> None:
        told = {writable(name): writable(item.get(name, "")) for name in self._columns}
        self._stream.write(msgspec.json.encode(told) + b"\n")

    def close(self) -> None:
        self._stream.close()

    def abandon(self) -> None:
        self._stream.close()


class _Parquet:
    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._columns = columns
        self._schema = pa.schema([(writable(name), pa.string()) for name in columns])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[dict[str, str]] = []

    def write(self, item: Line) -> None:
        self._rows.append({writable(name): writable(item.get(name, "")) for name in self._columns})
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
            self._writer.write_table(pa.Table.from_pylist(self._rows, self._schema))
            self._rows = []
