"""Suricata's eve.json to flows and names (docs.suricata.io, EVE JSON format): flow, netflow, dns, tls, http, fileinfo, ssh, quic."""

from collections.abc import Iterator, Mapping
from typing import Any

from seawall.exposure.logs import certificates
from seawall.exposure.logs.lines import part, records
from seawall.exposure.logs.normal import requested
from seawall.exposure.logs.reading import Met, Reading
from seawall.exposure.logs.schema import Flow, Kind, Name, Row
from seawall.exposure.logs.unpack import Plain
from seawall.exposure.logs.values import address_of, protocol, set_text

# Where names stand, by type of event. An alert carries the same parts of the record that it met, and is read too:
# with EVE's usual settings it may be the only record of them.
_NAMES: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("tls", "sni"), Kind.SNI),
    (("tls", "ja3", "hash"), Kind.JA3),
    (("tls", "fingerprint_sha256"), Kind.CERTIFICATE),
    (("quic", "sni"), Kind.SNI),
    (("quic", "ja3", "hash"), Kind.JA3),
    (("http", "hostname"), Kind.HOST),
    (("http", "http_user_agent"), Kind.AGENT),
    (("fileinfo", "sha256"), Kind.FILE),
    (("fileinfo", "sha1"), Kind.FILE_SHA1),
    (("fileinfo", "md5"), Kind.FILE_MD5),
    (("ssh", "client", "software_version"), Kind.AGENT),
)
# Answers that are names; texts and keys are none.
_NAMED = frozenset({"CNAME", "MX", "NS", "PTR", "SRV"})
# A record is written when its traffic is over: one that is older by more than this was written by another clock.
_MOST_SKEW_US = 300_000_000
SKEWED = "logged minutes before its own traffic began: one of the two clocks is wrong; the traffic's was taken"
NO_EVENT = "without an event_type; it was not used"


def parse(plain: Plain, reading: Reading) -> Iterator[Row]:
    """All events that tell a flow or a name; other events (stats, anomaly, alert without more) tell none."""
    for line, event in records(plain, reading.notes):
        kind = event.get("event_type")
        if not isinstance(kind, str):
            reading.notes.say(line, "event_type", kind, NO_EVENT)
        elif kind in ("flow", "netflow"):
            yield from _flow(event, kind, line, reading)
        elif rows := list(_names(event, line, reading)):
            yield from (row._replace(in_passing=True) for row in rows) if kind == "alert" else rows
        else:
            reading.notes.passed += 1


def _flow(event: Mapping[str, Any], kind: str, line: int, reading: Reading) -> Iterator[Flow]:
    inner = part(event, kind) or {}
    cells, clock = reading.cells, reading.clock
    begun = part(inner, "start") or event.get("timestamp")
    ts = clock.written(line, str(begun))
    if ts is None:
        return
    end = part(inner, "end")
    logged = clock.written(line, str(event.get("timestamp")))
    if logged is not None and logged < ts - _MOST_SKEW_US:
        reading.notes.say(line, "timestamp", event.get("timestamp"), SKEWED)
    # netflow is one record a direction: what the source sent.
    sent, got = ("bytes", "") if kind == "netflow" else ("bytes_toserver", "bytes_toclient")
    yield Flow(
        ts=ts,
        end=clock.written(line, str(end)) if end else None,
        src=cells.address(line, "src_ip", event.get("src_ip")),
        dst=cells.address(line, "dest_ip", event.get("dest_ip")),
        sport=cells.port(line, "src_port", event.get("src_port")),
        dport=cells.port(line, "dest_port", event.get("dest_port")),
        proto=protocol(str(event.get("proto") or "")),
        service=_service(event.get("app_proto")),
        # Suricata counts whole packets, from the Ethernet header on.
        src_bytes=cells.count(line, sent, part(inner, sent)),
        dst_bytes=cells.count(line, got, part(inner, got)) if got else None,
        src_ip_bytes=None,
        src_packets=cells.count(line, "pkts", part(inner, sent.replace("bytes", "pkts"))),
        dst_packets=cells.count(line, "pkts", part(inner, got.replace("bytes", "pkts"))) if got else None,
        state=set_text(part(event, "tcp", "state") or part(inner, "state")),
        uid=set_text(event.get("flow_id")),
        line=line,
    )


def _service(said: object) -> str | None:
    return None if said == "failed" else set_text(said)


def _names(event: Mapping[str, Any], line: int, reading: Reading) -> Iterator[Name]:
    found = [(kind, part(event, *path)) for path, kind in _NAMES]
    found += [*_dns(event.get("dns"))]
    found += [*_urls(event), *_certificate(event)]
    told = [(kind, said) for kind, said in found if said]
    if not told and event.get("event_type") == "alert":
        # Nothing but whom it concerns, which is told by the sides of the row.
        told = [(Kind.ALERT, said) for said in [part(event, "alert", "signature")] if said]
    if not told:
        return
    ts = reading.clock.written(line, str(event.get("timestamp")))
    if ts is None:
        return
    cells = reading.cells
    src, dst = cells.address(line, "src_ip", event.get("src_ip")), cells.address(line, "dest_ip", event.get("dest_ip"))
    met = Met(ts, src, dst, cells.port(line, "dest_port", event.get("dest_port")), set_text(event.get("flow_id")), line)
    for kind, said in told:
        yield from met.name(kind, said, reading.notes)


def _dns(dns: Any) -> Iterator[tuple[Kind, Any]]:
    """Names asked for and answered: versions 1 and 2 have rrname and answers, version 3 a list of queries."""
    queries = part(dns, "queries") or part(dns, "query") or []
    asked = [part(dns, "rrname"), *(part(query, "rrname") for query in (queries if isinstance(queries, list) else []))]
    for name in dict.fromkeys(str(one) for one in asked if one):
        yield Kind.DNS, name
    for of, said in dict.fromkeys(_answers(dns)):
        if address_of(said):
            yield Kind.ANSWER, said
        elif of in _NAMED:
            yield Kind.DNS, said


def _answers(dns: Any) -> Iterator[tuple[str, str]]:
    """Type and data of each answer: one by one, by type ("grouped", which may be the only form), or in the event itself."""
    answers, grouped = part(dns, "answers"), part(dns, "grouped")
    for answer in answers if isinstance(answers, list) else [dns]:
        of, said = part(answer, "rrtype"), part(answer, "rdata")
        if isinstance(said, str) and said:
            yield str(of), said
    for of, values in grouped.items() if isinstance(grouped, dict) else ():
        yield from ((str(of), said) for said in values if isinstance(said, str)) if isinstance(values, list) else ()


def _urls(event: Mapping[str, Any]) -> Iterator[tuple[Kind, str]]:
    path = part(event, "http", "url")
    if isinstance(path, str):
        written, called = (_port(part(event, *where)) for where in (("http", "http_port"), ("dest_port",)))
        to = event.get("dest_ip"), called
        for url in dict.fromkeys(requested(part(event, "http", "hostname"), path, written, to)):
            yield Kind.URL, url


def _port(said: object) -> int | None:
    return said if type(said) is int else None


def _certificate(event: Mapping[str, Any]) -> Iterator[tuple[Kind, str]]:
    """tls.fingerprint, which is SHA-1 in most versions; the subject's names, and from version 7 on those beside it."""
    yield from certificates.fingerprint(part(event, "tls", "fingerprint"))
    others = part(event, "tls", "subjectaltname")
    for name in certificates.names(part(event, "tls", "subject"), others if isinstance(others, list) else []):
        yield Kind.CERTIFICATE_NAME, name
