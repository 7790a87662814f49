"""Two standings of a customer compared, and an entry's differences in words."""

from dataclasses import replace

import pytest

from seawall.customers import Hit, Kind, Standing, differences
from seawall.customers.change import Whys, compare, told_of
from seawall.decisions import Outcome
from tests.made import listed


def hit(entity_id: str = "ofac-1", score: float = 0.9, outcome: Outcome = Outcome.BLOCK) -> Hit:
    return Hit(entity_id, "EXAMPLE ENTRY", ("OFAC SDN",), ("CYBER2",), score, outcome, "Example", "EXAMPLE ENTRY")


def standing(*hits: Hit, party: str = "aa", outcome: Outcome = Outcome.BLOCK) -> Standing:
    return Standing("C-1", 0, "Example Trading LLC", party, outcome, "", hits)


NOBODY, ADDED = Whys({}), Whys({"ofac-1": "the entry was added"})
CHANGED = Whys({"ofac-1": "the entry changed"})

CASES = [
    # before, after, what became of the row, why of the entries, expected (kind, score before, score after)
    (None, standing(hit()), "", ADDED, (Kind.NEWLY_HIT, None, 0.9)),
    (standing(hit()), None, "", Whys({"ofac-1": "the entry was removed"}), (Kind.NO_LONGER_HIT, 0.9, None)),
    (standing(hit()), standing(hit(score=0.95)), "", CHANGED, (Kind.CHANGED, 0.9, 0.95)),
    (standing(hit()), standing(hit()), "", CHANGED, (Kind.CHANGED, 0.9, 0.9)),
    (standing(hit()), standing(hit(), party="bb"), "the customer changed", NOBODY, (Kind.CHANGED, 0.9, 0.9)),
    (None, standing(hit()), "the customer is new", NOBODY, (Kind.NEWLY_HIT, None, 0.9)),
    (standing(hit()), None, "the customer is gone", NOBODY, (Kind.NO_LONGER_HIT, 0.9, None)),
    (None, standing(outcome=Outcome.REVIEW), "the customer changed", NOBODY, (Kind.CHANGED, None, None)),
]


@pytest.mark.parametrize(("before", "after", "row", "whys", "expected"), CASES)
def test_what_became_of_a_customer_is_said_with_its_why(
    before: Standing | None, after: Standing | None, row: str, whys: Whys, expected: tuple[Kind, float, float]
) -> None:
    (found,) = compare(before, after, row, whys)
    assert (found.kind, found.before, found.after) == expected
    assert found.why == (row or next(iter(whys.entries.values())))
    assert found.key == "C-1"


@pytest.mark.parametrize("whys", [NOBODY, Whys({"ofac-2": "the entry was added"}), Whys({}, "another policy")])
def test_a_hit_of_which_nothing_changed_is_not_told(whys: Whys) -> None:
    assert list(compare(standing(hit()), standing(hit()), "", whys)) == []


def test_each_entry_of_a_customer_is_a_row_of_its_own() -> None:
    found = list(compare(standing(hit("ofac-1")), standing(hit("ofac-2")), "", NOBODY))
    assert [(row.entity_id, row.kind) for row in found] == [("ofac-1", Kind.NO_LONGER_HIT), ("ofac-2", Kind.NEWLY_HIT)]


def test_an_entry_that_changed_says_which_fields() -> None:
    before = listed(1, "EXAMPLE ENTRY", "OLD NAME")
    after = listed(1, "EXAMPLE ENTRY", "NEW NAME", tags=("CYBER2", "SDGT"))
    told = told_of(differences(before, after))
    assert told == "names − “OLD NAME”, + “NEW NAME”; designations − “OFAC SDN [CYBER2]”, + “OFAC SDN [CYBER2, SDGT]”"


def test_an_entry_that_was_read_elsewhere_has_no_differences() -> None:
    entry = listed(1, "EXAMPLE ENTRY")
    moved = replace(entry, source=replace(entry.source, record="line 99"))
    assert differences(entry, moved) == ()
    assert told_of(()) == "the same values in another order or with other details"
