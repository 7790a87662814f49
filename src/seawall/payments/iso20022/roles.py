"""Where the parties stand in ISO 20022 payment messages, what each does, and which reader reads it, as tables."""

from itertools import zip_longest
from typing import TypeAlias

from seawall.entities import Role
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.party import (
    PartyReader,
    add_party,
    read_agent,
    read_distinguished_name,
    read_holder,
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
_SETTLEMENT: tuple[PartyRow, ...] = (
    ("SttlmInf/Sttlm", Role.SETTLEMENT_AGENT, read_agent),
    ("SttlmInf/InstgRmbrsmntAgt", Role.SETTLEMENT_AGENT, read_agent),
    ("SttlmInf/InstdRmbrsmntAgt", Role.SETTLEMENT_AGENT, read_agent),
    ("SttlmInf/ThrdRmbrsmntAgt", Role.SETTLEMENT_AGENT, read_agent),
)
GROUP_HEADER: tuple[PartyRow, ...] = (
    ("InstgAgt", Role.INSTRUCTING_AGENT, read_agent),
    ("InstdAgt", Role.INSTRUCTED_AGENT, read_agent),
    *_SETTLEMENT,
    ("InitgPty", Role.INITIATING_PARTY, read_party),
    ("FwdgAgt", Role.INTERMEDIARY_AGENT, read_agent),
    ("DbtrAgt", Role.DEBTOR_AGENT, read_agent),
    ("CdtrAgt", Role.CREDITOR_AGENT, read_agent),
    ("MsgRcpt", Role.RELATED, read_party),
    ("MsgSndr", Role.RELATED, read_party),
)

# Who ordered a cheque, who is to have it; whose account bears the charges (pain.001).
INSTRUCTION: tuple[PartyRow, ...] = (
    ("ChqInstr/ChqFr", Role.RELATED, read_named_address),
    ("ChqInstr/DlvrTo", Role.RELATED, read_named_address),
    ("ChrgsAcctAgt", Role.RELATED, read_agent),
    ("Chrgs", Role.RELATED, read_party),
)

# A mandate and who stood in it before it was changed (pacs.003, pain.008).
_MANDATE: tuple[tuple[str, PartyReader], ...] = (
    ("CdtrSchmeId", read_party),
    ("MndtRltdInf/AmdmntInfDtls/OrgnlCdtrSchmeId", read_party),
    ("MndtRltdInf/AmdmntInfDtls/OrgnlCdtrAgt", read_agent),
    ("MndtRltdInf/AmdmntInfDtls/OrgnlDbtr", read_party),
    ("MndtRltdInf/AmdmntInfDtls/OrgnlDbtrAgt", read_agent),
)
DIRECT_DEBIT: tuple[PartyRow, ...] = tuple(
    (f"{above}{path}", Role.RELATED, reader) for above in ("", "DrctDbtTx/") for path, reader in _MANDATE
)

# What a return, status or cancellation says of the transaction that it is about (OrgnlTxRef).
ORIGINAL_REFERENCE: tuple[PartyRow, ...] = (
    *_SETTLEMENT,
    *DIRECT_DEBIT,
    ("MndtRltdInf/DrctDbtMndt/AmdmntInfDtls/OrgnlCdtrSchmeId", Role.RELATED, read_party),
    ("MndtRltdInf/DrctDbtMndt/AmdmntInfDtls/OrgnlCdtrAgt", Role.RELATED, read_agent),
    ("MndtRltdInf/DrctDbtMndt/AmdmntInfDtls/OrgnlDbtr", Role.RELATED, read_party),
    ("MndtRltdInf/DrctDbtMndt/AmdmntInfDtls/OrgnlDbtrAgt", Role.RELATED, read_agent),
)

# Who opened a case, who hands it to whom (camt.026 to camt.056).
CASE: tuple[PartyRow, ...] = (
    ("Assgnr", Role.RELATED, read_party),
    ("Assgne", Role.RELATED, read_party),
    ("Case/Cretr", Role.RELATED, read_party),
    ("RslvdCase/Cretr", Role.RELATED, read_party),
    ("Sts/DplctOf/Cretr", Role.RELATED, read_party),
)

# Who gave the reason of a status, return, reversal or cancellation.
REASONS: tuple[PartyRow, ...] = tuple(
    (f"{name}/Orgtr", Role.RELATED, read_party)
    for name in ("StsRsnInf", "RtrRsnInf", "RvslRsnInf", "CxlRsnInf", "CxlStsRsnInf", "ModStsRsnInf")
)

# The account of a statement: its servicer, and its owner with the account's number.
STATEMENT: tuple[PartyRow, ...] = (
    ("Acct/Svcr", Role.RELATED, read_agent),
    ("Acct", Role.CUSTOMER, read_holder),
    ("Rltd", Role.RELATED, read_party),
)

# What stands in an entry or in one of its transactions beside RltdPties and RltdAgts.
ENTRY: tuple[PartyRow, ...] = (
    ("Chrgs/Rcrd/Agt", Role.RELATED, read_agent),
    ("Chrgs/Agt", Role.RELATED, read_agent),
    ("RtrInf/Orgtr", Role.RELATED, read_party),
)
# Money that is announced, or an account that is asked about (camt.057, camt.060).
ANNOUNCED: tuple[PartyRow, ...] = (
    ("AcctOwnr", Role.CUSTOMER, read_party),
    ("AcctSvcr", Role.RELATED, read_agent),
    ("Acct", Role.CUSTOMER, read_holder),
    ("IntrmyAgt", Role.INTERMEDIARY_AGENT, read_agent),
    ("Rltd", Role.RELATED, read_party),
)
CHARGES: tuple[PartyRow, ...] = (
    ("ChrgsRqstr", Role.RELATED, read_agent),
    ("ChrgsAcctOwnr", Role.RELATED, read_party),
    ("ChrgsAcctSvcr", Role.RELATED, read_agent),
    ("Chrgs", Role.RELATED, read_party),
)
CHEQUE: tuple[PartyRow, ...] = (
    ("Pyer", Role.DEBTOR, read_party),
    ("Pyee", Role.CREDITOR, read_party),
    ("PyerAgt", Role.DEBTOR_AGENT, read_agent),
    ("PyeeAgt", Role.CREDITOR_AGENT, read_agent),
    ("DrwrAgt", Role.DEBTOR_AGENT, read_agent),
    ("DrweAgt", Role.DEBTOR_AGENT, read_agent),
    ("Drwr", Role.RELATED, read_party),
)
REMITTANCE: tuple[PartyRow, ...] = tuple(
    (path.removeprefix("RmtInf/"), role, reader) for path, role, reader in CREDIT_TRANSFER if path.startswith("RmtInf/")
)
RELATED_PARTIES: tuple[PartyRow, ...] = (
    ("TradgPty", Role.RELATED, read_party),
    ("Prtry/Pty", Role.RELATED, read_party),
)
RELATED_AGENTS: tuple[PartyRow, ...] = (
    ("RcvgAgt", Role.RELATED, read_agent),
    ("DlvrgAgt", Role.RELATED, read_agent),
    ("IssgAgt", Role.RELATED, read_agent),
    ("SttlmPlc", Role.RELATED, read_agent),
    ("Prtry/Agt", Role.RELATED, read_agent),
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
    # SWIFT's header before head.001 (urn:swift:xsd:$ahV10)
    ("From/Id", Role.INSTRUCTING_AGENT, read_distinguished_name),
    ("To/Id", Role.INSTRUCTED_AGENT, read_distinguished_name),
)


def read_parties(root: Node, table: tuple[PartyRow, ...], reading: Reading) -> None:
    """Read every party of a table, in its order, into the notebook."""
    children: dict[str, list[Node]] = {}
    for child in root.children:
        children.setdefault(child.name, []).append(child)
    rows = _rows(table)
    there = {row[0]: row for name in children for row in rows.get(name, ())}
    for number in sorted(there):
        _, steps, role, reader = there[number]
        *above, name = steps
        if above:
            for parent in root.all(*above):
                _add_all((parent.named(name), parent.named(f"{name}Acct")), role, reader, reading)
        else:
            _add_all((children.get(name, []), children.get(f"{name}Acct", [])), role, reader, reading)


def _add_all(places: tuple[list[Node], list[Node]], role: Role, reader: PartyReader, reading: Reading) -> None:
    for place in zip_longest(*places):
        add_party(place, role, reader, reading)


_Row: TypeAlias = tuple[int, tuple[str, ...], Role, PartyReader]


# By identity: tables are constants, and to hash one costs more than to read a party.
_known: dict[int, tuple[tuple[PartyRow, ...], dict[str, tuple[_Row, ...]]]] = {}


def _rows(table: tuple[PartyRow, ...]) -> dict[str, tuple[_Row, ...]]:
    """A table's rows by the child that must be there for them to apply: most rows of a table apply to no payment."""
    known = _known.get(id(table))
    if known is None:
        known = _known[id(table)] = table, _by_child(table)
    return known[1]


def _by_child(table: tuple[PartyRow, ...]) -> dict[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for number, (path, role, reader) in enumerate(table):
        steps = tuple(path.split("/"))
        for first in (steps[0],) if len(steps) > 1 else (path, f"{path}Acct"):
            found[first] = (*found.get(first, ()), (number, steps, role, reader))
    return found
