"""How often Python looks for cycles is a matter of the building alone: afterwards it is as it was, whatever happened."""

import gc

import pytest

from seawall.refresh.seldom import cycles_looked_for_seldom


def _built_on_a_full_disk() -> None:
    before = gc.get_threshold()
    with cycles_looked_for_seldom():
        assert gc.get_threshold()[0] > before[0]
        raise OSError("disk full")


def test_afterwards_it_is_as_it_was_though_the_building_failed() -> None:
    before = gc.get_threshold()
    with pytest.raises(OSError, match="disk full"):
        _built_on_a_full_disk()
    assert gc.get_threshold() == before
