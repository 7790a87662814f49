"""What is screened as one unit: a payment or a customer, with all its parties and the place it came from."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from seawall.entities import Party
from seawall.errors import Problem


@dataclass(frozen=True, slots=True)
class Money:
    """An amount as instructed; currency is an ISO 4217 code as written."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class FreeText:
    """Free text of a payment (remittance, instructions) with its exact place."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that travels with a payment, by its name and the SHA-256 of its bytes in hexadecimal."""

    name: str
    sha256: str
    place: str


@dataclass(frozen=True, slots=True)
class Payment:
    """One transaction: its own key, every party in every role, its amounts and its free text.

    problems holds what could not be read: with any of them the payment is reviewed, never released.
    violations holds breaches of a market practice (CBPR+, Nacha rules) that hide nothing: they are told, and change
    no outcome.
    """

    key: str
    parties: tuple[Party, ...]
    source: str
    place: str
    format: str
    amounts: tuple[Money, ...] = ()
    value_date: date | None = None
    references: tuple[tuple[str, str], ...] = ()
    free_texts: tuple[FreeText, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    violations: tuple[Problem, ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True)
class Customer:
    """One row of a customer or vendor file; extra keeps columns that Seawall has no use for, as they were."""

    key: str
    parties: tuple[Party, ...]
    source: str
    place: str
    extra: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = field(default=())


Subject = Payment | Customer
