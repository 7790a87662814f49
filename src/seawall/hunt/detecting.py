"""All detectors over one set of logs, part by part: however many the logs are, so many rows are held at once and all are looked at."""

from collections.abc import Callable, Iterator
from typing import Final

import polars as pl

from seawall.errors import Problem
from seawall.exposure.detectors import (
    Beacon,
    Finding,
    Rules,
    beacons,
    crowded,
    edge_baseline,
    generated_names,
    matched,
    payload_urls,
    residential_logins,
    softether_traffic,
)
from seawall.exposure.detectors.finding import collected, merged
from seawall.exposure.logs import Logs
from seawall.exposure.logs.schema import STARTED
from seawall.hunt.watch import Edges, Homes, Watch

# Five million flows are about a gigabyte with what is computed of them.
MOST_ROWS: Final = 5_000_000
# RITA shows series from this score on as high; below it ordinary programs crowd the list (docs/benchmarks.md, Detectors).
BEACON: Final = 0.80
MOST_BEACONS: Final = 20

_Told = tuple[list[Finding], list[Problem]]


def detect(logs: Logs, watch: Watch | None = None, most: int = MOST_ROWS) -> _Told:
    """What the detectors find, and what of rules and tables could not be used.

    watch  what the user tells them; None: nothing, and the project's own rules
    most   rows held at once
    """
    told = watch or Watch()
    parts = [
        (payload_urls(logs.names), []),
        (generated_names(logs.names), []),
        (softether_traffic(logs.names, logs.flows), []),
        _homes(logs, told.homes),
        _edges(logs, told.edges),
        _rules(logs, told.rules, most),
        _beacons(logs, most),
    ]
    return [one for found, _ in parts for one in found], [one for _, problems in parts for one in problems]


def _homes(logs: Logs, homes: Homes | None) -> _Told:
    if homes is None:
        return [], []
    found, unknown = residential_logins(logs.flows, homes.doors, homes.table, homes.usual)
    problems = list(homes.table.problems)
    if unknown:
        why = "log-ins came from networks that the table does not hold: nothing is said of them"
        problems.append(Problem("log-ins from homes", "", "rows", f"{unknown:,}", why))
    return found, problems


def _edges(logs: Logs, edges: Edges | None) -> _Told:
    if edges is None:
        return [], []
    found, short = edge_baseline(logs.flows, edges.devices, edges.until, edges.since)
    why = "its baseline holds fewer than 7 days with traffic: nothing is said of it"
    return found, [Problem("edge baseline", "", "device", device, why) for device in short]


def _rules(logs: Logs, more: Rules, most: int) -> _Told:
    """Rules look at one row, or at all that one connection said; so that a table may be asked part by part."""
    rules = Rules.read() + more
    tables: dict[str, Callable[[], Iterator[pl.DataFrame]]] = {
        "flows": lambda: _slices(logs.flows, most),
        "names": lambda: _by_connection(logs.names, most),
        "process_creation": lambda: _said(logs.processes, most),
    }
    found: list[Finding] = []
    problems = dict.fromkeys(rules.problems)
    for name, parts in tables.items():
        asked, rows = rules.of(name), 0
        for part in parts() if asked.rules else ():
            rows += part.height
            hits, unread = matched(asked, {name: part})
            found += hits
            problems |= dict.fromkeys(unread)
        if not rows and more.of(name).rules:
            why = "these Sigma rules were not asked: the logs hold nothing of their kind"
            problems[Problem("Sigma", "", name, f"{len(more.of(name).rules):,} rules", why)] = None
    return merged(found), list(problems)


def _slices(table: pl.LazyFrame, most: int) -> Iterator[pl.DataFrame]:
    for begin in range(0, _count(table), most):
        yield collected(table.slice(begin, most))


def _by_connection(names: pl.LazyFrame, most: int) -> Iterator[pl.DataFrame]:
    """Parts of about so many names; all that one connection said is in one part."""
    count = _count(names)
    parts = -(-count // most)
    if parts == 1:
        yield collected(names)
        return
    said_by = pl.coalesce("uid", pl.format("{}:{}", "file", "line"))
    for part in range(parts):
        yield collected(names.filter(said_by.hash(0) % parts == part))


def _said(processes: pl.LazyFrame, most: int) -> Iterator[pl.DataFrame]:
    """Started programs, without the columns of which no row says anything: a rule that asks for one of them sees less and says so."""
    counts = collected(processes.select(pl.col(*STARTED).count())).row(0, named=True)
    silent = [name for name, count in counts.items() if not count]
    return _slices(processes.drop(silent), most)


def _count(table: pl.LazyFrame) -> int:
    return int(collected(table.select(pl.len())).item())


def _beacons(logs: Logs, most: int) -> _Told:
    told = [one for one in beacons(logs.flows, logs.names, least=BEACON, most=most) if not one.service]
    why = f"more flows in 24 hours than are held at once ({most:,}): even intervals of this host were not sought"
    left = [Problem("beacons", "", host, f"{rows:,}", why) for host, rows in crowded(logs.flows, most)]
    if len(told) > MOST_BEACONS:
        why = f"series at even intervals; the first {MOST_BEACONS} by rank are told"
        left.append(Problem("beacons", "", "series", f"{len(told):,}", why))
    return [*map(_finding, told[:MOST_BEACONS])], left


def _finding(one: Beacon) -> Finding:
    to = f"{one.name or one.to} port {one.port}" if one.port is not None else one.name or one.to
    why = f"{one.connections:,} contacts at even intervals in the last 24 hours of the logs"
    return Finding("beacon", one.host, to, one.connections, None, None, round(one.scores.beacon, 3), why)
