"""Squid's native access.log to names (what was asked for) and flows (who it was fetched from), wiki.squid-cache.org, LogFormat.

The time is that of the end of the request; it began as many milliseconds before as stand behind it.
"""

import re
from collections.abc import Iterator

from seawall.exposure.logs.lines import lines
from seawall.exposure.logs.reading import Met, Reading
from seawall.exposure.logs.schema import Flow, Kind, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import address_of

_ROW = re.compile(
    r"\s*(?P<ts>\d+\.\d+)\s+(?P<span>-?\d{1,12})\s(?P<src>\S+)\s(?P<code>[A-Z_]+/\d{3})\s(?P<bytes>\d+)\s"
    r"(?P<method>\S+)\s(?P<url>\S+)\s\S+\s(?P<how>[A-Z_]+)/(?P<peer>\S+)"
)
_HOST = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*://)?([^/?#]+)")
NOT_SQUID = "not a line of Squid's native format; it was not used"


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """Of each request a flow from the client to where it was fetched, its host and its URL."""
    for number, text in lines(plain, reading.notes):
        found = _ROW.match(text)
        if found is None:
            reading.notes.say(number, "", text, NOT_SQUID)
        else:
            yield from _request(number, found, reading)


def _request(line: int, found: "re.Match[str]", reading: Reading) -> Iterator[Row]:
    end = reading.clock.epoch(line, found["ts"])
    if end is None:
        return
    ts = max(0, end - max(0, int(found["span"])) * 1000)
    src = reading.cells.address(line, "client", found["src"])
    # The peer may be a name, and is "-" where nothing was fetched: the answer came from the cache, or it was refused.
    dst = reading.cells.address(line, "peer", found["peer"] if address_of(found["peer"]) else None)
    dport = _port(found)
    yield Flow(
        ts=ts, end=end, src=src, dst=dst, sport=None, dport=dport, proto="tcp", service="http", src_bytes=None,
        dst_bytes=reading.cells.count(line, "bytes", found["bytes"]), src_ip_bytes=None, src_packets=None,
        dst_packets=None, state=found["code"], uid=None, line=line,
    )  # fmt: skip
    met = Met(ts, src, dst, dport, None, line)
    host = _HOST.match(found["url"])
    yield from met.name(Kind.HOST, host and host[1].rpartition("@")[2], reading.notes)
    if found["method"] != "CONNECT":
        yield from met.name(Kind.URL, found["url"], reading.notes)


def _port(found: "re.Match[str]") -> int | None:
    """The port of the address: written, or the scheme's own; None for other schemes."""
    host = _HOST.match(found["url"])
    written = re.search(r":(\d{1,5})$", host[1]) if host else None
    if written:
        return int(written[1]) if int(written[1]) <= 65535 else None
    scheme = found["url"].partition("://")[0].lower()
    return {"http": 80, "https": 443, "ftp": 21}.get(scheme)
