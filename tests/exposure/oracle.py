"""Matching by brute force: every row by every indicator in plain Python, against which the fast way is held."""

from datetime import timedelta
from ipaddress import ip_address, ip_network
from typing import Any

from seawall.claims.indicator import Indicator, IndicatorKind, Precision
from seawall.exposure.phases import Phase

UNITS = {Precision.DAY: timedelta(days=1), Precision.SECOND: timedelta(seconds=1)}
CLOTHED: list[Any] = [ip_network("::ffff:0:0/96"), ip_network("64:ff9b::/96")]
HOSTS = {"dns", "sni", "http_host"}
EQUAL = {
    IndicatorKind.URL: "url", IndicatorKind.CERTIFICATE: "cert_sha256", IndicatorKind.CERTIFICATE_SHA1: "cert_sha1",
    IndicatorKind.CERTIFICATE_MD5: "cert_md5", IndicatorKind.CERTIFICATE_NAME: "cert_name", IndicatorKind.FILE: "file_sha256",
    IndicatorKind.FILE_SHA1: "file_sha1", IndicatorKind.FILE_MD5: "file_md5", IndicatorKind.JA3: "ja3",
}  # fmt: skip


def address(row: dict[str, Any], side: str) -> Any:
    """The address on one side, IPv4 where it is IPv4 in another form."""
    if row.get(side) is not None:
        return ip_address(row[side])
    six = row.get(f"{side}6")
    found = ip_address(six) if six else None
    return bare(found)


def bare(found: Any) -> Any:
    """IPv4 where it is IPv4 in IPv6's form, mapped or as a network with NAT64 calls it."""
    clothed = [net for net in CLOTHED if found is not None and found in net]
    return ip_address(int(found) & 0xFFFFFFFF) if clothed else found


def holds(indicator: Indicator, said: Any) -> bool:
    """Whether an address, or text that is one, belongs to an address indicator."""
    try:
        found = ip_address(said) if isinstance(said, str) else said
    except ValueError:
        return False
    found = bare(found)
    net: Any = ip_network(indicator.value)
    if net.version == 6 and any(net.subnet_of(each) for each in CLOTHED):
        net = ip_network((int(net.network_address) & 0xFFFFFFFF, net.prefixlen - 96))
    return found is not None and found in net


def phase(indicator: Indicator, moment: Any, skew: timedelta) -> Phase:
    """The phase by days and seconds as a person would say it, for windows of which both ends or neither are said."""
    window = indicator.window
    if (
        window.reassigned
        and moment >= window.reassigned
        and not (window.seized and moment >= window.seized > window.reassigned)
    ):
        return Phase.REASSIGNED
    if window.seized and moment >= window.seized:
        return Phase.SEIZED
    if window.start is None or window.end is None:
        return Phase.OPEN
    unit = UNITS[window.precision]
    keep: Any = (
        {"microsecond": 0}
        if window.precision is Precision.SECOND
        else {"hour": 0, "minute": 0, "second": 0, "microsecond": 0}
    )
    start, after = window.start.replace(**keep), window.end.replace(**keep) + unit
    if start <= moment < after:
        return Phase.IN_WINDOW
    if start - unit - skew <= moment < after + unit + skew:
        return Phase.GRACE
    return Phase.BEFORE if moment < start else Phase.AFTER


def phase_of_flow(indicator: Indicator, row: dict[str, Any], skew: timedelta) -> Phase:
    """The phase of a flow: what lasted into the window is in it, what ended before is as near as its end."""
    began, ended, window = row["ts"], row.get("end"), indicator.window
    if ended is None or ended <= began or window.start is None or window.end is None:
        return phase(indicator, began, skew)
    keep: Any = {"microsecond": 0} if window.precision is Precision.SECOND else {"hour": 0, "minute": 0, "second": 0, "microsecond": 0}  # fmt: skip
    start = window.start.replace(**keep)
    return phase(indicator, began if began >= start else min(ended, start), skew)


def met_by_flow(row: dict[str, Any], indicator: Indicator) -> list[str]:
    """The sides of a flow on which an indicator stands."""
    ports = {"src": row["sport"], "dst": row["dport"]}
    return [
        side
        for side in ("src", "dst")
        if indicator.kind in {IndicatorKind.IP, IndicatorKind.NETWORK}
        and holds(indicator, address(row, side))
        and indicator.port in {None, ports[side]}
    ]


def met_by_name(row: dict[str, Any], indicator: Indicator) -> bool:
    """Whether an indicator shows in a row of names."""
    kind, value = row["kind"], row["value"]
    if kind not in {"dns", "answer_ip"} and row["dport"] is not None and indicator.port not in {None, row["dport"]}:
        return False
    if indicator.kind in {IndicatorKind.IP, IndicatorKind.NETWORK}:
        return kind in {"answer_ip", "http_host"} and holds(indicator, value)
    if indicator.kind is IndicatorKind.DOMAIN:
        return kind in HOSTS and value == indicator.value
    if indicator.kind is IndicatorKind.SUFFIX:
        return kind in HOSTS and f".{value}".endswith(f".{indicator.value}")
    return bool(kind == EQUAL[indicator.kind] and value == indicator.value)
