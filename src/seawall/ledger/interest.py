"""Interest on blocked funds: a dated table of rates, conventions of day counts, exact sums, one rounding a posting.

31 CFR 578.203 and its siblings want funds in a blocked interest-bearing account; FAQ 33 names the rate: that offered to other
depositors for comparable size and maturity. Within one run interest is simple; what is credited bears interest from then on.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Final

from seawall.audit.events import InterestAccrued
from seawall.errors import NotAllowed, Problem
from seawall.ledger.amounts import rounded
from seawall.ledger.property import Property

# A table of daily rates over a century has 36,525 rows; a file beyond that is none.
MOST_ROWS: Final = 40_000
_COLUMNS: Final = ("from", "rate", "day_count")


class DayCount(StrEnum):
    """How days become a share of a year (ISDA 2006, section 4.16).

    30/360 is its bond basis (4.16(f)), in which a 31st is a day of its own unless the period began on a 30th or 31st: two
    periods that meet on a 31st count a day more, or fewer, than the whole. Interest is one period from the block on, of
    which each posting is a part (share_between).
    """

    ACTUAL_360 = "actual/360"
    ACTUAL_365 = "actual/365"
    ACTUAL_ACTUAL = "actual/actual"
    THIRTY_360 = "30/360"


@dataclass(frozen=True, slots=True)
class RateRow:
    """A yearly rate (0.0425 for 4.25 %) from a day on, until the next row's."""

    since: date
    rate: Decimal
    day_count: DayCount


@dataclass(frozen=True, slots=True)
class RateTable:
    """Rates in the order of their days, and the name of the table, which each posting cites."""

    source: str
    rows: tuple[RateRow, ...]

    def on(self, day: date) -> RateRow | None:
        """The rate that holds on a day; None before the first."""
        return next((row for row in reversed(self.rows) if row.since <= day), None)


def share_of_year(since: date, until: date, convention: DayCount) -> Fraction:
    """The share of a year between two days, the first counted and the last not."""
    days = (until - since).days
    match convention:
        case DayCount.ACTUAL_360:
            return Fraction(days, 360)
        case DayCount.ACTUAL_365:
            return Fraction(days, 365)
        case DayCount.THIRTY_360:
            return Fraction(_thirty(since, until), 360)
        case DayCount.ACTUAL_ACTUAL:
            edges = [since, *(date(year, 1, 1) for year in range(since.year + 1, until.year + 1)), until]
            return sum((Fraction((b - a).days, _days_in(a.year)) for a, b in pairwise(edges)), Fraction())


def share_between(begin: date, since: date, until: date, convention: DayCount) -> Fraction:
    """The share of a year between two days of a period that began earlier: what until adds to since, so that parts add up."""
    return share_of_year(begin, until, convention) - share_of_year(begin, since, convention)


def _days_in(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def _thirty(since: date, until: date) -> int:
    first = min(since.day, 30)
    last = 30 if until.day == 31 and first == 30 else until.day  # the bond basis: a 31st is moved only behind a 30th
    return 360 * (until.year - since.year) + 30 * (until.month - since.month) + last - first


def accrued(item: Property, table: RateTable, until: date, since: date | None = None) -> tuple[InterestAccrued, ...]:
    """Interest from where the last posting ended, or from the block, until a day: one posting for each rate that held.

    The balance of each day counts, with what was debited or released in between. NotAllowed where the item bears none,
    nothing is left to accrue, or the table begins too late.
    """
    first = since or item.interest_until or item.facts.on
    if not item.is_funds:
        raise NotAllowed(f"{item.id} is {item.facts.kind}: only funds in an account bear interest")
    if until <= first:
        raise NotAllowed(f"interest on {item.id} is accrued until {first} already; {until} is not after it")
    if first < item.facts.on:
        raise NotAllowed(f"{item.id} was blocked on {item.facts.on}: no interest is owed from {first} on")
    if table.on(first) is None:
        raise NotAllowed(f"the table {table.source} has no rate for {first}")
    credited = max(until, item.last_day)
    edges = [first, *(row.since for row in table.rows if first < row.since < until), until]
    return tuple(_posting(item, table, a, b, credited) for a, b in pairwise(edges))


def _posting(item: Property, table: RateTable, since: date, until: date, credited: date) -> InterestAccrued:
    row = table.on(since)
    assert row is not None
    changes = sorted({entry.on for entry in item.entries if since < entry.on < until})
    total = sum(
        (
            Fraction(item.on(a).held) * share_between(item.facts.on, a, b, row.day_count)
            for a, b in pairwise([since, *changes, until])
        ),
        Fraction(),
    )
    amount = rounded(total * Fraction(row.rate), item.facts.currency)
    told = None if credited == until else credited
    return InterestAccrued(
        since=since,
        until=until,
        rate=row.rate,
        day_count=row.day_count.value,
        amount=amount,
        source=table.source,
        credited=told,
    )


def read_rates(data: bytes, source: str) -> RateTable | tuple[Problem, ...]:
    """A table of rates from CSV with the columns from, rate, day_count; all its problems where it has any.

    A rate is written "4.25 %" or 0.0425: a bare 4.25 may mean either and is refused.
    """
    text = data.decode("utf-8-sig", errors="replace")
    read = list(_rows(text, source))
    problems = tuple(row for row in read if isinstance(row, Problem))
    rows = sorted((row for row in read if isinstance(row, RateRow)), key=lambda row: row.since)
    twice = [b for a, b in pairwise(rows) if a.since == b.since]
    problems += tuple(
        Problem(source, str(row.since), "from", str(row.since), "two rates are of one day") for row in twice
    )
    if not rows and not problems:
        problems = (Problem(source, "", "", "", "the table has no rates"),)
    return problems or RateTable(source, tuple(rows))


def _rows(text: str, source: str) -> Iterator[RateRow | Problem]:
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        header = tuple(cell.strip().lower() for cell in next(reader, []))
        if header != _COLUMNS:
            yield Problem(source, "line 1", "", ",".join(header), f"the columns must be {', '.join(_COLUMNS)}")
            return
        for row in reader:
            if reader.line_num > MOST_ROWS:
                yield Problem(
                    source,
                    f"line {reader.line_num}",
                    "",
                    "",
                    f"more than {MOST_ROWS:,} lines: this is no table of rates",
                )
                return
            if any(cell.strip() for cell in row):
                yield _row([cell.strip() for cell in row], source, f"line {reader.line_num}")
    except csv.Error as error:
        yield Problem(source, f"line {reader.line_num}", "", "", f"no CSV: {error}")


def _row(cells: list[str], source: str, place: str) -> RateRow | Problem:
    if len(cells) != len(_COLUMNS):
        return Problem(source, place, "", ",".join(cells), f"{len(_COLUMNS)} cells are expected")
    field = _COLUMNS[0]
    try:
        since = date.fromisoformat(cells[0])
        field = _COLUMNS[1]
        rate = _rate(cells[1])
        field = _COLUMNS[2]
        return RateRow(since, rate, DayCount(cells[2].lower()))
    except (ValueError, InvalidOperation) as error:
        said = cells[_COLUMNS.index(field)]
        why = (
            f"one of {', '.join(DayCount)} is expected"
            if field == "day_count"
            else str(error) or "a number is expected"
        )
        return Problem(source, place, field, said, why if field != "from" else "a day as YYYY-MM-DD is expected")


def _rate(text: str) -> Decimal:
    percent = text.endswith("%")
    try:
        number = Decimal(text.rstrip("%").strip())
    except InvalidOperation:
        raise ValueError("a rate such as 4.25 % or 0.0425 is expected") from None
    rate = number.scaleb(-2) if percent and number.is_finite() else number
    if not rate.is_finite() or not 0 <= rate < 1 or -int(rate.as_tuple().exponent) > 12:
        raise ValueError("a rate from 0 to below 100 % is expected, such as 4.25 % or 0.0425")
    return rate
