"""A house for tests: lists with one party on them, known customers, a store, files of payments and of decisions."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from seawall.corpus import Corpus
from seawall.decisions import us_policy
from seawall.entities import Designation, Entity, Identifier, IdentifierKind, Party, Role, Schema
from seawall.nexus import Tied
from seawall.payments import Customer, Payment
from seawall.payments.subject import Money
from seawall.readings import READINGS
from seawall.screen import Screening
from seawall.store import Store
from tests.made import corpus, listed, version

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
# A plainly invented wallet of the form of an Ethereum address.
WALLET = "0x00000000000000000000000000000000000000ab"
INTEGRITY = replace(
    listed(50543, "INTEGRITY TECHNOLOGY GROUP, INCORPORATED"),
    identifiers=(Identifier(IdentifierKind.WALLET, WALLET, currency="ETH"),),
    designations=(Designation("OFAC", "SDN", ("CYBER2",), date(2025, 1, 3)),),
)
SILENCE = listed(52112, "SICHUAN SILENCE INFORMATION TECHNOLOGY COMPANY, LIMITED")
COMPANY = "Integrity Technology Group Incorporated"
OTHER = "Example Trading LLC"


def lists(home: Path, *entities: Entity) -> Corpus:
    return corpus(home, entities or (INTEGRITY, SILENCE), (version(),))


def using(opened: Corpus) -> Screening:
    return Screening(opened, us_policy(), NOW)


def tied(opened: Corpus) -> Tied:
    return Tied.of(("ofac-50543",), opened)


def party(name: str, role: Role = Role.CREDITOR, wallet: str = "") -> Party:
    numbers = (Identifier(IdentifierKind.WALLET, wallet),) if wallet else ()
    return Party(role, (name,), Schema.LEGAL_ENTITY, numbers, place="here")


def payment(key: str, name: str, on: str = "2025-06-02", amount: str = "1200.00", wallet: str = "") -> Payment:
    parties = (party(OTHER, Role.DEBTOR), party(name, wallet=wallet))
    return Payment(
        key, parties, "payments.xml", key, "pacs.008", (Money(Decimal(amount), "USD"),), date.fromisoformat(on)
    )  # fmt: skip


def customer(key: str, name: str, wallet: str = "") -> Customer:
    return Customer(key, (party(name, Role.CUSTOMER, wallet),), "customers.csv", key)


def store(home: Path) -> Store:
    return Store.open(f"sqlite:///{home / 'seawall.db'}", READINGS, salts=secrets.token_bytes)


@dataclass(frozen=True)
class Row:
    """A tie in the words of a test: kind, key, whether it is sure, day, amount."""

    kind: str
    ours: str
    certain: bool
    when: str
    money: str


def rows(found: Sequence[object]) -> list[tuple[object, ...]]:
    from seawall.obligations import Nexus  # noqa: PLC0415

    return [
        (row.kind.value, row.ours, row.certain, f"{row.when or ''}", row.money)
        for row in found
        if isinstance(row, Nexus)
    ]
