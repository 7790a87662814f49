"""A party on both of OFAC's lists, when one of the two lists is refreshed alone."""

from pathlib import Path

from tests.made import CONS, NOW, SDN
from tests.refresh.documents import consolidated, enhanced, put

from seawall.corpus import current
from seawall.refresh import FromFolder, RefreshResult, refresh

# On both lists: 90 to 99.
ON_SDN, ON_CONS = range(100), range(90, 110)


def refreshed(folder: Path, name: str, **files: bytes) -> RefreshResult:
    return refresh(folder / "home", FromFolder(put(folder / name, **files)), now=NOW)


def lists_of(folder: Path, uid: int) -> set[str]:
    return {row.list_name for row in current(folder / "home").entity(f"ofac-{uid}").designations}


def test_what_the_other_list_says_stays_when_one_list_is_refreshed_alone(tmp_path: Path) -> None:
    refreshed(tmp_path, "both", SDN_ENHANCED__XML=enhanced(ON_SDN), CONS_ENHANCED__XML=consolidated(ON_CONS))
    both = lists_of(tmp_path, 99)
    assert len(both) == 2
    # The SDN list alone comes again, without 97 to 99: they leave it and stay on the other.
    refreshed(tmp_path, "sdn", SDN_ENHANCED__XML=enhanced(range(97)))
    assert lists_of(tmp_path, 96) == both
    assert lists_of(tmp_path, 99) == both - {"SDN"}
    # And the other way round: what left the consolidated list no longer stands on it.
    refreshed(tmp_path, "cons", CONS_ENHANCED__XML=consolidated(range(91, 110)))
    assert lists_of(tmp_path, 90) == {"SDN"}
    assert lists_of(tmp_path, 91) == both


def test_a_shared_party_does_not_count_as_changed_because_the_other_list_has_it_too(tmp_path: Path) -> None:
    refreshed(tmp_path, "both", SDN_ENHANCED__XML=enhanced(ON_SDN), CONS_ENHANCED__XML=consolidated(ON_CONS))
    result = refreshed(tmp_path, "sdn", SDN_ENHANCED__XML=enhanced(range(101)))
    (sdn,) = (row for row in result.lists if row.list_id == SDN)
    assert (sdn.changes.added, sdn.changes.changed, sdn.changes.removed) == (("ofac-100",), (), ())


def test_the_same_lists_give_the_same_corpus_whether_they_came_together_or_apart(tmp_path: Path) -> None:
    sdn, cons = enhanced(ON_SDN), consolidated(ON_CONS)
    refreshed(tmp_path / "together", "both", SDN_ENHANCED__XML=sdn, CONS_ENHANCED__XML=cons)
    refreshed(tmp_path / "apart", "sdn", SDN_ENHANCED__XML=enhanced(range(98)), CONS_ENHANCED__XML=cons)
    refreshed(tmp_path / "apart", "then", SDN_ENHANCED__XML=sdn)
    one, two = (current(tmp_path / way / "home") for way in ("together", "apart"))
    assert one.version == two.version
    for list_id in (SDN, CONS):
        assert list(one.entries_of(list_id)) == list(two.entries_of(list_id))
    for name in one.manifest.sizes:
        assert (one.folder / name).read_bytes() == (two.folder / name).read_bytes(), name
