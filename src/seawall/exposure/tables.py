"""The two tables that all log formats become, as far as matching reads them, and addresses between bytes and text.

Addresses: IPv4 as a number in `src`/`dst`, IPv6 as 16 bytes in `src6`/`dst6`; exactly one of a pair is there. Times are UTC in
microseconds. `file` and `line` lead back to the row of the log; `file` is a number in the logs' manifest. The columns are those
of logs/schema.py.
"""

from ipaddress import IPv4Address, IPv6Address
from typing import Final

import polars as pl

from seawall.exposure.logs.schema import FLOWS, NAMES, UTC_MICROS
from seawall.hosts import CLOTHED

TIME: Final = UTC_MICROS

__all__ = ["FLOWS", "NAMES", "TIME", "flows", "hosts", "names", "text_of", "unmapped"]

# How an IPv6 address begins that is an IPv4 one in its clothes.
_CLOTHED: Final = tuple(prefix.to_bytes(12) for prefix in sorted(CLOTHED))


def flows(rows: list[dict[str, object]]) -> pl.DataFrame:
    """A table of flows from rows; what a row doesn't say is null."""
    return pl.DataFrame(rows, schema=FLOWS)


def names(rows: list[dict[str, object]]) -> pl.DataFrame:
    """A table of names from rows; what a row doesn't say is null."""
    return pl.DataFrame(rows, schema=NAMES)


def text_of(four: int | None, six: bytes | None) -> str:
    """An address as people write it; "unknown" where the log has none."""
    if four is not None:
        return str(IPv4Address(four))
    return "unknown" if six is None or len(six) != 16 else str(IPv6Address(six))


def unmapped(table: pl.DataFrame) -> pl.DataFrame:
    """The same table with IPv4 addresses that arrived in IPv6 form moved to where IPv4 addresses stand."""
    for side in ("src", "dst"):
        wide = pl.col(f"{side}6")
        if table.get_column(f"{side}6").null_count() == table.height:
            continue
        mapped = (wide.bin.size() == 16) & pl.any_horizontal(wide.bin.starts_with(prefix) for prefix in _CLOTHED)
        number = wide.bin.slice(12, 4).bin.reinterpret(dtype=pl.UInt32, endianness="big")
        table = table.with_columns(
            pl.when(mapped).then(number).otherwise(pl.col(side)).alias(side),
            pl.when(mapped).then(None).otherwise(wide).alias(f"{side}6"),
        )
    return table


def hosts(four: pl.Series, six: pl.Series) -> pl.Series:
    """Addresses as text; IPv6, which is rarer and has more ways to be written, each distinct one once in Python."""
    number = pl.col("four")
    quad = pl.format("{}.{}.{}.{}", *((number // 256**place % 256) for place in (3, 2, 1, 0)))
    wide = {value: text_of(None, value) for value in six.unique().drop_nulls()}
    written = (
        pl.col("six").replace_strict(wide, default=None, return_dtype=pl.String) if wide else pl.lit(None, pl.String)
    )
    told = pl.when(number.is_not_null()).then(quad).otherwise(written).fill_null("unknown")
    return pl.DataFrame({"four": four, "six": six}).select(told.alias("host")).to_series()
