"""Items of blocked property for tests: a tape in memory, and facts that lack nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec

from seawall.audit import Actor, Body, Event, Role
from seawall.audit.events import PropertyBlocked, TransactionRejected
from seawall.audit.words import PropertyKind, Target
from seawall.ledger import Property, fold

ANNA = Actor("anna", frozenset({Role.ANALYST}))
BEN = Actor("ben", frozenset({Role.APPROVER}))
AUDITOR = Actor("olga", frozenset({Role.AUDITOR}))
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LISTED = Target(entity_id="ofac-50543", name="INTEGRITY TECHNOLOGY GROUP, INCORPORATED", location="Beijing, China")


def day(text: str) -> date:
    return date.fromisoformat(text)


def facts(on: str = "2026-01-05", amount: str = "1000.00", currency: str = "USD", **more: object) -> PropertyBlocked:
    """A wire whose report would lack nothing; more replaces fields."""
    money = Decimal(amount)
    whole = PropertyBlocked(
        kind=PropertyKind.WIRE_TRANSFER, on=day(on), amount=money, currency=currency,
        usd=money if currency == "USD" else None, is_actual=True, description="Funds of an incoming wire",
        location="New York, US", holder="Example Bank, blocked account", account="000111", targets=(LISTED,),
        authorities=("E.O. 13694; 31 CFR part 578",), participants="Example Trading LLC, Boston, US; Example Bank, New York, US",
        references=("PAY-02",), documents=("ab" * 32,), transaction="incoming wire, pacs.008", transaction_on=day(on),
    )  # fmt: skip
    return msgspec.structs.replace(whole, **more)


def rejection(on: str = "2026-06-18", **more: object) -> TransactionRejected:
    whole = TransactionRejected(
        on=day(on), transaction="outgoing wire, MT 103", participants="Example Trading LLC, Boston, US",
        property="funds for services", amount=Decimal("500.00"), currency="USD", usd=Decimal("500.00"), is_actual=True,
        authorities=("31 CFR part 560",), transaction_on=day(on), references=("PAY-07",), documents=("cd" * 32,),
    )  # fmt: skip
    return msgspec.structs.replace(whole, **more)


@dataclass
class Tape:
    """Events in memory, numbered as the store numbers them."""

    events: list[Event] = field(default_factory=list)

    def append(self, said: Iterable[tuple[str, Body]], actor: Actor = ANNA, at: datetime = NOW) -> None:
        for stream, body in said:
            self.events.append(Event(len(self.events) + 1, at, actor.id, stream, body))

    def item(self, name: str = "P-1") -> Property:
        found: Property | None = None
        for event in self.events:
            if event.stream == f"property:{name}":
                found = fold(found, event)
        assert found is not None
        return found


def blocked(name: str = "P-1", said: PropertyBlocked | None = None, actor: Actor = ANNA) -> Tape:
    tape = Tape()
    tape.append(((f"property:{name}", said or facts()),), actor)
    return tape
