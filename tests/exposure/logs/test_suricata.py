"""Suricata's events: flows of flow and netflow, names of dns, tls, http and files, also in alerts."""

import orjson

from seawall.exposure.logs import suricata
from tests.exposure.logs.logged import at, line, made

HEAD: dict[str, object] = {
    "timestamp": "2026-11-01T10:00:05.5+0200", "flow_id": 7, "src_ip": "10.0.0.5", "src_port": 50000,
    "dest_ip": "198.51.100.7", "dest_port": 443, "proto": "TCP",
}  # fmt: skip
SHA1 = "2d:d1:9f:80:99:86:fc:ac:5f:2a:2a:fd:a3:f3:7e:96:7c:dd:24:37"


def events(*bodies: dict[str, object]) -> bytes:
    return b"\n".join(orjson.dumps(HEAD | body) for body in bodies)


def test_a_flow_has_the_times_of_its_traffic() -> None:
    flow = {
        "pkts_toserver": 3, "pkts_toclient": 2, "bytes_toserver": 300, "bytes_toclient": 200,
        "start": "2026-11-01T10:00:00+0200", "end": "2026-11-01T10:00:04+0200", "state": "closed",
    }  # fmt: skip
    (got,) = made(suricata.parse, events({"event_type": "flow", "app_proto": "tls", "flow": flow})).flows
    assert line(got) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
    assert (at(got.ts), at(got.end)) == ("2026-11-01T08:00:00", "2026-11-01T08:00:04")
    assert (got.src_bytes, got.dst_bytes, got.src_packets, got.dst_packets) == (300, 200, 3, 2)
    assert (got.service, got.state, got.uid) == ("tls", "closed", "7")


def test_events_tell_their_names() -> None:
    answers = [
        {"rrtype": "CNAME", "rdata": "Edge.example"},
        {"rrtype": "A", "rdata": "198.51.100.9"},
        {"rrtype": "TXT", "rdata": "v.x"},
    ]
    got = made(
        suricata.parse,
        events(
            {"event_type": "dns", "dns": {"type": "query", "rrname": "A.example"}},
            {"event_type": "dns", "dns": {"type": "answer", "rrname": "a.example", "answers": answers}},
            {"event_type": "dns", "dns": {"version": 3, "queries": [{"rrname": "c.example"}]}},
            {"event_type": "tls", "tls": {"sni": "S.example", "ja3": {"hash": "ab" * 16}}},
            {"event_type": "alert", "http": {"hostname": "h.example", "url": "/P", "http_user_agent": "X"}},
            {"event_type": "fileinfo", "fileinfo": {"sha256": "AB" * 32, "md5": "CD" * 16}},
        ),
    )
    assert got.told == [
        ("dns", "a.example"), ("dns", "a.example"), ("dns", "edge.example"), ("answer_ip", "198.51.100.9"), ("dns", "c.example"),
        ("sni", "s.example"), ("ja3", "ab" * 16), ("http_host", "h.example"), ("user_agent", "x"),
        ("url", "http://h.example/P"), ("url", "http://h.example:443/P"), ("file_sha256", "ab" * 32),
        ("file_md5", "cd" * 16),
    ]  # fmt: skip
    assert got.problems == {}


def test_answers_that_are_grouped_by_type_alone_are_told() -> None:
    grouped = {"A": ["198.51.100.9", "198.51.100.10"], "CNAME": ["Edge.example"], "TXT": ["v.x"]}
    dns = {"type": "answer", "rrname": "a.example", "grouped": grouped}
    got = made(suricata.parse, events({"event_type": "dns", "dns": dns}))
    assert got.told == [
        ("dns", "a.example"), ("answer_ip", "198.51.100.9"), ("answer_ip", "198.51.100.10"), ("dns", "edge.example"),
    ]  # fmt: skip


def test_the_port_that_stands_beside_the_host_belongs_to_the_url() -> None:
    http = {"hostname": "c2.example", "http_port": 8080, "url": "/gate"}
    got = made(suricata.parse, events({"event_type": "http", "http": http, "dest_port": 3128}))
    assert got.told == [("http_host", "c2.example"), ("url", "http://c2.example:8080/gate")]


def test_a_certificate_tells_its_names_and_its_fingerprint_by_the_length_of_that() -> None:
    old = {"subject": "C=XX, O=Example, CN=*.C2.example", "issuerdn": "CN=Example CA", "fingerprint": SHA1}
    new = {"subject": "CN=c2.example", "subjectaltname": ["c2.example", "Other.example"], "fingerprint": "ab" * 32}
    got = made(suricata.parse, events({"event_type": "tls", "tls": old}, {"event_type": "tls", "tls": new}))
    assert got.told == [
        ("cert_sha1", SHA1.replace(":", "")), ("cert_name", "c2.example"),
        ("cert_sha256", "ab" * 32), ("cert_name", "c2.example"), ("cert_name", "other.example"),
    ]  # fmt: skip
    assert got.problems == {}


def test_events_without_a_name_or_flow_are_counted() -> None:
    got = made(suricata.parse, events({"event_type": "stats"}, {"event_type": "alert"}, {"event_type": 3}))
    assert got.reading.notes.passed == 2
    assert got.problems == {suricata.NO_EVENT: 1}


def test_a_record_older_than_its_traffic_tells_of_a_wrong_clock() -> None:
    got = made(suricata.parse, events({"event_type": "flow", "flow": {"start": "2026-11-01T10:38:00+0200"}}))
    assert at(got.flows[0].ts) == "2026-11-01T08:38:00"
    assert got.problems == {suricata.SKEWED: 1}
