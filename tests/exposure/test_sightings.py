"""Matching is exact: planted hits are found with their phase, nothing else is, and brute force agrees on any table."""

from datetime import timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.claims.indicator import Indicator, IndicatorKind, Precision, Window
from seawall.exposure.index import SHOWS, Index
from seawall.exposure.phases import Direction, Phase
from seawall.exposure.sightings import MEETINGS, all_meetings, meetings, sightings
from tests.exposure import oracle
from tests.exposure.made import OURS, at, flow, flow_table, indicator, ip, name, name_table, window

SECONDS = window("2024-05-01 12:00:00", "2024-05-01 13:00:00", Precision.SECOND)
SUFFIX, DOMAIN = IndicatorKind.SUFFIX, IndicatorKind.DOMAIN
HASH = "ab" * 32

# what is looked for | what the log says | which phase; None: it must not be met
FLOWS: list[tuple[str, Indicator, dict[str, Any], Phase | None]] = [
    ("first moment of the first day", ip("203.0.113.5"), flow("2024-05-01 00:00:00", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("last moment of the last day", ip("203.0.113.5"), flow("2024-05-31 23:59:59.999999", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("a moment before", ip("203.0.113.5"), flow("2024-04-30 23:59:59.999999", OURS, "203.0.113.5"), Phase.GRACE),
    ("a moment after", ip("203.0.113.5"), flow("2024-06-01 00:00:00", OURS, "203.0.113.5"), Phase.GRACE),
    ("the last moment of grace", ip("203.0.113.5"), flow("2024-06-01 23:59:59.999999", OURS, "203.0.113.5"), Phase.GRACE),
    ("two days before", ip("203.0.113.5"), flow("2024-04-29 23:59:59", OURS, "203.0.113.5"), Phase.BEFORE),
    ("two days after", ip("203.0.113.5"), flow("2024-06-02 00:00:00", OURS, "203.0.113.5"), Phase.AFTER),
    ("first second", ip("203.0.113.5", SECONDS), flow("2024-05-01 12:00:00", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("within the last second", ip("203.0.113.5", SECONDS), flow("2024-05-01 13:00:00.900000", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("the second after", ip("203.0.113.5", SECONDS), flow("2024-05-01 13:00:01", OURS, "203.0.113.5"), Phase.GRACE),
    ("two seconds after", ip("203.0.113.5", SECONDS), flow("2024-05-01 13:00:02", OURS, "203.0.113.5"), Phase.AFTER),
    ("a window of one day", ip("203.0.113.5", window("2024-05-07", "2024-05-07")), flow("2024-05-07 23:00:00", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("a tunnel that was open for days when the window began", ip("203.0.113.5"), flow("2024-04-25", OURS, "203.0.113.5", end=at("2024-05-03")), Phase.IN_WINDOW),
    ("one that outlasted the window on both sides", ip("203.0.113.5"), flow("2024-04-25", OURS, "203.0.113.5", end=at("2024-06-25")), Phase.IN_WINDOW),
    ("one that ended with the window's first moment", ip("203.0.113.5"), flow("2024-04-25", OURS, "203.0.113.5", end=at("2024-05-01")), Phase.IN_WINDOW),
    ("one that ended a moment before", ip("203.0.113.5"), flow("2024-04-25", OURS, "203.0.113.5", end=at("2024-04-30 23:59:59.999999")), Phase.GRACE),
    ("one that ended days before", ip("203.0.113.5"), flow("2024-04-25", OURS, "203.0.113.5", end=at("2024-04-28")), Phase.BEFORE),
    ("one that began after the window", ip("203.0.113.5"), flow("2024-06-03", OURS, "203.0.113.5", end=at("2024-07-01")), Phase.AFTER),
    ("one that had been open when the authorities took it", ip("203.0.113.5", window("2024-05-01", "2024-05-31", seized="2024-05-20")), flow("2024-05-19", OURS, "203.0.113.5", end=at("2024-05-25")), Phase.IN_WINDOW),
    ("one whose end stands before its beginning", ip("203.0.113.5"), flow("2024-04-25", OURS, "203.0.113.5", end=at("2023-05-03")), Phase.BEFORE),
    ("the neighbour's address", ip("203.0.113.5"), flow("2024-05-02", OURS, "203.0.113.6"), None),
    ("first address of a network", ip("203.0.113.64/26"), flow("2024-05-02", OURS, "203.0.113.64"), Phase.IN_WINDOW),
    ("last address of a network", ip("203.0.113.64/26"), flow("2024-05-02", OURS, "203.0.113.127"), Phase.IN_WINDOW),
    ("one below the network", ip("203.0.113.64/26"), flow("2024-05-02", OURS, "203.0.113.63"), None),
    ("one above the network", ip("203.0.113.64/26"), flow("2024-05-02", OURS, "203.0.113.128"), None),
    ("the last address there is", ip("255.255.255.255"), flow("2024-05-02", OURS, "255.255.255.255"), Phase.IN_WINDOW),
    ("a network wider than /24", ip("198.18.0.0/15"), flow("2024-05-02", OURS, "198.19.255.255"), Phase.IN_WINDOW),
    ("just beyond it", ip("198.18.0.0/15"), flow("2024-05-02", OURS, "198.20.0.0"), None),
    ("IPv6, written otherwise", ip("2001:db8:0:0::5"), flow("2024-05-02", OURS, "2001:db8::5"), Phase.IN_WINDOW),
    ("last address of an IPv6 network", ip("2001:db8::/126"), flow("2024-05-02", OURS, "2001:db8::3"), Phase.IN_WINDOW),
    ("beyond it", ip("2001:db8::/126"), flow("2024-05-02", OURS, "2001:db8::4"), None),
    ("IPv4 in IPv6 form, in the log", ip("203.0.113.5"), flow("2024-05-02", OURS, "::ffff:203.0.113.5"), Phase.IN_WINDOW),
    ("IPv4 in IPv6 form, in the claim", ip("::ffff:203.0.113.5"), flow("2024-05-02", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("an IPv4 address behind NAT64", ip("203.0.113.5"), flow("2024-05-02", "2001:db8::9", "64:ff9b::cb00:7105"), Phase.IN_WINDOW),
    ("a network in IPv6 form", ip("::ffff:203.0.113.0/120"), flow("2024-05-02", OURS, "203.0.113.255"), Phase.IN_WINDOW),
    ("the same last bits in IPv6", ip("203.0.113.5"), flow("2024-05-02", OURS, "2001:db8::cb00:7105"), None),
    ("seized", ip("203.0.113.5", window("2024-05-01", "2024-05-31", seized="2024-05-20")), flow("2024-05-20", OURS, "203.0.113.5"), Phase.SEIZED),
    ("the moment before seizure", ip("203.0.113.5", window("2024-05-01", "2024-05-31", seized="2024-05-20")), flow("2024-05-19 23:59:59.999999", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("reassigned", ip("203.0.113.5", window("2024-05-01", "2024-05-31", reassigned="2024-06-01")), flow("2024-06-01", OURS, "203.0.113.5"), Phase.REASSIGNED),
    ("seized, later another's", ip("203.0.113.5", window("2024-05-01", "2024-05-31", seized="2024-06-01", reassigned="2024-09-01")), flow("2024-09-02", OURS, "203.0.113.5"), Phase.REASSIGNED),
    ("no window", ip("203.0.113.5", window()), flow("2024-05-02", OURS, "203.0.113.5"), Phase.OPEN),
    ("last seen alone: that day", ip("203.0.113.5", window("", "2024-05-31")), flow("2024-05-31 10:00:00", OURS, "203.0.113.5"), Phase.IN_WINDOW),
    ("last seen alone: earlier", ip("203.0.113.5", window("", "2024-05-31")), flow("2024-05-30", OURS, "203.0.113.5"), Phase.OPEN),
    ("last seen alone: later", ip("203.0.113.5", window("", "2024-05-31")), flow("2024-07-01", OURS, "203.0.113.5"), Phase.AFTER),
    ("first seen alone: later", ip("203.0.113.5", window("2024-05-01")), flow("2026-07-01", OURS, "203.0.113.5"), Phase.OPEN),
    ("the port it is known by", ip("203.0.113.5", port=34125), flow("2024-05-02", OURS, "203.0.113.5", dport=34125), Phase.IN_WINDOW),
    ("another port", ip("203.0.113.5", port=34125), flow("2024-05-02", OURS, "203.0.113.5"), None),
]  # fmt: skip

NAMES: list[tuple[str, Indicator, dict[str, Any], Phase | None]] = [
    ("the name itself", indicator("c2.example.com", DOMAIN), name("2024-05-02", "dns", "c2.example.com"), Phase.IN_WINDOW),
    ("a name below one that stands alone", indicator("c2.example.com", DOMAIN), name("2024-05-02", "dns", "x.c2.example.com"), None),
    ("a name known by a port, looked up at the resolver's", indicator("c2.example.com", DOMAIN, port=8443), name("2024-05-02", "dns", "c2.example.com", dport=53), Phase.IN_WINDOW),
    ("a name known by a port, called at it", indicator("c2.example.com", DOMAIN, port=8443), name("2024-05-02", "sni", "c2.example.com", dport=8443), Phase.IN_WINDOW),
    ("a name known by a port, called at another", indicator("c2.example.com", DOMAIN, port=8443), name("2024-05-02", "sni", "c2.example.com"), None),
    ("a name known by a port, called where no port was logged", indicator("c2.example.com", DOMAIN, port=8443), name("2024-05-02", "sni", "c2.example.com", dport=None), Phase.IN_WINDOW),
    ("an address known by a port, as an answer of DNS", ip("203.0.113.9", port=8443), name("2024-05-02", "answer_ip", "203.0.113.9", dport=53), Phase.IN_WINDOW),
    ("a name below a suffix", indicator("example.com", SUFFIX), name("2024-05-02", "sni", "a.b.c2.example.com"), Phase.IN_WINDOW),
    ("the suffix itself", indicator("example.com", SUFFIX), name("2024-05-02", "http_host", "example.com"), Phase.IN_WINDOW),
    ("a look-alike without the dot", indicator("example.com", SUFFIX), name("2024-05-02", "dns", "notexample.com"), None),
    ("the suffix in front", indicator("example.com", SUFFIX), name("2024-05-02", "dns", "example.com.example.net"), None),
    ("an IDN in punycode", indicator("xn--bcher-kva.example", SUFFIX), name("2024-05-02", "dns", "www.xn--bcher-kva.example"), Phase.IN_WINDOW),
    ("upper case and a dot at the end in the claim", indicator("C2.Example.COM.", DOMAIN), name("2024-05-02", "dns", "c2.example.com"), Phase.IN_WINDOW),
    ("a name looked up after seizure", indicator("example.com", SUFFIX, window("2024-05-01", "2024-05-31", seized="2024-06-10")), name("2024-06-11", "dns", "c2.example.com"), Phase.SEIZED),
    ("an answer with the address", ip("203.0.113.0/24"), name("2024-05-02", "answer_ip", "203.0.113.9"), Phase.IN_WINDOW),
    ("an answer in IPv6", ip("2001:db8::/32"), name("2024-05-02", "answer_ip", "2001:db8::9"), Phase.IN_WINDOW),
    ("a host called by its number, through a proxy", ip("203.0.113.9"), name("2024-05-02", "http_host", "203.0.113.9"), Phase.IN_WINDOW),
    ("a version number asked for as a name", ip("203.0.113.9"), name("2024-05-02", "dns", "203.0.113.9"), None),
    ("a certificate, with colons in the claim", indicator(":".join(["AB"] * 32), IndicatorKind.CERTIFICATE), name("2024-05-02", "cert_sha256", HASH), Phase.IN_WINDOW),
    ("the same digits as a file", indicator(HASH, IndicatorKind.CERTIFICATE), name("2024-05-02", "file_sha256", HASH), None),
    ("a certificate by SHA-1", indicator("AB" * 20, IndicatorKind.CERTIFICATE_SHA1), name("2024-05-02", "cert_sha1", "ab" * 20), Phase.IN_WINDOW),
    ("a certificate by MD5", indicator("ab" * 16, IndicatorKind.CERTIFICATE_MD5), name("2024-05-02", "cert_md5", "ab" * 16), Phase.IN_WINDOW),
    ("a name in a certificate", indicator("C2.example.com", IndicatorKind.CERTIFICATE_NAME), name("2024-05-02", "cert_name", "c2.example.com"), Phase.IN_WINDOW),
    ("a name below one in a certificate", indicator("example.com", IndicatorKind.CERTIFICATE_NAME), name("2024-05-02", "cert_name", "c2.example.com"), None),
    ("a name in a certificate that is only looked up", indicator("c2.example.com", IndicatorKind.CERTIFICATE_NAME), name("2024-05-02", "dns", "c2.example.com"), None),
    ("a domain that only a certificate names: hosting shares them", indicator("c2.example.com", DOMAIN), name("2024-05-02", "cert_name", "c2.example.com"), None),
    ("a file by SHA-1", indicator("ab" * 20, IndicatorKind.FILE_SHA1), name("2024-05-02", "file_sha1", "ab" * 20), Phase.IN_WINDOW),
    ("a file by MD5", indicator("ab" * 16, IndicatorKind.FILE_MD5), name("2024-05-02", "file_md5", "ab" * 16), Phase.IN_WINDOW),
    ("a file", indicator(HASH, IndicatorKind.FILE), name("2024-05-02", "file_sha256", HASH), Phase.IN_WINDOW),
    ("a URL", indicator("http://example.com/a", IndicatorKind.URL), name("2024-05-02", "url", "http://example.com/a"), Phase.IN_WINDOW),
    ("a longer URL", indicator("http://example.com/a", IndicatorKind.URL), name("2024-05-02", "url", "http://example.com/ab"), None),
    ("a client's fingerprint", indicator("cd" * 16, IndicatorKind.JA3), name("2024-05-02", "ja3", "cd" * 16), Phase.IN_WINDOW),
    ("a domain in a URL's row only", indicator("example.com", SUFFIX), name("2024-05-02", "url", "http://example.com/"), None),
]  # fmt: skip


def phases(table: pl.DataFrame, *looked_for: Indicator) -> list[str]:
    return all_meetings(table, Index.of(looked_for)).get_column("phase").to_list()


@pytest.mark.parametrize("said, looked_for, row, expected", FLOWS, ids=[row[0] for row in FLOWS])
def test_a_flow_meets_an_address_exactly_where_it_should(
    said: str, looked_for: Indicator, row: dict[str, Any], expected: Phase | None
) -> None:
    assert phases(flow_table(row), looked_for) == ([] if expected is None else [expected.value]), said


@pytest.mark.parametrize("said, looked_for, row, expected", NAMES, ids=[row[0] for row in NAMES])
def test_a_name_meets_what_it_shows_and_nothing_else(
    said: str, looked_for: Indicator, row: dict[str, Any], expected: Phase | None
) -> None:
    assert phases(name_table(row), looked_for) == ([] if expected is None else [expected.value]), said


def test_all_planted_hits_in_one_log_are_found_and_nothing_else() -> None:
    """The confusion matrix over all cases at once: each case has addresses of its own, so that none can help another."""
    cases = [(one, row, expected) for _, one, row, expected in FLOWS]
    index = Index.of([one for one, _, _ in cases])
    found = all_meetings(flow_table(*[row for _, row, _ in cases]), index)
    expected = {
        (line, number, oracle.phase_of_flow(one, row, timedelta(0)).value)
        for line, (_, row, _) in enumerate(cases, 1)
        for number, (one, _, _) in enumerate(cases)
        if oracle.met_by_flow(row, one) and one.window.start and one.window.end
    }
    told = {row for row in found.select("line", "indicator", "phase").iter_rows() if whole(index.indicators[row[1]])}
    assert (told - expected, expected - told) == (set(), set())


def whole(one: Indicator) -> bool:
    return bool(one.window.start and one.window.end)


def test_overlapping_networks_and_two_windows_of_one_address_are_each_a_sighting() -> None:
    looked_for = [
        ip("203.0.113.5"),
        ip("203.0.113.0/24"),
        ip("203.0.112.0/20"),
        ip("203.0.113.5", window("2024-07-01", "2024-07-02")),
    ]
    found = all_meetings(flow_table(flow("2024-05-02", OURS, "203.0.113.5")), Index.of(looked_for))
    assert found.select("indicator", "phase").rows() == [
        (0, "in the window"), (1, "in the window"), (2, "in the window"), (3, "before the window"),
    ]  # fmt: skip


DIRECTIONS: list[tuple[str, dict[str, Any], Direction]] = [
    ("we contacted it", flow("2024-05-02", OURS, "203.0.113.5"), Direction.OUTBOUND),
    ("we tried", flow("2024-05-02", OURS, "203.0.113.5", state="S0", dst_packets=0, dst_bytes=0), Direction.UNANSWERED),
    ("we tried, by a log without states", flow("2024-05-02", OURS, "203.0.113.5", state=None, dst_packets=0, dst_bytes=0), Direction.UNANSWERED),
    ("a log that says neither", flow("2024-05-02", OURS, "203.0.113.5", state=None, dst_packets=None, dst_bytes=None), Direction.OUTBOUND),
    ("it contacted us", flow("2024-05-02", "203.0.113.5", OURS), Direction.INBOUND),
    ("one packet that got nothing back", flow("2024-05-02", "203.0.113.5", OURS, state="OTH", src_packets=1, dst_bytes=0, dst_packets=1), Direction.SCANNED),
    ("a rejected attempt", flow("2024-05-02", "203.0.113.5", OURS, state="REJ", src_packets=3, dst_bytes=0), Direction.SCANNED),
    ("refused on its way out by AWS", flow("2024-05-02", OURS, "203.0.113.5", state="REJECT", dst_bytes=None, dst_packets=None), Direction.UNANSWERED),
    ("refused on its way in by AWS", flow("2024-05-02", "203.0.113.5", OURS, state="REJECT", dst_bytes=None, dst_packets=None), Direction.SCANNED),
    ("refused by an ASA", flow("2024-05-02", "203.0.113.5", OURS, state="deny", src_packets=None, dst_bytes=None, dst_packets=None), Direction.SCANNED),
    ("built by an ASA, which nobody answered", flow("2024-05-02", OURS, "203.0.113.5", state="SYN Timeout", dst_bytes=None, dst_packets=None), Direction.UNANSWERED),
    ("dropped by Palo Alto", flow("2024-05-02", "203.0.113.5", OURS, state="drop", dst_bytes=0, dst_packets=0), Direction.SCANNED),
    ("reset by Palo Alto after an answer", flow("2024-05-02", "203.0.113.5", OURS, state="reset-both"), Direction.INBOUND),
    ("denied by Azure", flow("2024-05-02", "203.0.113.5", OURS, state="D B", src_packets=None, dst_bytes=None, dst_packets=None), Direction.SCANNED),
    ("SYN after SYN, by nfdump", flow("2024-05-02", "203.0.113.5", OURS, state="......S.", dst_bytes=None, dst_packets=None), Direction.SCANNED),
    ("our own resets, sent to who scanned us, by nfdump", flow("2024-05-02", OURS, "203.0.113.5", state="...A.R..", dst_bytes=None, dst_packets=None), Direction.SCANNED),
    ("its resets, sent to us who tried, by nfdump", flow("2024-05-02", "203.0.113.5", OURS, state="...A.R..", dst_bytes=None, dst_packets=None), Direction.UNANSWERED),
    ("a whole connection, by nfdump", flow("2024-05-02", "203.0.113.5", OURS, state="...AP.SF", dst_bytes=None, dst_packets=None), Direction.INBOUND),
    ("reset at once, by argus", flow("2024-05-02", "203.0.113.5", OURS, state="S_RA", src_packets=3, dst_bytes=60, dst_packets=1), Direction.SCANNED),
    ("one packet that was answered", flow("2024-05-02", "203.0.113.5", OURS, src_packets=1), Direction.INBOUND),
]  # fmt: skip


@pytest.mark.parametrize("said, row, expected", DIRECTIONS, ids=[row[0] for row in DIRECTIONS])
def test_the_direction_is_seen_from_our_host(said: str, row: dict[str, Any], expected: Direction) -> None:
    found = all_meetings(flow_table(row), Index.of([ip("203.0.113.5")])).row(0, named=True)
    assert (found["direction"], found["host"], found["met"]) == (expected.value, OURS, "203.0.113.5"), said


def test_bytes_are_told_as_our_host_sees_them_and_stay_unknown_where_the_log_says_nothing() -> None:
    rows = [
        flow("2024-05-02", "203.0.113.5", OURS),
        flow("2024-05-03", "203.0.113.5", OURS, src_bytes=None, dst_bytes=None),
    ]
    index = Index.of([ip("203.0.113.5")])
    (both,) = sightings(meetings(flow_table(*rows), index), index)
    assert (both.bytes_in, both.bytes_out, both.rows, both.places) == (100, 200, 2, ((0, 1), (0, 2)))
    (nothing,) = sightings(meetings(flow_table(rows[1]), index), index)
    assert (nothing.bytes_in, nothing.bytes_out) == (None, None)


def test_a_sighting_lasts_until_the_last_flow_of_it_ended() -> None:
    index = Index.of([ip("203.0.113.5")])
    long, short = flow("2024-05-02", OURS, "203.0.113.5", end=at("2024-05-09")), flow("2024-05-03", OURS, "203.0.113.5")
    (seen,) = sightings(meetings(flow_table(long, short), index), index)
    assert (seen.first, seen.last) == (at("2024-05-02"), at("2024-05-09"))


def test_a_value_that_cannot_be_read_is_a_problem_and_is_not_looked_for() -> None:
    index = Index.of(
        [
            ip("203.0.113.5.6"),
            indicator("bücher.example", DOMAIN),
            indicator("abc", IndicatorKind.FILE),
            ip("203.0.113.5"),
        ]
    )
    assert [problem.said for problem in index.problems] == ["203.0.113.5.6", "bücher.example", "abc"]
    assert index.unread == {0, 1, 2}
    assert phases(flow_table(flow("2024-05-02", OURS, "203.0.113.5")), *index.indicators) == ["in the window"]


def test_a_window_that_ends_before_it_begins_is_a_problem_and_counts_as_not_said() -> None:
    index = Index.of([ip("203.0.113.5", window("2024-05-31", "2024-05-01"))])
    assert "ends before it begins" in index.problems[0].why
    assert all_meetings(flow_table(flow("2024-05-10", OURS, "203.0.113.5")), index).get_column("phase").to_list() == [
        Phase.OPEN.value
    ]


def test_only_the_phases_asked_for_are_kept() -> None:
    table = flow_table(flow("2024-05-02", OURS, "203.0.113.5"), flow("2025-05-02", OURS, "203.0.113.5"))
    assert all_meetings(table, Index.of([ip("203.0.113.5")]), {Phase.AFTER}).get_column("line").to_list() == [2]


def test_empty_tables_and_no_indicators_give_nothing() -> None:
    assert all_meetings(flow_table(), Index.of([])).schema == pl.Schema(MEETINGS)
    assert sightings(meetings(name_table(), Index.of([ip("203.0.113.5")])), Index.of([])) == ()


# Few addresses and few days, so that meetings, nested networks and edges are common.
ADDRESSES = st.sampled_from(["10.0.0.7", "203.0.113.0", "203.0.113.5", "203.0.113.255", "203.0.114.0", "255.255.255.255", "0.0.0.0",
                             "2001:db8::", "2001:db8::5", "2001:db8:1::", "::ffff:203.0.113.5", "64:ff9b::cb00:7105", "::", "ffff::ffff"])  # fmt: skip
NETS = st.sampled_from(["203.0.113.5", "203.0.113.5/32", "203.0.113.4/30", "203.0.113.0/24", "203.0.112.0/20", "0.0.0.0/0", "255.255.255.255",
                        "0.0.0.0", "128.0.0.0/1", "2001:db8::/32", "2001:db8::5", "2001:db8::/64", "::/0", "::", "8000::/1"])  # fmt: skip
DAYS = st.sampled_from(
    [
        "2024-04-28",
        "2024-04-30",
        "2024-05-01",
        "2024-05-01 23:59:59.999999",
        "2024-05-02",
        "2024-05-02 00:00:01",
        "2024-05-04",
    ]
)
MOMENTS = st.one_of(st.none(), DAYS.map(at))
LABELS = st.lists(st.sampled_from(["a", "b", "aa", "com"]), min_size=1, max_size=4).map(".".join)


@st.composite
def windows(draw: st.DrawFn) -> Window:
    ends = sorted([draw(DAYS), draw(DAYS)])
    both = draw(st.booleans())
    return Window(
        at(ends[0]) if both else None,
        at(ends[1]) if both else None,
        precision=draw(st.sampled_from([Precision.DAY, Precision.SECOND])),
        seized=draw(MOMENTS),
        reassigned=draw(MOMENTS),
    )


ADDRESS_INDICATORS = st.builds(ip, NETS, windows(), port=st.sampled_from([None, None, 443, 50000]))
NAME_INDICATORS = st.one_of(
    ADDRESS_INDICATORS,
    st.builds(indicator, LABELS, st.sampled_from([DOMAIN, SUFFIX, IndicatorKind.URL]), windows()),
)
FLOW_ROWS = st.builds(flow, DAYS, ADDRESSES, ADDRESSES, end=MOMENTS)
NAME_ROWS = st.builds(
    name, DAYS, st.sampled_from(["dns", "sni", "http_host", "url", "answer_ip"]), st.one_of(LABELS, ADDRESSES),
    dport=st.sampled_from([443, 53, None]),
)  # fmt: skip
SKEWS = st.sampled_from([timedelta(0), timedelta(seconds=5), timedelta(days=1)])


@given(st.lists(FLOW_ROWS, max_size=6), st.lists(ADDRESS_INDICATORS, max_size=8), SKEWS)
def test_flows_are_met_as_by_brute_force(
    rows: list[dict[str, Any]], looked_for: list[Indicator], skew: timedelta
) -> None:
    found = all_meetings(flow_table(*rows), Index.of(looked_for, skew))
    expected = sorted(
        (line, number, oracle.phase_of_flow(one, row, skew).value)
        for line, row in enumerate(rows, 1)
        for number, one in enumerate(looked_for)
        for _ in oracle.met_by_flow(row, one)
    )
    assert sorted(found.select("line", "indicator", pl.col("phase").cast(pl.String)).rows()) == expected


@given(st.lists(NAME_ROWS, max_size=8), st.lists(NAME_INDICATORS, max_size=8), SKEWS)
def test_names_are_met_as_by_brute_force(
    rows: list[dict[str, Any]], looked_for: list[Indicator], skew: timedelta
) -> None:
    found = all_meetings(name_table(*rows), Index.of(looked_for, skew))
    expected = sorted(
        (line, number, oracle.phase(one, row["ts"], skew).value)
        for line, row in enumerate(rows, 1)
        for number, one in enumerate(looked_for)
        if oracle.met_by_name(row, one)
    )
    assert sorted(found.select("line", "indicator", pl.col("phase").cast(pl.String)).rows()) == expected


@given(
    st.lists(FLOW_ROWS, min_size=1, max_size=8), st.lists(ADDRESS_INDICATORS, min_size=1, max_size=4), st.integers(1, 3)
)
def test_sightings_do_not_depend_on_how_the_log_was_cut(
    rows: list[dict[str, Any]], looked_for: list[Indicator], size: int
) -> None:
    table, index = flow_table(*rows), Index.of(looked_for)
    whole_log = sightings(meetings(table, index), index)
    in_parts = sightings((part for cut in table.iter_slices(size) for part in meetings(cut, index)), index)
    assert in_parts == whole_log


def test_more_pairs_than_fit_at_once_come_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("seawall.exposure.networks.MOST_PAIRS", 3)
    table = flow_table(*[flow("2024-05-02", OURS, "203.0.113.5")] * 4)
    index = Index.of([ip("203.0.113.5"), ip("203.0.113.0/24")])
    parts = list(meetings(table, index))
    assert (len(parts), sum(part.height for part in parts)) == (4, 8)


def test_kinds_that_no_log_shows_are_told_and_stand_against_a_no() -> None:
    strange = [indicator("ab" * 20, kind) for kind in IndicatorKind if kind not in SHOWS]
    assert Index.of(strange).unread == set(range(len(strange)))
