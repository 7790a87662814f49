"""Cisco ASA: one flow a connection, with the direction of its start and the end of its teardown."""

from zoneinfo import ZoneInfo

from seawall.exposure.logs import asa, clock
from tests.exposure.logs.logged import at, line, made

BUILT = (
    "Nov 01 2026 10:00:00 UTC: %ASA-6-302013: Built {way} TCP connection 4711 for outside:198.51.100.7/443 (198.51.100.7/443) "
    "to inside:10.0.0.5/50000 (203.0.113.2/50000)\n"
)
DOWN = (
    "<166>2026-11-01T10:01:05Z fw : %ASA-6-302014: Teardown TCP connection 4711 for outside:198.51.100.7/443 to "
    "inside:10.0.0.5/50000 duration 0:01:05 bytes 4321 TCP FINs\n"
)
DENY = (
    "Nov 01 2026 10:00:00: %ASA-4-106023: Deny tcp src outside:198.51.100.7/4444 dst inside:10.0.0.5/22 by access-group "
    '"outside_in" [0x0, 0x0]\n'
)
ICMP = "Nov 01 2026 10:00:00 UTC: %ASA-6-302020: Built outbound ICMP connection for faddr 198.51.100.7/0 gaddr 203.0.113.2/1 laddr 10.0.0.5/1\n"


def test_a_connection_is_one_flow_in_the_direction_of_its_start() -> None:
    for way, who in (
        ("outbound", "10.0.0.5:50000 > 198.51.100.7:443 tcp"),
        ("inbound", "198.51.100.7:443 > 10.0.0.5:50000 tcp"),
    ):
        got = made(asa.parse, BUILT.format(way=way) + DOWN)
        (flow,) = got.flows
        assert line(flow) == who
        assert (at(flow.ts), at(flow.end), flow.state) == ("2026-11-01T10:00:00", "2026-11-01T10:01:05", "TCP FINs")
        assert got.problems == {}


def test_what_is_never_torn_down_is_told_at_the_end() -> None:
    (flow,) = made(asa.parse, BUILT.format(way="outbound")).flows
    assert (flow.state, flow.end) == ("built", None)


def test_a_teardown_alone_is_kept_and_its_direction_doubted() -> None:
    got = made(asa.parse, DOWN)
    assert line(got.flows[0]) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
    assert got.problems == {asa.NO_START: 1}


def test_refused_and_icmp() -> None:
    got = made(asa.parse, DENY + ICMP, ZoneInfo("Europe/Berlin"))
    assert [line(flow) for flow in got.flows] == [
        "198.51.100.7:4444 > 10.0.0.5:22 tcp",
        "10.0.0.5:None > 198.51.100.7:None icmp",
    ]
    assert [at(flow.ts) for flow in got.flows] == ["2026-11-01T09:00:00", "2026-11-01T10:00:00"]


def test_a_time_without_a_year_is_no_date() -> None:
    got = made(
        asa.parse, DENY.replace("Nov 01 2026", "Nov 01") + "hello\n" + "Nov 01 2026 10:00:00: %ASA-5-111008: User\n"
    )
    assert got.flows == []
    assert got.problems == {clock.NO_TIME: 1, asa.NOT_ASA: 1}
    assert got.reading.notes.passed == 1
