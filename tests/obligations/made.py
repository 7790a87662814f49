"""Facts made for tests: one party's listings by three regimes, and ties on the money side."""

from datetime import date
from decimal import Decimal

from seawall.obligations import Contact, Listed, Nexus, NexusKind

NAME = "Integrity Technology Group"
# The days are those of the official listings (OFAC jy2769; UK CYB0113; Implementing Regulation (EU) 2026/589).
US = Listed("US", "OFAC SDN", "ofac-50543", NAME, ("CYBER2",), date(2025, 1, 3), True, "us-ofac-sdn")
UK = Listed(
    "UK", "UK Sanctions List", "uk-CYB0113", NAME, ("The Cyber (Sanctions) (EU Exit) Regulations 2020",), date(2025, 12, 9)
)  # fmt: skip
EU = Listed("EU", "EU FSF", "eu-1", NAME, ("CYB",), date(2026, 3, 16))
ALL = (US, UK, EU)
TOUCHED = Contact(2, date(2024, 6, 3), date(2024, 6, 4), ("Raptor Train",))


def day(text: str) -> date:
    return date.fromisoformat(text)


def tie(
    kind: NexusKind = NexusKind.PAYMENT, when: str = "2025-06-01", ours: str = "PAY-1", *, certain: bool = True
) -> Nexus:
    """Something of an invented house that is tied to the party."""
    return Nexus(
        kind, "Integrity Tech Group Inc", ours, "ofac-50543", NAME, "block" if certain else "review", certain,
        day(when) if when else None, Decimal("1200.00"), "USD", "payments.xml",
    )  # fmt: skip
