"""Hand-made log rows and indicators for the tests of exposure; the addresses are those reserved for documentation."""

from datetime import UTC, datetime
from ipaddress import ip_address
from typing import Any

import polars as pl

from seawall.claims.indicator import Indicator, IndicatorKind, Precision, Tier, Window, WindowBasis
from seawall.exposure.tables import flows, names

OURS = "10.0.0.7"


def at(text: str) -> datetime:
    """A moment in UTC from "2024-05-01" or "2024-05-01 12:00:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def window(start: str = "", end: str = "", precision: Precision = Precision.DAY, **more: str) -> Window:
    """A published window; empty: that end is not said."""
    said = {name: at(text) for name, text in more.items()}
    basis = WindowBasis.PUBLISHED if start or end else WindowBasis.NONE
    return Window(at(start) if start else None, at(end) if end else None, basis, precision, **said)


MAY = window("2024-05-01", "2024-05-31")


def indicator(value: str, kind: IndicatorKind, days: Window = MAY, tier: Tier = Tier.CONTROL, **more: Any) -> Indicator:
    """An indicator of an invented actor."""
    made = {"party": "actor", "claim": f"claim:{value}", "source": "Example publisher, row 1", **more}
    return Indicator(value, kind, days, tier, **made)


def ip(value: str, days: Window = MAY, **more: Any) -> Indicator:
    """An address or, with a slash, a network."""
    return indicator(value, IndicatorKind.NETWORK if "/" in value else IndicatorKind.IP, days, **more)


def _address(side: str, text: str) -> dict[str, Any]:
    address = ip_address(text)
    return {side: int(address)} if address.version == 4 else {f"{side}6": address.packed}


def flow(ts: str, src: str, dst: str, **more: Any) -> dict[str, Any]:
    """A row of flows: an ordinary answered connection to port 443 unless said otherwise."""
    usual = {
        "sport": 50000, "dport": 443, "proto": "tcp", "state": "SF", "src_bytes": 100, "dst_bytes": 200,
        "src_packets": 5, "dst_packets": 5, "uid": "C1", "file": 0, "line": 1,
    }  # fmt: skip
    return {"ts": at(ts), **_address("src", src), **_address("dst", dst), **usual, **more}


def name(ts: str, kind: str, value: str, **more: Any) -> dict[str, Any]:
    """A row of names said by our host."""
    return {
        "ts": at(ts),
        **_address("src", OURS),
        "dport": 443,
        "kind": kind,
        "value": value,
        "file": 0,
        "line": 1,
        **more,
    }


def numbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with line numbers from 1."""
    return [{**row, "line": line} for line, row in enumerate(rows, 1)]


def flow_table(*rows: dict[str, Any]) -> pl.DataFrame:
    """Rows as a table of flows."""
    return flows(numbered(list(rows)))


def name_table(*rows: dict[str, Any]) -> pl.DataFrame:
    """Rows as a table of names."""
    return names(numbered(list(rows)))
