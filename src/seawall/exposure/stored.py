"""Matching over tables that lie in Parquet files: addresses are decoded first, the other columns only where they hit."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
from polars.exceptions import PolarsError

from seawall.errors import InputRefused
from seawall.exposure.index import Index
from seawall.exposure.logs.limits import PART_ROWS
from seawall.exposure.logs.opened import Stored, numbered
from seawall.exposure.phases import Phase
from seawall.exposure.sightings import concerned, meetings
from seawall.exposure.tables import FLOWS, NAMES, unmapped

_FOUR: Final = ("src", "dst")
_SIX: Final = ("src6", "dst6")
# Of a flow that met something these are not told.
_UNTOLD: Final = frozenset({"proto", "service"})
# Rows taken at once: where all of them hit (an indicator of 0.0.0.0/0) they are about 300 MB with their columns. Whole row groups as
# the reader of logs writes them, for a group that is cut is decoded twice.
ROWS: Final = 4 * PART_ROWS
# One part is matched while the next is decoded.
_THREADS: Final = 2


class _Table(NamedTuple):
    """A stored table: whether it holds names (else flows), its rows, and whether any address in it is IPv6."""

    path: Path
    first: int
    is_names: bool
    rows: int
    has_six: bool


def stored_meetings(
    tables: Iterable[Path | Stored], index: Index, only: Collection[Phase] = ()
) -> Iterator[pl.DataFrame]:
    """What the rows of stored tables met, in the order of the files and their rows, with bounded memory and on two cores.

    A file that is no Parquet or lacks a column is refused (InputRefused).
    """

    def met(table: _Table, begin: int) -> list[pl.DataFrame]:
        return list(meetings(_part(table, begin, index), index, only))

    with ThreadPoolExecutor(_THREADS) as pool:
        pending: deque[Future[list[pl.DataFrame]]] = deque()
        for table in map(_opened, tables):
            for begin in range(0, table.rows, ROWS):
                pending.append(pool.submit(met, table, begin))
                if len(pending) > _THREADS:
                    yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def _part(table: _Table, begin: int, index: Index) -> pl.DataFrame:
    try:
        rows = pl.scan_parquet(table.path, parallel="prefiltered").slice(begin, ROWS)
        if not table.is_names:
            told = [name for name in FLOWS if name not in _UNTOLD]
            rows = rows.filter(may_meet(index, has_six=table.has_six)).select(told)
        found = numbered(rows, table.first).collect(engine="streaming")
    except (OSError, PolarsError) as why:
        raise InputRefused(f"{table.path.name} can't be read as a table of logs: {why}") from why
    return found


def _opened(table: Path | Stored) -> _Table:
    path, first = table if isinstance(table, Stored) else Stored(table)
    try:
        with pq.ParquetFile(path) as file:
            known, meta = set(file.schema_arrow.names), file.metadata
    except (OSError, pa.ArrowException) as why:
        raise InputRefused(f"{path.name} can't be read as a table of logs: {why}") from why
    is_names = "kind" in known
    lacking = sorted(set(NAMES if is_names else FLOWS) - known)
    if lacking:
        raise InputRefused(f"{path.name} lacks the columns {', '.join(lacking)}; read the logs again")
    return _Table(path, first, is_names, meta.num_rows, _has_six(meta))


def _has_six(meta: pq.FileMetaData) -> bool:
    """Whether a column of IPv6 holds anything, by the file's own statistics; where these don't say, it may."""
    groups = [meta.row_group(number) for number in range(meta.num_row_groups)]
    six = [one for group in groups for one in map(group.column, range(group.num_columns)) if one.path_in_schema in _SIX]
    stats = [(one.statistics, one.num_values) for one in six]
    return any(said is None or said.null_count is None or said.null_count < count for said, count in stats)


def may_meet(index: Index, *, has_six: bool) -> pl.Expr:
    """True for rows of flows or names of which an address is looked for."""

    def all_of(columns: Sequence[pl.Series]) -> pl.Series:
        table = unmapped(pl.DataFrame(dict(zip((*_FOUR, *_SIX), columns, strict=True))))
        return pl.Series(concerned(table, index))

    def four_of(columns: Sequence[pl.Series]) -> pl.Series:
        source, target = (column.fill_null(0).to_numpy() for column in columns)
        hit = np.zeros(len(source), np.bool_)
        hit[index.four.rows(source, target)] = True
        return pl.Series(hit)

    mask: Callable[[Sequence[pl.Series]], pl.Series] = all_of if has_six else four_of
    names = (*_FOUR, *_SIX) if has_six else _FOUR
    return pl.map_batches(names, mask, return_dtype=pl.Boolean, is_elementwise=True)
