"""Command traffic by its regularity, with the roles of services in mind: clocks and name servers are regular and are nobody's command.

The sub-scores conform to RITA v5 (periodicity.py) and are shown as they are. On a real Mirai capture they alone rank the command
server tenth, behind nine clocks and name servers; the rank here sets such services apart and adds what a bot does and a clock doesn't.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from ipaddress import ip_address, ip_network
from typing import Final

import polars as pl

from seawall.exposure.detectors.finding import Table, collected, with_hosts
from seawall.exposure.detectors.periodicity import HOURS, Scores, scores
from seawall.exposure.directions import NO_ANSWER
from seawall.exposure.tables import hosts

# DNS, DHCP, NTP, NetBIOS, DHCPv6, SSDP, mDNS, LLMNR: asked at fixed times by design.
SERVICES: Final = (53, 67, 68, 123, 137, 138, 546, 547, 1900, 5353, 5355)
# Below four times there are no three gaps; from 86,400 on it is one a second, which no period describes (RITA: a "strobe").
_LEAST, _STROBE = 4, 86_400
# A mean above three quarters needs all four scores, and what stands in fewer than six parts of the window has none for lasting
# (periodicity.duration). Most series are so short and go unscored; two parts are left for times at their edges.
_WITHOUT_LASTING, _PARTS = 0.75, 4
# RFC 1918: within these an address that ends in 255 is taken for a broadcast; elsewhere it may be a host.
_INSIDE: Final = tuple(ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
_AGAIN: Final = 20  # attempts from which failing again and again says something

# What of a flow a series is made of; the rest of its columns is twice as much.
_NEEDED: Final = (
    "src", "src6", "dst", "dst6", "dport", "src_bytes", "dst_bytes", "src_ip_bytes", "dst_packets", "state", "uid",
)  # fmt: skip

# What is added to the score for the rank; RITA's modifiers are .10 and .15, and these are meant like them.
_FAILING: Final = 0.15
_UNNAMED: Final = 0.10
_ALONE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Beacon:
    """One series: a host and one port of one other side.

    name          the host name by which the other side was called, empty where by its address
    scores        RITA's four sub-scores and their mean; a strobe has all 1
    service       it is a network's own service, or no address of a single host: ranked behind all others
    unanswered    the share of attempts that got no answer
    unnamed       the host had not looked up a name that leads there (only told where the logs hold answers of DNS)
    rank          the score with what was added; services come last whatever their rank
    """

    host: str
    to: str
    name: str
    port: int | None
    connections: int
    scores: Scores
    service: bool
    unanswered: float
    unnamed: bool
    rank: float


def beacons(
    flows: Table, names: Table, hours: int | None = 24, least: float = 0.0, most: int | None = None
) -> list[Beacon]:
    """All series of at least four different seconds with a score of `least` or more, the most telling first.

    hours  the last so many hours of the data, from the start of an hour, as RITA has it; None: all of it
    most   hold so many flows at once, cutting by host: the same series come of it. Hosts with more flows than that are left
           out: `crowded` tells them. None: all at once
    """
    window = _Window.of(flows.lazy(), hours)
    if window is None:
        return []
    said = names.lazy().filter(pl.col("kind").is_in(["http_host", "sni"]) & pl.col("uid").is_not_null())
    found: list[Beacon] = []
    for part in _by_host(window.flows, most):
        table = with_hosts(part)
        found += _series(
            _called(table, collected(said.join(table.lazy().select("uid"), on="uid", how="semi"))), window, least
        )
    return sorted(_ranked(found, window.flows, names.lazy()), key=_order)


def crowded(flows: Table, most: int, hours: int | None = 24) -> list[tuple[str, int]]:
    """Hosts with more than so many flows in the last so many hours, and how many: their series are not sought."""
    window = _Window.of(flows.lazy(), hours)
    found = None if window is None else _crowded(window.flows, most)
    if found is None or not found.height:
        return []
    return sorted(zip(hosts(found.get_column("src"), found.get_column("src6")), found.get_column("len"), strict=True))


def _crowded(flows: pl.LazyFrame, most: int) -> pl.DataFrame:
    return collected(flows.group_by("src", "src6").agg(pl.len()).filter(pl.col("len") > most))


def _order(one: "Beacon") -> tuple[object, ...]:
    return one.service, -one.rank, one.host, one.name, one.to, one.port or 0


@dataclass(frozen=True, slots=True)
class _Window:
    """The flows that are looked at, and their first and last second."""

    flows: pl.LazyFrame
    begin: int
    end: int

    @classmethod
    def of(cls, flows: pl.LazyFrame, hours: int | None) -> "_Window | None":
        """The last so many hours; None where no flow has a time."""
        second = pl.col("ts").dt.timestamp("us") // 1_000_000
        dated = flows.select(*_NEEDED, second.alias("second")).filter(pl.col("second").is_not_null())
        last = collected(dated.select(pl.col("second").max())).item()
        if last is None:
            return None
        if hours is not None:
            dated = dated.filter(pl.col("second") >= (last - hours * 3600) // 3600 * 3600)
        return cls(dated, int(collected(dated.select(pl.col("second").min())).item()), int(last))


def _by_host(flows: pl.LazyFrame, most: int | None) -> Iterator[pl.DataFrame]:
    """The flows in parts of about so many rows; all of one host are in one part."""
    count = int(collected(flows.select(pl.len())).item())
    if most is None or count <= most:
        yield collected(flows)
        return
    flows = flows.join(_crowded(flows, most).lazy(), on=["src", "src6"], how="anti", nulls_equal=True)
    parts = -(-count // most)
    for part in range(parts):
        yield collected(flows.filter(pl.struct("src", "src6").hash(0) % parts == part))


def _called(table: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """Each connection with the name by which it was called, joined by uid; a uid counts once, as the log names it first."""
    first = (
        said.sort("ts", "line")
        .unique("uid", keep="first", maintain_order=True)
        .select("uid", pl.col("value").alias("name"))
    )
    told = table.join(first, on="uid", how="left", maintain_order="left").with_columns(pl.col("name").fill_null(""))
    # What a name has claimed of a pair is not told once more by its address (RITA leaves such pairs out).
    named = told.filter(pl.col("name") != "").select("host", "to", "dport").unique()
    return told.filter(pl.col("name") != "").vstack(
        told.filter(pl.col("name") == "").join(named, on=["host", "to", "dport"], how="anti", nulls_equal=True)
    )


def _series(table: pl.DataFrame, window: _Window, least: float) -> Iterator[Beacon]:
    silent = pl.col("state").cast(pl.String).is_in(NO_ANSWER) | (
        (pl.col("dst_packets") == 0) & (pl.col("dst_bytes").fill_null(0) == 0)
    )
    # One name is one other side, at however many addresses.
    sides = table.with_columns(pl.when(pl.col("name") == "").then("to").otherwise("name").alias("side"))
    groups = sides.group_by("host", "side", "name", "dport").agg(
        pl.col("to").min(),
        pl.len().alias("connections"),
        pl.col("second").n_unique().alias("distinct"),
        pl.col("second").head(_STROBE),
        pl.coalesce("src_ip_bytes", "src_bytes").fill_null(0).head(_STROBE).alias("sizes"),
        silent.fill_null(value=False).mean().alias("unanswered"),
        ((pl.col("second") - window.begin) * HOURS // max(window.end - window.begin, 1)).n_unique().alias("parts"),
    )
    lasting = (pl.col("parts") >= _PARTS) | (pl.col("connections") >= _STROBE) | (least <= _WITHOUT_LASTING)
    for row in groups.filter((pl.col("distinct") >= _LEAST) & lasting).iter_rows(named=True):
        strobe = row["connections"] >= _STROBE
        found = Scores(1.0, 1.0, 1.0, 1.0) if strobe else scores(row["second"], row["sizes"], window.begin, window.end)
        if found.beacon >= least:
            yield Beacon(
                row["host"], row["to"], row["name"], row["dport"], row["connections"], found,
                service=is_service(row["to"], row["dport"]), unanswered=round(row["unanswered"], 3), unnamed=False, rank=0.0,
            )  # fmt: skip


def _ranked(found: list[Beacon], flows: pl.LazyFrame, names: pl.LazyFrame) -> Iterator[Beacon]:
    """Series with what all hosts' flows and names say of their other sides."""
    there = {one.to for one in found}
    alone = _alone(there, flows)
    answers = _answers(there, names)
    for one in found:
        unnamed = answers is not None and not one.name and one.to not in answers
        failing = one.connections >= _AGAIN and one.unanswered >= 0.5
        more = _FAILING * failing + _UNNAMED * unnamed + _ALONE * (one.to in alone)
        yield replace(one, unnamed=unnamed, rank=round(min(1.0, one.scores.beacon + more), 3))


def _alone(there: Collection[str], flows: pl.LazyFrame) -> set[str]:
    """Of these addresses those with which a single host of ours spoke."""
    packed = [ip_address(text) for text in there if text != "unknown"]
    four = [int(one) for one in packed if one.version == 4]
    six = [one.packed for one in packed if one.version == 6]
    nowhere = pl.col("dst").is_null() & pl.col("dst6").is_null() if "unknown" in there else pl.lit(value=False)
    hit = pl.col("dst").is_in(four) | pl.col("dst6").is_in(six) | nowhere
    pairs = collected(flows.filter(hit.fill_null(value=False)).select("src", "src6", "dst", "dst6").unique())
    hosts_there = with_hosts(pairs).group_by("to").agg(pl.col("host").n_unique())
    return set(hosts_there.filter(pl.col("host") == 1).get_column("to"))


def _answers(there: Collection[str], names: pl.LazyFrame) -> set[str] | None:
    """Those of these addresses that DNS gave; None where the logs hold no answers, so that nobody's silence is held against a host."""
    given = names.filter(pl.col("kind") == "answer_ip")
    if not collected(given.head(1)).height:
        return None
    return set(collected(given.filter(pl.col("value").is_in(list(there))).select("value")).get_column("value"))


def is_service(to: str, port: int | None) -> bool:
    """Whether it is a service of the network itself, or an address that is no single host: multicast, broadcast, link-local."""
    if port in SERVICES:
        return True
    if to == "unknown":
        return False
    address = ip_address(to)
    broadcast = to == "255.255.255.255" or (to.endswith(".255") and any(address in net for net in _INSIDE))
    return broadcast or address.is_multicast or address.is_link_local
