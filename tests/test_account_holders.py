"""Account holders as banks write them: no title, initial, second holder or branch releases a listed party; the table of account_holders.csv."""

import csv
from dataclasses import replace

import pytest

from seawall.decisions import us_policy
from seawall.entities import Party, Role, Schema
from seawall.payments import Customer, Payment
from seawall.screen import Screening, screen_one
from tests.conftest import ROOT
from tests.made import NOW, corpus, listed

ROWS = list(csv.DictReader((ROOT / "tests" / "cases" / "account_holders.csv").read_text(encoding="utf-8").splitlines()))
LISTED = (replace(listed(1, "KHOROSHEV, Dmitry Yuryevich"), schema=Schema.PERSON), listed(2, "OJSC KRAYINVESTBANK"))


@pytest.fixture(scope="module")
def using(tmp_path_factory: pytest.TempPathFactory) -> Screening:
    return Screening(corpus(tmp_path_factory.mktemp("home"), LISTED), us_policy(), NOW)


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_the_table_holds(using: Screening, row: dict[str, str]) -> None:
    customer = Customer("1", (Party(Role.CUSTOMER, (row["field"],), place="row 2"),), "customers.csv", "row 2")
    assert screen_one(customer, using).outcome == row["outcome"]


def test_it_holds_of_payments_too(using: Screening) -> None:
    creditor = Party(Role.CREDITOR, ("MR DMITRY KHOROSHEV",), place="Cdtr")
    payment = Payment("1", (creditor,), "p.xml", "transaction 1", "pacs.008")
    assert screen_one(payment, using).outcome == "review"
