"""Palo Alto's traffic log: of syslog by places, exported by names."""

from zoneinfo import ZoneInfo

from seawall.exposure.logs import palo_alto
from tests.exposure.logs.logged import at, line, made

PLACES = {
    0: "1", 1: "2026/11/01 10:00:09", 2: "001801000001", 3: "TRAFFIC", 4: "end", 6: "2026/11/01 10:00:09", 7: "10.0.0.5",
    8: "198.51.100.7", 14: "ssl", 22: "4711", 24: "50000", 25: "443", 29: "tcp", 30: "allow", 31: "900", 32: "300", 33: "600",
    34: "9", 35: "2026/11/01 10:00:00", 36: "8", 44: "4", 45: "5",
}  # fmt: skip
SYSLOG = ",".join(PLACES.get(place, "") for place in range(60))
EXPORTED = (
    '"Domain","Receive Time","Serial #","Type","Source address","Destination address","Application","Source Port",'
    '"Destination Port","IP Protocol","Action","Bytes","Bytes Sent","Bytes Received","Start Time","Elapsed Time (sec)"\n'
    '"1","2026/11/01 10:00:09","0018","TRAFFIC","10.0.0.5","198.51.100.7","ssl","50000","443","tcp","allow","900","300","600",'
    '"2026/11/01 10:00:00","8"\n'
)


def test_both_shapes_tell_the_same_flow() -> None:
    for text in (SYSLOG, EXPORTED):
        got = made(palo_alto.parse, text, ZoneInfo("UTC"))
        (flow,) = got.flows
        assert line(flow) == "10.0.0.5:50000 > 198.51.100.7:443 tcp"
        assert (at(flow.ts), at(flow.end)) == ("2026-11-01T10:00:00", "2026-11-01T10:00:08")
        assert (flow.src_bytes, flow.dst_bytes, flow.service, flow.state) == (300, 600, "ssl", "allow")
        assert got.problems == {}


def test_other_types_are_counted_and_short_lines_told() -> None:
    got = made(
        palo_alto.parse, SYSLOG.replace("TRAFFIC", "THREAT") + "\n" + ",".join(SYSLOG.split(",")[:20]) + '\n1,"open'
    )
    assert got.flows == []
    assert got.reading.notes.passed == 1
    assert set(got.problems) == {palo_alto.SHORT, "quotes that don't match; it was not used"}
