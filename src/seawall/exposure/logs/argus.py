"""Argus's bidirectional flows (.binetflow) as ra(1) and the CTU-13 data write them: a header, then a line for each flow."""

from collections.abc import Iterator, Mapping

from seawall.exposure.logs.clock import seconds
from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.schema import Address, Flow, Row
from seawall.exposure.logs.tables import table
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol, set_text
from seawall.records.peek import peek

# Records about argus itself, not about traffic.
_ITSELF = frozenset({"man"})
# Traffic below IP, whose "ports" are other things and whose addresses may be those of Ethernet.
_BELOW_IP = frozenset({"arp", "rarp", "llc", "lldp", "loop", "ipx/spx", "stp"})


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All flows; the separator is the header's, a comma or a tab."""
    head, plain.stream = peek(plain.stream, 1 << 12)
    separator = "\t" if b"StartTime\t" in head else ","
    for line, row in table(plain, reading.notes, separator, spare=1):
        proto = protocol(row.get("Proto", ""))
        if proto in _ITSELF:
            reading.notes.passed += 1
        else:
            yield from _flow(line, row, proto, reading)


def _flow(line: int, row: Mapping[str, str], proto: str | None, reading: Reading) -> Iterator[Flow]:
    cells = reading.cells
    ts = reading.clock.written(line, row.get("StartTime", ""))
    if ts is None:
        return
    span = seconds(row.get("Dur", ""))
    ported = proto not in _BELOW_IP and not (proto or "").startswith("icmp")
    both, source = (
        cells.count(line, "TotBytes", row.get("TotBytes")),
        cells.count(line, "SrcBytes", row.get("SrcBytes")),
    )
    packets, sent = cells.count(line, "TotPkts", row.get("TotPkts")), cells.count(line, "SrcPkts", row.get("SrcPkts"))
    yield Flow(
        ts=ts,
        end=None if span is None else ts + span,
        src=_address(line, "SrcAddr", row, proto, reading),
        dst=_address(line, "DstAddr", row, proto, reading),
        sport=cells.port(line, "Sport", row.get("Sport")) if ported else None,
        dport=cells.port(line, "Dport", row.get("Dport")) if ported else None,
        proto=proto,
        service=None,
        # Argus counts whole packets with their Ethernet headers.
        src_bytes=source,
        dst_bytes=_rest(both, source),
        src_ip_bytes=None,
        src_packets=sent,
        dst_packets=_rest(packets, sent),
        state=set_text(row.get("State")),
        uid=None,
        line=line,
    )


def _address(line: int, name: str, row: Mapping[str, str], proto: str | None, reading: Reading) -> Address:
    said = row.get(name, "")
    # An Ethernet address is no bad IP address.
    return (
        Address() if proto in _BELOW_IP and said.count(":") == 5 else reading.cells.address(line, name, said)
    )  # six octets


def _rest(both: int | None, one: int | None) -> int | None:
    return both - one if both is not None and one is not None and both >= one else None
