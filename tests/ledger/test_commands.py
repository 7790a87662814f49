"""What may be done to blocked property, what may not, and with what reason."""

from decimal import Decimal
from typing import Any

import pytest

from seawall.audit import Actor, Role
from seawall.audit.events import (
    ChargeDebited,
    PropertyAmended,
    PropertyTransferred,
    PropertyUnblocked,
    ValueRestated,
)
from seawall.audit.words import Basis, PropertyKind
from seawall.errors import NotAllowed
from seawall.ledger import State, commands, rejections_of
from tests.ledger.made import ANNA, AUDITOR, BEN, NOW, Tape, blocked, day, facts, rejection


def released(amount: str | None = None, on: str = "2026-03-01", **more: object) -> PropertyUnblocked:
    whole: dict[str, object] = {
        "on": day(on), "amount": Decimal(amount) if amount else None, "basis": Basis.LICENCE, "authority": "licence MUL-2026-1",
    }  # fmt: skip
    return PropertyUnblocked(**(whole | more))  # type: ignore[arg-type]  # a table of keywords


def charged(amount: str, on: str = "2026-02-01", schedule: str = "Fees 2026, line 3") -> ChargeDebited:
    return ChargeDebited(on=day(on), amount=Decimal(amount), schedule=schedule)


def moved(**more: object) -> PropertyTransferred:
    whole: dict[str, object] = {
        "on": day("2026-02-01"), "to_holder": "Example Bank, Boston office", "to_account": "000222", "within": True,
    }  # fmt: skip
    return PropertyTransferred(**(whole | more))  # type: ignore[arg-type]  # a table of keywords


BLOCKS = [
    ("-5.00", "USD", {}, "a loan or negative balance is recorded as 0.00"),
    ("1000.001", "USD", {}, "more decimals than USD has: 2"),
    ("1000.5", "JPY", {}, "more decimals than JPY has: 0"),
    ("1e30", "EUR", {}, "is no amount"),
    ("NaN", "EUR", {}, "is no amount"),
    ("1000.00", "dollars", {}, "is no currency"),
    ("1000.00", "USD", {"on": "2026-11-23"}, "is in the future"),
    ("1000.00", "USD", {"usd": Decimal("900.00")}, "are not worth"),
    ("1000.00", "EUR", {"rate": Decimal("1.08")}, "the source of the rate"),
    ("40.00", "USD", {"kind": PropertyKind.TRADE_DOCUMENTS}, "trade documents is recorded as 0.00"),
    ("0.00", "USD", {"kind": PropertyKind.TRADE_DOCUMENTS}, "in the narrative what is owed"),
    ("90.00", "USD", {"quantity": Decimal(10), "unit": ""}, "in which unit"),
]  # fmt: skip


@pytest.mark.parametrize("amount, currency, more, why", BLOCKS)
def test_a_block_that_makes_no_sense_is_refused_with_the_reason(
    amount: str, currency: str, more: dict[str, Any], why: str
) -> None:
    with pytest.raises(NotAllowed, match=why):
        commands.block("P-1", facts(amount=amount, currency=currency, **more), ANNA, NOW)


@pytest.mark.parametrize("on", ["0206-06-18", "1949-12-31"])
def test_a_day_by_which_no_duty_could_be_counted_is_refused_before_it_stands_on_the_tape(on: str) -> None:
    with pytest.raises(NotAllowed, match="is before 1950"):
        commands.block("P-1", facts(on), ANNA, NOW)
    with pytest.raises(NotAllowed, match="is before 1950"):
        commands.reject("R-1", rejection(on), ANNA, NOW)


def test_a_block_waits_for_no_rate_and_no_description() -> None:
    said = facts(currency="EUR", description="", targets=(), documents=())
    assert commands.block("P-1", said, ANNA, NOW) == (("property:P-1", said),)


@pytest.mark.parametrize("name", ["", "a b", "a/b", "-x", ".x", "x" * 65, "é"])
def test_a_name_that_no_command_line_could_take_is_refused(name: str) -> None:
    with pytest.raises(NotAllowed, match="is no name of an item"):
        commands.block(name, facts(), ANNA, NOW)


def test_an_auditor_writes_nothing() -> None:
    item = blocked().item()
    with pytest.raises(NotAllowed, match="neither analyst nor approver"):
        commands.block("P-1", facts(), AUDITOR, NOW)
    with pytest.raises(NotAllowed, match="neither analyst nor approver"):
        commands.unblock(item, released(), AUDITOR, NOW)


def test_more_than_is_held_is_never_released() -> None:
    with pytest.raises(NotAllowed, match=r"P-1: 1,000\.01 USD is more than the 1,000\.00 held"):
        commands.unblock(blocked().item(), released("1000.01"), BEN, NOW)


def test_whoever_blocked_it_does_not_release_it_alone() -> None:
    item = blocked().item()
    with pytest.raises(NotAllowed, match="anna blocked P-1: another person records its release"):
        commands.unblock(item, released(), ANNA, NOW)
    assert commands.unblock(item, released(case="case:7"), ANNA, NOW)
    assert commands.unblock(item, released(), BEN, NOW)


@pytest.mark.parametrize("name", ["Anna", " ANNA ", "\uff41nna"])
def test_an_id_in_other_letters_is_no_other_person(name: str) -> None:
    item, same = blocked().item(), Actor(name, frozenset(Role))
    with pytest.raises(NotAllowed, match="another person records its release"):
        commands.unblock(item, released(), same, NOW)
    with pytest.raises(NotAllowed, match="another person records that it leaves this institution"):
        commands.transfer(item, moved(within=False, authority="licence MUL-2026-1"), same, NOW)
    with pytest.raises(NotAllowed, match="another person strikes it, for no report is due of it then"):
        commands.strike(item, item.seq, "typed twice", same)


def test_whoever_recorded_a_rejection_does_not_strike_it() -> None:
    tape = Tape()
    tape.append(commands.reject("R-1", rejection(), ANNA, NOW))
    (row,) = rejections_of(tape.events).values()
    with pytest.raises(NotAllowed, match="anna recorded R-1: another person strikes it"):
        commands.strike_rejection(row, "typed twice", ANNA)
    assert commands.strike_rejection(row, "typed twice", BEN)


@pytest.mark.parametrize("basis", list(Basis))
def test_a_release_says_what_allows_it(basis: Basis) -> None:
    with pytest.raises(NotAllowed, match=r"^say "):
        commands.unblock(blocked().item(), released(basis=basis, authority=" "), BEN, NOW)


TRANSFERS = [
    ({"within": False}, "name the licence that allows it"),
    ({"to_country": "AE"}, "blocked funds are held in the United States"),
    ({"to_holder": ""}, "to whom it is moved"),
    ({"on": day("2026-01-04")}, "is before 2026-01-05"),
]


@pytest.mark.parametrize("more, why", TRANSFERS)
def test_a_transfer_that_the_rules_forbid_is_refused(more: dict[str, object], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        commands.transfer(blocked().item(), moved(**more), ANNA, NOW)


def test_a_transfer_out_under_a_licence_ends_the_holding_and_one_inside_does_not() -> None:
    tape = blocked()
    tape.append(commands.transfer(tape.item(), moved(), ANNA, NOW))
    assert (tape.item().state, tape.item().held, tape.item().account) == (State.BLOCKED, Decimal("1000.00"), "000222")
    out = moved(within=False, authority="licence MUL-2026-1", on=day("2026-03-01"))
    tape.append(commands.transfer(tape.item(), out, BEN, NOW))
    assert (tape.item().state, tape.item().held) == (State.TRANSFERRED, Decimal(0))
    with pytest.raises(NotAllowed, match="nothing of it is held here any more since 2026-03-01"):
        commands.charge(tape.item(), charged("1.00", on="2026-03-02"), ANNA, NOW)


def test_a_charge_names_its_schedule_and_stays_within_what_is_held() -> None:
    item = blocked().item()
    for body, why in ((charged("1.00", schedule=""), "published schedule"), (charged("1000.01"), "is more than the"),
                      (charged("-1.00"), "not above zero")):  # fmt: skip
        with pytest.raises(NotAllowed, match=why):
            commands.charge(item, body, ANNA, NOW)


def test_things_bear_no_charges() -> None:
    item = blocked(said=facts(kind=PropertyKind.TANGIBLE, quantity=Decimal(1), unit="painting")).item()
    with pytest.raises(NotAllowed, match="charges are debited from funds"):
        commands.charge(item, charged("1.00"), ANNA, NOW)


def test_an_entry_that_others_rest_on_can_not_be_struck_first() -> None:
    tape = blocked()
    tape.append(commands.unblock(tape.item(), released("400.00", on="2026-02-01"), BEN, NOW))
    tape.append(commands.charge(tape.item(), charged("600.00", on="2026-03-01"), ANNA, NOW))
    tape.append(commands.strike(tape.item(), 2, "typed twice", ANNA))
    assert tape.item().held == Decimal("400.00")
    with pytest.raises(NotAllowed, match="struck already"):
        commands.strike(tape.item(), 2, "again", ANNA)
    with pytest.raises(NotAllowed, match="entry 99 is no posting of P-1"):
        commands.strike(tape.item(), 99, "what", ANNA)


def test_a_struck_release_is_blocked_again() -> None:
    tape = blocked()
    tape.append(commands.unblock(tape.item(), released(), BEN, NOW))
    assert tape.item().state is State.UNBLOCKED
    tape.append(commands.strike(tape.item(), 2, "wrong item", ANNA))
    assert (tape.item().state, tape.item().held) == (State.BLOCKED, Decimal("1000.00"))


def test_an_amendment_changes_what_it_says_and_nothing_else() -> None:
    tape = blocked(said=facts(location=""))
    tape.append(commands.amend(tape.item(), PropertyAmended(why="was left out", location="Boston, US"), ANNA))
    assert tape.item().facts == facts(location="Boston, US")
    with pytest.raises(NotAllowed, match="must change something"):
        commands.amend(tape.item(), PropertyAmended(why="for nothing"), ANNA)


@pytest.mark.parametrize(
    "said, changed, why",
    [
        ({}, {"usd": Decimal("999.00")}, "1,000.00 USD are not worth 999.00 USD"),
        ({"currency": "EUR"}, {"rate": Decimal("-1.08"), "rate_source": "ECB"}, "the rate -1.08 is not above zero"),
        ({"currency": "EUR"}, {"rate": Decimal("NaN"), "rate_source": "ECB"}, "the rate NaN is no amount"),
        ({"currency": "EUR"}, {"rate": Decimal("1.08")}, "the source of the rate"),
        ({"amount": "0.00", "kind": PropertyKind.SECURED_DEBT, "narrative": "4 USD are owed"}, {"usd": Decimal(4)},
         "is recorded as 0.00"),
        ({"amount": "0.00", "kind": PropertyKind.SECURED_DEBT, "narrative": "4 USD are owed"}, {"narrative": " "},
         "in the narrative what is owed"),
    ],
)  # fmt: skip
def test_an_amendment_says_of_a_value_only_what_a_block_may(said: Any, changed: Any, why: str) -> None:
    item = blocked(said=facts(**said)).item()
    with pytest.raises(NotAllowed, match=why):
        commands.amend(item, PropertyAmended(why="completed", **changed), ANNA)


def test_a_value_says_where_it_is_from() -> None:
    body = ValueRestated(on=day("2026-02-01"), usd=Decimal("1.00"), is_actual=True, source="")
    with pytest.raises(NotAllowed, match="the source of the value"):
        commands.restate(blocked().item(), body, ANNA, NOW)


@pytest.mark.parametrize(
    ("said", "usd", "rate", "why"),
    [
        ({}, "999.00", None, "it is worth what is held, 1,000.00 USD"),
        ({}, "1000.00", "1.10", "is held in US dollars"),
        ({"currency": "EUR"}, "1000.00", "1.10", "1,000.00 EUR at 1.10 are 1,100.00 USD, not 1,000.00"),
        ({"amount": "0.00", "kind": PropertyKind.SECURED_DEBT}, "5.00", None, "is reported as 0.00"),
    ],
)
def test_a_restated_value_is_one_that_the_item_can_have(said: Any, usd: str, rate: str | None, why: str) -> None:
    body = ValueRestated(
        on=day("2026-02-01"), usd=Decimal(usd), is_actual=True, source="a quotation",
        rate=None if rate is None else Decimal(rate),
    )  # fmt: skip
    with pytest.raises(NotAllowed, match=why):
        commands.restate(blocked(said=facts(**said)).item(), body, ANNA, NOW)


def test_a_rejection_is_recorded_on_its_own_stream() -> None:
    assert commands.reject("R-1", rejection(), ANNA, NOW)[0][0] == "rejected:R-1"
