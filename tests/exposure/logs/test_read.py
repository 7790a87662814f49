"""Reading: what is written, what is told, and that real logs give as many rows as an independent count."""

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import InputRefused
from seawall.exposure.logs import FLOWS, NAMES, Format, Progress, open_logs, read
from seawall.exposure.logs.read import READERS
from tests.exposure.logs import (
    test_argus,
    test_asa,
    test_aws,
    test_azure,
    test_fortinet,
    test_gcp,
    test_nfdump,
    test_palo_alto,
    test_squid,
    test_suricata,
    test_windows,
)  # fmt: skip
from tests.exposure.logs.logged import CONN_FIELDS, PLAIN, conn, count, loaded, made, zeek


def test_the_tables_have_their_schemas_also_without_rows(tmp_path: Path) -> None:
    _, logs = loaded(tmp_path)
    assert logs.flows.collect_schema() == FLOWS
    assert logs.names.collect_schema() == NAMES
    assert count(logs.flows) == count(logs.names) == 0


def test_rows_name_their_file_and_line(tmp_path: Path) -> None:
    dns = zeek("dns", ["ts", "query"], "1541117137.5 a.example", "1541117137.5 b.example")
    made, logs = loaded(tmp_path, b_log=conn(PLAIN), a_log=dns)
    assert [file.name for file in made.manifest.files] == ["a.log", "b.log"]
    assert logs.names.select("value", "file", "line").collect().rows() == [("a.example", 0, 8), ("b.example", 0, 9)]
    assert logs.flows.select("file", "line").collect().rows() == [(1, 8)]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    for name in ("b", "a"):
        (logs / name).write_bytes(conn(*[PLAIN] * 50, "bad line"))
    written = []
    for out in (tmp_path / "one", tmp_path / "two"):
        read([logs], out)
        written.append({path.name: path.read_bytes() for path in sorted(out.iterdir())})
    assert written[0] == written[1]


def test_parts_are_bounded_and_numbered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.exposure.logs.sheets.PART_ROWS", 10)
    monkeypatch.setattr("seawall.exposure.logs.lines.BLOCK_BYTES", 1000)
    _, logs = loaded(tmp_path, a_log=conn(*[PLAIN] * 95))
    parts = sorted(path.name for path in (tmp_path / "out").glob("flows-*.parquet"))
    assert len(parts) > 5
    assert logs.flows.select("line").collect()["line"].to_list() == list(range(8, 103))


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    path = tmp_path / "conn.log"
    path.write_bytes(conn(*[PLAIN] * 1000))
    told: list[Progress] = []
    read([path], tmp_path / "out", told.append)
    assert told[-1] == ("conn.log", path.stat().st_size, path.stat().st_size)
    assert [step.done for step in told] == sorted(step.done for step in told)


def test_a_folder_in_use_and_a_missing_path_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    with pytest.raises(InputRefused, match="not empty"):
        read([tmp_path / "a"], tmp_path)
    with pytest.raises(InputRefused, match="no file"):
        read([tmp_path / "b"], tmp_path / "out")
    with pytest.raises(InputRefused, match="no logs that were read"):
        open_logs(tmp_path)


def test_of_many_problems_all_are_counted_and_some_kept_escaped(tmp_path: Path) -> None:
    made, _ = loaded(tmp_path, a_log=conn(*["bad\x1b[2J"] * 500))
    (why,) = made.manifest.files[0].problems.items()
    assert why[1] == 500
    assert len(made.problems) == 5
    assert made.problems[0].said == "bad\\x1b[2J"
    assert made.problems[0].record == "line 8"


def test_a_stated_zone_is_in_the_manifest(tmp_path: Path) -> None:
    text = (test_argus.HEAD + test_argus.TCP).encode()
    made, _ = loaded(tmp_path, zone=ZoneInfo("Europe/Prague"), a_csv=text)
    assert made.manifest.files[0].clock == "stated: Europe/Prague"
    assert made.manifest.files[0].first == "2026-07-01T10:00:00.500000Z"


SEEDS: list[bytes | str] = [
    conn(PLAIN), zeek("dns", ["ts", "query"], "1.5 a"), test_aws.DEFAULT, test_argus.HEAD + test_argus.ICMP, test_nfdump.LINE, test_nfdump.CSV,
    test_palo_alto.SYSLOG, test_palo_alto.EXPORTED, test_fortinet.TRAFFIC, test_fortinet.FILTER, test_squid.TEXT,
    test_asa.BUILT.format(way="inbound"), test_asa.DOWN, test_asa.DENY, test_asa.ICMP, json.dumps(test_gcp.ENTRY),
    json.dumps({"records": [test_azure.group(test_azure.V2), test_azure.network(test_azure.VNET)]}),
    *[json.dumps(shape) for shape in test_windows.shapes(3, test_windows.CONNECTION)],
    test_suricata.events({"event_type": "flow", "flow": {"start": "2026-11-01T00:00:00Z"}}),
]  # fmt: skip
RAW: list[bytes] = [seed.encode() if isinstance(seed, str) else seed for seed in SEEDS]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([
        "ts", "uid", "id.orig_h", "_path", "event_type", "flow", "dns", "answers", "rdata", "tls", "http", "timestamp", "records",
        "flowRecords", "flows", "flowGroups", "flowTuples", "properties", "jsonPayload", "connection", "Event", "System", "EventID",
        "EventData", "winlog", "event_data", "UtcTime", "query", "queries", "rrname", "start",
    ]), inner, max_size=6),
    max_leaves=12,
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A real shape, cut, joined with another, with bytes changed."""
    one, two = bytearray(draw(st.sampled_from(RAW))), draw(st.sampled_from(RAW))
    for place in draw(st.lists(st.integers(0, max(0, len(one) - 1)), max_size=6)):
        one[place : place + 1] = draw(st.binary(max_size=4))
    return bytes(one[: draw(st.integers(0, len(one)))]) + two


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(READERS)), damaged() | st.binary(max_size=80) | JSON.map(lambda it: json.dumps(it).encode())
)
def test_any_bytes_give_rows_or_problems(kind: Format, raw: bytes) -> None:
    got = made(READERS[kind], raw)
    for flow in got.flows:
        assert flow.ts >= 0
    for name in got.names:
        assert name.value


@pytest.mark.parametrize("kind", sorted(READERS))
@pytest.mark.parametrize("unit", [b"a", b"1", b"=", b'"', b" ", b'a="', b"{", b"[", b"1,", b"Jan 1 ", b" dst 1", b":"])
def test_a_line_of_one_thing_takes_no_time(kind: Format, unit: bytes) -> None:
    """A megabyte of each on one line: a pattern that looks back would need hours."""
    for seed in (b"", b"%ASA-4-106023: Deny tcp src ", b"type=x ", b"2026-11-01 10:00:00.250 4.5 TCP a:1 -> b:2 "):
        made(READERS[kind], (seed + unit * (200_000 // len(unit)))[:250_000])


def lines_of(path: Path) -> Iterator[str]:
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    lines = raw.decode("utf-8", "replace").split("\n")
    yield from (line for line in lines if line.strip() and not line.lstrip("\t").startswith("#"))


def test_real_logs_give_as_many_rows_as_they_have_lines(shared_data: Path, tmp_path: Path) -> None:
    """Counted by hand: conn, flow and binetflow lines are flows; every dns line with a query is one line of names."""
    root = shared_data / "netlogs"
    made = read([root], tmp_path / "out", zone=ZoneInfo("Europe/Prague"))
    logs = open_logs(tmp_path / "out")
    by_line = dict(
        logs.names.filter(pl.col("kind") == "dns").group_by("file").agg(pl.col("line").n_unique()).collect().iter_rows()
    )
    for index, file in enumerate(made.manifest.files):
        path = root / file.name
        if path.name.startswith("conn"):
            assert file.rows == {"flows": sum(1 for _ in lines_of(path))}, file.name
        elif path.suffix == ".binetflow":
            separator = "\t" if "\t" in next(lines_of(path)) else ","
            rows = list(csv.reader(lines_of(path), delimiter=separator))[1:]
            assert file.rows == {"flows": sum(row[2] != "man" for row in rows)}, file.name
        elif path.name.startswith("dns"):
            assert by_line[index] == asked(path), file.name
        elif path.parent.name == "suricata":
            events = Counter(json.loads(line)["event_type"] for line in lines_of(path))
            assert file.rows["flows"] == events["flow"] == 512
            assert by_line[index] == events["dns"] == 680
    refused = {file.name for file in made.manifest.files if file.refused}
    assert refused == {"nfdump/test1-malicious.nfdump", "slips-zeek/test18-malicious-ctu-sme-11-win/labels.config"}


def asked(path: Path) -> int:
    """How many lines of a dns log name something: a query, or a name among the answers."""
    rows = list(lines_of(path))
    if rows[0].startswith("{"):
        records = [json.loads(row) for row in rows]
        return sum(bool(it.get("query") or any("." in str(one) for one in it.get("answers") or [])) for it in records)
    header = next(row for row in path.read_text("utf-8").splitlines() if row.startswith("#fields"))
    place = header.split("\t")[1:].index("query")
    return sum(row.split("\t")[place] not in ("-", "(empty)") for row in rows)


def test_a_real_row_is_what_stands_in_the_log(shared_data: Path, tmp_path: Path) -> None:
    read([shared_data / "netlogs" / "trickbot-zeek"], tmp_path / "out")
    logs = open_logs(tmp_path / "out")
    first = logs.flows.filter(pl.col("uid") == "CYtJYz4gNk3t5ZEt2").collect().row(0, named=True)
    assert (first["sport"], first["dport"], first["service"], first["dst_bytes"], first["state"]) == (
        49159,
        88,
        "krb_tcp",
        292,
        "RSTR",
    )
    assert first["ts"].isoformat() == "2018-11-02T00:05:37.618695+00:00"
    assert len(CONN_FIELDS) == 21
    days = logs.manifest.days["flows"]
    assert sum(day.rows for day in days.values()) == 13_001
    assert min(days) == "2018-11-02"
