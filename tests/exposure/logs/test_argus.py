"""Argus: a comma or a tab between the cells, ports in hexadecimal, and records that are no IP traffic."""

from zoneinfo import ZoneInfo

from seawall.exposure.logs import argus, clock
from tests.exposure.logs.logged import at, line, made

HEAD = "StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,sTos,dTos,TotPkts,TotBytes,SrcBytes,SrcPkts,Label\n"
TCP = "2026/07/01 12:00:00.500000,4.500000,tcp,10.0.0.5,50000,   ->,198.51.100.7,443,SF,0,0,9,900,300,4,\n"
ICMP = "2026/07/01 12:00:00,1.0,icmp,10.0.0.5,0x0008,   ->,198.51.100.7,0x7208,ECO,0,,2,144,144,2,\n"
ARP = "2026/07/01 12:00:00,1.0,arp,10.0.0.5,,  who,10.0.0.1,,CON,,,10,510,300,5,\n"
ITSELF = "2026/07/01 12:00:00,0.0,man,0,0,,0,0,STA,,,0,0,0,0,\n"


def test_flows_in_the_stated_zone() -> None:
    for text in (HEAD + TCP + ICMP + ARP + ITSELF, (HEAD + TCP + ICMP + ARP + ITSELF).replace(",", "\t")):
        got = made(argus.parse, text, ZoneInfo("Europe/Prague"))
        assert [line(flow) for flow in got.flows] == [
            "10.0.0.5:50000 > 198.51.100.7:443 tcp", "10.0.0.5:None > 198.51.100.7:None icmp", "10.0.0.5:None > 10.0.0.1:None arp",
        ]  # fmt: skip
        first = got.flows[0]
        assert (at(first.ts), at(first.end)) == ("2026-07-01T10:00:00.500000", "2026-07-01T10:00:05")
        assert (first.src_bytes, first.dst_bytes, first.src_packets, first.dst_packets) == (300, 600, 4, 5)
        assert got.reading.notes.passed == 1
        assert got.problems == {}


def test_without_a_stated_zone_it_says_so() -> None:
    assert made(argus.parse, HEAD + TCP + TCP).problems == {clock.UNSTATED: 1}
