"""Any sequence of commands keeps the sums; the fold is what a count day by day gives; what does not fit is kept and said."""

from datetime import date, timedelta
from decimal import Decimal

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from seawall.audit import Body, Event
from seawall.audit.events import (
    ChargeDebited,
    EntryStruck,
    InterestAccrued,
    NoteAdded,
    PropertyTransferred,
    PropertyUnblocked,
)
from seawall.audit.words import Basis
from seawall.errors import NotAllowed
from seawall.ledger import DayCount, Property, RateTable, State, commands, fold, properties_of
from seawall.ledger.interest import RateRow
from tests.ledger.made import ANNA, BEN, NOW, Tape, blocked, day, facts

CENTS = st.integers(1, 60_000).map(lambda cents: Decimal(cents).scaleb(-2))
DAYS = st.integers(0, 300).map(lambda number: date(2026, 1, 5) + timedelta(number))
RATES = RateTable("rates.csv", (RateRow(date(2026, 1, 1), Decimal("0.05"), DayCount.ACTUAL_360),))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("charge"), DAYS, CENTS),
        st.tuples(st.just("unblock"), DAYS, CENTS),
        st.tuples(st.just("all"), DAYS, CENTS),
        st.tuples(st.just("interest"), DAYS, CENTS),
        st.tuples(st.just("transfer"), DAYS, CENTS),
        st.tuples(st.just("strike"), DAYS, CENTS),
    ),
    max_size=12,
)


def asked(item: Property, what: str, on: date, amount: Decimal) -> commands.Said:
    licence = "licence MUL-2026-1"
    match what:
        case "charge":
            return commands.charge(item, ChargeDebited(on=on, amount=amount, schedule="fees"), ANNA, NOW)
        case "unblock" | "all":
            part = amount if what == "unblock" else None
            return commands.unblock(
                item, PropertyUnblocked(on=on, amount=part, basis=Basis.LICENCE, authority=licence), BEN, NOW
            )
        case "interest":
            return commands.credit_interest(item, RATES, on, ANNA, NOW)
        case "transfer":
            body = PropertyTransferred(
                on=on, to_holder="elsewhere", to_account="", within=int(amount) % 4 > 0, authority=licence
            )
            return commands.transfer(item, body, BEN, NOW)
        case _:
            return commands.strike(item, int(amount) % 12 + 1, "in error", BEN)


def legal_and_refused(steps: list[tuple[str, date, Decimal]]) -> tuple[Tape, int]:
    tape, refused = blocked(), 0
    for step in steps:
        try:
            tape.append(asked(tape.item(), *step))
        except NotAllowed:
            refused += 1
    return tape, refused


def counted(tape: Tape, on: date) -> Decimal:
    """The balance at the end of a day, from the events alone: struck ones left out, a release of all by hand."""
    struck = {event.body.entry for event in tape.events if isinstance(event.body, EntryStruck)}
    if 1 in struck:
        return Decimal(0)
    held = Decimal("1000.00")
    for event in tape.events:
        body = event.body
        if event.seq in struck:
            continue
        if isinstance(body, InterestAccrued) and (body.credited or body.until) <= on:
            held += body.amount
        elif isinstance(body, ChargeDebited) and body.on <= on:
            held -= body.amount
        elif isinstance(body, PropertyUnblocked) and body.on <= on:
            held = Decimal(0) if body.amount is None else held - body.amount
        elif isinstance(body, PropertyTransferred) and body.on <= on and not body.within:
            held = Decimal(0)
    return held


@given(STEPS)
def test_any_legal_sequence_keeps_the_sums_and_is_never_negative(steps: list[tuple[str, date, Decimal]]) -> None:
    tape, _ = legal_and_refused(steps)
    item = tape.item()
    assert item.unfit == ()
    if not item.is_struck:
        assert item.held == item.opening + sum((entry.change for entry in item.entries), Decimal(0))
    assert all(entry.held >= 0 for entry in item.entries)


@given(STEPS, DAYS)
def test_the_fold_is_what_a_count_by_day_gives(steps: list[tuple[str, date, Decimal]], on: date) -> None:
    tape, _ = legal_and_refused(steps)
    assert tape.item().on(on).held == counted(tape, on)


@given(STEPS)
def test_a_state_that_was_stored_between_two_events_goes_on_the_same(steps: list[tuple[str, date, Decimal]]) -> None:
    tape, _ = legal_and_refused(steps)
    stored: Property | None = None
    for event in tape.events:
        stored = msgspec.json.decode(msgspec.json.encode(fold(stored, event)), type=Property | None)
    assert stored == tape.item()


@given(st.lists(st.tuples(st.sampled_from(["property:P-1", "property:P-2", "case:1"]), STEPS), max_size=4))
def test_items_are_strangers_to_one_another(lots: list[tuple[str, list[tuple[str, date, Decimal]]]]) -> None:
    tape = blocked()
    alone = fold(None, tape.events[0])
    for stream, steps in lots:
        other, _ = legal_and_refused(steps)
        tape.append(
            tuple((stream if stream != "property:P-1" else "property:P-9", event.body) for event in other.events)
        )
    assert properties_of(tape.events)["P-1"] == alone


WILD = st.decimals(min_value=-2000, max_value=2000, places=2)
BODY: st.SearchStrategy[Body] = st.one_of(
    st.builds(ChargeDebited, on=DAYS, amount=WILD, schedule=st.just("fees")),
    st.builds(PropertyUnblocked, on=DAYS, amount=st.none() | WILD, basis=st.sampled_from(Basis), authority=st.just("")),
    st.builds(InterestAccrued, since=DAYS, until=DAYS, rate=WILD, day_count=st.just("actual/360"), amount=WILD),
    st.builds(PropertyTransferred, on=DAYS, to_holder=st.just(""), to_account=st.just(""), within=st.booleans()),
    st.builds(EntryStruck, entry=st.integers(0, 8), why=st.just("")),
    st.builds(NoteAdded, text=st.text(max_size=5)),
    st.just(facts()),
)


@given(st.lists(BODY, max_size=8))
def test_a_tape_that_no_command_wrote_is_read_and_its_sums_hold(bodies: list[Body]) -> None:
    tape = blocked()
    tape.append(("property:P-1", body) for body in bodies)
    item = tape.item()
    assert item.last == len(tape.events)
    assert all(entry.held >= 0 for entry in item.entries)
    assert item.is_struck or item.held == item.opening + sum((entry.change for entry in item.entries), Decimal(0))


def test_what_does_not_fit_is_said() -> None:
    tape = blocked()
    tape.append((
        ("property:P-1", ChargeDebited(on=day("2026-02-01"), amount=Decimal("5000.00"), schedule="fees")),
        ("property:P-1", NoteAdded(text="hello")),
    ))  # fmt: skip
    assert [seq for seq, _ in tape.item().unfit] == [2, 3]
    assert tape.item().unfit[0][1] == "5,000.00 USD is more than the 1,000.00 held"
    assert tape.item().held == Decimal("1000.00")


def test_nothing_is_before_its_block() -> None:
    event = Event(
        1, NOW, "anna", "property:P-1", ChargeDebited(on=day("2026-02-01"), amount=Decimal(1), schedule="fees")
    )
    assert fold(None, event) is None


def test_a_struck_block_holds_nothing() -> None:
    tape = blocked(said=facts(amount="7.00"))
    tape.append(commands.strike(tape.item(), 1, "another bank's wire", BEN))
    assert (tape.item().state, tape.item().held) == (State.STRUCK, Decimal(0))
    assert not tape.item().is_held_on(day("2026-06-30"))
