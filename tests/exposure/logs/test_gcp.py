"""Google Cloud VPC flow logs, whose counts are texts."""

import orjson

from seawall.exposure.logs import gcp
from tests.exposure.logs.logged import at, line, made

ENTRY = {
    "insertId": "x1",
    "jsonPayload": {
        "connection": {"src_ip": "10.0.0.5", "src_port": 50000, "dest_ip": "198.51.100.7", "dest_port": 443, "protocol": 6},
        "bytes_sent": "776", "packets_sent": "8", "reporter": "SRC",
        "start_time": "2026-11-01T00:00:00.123456789Z", "end_time": "2026-11-01T00:00:05Z",
    },
    "timestamp": "2026-11-01T00:00:09Z",
}  # fmt: skip


def test_an_entry_is_a_flow_of_one_direction() -> None:
    got = made(gcp.parse, orjson.dumps(ENTRY) + b"\n" + orjson.dumps({"jsonPayload": {"message": "hello"}}))
    (flow,) = got.flows
    assert line(flow) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
    assert (at(flow.ts), at(flow.end)) == ("2026-11-01T00:00:00.123456", "2026-11-01T00:00:05")
    assert (flow.src_bytes, flow.src_packets, flow.state, flow.uid) == (776, 8, "SRC", "x1")
    assert got.reading.notes.passed == 1


def test_an_exported_array_is_read_too() -> None:
    assert len(made(gcp.parse, orjson.dumps([ENTRY, ENTRY])).flows) == 2
