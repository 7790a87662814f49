"""Which way a row went, from the side on which the indicator stands and from what came back."""

from typing import Final

import polars as pl

from seawall.exposure.phases import DIRECTIONS, Direction

_WAYS: Final = pl.Enum([way.value for way in DIRECTIONS])
# Zeek's connection states in which no connection came to be: an attempt without answer, rejected, or given up before one.
NO_ANSWER: Final = ("S0", "REJ", "RSTOS0", "SH")
# Kinds of names that are questions and answers of DNS.
LOOKED_UP: Final = ("dns", "answer_ip")


def of_flows(rows: pl.DataFrame, side: str) -> pl.Series:
    """The direction of each flow whose indicator stands at `side` ("src": it began the flow, "dst": our host did)."""
    silent = pl.col("dst_bytes").fill_null(0) == 0
    nothing_back = (pl.col("dst_packets") == 0) & silent
    unanswered = pl.col("state").cast(pl.String).is_in(NO_ANSWER) | nothing_back
    if side == "dst":
        return _told(rows, unanswered, Direction.UNANSWERED, Direction.OUTBOUND)
    # One packet that got no content back is a probe, whatever the state is called.
    probe = (pl.col("src_packets") <= 1) & silent
    return _told(rows, unanswered | probe, Direction.SCANNED, Direction.INBOUND)


def of_names(rows: pl.DataFrame) -> pl.Series:
    """A question or answer of DNS is a look-up, everything else was said to the other side."""
    return _told(rows, pl.col("kind").is_in(LOOKED_UP), Direction.ASKED, Direction.OUTBOUND)


def _told(rows: pl.DataFrame, when: pl.Expr, then: Direction, otherwise: Direction) -> pl.Series:
    told = (
        pl.when(when.fill_null(value=False)).then(pl.lit(then.value, _WAYS)).otherwise(pl.lit(otherwise.value, _WAYS))
    )
    return rows.select(told.alias("direction")).to_series()
