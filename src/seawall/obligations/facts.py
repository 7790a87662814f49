"""What obligations follow from: listings with their days, what logs met, what of ours is tied to the party, and two days of the user's."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class NexusKind(StrEnum):
    """What of ours is tied to the party."""

    CUSTOMER = "customer or vendor"
    PAYMENT = "payment"
    REJECTED = "rejected transaction"
    WALLET = "wallet"
    PROPERTY = "blocked property"


@dataclass(frozen=True, slots=True)
class Nexus:
    """Something of ours on the money side that is tied to the party.

    who      whom we know it by: the name of a customer, a creditor, a holder
    ours     our own key of it: a customer's key, a payment's reference, an item of the ledger
    entity_id, entity  the listed entry, or what it owns
    outcome  how the decision ended, in the policy's words; empty where no decision is meant
    certain  whether it is the party; False where a person has yet to say so
    when     the day of the payment, the block or the rejection; None: not known
    place    where it stands: a file and its record, a case, a receipt
    """

    kind: NexusKind
    who: str
    ours: str
    entity_id: str
    entity: str
    outcome: str = ""
    certain: bool = True
    when: date | None = None
    amount: Decimal | None = None
    currency: str = ""
    place: str = ""

    @property
    def money(self) -> str:
        """The amount with its currency; empty where none is known."""
        return "" if self.amount is None else f"{self.amount:,f} {self.currency}".strip()

    @property
    def sentence(self) -> str:
        """What was found, for a reader."""
        is_ = "is" if self.certain else "may be"
        money = f" of {self.money}" if self.money else ""
        when = f" on {self.when}" if self.when else ""
        return f"{self.kind} {self.ours}{money}{when}: {self.who} {is_} {self.entity} ({self.place or self.entity_id})"


@dataclass(frozen=True, slots=True)
class Listed:
    """One listing of the party.

    regime   "US", "EU", "UK"; empty for an authority of whose law the table has no row
    entity_id  empty where it is only said to be designated, and nobody names the entry
    since    the day of the listing; None: neither lists nor claims say it
    freezes  whether property is frozen under it, by the regime's policy
    said_by  whose word it is: the list, or the claim
    """

    regime: str
    authority: str
    entity_id: str
    name: str
    programmes: tuple[str, ...] = ()
    since: date | None = None
    freezes: bool = True
    said_by: str = ""

    @property
    def sentence(self) -> str:
        """The listing, for a reader."""
        since = f"since {self.since}" if self.since else "since a day that neither lists nor claims say"
        tags = f" [{', '.join(self.programmes)}]" if self.programmes else ""
        by = f" ({self.said_by})" if self.said_by else ""
        return f"{self.name} is listed by {self.authority}{tags} {since}{by}"


@dataclass(frozen=True, slots=True)
class Contact:
    """What one's own logs met within published windows. first and last are days in UTC; whose are the owners by name."""

    hosts: int
    first: date | None
    last: date | None
    whose: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The contact, for a reader."""
        hosts = f"{self.hosts:,} of our hosts" if self.hosts > 1 else "one of our hosts"
        days = f" from {self.first} to {self.last}" if self.first != self.last else f" on {self.first}"
        whose = f" of {', '.join(self.whose)}" if self.whose else ""
        return f"{hosts} met infrastructure{whose} in the days it was theirs{days if self.first else ''}"


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known of one party. contact None: the logs do not say that it was met.

    material_on  the day on which the house determined that an incident is material; incident_on that on which it found it
    """

    party: str
    listings: tuple[Listed, ...] = ()
    contact: Contact | None = None
    nexuses: tuple[Nexus, ...] = ()
    incident_on: date | None = None
    material_on: date | None = None

    def listings_of(self, regime: str) -> tuple[Listed, ...]:
        """The listings of a regime under which property is frozen."""
        return tuple(row for row in self.listings if row.regime == regime and row.freezes)
