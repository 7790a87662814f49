"""SoftEther VPN where nobody runs one: the names and ports that its bridge can't do without, whatever its program is called.

Flax Typhoon renames vpnbridge.exe to conhost.exe or dllhost.exe (Microsoft, 24 August 2023); what it says on the network stays.
The renamed program itself is in rules/*.yml, for process events. Names and ports are those of SoftEther's published source.
"""

import re
from collections.abc import Collection
from typing import Any, Final

import polars as pl

from seawall.exposure.detectors.finding import Finding, Table, collected, grouped, with_hosts
from seawall.exposure.suffixes import below
from seawall.exposure.tables import hosts

_NAME: Final = "SoftEther"
# Suffix → how telling, and what it is. Visits to the project's own site are no tunnel.
_SUFFIXES: Final[dict[str, tuple[float, str]]] = {
    "softether-network.net": (0.9, "its servers for dynamic names and for crossing NAT"),
    "nat-traversal.uxcom.jp": (0.9, "its second server for crossing NAT"),
    "keepalive.softether.org": (0.9, "its keep-alive"),
    "vpnazure.net": (0.9, "its relay, which needs no open port"),
    "softether.net": (0.8, "a VPN server under its dynamic names"),
    "vpngate.net": (0.6, "its volunteers' servers"),
}
_NAT_PORT: Final = 5004  # UDP_NAT_T_PORT
_LEAST_PACKETS: Final = 2  # RTP uses the port too; a single packet says nothing
_TECHNIQUES: Final = ("T1572", "T1133", "T1036.005")


def softether_traffic(names: Table, flows: Table, known: Collection[str] = ()) -> list[Finding]:
    """Hosts that speak with SoftEther's servers; `known` are hosts on which it is meant to run.

    Traffic over UDP 5004 alone is no finding; where the same host also named such a server it raises the score to 1.
    """
    ends = rf"(?:^|\.)(?:{'|'.join(map(re.escape, _SUFFIXES))})$"
    named = pl.col("kind").is_in(["dns", "sni", "http_host"]) & pl.col("value").str.contains(ends)
    looked = collected(names.lazy().filter(named))
    suffixes = pl.DataFrame({"value": list(_SUFFIXES), "indicator": range(len(_SUFFIXES))})
    hits = below(looked.select(pl.col("value").unique()), suffixes)
    found = with_hosts(looked.join(hits, on="value", how="inner")).filter(~pl.col("host").is_in(set(known)))
    udp = pl.col("proto").cast(pl.String).str.to_lowercase() == "udp"
    crossing = flows.lazy().filter((pl.col("dport") == _NAT_PORT) & udp).group_by("src", "src6").agg(pl.len())
    hosts_there = collected(crossing.filter(pl.col("len") >= _LEAST_PACKETS))
    through = set(hosts(hosts_there.get_column("src"), hosts_there.get_column("src6")))
    rows = grouped(found, "host", "indicator", names=pl.col("value").unique().sort())
    return [_finding(row, row["host"] in through) for row in rows]


def _finding(row: dict[str, Any], through: bool) -> Finding:
    suffix = list(_SUFFIXES)[row["indicator"]]
    score, what = _SUFFIXES[suffix]
    also = ", and the host crosses NAT by UDP 5004" if through else ""
    return Finding(
        _NAME, row["host"], suffix, row["rows"], row["first"], row["last"], 1.0 if through else score,
        f"named {what}{also}", _TECHNIQUES, row["places"],
    )  # fmt: skip
