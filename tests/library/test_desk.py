"""The desk from Python: a payment recorded, decided by two people, blocked once, and reported, on both databases."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from seawall import Corpus, Decision, Outcome
from seawall.audit.words import Action, Answer, PropertyKind
from seawall.cases import Status, answer_step, approve, propose
from seawall.errors import InputRefused, NotAllowed, SettingRefused
from seawall.library import desk
from seawall.payments import Customer
from seawall.reports.ofac import Filer
from seawall.store import Store
from tests.conftest import ROOT
from tests.made import customer

PAYMENTS = ROOT / "examples" / "payments" / "payments.xml"
NOW = datetime(2026, 6, 18, 15, tzinfo=UTC)
ANA, BEN = desk.person("ana", "analyst"), desk.person("ben", "approver")
FILER = Filer(
    name="Example Bank, N.A.",
    street="100 Example Street",
    city="New York",
    contact="Alex Example",
    telephone="+1 555 0100",
)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with desk.open_store(store_url) as opened:
        yield opened


def decided(store: Store, corpus: Corpus, key: str, action: Action) -> None:
    list(desk.record(PAYMENTS, corpus, store, now=NOW))
    for step in "12345":
        desk.review(store, key, ANA, partial(answer_step, step=step, answer=Answer.YES, why="compared"), NOW)
    desk.review(store, key, ANA, partial(answer_step, step="6", answer=Answer.NO, why="none"), NOW)
    desk.review(store, key, ANA, partial(propose, action=action, reason="it is the listed party"), NOW)
    assert desk.review(store, key, BEN, approve, NOW).status is Status.CLOSED


def test_from_a_stopped_payment_to_a_report_that_lacks_nothing(store: Store, example_corpus: Corpus) -> None:
    decided(store, example_corpus, "PAY-02", Action.BLOCK)
    assert [row.alert.key for row in desk.ledger(store).owed] == ["PAY-02"]
    item = desk.block(
        store, "B-1", "PAY-02", PropertyKind.WIRE_TRANSFER, ANA, corpus=example_corpus, now=NOW, description="Funds of a wire",
        location="New York, US", holder="Example Bank, N.A.", account="BLOCKED-1", documents={"wire.xml": b"<Document/>"},
    )  # fmt: skip
    assert (item.held, item.measure, item.facts.on) == (Decimal("48000.00"), "USD", NOW.date())
    assert item.facts.targets[0].entity_id == "ofac-50543"
    assert item.facts.authorities == ("CYBER2: E.O. 13694 as amended by E.O. 13757; 31 CFR part 578",)
    form = desk.report(store, "blocked", "B-1", FILER, NOW.date())
    assert form.missing == ()
    assert next(row.report for row in desk.ledger(store).duties(NOW.date())) == "blocked/B-1"
    with pytest.raises(NotAllowed, match="recorded already: property:B-1"):
        desk.block(store, "B-2", "PAY-02", PropertyKind.WIRE_TRANSFER, ANA, corpus=example_corpus, now=NOW)


def test_a_rejected_payment_is_recorded_and_reported(store: Store, example_corpus: Corpus) -> None:
    decided(store, example_corpus, "PAY-07", Action.REJECT)
    desk.reject(store, "R-1", "PAY-07", "funds of a wire", ANA, corpus=example_corpus, now=NOW)
    assert "rejected/R-1" in [row.report for row in desk.ledger(store).duties(NOW.date())]
    assert "BANK OF KUNLUN" in str(desk.report(store, "rejected", "R-1", FILER, NOW.date()).sections)


def test_decisions_are_on_the_tape_and_come_out_again(store: Store, example_corpus: Corpus, example_home: Path) -> None:
    outcomes = {
        row.key: row.outcome
        for row in desk.record(PAYMENTS, example_corpus, store, now=NOW)
        if isinstance(row, Decision)
    }
    assert outcomes["PAY-02"] is Outcome.BLOCK
    assert [case.alerts[0].key for case in desk.queue(store, NOW)][:2] == ["PAY-06", "PAY-07"]
    (made,) = desk.replay(store, "PAY-02", example_home)
    assert made.is_same
    with pytest.raises(InputRefused, match="no decision was recorded"):
        desk.replay(store, "PAY-99", example_home)


def test_what_was_given_out_is_on_the_tape_when_the_reader_stops_early(store: Store, example_corpus: Corpus) -> None:
    rows = desk.record(PAYMENTS, example_corpus, store, now=NOW)
    first = next(rows)
    assert isinstance(first, Decision)
    rows.close()
    assert store.head().seq >= 1


def test_a_customer_s_account_is_blocked_with_the_amount_that_is_said(store: Store, example_corpus: Corpus) -> None:
    seed: Customer = customer("Integrity Technology Group, Incorporated", key="C-1")
    list(desk.record([seed], example_corpus, store, now=NOW))
    for step in "12345":
        desk.review(store, "C-1", ANA, partial(answer_step, step=step, answer=Answer.YES, why="compared"), NOW)
    desk.review(store, "C-1", ANA, partial(answer_step, step="6", answer=Answer.NO, why="none"), NOW)
    desk.review(store, "C-1", ANA, partial(propose, action=Action.BLOCK, reason="it is"), NOW)
    desk.review(store, "C-1", BEN, approve, NOW)
    account = partial(
        desk.block, store, "A-1", "C-1", PropertyKind.BANK_ACCOUNT, ANA, corpus=example_corpus, now=NOW
    )  # fmt: skip
    with pytest.raises(SettingRefused, match="say the amount: case 1 knows none"):
        account()
    with pytest.raises(SettingRefused, match="PropertyBlocked has no iban"):
        account(amount=Decimal(250), iban="DE00")
    item = account(amount=Decimal("250.00"), currency="EUR")
    assert (item.facts.currency, item.facts.usd) == ("EUR", None)


def test_who_has_no_such_role_is_told_which_there_are() -> None:
    with pytest.raises(SettingRefused, match="'boss' is not a valid Role; there are analyst, approver"):
        desk.person("ana", "boss")
