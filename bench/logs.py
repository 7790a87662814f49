"""A connection log of Zeek to Parquet: Seawall's reader, beside DuckDB and Polars reading the same file in the same run.

python -m bench.logs [--lines 5000000]

Times are of the wall clock, for two cores work at once, which a busy machine makes longer; processor seconds stand beside. The peers are told the header's columns and split them; DuckDB also
makes numbers of addresses, as Seawall does, and both write the same columns to Parquet. They look at no line's faults.
"""

import argparse
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import polars as pl

from bench import results
from seawall.exposure.logs import open_logs, read
from seawall.hunt.kept import opened
from seawall.hunt.shelf import Shelf

_HEADER = (
    "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n#open\t2026-11-01-00-00-00\n"
    "#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state"
    "\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents\n"
    "#types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tbool\tbool\tcount\tstring"
    "\tcount\tcount\tcount\tcount\tset[string]\n"
)
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
_FIRST_SECOND, _LINES_A_SECOND = 1_793_491_200, 50
_SERVICES = (("tcp", "ssl", 443), ("tcp", "http", 80), ("udp", "dns", 53), ("udp", "-", 123), ("tcp", "-", 22))
# So many different lines are made; a longer file repeats them under later times and other uids.
_MADE = 200_000
_COLUMNS = _HEADER.splitlines()[6].split("\t")[1:]
_KEPT = (
    "uid", "id.orig_h", "id.orig_p", "id.resp_h", "id.resp_p", "proto", "service", "duration", "orig_bytes", "resp_bytes",
    "conn_state", "orig_pkts", "orig_ip_bytes", "resp_pkts",
)  # fmt: skip


def main() -> None:
    """Run as a command."""
    parser = argparse.ArgumentParser(description="A connection log to Parquet.")
    parser.add_argument("--lines", type=int, default=5_000_000)
    count = parser.parse_args().lines
    with tempfile.TemporaryDirectory(prefix="seawall-bench-") as made:
        folder = Path(made)
        clean, mixed = folder / "conn.log", folder / "conn-mixed.log"
        write(clean, count, six=0.0, bad=0.0)
        write(mixed, count // 5, six=0.10, bad=0.001)
        rows = [*_seawall(clean, folder / "clean", count, "plain lines"), *_peers(clean, folder, count)]
        rows += _seawall(mixed, folder / "mixed", count // 5, "one in ten IPv6, one in a thousand damaged")
        kept = _kept(clean, folder)
        size = clean.stat().st_size
    report = results.Report(
        title="Logs",
        intro=f"conn.log of {count:,} made lines ({size / 1e6:,.0f} MB) to Parquet on {os.cpu_count()} cores, by the clock. "
        "Target: a million lines a second.",
        tables=[
            results.Table(
                "Zeek conn.log to Parquet",
                ["what", "lines/s", "MB/s", "lines per processor second"],
                rows,
                "Seawall hashes the file, checks every field and keeps the line of each row; the peers do neither. "
                f"Memory at most (all of the run): {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB.",
            ),
            results.Table(
                "The same logs again",
                ["what", "milliseconds"],
                kept,
                'What leaves the terminal, and a "no", rest on logs whose every byte was read or hashed.',
            ),
        ],
    )
    results.save("logs", report)
    print(report.markdown())


def write(path: Path, count: int, *, six: float, bad: float) -> None:
    """A log of so many lines by a fixed seed; shares of IPv6 and of damaged lines."""
    chance = random.Random(8)
    bodies = [_body(chance, six=chance.random() < six) for _ in range(min(_MADE, count))]
    with path.open("w", encoding="ascii") as stream:
        stream.write(_HEADER)
        for number in range(count):
            uid = f"C{_LETTERS[number % 62]}{number:016x}"
            line = f"{_FIRST_SECOND + number // _LINES_A_SECOND}.{number % 1_000_000:06d}\t{uid}{bodies[number % len(bodies)]}"
            stream.write(line[:40] + "\n" if bad and chance.random() < bad else line)


def _body(chance: random.Random, *, six: bool) -> str:
    proto, service, port = chance.choice(_SERVICES)
    here = f"10.{chance.randrange(8)}.{chance.randrange(256)}.{chance.randrange(1, 255)}"
    there = ".".join(str(chance.randrange(1, 255)) for _ in range(4))
    if six:
        here, there = (f"2001:db8:{chance.randrange(65536):x}::{chance.randrange(1, 65536):x}" for _ in range(2))
    sent, got = chance.randrange(40_000), chance.randrange(400_000)
    packets, back = sent // 900 + 1, got // 1200 + 1
    return (
        f"\t{here}\t{chance.randrange(1024, 65536)}\t{there}\t{port}\t{proto}\t{service}\t{chance.random() * 60:.6f}\t{sent}\t{got}"
        f"\tSF\tT\tF\t0\tShADadFf\t{packets}\t{sent + 40 * packets}\t{back}\t{got + 40 * back}\t-\n"
    )


def _seawall(path: Path, folder: Path, count: int, what: str) -> Iterator[list[str]]:
    warm = folder.with_name("warm.log")
    write(warm, 1000, six=0.1, bad=0.01)
    read([warm], folder.with_name(f"{folder.name}-warm"))  # what is compiled or loaded at the first use is left out
    spent = _timed(lambda: read([path], folder))
    logs = open_logs(folder)
    read_rows = logs.flows.select(pl.len()).collect().item()
    problems = sum(logs.manifest.files[0].problems.values())
    assert read_rows + problems == count, (read_rows, problems, count)
    yield _row(f"Seawall, {what}: {read_rows:,} rows, {problems:,} problems", path, count, spent)


def _kept(path: Path, folder: Path) -> list[list[str]]:
    """What the second hunt over the same log waits for: its bytes hashed, or its size and times looked at."""
    later = Shelf(folder / "shelf", datetime.now(UTC) + timedelta(hours=1))
    steps = [("read and kept", True), ("hashed, and so are its tables", True), ("by size and times", False)]
    return [[what, f"{_timed(lambda sure=sure: _open(path, later, sure=sure))[0] * 1000:,.0f}"] for what, sure in steps]  # type: ignore[misc]  # bound now


def _open(path: Path, shelf: Shelf, *, sure: bool) -> None:
    with opened([path], shelf, sure=sure):
        pass


def _peers(path: Path, folder: Path, count: int) -> Iterator[list[str]]:
    yield _row(
        "DuckDB: split, addresses to numbers, Parquet", path, count, _timed(lambda: _duckdb(path, folder, count))
    )
    yield _row(
        "Polars: split, addresses left as text, Parquet", path, count, _timed(lambda: _polars(path, folder, count))
    )


def _duckdb(path: Path, folder: Path, count: int) -> None:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in _COLUMNS)
    octets = " + ".join(f"split_part(\"id.{{side}}_h\", '.', {n + 1})::UINTEGER * {256 ** (3 - n)}" for n in range(4))
    wanted = ", ".join(f'"{name}"' for name in _KEPT if not name.endswith("_h"))
    addresses = ", ".join(f"{octets.format(side=side)} AS {side}" for side in ("orig", "resp"))
    out = folder / "duckdb.parquet"
    duckdb.sql(
        f"COPY (SELECT make_timestamp((ts::DOUBLE * 1000000)::BIGINT) AS ts, {addresses}, {wanted} FROM "  # names of this file's own
        f"read_csv('{path}', delim='\t', header=false, skip=8, nullstr='-', quote='', columns={{{columns}}})) "
        f"TO '{out}' (FORMAT parquet, COMPRESSION lz4_raw)"
    )
    assert pl.scan_parquet(out).select(pl.len()).collect().item() == count


def _polars(path: Path, folder: Path, count: int) -> None:
    frame = pl.scan_csv(
        path, separator="\t", has_header=False, skip_rows=8, null_values="-", quote_char=None,
        schema=pl.Schema(dict.fromkeys(_COLUMNS, pl.String)),
    ).select(pl.col("ts").cast(pl.Float64), *_KEPT)  # fmt: skip
    frame.sink_parquet(folder / "polars.parquet", compression="lz4")
    assert pl.scan_parquet(folder / "polars.parquet").select(pl.len()).collect().item() == count


def _row(what: str, path: Path, count: int, spent: tuple[float, float]) -> list[str]:
    clock, processor = spent
    return [what, f"{count / clock:,.0f}", f"{path.stat().st_size / clock / 1e6:,.0f}", f"{count / processor:,.0f}"]


def _timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock, and of the processor, all threads together."""
    begun, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun, time.process_time() - used


if __name__ == "__main__":
    main()
