"""Fortinet's logs as key=value: traffic to flows, web filter and DNS filter to names (FortiOS Log Message Reference)."""

import re
from collections.abc import Iterator, Mapping

from seawall.exposure.logs.clock import seconds
from seawall.exposure.logs.lines import lines
from seawall.exposure.logs.reading import Met, Reading
from seawall.exposure.logs.schema import Flow, Kind, Name, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import protocol, set_text

_PAIR = re.compile(r'(?<!\w)(\w{1,64})=("(?:[^"\\]|\\.)*"|\S*)')
# eventtime is in seconds up to 6.0 and in nanoseconds since; its length tells which.
_DECIMALS = {10: 0, 13: 3, 16: 6, 19: 9}
NO_PAIRS = "not a line of key=value; it was not used"


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All records of traffic and of names; other types (event, virus without a name) tell none."""
    for number, text in lines(plain, reading.notes):
        row = {key: said.strip('"') for key, said in _PAIR.findall(text)}
        kind = row.get("type")
        if not kind:
            reading.notes.say(number, "", text, NO_PAIRS)
        elif kind == "traffic":
            yield from _flow(number, row, reading)
        elif row.get("hostname") or row.get("qname"):
            yield from _names(number, row, reading)
        else:
            reading.notes.passed += 1


def _moment(line: int, row: Mapping[str, str], reading: Reading) -> int | None:
    said = row.get("eventtime", "")
    if len(said) in _DECIMALS:
        return reading.clock.epoch(line, said, _DECIMALS[len(said)])
    return reading.clock.written(line, f"{row.get('date', '')} {row.get('time', '')}{row.get('tz', '')}")


def _flow(line: int, row: Mapping[str, str], reading: Reading) -> Iterator[Flow]:
    """The record is written when the session ends: it began `duration` seconds before."""
    end = _moment(line, row, reading)
    if end is None:
        return
    span, cells = seconds(row.get("duration", "")) or 0, reading.cells
    yield Flow(
        ts=max(0, end - span),
        end=end,
        src=cells.address(line, "srcip", row.get("srcip")),
        dst=cells.address(line, "dstip", row.get("dstip")),
        sport=cells.port(line, "srcport", row.get("srcport")),
        dport=cells.port(line, "dstport", row.get("dstport")),
        proto=protocol(row.get("proto", "")),
        service=set_text(row.get("service")),
        src_bytes=cells.count(line, "sentbyte", row.get("sentbyte")),
        dst_bytes=cells.count(line, "rcvdbyte", row.get("rcvdbyte")),
        src_ip_bytes=None,
        src_packets=cells.count(line, "sentpkt", row.get("sentpkt")),
        dst_packets=cells.count(line, "rcvdpkt", row.get("rcvdpkt")),
        state=set_text(row.get("action")),
        uid=set_text(row.get("sessionid")),
        line=line,
    )


def _names(line: int, row: Mapping[str, str], reading: Reading) -> Iterator[Name]:
    ts = _moment(line, row, reading)
    if ts is None:
        return
    cells, notes = reading.cells, reading.notes
    src, dst = cells.address(line, "srcip", row.get("srcip")), cells.address(line, "dstip", row.get("dstip"))
    met = Met(ts, src, dst, cells.port(line, "dstport", row.get("dstport")), set_text(row.get("sessionid")), line)
    yield from met.name(Kind.HOST, row.get("hostname"), notes)
    yield from met.name(Kind.DNS, row.get("qname"), notes)
    yield from met.name(Kind.AGENT, row.get("agent"), notes)
    for answer in row.get("ipaddr", "").split(","):
        yield from met.name(Kind.ANSWER, answer.strip(), notes)
    url, host = row.get("url", ""), row.get("hostname", "")
    # A web filter writes a path, or the whole, by its version.
    yield from met.name(Kind.URL, f"{_scheme(row)}://{host}{url}" if url.startswith("/") and host else url, notes)


def _scheme(row: Mapping[str, str]) -> str:
    return "https" if "https" in row.get("service", "").lower() else "http"
