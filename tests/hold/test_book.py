"""The ledger in the store: what is read is what the tape says, two at once are told apart, a step is written whole."""

import secrets
from collections.abc import Iterator
from decimal import Decimal

import pytest

from seawall.audit.events import ChargeDebited
from seawall.audit.words import ReportKind
from seawall.errors import NotAllowed, Overtaken, SettingRefused
from seawall.hold import (
    Asked,
    Hand,
    act,
    book,
    file_report,
    form_of,
    item_of,
    prepare_report,
    record_block,
    return_report,
)
from seawall.ledger import Property, Receipt, Stage, commands, properties_of
from seawall.readings import READINGS
from seawall.reports.ofac import Filer
from seawall.store import Store
from tests.ledger.made import ANNA, AUDITOR, BEN, NOW, day, facts
from tests.reports.ofac.test_forms import FILER, TODAY


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store.open(store_url, READINGS, salts=secrets.token_bytes) as made:
        record_block(Hand(made, ANNA, NOW), "P-1", facts(documents=()), {"wire.xml": b"<Document/>"})
        yield made


def charged(amount: str = "5.00") -> ChargeDebited:
    return ChargeDebited(on=day("2026-02-01"), amount=Decimal(amount), schedule="Fees 2026")


def test_a_block_is_written_with_its_documents(store: Store) -> None:
    item = item_of(store, "P-1")
    (paper,) = item.papers
    assert (paper.name, store.document(paper.sha256)) == ("wire.xml", b"<Document/>")


def test_what_is_projected_is_what_the_tape_says_and_what_a_rebuild_gives(store: Store) -> None:
    hand = Hand(store, ANNA, NOW)
    for _ in range(3):
        act(hand, "P-1", lambda item: commands.charge(item, charged(), ANNA, NOW))
    record_block(hand, "P-2", facts(currency="EUR"))
    live = dict(book(store).items)
    assert live == properties_of(store.events())
    assert live["P-1"].held == Decimal("985.00")
    before = store.projected()
    store.rebuild()
    assert store.projected() == before


def test_who_acts_on_what_another_has_changed_meanwhile_is_told_and_nothing_is_doubled(store: Store) -> None:
    first, second = Hand(store, ANNA, NOW), Hand(store, BEN, NOW)

    def slow(item: Property) -> commands.Said:
        act(first, "P-1", lambda one: commands.charge(one, charged(), ANNA, NOW))
        return commands.charge(item, charged(), BEN, NOW)

    with pytest.raises(Overtaken, match="property:P-1 was changed meanwhile"):
        act(second, "P-1", slow)
    assert item_of(store, "P-1").held == Decimal("995.00")


def test_what_is_refused_writes_nothing(store: Store) -> None:
    seen = store.head()
    with pytest.raises(NotAllowed):
        act(Hand(store, ANNA, NOW), "P-1", lambda item: commands.charge(item, charged("5000.00"), ANNA, NOW))
    with pytest.raises(NotAllowed, match="choose another name"):
        record_block(Hand(store, ANNA, NOW), "P-1", facts())
    with pytest.raises(SettingRefused, match="did you mean P-1"):
        item_of(store, "P1")
    assert store.head() == seen


def test_what_was_filed_is_archived_by_the_hash_that_the_filing_names(store: Store) -> None:
    hand, asked = Hand(store, ANNA, NOW), Asked(ReportKind.BLOCKED, "P-1", FILER)
    form = form_of(asked, book(store), TODAY)
    prepare_report(hand, form)
    assert book(store).filings["blocked/P-1"].stage is Stage.PREPARED
    made = file_report(hand, form, book(store).filings["blocked/P-1"], Receipt("ORS-1", TODAY, "anna"))
    filing = book(store).filings["blocked/P-1"]
    assert filing.filed is not None
    assert (filing.stage, filing.filed.sha256) == (Stage.FILED, made.sha256)
    assert store.document(made.sha256) == form.as_json()
    assert store.verify().last.seq == store.head().seq


def test_who_may_only_read_neither_prepares_files_nor_returns_a_report(store: Store) -> None:
    hand, asked = Hand(store, AUDITOR, NOW), Asked(ReportKind.BLOCKED, "P-1", FILER)
    form, seen = form_of(asked, book(store), TODAY), store.head()
    for act_ in (
        lambda: prepare_report(hand, form),
        lambda: file_report(hand, form, None, Receipt("ORS-1", TODAY, "olga")),
        lambda: return_report(hand, None, TODAY, "the address is missing"),
    ):
        with pytest.raises(NotAllowed, match="olga is neither analyst nor approver"):
            act_()
    assert store.head() == seen


def test_a_report_that_lacks_something_may_be_prepared_and_not_filed(store: Store) -> None:
    hand, form = Hand(store, ANNA, NOW), form_of(Asked(ReportKind.BLOCKED, "P-1", Filer()), book(store), TODAY)
    prepare_report(hand, form)
    assert book(store).filings["blocked/P-1"].prepared.missing == form.missing != ()
    with pytest.raises(NotAllowed, match="required fields are empty: A Holder: name"):
        file_report(hand, form, None, Receipt("ORS-1", TODAY, "anna"))
