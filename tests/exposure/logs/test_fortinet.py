"""Fortinet's key=value: the end of a session is logged, and its start is reckoned."""

import pytest

from seawall.exposure.logs import fortinet
from tests.exposure.logs.logged import at, line, made

TRAFFIC = (
    'date=2026-11-01 time=10:00:10 devname="fw" devid="FG1" {0} tz="+0100" logid="0000000013" type="traffic" subtype="forward" '
    'srcip=10.0.0.5 srcport=50000 dstip=198.51.100.7 dstport=443 proto=6 action="close" service="HTTPS" duration=10 '
    "sentbyte=300 rcvdbyte=600 sentpkt=4 rcvdpkt=5 sessionid=4711"
)
FILTER = (
    'date=2026-11-01 time=10:00:10 tz="+0100" type="utm" subtype="webfilter" srcip=10.0.0.5 dstip=198.51.100.7 dstport=443 '
    'service="HTTPS" hostname="Shop.example" url="/Buy?x=\\"1\\"" sessionid=1'
)


@pytest.mark.parametrize("eventtime", ["", "eventtime=1793523610000000000", "eventtime=1793523610"])
def test_traffic_in_every_way_of_writing_its_time(eventtime: str) -> None:
    got = made(fortinet.parse, TRAFFIC.format(eventtime))
    (flow,) = got.flows
    assert line(flow) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
    assert (at(flow.ts), at(flow.end)) == ("2026-11-01T09:00:00", "2026-11-01T09:00:10")
    assert (flow.src_bytes, flow.dst_packets, flow.state, flow.uid) == (300, 5, "close", "4711")
    assert got.problems == {}


def test_a_web_filter_tells_host_and_url() -> None:
    got = made(fortinet.parse, FILTER + '\ndate=2026-11-01 time=1 type="event" msg="login"\nno pairs here')
    assert got.told[:2] == [("http_host", "shop.example"), ("url", 'https://shop.example/Buy?x=\\"1\\')]
    assert got.reading.notes.passed == 1
    assert got.problems == {fortinet.NO_PAIRS: 1}
