"""Two versions of a list: what was added, changed, removed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seawall.entities import Designation, Entity, ListedName, Schema, Source
from seawall.lists.changes import Changes, changes, fingerprints


def entry(id_: str, name: str = "ACME", line: int = 1) -> Entity:
    source = Source("us-ofac-sdn", "sdn.csv", f"line {line}")
    return Entity(id_, Schema.COMPANY, (ListedName(name),), (Designation("OFAC", "SDN", ("CYBER2",)),), source)


def between(before: list[Entity], after: list[Entity]) -> Changes:
    return changes(fingerprints(before), fingerprints(after))


def test_entries_come_go_and_change() -> None:
    before = [entry("ofac-1"), entry("ofac-2"), entry("ofac-3")]
    gained = replace(entry("ofac-2"), designations=(Designation("OFAC", "SDN", ("CYBER2", "CYBER3")),))
    found = between(before, [gained, entry("ofac-3"), entry("ofac-4")])
    assert found == Changes(added=("ofac-4",), changed=("ofac-2",), removed=("ofac-1",))


def test_another_place_in_the_file_is_no_change() -> None:
    assert not between([entry("ofac-1", line=1)], [entry("ofac-1", line=900)])


def test_an_entry_that_stands_twice_changes_when_one_of_its_copies_does() -> None:
    before = [entry("ofac-1", "ACME"), entry("ofac-1", "BETA")]
    assert between(before, before[:1]).changed == ("ofac-1",)
    assert between(before, [before[0], entry("ofac-1", "GAMMA")]).changed == ("ofac-1",)


ENTITIES = st.lists(st.builds(entry, st.sampled_from("abcd"), st.sampled_from(["X", "Y"])), unique_by=lambda e: e.id)


@given(ENTITIES, ENTITIES)
def test_there_and_back_are_mirror_images(before: list[Entity], after: list[Entity]) -> None:
    there, back = between(before, after), between(after, before)
    assert there == Changes(back.removed, back.changed, back.added)
    assert not between(before, list(reversed(before)))
