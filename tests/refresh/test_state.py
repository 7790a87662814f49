"""The state of every list of the catalogue, as `seawall lists` shows it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.refresh.dated import CONS, NOW, SDN, Days

from seawall.lists.catalog import BY_ID, CATALOG
from seawall.refresh import states


def test_a_home_without_lists_has_none_loaded_and_says_which_are_used(tmp_path: Path) -> None:
    found = {row.id: row for row in states(tmp_path, (SDN,), NOW)}
    assert found.keys() == BY_ID.keys()
    assert [(row.is_enabled, row.is_loaded, row.entities, row.age) for row in (found[SDN], found[CONS])] == [
        (True, False, 0, None),
        (False, False, 0, None),
    ]


def test_a_loaded_list_says_its_date_size_and_age(tmp_path: Path) -> None:
    days = Days(tmp_path)
    days.sdn(range(100), "2026-08-25")
    (row,) = (row for row in states(days.home, (SDN,), days.now) if row.id == SDN)
    assert (str(row.published), row.entities, row.format, row.age) == ("2026-08-25", 100, "enhanced XML", timedelta())
    assert row.checked_at == days.now
    assert not row.is_stale
    (later,) = (row for row in states(days.home, (SDN,), days.now + timedelta(days=2)) if row.id == SDN)
    assert (later.age, later.is_stale) == (timedelta(2), True)


def test_a_list_of_the_catalogue_that_nobody_asked_for_is_neither_used_nor_stale(tmp_path: Path) -> None:
    rows = [*CATALOG, replace(BY_ID[SDN], id="xx-test-list", title="A list added later")]
    found = states(tmp_path, (SDN, CONS), NOW, rows)
    assert [(row.id, row.is_enabled, row.is_stale) for row in found][-1] == ("xx-test-list", False, False)
