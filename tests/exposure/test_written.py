"""Addresses that logs hold as text."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.exposure.tables import hosts, text_of
from seawall.exposure.written import addresses_written


@pytest.mark.parametrize(
    "text, expected",
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:DB8::5", "2001:db8::5"),
        ("[2001:db8::5]", "2001:db8::5"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("[64:ff9b::cb00:7105]", "203.0.113.5"),
        (
            "64:ff9b:1::cb00:7105",
            "64:ff9b:1::cb00:7105",
        ),  # RFC 8215: where the IPv4 address stands, each network says itself
        ("example.com", None),
        ("1.2.3", None),
        ("dead.beef", None),
        ("", None),
    ],
)
def test_text_is_an_address_or_is_left(text: str, expected: str | None) -> None:
    _, four, six = addresses_written(pl.Series([text]))
    assert [text_of(*pair) for pair in zip(four, six, strict=True)] == ([] if expected is None else [expected])


@given(st.lists(st.text(max_size=20)))
def test_any_text_is_an_address_or_is_left(texts: list[str]) -> None:
    said, four, six = addresses_written(pl.Series(texts, dtype=pl.String))
    assert len(said) == len(four) == len(six)


@given(
    st.lists(st.one_of(st.none(), st.integers(0, 2**32 - 1)), max_size=5),
    st.one_of(st.none(), st.binary(min_size=16, max_size=16)),
)
def test_addresses_are_written_as_python_writes_them(fours: list[int | None], six: bytes | None) -> None:
    sixes = [six if four is None else None for four in fours]
    written = hosts(pl.Series(fours, dtype=pl.UInt32), pl.Series(sixes, dtype=pl.Binary))
    assert written.to_list() == [text_of(*pair) for pair in zip(fours, sixes, strict=True)]
