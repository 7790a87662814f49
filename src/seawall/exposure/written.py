"""Addresses that stand in logs as text: answers of DNS, and hosts that were called by their number."""

from ipaddress import ip_address

import polars as pl

from seawall.hosts import bare


def addresses_written(values: pl.Series) -> tuple[pl.Series, pl.Series, pl.Series]:
    """The distinct values that are addresses, and each as a number (UInt32) or as 16 bytes (Binary).

    An address in brackets is taken for what it is, one in IPv6 form of IPv4 as IPv4; all other text is a name and is left.
    """
    distinct = values.drop_nulls().unique(maintain_order=True)
    # Only text of these characters can be an address; names are many and go without being tried.
    kept = distinct.filter(distinct.str.contains(r"^\[?[0-9a-fA-F:.]{2,45}\]?$"))
    said, four, six = [], list[int | None](), list[bytes | None]()
    for text in kept:
        packed = _packed(text)
        if packed is not None:
            said.append(text)
            four.append(int.from_bytes(packed) if len(packed) == 4 else None)
            six.append(packed if len(packed) == 16 else None)
    return pl.Series(said, dtype=pl.String), pl.Series(four, dtype=pl.UInt32), pl.Series(six, dtype=pl.Binary)


def _packed(text: str) -> bytes | None:
    try:
        return bare(ip_address(text.strip("[]"))).packed
    except ValueError:
        return None  # digits and dots that are no address are a name, or nothing
