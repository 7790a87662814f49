"""Certificates by name: Zeek tells the names of one once a day, and of each session its fingerprint alone; here they come together.

A certificate's own record (x509.log) names no host. The sessions that showed it do, and they are what an hour's coverage rests on.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

import polars as pl

from seawall.claims.indicator import IndicatorKind
from seawall.exposure.index import Index
from seawall.exposure.logs.manifest import Day
from seawall.exposure.logs.opened import Logs, with_hours
from seawall.exposure.logs.schema import NAMES, Kind
from seawall.exposure.phases import Phase
from seawall.exposure.sightings import meetings

_NAME: Final = Kind.CERTIFICATE_NAME.value
_PRINTS: Final = [kind.value for kind in (Kind.CERTIFICATE, Kind.CERTIFICATE_SHA1, Kind.CERTIFICATE_MD5)]
_ROWS: Final = 1_000_000  # rows held to the indicators at once


def sessions(names: pl.LazyFrame, wanted: Collection[str] | None = None) -> pl.LazyFrame:
    """Sessions that showed a certificate, as rows of the kind cert_name: one for each name that the logs tell of it.

    wanted  of these names alone; None: of all
    """
    hostless = pl.col("src").is_null() & pl.col("src6").is_null()
    said = names.filter((pl.col("kind") == _NAME) & hostless & pl.col("uid").is_not_null())
    if wanted is not None:
        said = said.filter(pl.col("value").is_in(list(wanted)))
    told = said.select(pl.col("uid").str.to_lowercase().alias("print"), pl.col("value").alias("name")).unique()
    shown = names.filter(pl.col("kind").is_in(_PRINTS) & ~hostless).rename({"value": "print"})
    return shown.join(told, on="print", how="inner").select(
        pl.lit(_NAME).alias("kind") if name == "kind" else pl.col("name").alias("value") if name == "value"
        else pl.lit(None, pl.String).alias("raw") if name == "raw" else pl.col(name)
        for name in NAMES
    )  # fmt: skip


def session_meetings(logs: Logs, index: Index, only: Collection[Phase] = ()) -> Iterator[pl.DataFrame]:
    """What sessions met by the names of their certificates; nothing where no such name is looked for."""
    wanted = _wanted(index)
    if wanted:
        rows = sessions(logs.names, wanted).collect(engine="streaming").sort("file", "line", "value")
        for part in rows.iter_slices(_ROWS):
            yield from meetings(part, index, only)


def days_with_sessions(logs: Logs, index: Index) -> Mapping[str, Mapping[str, Day]]:
    """The manifest's days, the hours of sessions whose certificates' names are known added to those of names in certificates."""
    days = logs.manifest.days
    if not _wanted(index):
        return days
    return {**days, _NAME: with_hours(days.get(_NAME, {}), sessions(logs.names), logs)}


def _wanted(index: Index) -> list[str]:
    return index.texts.filter(pl.col("group") == IndicatorKind.CERTIFICATE_NAME.name).get_column("value").to_list()
