"""Frames to Parquet files of even size, numbered in the order of the rows."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Literal

import polars as pl

from seawall.exposure.logs.limits import PART_ROWS
from seawall.exposure.logs.manifest import FLOWS_KIND


class Sheet:
    """One table on its way to the disk; at most one part is being written while the next is gathered."""

    def __init__(self, folder: Path, table: str, schema: pl.Schema, pool: ThreadPoolExecutor) -> None:
        self._folder, self._table, self._schema, self._pool = folder, table, schema, pool
        self._frames: list[pl.DataFrame] = []
        self._rows = self._parts = 0
        self._writing: Future[None] | None = None

    def add(self, frame: pl.DataFrame) -> None:
        """Take a frame of the table's schema."""
        self._frames.append(frame)
        self._rows += frame.height
        if self._rows >= PART_ROWS:
            self._write()

    def finish(self) -> None:
        """Write what is left; a table without rows is one file without rows, so that it can be read."""
        if self._rows or not self._parts:
            self._write()
        self._wait()

    def _write(self) -> None:
        self._wait()
        frames, self._frames, self._rows = self._frames, [], 0
        self._parts += 1
        path = self._folder / f"{self._table}-{self._parts:05d}.parquet"
        self._writing = self._pool.submit(_written, frames, self._schema, path, self._table)

    def _wait(self) -> None:
        if self._writing:
            self._writing.result()
            self._writing = None


def _written(frames: list[pl.DataFrame], schema: pl.Schema, path: Path, kind: str) -> None:
    write(pl.concat(frames) if frames else pl.DataFrame(schema=schema), path, kind)


def write(table: pl.DataFrame, path: Path, kind: str) -> None:
    """Write a table as it is matched fastest: its own encodings alone for flows, which are read again and again."""
    # LZ4 saves a fifth of the bytes of real flows, and unpacking it takes two fifths of the time of a match. Names are few.
    packed: Literal["uncompressed", "lz4"] = "uncompressed" if kind == FLOWS_KIND else "lz4"
    table.write_parquet(path, compression=packed, row_group_size=PART_ROWS, statistics=True)
