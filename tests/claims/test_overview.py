"""Counts and filters: what is asked for is found by name, alias, publisher, kind and standing, and nothing is merged."""

from datetime import date

import pytest

from seawall.claims import Asked, NodeKind, Relation, Standing, counts, node, select
from tests.claims.made import COMPANY, GROUP, NETWORK, claim

PANDA = node(NodeKind.ACTOR, "Example Panda")
FIRST = claim(COMPANY, Relation.COMPROMISES, GROUP, on="2026-08-26", by="Department", root="one investigation")
ROWS = [
    claim(GROUP, Relation.ALSO_CALLED, PANDA),
    claim(PANDA, Relation.TARGETS, node(NodeKind.COUNTRY, "Exampleland"), by="Example News"),
    claim(NETWORK, first="2024-01-01", last="2024-02-01"),
    claim(COMPANY, Relation.CONTROLS, NETWORK, denied=True, by="Example News"),
    FIRST,
    claim(COMPANY, Relation.TARGETS, GROUP, on="2026-08-31", by="Department", supersedes=(FIRST.id,)),
]

ASKED = [
    # what is asked for                                   the rows that are it
    (Asked(), [0, 1, 2, 3, 4, 5]),
    (Asked(party="example typhoon"), [0, 4, 5]),
    (Asked(party="Example  Panda"), [0, 1, 4, 5]),  # an alias means both names
    (Asked(party=NETWORK.id), [2, 3]),
    (Asked(party="nobody"), []),
    (Asked(publisher="NEWS"), [1, 3]),
    (Asked(publisher="one investigation"), [4]),
    (Asked(relations=frozenset({Relation.TARGETS})), [1, 5]),
    (Asked(kinds=frozenset({NodeKind.INDICATOR, NodeKind.COUNTRY})), [1, 2]),
    (Asked(standing=frozenset({"superseded"})), [4]),
    (Asked(standing=frozenset({"superseded", "denied"})), [3, 4]),
    (Asked(standing=frozenset({"superseded"}), known=date(2026, 8, 28)), []),
    (Asked(standing=frozenset({"later"}), known=date(2026, 8, 28)), [5]),
    (Asked(standing=frozenset({"outside"}), valid=date(2025, 1, 1)), [2]),
    (Asked(standing=frozenset({"holds"}), publisher="Department"), [5]),
]


@pytest.mark.parametrize("asked, found", ASKED)
def test_what_is_asked_for_is_found(asked: Asked, found: list[int]) -> None:
    assert [ROWS.index(each.claim) for each in select(ROWS, asked)] == found


def test_counts_add_up_and_the_most_come_first() -> None:
    found = counts(select(ROWS, Asked()))
    assert found.publishers == (("Department", 2), ("Example Labs", 2), ("Example News", 2))
    assert found.kinds[0] == ("actor", 4)
    assert dict(found.standings) == {Standing.UNDATED: 4, Standing.HOLDS: 1, Standing.SUPERSEDED: 1}
    assert (found.denied, found.need_check, found.marks) == (1, 0, (("P", 6),))
