"""What one ISO 20022 message looks like, as a value: where its groups, transactions, parties and references stand."""

from dataclasses import dataclass
from typing import TypeAlias

from seawall.entities import Role
from seawall.payments.iso20022.roles import (
    CASE,
    CREDIT_TRANSFER,
    GROUP_HEADER,
    ORIGINAL_REFERENCE,
    REASONS,
    PartyRow,
)

# A path below a transaction or group, and the parties to be looked for there; "" is the transaction itself.
Block: TypeAlias = tuple[str, tuple[PartyRow, ...]]
# The name under which a reference is kept, and its path.
Reference: TypeAlias = tuple[str, str]

TRANSFER_REFERENCES: tuple[Reference, ...] = (
    ("InstrId", "PmtId/InstrId"),
    ("EndToEndId", "PmtId/EndToEndId"),
    ("TxId", "PmtId/TxId"),
    ("UETR", "PmtId/UETR"),
    ("ClrSysRef", "PmtId/ClrSysRef"),
    ("Purp", "Purp/Cd"),
    ("RmtId", "RltdRmtInf/RmtId"),
)
_ORIGINAL = (
    "OrgnlMsgId", "OrgnlMsgNmId", "OrgnlPmtInfId", "OrgnlInstrId", "OrgnlEndToEndId", "OrgnlTxId", "OrgnlUETR",
    "OrgnlClrSysRef", "OrgnlGrpInf/OrgnlMsgId", "OrgnlGrpInf/OrgnlMsgNmId", "OrgnlTxRef/Purp/Cd",
)  # fmt: skip
ORIGINAL_REFERENCES: tuple[Reference, ...] = tuple((path.rpartition("/")[2], path) for path in _ORIGINAL)

STATUS_REFERENCES: tuple[Reference, ...] = (
    ("TxSts", "TxSts"),
    ("PmtInfSts", "PmtInfSts"),
    ("GrpSts", "OrgnlGrpInfAndSts/GrpSts"),
    ("AcctSvcrRef", "AcctSvcrRef"),
    ("ClrSysRef", "ClrSysRef"),
)
CASE_REFERENCES: tuple[Reference, ...] = (("CaseId", "Case/Id"), ("RslvdCaseId", "RslvdCase/Id"))

# Amounts of the original transaction, and of a customer's order.
ORIGINAL_AMOUNTS = (
    "OrgnlTxRef/IntrBkSttlmAmt", "OrgnlTxRef/Amt/InstdAmt", "OrgnlTxRef/Amt/EqvtAmt/Amt", "OrgnlTxRef/InstdAmt",
)  # fmt: skip
CUSTOMER_AMOUNTS = ("Amt/InstdAmt", "Amt/EqvtAmt/Amt")


def beneath(above: str, references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """The same references below another element, under names that say so."""
    return tuple((f"{above}/{name}", f"{above}/{path}") for name, path in references)


def original_references(above: str) -> tuple[Reference, ...]:
    """References of the original below another element, under the same names."""
    return tuple((name, f"{above}/{path}") for name, path in ORIGINAL_REFERENCES)


HEADER_BLOCKS: tuple[Block, ...] = (("GrpHdr", GROUP_HEADER), ("Assgnmt", CASE), ("", CASE))
REASON_BLOCKS: tuple[Block, ...] = (("", REASONS), ("OrgnlGrpInf", REASONS))
ORIGINAL_BLOCKS: tuple[Block, ...] = (
    ("OrgnlTxRef", CREDIT_TRANSFER),
    ("OrgnlTxRef", ORIGINAL_REFERENCE),
    ("OrgnlTxRef/UndrlygCstmrCdtTrf", CREDIT_TRANSFER),
    ("OrgnlTxRef/UndrlygFICdtTrf", CREDIT_TRANSFER),
)

# What is to be cancelled (camt.055, camt.056), and what an investigation is about (camt.026, camt.028).
CANCELLATION_BLOCKS: tuple[Block, ...] = (
    *REASON_BLOCKS,
    ("", CASE),
    ("OrgnlGrpInfAndCxl", REASONS),
    ("OrgnlGrpInfAndCxl", CASE),
    *ORIGINAL_BLOCKS,
)
CANCELLATION_REFERENCES: tuple[Reference, ...] = (
    ("CxlId", "CxlId"),
    ("PmtCxlId", "PmtCxlId"),
    ("GrpCxlId", "OrgnlGrpInfAndCxl/GrpCxlId"),
    *CASE_REFERENCES,
    *ORIGINAL_REFERENCES,
    *original_references("OrgnlGrpInfAndCxl"),
)
_INVESTIGATED = ("Undrlyg/Initn", "Undrlyg/IntrBk", "Undrlyg/StmtNtry", "Undrlyg")
INVESTIGATION_BLOCKS: tuple[Block, ...] = (
    ("", CASE),
    *((f"{above}/OrgnlTxRef", table) for above in _INVESTIGATED for table in (CREDIT_TRANSFER, ORIGINAL_REFERENCE)),
)
INVESTIGATION_REFERENCES: tuple[Reference, ...] = (
    *CASE_REFERENCES,
    *(pair for above in _INVESTIGATED for pair in original_references(above)),
    ("OrgnlStmtId", "Undrlyg/StmtNtry/OrgnlStmtId"),
    ("OrgnlNtryId", "Undrlyg/StmtNtry/OrgnlNtryId"),
)
INVESTIGATION_AMOUNTS = (
    "Undrlyg/IntrBk/OrgnlIntrBkSttlmAmt", "Undrlyg/Initn/OrgnlInstdAmt", "Undrlyg/OrgnlIntrBkSttlmAmt",
    "Undrlyg/OrgnlInstdAmt",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One message. Each is one constant, known by itself: to compare their tables for every message would cost more than
    to read it.

    name          as users call it, e.g. pacs.008
    roots         the element below Document, in all versions
    transactions  paths below the root, each occurrence one Payment
    groups        paths below the root whose children are read singly, so that thousands of transactions fit in memory
    header        the child of the root that must come first
    parties       blocks of a transaction and of its groups
    references, keys  what is kept as reference; the first of keys that says something is the payment's own key
    amounts, value_dates  paths, in order of weight
    sides         roles without which a payment can't be understood
    has_amount    whether a transaction without an amount is bad data
    has_own_keys  whether a key that comes twice in a file is a payment that comes twice
    absorbed      groups that are no payment by themselves: what they say belongs to the group around them
    is_whole      whether a message without transactions is itself screened: a status of a whole file
    """

    name: str
    roots: tuple[str, ...]
    transactions: tuple[str, ...]
    groups: tuple[str, ...] = ()
    header: str = "GrpHdr"
    parties: tuple[Block, ...] = (("", CREDIT_TRANSFER),)
    references: tuple[Reference, ...] = TRANSFER_REFERENCES
    keys: tuple[str, ...] = ("InstrId", "TxId", "UETR", "EndToEndId")
    amounts: tuple[str, ...] = ("IntrBkSttlmAmt", "InstdAmt")
    value_dates: tuple[str, ...] = ("IntrBkSttlmDt",)
    sides: tuple[Role, ...] = (Role.DEBTOR, Role.CREDITOR)
    has_amount: bool = True
    has_own_keys: bool = True
    absorbed: frozenset[str] = frozenset()
    is_whole: bool = False

    def wanted(self) -> tuple[str, ...]:
        """The paths whose children are read one by one."""
        inner = [f"{root}/{path}/*" for root in self.roots for path in self.groups]
        return (*(f"{root}/*" for root in self.roots), *inner)

    def entered(self) -> frozenset[str]:
        """The groups, which never come whole."""
        return frozenset(f"{root}/{path}" for root in self.roots for path in self.groups)
