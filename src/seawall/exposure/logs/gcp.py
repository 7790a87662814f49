"""Google Cloud VPC flow logs as Cloud Logging exports them, JSON: jsonPayload.connection and what was sent.

https://cloud.google.com/vpc/docs/about-flow-logs-records
"""

from collections.abc import Iterator, Mapping
from typing import Any

from seawall.exposure.logs.lines import part, records
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Flow, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol, set_text


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All records of flows; both sides may report the same flow, and both are kept, with the reporter as state."""
    for line, entry in records(plain, reading.notes):
        payload = entry.get("jsonPayload", entry)
        if isinstance(part(payload, "connection"), dict):
            yield from _flow(line, entry, payload, reading)
        else:
            reading.notes.passed += 1


def _flow(line: int, entry: Mapping[str, Any], payload: Mapping[str, Any], reading: Reading) -> Iterator[Flow]:
    cells, clock = reading.cells, reading.clock
    ts = clock.written(line, str(payload.get("start_time") or entry.get("timestamp") or ""))
    if ts is None:
        return
    end, connection = payload.get("end_time"), payload["connection"]
    yield Flow(
        ts=ts,
        end=clock.written(line, str(end)) if end else None,
        src=cells.address(line, "src_ip", connection.get("src_ip")),
        dst=cells.address(line, "dest_ip", connection.get("dest_ip")),
        sport=cells.port(line, "src_port", connection.get("src_port")),
        dport=cells.port(line, "dest_port", connection.get("dest_port")),
        proto=protocol(str(connection.get("protocol", ""))),
        service=None,
        src_bytes=cells.count(line, "bytes_sent", payload.get("bytes_sent")),
        dst_bytes=None,
        src_ip_bytes=None,
        src_packets=cells.count(line, "packets_sent", payload.get("packets_sent")),
        dst_packets=None,
        state=set_text(payload.get("reporter")),
        uid=set_text(entry.get("insertId")),
        line=line,
    )
