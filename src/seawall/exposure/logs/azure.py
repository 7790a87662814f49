"""Azure's flow logs, JSON: network security groups (tuples of version 1 and 2) and virtual networks.

https://learn.microsoft.com/azure/network-watcher/nsg-flow-logs-overview, …/vnet-flow-logs-overview. One document an hour,
or one record a line. `line` of a flow is the place of its tuple in the file, from 1.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from seawall.exposure.logs.lines import document, part, records
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Flow, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol, set_text
from seawall.exposure.logs.zeek_tsv import WRONG_WIDTH
from seawall.records.peek import peek

_MILLIS = 3  # decimals of a second
_NSG_WIDTHS, _VNET_WIDTH = (8, 13), 13
NO_FLOWS = "a record without flow tuples; it was not used"


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All flow tuples; begin, continuing and end of a flow are rows of their own, with the state as Azure writes it."""
    number = 0
    for record in _records(plain, reading):
        tuples = list(_tuples(record))
        if not tuples:
            reading.notes.say(number + 1, "", str(record)[:200], NO_FLOWS)
        for text, of_network in tuples:
            number += 1
            yield from (_vnet if of_network else _nsg)(number, str(text).split(","), reading)


def _records(plain: Plain, reading: Reading) -> Iterator[Any]:
    head, plain.stream = peek(plain.stream)
    try:
        first = orjson.loads(head.partition(b"\n")[0])
    except orjson.JSONDecodeError:
        first = None
    if isinstance(first, dict) and "records" not in first:
        yield from (record.value for record in records(plain, reading.notes))
        return
    whole = document(plain, reading.notes)
    found = part(whole, "records") if isinstance(whole, dict) else whole
    yield from found if isinstance(found, list) else []


def _tuples(record: Any) -> Iterator[tuple[Any, bool]]:
    """The tuples of one record, and whether they are those of a virtual network."""
    for flow in _list(part(record, "flowRecords", "flows")):
        for group in _list(part(flow, "flowGroups")):
            yield from ((one, True) for one in _list(part(group, "flowTuples")))
    for rule in _list(part(record, "properties", "flows")):
        for flow in _list(part(rule, "flows")):
            yield from ((one, False) for one in _list(part(flow, "flowTuples")))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _nsg(line: int, row: list[str], reading: Reading) -> Iterator[Flow]:
    """time,src,dst,sport,dport,T|U,I|O,A|D and of version 2 B|C|E,packets,bytes,packets back,bytes back."""
    if len(row) not in _NSG_WIDTHS:
        reading.notes.say(line, "flowTuples", ",".join(row), WRONG_WIDTH)
        return
    version_1 = len(row) == _NSG_WIDTHS[0]
    said = [row[7], *[""] * 4] if version_1 else [f"{row[7]} {row[8]}", *row[9:13]]
    ts = reading.clock.epoch(line, row[0])
    if ts is not None:
        yield _flow(line, ts, [*row[:6], *said], reading)


def _vnet(line: int, row: list[str], reading: Reading) -> Iterator[Flow]:
    """milliseconds,src,dst,sport,dport,protocol,I|O,B|C|E|D,encryption,packets,bytes,packets back,bytes back."""
    if len(row) != _VNET_WIDTH:
        reading.notes.say(line, "flowTuples", ",".join(row), WRONG_WIDTH)
        return
    ts = reading.clock.epoch(line, row[0], _MILLIS)
    if ts is not None:
        yield _flow(line, ts, [*row[:6], row[7], *row[9:13]], reading)


def _flow(line: int, ts: int, row: list[str], reading: Reading) -> Flow:
    """time,src,dst,sport,dport,protocol,state,packets,bytes,packets back,bytes back."""
    cells = reading.cells
    packets, sent, packets_back, sent_back = (cells.count(line, "flowTuples", said) for said in row[7:11])
    return Flow(
        ts=ts,
        end=None,
        src=cells.address(line, "source", row[1]),
        dst=cells.address(line, "destination", row[2]),
        sport=cells.port(line, "source port", row[3]),
        dport=cells.port(line, "destination port", row[4]),
        proto=protocol(row[5]),
        service=None,
        src_bytes=sent,
        dst_bytes=sent_back,
        src_ip_bytes=None,
        src_packets=packets,
        dst_packets=packets_back,
        state=set_text(row[6]),
        uid=None,
        line=line,
    )
