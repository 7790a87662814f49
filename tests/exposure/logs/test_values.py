"""Addresses, ports, counts, protocols."""

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.logs.reading import Reading
from seawall.exposure.logs.values import NO_ADDRESS, NO_COUNT, NO_PORT, address_of, protocol
from tests.exposure.logs.logged import ip


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_its_number_also_in_ipv6s_clothes(four: IPv4Address) -> None:
    for text in (str(four), f"::ffff:{four}", IPv6Address(f"::ffff:{four}").exploded, f"64:ff9b::{four}"):
        assert address_of(text) == (int(four), None)


SIX = st.integers(0, (1 << 128) - 1).map(IPv6Address)


@given(SIX.filter(lambda six: six.ipv4_mapped is None))
def test_an_ipv6_address_is_its_bytes_however_written(six: IPv6Address) -> None:
    for text in (str(six), six.exploded, str(six).upper(), f"{six}%eth0"):
        assert address_of(text) == (None, six.packed)


@pytest.mark.parametrize(
    ("said", "word"),
    [("6", "tcp"), ("17", "udp"), ("58", "icmp6"), ("ipv6-icmp", "icmp6"), ("TCP", "tcp"), ("T", "tcp"), ("253", "ip-253"),
     ("unknown_transport", "unknown_transport"), ("-", None), ("", None)],
)  # fmt: skip
def test_a_protocol_by_number_or_word(said: str, word: str | None) -> None:
    assert protocol(said) == word


@pytest.mark.parametrize(
    ("field", "said", "value", "why"),
    [
        ("port", "443", 443, ""), ("port", 443, 443, ""), ("port", "0x01bb", 443, ""), ("port", "65536", None, NO_PORT),
        ("port", "-1", None, NO_PORT), ("port", "٤٤٣", None, NO_PORT), ("port", None, None, ""), ("port", "-", None, ""),
        ("count", "12", 12, ""), ("count", 12.0, 12, ""), ("count", "1e3", None, NO_COUNT), ("count", True, None, NO_COUNT),
        ("count", 10**19, None, NO_COUNT), ("count", -5, None, NO_COUNT),
    ],
)  # fmt: skip
def test_numbers(field: str, said: object, value: int | None, why: str) -> None:
    reading = Reading.of("a.log", 0, None)
    assert getattr(reading.cells, field)(1, field, said) == value
    assert dict(reading.notes.counts) == ({why: 1} if why else {})


@given(st.text() | st.integers() | st.floats() | st.none() | st.lists(st.integers()))
def test_any_value_is_read_or_told(said: object) -> None:
    reading = Reading.of("a.log", 0, None)
    ip(reading.cells.address(1, "src", said))
    port, count = reading.cells.port(1, "p", said), reading.cells.count(1, "n", said)
    assert port is None or 0 <= port <= 65535
    assert count is None or 0 <= count < 1 << 63
    assert set(reading.notes.counts) <= {NO_ADDRESS, NO_PORT, NO_COUNT}
