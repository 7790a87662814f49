"""Frames to Parquet files of even size, numbered in the order of the rows."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import polars as pl

from seawall.exposure.logs.limits import PART_ROWS


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
        whole: Callable[[], None] = lambda: _written(frames, self._schema, path)  # noqa: E731  # one line says it
        self._writing = self._pool.submit(whole)

    def _wait(self) -> None:
        if self._writing:
            self._writing.result()
            self._writing = None


def _written(frames: list[pl.DataFrame], schema: pl.Schema, path: Path) -> None:
    whole = pl.concat(frames) if frames else pl.DataFrame(schema=schema)
    # LZ4: twice the bytes of Zstandard in a third of the time; the logs themselves are larger by far.
    whole.write_parquet(path, compression="lz4", row_group_size=PART_ROWS, statistics=True)
