"""A party: anyone named in a payment or a customer file, with the place each was read from."""

from dataclasses import dataclass
from enum import StrEnum

from seawall.entities.dates import PartialDate
from seawall.entities.schema import Schema
from seawall.entities.values import Address, Identifier


class Role(StrEnum):
    """What a party does in a payment or file; values are readable in reports. ISO 20022's terms where it has one."""

    CUSTOMER = "customer"
    DEBTOR = "debtor"
    CREDITOR = "creditor"
    ULTIMATE_DEBTOR = "ultimate debtor"
    ULTIMATE_CREDITOR = "ultimate creditor"
    INITIATING_PARTY = "initiating party"
    DEBTOR_AGENT = "debtor agent"
    CREDITOR_AGENT = "creditor agent"
    INSTRUCTING_AGENT = "instructing agent"
    INSTRUCTED_AGENT = "instructed agent"
    PREVIOUS_INSTRUCTING_AGENT = "previous instructing agent"
    INTERMEDIARY_AGENT = "intermediary agent"
    SETTLEMENT_AGENT = "settlement agent"
    REIMBURSEMENT_AGENT = "reimbursement agent"
    # Documentary credits (UCP 600, articles 2 and 9).
    APPLICANT = "applicant"
    BENEFICIARY = "beneficiary"
    ISSUING_BANK = "issuing bank"
    ADVISING_BANK = "advising bank"
    NOMINATED_BANK = "nominated bank"
    RELATED = "related party"  # account administrator, signatory, guarantor: screened like all others (Apple, 2019)


@dataclass(frozen=True, slots=True)
class Party:
    """Anyone to be screened.

    place says exactly where the party stood: an XPath, a field tag, or "row 12". schema LEGAL_ENTITY means unknown.
    countries are countries of residence, nationality or registration as written.
    unread holds what was there but could not be understood: such a party is reviewed, never released.
    birth_places are in words, as written; they are no address, for a place of birth restricts no payment.
    """

    role: Role
    names: tuple[str, ...] = ()
    schema: Schema = Schema.LEGAL_ENTITY
    identifiers: tuple[Identifier, ...] = ()
    addresses: tuple[Address, ...] = ()
    birth_dates: tuple[PartialDate, ...] = ()
    countries: tuple[str, ...] = ()
    gender: str = ""
    place: str = ""
    unread: tuple[str, ...] = ()
    birth_places: tuple[str, ...] = ()

    @property
    def caption(self) -> str:
        """What to call the party on a screen: its first name, else its first identifier, else its role."""
        if self.names:
            return self.names[0]
        return self.identifiers[0].value if self.identifiers else str(self.role)
