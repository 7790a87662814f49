"""Check digits: published examples pass, and every wrong digit fails where the standard says so."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.matching.check_digits import is_base58check, is_bech32, is_imo, is_isin, is_mod97, is_uscc

GOOD: list[tuple[Callable[[str], bool], str]] = [
    (is_base58check, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    (is_bech32, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    (is_imo, "9074729"),
    (is_mod97, "5493001KJTIIGC8Y1R12"),
    (is_uscc, "91110108562135265P"),
    (is_isin, "US0378331005"),
]


@pytest.mark.parametrize("check, value", GOOD)
def test_a_published_number_passes(check: Callable[[str], bool], value: str) -> None:
    assert check(value)


@given(st.sampled_from(GOOD), st.integers(0, 16), st.integers(1, 9))
def test_a_wrong_digit_fails(row: tuple[Callable[[str], bool], str], place: int, more: int) -> None:
    check, value = row
    digits = [at for at, character in enumerate(value) if character.isdigit() and character not in "01"]
    at = digits[place % len(digits)]
    other = str((int(value[at]) + more) % 10)
    wrong = value[:at] + other + value[at + 1 :]
    # An IMO number's weights (7 to 2, modulo 10) let some wrong digits pass, bitcoin's alphabets have no 0 or 1.
    if check is is_imo or (other in "01" and check in {is_base58check, is_bech32}):
        return
    assert not check(wrong)
