"""Judgements to clusters: the strongest merges first, none that joins what is apart, in whatever order they come."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from seawall.clusters import Judgement, Verdict, connected, in_order
from seawall.clusters.judgement import Strength

ROLLS = {"a1": "a", "a2": "a", "b1": "b", "c1": "c", "c2": "c"}
ORDER = {entity_id: place for place, entity_id in enumerate(ROLLS)}


def row(one: str, two: str, strength: Strength = Strength.BIRTH, verdict: Verdict = Verdict.SAME) -> Judgement:
    left, right = in_order(one, two)
    return Judgement(left, right, verdict, (f"{left} {right}",), "somebody", strength, 0.99)


def test_the_same_as_the_same_is_the_same() -> None:
    found = connected([row("a1", "b1"), row("b1", "c1")], ROLLS, ORDER)
    assert found.clusters == (("a1", "b1", "c1"),)
    assert found.ties("a1")[1].why == ("a1 b1", "b1 c1")


def test_two_entries_of_one_list_are_two_parties_and_the_weaker_merge_gives_way() -> None:
    found = connected([row("a1", "b1", Strength.UNIQUE), row("a2", "b1")], ROLLS, ORDER)
    assert found.clusters == (("a1", "b1"),)
    assert [(tie.entity_id, tie.sure) for tie in found.ties("a2")] == [("b1", False)]


def test_two_equally_good_merges_into_one_list_are_both_doubted() -> None:
    found = connected([row("a1", "b1"), row("a2", "b1")], ROLLS, ORDER)
    assert found.clusters == ()
    assert {judgement.verdict for judgement in found.judgements} == {Verdict.UNSURE}


def test_what_a_person_holds_apart_splits_a_cluster_at_its_weakest_edge() -> None:
    apart = row("a1", "c1", Strength.PERSON, Verdict.DIFFERENT)
    found = connected([row("a1", "b1", Strength.UNIQUE), row("b1", "c1"), apart], ROLLS, ORDER)
    assert found.clusters == (("a1", "b1"),)


def test_a_persons_ruling_joins_two_entries_of_one_list() -> None:
    assert connected([row("a1", "a2", Strength.PERSON)], ROLLS, ORDER).clusters == (("a1", "a2"),)


def test_dates_that_nobody_compared_keep_a_merge_by_names_from_joining_two_people() -> None:
    rows = [row("a1", "b1", Strength.IDENTIFIER), row("b1", "c1")]
    found = connected(rows, ROLLS, ORDER, lambda one, two: ("born 1950 and 1960",) * ({one, two} == {"a1", "c1"}))
    assert found.clusters == (("a1", "b1"),)


def test_the_order_of_the_judgements_changes_nothing() -> None:
    rows = [row("a1", "b1"), row("b1", "c1"), row("a2", "c1", Strength.IDENTIFIER), row("a1", "c2", Strength.UNIQUE)]
    first = connected(rows, ROLLS, ORDER)
    for several in permutations(rows):
        found = connected(several, ROLLS, ORDER)
        assert (found.judgements, found.clusters) == (first.judgements, first.clusters)


_PAIRS = st.lists(
    st.tuples(st.sampled_from(sorted(ROLLS)), st.sampled_from(sorted(ROLLS)), st.sampled_from(Strength),
              st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE])),
    max_size=8,
)  # fmt: skip


@given(_PAIRS)
def test_whatever_is_judged_no_engine_joins_two_entries_of_one_list(
    pairs: list[tuple[str, str, Strength, Verdict]],
) -> None:
    rows = {
        in_order(one, two): row(one, two, min(strength, Strength.UNIQUE), verdict)
        for one, two, strength, verdict in pairs
        if one != two and ROLLS[one] != ROLLS[two]
    }
    for cluster in connected(rows.values(), ROLLS, ORDER).clusters:
        assert len({ROLLS[member] for member in cluster}) == len(cluster)
        assert not [
            pair for pair, judgement in rows.items() if judgement.verdict is Verdict.DIFFERENT and {*pair} <= {*cluster}
        ]
