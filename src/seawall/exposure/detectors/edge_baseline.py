"""What an edge device does that it never did before: new destinations and ports, and more bytes than ever on a day.

NCSC's first advice against covert networks (April 2026): map and baseline the traffic of edge devices. A device of one's own that
has joined a botnet talks to servers and at times at which it never talked.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Final

import polars as pl

from seawall.exposure.detectors.finding import Finding, Table, collected, regrouped, summed, with_hosts
from seawall.exposure.networks import inside, span_of
from seawall.exposure.tables import text_of

_NAME: Final = "edge device off its baseline"
# A baseline of fewer days knows no weekly habits: everything would be new.
LEAST_DAYS: Final = 7
# So many times the most of any day of the baseline; below a megabyte growth says nothing.
_TIMES: Final = 5
_LEAST_BYTES: Final = 1_000_000


def edge_baseline(
    flows: Table, devices: Collection[str], until: datetime, since: datetime | None = None
) -> tuple[list[Finding], tuple[str, ...]]:
    """What devices began from `until` on that they had not done before, and the devices whose baseline is too short to say.

    The baseline is what the table holds before `until`, from `since` on where that is said. Answered or not, an outbound
    connection counts. ValueError for a device that is no address.
    """
    own = flows.lazy().filter(inside("src", devices) & pl.col("ts").is_not_null())
    if since:
        own = own.filter(pl.col("ts") >= since)
    sent = pl.coalesce("src_bytes", "src_ip_bytes").fill_null(0).sum().alias("sent")
    dated = own.with_columns(pl.col("ts").dt.date().alias("day"), (pl.col("ts") < until).alias("before"))
    # One row for each other side, port and day: a device through which a whole house speaks is still a small table.
    keys = ("src", "src6", "dst", "dst6", "dport", "day", "before")
    told = with_hosts(collected(summed(dated, *keys, sent=sent)))
    before, after = told.filter("before"), told.filter(~pl.col("before"))
    days = before.group_by("host").agg(pl.col("day").n_unique().alias("days"))
    enough = {host for host, count in days.iter_rows() if count >= LEAST_DAYS}
    after = after.filter(pl.col("host").is_in(enough))
    asked = {text_of(*packed) for packed in map(_packed, devices)}
    return [*_new(before, after), *_more(before, after)], tuple(sorted(asked - enough))


def _packed(device: str) -> tuple[int | None, bytes | None]:
    version, low, high = span_of(device)
    if low != high:
        raise ValueError(f"{device} is a network: each edge device is named by its address")
    return (low, None) if version == 4 else (None, low.to_bytes(16))


def _new(before: pl.DataFrame, after: pl.DataFrame) -> list[Finding]:
    """New destinations; more telling where the port is new too, for content networks change their addresses daily."""
    fresh = after.join(before, on=["host", "to"], how="anti")
    ports = {tuple(pair) for pair in before.select("host", "dport").unique().iter_rows()}
    return [
        Finding(
            _NAME, row["host"], f"{row['to']} port {row['dport']}", row["rows"], row["first"], row["last"],
            0.7 if new else 0.2,
            "a destination that this device never contacted before, " + ("on a port it never used" if new else "on a port it uses"),
            ("T1090.003",), row["places"],
        )
        for row in regrouped(fresh, "host", "to", "dport")
        for new in [(row["host"], row["dport"]) not in ports]
    ]  # fmt: skip


def _more(before: pl.DataFrame, after: pl.DataFrame) -> list[Finding]:
    daily = before.group_by("host", "day").agg(pl.col("sent").sum())
    most = {host: value for host, value in daily.group_by("host").agg(pl.col("sent").max()).iter_rows()}  # noqa: C416  # typed so
    told = regrouped(after, "host", "day", sent=pl.col("sent").sum())
    return [
        Finding(
            _NAME, row["host"], str(row["day"]), row["rows"], row["first"], row["last"], 0.5,
            f"sent {row['sent']:,} bytes on that day; the most on any day before was {most[row['host']]:,}",
            ("T1090.003", "T1498"), row["places"],
        )
        for row in told
        if row["sent"] >= max(_LEAST_BYTES, _TIMES * most[row["host"]])
    ]  # fmt: skip
