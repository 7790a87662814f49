"""What a detector hands over: whom it concerns, what was seen, why that is worth a look, and where it stands in the logs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import polars as pl

from seawall.exposure.tables import hosts

_PLACES: Final = 3
Table = pl.DataFrame | pl.LazyFrame  # tables that may be longer than memory are lazy: what concerns nobody goes first


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


def collected(table: pl.LazyFrame) -> pl.DataFrame:
    """What is left of a table, read part by part."""
    return table.collect(engine="streaming")


def grouped(table: pl.DataFrame, *keys: str, **more: pl.Expr) -> list[dict[str, Any]]:
    """Rows by keys, in the order of the keys: rows, first, last, places, and what else is asked for."""
    told = table.group_by(keys).agg(
        pl.len().alias("rows"),
        pl.col("ts").min().alias("first"),
        pl.col("ts").max().alias("last"),
        pl.struct("file", "line").sort().head(_PLACES).alias("places"),
        **more,
    )
    return rows_of(told.sort(keys))


def summed(table: pl.LazyFrame, *keys: str, **more: pl.Expr) -> pl.LazyFrame:
    """The same without collecting anything: rows, first, last and places by keys, in no order."""
    return table.group_by(keys).agg(
        pl.len().alias("rows"), pl.col("ts").min().alias("first"), pl.col("ts").max().alias("last"),
        pl.struct("file", "line").sort().head(_PLACES).alias("places"), **more,
    )  # fmt: skip


def regrouped(table: pl.DataFrame, *keys: str, **more: pl.Expr) -> list[dict[str, Any]]:
    """Rows of `summed` by fewer keys, as `grouped` has them."""
    told = table.group_by(keys).agg(
        pl.col("rows").sum(), pl.col("first").min(), pl.col("last").max(),
        pl.col("places").explode(keep_nulls=False, empty_as_null=False).sort().head(_PLACES), **more,
    )  # fmt: skip
    return rows_of(told.sort(keys))


def rows_of(table: pl.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table with their places as pairs."""
    found = list(table.iter_rows(named=True))
    for row in found:
        row["places"] = tuple((place["file"], place["line"]) for place in row["places"])
    return found


def merged(findings: Iterable[Finding]) -> list[Finding]:
    """Findings of parts of one table as those of the whole: what is the same but for rows, times and places is one."""
    kept: dict[Finding, Finding] = {}
    for one in findings:
        key = replace(one, rows=0, first=None, last=None, places=())
        kept[key] = _both(kept[key], one) if key in kept else one
    return list(kept.values())


def _both(one: Finding, other: Finding) -> Finding:
    firsts, lasts = ([each for each in pair if each] for pair in ((one.first, other.first), (one.last, other.last)))
    return replace(
        one, rows=one.rows + other.rows, first=min(firsts, default=None), last=max(lasts, default=None),
        places=tuple(sorted({*one.places, *other.places})[:_PLACES]),
    )  # fmt: skip
