"""AWS VPC flow logs, text: the header's fields in any order, or the default fields of version 2 where there is no header.

https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html
"""

from collections.abc import Iterator, Mapping

from seawall.exposure.logs.lines import lines
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Address, Flow, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol, set_text
from seawall.exposure.logs.zeek_tsv import WRONG_WIDTH

_DEFAULT = (
    "version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes",
    "start", "end", "action", "log-status",
)  # fmt: skip
SKIPPED = "AWS says that it skipped records in this interval (SKIPDATA): flows are missing"


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All records; each is one direction of a conversation."""
    fields: tuple[str, ...] = _DEFAULT
    for number, text in lines(plain, reading.notes):
        values = text.split()
        if "srcaddr" in values:
            fields = tuple(value.replace("_", "-") for value in values)
        elif len(values) != len(fields):
            reading.notes.say(number, "", text, WRONG_WIDTH)
        else:
            yield from _flow(number, dict(zip(fields, values, strict=True)), reading)


def _flow(line: int, row: Mapping[str, str], reading: Reading) -> Iterator[Flow]:
    status = row.get("log-status")
    if status == "SKIPDATA":
        reading.notes.say(line, "log-status", row.get("start", ""), SKIPPED)
    if status in ("SKIPDATA", "NODATA"):
        reading.notes.passed += 1
        return
    ts = reading.clock.epoch(line, row.get("start", ""))
    if ts is None:
        return
    cells = reading.cells
    sent = cells.count(line, "bytes", row.get("bytes"))
    yield Flow(
        ts=ts,
        end=reading.clock.epoch(line, row["end"]) if "end" in row else None,
        src=_side("srcaddr", line, row, reading),
        dst=_side("dstaddr", line, row, reading),
        sport=cells.port(line, "srcport", row.get("srcport")),
        dport=cells.port(line, "dstport", row.get("dstport")),
        proto=protocol(row.get("protocol", "")),
        service=None,
        src_bytes=sent,
        dst_bytes=None,
        src_ip_bytes=sent,
        src_packets=cells.count(line, "packets", row.get("packets")),
        dst_packets=None,
        state=set_text(row.get("action")),
        uid=None,
        line=line,
    )


def _side(name: str, line: int, row: Mapping[str, str], reading: Reading) -> Address:
    """Who is meant: behind a NAT or transit gateway the packet's own address (pkt-…, from version 3 on), not the gateway's."""
    whole = f"pkt-{name}" if set_text(row.get(f"pkt-{name}")) else name
    return reading.cells.address(line, whole, row.get(whole))
