"""The words in which events speak: actions, answers, kinds of property and reports, and the small values events hold."""

from datetime import date
from enum import StrEnum

import msgspec

# What stands in place of private words that were removed.
REDACTED = "[redacted]"


class ListSeen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One list as it stood in a decision: its id, its date of publication, the hashes of its files."""

    id: str
    published: date | None
    sha256: tuple[str, ...]


class Action(StrEnum):
    """What may be proposed for a case."""

    RELEASE = "release"
    BLOCK = "block"
    REJECT = "reject"


class Answer(StrEnum):
    """The answer to a step of the work sheet."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Suspect(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One listed entity that a stopped party may be: score in 0–1, entry_hash and party_hash of what was compared."""

    entity_id: str
    entity: str
    party: str
    score: float
    outcome: str
    party_hash: str = ""
    entry_hash: str = ""


class Scope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom a remembered false positive speaks of: a customer's key or an account, and one entry; until when."""

    entity_id: str
    expires: date
    customer: str = ""
    account: str = ""


class PropertyKind(StrEnum):
    """What was blocked; the values are OFAC's words for asset types as far as they are known (facts, part 1.6)."""

    WIRE_TRANSFER = "wire transfer"
    MONEY_TRANSFER = "money transfer"
    BANK_ACCOUNT = "bank account"
    BROKERAGE_ACCOUNT = "brokerage account"
    CERTIFICATE_OF_DEPOSIT = "certificate of deposit"
    CHECK = "check"
    CLAIM = "claim"
    COLLATERAL = "collateral"
    CREDIT_CARD = "credit card"
    DEPOSITS = "deposits"
    LETTER_OF_CREDIT = "letter of credit"
    STANDBY_LETTER_OF_CREDIT = "standby letter of credit"
    INSURANCE = "insurance"
    PREPAID_CARD = "prepaid card"
    REAL_ESTATE = "real estate"
    SAFE_DEPOSIT = "safe deposit"
    SAVINGS = "savings"
    SECURED_DEBT = "secure debt"
    SECURED_EQUITY = "secure equity"
    STOCKS = "stocks"
    DIVIDENDS = "dividends"
    TANGIBLE = "tangible property"
    TRADE_DOCUMENTS = "trade documents"
    WALLET = "digital currency"


class Target(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sanctions target associated with property; connection says why where it is not itself listed (501.603)."""

    entity_id: str
    name: str
    location: str = ""
    connection: str = ""


class Basis(StrEnum):
    """Why property stops being blocked."""

    LICENCE = "licence"
    DELISTING = "delisting"
    MISTAKE = "blocked in error (FAQ 1196)"
    COMPLIANCE_RELEASE = "compliance release (501.806)"


class ReportKind(StrEnum):
    """OFAC's reports (31 CFR 501.603, 501.604, 501.806)."""

    BLOCKED = "initial blocked property"
    ANNUAL = "annual blocked property"
    UNBLOCKED = "unblocked or transferred property"
    REJECTED = "rejected transaction"
    COMPLIANCE_RELEASE = "compliance release request"
