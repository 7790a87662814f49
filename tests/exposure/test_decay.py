"""Decay: MISP's numbers, and their lesson for looking back."""

from datetime import timedelta

import pytest

from seawall.exposure.decay import NIDS, forward, is_spent
from tests.exposure.made import at

SEEN = at("2024-01-01")


def test_an_address_is_spent_after_46_9_days() -> None:
    assert not is_spent(NIDS, SEEN, SEEN + timedelta(days=46.8))
    assert is_spent(NIDS, SEEN, SEEN + timedelta(days=46.9))


@pytest.mark.parametrize("days, worth", [(0, 80.0), (30, 40.0), (120, 0.0), (500, 0.0), (-1, 0.0)])
def test_it_is_worth_what_misp_says(days: int, worth: float) -> None:
    assert forward(NIDS, SEEN, SEEN + timedelta(days=days)) == pytest.approx(worth)
