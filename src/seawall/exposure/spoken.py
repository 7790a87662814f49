"""Whom hosts spoke with, told by logs of names alone: a session of TLS, a request, an alert that no log of flows has.

Where the flow was logged too it is what is met, and the same contact is not told twice.
"""

from collections.abc import Collection, Iterator
from typing import Final

import polars as pl

from seawall.exposure.index import Index
from seawall.exposure.logs.opened import Logs
from seawall.exposure.logs.schema import FLOWS, Kind
from seawall.exposure.phases import Phase
from seawall.exposure.sightings import meetings
from seawall.exposure.stored import may_meet
from seawall.exposure.tables import unmapped

# What the sightings say of where they stand: no flow, and of no kind of name.
SPOKEN: Final = "session"
_SIDES: Final = ["src", "src6", "dst", "dst6"]
_ROW: Final = ["file", "line"]
_ROWS: Final = 1_000_000  # rows held to the indicators at once


def spoken_meetings(logs: Logs, index: Index, only: Collection[Phase] = ()) -> Iterator[pl.DataFrame]:
    """What hosts met by the addresses of their sessions, as far as no flow and no host called by its number tells it."""
    if not (index.four.nets.items.size or index.six.nets.items.size):
        return
    rows = logs.names.drop("raw").filter(may_meet(index, has_six=True)).collect(engine="streaming")
    if not rows.height:
        return
    for part in _without_flows(rows, logs).iter_slices(_ROWS):
        for met in meetings(part, index, only):
            kept = met.with_columns(pl.lit(SPOKEN).alias("kind")).join(_called(rows), on=[*_ROW, "met"], how="anti")
            if kept.height:
                yield kept


def _without_flows(rows: pl.DataFrame, logs: Logs) -> pl.DataFrame:
    """Each record once, as a flow of which nothing but its sides is known; those that a log of flows has are left out."""
    once = unmapped(rows.unique(_ROW, keep="first", maintain_order=True))
    by_uid = logs.flows.join(once.lazy().select("uid").drop_nulls(), on="uid", how="semi").select("uid", *_SIDES)
    by_row = logs.flows.join(once.lazy().select(_ROW), on=_ROW, how="semi").select(_ROW)
    once = once.join(unmapped(by_uid.collect(engine="streaming")), on=["uid", *_SIDES], how="anti", nulls_equal=True)
    once = once.join(by_row.collect(engine="streaming"), on=_ROW, how="anti")
    untold = [pl.lit(None, kind).alias(name) for name, kind in FLOWS.items() if name not in once.columns]
    return once.with_columns(*untold).select(*FLOWS).sort(_ROW)


def _called(rows: pl.DataFrame) -> pl.DataFrame:
    """Hosts that were called by their number, which are met as such."""
    return rows.filter(pl.col("kind") == Kind.HOST.value).select(*_ROW, pl.col("value").alias("met")).unique()
