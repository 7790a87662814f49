"""Contacts that only logs of names tell: met by their addresses, once, and not where the flow itself was logged."""

import json
from pathlib import Path

import polars as pl
import pytest

from seawall.exposure.index import Index
from seawall.exposure.spoken import spoken_meetings
from tests.exposure.logs.logged import loaded, zeek
from tests.exposure.made import at, ip

IDS = "ts uid id.orig_h id.orig_p id.resp_h id.resp_p".split()
TIME = f"{at('2024-05-12 10:00:00').timestamp():.6f}"
WHO = f"{TIME} C1 10.0.0.7 50000 203.0.113.5 443"
INBOUND = f"{TIME} C2 203.0.113.5 50000 10.0.0.7 443"
MAPPED = f"{TIME} C1 10.0.0.7 50000 ::ffff:203.0.113.5 443"
SSL, HTTP = [*IDS, "server_name"], [*IDS, "host", "uri"]
CONN = [*IDS, "proto", "conn_state"]
ALERT = json.dumps({
    "timestamp": "2024-05-12T10:00:00+00:00", "event_type": "alert", "src_ip": "10.0.0.7", "src_port": 50000, "flow_id": 9,
    "dest_ip": "203.0.113.5", "dest_port": 443, "proto": "TCP", "alert": {"signature": "ET A Known Server"},
}).encode()  # fmt: skip

# what was logged | the logs | direction and what was met, of each meeting
CASES: list[tuple[str, dict[str, bytes], list[tuple[str, str]]]] = [
    ("a session of TLS alone", {"ssl_log": zeek("ssl", SSL, f"{WHO} c2.example")}, [("our host contacted it", "203.0.113.5")]),
    ("one that it began", {"ssl_log": zeek("ssl", SSL, f"{INBOUND} ours.example")}, [("it contacted our host", "203.0.113.5")]),
    ("IPv4 in IPv6 form", {"ssl_log": zeek("ssl", SSL, f"{MAPPED} c2.example")}, [("our host contacted it", "203.0.113.5")]),
    ("the same with its flow", {"ssl_log": zeek("ssl", SSL, f"{WHO} c2.example"), "conn_log": zeek("conn", CONN, f"{WHO} tcp SF")}, []),
    ("with its flow in IPv6 form", {"ssl_log": zeek("ssl", SSL, f"{MAPPED} c2.example"), "conn_log": zeek("conn", CONN, f"{WHO} tcp SF")}, []),
    ("with another flow", {"ssl_log": zeek("ssl", SSL, f"{WHO} c2.example"), "conn_log": zeek("conn", CONN, f"{INBOUND} tcp SF")},
     [("our host contacted it", "203.0.113.5")]),
    ("a request, of which host, agent and URL are told", {"http_log": zeek("http", HTTP, f"{WHO} c2.example /x")}, [("our host contacted it", "203.0.113.5")]),
    ("a host called by its number, which is met as such", {"http_log": zeek("http", HTTP, f"{WHO} 203.0.113.5 /x")}, []),
    ("a question put to its resolver", {"dns_log": zeek("dns", [*IDS, "query"], f"{WHO} a.example")}, [("our host contacted it", "203.0.113.5")]),
    ("an alert and nothing else", {"eve_json": ALERT}, [("our host contacted it", "203.0.113.5")]),
    ("a proxy's own line, which is a flow too", {"squid_log": b"1715508000.000    100 10.0.0.7 TCP_MISS/200 9 GET http://c2.example/ - HIER_DIRECT/203.0.113.5 -\n"}, []),
    ("another address", {"ssl_log": zeek("ssl", SSL, f"{WHO.replace('113.5', '113.6')} c2.example")}, []),
]  # fmt: skip


@pytest.mark.parametrize(("said", "logs", "met"), CASES, ids=[row[0] for row in CASES])
def test_a_contact_is_told_once(said: str, logs: dict[str, bytes], met: list[tuple[str, str]], tmp_path: Path) -> None:
    _, opened = loaded(tmp_path, zone=None, **logs)
    found = list(spoken_meetings(opened, Index.of([ip("203.0.113.5"), ip("2001:db8::5")])))
    assert [row for part in found for row in part.select("direction", "met").rows()] == met, said
    assert {row for part in found for row in part.select("kind", "phase", "host").rows()} <= {
        ("session", "in the window", "10.0.0.7")
    }


def test_where_no_address_is_looked_for_nothing_is(tmp_path: Path) -> None:
    _, opened = loaded(tmp_path, ssl_log=zeek("ssl", SSL, f"{WHO} c2.example"))
    assert list(spoken_meetings(opened, Index.of([]))) == []


def test_what_is_known_of_a_session_is_kept(tmp_path: Path) -> None:
    _, opened = loaded(tmp_path, ssl_log=zeek("ssl", SSL, f"{WHO} c2.example"))
    (found,) = spoken_meetings(opened, Index.of([ip("203.0.113.5", port=443), ip("203.0.113.5", port=80)]))
    assert found.select("indicator", "ts", "port", "uid", pl.col("line")).rows() == [
        (0, at("2024-05-12 10:00:00"), 443, "C1", 8)
    ]
