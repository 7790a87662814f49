"""Sysmon's events in the three shapes in which they are exported."""

from collections.abc import Mapping

import orjson
import pytest

from seawall.exposure.logs import windows
from tests.exposure.logs.logged import at, line, made

CONNECTION: dict[str, object] = {
    "UtcTime": "2026-11-01 10:00:00.123", "ProcessGuid": "{1}", "Protocol": "tcp", "Initiated": "true", "SourceIp": "10.0.0.5",
    "SourcePort": "50000", "DestinationIp": "198.51.100.7", "DestinationPort": "443",
}  # fmt: skip


def shapes(number: int, fields: Mapping[str, object]) -> list[dict[str, object]]:
    return [
        {
            "Event": {
                "System": {"EventID": number, "Provider": {"#attributes": {"Name": "Microsoft-Windows-Sysmon"}}},
                "EventData": fields,
            }
        },
        {"@timestamp": "2026-11-01T10:00:01Z", "winlog": {"event_id": str(number), "event_data": fields}},
        {"EventID": number, "SourceName": "Microsoft-Windows-Sysmon", **fields},
    ]


@pytest.mark.parametrize("shape", [0, 1, 2])
def test_a_connection_is_a_flow(shape: int) -> None:
    got = made(windows.parse, orjson.dumps(shapes(3, CONNECTION)[shape]))
    (flow,) = got.flows
    assert line(flow) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
    assert at(flow.ts) == "2026-11-01T10:00:00.123000"
    assert got.problems == {}


def test_a_connection_that_came_in_is_turned() -> None:
    (flow,) = made(windows.parse, orjson.dumps(shapes(3, CONNECTION | {"Initiated": "false"})[0])).flows
    assert line(flow) == "198.51.100.7:443 > 10.0.0.5:50000 tcp"


def test_queries_and_programs_tell_names() -> None:
    query = {
        "UtcTime": "2026-11-01 10:00:00.123",
        "QueryName": "A.example",
        "QueryResults": "type:  5 Edge.example;::ffff:198.51.100.9;",
    }
    program = {"UtcTime": "2026-11-01 10:00:00.123", "Hashes": f"MD5={'a' * 32},SHA256={'AB' * 32},IMPHASH={'b' * 32}"}
    events = [shapes(22, query)[0], shapes(1, program)[1], shapes(4624, {})[0], {"EventID": "x"}]
    got = made(windows.parse, b"\n".join(map(orjson.dumps, events)))
    assert got.told == [
        ("dns", "a.example"),
        ("dns", "edge.example"),
        ("answer_ip", "198.51.100.9"),
        ("file_sha256", "ab" * 32),
        ("file_md5", "a" * 32),
    ]
    assert got.reading.notes.passed == 1
    assert got.problems == {windows.NO_ID: 1}
