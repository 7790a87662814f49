"""Matching at scale: many flows against 100,000 windowed indicators, beside a DuckDB join that gives the same pairs.

    python -m bench.hunt [--flows 20000000]

Flows, windows and indicators are made by a fixed seed. Both sides answer the same question, exactly: each flow by each address or
network that holds its source or destination, in its window of whole days. The run stops if the pairs differ.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import polars as pl

from bench import results
from seawall.claims.indicator import Indicator, IndicatorKind, Tier, Window
from seawall.exposure.index import Index
from seawall.exposure.logs.manifest import FLOWS_KIND
from seawall.exposure.logs.sheets import write
from seawall.exposure.phases import Phase
from seawall.exposure.sightings import MEETINGS, meetings
from seawall.exposure.stored import stored_meetings
from seawall.exposure.tables import FLOWS, NAMES

_START = datetime(2024, 1, 1, tzinfo=UTC)
_DAYS = 365
_ADDRESSES, _NETWORKS, _SUFFIXES, _HASHES = 90_000, 5_000, 4_000, 1_000
_PREFIXES = (16, 20, 22, 24, 26, 28)  # of the networks, a sixth each; some hold others
_PLANTED = 1_000  # one flow in so many meets an address that is looked for
_SLICE = 1_000_000
_INSIDE = {Phase.IN_WINDOW}


class Made(NamedTuple):
    """What is looked for, as indicators and as a table for the peer."""

    indicators: list[Indicator]
    table: pl.DataFrame  # number, low, prefix, start, end


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--flows", type=int, default=20_000_000)
    count = parser.parse_args().flows
    rng = np.random.default_rng(8)
    made = _indicators(rng)
    flows = _flows(rng, count, made)
    names = _names(rng, count // 10)
    begun = time.perf_counter()
    index = Index.of(made.indicators)
    built = time.perf_counter() - begun
    list(meetings(flows[:1_000], index))  # compiled before it is measured
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured(flows, names, index, made, Path(folder))
    table = results.Table(
        f"{count:,} flows against {len(made.indicators):,} windowed indicators",
        ["what", "seconds", "rows a second", "rows a processor second", "pairs"],
        [["indicators to an index", f"{built:.2f}", "–", "–", "–"], *rows],
        f'Of the indicators {_ADDRESSES:,} are addresses and {_NETWORKS:,} networks. One flow in {_PLANTED:,} was planted. "All phases" also tells what '
        "lies before or after a window; DuckDB has been asked for rows within the window alone, by one hash join for each length of prefix and side.",
    )  # fmt: skip
    report = results.Report(
        "Hunting",
        "Best of five runs each; by the clock, in one process, on an otherwise busy or idle machine as it was, and by the processor, all "
        "threads together: on a busy machine only that compares.",
        [table],
    )
    results.show(report)
    results.save("hunt", report)


def _indicators(rng: np.random.Generator) -> Made:
    addresses = rng.integers(2**24, 2**32 - 2**28, _ADDRESSES)
    prefixes = rng.choice(_PREFIXES, _NETWORKS)
    networks = rng.integers(2**24, 2**32 - 2**28, _NETWORKS) >> (32 - prefixes) << (32 - prefixes)
    low = np.concatenate([addresses, networks])
    prefix = np.concatenate([np.full(_ADDRESSES, 32), prefixes])
    start = rng.integers(0, _DAYS, len(low))
    length = rng.integers(0, 90, len(low))
    found = [
        _indicator(
            str(ip_address(int(base))) + ("" if bits == 32 else f"/{bits}"),
            IndicatorKind.IP if bits == 32 else IndicatorKind.NETWORK,
            int(day),
            int(more),
        )
        for base, bits, day, more in zip(low, prefix, start, length, strict=True)
    ]
    day = 86_400_000_000
    begin = int(_START.timestamp()) * 1_000_000 + start * day
    table = pl.DataFrame(
        {
            "number": np.arange(len(low)),
            "low": low,
            "prefix": prefix,
            "start": begin,
            "end": begin + (length + 1) * day - 1,
        }
    )
    others = [_indicator(f"d{number}.example", IndicatorKind.SUFFIX, number % _DAYS, 30) for number in range(_SUFFIXES)]
    others += [_indicator(f"{number:064x}", IndicatorKind.CERTIFICATE, number % _DAYS, 30) for number in range(_HASHES)]
    return Made([*found, *others], table)


def _indicator(value: str, kind: IndicatorKind, day: int, more: int) -> Indicator:
    first = _START + timedelta(days=day)
    return Indicator(value, kind, Window(first, first + timedelta(days=more)), Tier.CONTROL, "actor", "claim", "made")


def _flows(rng: np.random.Generator, count: int, made: Made) -> pl.DataFrame:
    target = rng.integers(2**24, 2**32 - 1, count).astype(np.uint32)
    planted = rng.choice(count, count // _PLANTED, replace=False)
    target[planted] = rng.choice(made.table.get_column("low").to_numpy(), len(planted))
    micros = int(_START.timestamp()) * 1_000_000 + np.sort(rng.integers(0, _DAYS * 86_400_000_000, count))
    columns = {
        "ts": pl.Series(micros).cast(pl.Datetime("us")).dt.replace_time_zone("UTC"),
        "src": rng.integers(0x0A000000, 0x0A010000, count).astype(np.uint32),
        "dst": target,
        "sport": rng.integers(1024, 65535, count).astype(np.uint16),
        "dport": np.full(count, 443, np.uint16),
        "src_bytes": rng.integers(0, 10_000, count),
        "dst_bytes": rng.integers(0, 10_000, count),
        "src_packets": np.full(count, 5),
        "dst_packets": np.full(count, 5),
        "line": np.arange(count, dtype=np.uint64),
    }
    table = pl.DataFrame(columns).with_columns(
        pl.lit("SF").alias("state"), pl.lit("tcp").alias("proto"), pl.lit(0).alias("file")
    )
    return table.with_columns(pl.lit(None).alias(name) for name in FLOWS if name not in table.columns).select(
        pl.col(name).cast(kind) for name, kind in FLOWS.items()
    )


def _names(rng: np.random.Generator, count: int) -> pl.DataFrame:
    values = rng.choice([f"host{number}.d{number}.example" for number in range(50_000)], count)
    table = pl.DataFrame({"value": values, "line": np.arange(count)}).with_columns(
        pl.lit(_START + timedelta(days=40)).alias("ts"), pl.lit("dns").alias("kind"), pl.lit(0x0A000001).alias("src")
    )
    return table.with_columns(pl.lit(None).alias(name) for name in NAMES if name not in table.columns).select(
        pl.col(name).cast(kind) for name, kind in NAMES.items()
    )


def _measured(flows: pl.DataFrame, names: pl.DataFrame, index: Index, made: Made, folder: Path) -> list[list[str]]:
    path = folder / "flows.parquet"
    write(flows, path, FLOWS_KIND)  # as the reader of logs writes it
    rows = [
        _row("Seawall, in memory, in the window", flows.height, lambda: _in_memory(flows, index, 1, _INSIDE)),
        _row("the same, slices on two threads", flows.height, lambda: _in_memory(flows, index, 2, _INSIDE)),
        _row("the same, all phases", flows.height, lambda: _in_memory(flows, index, 2, ())),
        _row(
            "Seawall, from Parquet, in the window",
            flows.height,
            lambda: pl.concat(stored_meetings([path], index, _INSIDE)),
        ),
        _row(
            "Seawall, names of DNS, 4,000 suffixes, all phases", names.height, lambda: _in_memory(names, index, 2, ())
        ),
    ]
    ours = (
        _in_memory(flows, index, 2, _INSIDE)
        .select(pl.col("line").cast(pl.Int64), "indicator")
        .sort("line", "indicator")
    )
    with _Duck(flows, made, path) as duck:
        rows += [
            _row("DuckDB, in memory, in the window", flows.height, lambda: duck.joined("flows")),
            _row("DuckDB, from Parquet, in the window", flows.height, lambda: duck.joined("stored")),
        ]
        theirs = duck.joined("flows").select(pl.col("line").cast(pl.Int64), pl.col("number").alias("indicator"))
    if not ours.equals(theirs.sort("line", "indicator")):
        raise SystemExit(f"the pairs differ: {ours.height:,} here, {theirs.height:,} there")
    return rows


def _in_memory(table: pl.DataFrame, index: Index, cores: int, only: "set[Phase] | tuple[()]") -> pl.DataFrame:
    def met(begin: int) -> list[pl.DataFrame]:
        return list(meetings(table[begin : begin + _SLICE], index, only))

    begins = range(0, table.height, _SLICE)
    if cores == 1:
        parts: Iterator[list[pl.DataFrame]] = map(met, begins)
        return pl.concat([pl.DataFrame(schema=MEETINGS), *(part for some in parts for part in some)])
    with ThreadPoolExecutor(cores) as pool:
        return pl.concat([pl.DataFrame(schema=MEETINGS), *(part for some in pool.map(met, begins) for part in some)])


class _Duck:
    """DuckDB on two threads, given the same columns."""

    def __init__(self, flows: pl.DataFrame, made: Made, path: Path) -> None:
        import duckdb

        self._base = duckdb.connect(config={"threads": 2})
        needed = flows.select("line", pl.col("ts").dt.timestamp("us").alias("at"), "src", "dst").to_arrow()
        looked = made.table.to_arrow()
        self._base.register("needed", needed)
        self._base.register("looked", looked)
        self._base.execute("create table flows as select * from needed")
        self._base.execute("create table indicators as select * from looked")
        self._base.execute(f"create view stored as select line, epoch_us(ts) as at, src, dst from '{path}'")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._base.close()

    def joined(self, table: str) -> pl.DataFrame:
        """The pairs: one hash join on the shifted address for each length of prefix and each side."""
        parts = [
            f"select f.line, i.number from {table} f join (select * from indicators where prefix = {bits}) i "  # our own words
            f'on (f.{side} >> {32 - bits}) = (i.low >> {32 - bits}) and f.at between i.start and i."end"'
            for bits in (32, *_PREFIXES)
            for side in ("src", "dst")
        ]
        return pl.DataFrame(self._base.sql(" union all ".join(parts)).to_arrow_table())


def _row(what: str, count: int, run: Callable[[], pl.DataFrame]) -> list[str]:
    seconds, used, pairs = [], [], 0
    for _ in range(5):
        begun, before = time.perf_counter(), time.process_time()
        pairs = run().height
        seconds.append(time.perf_counter() - begun)
        used.append(time.process_time() - before)
    best = min(seconds)
    return [what, f"{best:.2f}", f"{count / best:,.0f}", f"{count / min(used):,.0f}", f"{pairs:,}"]


if __name__ == "__main__":
    main()
