"""Squid's access log: what was asked for, and where it was fetched."""

from seawall.exposure.logs import squid
from tests.exposure.logs.logged import at, line, made

TEXT = """1793491210.500   500 10.0.0.5 TCP_MISS/200 1234 GET http://Shop.example:8080/A - HIER_DIRECT/198.51.100.7 text/html
1793491210.000     0 10.0.0.5 TCP_TUNNEL/200 99 CONNECT mail.example:443 - HIER_DIRECT/2001:db8::7 -
1793491210.000     0 10.0.0.5 TCP_DENIED/403 99 GET http://bad.example/ - HIER_NONE/- text/html
nonsense
"""


def test_requests_tell_flow_host_and_url() -> None:
    got = made(squid.parse, TEXT)
    assert [line(flow) for flow in got.flows] == [
        "10.0.0.5:None > 198.51.100.7:8080 tcp", "10.0.0.5:None > 2001:db8::7:443 tcp", "10.0.0.5:None > -:80 tcp",
    ]  # fmt: skip
    assert got.told == [
        ("http_host", "shop.example"), ("url", "http://shop.example:8080/A"), ("http_host", "mail.example"),
        ("http_host", "bad.example"), ("url", "http://bad.example/"),
    ]  # fmt: skip
    assert at(got.flows[0].ts) == "2026-11-01T00:00:10"
    assert got.problems == {squid.NOT_SQUID: 1}
