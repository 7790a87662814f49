"""The throttle: twenty a minute from one place, three hundred in all; what is no address is one place."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.web.signing.throttle import FROM_ONE, IN_ALL, Throttle, clean_address

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def test_one_place_is_stopped_and_others_go_on() -> None:
    throttle = Throttle()
    assert sum(not throttle.is_too_much("192.0.2.1", NOW) for _ in range(50)) == FROM_ONE
    assert not throttle.is_too_much("192.0.2.2", NOW)
    assert not throttle.is_too_much("192.0.2.1", NOW + timedelta(minutes=1))


def test_a_customer_with_a_whole_network_is_one_place() -> None:
    throttle = Throttle()
    passed = sum(not throttle.is_too_much(f"2001:db8::{number:x}", NOW) for number in range(100))
    assert passed == FROM_ONE


def test_all_places_together_are_bounded() -> None:
    throttle = Throttle()
    passed = sum(not throttle.is_too_much(f"10.0.{number // 250}.{number % 250}", NOW) for number in range(1_000))
    assert passed == IN_ALL
    assert len(throttle._counts) <= IN_ALL


@pytest.mark.parametrize(
    ("said", "kept"), [("192.0.2.7", "192.0.2.7"), ("fe80::1%eth0", "fe80::1"), ("a\nb", ""), ("", "")]
)
def test_what_is_no_address_is_not_written_down(said: str, kept: str) -> None:
    assert clean_address(said) == kept


@given(st.text())
def test_an_address_that_is_written_down_is_one(said: str) -> None:
    assert clean_address(said) == "" or clean_address(said).isprintable()
