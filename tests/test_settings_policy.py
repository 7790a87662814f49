"""The policy and the remembered false positives that the settings name."""

from datetime import timedelta
from pathlib import Path

import pytest

from seawall.decisions import SHIPPED
from seawall.errors import SettingRefused
from seawall.lists.own.declared import Kind, OwnList
from seawall.settings_policy import good_guys_of, policy_of


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_name_means_the_policy_that_ships(name: str) -> None:
    assert policy_of(Path(name), None).regime == policy_of(Path(name), 0.9).regime
    assert policy_of(Path(name), 0.9).version != policy_of(Path(name), None).version


def test_without_a_choice_it_is_a_us_persons() -> None:
    assert policy_of(None, None).version == policy_of(Path("us"), None).version


def test_what_can_not_be_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingRefused, match=r"the policy .*own\.toml can't be read"):
        policy_of(tmp_path / "own.toml", None)
    lost = OwnList("own-known", "Known", tmp_path / "known.csv", Kind.GOOD_GUYS, timedelta(days=90))
    with pytest.raises(SettingRefused, match=r"known\.csv can't be read"):
        good_guys_of([lost])


def test_other_lists_of_ones_own_remember_nobody(tmp_path: Path) -> None:
    assert good_guys_of([OwnList("own-watch", "Watch", tmp_path / "none.csv")]) == ()
