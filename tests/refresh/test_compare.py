"""Comparing archived versions and files, the real dated series among them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.refresh.dated import CONS, NOW, SDN, Days, thinned, three_versions
from tests.refresh.documents import csv_set, enhanced, extracted, put

from seawall.errors import InputRefused, SettingRefused
from seawall.refresh import Comparison, compare, compare_files, last_changes, refresh, versions
from seawall.refresh.story import FromFolder

WAYS = [
    # from, to: the difference
    ("previous", "current", "+1 ~0 −0"),
    ("2026-08-01", "2026-08-10", "+3 ~0 −1"),
    ("2026-08-09", "2026-08-11", "+3 ~0 −1"),
    ("2026-08-01", "current", "+4 ~0 −1"),
    ("current", "2026-08-01", "+1 ~0 −4"),
    ("current", "current", "+0 ~0 −0"),
]


@pytest.mark.parametrize("from_, to, counts", WAYS)
def test_versions_are_named_by_day_or_by_their_place(tmp_path: Path, from_: str, to: str, counts: str) -> None:
    found = compare(three_versions(tmp_path).home, SDN, from_, to)
    assert found.diff.counts == counts


def test_versions_are_named_by_digits_of_their_hash_too(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    first, _, last = (row.key for row in versions(days.home, SDN))
    assert compare(days.home, SDN, first[:8], last).diff.counts == "+4 ~0 −1"


REFUSED = [
    # list, from: what is said
    (SDN, "yesterday", "names no version: give a day"),
    (SDN, "2026-02-30", "2026-02-30 is no day"),
    (SDN, "2026-07-31", "had no version by 2026-07-31; the oldest: published 2026-08-01"),
    (SDN, "0000000000", "begins no hash of a version"),
    (CONS, "previous", "there is no version before the current one"),
    ("un-sc", "previous", "no version of un-sc is archived; lists with versions: us-ofac-sdn, us-ofac-cons"),
]


@pytest.mark.parametrize("list_id, from_, said", REFUSED)
def test_a_name_that_means_no_version_or_several_is_refused(
    tmp_path: Path, list_id: str, from_: str, said: str
) -> None:
    with pytest.raises(SettingRefused, match=said):
        compare(three_versions(tmp_path).home, list_id, from_)


def test_without_names_the_last_refresh_of_each_list_is_told(tmp_path: Path) -> None:
    days = three_versions(tmp_path)
    sdn, cons = last_changes(days.home)
    assert isinstance(sdn, Comparison)
    assert (sdn.list_id, sdn.diff.counts) == (SDN, "+1 ~0 −0")
    assert isinstance(cons, str)
    assert "one version is archived" in cons
    assert len(list(last_changes(days.home, [CONS]))) == 1
    assert list(last_changes(tmp_path / "elsewhere")) == []


def test_another_format_and_the_wrong_order_are_said(tmp_path: Path) -> None:
    days = Days(tmp_path)
    days.sdn(range(100), "2026-08-01")
    days.refresh(**csv_set(range(101)))
    found = compare(days.home, SDN)
    assert found.diff.counts.startswith("+1 ~100")
    assert "enhanced XML against CSV set" in found.notes[0]
    assert "newer than the second" in compare(three_versions(tmp_path / "b").home, SDN, "current", "previous").notes[0]


def test_two_files_are_compared_without_a_home(tmp_path: Path) -> None:
    one = put(tmp_path / "one", SDN_ENHANCED__XML=enhanced(range(100), "2026-08-01"))
    two = put(tmp_path / "two", SDN_ENHANCED__XML=enhanced(range(3, 104), "2026-08-02"))
    found = compare_files(one / "SDN_ENHANCED.XML", two, NOW)
    assert (found.list_id, found.diff.counts, found.before.entities) == (SDN, "+4 ~0 −3", 100)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


FILES: list[tuple[str, Callable[[Path], Path], str]] = [
    ("another list", lambda at: put(at, CONS_PRIM__CSV=csv_set(range(5))["SDN__CSV"]), "different lists"),
    ("cut short", lambda at: put(at, SDN_ENHANCED__XML=enhanced(range(9))[:-90]), "not well-formed XML"),
    ("no list", lambda at: put(at, readme__md=b"nothing"), "holds no list"),
    ("both lists", lambda at: put(at, SDN__CSV=csv_set(range(5))["SDN__CSV"], CONS_PRIM__CSV=csv_set(range(5))["SDN__CSV"]), "holds several lists"),
]  # fmt: skip


@pytest.mark.parametrize("make, said", [row[1:] for row in FILES], ids=[row[0] for row in FILES])
def test_files_that_can_not_be_compared_are_refused(tmp_path: Path, make: Callable[[Path], Path], said: str) -> None:
    one = put(tmp_path / "one", SDN_ENHANCED__XML=enhanced(range(100)))
    with pytest.raises(InputRefused, match=said):
        compare_files(one, make(tmp_path / "two"), NOW)


def test_files_of_extracts_are_compared_too(tmp_path: Path) -> None:
    one = put(tmp_path / "one", **{"ofac-sdn_2026-08-01__csv": extracted(range(20))})
    two = put(tmp_path / "two", **{"ofac-sdn_2026-08-02__csv": extracted(range(21))})
    assert compare_files(one, two, NOW).diff.counts == "+1 ~0 −0"


SERIES = [
    # from, to: OFAC's own recent actions of the days between, added up: 2026-07-24, 07-28 to 08-07, 08-18 to 08-20
    ("2026-07-23", "2026-07-24", "+0 ~17 −97"),
    ("2026-07-24", "2026-08-07", "+53 ~2 −11"),
    ("2026-08-07", "2026-08-20", "+50 ~1 −0"),
]


@pytest.mark.parametrize("from_, to, counts", SERIES)
def test_the_dated_series_gives_its_known_changes_from_file_to_file(
    shared_data: Path, from_: str, to: str, counts: str
) -> None:
    folder = shared_data / "ofac" / "names-2026-08"
    found = compare_files(folder / f"ofac-sdn_{from_}.csv", folder / f"ofac-sdn_{to}.csv", NOW)
    assert found.diff.counts == counts


def test_the_dated_series_gives_its_known_changes_in_refreshes_and_between_any_two_archived_versions(
    shared_data: Path, tmp_path: Path
) -> None:
    files = sorted((shared_data / "ofac" / "names-2026-08").glob("ofac-sdn_*.csv"))
    for file in thinned(files, tmp_path / "lists", 20):
        refresh(tmp_path, FromFolder(file), now=NOW, accept_shrink=True)
    for from_, to, counts in SERIES:
        assert compare(tmp_path, SDN, from_, to).diff.counts == counts
    whole = compare(tmp_path, SDN, "2026-07-23", "2026-08-20").diff
    assert len(whole.added) - len(whole.removed) == 19_249 - 19_254, "as many as the whole files have"
    (hamas,) = [
        entry for entry in compare(tmp_path, SDN, "2026-07-23", "2026-07-24").diff.changed if entry.id == "ofac-23627"
    ]
    assert {change.field: (change.removed, change.added) for change in hamas.fields} == {
        "names": (("HANIYEH, Ismail (primary)",), ("HANIYAH, Ismail Abdul Salah (primary)",)),
        "programmes": ((), ("OFAC SDN: NS-PLC",)),
    }
