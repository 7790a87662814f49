"""Amounts, dates and entries of statements, and what is none of these."""

from datetime import date
from decimal import Decimal

import pytest

from seawall.payments import Money
from tests.payments.mt.made import PLAIN, message, payment, payments, whys


@pytest.mark.parametrize(
    ("text", "amount", "day"),
    [
        ("260609USD10,50", Money(Decimal("10.50"), "USD"), date(2026, 6, 9)),
        ("260609JPY1000,", Money(Decimal(1000), "JPY"), date(2026, 6, 9)),
        ("991231EUR0,01", Money(Decimal("0.01"), "EUR"), date(1999, 12, 31)),
    ],
)
def test_value_date_currency_and_amount(text: str, amount: Money, day: date) -> None:
    found = payment(message(PLAIN.replace("260609USD10,50", text)))
    assert (found.amounts, found.value_date, whys(found)) == ((amount,), day, [])


BAD = [
    (":32A:260609USD10.50", ":32A:: not a currency and an amount"),
    (":32A:260631USD10,50", ":32A:: not a date"),
    (":32A:SIS DOO", ":32A:: not a date, a currency and an amount"),
    (":23B:SIS DOO", ":23B:: not what belongs in this field"),
    (":23E:SIS DOO", ":23E:: not an instruction code"),
    (":26T:YALTA", ":26T:: not what belongs in this field"),
    (":71F:SIS DOO", ":71F:: not a currency and an amount"),
    (":99Z:SIS DOO", ":99Z:: no field of MT103"),
]


@pytest.mark.parametrize(("field", "why"), BAD, ids=[field for field, _ in BAD])
def test_words_where_a_code_belongs_are_said_and_screened(field: str, why: str) -> None:
    tag = field[:5]
    found = payment(message("\n".join([line for line in PLAIN.splitlines() if not line.startswith(tag)] + [field])))
    assert why in whys(found)
    assert field[5:] in [text.text for text in found.free_texts]


def test_an_amount_without_its_comma_is_a_breach_and_an_amount() -> None:
    found = payment(message(PLAIN.replace("10,50", "10")))
    assert [one.why for one in found.violations] == ["an amount has a comma before its decimals"]
    assert found.amounts == (Money(Decimal(10), "USD"),)


STATEMENT = """\
:20:S1
:25:123456
:28C:1/1
:60F:C260609EUR100,
:61:2606090610D1,5NTRFSIS DOO//4711
MORE WORDS
:86:/NAME/EXAMPLE LLC
:61:260609RC2,FMSCNONREF
:62F:C260609EUR100,5"""


def test_each_entry_of_a_statement_is_a_payment() -> None:
    found = payments(message(STATEMENT, "940"))
    assert [(one.key, one.amounts, whys(one)) for one in found] == [
        ("S1 transaction 1", (Money(Decimal("1.5"), "EUR"),), []),
        ("S1 transaction 2", (Money(Decimal(2), "EUR"),), []),
    ]
    assert [(text.place.rpartition(", ")[2], text.text) for text in found[0].free_texts] == [
        (":61:", "SIS DOO\n4711\nMORE WORDS"),
        (":86:", "/NAME/EXAMPLE LLC"),
    ]
    assert found[1].parties[0].identifiers[0].value == "123456"


def test_an_entry_that_is_none_is_said() -> None:
    found = payments(message(STATEMENT.replace("2606090610D1,5NTRF", ""), "940"))
    assert whys(found[0]) == [":61:: not an entry of a statement"]
