"""Folders of logs that were read, as lazy frames: nothing is loaded until it is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import polars as pl

from seawall.exposure.logs.limits import FIRST_DATE_US
from seawall.exposure.logs.manifest import Day, Manifest, joined


class Stored(NamedTuple):
    """A table on the disk, and the place in the manifest of the first file of its folder."""

    path: Path
    first: int = 0


@dataclass(frozen=True, slots=True)
class Logs:
    """flows, names and started programs in the schemas FLOWS, NAMES and PROCESSES; `file` of a row is the index into manifest.files.

    tables  the files of flows and of names, in the order of their rows
    """

    folders: tuple[Path, ...]
    manifest: Manifest
    flows: pl.LazyFrame
    names: pl.LazyFrame
    processes: pl.LazyFrame
    tables: tuple[Stored, ...]


def open_logs(*folders: Path) -> Logs:
    """What `read` wrote into one folder, or into several one after the other; InputRefused where one holds no manifest."""
    manifests = [Manifest.of(folder) for folder in folders]
    firsts = [0, *accumulate(len(manifest.files) for manifest in manifests)]
    pairs = list(zip(folders, firsts[: len(folders)], strict=True))
    flows, names, processes = (_frame(pairs, table) for table in ("flows", "names", "processes"))
    tables = tuple(
        Stored(path, first)
        for table in ("flows", "names")
        for folder, first in pairs
        for path in sorted(folder.glob(f"{table}-*.parquet"))
    )
    return Logs(folders, joined(manifests), flows, names, processes, tables)


def _frame(pairs: Sequence[tuple[Path, int]], table: str) -> pl.LazyFrame:
    parts = [numbered(pl.scan_parquet(folder / f"{table}-*.parquet"), first) for folder, first in pairs]
    return parts[0] if len(parts) == 1 else pl.concat(parts)


def numbered(rows: pl.LazyFrame, first: int) -> pl.LazyFrame:
    """Rows whose files are counted from `first` on."""
    return rows.with_columns((pl.col("file") + first).cast(pl.UInt16)) if first else rows


def with_hours(days: Mapping[str, Day], rows: pl.LazyFrame, logs: Logs) -> dict[str, Day]:
    """Days of one kind, the hours of these rows added, as far as their files prove something."""
    proving = [place for place, file in enumerate(logs.manifest.files) if file.proves]
    at = pl.col("ts").dt
    counts = (
        rows.filter(pl.col("file").is_in(proving) & (at.timestamp("us") >= FIRST_DATE_US))
        .group_by(at.strftime("%Y-%m-%d").alias("day"), at.hour().alias("hour"))
        .agg(pl.len())
        .collect(engine="streaming")
    )
    found = dict(days)
    for day, hour, many in counts.sort("day", "hour").iter_rows():
        before = found.get(day, Day(0, 0))
        found[day] = Day(before.rows + many, before.hours | 1 << hour)
    return found
