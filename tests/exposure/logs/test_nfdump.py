"""nfdump's text and CSV; its local times need a stated zone."""

from zoneinfo import ZoneInfo

import pytest

from seawall.exposure.logs import clock, nfdump
from tests.exposure.logs.logged import at, line, made

LINE = """Date first seen          Duration Proto      Src IP Addr:Port          Dst IP Addr:Port   Packets    Bytes Flows
2026-11-01 10:00:00.250     4.500 TCP         10.0.0.5:50000 ->     198.51.100.7:443         12     1.2 M     1
2026-11-01 10:00:01.000     0.000 UDP      2001:db8::5.53421 ->      2001:db8::7.53            1       80     1
2026-11-01 10:00:02.000     0.000 ICMP        10.0.0.5:0     ->     198.51.100.7:8.0          1       84     1
Summary: total flows: 3, total bytes: 1.2 M
"""
EXTENDED = """Date first seen          Duration Proto   Src IP Addr:Port    Dst IP Addr:Port   Flags Tos  Packets  Bytes  pps  bps  Bpp Flows
2026-11-01 10:00:00.250     4.500 TCP  10.0.0.5:50000 -> 198.51.100.7:443 ...AP.SF   0       12     3400    2    6044   283     1
"""
CSV = """ts,te,td,sa,da,sp,dp,pr,flg,fwd,stos,ipkt,ibyt,opkt,obyt,in,out
2026-11-01 10:00:00,2026-11-01 10:00:04,4.500,10.0.0.5,198.51.100.7,50000,443,TCP,...AP.SF,0,0,12,3400,9,5000,1,2
Summary
flows,bytes,packets,avg_bps,avg_pps,avg_bpp
1,8400,21,0,0,0
"""
CSV_1_7 = """firstSeen,duration,proto,srcAddr,srcPort,dstAddr,dstPort,packets,bytes,bps,bpp,flows
2026-11-01 10:00:00.250,4.500,TCP,10.0.0.5,50000,198.51.100.7,443,12,3400,0,0,1
"""
NEW_YORK = ZoneInfo("America/New_York")


def test_text_with_ports_in_three_shapes() -> None:
    got = made(nfdump.parse_text, LINE, NEW_YORK)
    assert [line(flow) for flow in got.flows] == [
        "10.0.0.5:50000 > 198.51.100.7:443 tcp", "2001:db8::5:53421 > 2001:db8::7:53 udp", "10.0.0.5:0 > 198.51.100.7:None icmp",
    ]  # fmt: skip
    assert [flow.src_bytes for flow in got.flows] == [1_200_000, 80, 84]
    assert got.problems == {nfdump.ROUNDED: 1}
    assert got.reading.notes.passed == 1


@pytest.mark.parametrize(
    ("text", "back"),
    [(EXTENDED, (None, None)), (CSV, (5000, 9)), (CSV_1_7, (None, None))],
    ids=["extended", "1.6", "1.7"],
)
def test_columns_are_those_of_the_header(text: str, back: tuple[int | None, int | None]) -> None:
    parse = nfdump.parse_text if text is EXTENDED else nfdump.parse_csv
    got = made(parse, text, NEW_YORK)
    (flow,) = got.flows
    assert line(flow) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
    assert (flow.src_bytes, flow.src_ip_bytes, flow.src_packets) == (3400, 3400, 12)
    assert (flow.dst_bytes, flow.dst_packets) == back
    # November 1, 2026 at ten in New York is after its clocks went back, at two.
    assert at(flow.ts).startswith("2026-11-01T15:00:00")
    assert got.problems == {}


def test_a_time_without_a_zone_is_told_once() -> None:
    got = made(nfdump.parse_text, LINE)
    assert got.problems[clock.UNSTATED] == 1
    assert at(got.flows[1].ts) == "2026-11-01T10:00:01"
    assert got.reading.clock.told == "not stated, read as UTC"


def test_what_is_no_flow_is_told() -> None:
    assert made(nfdump.parse_text, "what is this\n" * 3).problems == {nfdump.NOT_A_FLOW: 3}
