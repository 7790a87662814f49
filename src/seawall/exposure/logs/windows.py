"""Sysmon's events as JSON: network connections (3) to flows, DNS queries (22) to names, started programs (1) with their hashes.

Of Windows' own security log the started programs (4688) are read.

Three shapes of the same fields: evtx_dump (Event.System, Event.EventData), Winlogbeat (winlog.event_data), and flat (NXLog).
Sysmon's UtcTime is UTC although it does not say so.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from seawall.exposure.logs.limits import MAX_NAME_CHARS
from seawall.exposure.logs.lines import part, records
from seawall.exposure.logs.normal import TOO_LONG
from seawall.exposure.logs.reading import Met, Reading
from seawall.exposure.logs.schema import NOWHERE, STARTED, Flow, Kind, Name, Process, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import address_of, protocol, set_text

_CONNECTION, _PROGRAM, _QUERY = 3, 1, 22
_STARTED = 4688
# Fields of 4688 by the names that Sysmon has for the same; it says nothing of hashes, products and companies.
_SECURITY = {
    "Image": "NewProcessName", "ParentImage": "ParentProcessName", "CommandLine": "CommandLine", "User": "SubjectUserName",
}  # fmt: skip
_MOST_DIGITS = 5  # event numbers have 16 bits
_HASHES = (
    (re.compile(r"SHA256=([0-9A-Fa-f]{64})"), Kind.FILE),
    (re.compile(r"SHA1=([0-9A-Fa-f]{40})"), Kind.FILE_SHA1),
    (re.compile(r"MD5=([0-9A-Fa-f]{32})"), Kind.FILE_MD5),
)
_SYSMON = "sysmon"
NO_ID = "an event without a number; it was not used"


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All events of these three kinds of Sysmon's own log; other events tell none."""
    for line, event in records(plain, reading.notes):
        number, fields, provider = _opened(event)
        if number is None:
            reading.notes.say(line, "EventID", str(event)[:200], NO_ID)
        elif number == _STARTED and "security" in provider.lower():
            yield from _security(line, fields, event, reading)
        elif number not in (_CONNECTION, _PROGRAM, _QUERY) or (provider and _SYSMON not in provider.lower()):
            reading.notes.passed += 1
        else:
            yield from _rows(line, number, fields, event, reading)


def _opened(event: Mapping[str, Any]) -> tuple[int | None, Mapping[str, Any], str]:
    """The event's number, its fields, and whose event it is."""
    system = part(event, "Event", "System")
    if isinstance(system, dict):
        said, fields = system.get("EventID"), part(event, "Event", "EventData")
        provider = part(system, "Provider", "#attributes", "Name") or part(system, "Provider", "Name")
    elif "winlog" in event:
        said, fields = part(event, "winlog", "event_id"), part(event, "winlog", "event_data")
        provider = part(event, "winlog", "provider_name") or part(event, "winlog", "channel")
    else:
        said, fields = event.get("EventID"), event
        provider = event.get("SourceName") or event.get("Channel") or event.get("ProviderName")
    said = part(said, "#text") if isinstance(said, dict) else said
    digits = str(said)
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS else None
    return number, fields if isinstance(fields, dict) else {}, str(provider or "")


def _rows(
    line: int, number: int, fields: Mapping[str, Any], event: Mapping[str, Any], reading: Reading
) -> Iterator[Row]:
    said = fields.get("UtcTime")
    ts = reading.clock.utc(line, str(said)) if said else reading.clock.written(line, _recorded(event))
    if ts is None:
        return
    if number == _CONNECTION:
        yield _flow(line, ts, fields, reading)
        return
    met = Met(ts, NOWHERE, NOWHERE, None, set_text(fields.get("ProcessGuid")), line)
    if number == _QUERY:
        yield from _query(met, fields, reading)
        return
    yield from _program(met, fields, reading)
    yield Process(ts, _computer(event), tuple(_cut(line, name, fields.get(name), reading) for name in STARTED), line)


def _security(line: int, fields: Mapping[str, Any], event: Mapping[str, Any], reading: Reading) -> Iterator[Process]:
    """A started program as Windows itself logs it."""
    ts = reading.clock.written(line, _recorded(event))
    if ts is not None:
        said = tuple(_cut(line, name, fields.get(_SECURITY.get(name, "")), reading) for name in STARTED)
        yield Process(ts, _computer(event), said, line)


def _computer(event: Mapping[str, Any]) -> str:
    system = part(event, "Event", "System", "Computer") or part(event, "winlog", "computer_name")
    said = system or event.get("Computer") or event.get("Hostname") or part(event, "host", "name")
    return str(said or "unknown")[:MAX_NAME_CHARS]


def _cut(line: int, name: str, said: object, reading: Reading) -> str | None:
    text = set_text(said)
    if text is not None and len(text) > MAX_NAME_CHARS:
        reading.notes.say(line, name, text[:80], TOO_LONG)
        return text[:MAX_NAME_CHARS]
    return text


def _recorded(event: Mapping[str, Any]) -> str:
    created = part(event, "Event", "System", "TimeCreated", "#attributes", "SystemTime")
    return str(created or event.get("@timestamp") or event.get("EventTime") or "")


def _flow(line: int, ts: int, fields: Mapping[str, Any], reading: Reading) -> Flow:
    cells = reading.cells
    flow = Flow(
        ts=ts, end=None,
        src=cells.address(line, "SourceIp", fields.get("SourceIp")),
        dst=cells.address(line, "DestinationIp", fields.get("DestinationIp")),
        sport=cells.port(line, "SourcePort", fields.get("SourcePort")),
        dport=cells.port(line, "DestinationPort", fields.get("DestinationPort")),
        proto=protocol(str(fields.get("Protocol") or "")), service=None, src_bytes=None, dst_bytes=None,
        src_ip_bytes=None, src_packets=None, dst_packets=None, state=None,
        uid=set_text(fields.get("ProcessGuid")), line=line,
    )  # fmt: skip
    began = str(fields.get("Initiated", "true")).lower() != "false"
    # Source and destination are seen from the host; where it did not begin the connection they are turned.
    return flow if began else flow._replace(src=flow.dst, dst=flow.src, sport=flow.dport, dport=flow.sport)


def _query(met: Met, fields: Mapping[str, Any], reading: Reading) -> Iterator[Name]:
    yield from met.name(Kind.DNS, fields.get("QueryName"), reading.notes)
    for answer in str(fields.get("QueryResults") or "").split(";"):
        # "type:  5 name.example" is a CNAME; all others are addresses.
        words = answer.split()
        if words[:1] == ["type:"] and len(words) > 2:  # type:, its number, the name
            yield from met.name(Kind.DNS, words[2], reading.notes)
        elif words and address_of(words[0]):
            yield from met.name(Kind.ANSWER, words[0], reading.notes)


def _program(met: Met, fields: Mapping[str, Any], reading: Reading) -> Iterator[Name]:
    said = str(fields.get("Hashes") or "")
    for pattern, kind in _HASHES:
        found = pattern.search(said)
        yield from met.name(kind, found and found[1], reading.notes)
