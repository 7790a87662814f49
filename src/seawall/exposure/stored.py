"""Matching over tables that lie in Parquet files: addresses are decoded first, the other columns only where they hit."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import polars as pl
from polars.exceptions import PolarsError

from seawall.errors import InputRefused
from seawall.exposure.index import Index
from seawall.exposure.phases import Phase
from seawall.exposure.sightings import concerned, meetings
from seawall.exposure.tables import FLOWS, NAMES, unmapped

_ADDRESSES: Final = ("src", "src6", "dst", "dst6")
# Rows taken at once: where all of them hit (an indicator of 0.0.0.0/0) they are about 600 MB with their columns.
ROWS: Final = 4_000_000


def stored_meetings(paths: Iterable[Path], index: Index, only: Collection[Phase] = ()) -> Iterator[pl.DataFrame]:
    """What the rows of stored tables met, in the order of the files and their rows, with bounded memory and on all cores.

    A file that is no Parquet or lacks a column is refused (InputRefused).
    """
    for path in paths:
        for part in _parts(path, index):
            yield from meetings(part, index, only)


def _parts(path: Path, index: Index) -> Iterator[pl.DataFrame]:
    try:
        is_names, total = _opened(path)
        for begin in range(0, total, ROWS):
            rows = pl.scan_parquet(path, parallel="prefiltered").slice(begin, ROWS)
            kept = rows if is_names else rows.filter(_may_meet(index))
            yield kept.collect(engine="streaming")
    except (OSError, PolarsError) as why:
        raise InputRefused(f"{path.name} can't be read as a table of logs: {why}") from why


def _opened(path: Path) -> tuple[bool, int]:
    """Whether a file holds names (else flows), and how many rows."""
    table = pl.scan_parquet(path)
    known = set(table.collect_schema().names())
    is_names = "kind" in known
    lacking = sorted(set(NAMES if is_names else FLOWS) - known)
    if lacking:
        raise InputRefused(f"{path.name} lacks the columns {', '.join(lacking)}; read the logs again")
    return is_names, int(table.select(pl.len()).collect().item())


def _may_meet(index: Index) -> pl.Expr:
    """True for rows of which an address is looked for."""

    def mask(columns: Sequence[pl.Series]) -> pl.Series:
        table = unmapped(pl.DataFrame(dict(zip(_ADDRESSES, columns, strict=True))))
        return pl.Series(concerned(table, index))

    return pl.map_batches(_ADDRESSES, mask, return_dtype=pl.Boolean, is_elementwise=True)
