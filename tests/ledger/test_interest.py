"""Interest by hand: rates, day counts, rounding, changes in between; tables that are none."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seawall.audit.events import ChargeDebited
from seawall.audit.words import PropertyKind
from seawall.errors import NotAllowed, Problem
from seawall.ledger import DayCount, RateTable, commands, read_rates
from seawall.ledger.interest import RateRow, accrued, share_between, share_of_year
from tests.ledger.made import ANNA, NOW, blocked, day, facts

# since, until, convention, share of a year (ISDA 2006, 4.16; the 30/360 rows are those of the bond basis)
SHARES = [
    ("2026-01-01", "2026-07-01", DayCount.ACTUAL_360, Fraction(181, 360)),
    ("2026-01-01", "2026-07-01", DayCount.ACTUAL_365, Fraction(181, 365)),
    ("2026-01-01", "2026-07-01", DayCount.THIRTY_360, Fraction(1, 2)),
    ("2026-01-31", "2026-03-31", DayCount.THIRTY_360, Fraction(60, 360)),
    ("2026-01-15", "2026-03-31", DayCount.THIRTY_360, Fraction(76, 360)),
    ("2027-12-31", "2028-01-31", DayCount.ACTUAL_ACTUAL, Fraction(1, 365) + Fraction(30, 366)),
    ("2026-01-01", "2029-01-01", DayCount.ACTUAL_ACTUAL, Fraction(3)),
]


@pytest.mark.parametrize("since, until, convention, share", SHARES)
def test_days_become_shares_of_a_year(since: str, until: str, convention: DayCount, share: Fraction) -> None:
    assert share_of_year(day(since), day(until), convention) == share


@given(st.lists(st.dates(date(2024, 1, 1), date(2028, 12, 31)), min_size=2, max_size=5), st.sampled_from(DayCount))
def test_parts_of_a_period_add_up_to_the_whole_wherever_they_meet(days: list[date], convention: DayCount) -> None:
    begin, *rest = sorted(days)
    parts = [share_between(begin, a, b, convention) for a, b in pairwise([begin, *rest])]
    assert sum(parts) == share_of_year(begin, rest[-1], convention)
    assert min(parts) >= 0


def test_interest_that_is_credited_on_a_31st_gives_no_day_away_and_wins_none() -> None:
    tape, rates = blocked(said=facts(on="2026-01-01", amount="36000.00")), table(
        ("2026-01-01", "0.10"), convention=DayCount.THIRTY_360
    )  # fmt: skip
    for until in ("2026-01-31", "2026-02-01"):
        tape.append(commands.credit_interest(tape.item(), rates, day(until), ANNA, NOW))
    assert sum(entry.change for entry in tape.item().entries) == Decimal("300.00")  # a month of 30 days


def table(*rows: tuple[str, str], convention: DayCount = DayCount.ACTUAL_360) -> RateTable:
    return RateTable("rates.csv", tuple(RateRow(day(on), Decimal(rate), convention) for on, rate in rows))


def test_a_year_at_five_percent_is_credited_to_the_cent() -> None:
    item = blocked(said=facts(amount="10000.00")).item()
    (posting,) = accrued(item, table(("2026-01-01", "0.05")), day("2026-07-04"))
    assert posting.amount == Decimal("250.00")  # 180 of 360 days
    assert (posting.since, posting.until, posting.source) == (day("2026-01-05"), day("2026-07-04"), "rates.csv")


@pytest.mark.parametrize("amount, credited", [("0.50", "0.00"), ("1.50", "0.02"), ("2.50", "0.02"), ("3.50", "0.04")])
def test_half_a_cent_is_rounded_to_even(amount: str, credited: str) -> None:
    item = blocked(said=facts(amount=amount)).item()
    (posting,) = accrued(item, table(("2026-01-01", "0.01")), day("2026-12-31"))
    assert posting.amount == Decimal(credited)


def test_a_change_of_the_rate_is_a_posting_of_its_own() -> None:
    item = blocked(said=facts(amount="36000.00")).item()
    rates = table(("2026-01-01", "0.05"), ("2026-02-04", "0.04"))
    found = accrued(item, rates, day("2026-03-06"))
    assert [(row.since, row.until, row.rate, row.amount) for row in found] == [
        (day("2026-01-05"), day("2026-02-04"), Decimal("0.05"), Decimal("150.00")),
        (day("2026-02-04"), day("2026-03-06"), Decimal("0.04"), Decimal("120.00")),
    ]


def test_what_was_debited_in_between_bears_interest_until_its_day() -> None:
    tape = blocked(said=facts(amount="36000.00"))
    body = ChargeDebited(on=day("2026-01-15"), amount=Decimal("18000.00"), schedule="fees")
    tape.append(commands.charge(tape.item(), body, ANNA, NOW))
    (posting,) = accrued(tape.item(), table(("2026-01-01", "0.05")), day("2026-01-25"))
    assert posting.amount == Decimal("75.00")  # 10 days of 36,000 and 10 of 18,000


def test_interest_is_never_accrued_twice_for_a_day() -> None:
    tape, rates = blocked(said=facts(amount="36000.00")), table(("2026-01-01", "0.05"))
    tape.append(commands.credit_interest(tape.item(), rates, day("2026-02-04"), ANNA, NOW))
    assert tape.item().held == Decimal("36150.00")
    with pytest.raises(NotAllowed, match="accrued until 2026-02-04 already"):
        commands.credit_interest(tape.item(), rates, day("2026-02-04"), ANNA, NOW)
    tape.append(commands.credit_interest(tape.item(), rates, day("2026-03-06"), ANNA, NOW))
    assert tape.item().entries[-1].change == Decimal("150.62")  # what was credited bears interest: 150.625, to even


def test_interest_of_a_time_before_a_charge_is_credited_after_it() -> None:
    tape = blocked(said=facts(amount="36000.00"))
    body = ChargeDebited(on=day("2026-03-01"), amount=Decimal("5.00"), schedule="fees")
    tape.append(commands.charge(tape.item(), body, ANNA, NOW))
    tape.append(commands.credit_interest(tape.item(), table(("2026-01-01", "0.05")), day("2026-02-04"), ANNA, NOW))
    assert tape.item().unfit == ()
    assert tape.item().entries[-1].on == day("2026-03-01")
    assert tape.item().interest_until == day("2026-02-04")


def test_what_is_no_money_in_an_account_bears_none() -> None:
    for more in ({"kind": PropertyKind.TANGIBLE}, {"quantity": Decimal(100), "unit": "shares"}):
        item = blocked(said=facts(**more)).item()
        with pytest.raises(NotAllowed, match="only funds in an account bear interest"):
            accrued(item, table(("2026-01-01", "0.05")), day("2026-02-01"))


def test_a_table_that_begins_too_late_is_refused() -> None:
    with pytest.raises(NotAllowed, match="has no rate for 2026-01-05"):
        accrued(blocked().item(), table(("2026-02-01", "0.05")), day("2026-03-01"))


def test_a_table_is_read_with_rates_in_percent_or_as_a_share() -> None:
    read = read_rates(b"from,rate,day_count\n2026-02-01,0.04,actual/365\n2026-01-01,4.25 %,30/360\n", "r.csv")
    assert read == RateTable("r.csv", (
        RateRow(date(2026, 1, 1), Decimal("0.0425"), DayCount.THIRTY_360),
        RateRow(date(2026, 2, 1), Decimal("0.04"), DayCount.ACTUAL_365),
    ))  # fmt: skip


WRONG = [
    ("", "the columns must be from, rate, day_count"),
    ("from,rate,day_count\n", "the table has no rates"),
    ("from,rate,day_count\n2026-01-01,4.25,actual/360\n", "from 0 to below 100 %"),
    ("from,rate,day_count\n2026-01-01,-1 %,actual/360\n", "from 0 to below 100 %"),
    ("from,rate,day_count\n2026-01-01,NaN,actual/360\n", "from 0 to below 100 %"),
    ("from,rate,day_count\n2026-01-01,much,actual/360\n", "such as 4.25 %"),
    ("from,rate,day_count\n1/2/2026,4 %,actual/360\n", "YYYY-MM-DD"),
    ("from,rate,day_count\n2026-01-01,4 %,360\n", "one of actual/360"),
    ("from,rate,day_count\n2026-01-01,4 %\n", "3 cells are expected"),
    ("from,rate,day_count\n2026-01-01,4 %,30/360\n2026-01-01,5 %,30/360\n", "two rates are of one day"),
]  # fmt: skip


@pytest.mark.parametrize("text, why", WRONG)
def test_a_table_that_is_none_says_why(text: str, why: str) -> None:
    found = read_rates(text.encode(), "r.csv")
    assert isinstance(found, tuple)
    assert why in str(found[0])


@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda data: b"from,rate,day_count\n" + data))
def test_any_bytes_give_a_table_or_problems(data: bytes) -> None:
    found = read_rates(data, "r.csv")
    assert isinstance(found, RateTable) or all(isinstance(row, Problem) for row in found)
