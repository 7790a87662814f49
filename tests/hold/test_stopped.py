"""From a case to the ledger, on a real store: once, in one step, with what the payment says; and a release that a case approved."""

import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

import msgspec
import pytest

from seawall.audit import Actor
from seawall.audit.events import AlertAdded, PropertyUnblocked
from seawall.audit.words import Action, Answer, Basis, Suspect
from seawall.cases import add_alert, answer_step, approve, nothing_held, open_case, propose, reopen
from seawall.entities import Address, Party, Role
from seawall.errors import NotAllowed, Overtaken
from seawall.hold import (
    Hand,
    Waiting,
    act,
    block_stopped,
    book,
    item_of,
    record_block,
    reject_stopped,
    release,
    strike_record,
    waiting_of,
)
from seawall.ledger import Rejection, Urgency, commands
from seawall.payments import Payment
from seawall.readings import READINGS
from seawall.review import Command, Desk, case_of
from seawall.review import act as _on_case
from seawall.store import Store
from tests.cases.tape import ALERT, ANA, BEN, IT_IS, PROGRAM
from tests.ledger.made import facts, rejection

DECIDED = datetime(2026, 6, 18, 15, tzinfo=UTC)
NOW = datetime(2026, 6, 20, 9, tzinfo=UTC)
PAID = msgspec.structs.replace(ALERT, key="PAY-1", amount=Decimal("48000.00"), currency="USD")


def decided(store: Store, alert: AlertAdded = PAID, action: Action = Action.BLOCK, at: datetime = DECIDED) -> None:
    """Case 1, closed by two people."""
    store.append(open_case("1", "rel", "Example – INTEGRITY", alert), PROGRAM, at)
    for step, answer in (*IT_IS, ("6", Answer.NO)):
        on_case(store, partial(answer_step, step=step, answer=answer, why="compared"))
    close(store, action, at=at)


def on_case(store: Store, command: Command, actor: Actor = ANA, case: str = "1", at: datetime = DECIDED) -> None:
    _on_case(Desk(store, actor, at), case, command)


def close(store: Store, action: Action, licence: str = "", at: datetime = DECIDED) -> None:
    on_case(store, partial(propose, action=action, reason="compared", licence=licence))
    on_case(store, approve, BEN, at=at)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store.open(store_url, READINGS, salts=secrets.token_bytes) as made:
        yield made


def blocked(store: Store, name: str = "P-1", waiting: Waiting | None = None) -> None:
    found = waiting or waiting_of(store, "1", Action.BLOCK)
    block_stopped(Hand(store, ANA, NOW), name, facts("2026-06-18", "48000.00", receipt="r1", case="1"), found)


def test_from_the_approval_on_the_report_is_due_whether_or_not_the_ledger_knows(store: Store) -> None:
    decided(store)
    (duty,) = book(store).duties(date(2026, 6, 20))
    assert (duty.report, duty.day) == ("case 1", date(2026, 7, 3))
    assert "PAY-1 was blocked on 2026-06-18 and is not recorded: seawall ledger block NAME --case 1" in duty.why
    (duty,) = book(store).duties(date(2026, 7, 6))
    assert duty.urgency is Urgency.OVERDUE
    blocked(store)
    assert [row.report for row in book(store).duties(date(2026, 6, 20))] == ["blocked/P-1", "annual/2026"]


def test_what_was_approved_in_the_evening_counts_from_that_day_though_in_utc_it_is_the_next(store: Store) -> None:
    decided(store, at=datetime(2026, 6, 17, 1, tzinfo=UTC))  # Tuesday, nine in the evening in Washington
    (duty,) = book(store).duties(date(2026, 6, 20))
    assert (duty.trigger, duty.day) == (date(2026, 6, 16), date(2026, 7, 1))
    assert waiting_of(store, "1", Action.BLOCK).told().on == date(2026, 6, 16)


def test_the_case_is_told_in_the_same_step_and_the_stop_is_not_recorded_twice(store: Store) -> None:
    decided(store)
    before = store.head().seq
    blocked(store)
    assert [event.stream for event in store.events(before)] == ["property:P-1", "case:1"]
    assert case_of(store, "1").stops[0].recorded[0].stream == "property:P-1"
    with pytest.raises(NotAllowed, match="recorded already: property:P-1"):
        waiting_of(store, "1", Action.BLOCK)


def test_of_two_who_record_it_at_once_under_two_names_the_second_is_told_and_nothing_is_doubled(store: Store) -> None:
    decided(store)
    both = [waiting_of(store, "1", Action.BLOCK) for _ in range(2)]
    blocked(store, "P-1", both[0])
    with pytest.raises(Overtaken, match="case:1"):
        blocked(store, "P-2", both[1])
    assert list(book(store).items) == ["P-1"]


def test_an_item_that_was_struck_leaves_its_stop_to_be_recorded_again(store: Store) -> None:
    decided(store)
    blocked(store)
    act(Hand(store, BEN, NOW), "P-1", lambda item: commands.strike(item, item.seq, "wrong amount", BEN))
    assert [row.report for row in book(store).duties(date(2026, 6, 20))] == ["case 1"]
    blocked(store, "P-1b")
    assert book(store).owed == ()


def test_a_rejection_that_was_struck_leaves_its_stop_to_be_recorded_again(store: Store) -> None:
    decided(store, action=Action.REJECT)
    hand = Hand(store, ANA, NOW)
    reject_stopped(hand, "R-1", rejection("2026-06-18", case="1"), waiting_of(store, "1", Action.REJECT))
    assert [row.report for row in book(store).duties(date(2026, 6, 20))] == ["rejected/R-1"]
    with pytest.raises(NotAllowed, match="ana recorded R-1: another person strikes it"):
        strike_record(hand, "R-1", "another payment's")
    struck = strike_record(Hand(store, BEN, NOW), "R-1", "another payment's")
    assert isinstance(struck, Rejection)
    assert struck.is_struck
    assert [row.report for row in book(store).duties(date(2026, 6, 20))] == ["case 1"]


def test_a_payment_that_is_held_is_not_blocked_a_second_time_by_a_case_opened_again(store: Store) -> None:
    decided(store)
    blocked(store)
    on_case(store, partial(reopen, why="a licence was claimed"), BEN)
    on_case(store, partial(answer_step, step="6", answer=Answer.YES, why="GL 8"))
    close(store, Action.RELEASE, "GL 8")
    on_case(store, partial(reopen, why="the licence does not cover it"), BEN)
    on_case(store, partial(answer_step, step="6", answer=Answer.NO, why="expired"))
    close(store, Action.BLOCK)
    with pytest.raises(NotAllowed, match="PAY-1 is held already as P-1"):
        waiting_of(store, "1", Action.BLOCK)


def test_a_rejected_stop_is_recorded_as_one_and_its_report_is_due(store: Store) -> None:
    decided(store, action=Action.REJECT)
    assert [row.cite for row in book(store).duties(date(2026, 6, 20))] == ["31 CFR 501.604"]
    waiting = waiting_of(store, "1", Action.REJECT)
    reject_stopped(Hand(store, ANA, NOW), "R-1", rejection("2026-06-18", case="1"), waiting)
    assert [row.report for row in book(store).duties(date(2026, 6, 20))] == ["rejected/R-1"]
    with pytest.raises(NotAllowed, match="have not decided to block anything"):
        waiting_of(store, "1", Action.BLOCK)


def test_where_nothing_is_held_nothing_is_due(store: Store) -> None:
    decided(store)
    on_case(store, partial(nothing_held, why="the sender withdrew it before it arrived"), BEN)
    assert book(store).duties(date(2026, 6, 20)) == []


def test_what_the_payment_says_stands_in_its_report_and_nothing_is_guessed(store: Store) -> None:
    sure = Suspect("ofac-50543", "INTEGRITY TECHNOLOGY GROUP", "creditor", 0.91, "block", "p1", "e1")
    vague = Suspect("ofac-1", "ANOTHER", "creditor", 0.7, "review", "p1", "e2")
    decided(store, msgspec.structs.replace(PAID, suspects=(vague, sure, sure)))
    payment = Payment(
        "PAY-1",
        (
            Party(Role.DEBTOR, ("Example Trading LLC",), addresses=(Address(city="Boston", country="US"),)),
            Party(Role.CREDITOR, ("Integrity Technology Group",), countries=("CN",)),
        ),
        "in.xml", "row 1", "pacs.008.001.08", value_date=date(2026, 6, 17), references=(("EndToEndId", "E2E-1"), ("TxId", "PAY-1")),
    )  # fmt: skip
    waiting = waiting_of(store, "1", Action.BLOCK)
    told = waiting.told(payment)
    assert told.participants == "debtor: Example Trading LLC (Boston, US); creditor: Integrity Technology Group (CN)"
    assert (told.on, told.transaction_on) == (date(2026, 6, 18), date(2026, 6, 17))
    assert (told.amount, told.currency, told.transaction) == (Decimal("48000.00"), "USD", "pacs.008.001.08")
    assert told.references == ("PAY-1", "E2E-1")
    assert told.suspects == (sure,)
    alone = waiting.told()
    assert (alone.participants, alone.transaction, alone.transaction_on, alone.references) == ("", "", None, ())


def test_a_release_names_a_case_that_two_people_closed_to_release(store: Store) -> None:
    decided(store)
    blocked(store)
    body = PropertyUnblocked(
        on=date(2026, 6, 19), amount=None, basis=Basis.MISTAKE, authority="born in 1990, listed in 1961", case="1"
    )
    hand = Hand(store, ANA, NOW)
    with pytest.raises(NotAllowed, match="case 1 is closed to block: nobody has approved the release of P-1 in it"):
        release(hand, "P-1", body)
    with pytest.raises(NotAllowed, match="there is no case 7"):
        release(hand, "P-1", msgspec.structs.replace(body, case="7"))
    on_case(store, partial(reopen, why="mistaken identity"), BEN)
    with pytest.raises(NotAllowed, match="case 1 is reopened"):
        release(hand, "P-1", body)
    for step in ("2", "5"):
        on_case(store, partial(answer_step, step=step, answer=Answer.NO, why="another company"))
    close(store, Action.RELEASE)
    release(hand, "P-1", msgspec.structs.replace(body, case="PAY-1"))
    item = item_of(store, "P-1")
    assert item.held == 0
    # The payment's key is no name of a case on the tape.
    assert isinstance(item.entries[-1].body, PropertyUnblocked)
    assert item.entries[-1].body.case == "1"


def test_a_release_that_names_a_case_about_something_else_is_refused_whichever_door_it_comes_by(store: Store) -> None:
    decided(store)
    close_to_release(store, "2", msgspec.structs.replace(PAID, key="PAY-9", receipt="r9"))
    blocked(store)
    hand, body = Hand(store, ANA, NOW), PropertyUnblocked(
        on=date(2026, 6, 19), amount=None, basis=Basis.MISTAKE, authority="born in 1990, listed in 1961", case="2"
    )  # fmt: skip
    by_doors: tuple[Callable[[], object], ...] = (
        partial(release, hand, "P-1", body),
        partial(act, hand, "P-1", lambda item: commands.unblock(item, body, ANA, NOW)),
    )
    for door in by_doors:
        with pytest.raises(NotAllowed, match="case 2 was closed before P-1 was blocked"):
            door()
    close_to_release(store, "3", msgspec.structs.replace(PAID, key="PAY-9", receipt="r9"))
    body = msgspec.structs.replace(body, case="3")
    with pytest.raises(NotAllowed, match="case 3 is not about P-1"):
        release(hand, "P-1", body)
    assert item_of(store, "P-1").held == Decimal("48000.00")


def close_to_release(store: Store, id_: str, alert: AlertAdded) -> None:
    """Another case, which two people released as a false positive."""
    store.append(open_case(id_, "other", "Example – INTEGRITY", alert), PROGRAM, DECIDED)
    for step in ("1", "2", "3", "4", "5"):
        on_case(store, partial(answer_step, step=step, answer=Answer.NO, why="another company"), case=id_)
    on_case(store, partial(propose, action=Action.RELEASE, reason="another company"), case=id_)
    on_case(store, approve, BEN, case=id_)


def test_a_new_payment_of_the_same_case_is_owed_beside_the_recorded_one(store: Store) -> None:
    decided(store)
    blocked(store)
    alert = msgspec.structs.replace(PAID, key="PAY-2", receipt="r2")
    store.append(add_alert(case_of(store, "1"), alert), PROGRAM, DECIDED)
    on_case(store, partial(answer_step, step="6", answer=Answer.NO, why="none"))
    close(store, Action.BLOCK)
    assert [row.alert.key for row in book(store).owed] == ["PAY-2"]
    record_block(Hand(store, ANA, NOW), "other", facts())
    assert [row.alert.key for row in book(store).owed] == ["PAY-2"]
