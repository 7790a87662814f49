"""What a detector hands over: whom it concerns, what was seen, why that is worth a look, and where it stands in the logs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import polars as pl

from seawall.exposure.tables import hosts

_PLACES: Final = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    host, about  one's own host, and what it had to do with
    rows, first, last  how many log rows, and the first and last time among them
    score        0–1, to order findings of one detector; no probability
    techniques   ATT&CK ids
    places       the first rows: file and line
    """

    detector: str
    host: str
    about: str
    rows: int
    first: datetime | None
    last: datetime | None
    score: float
    why: str
    techniques: tuple[str, ...] = ()
    places: tuple[tuple[int, int], ...] = ()


def with_hosts(table: pl.DataFrame) -> pl.DataFrame:
    """The table with `host` (who began it) and `to` as text."""
    return table.with_columns(
        hosts(table.get_column("src"), table.get_column("src6")).alias("host"),
        hosts(table.get_column("dst"), table.get_column("dst6")).alias("to"),
    )


def grouped(table: pl.DataFrame, *keys: str, **more: pl.Expr) -> list[dict[str, Any]]:
    """Rows by keys, in the order of the keys: rows, first, last, places, and what else is asked for."""
    told = table.group_by(keys).agg(
        pl.len().alias("rows"),
        pl.col("ts").min().alias("first"),
        pl.col("ts").max().alias("last"),
        pl.struct("file", "line").sort().head(_PLACES).alias("places"),
        **more,
    )
    found = list(told.sort(keys).iter_rows(named=True))
    for row in found:
        row["places"] = tuple((place["file"], place["line"]) for place in row["places"])
    return found
