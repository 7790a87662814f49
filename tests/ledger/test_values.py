"""What an item is worth in dollars at its block and later: by rate, by quotation, by appraisal, or not known."""

from decimal import Decimal
from typing import Any

import pytest

from seawall.audit.events import PropertyBlocked, PropertyUnblocked, ValueRestated
from seawall.audit.words import Basis, PropertyKind
from seawall.ledger import commands, value_at_block, value_on
from tests.ledger.made import ANNA, BEN, NOW, blocked, day, facts

EURO = facts(currency="EUR", rate=Decimal("1.10"), rate_source="ECB", usd=Decimal("1100.00"))
SHARES = facts(kind=PropertyKind.STOCKS, amount="9000.00", quantity=Decimal(100), unit="shares", usd=Decimal("9000.00"))
COIN = facts(
    kind=PropertyKind.WALLET, amount="1.5", currency="XBT", rate=Decimal(60000), rate_source="quote", usd=Decimal(90000)
)
PAINTING = facts(kind=PropertyKind.TANGIBLE, amount="0.00", currency="USD", quantity=Decimal(1), unit="painting",
                 usd=Decimal("50000.00"), is_actual=False, rate_source="appraisal of Example Appraisers")  # fmt: skip


@pytest.mark.parametrize("said, held, usd", [
    (facts(), "1000.00", "1000.00"),
    (EURO, "1000.00", "1100.00"),
    (SHARES, "100", "9000.00"),
    (COIN, "1.5", "90000.00"),
    (PAINTING, "1", "50000.00"),
])  # fmt: skip
def test_at_its_block_an_item_is_worth_what_was_said(said: PropertyBlocked, held: str, usd: str) -> None:
    item = blocked(said=said).item()
    assert item.held == Decimal(held)
    assert value_on(item, day("2026-02-01")).usd == Decimal(usd) == value_at_block(item).usd


def test_without_a_rate_the_value_is_said_to_be_unknown_and_never_guessed() -> None:
    item = blocked(said=facts(currency="EUR")).item()
    value = value_on(item, day("2026-02-01"))
    assert (value.usd, value.basis) == (None, "not known: no rate or appraisal was given")


@pytest.mark.parametrize("said, part, left, after", [
    (EURO, "400.00", "660.00", {"rate": Decimal("1.20"), "usd": Decimal("720.00")}),
    (SHARES, "25", "6750.00", {"usd": Decimal("7500.00")}),
    (COIN, "0.5", "60000.00", {"rate": Decimal(70000), "usd": Decimal("70000.00")}),
])  # fmt: skip
def test_a_part_that_left_takes_its_value_and_a_new_rate_or_quotation_counts_from_its_day(
    said: PropertyBlocked, part: str, left: str, after: dict[str, Any]
) -> None:
    tape = blocked(said=said)
    body = PropertyUnblocked(on=day("2026-02-01"), amount=Decimal(part), basis=Basis.LICENCE, authority="licence 1")
    tape.append(commands.unblock(tape.item(), body, BEN, NOW))
    new = ValueRestated(on=day("2026-03-01"), is_actual=True, source="quotation", **after)
    tape.append(commands.restate(tape.item(), new, ANNA, NOW))
    found = [value_on(tape.item(), day(on)).usd for on in ("2026-01-10", "2026-02-15", "2026-03-01")]
    assert found == [said.usd, Decimal(left), after["usd"]]
    assert "quotation, as of 2026-03-01" in value_on(tape.item(), day("2026-04-01")).basis


def test_what_is_not_held_is_worth_nothing() -> None:
    item = blocked().item()
    assert value_on(item, day("2026-01-04")).usd == 0


def test_a_debt_is_worth_nothing_and_stays_blocked() -> None:
    said = facts(kind=PropertyKind.SECURED_DEBT, amount="0.00", narrative="40,000.00 USD are owed")
    item = blocked(said=said).item()
    assert value_on(item, day("2026-06-30")).usd == 0
    assert item.is_held_on(day("2026-06-30"))
