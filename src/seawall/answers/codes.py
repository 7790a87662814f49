"""The codes that answers use, each with its origin and how well that is known. A code not marked A is to be verified."""

from dataclasses import dataclass
from datetime import date

from seawall.decisions import Verified


@dataclass(frozen=True, slots=True)
class Code:
    """One code of one system: its meaning, where that stands, the mark of the source, and from and until when it holds."""

    system: str
    code: str
    meaning: str
    cite: str
    verified: Verified
    valid_from: date | None = None
    valid_until: date | None = None


_ISO = "ISO 20022 external code sets"
_TX_STATUS = f"{_ISO}, ExternalPaymentTransactionStatus1Code"
_REASON = f"{_ISO}, ExternalStatusReason1Code"
_NACHA = "Nacha Operating Rules, Appendix Four"
_R90 = "Nacha, New Return Reason Code for Sanctions Compliance Obligations"
# Until this day R16 covers both a frozen account and a return because of OFAC; from then on R90 covers the latter.
SANCTIONS_RETURNS = date(2028, 3, 17)
_A, _B, _C, _M = Verified.OFFICIAL, Verified.SECONDARY, Verified.ONE_SOURCE, Verified.UNVERIFIED

CODES: tuple[Code, ...] = (
    Code("ISO 20022", "PDNG", "pending: further checks will be made, and a status will follow", _TX_STATUS, _C),
    Code("ISO 20022", "RJCT", "rejected", _TX_STATUS, _C),
    Code("ISO 20022", "BLCK", "accepted before (ACWP) and now blocked: neither posted nor returned", _TX_STATUS, _C),
    Code("ISO 20022", "RR04", "regulatory reason", _REASON, _M),
    Code("ACH", "R16", "account frozen, or entry returned per OFAC instruction", f"{_NACHA}; {_R90}", _A,
         valid_until=SANCTIONS_RETURNS),
    Code("ACH", "R90", "entry returned in compliance with sanctions obligations", _R90, _A, valid_from=SANCTIONS_RETURNS),
    Code("ACH", "R85", "incorrectly coded outbound international payment: a gateway's, for an entry that is not coded IAT",
         _NACHA, _M),
    Code("SWIFT MT", "REJT", "rejected, in field 79 of an MT n99, with the field that caused it; 99 where it was none",
         "SWIFT Standards MT Usage Guidelines, field 72 or 79", _C),
    Code("SWIFT MT", "RR04", "regulatory reason", "SWIFT Standards MT Usage Guidelines, reason codes", _M),
    Code("Fedwire FAIM", "1090 SVC", "service message: type 10, subtype 90, business function SVC",
         "Fedwire Funds Service Format Reference Guide", _M),
)  # fmt: skip


def code(system: str, wanted: str) -> Code:
    """The code's row; LookupError where there is none, which is a fault of the program."""
    return next(row for row in CODES if (row.system, row.code) == (system, wanted))


def ach_return_code(on: date) -> Code:
    """The return reason for sanctions on a day."""
    return code("ACH", "R90" if on >= SANCTIONS_RETURNS else "R16")
