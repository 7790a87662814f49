"""Palo Alto Networks' traffic log as CSV: of syslog (fields by their place) or exported (fields by their header).

https://docs.paloaltonetworks.com/pan-os, Traffic Log Fields. The firewall writes its local time: the zone must be stated.
"""

from collections.abc import Iterator, Mapping

from seawall.exposure.logs.clock import seconds
from seawall.exposure.logs.lines import lines
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Flow, Row
from seawall.exposure.logs.tables import NOT_CSV, cells
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol, set_text

# By place in a line of syslog, from 0; and the same by its name in an exported table, in lower case.
_PLACES = {
    "type": 3, "generated": 6, "src": 7, "dst": 8, "app": 14, "session": 22, "sport": 24, "dport": 25, "proto": 29,
    "action": 30, "sent": 32, "received": 33, "start": 35, "elapsed": 36, "packets": 44, "packets back": 45,
}  # fmt: skip
_NAMES = {
    "type": ("type",), "generated": ("generate time", "generated time"), "src": ("source address", "source"),
    "dst": ("destination address", "destination"), "app": ("application",), "session": ("session id",),
    "sport": ("source port",), "dport": ("destination port",), "proto": ("ip protocol", "protocol"), "action": ("action",),
    "sent": ("bytes sent",), "received": ("bytes received",), "start": ("start time",),
    "elapsed": ("elapsed time (sec)", "elapsed time"), "packets": ("packets sent", "pkts_sent"),
    "packets back": ("packets received", "pkts_received"),
}  # fmt: skip
_LEAST = 37  # up to the elapsed time: what every version since PAN-OS 4 writes
SHORT = "fewer fields than a traffic log has; it was not used"


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All records of traffic; of the other types (threat, system) none."""
    header: Mapping[str, int] = _PLACES
    for number, text in lines(plain, reading.notes):
        row = cells(text)
        if row is None:
            reading.notes.say(number, "", text, NOT_CSV)
        elif "source address" in text[:400].lower():
            header = _header(row)
        else:
            said = {name: row[place].strip() for name, place in header.items() if place < len(row)}
            if said.get("type", "").upper() != "TRAFFIC":
                reading.notes.passed += 1
            elif header is _PLACES and len(row) < _LEAST:
                reading.notes.say(number, "", text, SHORT)
            else:
                yield from _flow(number, said, reading)


def _header(row: list[str]) -> Mapping[str, int]:
    places = {name.strip().lower(): place for place, name in reversed(list(enumerate(row)))}
    return {
        field: next(places[name] for name in names if name in places)
        for field, names in _NAMES.items()
        if any(name in places for name in names)
    }


def _flow(line: int, said: Mapping[str, str], reading: Reading) -> Iterator[Flow]:
    read = reading.cells
    ts = reading.clock.written(line, said.get("start") or said.get("generated", ""))
    if ts is None:
        return
    span = seconds(said.get("elapsed", ""))
    yield Flow(
        ts=ts,
        end=None if span is None else ts + span,
        src=read.address(line, "source", said.get("src")),
        dst=read.address(line, "destination", said.get("dst")),
        sport=read.port(line, "source port", said.get("sport")),
        dport=read.port(line, "destination port", said.get("dport")),
        proto=protocol(said.get("proto", "")),
        service=set_text(said.get("app")),
        src_bytes=read.count(line, "bytes sent", said.get("sent")),
        dst_bytes=read.count(line, "bytes received", said.get("received")),
        src_ip_bytes=None,
        src_packets=read.count(line, "packets sent", said.get("packets")),
        dst_packets=read.count(line, "packets received", said.get("packets back")),
        state=set_text(said.get("action")),
        uid=set_text(said.get("session")),
        line=line,
    )
