"""Zeek's records, TSV and JSON alike, to flows and names: which log tells what (docs.zeek.org, base protocol logs)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from seawall.exposure.logs import certificates
from seawall.exposure.logs.clock import seconds
from seawall.exposure.logs.normal import requested
from seawall.exposure.logs.reading import Met, Reading
from seawall.exposure.logs.schema import NOWHERE, Address, Flow, Kind, Name, Row
from seawall.exposure.logs.values import address_of, protocol

# The logs that are read, and the columns of each that are a name; a column of several values gives several.
NAMES: Mapping[str, tuple[tuple[str, Kind], ...]] = {
    "dns": (("query", Kind.DNS),),
    "ssl": (("server_name", Kind.SNI), ("ja3", Kind.JA3)),
    "quic": (("server_name", Kind.SNI),),
    "x509": (),
    "http": (("host", Kind.HOST), ("user_agent", Kind.AGENT)),
    "files": (("sha256", Kind.FILE), ("sha1", Kind.FILE_SHA1), ("md5", Kind.FILE_MD5)),
    "ssh": (("client", Kind.AGENT),),
}  # fmt: skip
_CERTIFICATES = (("sha256", Kind.CERTIFICATE), ("sha1", Kind.CERTIFICATE_SHA1), ("md5", Kind.CERTIFICATE_MD5))
READ = frozenset({"conn", *NAMES})

_BAD_SPAN = "not a duration; the record is kept without its end"


def rows(path: str, record: Mapping[str, Any], line: int, reading: Reading) -> Iterator[Row]:
    """What one record of the log `path` tells; unset fields are None or absent, sets and vectors are lists."""
    ts = reading.clock.either(line, record.get("ts", ""))
    if ts is None:
        return
    if path == "conn":
        yield _flow(ts, record, line, reading)
        return
    met = _met(ts, record, line, reading)
    for column, kind in _columns(path, record):
        for said in _several(record.get(column)):
            yield from met.name(kind, said, reading.notes)
    if path in ("ssl", "x509"):
        yield from _certificates(path, met, record, reading)
    if path == "dns":
        yield from _answers(met, _several(record.get("answers")), reading)
    if path == "http":
        called = _text(record.get("id.resp_h")), met.dport
        for url in dict.fromkeys(requested(_text(record.get("host")), _text(record.get("uri")), None, called)):
            yield from met.name(Kind.URL, url, reading.notes)


def _columns(path: str, record: Mapping[str, Any]) -> Iterable[tuple[str, Kind]]:
    # Before 5.0 Zeek had no fingerprints in ssl and x509: the hash of a certificate stands in files.log alone.
    if path == "files" and "x509" in str(record.get("mime_type")):
        return _CERTIFICATES
    return NAMES[path]


def _certificates(path: str, met: Met, record: Mapping[str, Any], reading: Reading) -> Iterator[Name]:
    """Fingerprints and names. x509.log names no connection: its rows carry the fingerprint by which ssl.log names its sessions'.

    Before 5.0 ssl.log had the subjects itself.
    """
    if path == "x509":
        met = replace(met, uid=met.uid or _text(record.get("fingerprint")))
        prints, subjects = [record.get("fingerprint")], [(record.get("certificate.subject"), record.get("san.dns"))]
    else:
        prints = [*_several(record.get("cert_chain_fps")), *_several(record.get("client_cert_chain_fps"))]
        subjects = [(record.get("subject"), None), (record.get("client_subject"), None)]
    for said in prints:
        for kind, text in certificates.fingerprint(said):
            yield from met.name(kind, text, reading.notes)
    for subject, others in subjects:
        for text in certificates.names(subject, _several(others)):
            yield from met.name(Kind.CERTIFICATE_NAME, text, reading.notes)


def _flow(ts: int, record: Mapping[str, Any], line: int, reading: Reading) -> Flow:
    get, cells = record.get, reading.cells
    span = _span(get("duration"), line, reading)
    return Flow(
        ts=ts,
        end=None if span is None else ts + span,
        src=cells.address(line, "id.orig_h", get("id.orig_h")),
        dst=cells.address(line, "id.resp_h", get("id.resp_h")),
        sport=cells.port(line, "id.orig_p", get("id.orig_p")),
        dport=cells.port(line, "id.resp_p", get("id.resp_p")),
        proto=protocol(_text(get("proto")) or ""),
        service=_text(get("service")),
        src_bytes=cells.count(line, "orig_bytes", get("orig_bytes")),
        dst_bytes=cells.count(line, "resp_bytes", get("resp_bytes")),
        src_ip_bytes=cells.count(line, "orig_ip_bytes", get("orig_ip_bytes")),
        src_packets=cells.count(line, "orig_pkts", get("orig_pkts")),
        dst_packets=cells.count(line, "resp_pkts", get("resp_pkts")),
        state=_text(get("conn_state")),
        uid=_text(get("uid")),
        line=line,
    )


def _span(said: object, line: int, reading: Reading) -> int | None:
    if said is None or said in ("", "-"):
        return None
    if isinstance(said, int | float) and not isinstance(said, bool) and 0 <= said < 1e10:
        return round(said * 1_000_000)
    found = seconds(str(said))
    if found is None:
        reading.notes.say(line, "duration", said, _BAD_SPAN)
    return found


def _met(ts: int, record: Mapping[str, Any], line: int, reading: Reading) -> Met:
    cells = reading.cells
    uids = [record.get("uid"), *_several(record.get("conn_uids"))]
    uid = next((_text(said) for said in uids if said), None) or _text(record.get("fuid") or record.get("id"))
    if "id.orig_h" in record:
        src = cells.address(line, "id.orig_h", record["id.orig_h"])
        dst = cells.address(line, "id.resp_h", record.get("id.resp_h"))
    else:
        src, dst = _parties(record, line, reading)
    return Met(ts, src, dst, cells.port(line, "id.resp_p", record.get("id.resp_p")), uid, line)


def _parties(record: Mapping[str, Any], line: int, reading: Reading) -> tuple[Address, Address]:
    """Who began the connection and who answered, of an older files.log; neither where it does not say who sent."""
    sent = [reading.cells.address(line, "tx_hosts", said) for said in _several(record.get("tx_hosts"))[:1]]
    got = [reading.cells.address(line, "rx_hosts", said) for said in _several(record.get("rx_hosts"))[:1]]
    by_originator = str(record.get("is_orig")).lower()
    if not sent or not got or by_originator not in ("t", "f", "true", "false"):
        return NOWHERE, NOWHERE
    return (sent[0], got[0]) if by_originator.startswith("t") else (got[0], sent[0])


def _answers(met: Met, answers: Iterable[Any], reading: Reading) -> Iterator[Name]:
    """Addresses that a name was resolved to, and the names that stood between (CNAME, MX, PTR); texts are neither."""
    for said in answers:
        text = str(said)
        if address_of(text):
            yield from met.name(Kind.ANSWER, text, reading.notes)
        elif "." in text and " " not in text:
            yield from met.name(Kind.DNS, text, reading.notes)


def _several(said: Any) -> list[Any]:
    if said is None:
        return []
    return [one for one in said if one is not None] if isinstance(said, list) else [said]


def _text(said: object) -> str | None:
    return None if said is None or said in ("", "-") else str(said)
