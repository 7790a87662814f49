"""What several sources tell of one tie is one tie, with what either knows; what differs stays apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from seawall.errors import Problem
from seawall.nexus import found_of
from seawall.obligations import Nexus, NexusKind

DATED = Nexus(
    NexusKind.PAYMENT,
    "Example",
    "PAY-1",
    "ofac-1",
    "EXAMPLE",
    "block",
    True,
    date(2025, 6, 2),
    Decimal(5),
    "USD",
    "tape",
)
BARE = replace(DATED, when=None, amount=None, currency="", place="d.jsonl, line 1")
OTHER_DAY = replace(DATED, when=date(2025, 7, 2), place="case 2")


def test_a_payment_that_a_file_and_the_tape_know_is_told_once_whatever_their_order() -> None:
    one, two = found_of([DATED, BARE]).ties, found_of([BARE, DATED]).ties
    assert len(one) == len(two) == 1
    assert (one[0].when, one[0].money, one[0].place) == (date(2025, 6, 2), "5 USD", "tape; d.jsonl, line 1")
    assert (two[0].when, two[0].money) == (date(2025, 6, 2), "5 USD")


def test_two_payments_of_one_reference_on_two_days_stay_two() -> None:
    assert len(found_of([DATED, OTHER_DAY]).ties) == 2
    assert len(found_of([DATED, replace(DATED, amount=Decimal(6))]).ties) == 2


def test_ties_stand_by_kind_and_day_and_problems_once() -> None:
    bad = Problem("f", "1", "", "", "bad")
    held = replace(DATED, kind=NexusKind.PROPERTY, ours="P-1")
    customer = replace(BARE, kind=NexusKind.CUSTOMER, ours="C-1")
    found = found_of([held, bad, OTHER_DAY, DATED, customer, bad])
    assert [row.kind.value for row in found.ties] == ["customer or vendor", "payment", "payment", "blocked property"]
    assert [row.when for row in found.ties[1:3]] == [date(2025, 6, 2), date(2025, 7, 2)]
    assert found.problems == (bad,)
