"""Canonical JSON: one value, one form (RFC 8785)."""

from datetime import date
from decimal import Decimal

import pytest

from seawall.audit import canonical


def test_keys_are_in_order_and_nothing_stands_between() -> None:
    assert canonical({"b": [1, True, None], "a": {"€": "ö"}}) == '{"a":{"€":"ö"},"b":[1,true,null]}'.encode()


def test_amounts_keep_their_zeros_and_days_are_texts() -> None:
    assert canonical({"amount": Decimal("1.50"), "on": date(2026, 6, 30)}) == b'{"amount":"1.50","on":"2026-06-30"}'


def test_a_score_is_written_as_the_standard_says() -> None:
    assert canonical([0.97, 1.0, 1e-7]) == b"[0.97,1,1e-7]"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53 + 1])
def test_a_number_that_json_cannot_say_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=r".+"):
        canonical([value])
