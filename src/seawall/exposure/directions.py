"""Which way a row went, from the side on which the indicator stands and from what came back."""

from collections.abc import Sequence
from typing import Final

import polars as pl

from seawall.exposure.phases import DIRECTIONS, Direction

_WAYS: Final = pl.Enum([way.value for way in DIRECTIONS])
# Zeek's connection states in which no connection came to be: an attempt without answer, rejected, or given up before one.
NO_ANSWER: Final = ("S0", "REJ", "RSTOS0", "SH")
# The same by argus: only SYN, or SYN and a reset for it.
_ONLY_ASKED: Final = ("s_", "s_ra", "s_r")
# What firewalls and clouds call traffic that they let through to nobody (AWS, ASA, Palo Alto, Fortinet, Azure), and ASA's word for a
# connection that nobody answered. A firewall that ends a connection late may have let some of it pass: what came back decides.
_REFUSED: Final = (
    "reject", "deny", "denied", "drop", "drop icmp", "drop-icmp", "dropped", "block", "blocked", "reset both", "reset-both",
    "reset client", "reset-client", "reset server", "reset-server", "d", "d b", "syn timeout",
)  # fmt: skip
# Kinds of names that are questions and answers of DNS.
LOOKED_UP: Final = ("dns", "answer_ip")


def of_flows(rows: pl.DataFrame, side: str) -> pl.Series:
    """The direction of each flow whose indicator stands at `side` ("src": it began the flow, "dst": our host did)."""
    silent = pl.col("dst_bytes").fill_null(0) == 0
    nothing_back = (pl.col("dst_packets") == 0) & silent
    state = pl.col("state").cast(pl.String)
    word = state.str.to_lowercase()
    # nfdump's flags of one direction: nothing but SYN of who asks, nothing but a reset of who will not have it.
    only_syn = state.str.contains(r"^[.CE]*[.][.CE]*S[.]*$")
    reset = silent & state.str.contains(r"^[.]+A?[.]*R[.]*$")
    unanswered = (
        state.is_in(NO_ANSWER) | word.is_in(_ONLY_ASKED) | nothing_back | (silent & (word.is_in(_REFUSED) | only_syn))
    )
    # A flow of resets alone is the other half of what the other side tried, in a record of its own.
    if side == "dst":
        return _told(rows, [(unanswered, Direction.UNANSWERED), (reset, Direction.SCANNED)], Direction.OUTBOUND)
    # One packet that got no content back is a probe, whatever the state is called.
    probe = (pl.col("src_packets") <= 1) & silent
    return _told(rows, [(reset, Direction.UNANSWERED), (unanswered | probe, Direction.SCANNED)], Direction.INBOUND)


def of_names(rows: pl.DataFrame) -> pl.Series:
    """A question or answer of DNS is a look-up, everything else was said to the other side."""
    return _told(rows, [(pl.col("kind").is_in(LOOKED_UP), Direction.ASKED)], Direction.OUTBOUND)


def _told(rows: pl.DataFrame, told: Sequence[tuple[pl.Expr, Direction]], otherwise: Direction) -> pl.Series:
    """The first way of which the condition is true, else the last."""
    way: pl.Expr = pl.lit(otherwise.value, _WAYS)
    for when, then in reversed(told):
        way = pl.when(when.fill_null(value=False)).then(pl.lit(then.value, _WAYS)).otherwise(way)
    return rows.select(way.alias("direction")).to_series()
