"""The ledger in others' formats: Beancount's transactions balance and its assertions hold; CSV tells every entry."""

import csv
import io
import re
from collections import defaultdict
from decimal import Decimal

from hypothesis import given

from seawall.audit.events import ChargeDebited, PropertyTransferred, ValueRestated
from seawall.audit.words import PropertyKind
from seawall.ledger import Property, State, commands
from seawall.reports.ledger import COLUMNS, as_beancount, as_csv
from tests.ledger.made import ANNA, BEN, NOW, blocked, day, facts
from tests.ledger.test_fold import STEPS, legal_and_refused

# Beancount's language reference: accounts, commodities, directives.
_ACCOUNT = r"(?:Assets|Equity|Income|Expenses)(?::[A-Z][A-Za-z0-9-]*)+"
_COMMODITY = r"[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]"
_NUMBER = r"-?\d+(?:\.\d+)?"
_POSTING = re.compile(rf"  ({_ACCOUNT})  ({_NUMBER}) ({_COMMODITY})")
_OPEN = re.compile(rf"\d{{4}}-\d\d-\d\d open ({_ACCOUNT})(?: {_COMMODITY})?")
_BALANCE = re.compile(rf"(\d{{4}}-\d\d-\d\d) balance ({_ACCOUNT})  ({_NUMBER}) ({_COMMODITY})")
_HEAD = re.compile(r'\d{4}-\d\d-\d\d \* "[^"\n]*" "(?:[^"\\\n]|\\.)*"')
_OTHER = re.compile(
    rf'option "title" "[^"]*"|  (?:entry: \d+|\w+: "(?:[^"\\]|\\.)*")|\d{{4}}-\d\d-\d\d note {_ACCOUNT} "(?:[^"\\]|\\.)*"|'
)


def checked(text: str) -> dict[tuple[str, str], Decimal]:
    """What each account holds; every line is of the syntax, every transaction sums to zero, every assertion holds."""
    held: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    opened: set[str] = set()
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in text.splitlines():
        posting, opening, balance = _POSTING.fullmatch(row), _OPEN.fullmatch(row), _BALANCE.fullmatch(row)
        if posting:
            assert posting[1] in opened
            held[posting[1], posting[3]] += Decimal(posting[2])
            sums[posting[3]] += Decimal(posting[2])
        elif opening:
            opened.add(opening[1])
        elif balance:
            assert held[balance[2], balance[4]] == Decimal(balance[3])
        else:
            assert _HEAD.fullmatch(row) or _OTHER.fullmatch(row), row
            assert not any(sums.values())
    assert not any(sums.values())
    return held


def many() -> list[Property]:
    tape = blocked("P/1".replace("/", "."), facts(description='a "quoted" name\nwith \\ signs'))
    item = tape.item("P.1")
    tape.append(
        commands.charge(item, ChargeDebited(on=day("2026-02-01"), amount=Decimal("5.00"), schedule="fees"), ANNA, NOW)
    )
    new = ValueRestated(on=day("2026-03-01"), usd=Decimal("995.00"), is_actual=True, source="as held")
    tape.append(commands.restate(tape.item("P.1"), new, ANNA, NOW))
    inside = PropertyTransferred(on=day("2026-03-02"), to_holder="Boston office", to_account="2", within=True)
    tape.append(commands.transfer(tape.item("P.1"), inside, ANNA, NOW))
    shares = facts(
        kind=PropertyKind.STOCKS, amount="9000.00", quantity=Decimal(100), unit="shares", usd=Decimal("9000.00")
    )
    debt = facts(kind=PropertyKind.TRADE_DOCUMENTS, amount="0.00", narrative="bills of lading")
    return [tape.item("P.1"), blocked("P-2", shares).item("P-2"), blocked("P-3", debt).item("P-3")]


def test_beancounts_text_balances_and_says_what_is_held() -> None:
    held = checked(as_beancount(many()))
    assert held["Assets:Blocked:Item-P-1-1", "USD"] == Decimal("995.00")
    assert held["Assets:Blocked:Item-P-2-1", "SHARES"] == 100
    assert held["Expenses:Blocked:Charges", "USD"] == Decimal("5.00")


@given(STEPS)
def test_beancounts_text_balances_after_any_legal_sequence(steps: list[tuple[str, object, Decimal]]) -> None:
    tape, _ = legal_and_refused(steps)  # type: ignore[arg-type]  # the strategy's own type
    item = tape.item()
    held = checked(as_beancount([item]))
    assert (
        sum((amount for (account, _), amount in held.items() if account.startswith("Assets")), Decimal(0)) == item.held
    )


def test_an_empty_ledger_is_an_empty_text() -> None:
    assert checked(as_beancount([])) == {}
    assert as_csv([]).splitlines() == [",".join(COLUMNS)]


def test_csv_tells_every_entry_and_no_cell_is_a_formula() -> None:
    items = [*many(), blocked("P-9", facts(description="=1+1")).item("P-9")]
    rows = list(csv.DictReader(io.StringIO(as_csv(items), newline="")))
    assert [row["what"] for row in rows] == ["block", "charge", "value", "transfer", "block", "block", "block"]
    assert rows[1]["change"] == "-5.00"
    assert rows[1]["held"] == "995.00"
    assert all(not row["said"].startswith("=") for row in rows)


def test_an_item_that_was_struck_is_left_out_of_the_books_and_told_in_csv() -> None:
    tape = blocked()
    tape.append(commands.strike(tape.item(), 1, "another bank's wire", BEN))
    assert tape.item().state is State.STRUCK
    assert "Assets" not in as_beancount([tape.item()])
    assert "recorded in error" in as_csv([tape.item()])
