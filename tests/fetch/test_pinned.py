"""A URL is asked for at the address that was judged, by its own name."""

import socket

import pytest

from seawall.errors import FetchFailed
from seawall.fetch.pinned import Way, judged, look_up, way

WAYS = [
    # url, address                                          what is connected to               name, and place
    ("https://a.example/x?q=1", "93.184.216.34", "https://93.184.216.34/x?q=1", "a.example", "a.example"),
    ("https://a.example:8443/x", "93.184.216.34", "https://93.184.216.34:8443/x", "a.example", "a.example:8443"),
    ("http://a.example/", "2606:4700::1", "http://[2606:4700::1]/", "a.example", "a.example"),
]


@pytest.mark.parametrize("url, address, connected, name, place", WAYS)
def test_the_connection_goes_to_the_address_and_the_certificate_is_of_the_name(
    url: str, address: str, connected: str, name: str, place: str
) -> None:
    found = way(url, address)
    assert (found.url, found.extensions, found.headers) == (connected, {"sni_hostname": name}, {"host": place})


def test_without_an_address_a_url_goes_by_its_own_name() -> None:
    assert way("https://a.example/x", "") == Way("https://a.example/x")
    assert (way("https://a.example/x", "").headers, way("https://a.example/x", "").extensions) == ({}, {})


def test_an_address_inside_is_taken_where_that_is_allowed() -> None:
    assert judged("http://a.example/", lambda _host, _port: ["10.0.0.7"], is_private=True) == "10.0.0.7"


def test_a_name_that_nobody_knows_is_a_refusal() -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror("Name or service not known")

    with pytest.raises(FetchFailed, match="has no address: Name or service not known"):
        judged("https://a.example/x?secret", unknown)


def test_this_machine_is_found_by_the_systems_resolver() -> None:
    assert "127.0.0.1" in look_up("127.0.0.1", 80)
