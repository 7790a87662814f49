"""Where the parties stand in ISO 20022 payment messages, what each does, and which reader reads it, as tables."""

from itertools import zip_longest
from typing import TypeAlias

from seawall.entities import Role
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.party import (
    PartyReader,
    add_party,
    read_agent,
    read_named_address,
    read_party,
    read_tax_party,
)
from seawall.payments.iso20022.reading import Reading

PartyRow: TypeAlias = tuple[str, Role, PartyReader]

# Accounts stand beside their holder under the holder's name and "Acct".
CREDIT_TRANSFER: tuple[PartyRow, ...] = (
    ("Dbtr", Role.DEBTOR, read_party),
    ("Cdtr", Role.CREDITOR, read_party),
    ("UltmtDbtr", Role.ULTIMATE_DEBTOR, read_party),
    ("UltmtCdtr", Role.ULTIMATE_CREDITOR, read_party),
    ("InitgPty", Role.INITIATING_PARTY, read_party),
    ("DbtrAgt", Role.DEBTOR_AGENT, read_agent),
    ("CdtrAgt", Role.CREDITOR_AGENT, read_agent),
    ("InstgAgt", Role.INSTRUCTING_AGENT, read_agent),
    ("InstdAgt", Role.INSTRUCTED_AGENT, read_agent),
    ("PrvsInstgAgt", Role.PREVIOUS_INSTRUCTING_AGENT, read_agent),
    ("PrvsInstgAgt1", Role.PREVIOUS_INSTRUCTING_AGENT, read_agent),
    ("PrvsInstgAgt2", Role.PREVIOUS_INSTRUCTING_AGENT, read_agent),
    ("PrvsInstgAgt3", Role.PREVIOUS_INSTRUCTING_AGENT, read_agent),
    ("IntrmyAgt1", Role.INTERMEDIARY_AGENT, read_agent),
    ("IntrmyAgt2", Role.INTERMEDIARY_AGENT, read_agent),
    ("IntrmyAgt3", Role.INTERMEDIARY_AGENT, read_agent),
    ("ChrgsInf/Agt", Role.RELATED, read_agent),
    ("ChrgsInf/Pty", Role.RELATED, read_agent),
    ("AgrdRate/FXAgt", Role.RELATED, read_agent),
    ("Tax/Cdtr", Role.RELATED, read_tax_party),
    ("Tax/Dbtr", Role.RELATED, read_tax_party),
    ("Tax/UltmtDbtr", Role.RELATED, read_tax_party),
    ("RgltryRptg/Authrty", Role.RELATED, read_named_address),
    ("RltdRmtInf/RmtLctnDtls/PstlAdr", Role.RELATED, read_named_address),
    ("RltdRmtInf/RmtLctnPstlAdr", Role.RELATED, read_named_address),
    ("RmtInf/Strd/Invcr", Role.RELATED, read_party),
    ("RmtInf/Strd/Invcee", Role.RELATED, read_party),
    ("RmtInf/Strd/GrnshmtRmt/Grnshee", Role.RELATED, read_party),
    ("RmtInf/Strd/GrnshmtRmt/GrnshmtAdmstr", Role.RELATED, read_party),
    ("RmtInf/Strd/TaxRmt/Cdtr", Role.RELATED, read_tax_party),
    ("RmtInf/Strd/TaxRmt/Dbtr", Role.RELATED, read_tax_party),
    ("RmtInf/Strd/TaxRmt/UltmtDbtr", Role.RELATED, read_tax_party),
)

# "SttlmInf/Sttlm" has an account (SttlmAcct) and no holder.
GROUP_HEADER: tuple[PartyRow, ...] = (
    ("InstgAgt", Role.INSTRUCTING_AGENT, read_agent),
    ("InstdAgt", Role.INSTRUCTED_AGENT, read_agent),
    ("SttlmInf/Sttlm", Role.SETTLEMENT_AGENT, read_agent),
    ("SttlmInf/InstgRmbrsmntAgt", Role.SETTLEMENT_AGENT, read_agent),
    ("SttlmInf/InstdRmbrsmntAgt", Role.SETTLEMENT_AGENT, read_agent),
    ("SttlmInf/ThrdRmbrsmntAgt", Role.SETTLEMENT_AGENT, read_agent),
)

# The sender and the receiver of the business application header; a related header names further ones.
BUSINESS_HEADER: tuple[PartyRow, ...] = (
    ("Fr/FIId", Role.INSTRUCTING_AGENT, read_agent),
    ("To/FIId", Role.INSTRUCTED_AGENT, read_agent),
    ("Fr/OrgId", Role.RELATED, read_party),
    ("To/OrgId", Role.RELATED, read_party),
    ("Rltd/Fr/FIId", Role.RELATED, read_agent),
    ("Rltd/To/FIId", Role.RELATED, read_agent),
    ("Rltd/Fr/OrgId", Role.RELATED, read_party),
    ("Rltd/To/OrgId", Role.RELATED, read_party),
)


def read_parties(root: Node, table: tuple[PartyRow, ...], reading: Reading) -> None:
    """Read every party of a table, in its order, into the notebook."""
    present = {child.name for child in root.children}
    for path, role, reader in table:
        *above, name = path.split("/")
        if (above or [name])[0] not in present and f"{name}Acct" not in present:
            continue
        for parent in root.all(*above):
            for place in zip_longest(parent.all(name), parent.all(f"{name}Acct")):
                add_party(place, role, reader, reading)
