"""Sysmon's events in the three shapes in which they are exported."""

import io
from collections.abc import Mapping
from typing import Any

import orjson
import pytest

from seawall.exposure.logs import windows
from seawall.exposure.logs.limits import MAX_NAME_CHARS
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import STARTED as SCHEMA
from seawall.exposure.logs.schema import Process
from seawall.exposure.logs.unpack import Plain
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


STARTED = {
    "Image": "C:\\PerfLogs\\conhost.exe",
    "OriginalFileName": "vpnbridge.exe",
    "CommandLine": "conhost",
    "User": "-",
}


@pytest.mark.parametrize("shape", [0, 1, 2])
def test_a_started_program_is_kept_with_its_host(shape: int) -> None:
    event: dict[str, Any] = shapes(1, STARTED | {"UtcTime": "2026-11-01 10:00:00.123"})[shape]
    if shape == 0:
        event["Event"]["System"]["Computer"] = "pc-7"
    elif shape == 1:
        event["winlog"]["computer_name"] = "pc-7"
    else:
        event["Hostname"] = "pc-7"
    (row,) = started(orjson.dumps(event))
    assert row.host == "pc-7"
    assert dict(zip(STARTED, (said(row, name) for name in STARTED), strict=True)) == STARTED | {"User": None}


def test_windows_own_event_of_a_started_program_is_read_as_sysmons() -> None:
    event = {
        "EventID": 4688, "Channel": "Security", "Hostname": "pc-7", "EventTime": "2026-11-01T10:00:00Z",
        "NewProcessName": "C:\\a.exe", "ParentProcessName": "C:\\b.exe", "CommandLine": "a -x", "SubjectUserName": "example",
    }  # fmt: skip
    (row,) = started(orjson.dumps(event))
    told = {name: said(row, name) for name in ("Image", "ParentImage", "CommandLine", "User", "Hashes")}
    assert told == {
        "Image": "C:\\a.exe",
        "ParentImage": "C:\\b.exe",
        "CommandLine": "a -x",
        "User": "example",
        "Hashes": None,
    }
    assert started(orjson.dumps(event | {"Channel": "Application"})) == []


def test_a_command_line_of_a_megabyte_is_cut_and_told() -> None:
    reading = Reading.of("a.log", 0, None)
    event = {"EventID": 1, "UtcTime": "2026-11-01 10:00:00.123", "CommandLine": "x" * 100_000}
    (row,) = windows.parse(Plain("a.log", io.BytesIO(orjson.dumps(event))), reading)
    assert isinstance(row, Process)
    assert len(said(row, "CommandLine") or "") == MAX_NAME_CHARS
    assert reading.notes.total == 1


def started(raw: bytes) -> list[Process]:
    rows = windows.parse(Plain("a.log", io.BytesIO(raw)), Reading.of("a.log", 0, None))
    return [row for row in rows if isinstance(row, Process)]


def said(row: Process, name: str) -> str | None:
    return dict(zip(SCHEMA, row.said, strict=True))[name]
