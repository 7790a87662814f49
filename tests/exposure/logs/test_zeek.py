"""Which names each of Zeek's logs tells, in TSV and in JSON alike."""

import orjson
import pytest

from seawall.exposure.logs import zeek_json, zeek_tsv
from tests.exposure.logs.logged import PLAIN, at, conn, ip, line, made, zeek

IDS = "ts uid id.orig_h id.orig_p id.resp_h id.resp_p"
WHO = "1541117137.5 CxT1 10.0.0.5 50000 198.51.100.7 443"
SHA = "b0179e58470bf192cf955e0dc205ed5777f8ee8e8f365309edee412a33cfa0b5"

TOLD = [
    ("dns", "query answers", "WWW.Example.COM. 198.51.100.9,edge.example.net,TXT_x", "string vector[string]",
     [("dns", "www.example.com"), ("answer_ip", "198.51.100.9"), ("dns", "edge.example.net")]),
    ("dns", "query", r"b\xc3\xbccher.example", "string", [("dns", "xn--bcher-kva.example")]),
    ("ssl", "server_name ja3 cert_chain_fps", f"App.Example.org 0123456789ABCDEF0123456789abcdef {SHA.upper()}", "string string vector[string]",
     [("sni", "app.example.org"), ("ja3", "0123456789abcdef0123456789abcdef"), ("cert_sha256", SHA)]),
    ("http", "host uri user_agent", "Example.com:8080 /A/b?C=d Wget/1.21", "string string string",
     [("http_host", "example.com"), ("user_agent", "wget/1.21"), ("url", "http://example.com:8080/A/b?C=d")]),
    ("http", "host uri user_agent", "- http://Proxied.example/x -", "string string string", [("url", "http://proxied.example/x")]),
    ("x509", "fingerprint", SHA, "string", [("cert_sha256", SHA)]),
    ("x509", "fingerprint certificate.subject san.dns", f"{SHA} CN=*.Example.com,O=Example,C=XX example.com,C2.example.com", "string string vector[string]",
     [("cert_sha256", SHA), ("cert_name", "example.com"), ("cert_name", "example.com"), ("cert_name", "c2.example.com")]),
    ("ssl", "server_name subject issuer", "- CN=c2.example.com,O=Example CN=Example-CA", "string string string", [("cert_name", "c2.example.com")]),
    ("ssl", "cert_chain_fps", "AB" * 20, "vector[string]", [("cert_sha1", "ab" * 20)]),
    ("files", "mime_type md5 sha1", f"text/html {'ab' * 16} {'cd' * 20}", "string string string", [("file_sha1", "cd" * 20), ("file_md5", "ab" * 16)]),
    ("files", "mime_type md5 sha1", f"application/pkix-cert-x509 {'ab' * 16} {'cd' * 20}", "string string string", [("cert_sha1", "cd" * 20), ("cert_md5", "ab" * 16)]),
    ("files", "mime_type sha256", f"text/html {SHA}", "string string", [("file_sha256", SHA)]),
    ("files", "mime_type sha256", f"application/x-x509-user-cert {SHA}", "string string", [("cert_sha256", SHA)]),
    ("ssh", "client", "SSH-2.0-OpenSSH_8.1", "string", [("user_agent", "ssh-2.0-openssh_8.1")]),
    ("quic", "server_name", "video.example", "string", [("sni", "video.example")]),
]  # fmt: skip


@pytest.mark.parametrize(("path", "fields", "values", "types", "told"), TOLD)
def test_a_log_tells_its_names(path: str, fields: str, values: str, types: str, told: list[tuple[str, str]]) -> None:
    log = zeek(path, f"{IDS} {fields}".split(), f"{WHO} {values}", types=f"time string addr port addr port {types}")
    got = made(zeek_tsv.parse, log)
    assert got.told == told
    assert got.problems == {}
    assert {(ip(name.src), ip(name.dst), name.dport, name.uid, at(name.ts)) for name in got.names} == {
        ("10.0.0.5", "198.51.100.7", 443, "CxT1", "2018-11-02T00:05:37.500000")
    }


@pytest.mark.parametrize(("path", "fields", "values", "types", "told"), TOLD)
def test_json_tells_the_same(path: str, fields: str, values: str, types: str, told: list[tuple[str, str]]) -> None:
    record: dict[str, object] = {"_path": path, "ts": 1541117137.5, "uid": "CxT1", "id.orig_h": "10.0.0.5"}
    record |= {"id.resp_h": "198.51.100.7", "id.resp_p": 443}
    for name, value, kind in zip(fields.split(), values.split(), types.split(), strict=True):
        record[name] = value.split(",") if kind.startswith("vector") else None if value == "-" else value
    assert made(zeek_json.parse, orjson.dumps(record)).told == told


def test_raw_keeps_what_was_logged_where_it_differs() -> None:
    log = zeek("dns", [*IDS.split(), "query"], f"{WHO} WWW.example.com", f"{WHO} www.example.com")
    assert [name.raw for name in made(zeek_tsv.parse, log).names] == ["WWW.example.com", None]


def test_hostile_names_are_kept_as_they_are() -> None:
    hostile = ["=cmd|' /C calc'!A0", "\x1b[31mred", "<script>alert(1)</script>", "../../etc/passwd", "a\u202eb"]
    records = [{"_path": "dns", "ts": 1541117137.5, "query": said} for said in hostile]
    got = made(zeek_json.parse, b"\n".join(orjson.dumps(record) for record in records))
    assert [name.raw or name.value for name in got.names] == hostile


@pytest.mark.parametrize(
    ("ts", "read"),
    [
        (1541117137.618695, "2018-11-02T00:05:37.618695"),
        ("1541117137.618695", "2018-11-02T00:05:37.618695"),
        ("2018-11-02T00:05:37.618695Z", "2018-11-02T00:05:37.618695"),
        ("2018-11-02T02:05:37.618695+0200", "2018-11-02T00:05:37.618695"),
        (22.3, "1970-01-01T00:00:22.300000"),
    ],
)
def test_json_writes_times_in_three_ways(ts: object, read: str) -> None:
    record = {
        "ts": ts,
        "uid": "C1",
        "id.orig_h": "10.0.0.1",
        "id.resp_h": "2001:db8::1",
        "proto": "udp",
        "conn_state": "SF",
    }
    (flow,) = made(zeek_json.parse, orjson.dumps(record)).flows
    assert at(flow.ts) == read
    assert line(flow) == "10.0.0.1:None > 2001:db8::1:None udp"


def test_old_files_log_says_who_sent() -> None:
    fields = ["ts", "fuid", "tx_hosts", "rx_hosts", "conn_uids", "is_orig", "sha256"]
    types = "time string set[addr] set[addr] set[string] bool string"
    rows = [f"1541117137.5 F1 198.51.100.7 10.0.0.5 CxT1 {sent} {SHA}" for sent in ("F", "T", "-")]
    got = made(zeek_tsv.parse, zeek("files", fields, *rows, types=types))
    assert [(ip(name.src), ip(name.dst), name.uid) for name in got.names] == [
        ("10.0.0.5", "198.51.100.7", "CxT1"), ("198.51.100.7", "10.0.0.5", "CxT1"), ("-", "-", "CxT1"),
    ]  # fmt: skip


def test_one_file_of_mixed_records_gives_those_that_are_read_and_counts_the_others() -> None:
    records = [
        {"_path": "notice", "ts": 1541117137.5}, {"ts": 1541117137.5, "query": "a.example", "trans_id": 1, "uid": "C1"},
        {"ts": 1541117137.5, "colour": "red"}, ["no", "object"],
    ]  # fmt: skip
    got = made(zeek_json.parse, b"\n".join(map(orjson.dumps, records)) + b"\n{broken")
    assert got.told == [("dns", "a.example")]
    assert got.reading.notes.passed == 1
    assert got.problems == {zeek_json.NOT_KNOWN: 1, "not a JSON object; it was not used": 2}


def test_labels_at_the_end_of_a_line_change_nothing() -> None:
    labelled = conn(PLAIN + " Malicious From-malware").replace(
        b"tunnel_parents", b"tunnel_parents\tlabel\tdetailedlabel"
    )
    (flow,) = made(zeek_tsv.parse, labelled).flows
    assert line(flow) == "172.16.9.233:49159 > 172.16.9.5:88 tcp"
