"""Entries that share an id become one party, say all that each said, and can be told apart again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from seawall.corpus.merge import merged, parted, set_apart
from seawall.entities import Entity, Fact, Schema
from tests.made import CONS, SDN, listed

# OFAC 17018 is on both of OFAC's lists; here its names and lists only.
ON_SDN = listed(17018, "PROMINVEST", tags=("RUSSIA-EO14024",))
ON_CONS = listed(17018, "PROMINVEST", "PROMINVEST LLC", on="SSI", tags=("UKRAINE-EO13662",), list_id=CONS)
OTHER = listed(2, "SOMEBODY ELSE")


def test_a_party_on_two_lists_is_one_with_the_names_and_designations_of_both() -> None:
    (one,) = merged([ON_SDN, ON_CONS])
    assert [name.text for name in one.names] == ["PROMINVEST", "PROMINVEST LLC"]
    assert [row.list_name for row in one.designations] == ["SDN", "SSI"]
    assert one.source == ON_SDN.source
    assert Fact("Also read in", "us-ofac-cons: us-ofac-cons.csv line 17018") in one.facts


def test_entities_keep_the_order_of_their_first_appearance() -> None:
    assert [entity.id for entity in merged([ON_SDN, OTHER, ON_CONS])] == ["ofac-17018", "ofac-2"]


def test_what_only_the_second_entry_says_is_taken_and_what_it_says_otherwise_is_kept() -> None:
    silent, says = replace(ON_SDN, title="Director"), replace(ON_CONS, gender="male", title="Owner")
    (one,) = merged([silent, replace(says, schema=Schema.PERSON)])
    assert (one.gender, one.title, one.schema) == ("male", "Director", Schema.LEGAL_ENTITY)
    assert {Fact("title (us-ofac-cons)", "Owner"), Fact("schema (us-ofac-cons)", "Person")} <= set(one.facts)


def test_the_same_entry_twice_changes_nothing() -> None:
    assert merged([ON_SDN, ON_SDN]) == [ON_SDN]


def test_each_list_gets_back_its_own_entries() -> None:
    both = [ON_SDN, OTHER, ON_CONS]
    kept, apart = merged(both), set_apart(both)
    assert list(parted(kept, apart, SDN)) == [ON_SDN, OTHER]
    assert list(parted(kept, apart, CONS)) == [ON_CONS]


ENTRIES = st.lists(st.tuples(st.integers(1, 4), st.sampled_from([SDN, CONS]), st.sampled_from("ABC")), max_size=12)


@given(ENTRIES)
def test_parting_is_the_inverse_of_merging_for_any_entries(rows: list[tuple[int, str, str]]) -> None:
    entries: list[Entity] = [listed(uid, name, list_id=list_id) for uid, list_id, name in rows]
    kept, apart = merged(entries), set_apart(entries)
    assert len({entity.id for entity in kept}) == len(kept)
    for list_id in (SDN, CONS):
        assert list(parted(kept, apart, list_id)) == [entry for entry in entries if entry.source.list_id == list_id]
