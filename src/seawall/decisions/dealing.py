"""What a payment is for: debt, equity, a letter of credit, goods – facts that a reader or the user supplies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from seawall.entities import Role
from seawall.payments import Payment, Subject


class Kind(StrEnum):
    """What kind of dealing a payment carries out."""

    TRANSFER = "transfer"  # a payment or its clearing that extends no credit and trades no security
    DEBT = "debt"
    EQUITY = "equity"
    SECURITIES = "securities"  # purchase or sale of publicly traded ones, and of what gives exposure to them
    LETTER_OF_CREDIT = "letter of credit"
    GOODS = "goods"  # goods, services other than financial ones, technology
    IMPORT = "import of goods"
    FOREIGN_EXCHANGE = "foreign exchange"
    ACCOUNT = "correspondent account"  # opening, keeping or closing one


@dataclass(frozen=True, slots=True)
class Dealing:
    """Facts about one payment; None and "" mean that nobody has said.

    tenor_days is how long the debt runs, or the payment terms of a letter of credit; issued the day of issue of debt
    or equity. purpose is a word of the policy's rules and licences ("shale oil"). divestment says whether a trade in
    securities only sells what was held. licence names a licence that is relied upon, reported whether the reports it
    demands were filed in time. said_by tells whose word it is.
    """

    kind: Kind | None = None
    tenor_days: int | None = None
    issued: date | None = None
    purpose: str = ""
    goods: str = ""
    divestment: bool | None = None
    licence: str = ""
    reported: bool | None = None
    said_by: str = ""


NOTHING_SAID = Dealing()

_CREDIT_ROLES = frozenset(
    {Role.APPLICANT, Role.BENEFICIARY, Role.ISSUING_BANK, Role.ADVISING_BANK, Role.NOMINATED_BANK}
)

# What payers write of debt and its tenor. Their word settles nothing: it is shown with the question it bears on.
_HINTS = re.compile(
    r"\b(?:tenor\D{0,12}\d{1,5}\s*(?:d|days?)\b|\d{1,5}[\s-]*days?\b|letter of credit|l/c\b|loan\b|promissory note|bonds?\b|"
    r"commercial paper|shares?\b|equity\b|issued?\D{0,6}\d{4}-\d{2}-\d{2})",
    re.IGNORECASE,
)
# So many hints are shown, each this long: enough to find the place in the payment.
_MOST_HINTS = 5
_LONGEST_SEARCHED = 10_000


def dealing_of(subject: Subject, told: Dealing = NOTHING_SAID) -> Dealing:
    """What is known of a payment's dealing: what somebody has told of it, else what its parties' roles say."""
    if told.kind is None and any(party.role in _CREDIT_ROLES for party in subject.parties):
        return Dealing(
            Kind.LETTER_OF_CREDIT, told.tenor_days, told.issued, told.purpose, told.goods, told.divestment,
            told.licence, told.reported, told.said_by or "the roles of the parties",
        )  # fmt: skip
    return told


def hints(subject: Subject) -> tuple[str, ...]:
    """What the payment's free text says of debt, tenor and securities, each with its place."""
    return tuple(dict.fromkeys(_hints(subject))) if isinstance(subject, Payment) else ()


def _hints(payment: Payment) -> Iterator[str]:
    found = 0
    for text in payment.free_texts:
        for hint in _HINTS.finditer(text.text[:_LONGEST_SEARCHED]):
            yield f"{hint.group()!r} at {text.place}"
            found += 1
            if found == _MOST_HINTS:
                return
