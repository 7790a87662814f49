"""What is posted to the ledger from the command line: block, reject, amend, attach, interest, charge, transfer, value, unblock, strike."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from seawall.audit import Event
from seawall.audit.events import (
    ChargeDebited,
    InterestAccrued,
    PropertyAmended,
    PropertyBlocked,
    PropertyTransferred,
    PropertyUnblocked,
    TransactionRejected,
    ValueRestated,
)
from seawall.audit.words import Action, Basis, PropertyKind
from seawall.cli.context import now, open_store
from seawall.cli.days import day_of, maybe_day, maybe_number, number_of
from seawall.cli.stopped import OfCase, OfKey, of_case
from seawall.cli.stopped import amount as amount_of
from seawall.cli.stopped import targets as targets_for
from seawall.cli.targeting import authorities_of, targets_of
from seawall.cli.terminal import clean, line, note
from seawall.cli.who import person
from seawall.errors import InputRefused, SettingRefused
from seawall.hold import (
    Hand,
    act,
    item_of,
    paper,
    record,
    release,
    strike_record,
)
from seawall.ledger import Property, RateTable, State, commands, read_rates
from seawall.ledger.amounts import in_dollars, percent, shown

_Item = Annotated[str, typer.Argument(metavar="ITEM", help="The item's name in the ledger.")]
_As = Annotated[str, typer.Option("--as", metavar="NAME", help="Who does it; without it the user of this system.")]
_On = Annotated[str, typer.Option(help="The day, YYYY-MM-DD; without it today.")]
_Usd = Annotated[str, typer.Option("--usd", help="The value in US dollars.")]
_Rate = Annotated[str, typer.Option(help="US dollars for one of the currency.")]
_RateSource = Annotated[str, typer.Option("--rate-source", help="Where the rate, quotation or appraisal is from.")]
_Estimated = Annotated[bool, typer.Option("--estimated", help="The value is estimated, not actual.")]
_Target = Annotated[
    list[str] | None,
    typer.Option("--target", metavar="WHO", help="A listed id, or: name | location | connection. Repeatable."),
]
_Authority = Annotated[
    list[str] | None, typer.Option("--authority", help="Legal authority; without it that of the listed targets.")
]
_Reference = Annotated[list[str] | None, typer.Option("--reference", help="A reference number; repeatable.")]
_Document = Annotated[
    list[Path] | None,
    typer.Option("--document", help="A file to archive, such as the payment instruction; repeatable."),
]
_Participants = Annotated[str, typer.Option(help="All participants of the transaction, with their locations.")]
_Transaction = Annotated[str, typer.Option(help="The type of transaction, such as: incoming wire, pacs.008.")]
_TransactionOn = Annotated[str, typer.Option("--transaction-on", help="The day of the transaction.")]
_Narrative = Annotated[str, typer.Option(help="What else is to be said: what is owed, foreign amounts.")]
_Amount = Annotated[str, typer.Option(help="The amount in its currency; 0 for debts and trade documents.")]
_Currency = Annotated[str, typer.Option(help="ISO 4217 code, or a coin's: XBT; without it USD.")]
_OnOrDecided = Annotated[
    str, typer.Option(help="The day, YYYY-MM-DD; without it today, of a case the day of its approval.")
]


def block_command(  # the fields of the report
    item: _Item,
    kind: Annotated[PropertyKind, typer.Option(help="What it is.")],
    amount: _Amount = "",
    currency: _Currency = "",
    on: _OnOrDecided = "",
    usd: _Usd = "",
    rate: _Rate = "",
    rate_source: _RateSource = "",
    estimated: _Estimated = False,
    description: Annotated[str, typer.Option(help="What it is, in words.")] = "",
    location: Annotated[str, typer.Option(help="Where it is.")] = "",
    holder: Annotated[str, typer.Option(help="The blocked account's bank or the place where it is held.")] = "",
    account: Annotated[str, typer.Option(help="The account that it is held in.")] = "",
    target: _Target = None,
    authority: _Authority = None,
    quantity: Annotated[str, typer.Option(help="Of securities and things: how many.")] = "",
    unit: Annotated[str, typer.Option(help="Of what: shares, ounces.")] = "",
    transaction: _Transaction = "",
    transaction_on: _TransactionOn = "",
    participants: _Participants = "",
    reference: _Reference = None,
    narrative: _Narrative = "",
    document: _Document = None,
    case: OfCase = "",
    key: OfKey = "",
    receipt: Annotated[str, typer.Option(help="The receipt of the decision that blocked it.")] = "",
    as_: _As = "",
) -> None:
    """Record that an item is blocked. What its report needs may be said later, with amend.

    With --case it is what two people decided to block: amount, targets, participants and references are those of the
    payment where nothing else is said, and it is recorded once. The report is due ten business days after the day of the block.
    """
    with open_store() as store:
        waiting, told = of_case(store, case, Action.BLOCK, key)
        money, at, coin = amount_of(amount, told), maybe_number("--rate", rate), told.coin(currency)
        found = targets_for(target, told)
        facts = PropertyBlocked(
            kind=kind, on=day_of("--on", on) if on else told.on, amount=money, currency=coin,
            usd=_usd(usd, money, coin, at), is_actual=not estimated, description=clean(description),
            location=clean(location), holder=clean(holder), account=clean(account), targets=found,
            authorities=authorities_of(authority or [], found), rate=at, rate_source=clean(rate_source),
            quantity=maybe_number("--quantity", quantity), unit=clean(unit), narrative=clean(narrative),
            participants=clean(participants or told.participants), references=_cleaned(reference) or told.references,
            case=told.case, receipt=clean(receipt) or told.receipt, transaction=clean(transaction or told.transaction),
            transaction_on=maybe_day("--transaction-on", transaction_on) or told.transaction_on,
        )  # fmt: skip
        hand, name = Hand(store, person(as_), now()), clean(item)
        record(hand, name, facts, waiting, _read(document))
        made = item_of(store, name)
    line(f"{made.id} is blocked: {shown(made.opening, made.measure)} {made.measure} since {made.facts.on}")
    line(f"what its report still needs: seawall report blocked {made.id}")


def reject_command(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The rejected transaction's name in the ledger.")],
    amount: _Amount = "",
    currency: _Currency = "",
    on: _OnOrDecided = "",
    usd: _Usd = "",
    rate: _Rate = "",
    rate_source: _RateSource = "",
    estimated: _Estimated = False,
    what: Annotated[
        str, typer.Option("--property", help="What the transaction was about: funds, goods, services.")
    ] = "",
    target: _Target = None,
    authority: _Authority = None,
    transaction: _Transaction = "",
    transaction_on: _TransactionOn = "",
    participants: _Participants = "",
    reference: _Reference = None,
    narrative: _Narrative = "",
    document: _Document = None,
    case: OfCase = "",
    key: OfKey = "",
    as_: _As = "",
) -> None:
    """Record a transaction that was rejected and blocked nothing; its report (501.604) is due in ten business days.

    With --case it is what two people decided to reject, and it is recorded once.
    """
    with open_store() as store:
        waiting, told = of_case(store, case, Action.REJECT, key)
        money, at, coin = amount_of(amount, told), maybe_number("--rate", rate), told.coin(currency)
        found = targets_for(target, told)
        facts = TransactionRejected(
            on=day_of("--on", on) if on else told.on, transaction=clean(transaction or told.transaction),
            participants=clean(participants or told.participants), property=clean(what), amount=money, currency=coin,
            usd=_usd(usd, money, coin, at), is_actual=not estimated, authorities=authorities_of(authority or [], found),
            targets=found, rate=at, rate_source=clean(rate_source),
            transaction_on=maybe_day("--transaction-on", transaction_on) or told.transaction_on,
            narrative=clean(narrative), references=_cleaned(reference) or told.references, case=told.case,
            receipt=told.receipt,
        )  # fmt: skip
        hand = Hand(store, person(as_), now())
        record(hand, clean(name), facts, waiting, _read(document))
    line(f"{clean(name)} is recorded as rejected on {facts.on}")
    line(f"what its report still needs: seawall report rejected {clean(name)}")


def amend_command(
    item: _Item,
    why: Annotated[str, typer.Option(help="Why it is amended.")],
    description: Annotated[str | None, typer.Option(help="What it is, in words.")] = None,
    location: Annotated[str | None, typer.Option(help="Where it is.")] = None,
    holder: Annotated[str | None, typer.Option(help="The blocked account's bank, or the place.")] = None,
    account: Annotated[str | None, typer.Option(help="The account.")] = None,
    target: _Target = None,
    authority: _Authority = None,
    usd: _Usd = "",
    estimated: Annotated[bool | None, typer.Option("--estimated/--actual", help="How the value is known.")] = None,
    rate: _Rate = "",
    rate_source: Annotated[str | None, typer.Option("--rate-source", help="Where the rate is from.")] = None,
    narrative: Annotated[str | None, typer.Option(help="What else is to be said.")] = None,
    participants: Annotated[str | None, typer.Option(help="All participants, with their locations.")] = None,
    reference: _Reference = None,
    transaction: Annotated[str | None, typer.Option(help="The type of transaction.")] = None,
    transaction_on: _TransactionOn = "",
    as_: _As = "",
) -> None:
    """Complete or put right what was said of an item. Amounts are put right by strike and a new posting."""
    found = targets_of(target) if target else None
    with open_store() as store:
        before, at = item_of(store, clean(item)).facts, maybe_number("--rate", rate)
        said = PropertyAmended(
            why=clean(why), description=_said(description), location=_said(location), holder=_said(holder),
            account=_said(account), targets=found, authorities=_cleaned(authority) if authority else None,
            usd=_usd(usd, before.amount, before.currency, at) if usd or at else None,
            is_actual=None if estimated is None else not estimated, rate=at, rate_source=_said(rate_source),
            narrative=_said(narrative), participants=_said(participants),
            references=_cleaned(reference) if reference else None, transaction=_said(transaction),
            transaction_on=maybe_day("--transaction-on", transaction_on),
        )  # fmt: skip
        actor = person(as_)
        act(Hand(store, actor, now()), clean(item), lambda one: commands.amend(one, said, actor))
    line(f"{clean(item)} is amended")


def attach_command(
    item: _Item,
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents to archive with it.")],
    as_: _As = "",
) -> None:
    """Archive documents with an item; its reports name them by their hash."""
    found = _read(files)
    papers = {name: paper(name, data) for name, data in found.items()}
    actor = person(as_)

    def attached(one: Property) -> commands.Said:
        said = [commands.attach(one, row.name, row.sha256, row.size, actor) for row in papers.values()]
        return tuple(event for events in said for event in events)

    with open_store() as store:
        act(Hand(store, actor, now()), clean(item), attached, list(found.values()))
    for row in papers.values():
        line(f"{clean(row.name)}  SHA-256 {row.sha256}")


def interest_command(
    item: _Item,
    rates: Annotated[Path, typer.Option(help="A CSV file of rates: from, rate, day_count.")],
    until: Annotated[str, typer.Option(help="Accrue until this day, itself not counted; without it today.")] = "",
    as_: _As = "",
) -> None:
    """Accrue interest by a dated table of rates, from where the last posting ended, and credit it.

    Day counts: actual/360, actual/365, actual/actual, 30/360. Rounded half to even, once for each posting.
    """
    table, day = _rates(rates), day_of("--until", until)

    def said(event: Event) -> str:
        body = event.body
        assert isinstance(body, InterestAccrued)
        return f"{body.amount:,f} for {body.since} to {body.until} at {percent(body.rate)} {body.day_count}"

    _posted(item, as_, lambda one, hand: commands.credit_interest(one, table, day, hand.actor, hand.now), said)


def charge_command(
    item: _Item,
    amount: _Amount,
    schedule: Annotated[str, typer.Option(help="The published schedule that the charge stands in.")],
    on: _On = "",
    as_: _As = "",
) -> None:
    """Debit a normal service charge by the published schedule (FAQ 34)."""
    body = ChargeDebited(on=day_of("--on", on), amount=number_of("--amount", amount), schedule=clean(schedule))
    _posted(item, as_, lambda one, hand: commands.charge(one, body, hand.actor, hand.now))


def transfer_command(
    item: _Item,
    to: Annotated[str, typer.Option(help="The new holder, or the office of the same institution.")],
    account: Annotated[str, typer.Option(help="The new blocked account.")] = "",
    within: Annotated[bool, typer.Option("--within", help="It stays in the same institution.")] = False,
    country: Annotated[str, typer.Option(help="Where it then is, as ISO 3166-1 code.")] = "",
    authority: Annotated[str, typer.Option(help="The licence that allows it.")] = "",
    must_report: Annotated[
        bool, typer.Option("--licence-requires-report", help="The licence itself requires a report.")
    ] = False,
    on: _On = "",
    as_: _As = "",
) -> None:
    """Move an item that stays blocked: inside the institution, or under a licence out of it."""
    body = PropertyTransferred(
        on=day_of("--on", on), to_holder=clean(to), to_account=clean(account), within=within, authority=clean(authority),
        to_country=clean(country).upper(), licence_requires_report=must_report,
    )  # fmt: skip
    _posted(item, as_, lambda one, hand: commands.transfer(one, body, hand.actor, hand.now))


def value_command(
    item: _Item,
    usd: Annotated[str, typer.Option("--usd", help="The value of all that is held; without it by the rate.")] = "",
    rate: _Rate = "",
    source: Annotated[str, typer.Option(help="Where the rate, quotation or appraisal is from.")] = "",
    estimated: _Estimated = False,
    on: _On = "",
    as_: _As = "",
) -> None:
    """Say what an item is worth on a day: a rate, a quotation or an appraisal, with its source."""
    day, at = day_of("--on", on), maybe_number("--rate", rate)

    def restated(one: Property, hand: Hand) -> commands.Said:
        worth = _usd(usd, one.held, one.measure, at)
        if worth is None:
            raise SettingRefused("give the value with --usd, or a --rate")
        body = ValueRestated(on=day, usd=worth, is_actual=not estimated, source=clean(source), rate=at)
        return commands.restate(one, body, hand.actor, hand.now)

    _posted(item, as_, restated)


def unblock_command(
    item: _Item,
    basis: Annotated[str, typer.Option(help="licence, delisting, mistake or compliance-release.")],
    authority: Annotated[str, typer.Option(help="The licence, the notice, what shows the mistake, the release.")],
    amount: Annotated[str, typer.Option(help="A part, as the item is counted; without it all.")] = "",
    to: Annotated[str, typer.Option(help="To whom it is released.")] = "",
    must_report: Annotated[
        bool, typer.Option("--licence-requires-report", help="The licence itself requires a report.")
    ] = False,
    case: Annotated[str, typer.Option(help="The case that a second person approved.")] = "",
    on: _On = "",
    as_: _As = "",
) -> None:
    """Release an item or a part of it: under a licence, by a delisting, as a mistake (FAQ 1196), by compliance release.

    Another person than who blocked it does so, or names the case that a second person approved.
    """
    if basis not in _BASES:
        raise SettingRefused(f"--basis takes {', '.join(_BASES)}, not {basis!r}")
    body = PropertyUnblocked(
        on=day_of("--on", on), amount=maybe_number("--amount", amount), basis=_BASES[basis], authority=clean(authority),
        to=clean(to), licence_requires_report=must_report, case=clean(case),
    )  # fmt: skip
    with open_store() as store:
        hand = Hand(store, person(as_), now())
        release(hand, clean(item), body)
        after = item_of(store, clean(item))
    _say(after)


_BASES = {
    "licence": Basis.LICENCE,
    "delisting": Basis.DELISTING,
    "mistake": Basis.MISTAKE,
    "compliance-release": Basis.COMPLIANCE_RELEASE,
}


def strike_command(
    item: Annotated[str, typer.Argument(metavar="NAME", help="The item or rejected transaction in the ledger.")],
    why: Annotated[str, typer.Option(help="Why it was an error.")],
    entry: Annotated[
        int | None, typer.Argument(metavar="[ENTRY]", help="The entry's number; without it the whole.")
    ] = None,
    as_: _As = "",
) -> None:
    """Have an entry, an item or a rejected transaction count no more, as made in error. It stays on the tape."""
    with open_store() as store:
        after = strike_record(Hand(store, person(as_), now()), clean(item), clean(why), entry)
    if isinstance(after, Property):
        _say(after)
    else:
        line(f"{after.id}: the rejection of {after.facts.on} is struck; no report is due of it")


COMMANDS: tuple[tuple[str, Callable[..., Any]], ...] = (
    ("block", block_command), ("reject", reject_command), ("amend", amend_command), ("attach", attach_command),
    ("interest", interest_command), ("charge", charge_command), ("transfer", transfer_command), ("value", value_command),
    ("unblock", unblock_command), ("strike", strike_command),
)  # fmt: skip


def _posted(
    item: str, as_: str, command: Callable[[Property, Hand], commands.Said], said: Callable[[Event], str] | None = None
) -> None:
    """Do it, and say what is held now."""
    with open_store() as store:
        hand = Hand(store, person(as_), now())
        events = act(hand, clean(item), lambda one: command(one, hand))
        after = item_of(store, clean(item))
    for event in events if said else ():
        line(said(event) if said else "")
    _say(after)


def _say(after: Property) -> None:
    line(f"{after.id}: {shown(after.held, after.measure)} {after.measure} held, {after.state}")
    if after.state is State.UNBLOCKED and after.is_funds and after.interest_until != after.last_day:
        until = f"until {after.interest_until} only" if after.interest_until else "at no time"
        note(f"interest was accrued {until}: what is released is released with its interest (FAQ 32)", "gold3")


def _usd(said: str, amount: Decimal, currency: str, rate: Decimal | None) -> Decimal | None:
    return in_dollars(amount, currency, rate, number_of("--usd", said) if said else None)


def _said(text: str | None) -> str | None:
    return None if text is None else clean(text)


def _cleaned(texts: list[str] | None) -> tuple[str, ...]:
    return tuple(clean(text) for text in texts or ())


def _read(files: list[Path] | None) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for path in files or ():
        if path.name in found:
            raise SettingRefused(f"two documents are called {path.name}")
        try:
            found[path.name] = path.read_bytes()
        except OSError as error:
            raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error
    return found


def _rates(path: Path) -> RateTable:
    try:
        read = read_rates(path.read_bytes(), path.name)
    except OSError as error:
        raise InputRefused(f"{path} can't be read: {error.strerror or error}") from error
    if isinstance(read, RateTable):
        return read
    raise InputRefused("; ".join(str(problem) for problem in read[:5]))
