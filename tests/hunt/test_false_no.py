"""What looks like a "no" and is none: logs that cover the day and could not have shown it, or of which lines were not read."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from seawall.claims import read_files
from seawall.exposure.answer import Touched
from seawall.exposure.found import Exposure
from seawall.hunt import Question, all_indicators, look
from tests.exposure.logs.logged import zeek
from tests.hunt.made import DAY, logs_of

BEGIN = datetime(2023, 5, 25, tzinfo=UTC)
HOURS = [BEGIN + timedelta(hours=hour, minutes=30) for hour in range(24)]
ADDRESS, NAME, URL = "120.36.250.48", "c2.seawall-test.net", "http://c2.seawall-test.net/gate"
CONN = "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto duration orig_bytes resp_bytes conn_state".split()


def lines(*records: dict[str, object]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def flow(at: datetime, to: str = "192.0.2.10", span: str = "1.0") -> str:
    return f"{at.timestamp():.6f} C{at.hour} 10.0.0.5 50000 {to} 443 tcp {span} 10 20 SF"


def eve(at: datetime, kind: str, **more: object) -> dict[str, object]:
    head = {"timestamp": at.isoformat(), "event_type": kind, "flow_id": 1, "src_ip": "10.0.0.5", "src_port": 50000}
    return {**head, "dest_ip": "192.0.2.10", "dest_port": 53, "proto": "UDP", **more}


def sysmon(at: datetime, number: int, **more: object) -> dict[str, object]:
    said = {"EventID": number, "SourceName": "Microsoft-Windows-Sysmon", "UtcTime": f"{at:%Y-%m-%d %H:%M:%S}.000"}
    return {
        **said,
        "SourceIp": "10.0.0.5",
        "DestinationIp": "192.0.2.10",
        "Protocol": "tcp",
        "Initiated": "true",
        **more,
    }


def squid(at: datetime) -> str:
    return f"{at.timestamp():.3f}    100 10.0.0.5 TCP_MISS/200 99 GET http://shop.example/ - HIER_DIRECT/192.0.2.10 text/html\n"


ALL_DAY = zeek("conn", CONN, *map(flow, HOURS))
# A twentieth and more of the lines of each hour have an address that is none.
UNREADABLE = zeek("conn", CONN, *(flow(at, to) for at in HOURS for to in ["192.0.2.10"] * 9 + ["120.36.250.48x"]))
ONE_BAD_LINE = zeek("conn", CONN, *map(flow, HOURS), flow(HOURS[3], "nonsense"))
CUT_LINES = ALL_DAY.replace(b"\tSF\n", b"\n", 12)
DNS = lines(*(eve(at, "dns", dns={"type": "query", "rrname": "shop.example"}) for at in HOURS))
ALERTS = lines(*(eve(at, "alert", dns={"type": "query", "rrname": "shop.example"}) for at in HOURS))
WEB = lines(*(eve(at, "http", http={"hostname": "shop.example", "url": "/"}, dest_port=80) for at in HOURS))
ONE_COMPUTER = lines(*(sysmon(at, 3) for at in HOURS))
ITS_QUESTIONS = lines(*(sysmon(at, 22, QueryName="shop.example") for at in HOURS))
PROXY = "".join(map(squid, HOURS)).encode()
OPENED = PROXY.replace(b"GET http:", b"GET https:")

# what the logs are | their bytes | what is looked for that day | the answer
CASES: list[tuple[str, bytes, list[str], Touched]] = [
    ("all connections of the day", ALL_DAY, [ADDRESS], Touched.NO),
    ("one line in twenty-five that can't be read", ONE_BAD_LINE, [ADDRESS], Touched.NO),
    ("one line in ten without an address that can be read", UNREADABLE, [ADDRESS], Touched.UNKNOWN),
    ("half the lines too short", CUT_LINES, [ADDRESS], Touched.UNKNOWN),
    ("all connections, and an indicator that can't be read", ALL_DAY, [ADDRESS, "120.36.250.300"], Touched.UNKNOWN),
    ("a proxy's log, asked for an address", PROXY, [ADDRESS], Touched.UNKNOWN),
    ("a proxy's log, asked for a URL", PROXY, [URL], Touched.NO),
    ("one computer's connections", ONE_COMPUTER, [ADDRESS], Touched.UNKNOWN),
    ("one computer's questions of DNS", ITS_QUESTIONS, [NAME], Touched.UNKNOWN),
    ("the network's questions of DNS", DNS, [NAME], Touched.NO),
    ("alerts alone, some of which name a question", ALERTS, [NAME], Touched.UNKNOWN),
    ("requests of the web, asked for one of TLS", WEB, ["https://c2.seawall-test.net/gate"], Touched.UNKNOWN),
    ("a proxy that opens TLS, asked for a URL of it", OPENED, ["https://c2.seawall-test.net/gate"], Touched.NO),
    ("requests of the web, asked for a plain URL", WEB, [URL], Touched.NO),
]


def hunted(folder: Path, log: bytes, values: list[str]) -> Exposure:
    (folder / "a.log").write_bytes(log)
    table = "value,first_seen,last_seen\n" + "".join(f"{value},2023-05-25,2023-05-25\n" for value in values)
    (folder / "wanted.csv").write_text(table, "utf-8")
    given = read_files([folder / "wanted.csv"])
    return look(*logs_of(folder, folder / "a.log"), Question(all_indicators((), given.claims), given, DAY))


@pytest.mark.parametrize(("said", "log", "values", "expected"), CASES, ids=[row[0] for row in CASES])
def test_a_no_rests_on_logs_that_would_have_shown_it(
    said: str, log: bytes, values: list[str], expected: Touched, tmp_path: Path
) -> None:
    assert hunted(tmp_path, log, values).answer.touched is expected, said


def test_a_tunnel_that_was_opened_before_the_day_and_outlasted_it_is_a_yes(tmp_path: Path) -> None:
    week = str(7 * 86_400.0)
    log = zeek("conn", CONN, flow(BEGIN - timedelta(days=4), ADDRESS, week), *map(flow, HOURS))
    assert hunted(tmp_path, log, [ADDRESS]).answer.touched is Touched.YES


@pytest.mark.parametrize("host", ["c2.seawall-test.net", "c2.seawall-test.net:8080"])
def test_a_url_with_a_port_is_met_whether_or_not_the_log_has_the_port_in_the_host(host: str, tmp_path: Path) -> None:
    http = zeek("http", "ts uid id.orig_h id.orig_p id.resp_h id.resp_p host uri".split(),
                f"{HOURS[0].timestamp():.6f} H1 10.0.0.5 50000 192.0.2.10 8080 {host} /gate")  # fmt: skip
    found = hunted(tmp_path, http, ["http://c2.seawall-test.net:8080/gate"])
    assert found.answer.touched is Touched.YES
    assert [(one.sighting.rows, one.sighting.host) for one in found.met] == [(1, "10.0.0.5")]


def test_hours_that_prove_nothing_are_told_with_their_reason(tmp_path: Path) -> None:
    found = hunted(tmp_path, UNREADABLE, [ADDRESS])
    assert [note.why for note in found.notes if note.source == "a.log"] == [
        "24 problems beside 240 rows: too much could not be read, and its hours count as not covered"
    ]
