"""The tree of networks: every address finds every network that holds it, whatever is nested in what."""

from ipaddress import ip_address, ip_network

import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.networks import Four, Six, Span, pairs, span_of

FOURS = st.builds(
    lambda base, prefix: f"{ip_address(base)}/{prefix}", st.integers(0, 2**32 - 1), st.integers(0, 32)
).filter(lambda text: "." in text)
SIXES = st.builds(
    lambda base, prefix: f"{ip_address(base)}/{prefix}", st.integers(2**64, 2**128 - 1), st.integers(0, 128)
)


def edges(texts: list[str]) -> list[int]:
    """The first and last address of each network and their neighbours."""
    spans = [span_of(text) for text in texts]
    top = 2 ** (32 if not spans or spans[0].version == 4 else 128) - 1
    near = {number + step for span in spans for number in (span.low, span.high) for step in (-1, 0, 1)}
    return sorted(number for number in {0, top, *near} if 0 <= number <= top)


def expected(texts: list[str], addresses: list[int], kind: int) -> list[tuple[int, int]]:
    found = [
        (row, number)
        for row, address in enumerate(addresses)
        for number, text in enumerate(texts)
        if ip_address(address.to_bytes(kind // 8)) in ip_network(text, strict=False)
    ]
    return sorted(found)


def told(nets: Four | Six, found: "np.ndarray[tuple[int], np.dtype[np.int32]]") -> list[tuple[int, int]]:
    parts = [zip(rows.tolist(), numbers.tolist(), strict=True) for rows, numbers in pairs(nets.nets, found)]
    return sorted(pair for part in parts for pair in part)


@given(st.lists(FOURS, max_size=12))
def test_an_ipv4_address_finds_all_networks_that_hold_it(texts: list[str]) -> None:
    addresses = edges(texts)
    four = Four.of([(span_of(text), number) for number, text in enumerate(texts)])
    found = four.find(np.array(addresses, np.uint32))
    assert told(four, found) == expected(texts, addresses, 32)
    hit = four.rows(np.array(addresses, np.uint32), np.zeros(len(addresses), np.uint32))
    inside = {row for row, _ in expected(texts, addresses, 32)}
    assert inside <= set(hit.tolist())


@given(st.lists(SIXES, max_size=12))
def test_an_ipv6_address_finds_all_networks_that_hold_it(texts: list[str]) -> None:
    texts = [text for text in texts if span_of(text).version == 6]
    addresses = edges(texts) if texts else []
    six = Six.of([(span_of(text), number) for number, text in enumerate(texts)])
    found = six.find(pl.Series([address.to_bytes(16) for address in addresses], dtype=pl.Binary))
    assert told(six, found) == expected(texts, addresses, 128)


@pytest.mark.parametrize(
    "text, span",
    [
        ("203.0.113.5", Span(4, 0xCB007105, 0xCB007105)),
        ("203.0.113.5/24", Span(4, 0xCB007100, 0xCB0071FF)),
        ("::ffff:203.0.113.5", Span(4, 0xCB007105, 0xCB007105)),
        ("::ffff:203.0.113.0/120", Span(4, 0xCB007100, 0xCB0071FF)),
        ("64:ff9b::cb00:7105", Span(4, 0xCB007105, 0xCB007105)),
        ("64:ff9b::203.0.113.0/120", Span(4, 0xCB007100, 0xCB0071FF)),
        ("::/0", Span(6, 0, 2**128 - 1)),
        ("::203.0.113.5", Span(6, 0xCB007105, 0xCB007105)),
    ],
)
def test_addresses_and_networks_are_read(text: str, span: Span) -> None:
    assert span_of(text) == span


@pytest.mark.parametrize("text", ["", "203.0.113", "203.0.113.256", "203.0.113.0/33", "2.3.20.2.1", "example.com", "203.0.113.5 ", "٢٠٣.0.113.5"])  # fmt: skip
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        span_of(text)


def test_bytes_of_another_length_are_no_address() -> None:
    six = Six.of([(span_of("::/0"), 0)])
    assert six.find(pl.Series([b"", b"\0" * 15, None, b"\0" * 16], dtype=pl.Binary)).tolist() == [-1, -1, -1, 0]
