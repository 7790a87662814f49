"""All detectors over one set of logs, with what was left out where the logs are too many to be held at once."""

from typing import Final

import polars as pl

from seawall.errors import Problem
from seawall.exposure.detectors import (
    Beacon,
    Finding,
    Rules,
    beacons,
    generated_names,
    matched,
    payload_urls,
    softether_traffic,
)
from seawall.exposure.logs import Logs

# Detectors hold a table whole: five million flows are about a gigabyte with what is computed of them.
MOST_ROWS: Final = 5_000_000
# RITA shows series from this score on as high; below it ordinary programs crowd the list (docs/benchmarks.md, Detectors).
BEACON: Final = 0.80
MOST_BEACONS: Final = 20
_DAY_US: Final = 86_400_000_000


def detect(logs: Logs, most: int = MOST_ROWS) -> tuple[list[Finding], list[Problem]]:
    """What the detectors find, and what could not be evaluated or was too much."""
    names, much = _held(logs.names, most, "names")
    problems = list(much)
    found = [*payload_urls(names), *generated_names(names)]
    flows, much = _held(_last_day(logs.flows), most, "flows of the last 24 hours")
    problems += much
    crossing, much = _held(logs.flows.filter(pl.col("proto") == "udp"), most, "flows over UDP")
    found += softether_traffic(names, crossing)
    problems += much
    rules = Rules.read()
    hits, unread = matched(rules, {"flows": flows, "names": names})
    problems += [*rules.problems, *(each for each in unread if each.field != "logsource")]
    told = [one for one in beacons(flows, names, least=BEACON) if not one.service]
    return [*found, *hits, *map(_finding, told[:MOST_BEACONS])], problems


def _held(table: pl.LazyFrame, most: int, what: str) -> tuple[pl.DataFrame, list[Problem]]:
    """The table in memory; where it is too long, none of it, and a Problem: half a table would find half in silence."""
    count = int(table.select(pl.len()).collect().item())
    if count <= most:
        return table.collect(), []
    why = f"{count:,} rows are more than detectors hold at once ({most:,}); they did not look at these: give fewer logs"
    return table.collect_schema().to_frame(), [Problem("detectors", "", what, "", why)]


def _last_day(flows: pl.LazyFrame) -> pl.LazyFrame:
    """Series are sought in the last 24 hours of the data from the start of an hour, as RITA has it."""
    last = flows.select(pl.col("ts").dt.timestamp("us").max()).collect().item()
    if last is None:
        return flows
    first = (last - _DAY_US) // 3_600_000_000 * 3_600_000_000
    return flows.filter(pl.col("ts").dt.timestamp("us") >= first)


def _finding(one: Beacon) -> Finding:
    to = f"{one.name or one.to} port {one.port}" if one.port is not None else one.name or one.to
    why = f"{one.connections:,} contacts at even intervals in the last 24 hours of the logs"
    return Finding("beacon", one.host, to, one.connections, None, None, round(one.scores.beacon, 3), why)
