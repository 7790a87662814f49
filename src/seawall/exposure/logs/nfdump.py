"""NetFlow and IPFIX as nfdump(1) writes them: its text formats line, long and extended, and its CSV of 1.6 and of 1.7.

nfdump writes local time without its zone: it must be stated.
"""

import re
from collections.abc import Iterator, Mapping

from seawall.exposure.logs.clock import seconds
from seawall.exposure.logs.lines import lines
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Address, Flow, Row
from seawall.exposure.logs.tables import table
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol, set_text

_ROW = re.compile(
    r"(?P<ts>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?)\s+(?P<span>[\d.]+)\s+(?P<proto>\S+)\s+"
    r"(?P<src>\S+)\s+<?->\s+(?P<dst>\S+)\s+(?P<rest>.*)"
)
_NUMBER = re.compile(r"(?<![\d.])(\d{1,18}(?:\.\d{1,9})?) ([KMGT])(?= |$)")
_UNITS = {"K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}
_HEADER, _PLACES = "Date first seen", "Dst IP Addr:Port"
# The columns behind the addresses where no header says them: the format "line".
_LINE = ("Packets", "Bytes", "Flows")
_TWO_WORDS = (("Out Pkt", "OutPkt"), ("In Pkt", "InPkt"), ("Out Byte", "OutByte"), ("In Byte", "InByte"))
NOT_A_FLOW = "not a line of flows; it was not used"
ROUNDED = "nfdump rounded its numbers (1.2 M): they are kept so; -N writes them whole"
_END = ("Summary", "Time window", "Total flows", "Sys:", "No matched")


def parse_text(plain: Plain, reading: Reading) -> Iterator[Row]:
    """The flows of nfdump's text."""
    columns: tuple[str, ...] = _LINE
    for number, text in lines(plain, reading.notes):
        if text.startswith(_HEADER):
            columns = _columns(text)
        elif text.startswith(_END):
            reading.notes.passed += 1
        elif found := _ROW.match(text):
            yield from _text_flow(number, found, columns, reading)
        else:
            reading.notes.say(number, "", text, NOT_A_FLOW)


def _columns(header: str) -> tuple[str, ...]:
    rest = header.partition(_PLACES)[2]
    for said, word in _TWO_WORDS:
        rest = rest.replace(said, word)
    return tuple(rest.split())


def _text_flow(line: int, found: "re.Match[str]", columns: tuple[str, ...], reading: Reading) -> Iterator[Flow]:
    ts = reading.clock.written(line, found["ts"])
    if ts is None:
        return
    if _NUMBER.search(found["rest"]):
        reading.notes.once(ROUNDED, found["rest"])
    rest = _NUMBER.sub(lambda it: str(round(float(it[1]) * _UNITS[it[2]])), found["rest"]).split()
    said = dict(zip(columns, rest, strict=False))
    src, sport = _endpoint(line, "src", found["src"], reading)
    dst, dport = _endpoint(line, "dst", found["dst"], reading)
    span = seconds(found["span"])
    count = reading.cells.count
    yield Flow(
        ts=ts,
        end=None if span is None else ts + span,
        src=src,
        dst=dst,
        sport=sport,
        dport=dport,
        proto=protocol(found["proto"]),
        service=None,
        # NetFlow counts bytes from the IP header on.
        src_bytes=count(line, "Bytes", said.get("OutByte", said.get("Bytes"))),
        dst_bytes=count(line, "In Byte", said.get("InByte")),
        src_ip_bytes=count(line, "Bytes", said.get("OutByte", said.get("Bytes"))),
        src_packets=count(line, "Packets", said.get("OutPkt", said.get("Packets"))),
        dst_packets=count(line, "In Pkt", said.get("InPkt")),
        state=set_text(said.get("Flags")),
        uid=None,
        line=line,
    )


def _endpoint(line: int, field: str, text: str, reading: Reading) -> tuple[Address, int | None]:
    """10.0.0.1:443, or of IPv6 2001:db8::1.443; of ICMP the port is type.code (8.0), which is no port."""
    if text.count(":") > 1:
        address, _, port = text.rpartition(".")
        address, port = (address, port) if ":" in address else (text, "")
    else:
        address, _, port = text.partition(":")
    return reading.cells.address(line, field, address), None if "." in port else reading.cells.port(line, field, port)


# The names of the same columns in nfdump 1.6 and 1.7, and as others write them.
_CSV: Mapping[str, tuple[str, ...]] = {
    "ts": ("ts", "firstSeen", "first"), "te": ("te", "lastSeen", "last"), "td": ("td", "duration"),
    "src": ("sa", "srcAddr", "srcaddr"), "dst": ("da", "dstAddr", "dstaddr"),
    "sport": ("sp", "srcPort"), "dport": ("dp", "dstPort"), "proto": ("pr", "proto"),
    "flags": ("flg", "flags"), "packets": ("ipkt", "packets", "inPackets"), "bytes": ("ibyt", "bytes", "inBytes"),
    "packets back": ("opkt", "outPackets"), "bytes back": ("obyt", "outBytes"),
}  # fmt: skip


def parse_csv(plain: Plain, reading: Reading) -> Iterator[Row]:
    """The flows of nfdump's CSV, up to its summary."""
    for line, row in table(plain, reading.notes, end="Summary"):
        said = {name: next((row[word] for word in words if word in row), "") for name, words in _CSV.items()}
        yield from _csv_flow(line, said, reading)


def _csv_flow(line: int, said: Mapping[str, str], reading: Reading) -> Iterator[Flow]:
    cells, clock = reading.cells, reading.clock
    ts = clock.written(line, said["ts"])
    if ts is None:
        return
    span = seconds(said["td"])
    icmp = "." in said["dport"]
    sent = cells.count(line, "bytes", said["bytes"])
    yield Flow(
        ts=ts,
        end=clock.written(line, said["te"]) if said["te"] else None if span is None else ts + span,
        src=cells.address(line, "src", said["src"]),
        dst=cells.address(line, "dst", said["dst"]),
        sport=cells.port(line, "sport", said["sport"]),
        dport=None if icmp else cells.port(line, "dport", said["dport"]),
        proto=protocol(said["proto"]),
        service=None,
        src_bytes=sent,
        dst_bytes=cells.count(line, "bytes back", said["bytes back"]),
        src_ip_bytes=sent,
        src_packets=cells.count(line, "packets", said["packets"]),
        dst_packets=cells.count(line, "packets back", said["packets back"]),
        state=set_text(said["flags"]),
        uid=None,
        line=line,
    )
