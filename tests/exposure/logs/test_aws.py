"""AWS VPC flow logs: with and without a header, and intervals of which AWS has no data."""

from seawall.exposure.logs import aws
from seawall.exposure.logs.zeek_tsv import WRONG_WIDTH
from tests.exposure.logs.logged import at, line, made

DEFAULT = (
    "2 123456789010 eni-1235b8ca 10.0.0.5 198.51.100.7 50000 443 6 20 4249 1793491200 1793491260 ACCEPT OK\n"
    "2 123456789010 eni-1235b8ca - - - - - - - 1793491260 1793491320 - NODATA\n"
    "2 123456789010 eni-1235b8ca - - - - - - - 1793491320 1793491380 - SKIPDATA\n"
    "2 123456789010 eni-1235b8ca 10.0.0.5\n"
)


def test_the_default_fields_need_no_header() -> None:
    got = made(aws.parse, DEFAULT)
    (flow,) = got.flows
    assert line(flow) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
    assert (at(flow.ts), at(flow.end)) == ("2026-11-01T00:00:00", "2026-11-01T00:01:00")
    assert (flow.src_bytes, flow.src_packets, flow.state) == (4249, 20, "ACCEPT")
    assert got.problems == {aws.SKIPPED: 1, WRONG_WIDTH: 1}
    assert got.reading.notes.passed == 2


def test_a_header_puts_the_fields_in_any_order() -> None:
    text = "action dstaddr srcaddr protocol dstport start\nREJECT 2001:db8::7 ::ffff:10.0.0.5 17 53 1793491200\n"
    (flow,) = made(aws.parse, text).flows
    assert line(flow) == "10.0.0.5:None > 2001:db8::7:53 udp"
    assert (flow.state, flow.end) == ("REJECT", None)


def test_behind_a_gateway_the_packets_own_addresses_count() -> None:
    head = "srcaddr dstaddr pkt-srcaddr pkt-dstaddr start"
    text = f"{head}\n10.0.1.5 10.0.0.220 10.0.1.5 198.51.100.7 1793491200\n10.0.1.5 198.51.100.8 - - 1793491200\n"
    assert [line(flow) for flow in made(aws.parse, text).flows] == [
        "10.0.1.5:None > 198.51.100.7:None None", "10.0.1.5:None > 198.51.100.8:None None",
    ]  # fmt: skip
