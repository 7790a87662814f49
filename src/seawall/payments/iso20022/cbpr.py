"""CBPR+, SWIFT's market practice for cross-border payments: which of its usage rules a message breaks, as a table.

Names of rules are those of the usage guidelines of Standards Release 2025 and 2026, without their endings; those that
the guidelines lay down in their schemas have names in the same manner. A breach hides nothing: it is told as a violation,
and the payment is screened as it stands.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from seawall.errors import Problem
from seawall.payments.iso20022 import cbpr_checks as checks
from seawall.payments.iso20022.header import Header
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import MAX_PROBLEMS, Reading

# What is wrong with an element, as it says it; None where the rule is kept.
Check: TypeAlias = Callable[[Node, Header], str | None]

# SR2025 asks for .03; covers, advices and straight-through messages have services of their own.
_SERVICE = re.compile(r"swift\.cbprplus\.(?:[a-z]{2,5}\.)?0[3-9]")
# The extended character set of CBPR+: FIN's set X with the further signs that names, addresses and remittance may have.
_NOT_IN_CHARSET = re.compile(r"[^0-9a-zA-Z/\-?:().,'+ !#$%&*=^_`{|}~\";<>@\[\]\\\r\n]")
# What is asked between banks only is not asked of a customer's order or of a statement.
_BANKS = "pacs"
# (elements, the rule's name in the usage guidelines, the check, what is asked, the messages in which)
_TABLE: tuple[tuple[str, str, Check, str, str], ...] = (
    ("GrpHdr", "CBPR_BusinessMessageIdentifier", checks.other_message_id,
     "the message's identifier must be that of the business header", ""),
    ("GrpHdr", "CBPR_NumberOfTransactions", checks.many_transactions, "a message carries one transaction", _BANKS),
    ("InstgAgt", "CBPR_From_Instructing_Agent_BIC", checks.not_the_sender,
     "the instructing agent must be the sender of the business header", ""),
    ("InstdAgt", "CBPR_To_Instructed_Agent_BIC", checks.not_the_receiver,
     "the instructed agent must be the receiver of the business header", ""),
    ("InstgAgt InstdAgt", "CBPR_Agent_Point_To_Point_On_SWIFT", checks.without_bic, "the agent must be named by its BIC", _BANKS),
    ("PmtTpInf", "CBPR_Priority_Instruction_Priority", checks.other_priority,
     "the priority must be that of the business header", ""),
    ("PmtId", "CBPR_UETR", checks.no_uetr, "a payment must have a UETR", _BANKS),
    ("InstrId OrgnlInstrId", "CBPR_Instruction_Identification", checks.slashes,
     "must not start or end with a slash nor hold two in a row", ""),
    ("IntrBkSttlmAmt RtrdIntrBkSttlmAmt OrgnlIntrBkSttlmAmt", "CBPR_Interbank_Settlement_Currency", checks.commodity,
     "gold, silver, platinum and palladium are no currency of a payment", ""),
    ("IntrBkSttlmAmt RtrdIntrBkSttlmAmt InstdAmt Amt", "CBPR_Valid_Currency", checks.no_currency,
     "the currency must be a code of ISO 4217", ""),
    ("BICFI AnyBIC", "CBPR_Valid_BIC", checks.no_bic, "not a BIC of ISO 9362", ""),
    ("IBAN", "CBPR_Valid_IBAN", checks.no_iban, "not an IBAN: its check digits or its shape are wrong", ""),
    ("LEI", "CBPR_Valid_LEI", checks.no_lei, "not an LEI: its check digits or its shape are wrong", ""),
    ("FinInstnId", "CBPR_Agent_Name_Postal_Address", checks.name_or_address_alone,
     "an agent's name and address must come together", _BANKS),
    ("Dbtr Cdtr UltmtDbtr UltmtCdtr InitgPty Orgtr Pty", "CBPR_Party_Name_Postal_Address", checks.address_without_name,
     "a party with an address must have a name", _BANKS),
    ("Dbtr Cdtr Orgtr", "CBPR_Party_Name_Any_BIC", checks.nameless, "a party without a BIC must have a name", _BANKS),
    ("Dbtr Cdtr", "CBPR_BIC_Presence", checks.bic_and_name, "a party with a BIC must not have name and address too", _BANKS),
    ("PstlAdr", "CBPR_GracePeriod_Structured", checks.structured_without_town,
     "a structured address must have town and country", ""),
    ("PstlAdr", "CBPR_GracePeriod_Hybrid", checks.hybrid_without_town,
     "an address of elements and lines must have town and country", ""),
    ("PstlAdr", "CBPR_Unstructured_Postal_Address", checks.unstructured,
     "an address of lines alone is not allowed from November 2026 on", ""),
    ("PstlAdr", "CBPR_Address_Line", checks.too_many_lines,
     "at most three lines of 35 characters, two of 70 beside structured elements", ""),
    ("PstlAdr", "CBPR_Duplication_Postal_Address", checks.said_twice,
     "what stands in a structured element must not stand in a line too", ""),
    ("RmtInf", "CBPR_Remittance_Mutually_Exclusive", checks.free_and_structured,
     "remittance is either structured or unstructured", _BANKS),
    ("RmtInf", "CBPR_Structured_RemittanceInformation", checks.long_remittance, "at most 9,000 characters of remittance", _BANKS),
    ("CdtTrfTxInf", "CBPR_Related_Remit_Info_Remit_Info_Mutually_Exclusive", checks.two_remittances,
     "remittance stands in the message or is referred to, not both", _BANKS),
    ("CdtTrfTxInf", "CBPR_Instruction_for_Creditor_Agent1", checks.cheque_and_hold, "HOLD is not allowed with CHQB", ""),
    ("CdtTrfTxInf", "CBPR_Instruction_for_Creditor_Agent2", checks.two_calls, "TELB is not allowed with PHOB", ""),
    ("CdtTrfTxInf", "CBPR_Instruction_For_Creditor_Presence_Code", checks.code_twice, "each code may come once only", ""),
    ("CdtTrfTxInf TxInf", "CBPR_CRED", checks.charges_missing, "with CRED the charges must be given, if only as zero", _BANKS),
    ("CdtTrfTxInf", "CBPR_DEBT_Rule_1", checks.unexplained_difference,
     "where amounts in one currency differ, the charges must be given", _BANKS),
    ("CdtTrfTxInf", "CBPR_DEBT", checks.charges_many, "with DEBT one piece of charge information is allowed", _BANKS),
    ("Ntry", "CBPR_BookingDate_ValueDate", checks.no_date, "a booked entry must have a booking or a value date", "camt.054"),
    ("PgNb", "CBPR_PageNumber", checks.page_zero, "the page number must be greater than zero", ""),
    ("TxInfAndSts", "CBPR_Transaction_Status_Reject_Reason", checks.no_reason, "a reject must give its reason", ""),
    ("TxInfAndSts", "CBPR_Transaction_Status_Reject_Effective_Sett_Date", checks.settled_reject,
     "a reject has no settlement date", ""),
    ("OrgnlMsgNmId", "CBPR_OriginalMessageNameIdentification", checks.not_reportable,
     "must name a pacs.003, 004, 008, 009 or 010 with its version", _BANKS),
)  # fmt: skip

RULES: dict[str, tuple[tuple[str, Check, str, str], ...]] = {}
for _elements, _name, _check, _why, _messages in _TABLE:
    for _element in _elements.split():
        RULES[_element] = (*RULES.get(_element, ()), (_name, _check, _why, _messages))


def header_violations(header: Header, version: str) -> tuple[Problem, ...]:
    """What a header says wrong of the message that it stands before: which message it is, and under which service."""
    if not header.is_cbpr:
        return ()
    found = []
    if header.definition not in {"", version}:
        why = f"CBPR_Message_Definition_Identifier: the message is {version or 'of no known version'}"
        found.append(("MsgDefIdr", header.definition, why))
    if not _SERVICE.fullmatch(header.service):
        why = "CBPR_Business_Service_Usage: the service is swift.cbprplus.03, or a later or special one"
        found.append(("BizSvc", header.service, why))
    reading = header.reading
    return tuple(Problem(reading.source, reading.place, field, said, why) for field, said, why in found)


def violations(node: Node, message: str, header: Header, reading: Reading) -> tuple[Problem, ...]:
    """The rules that a node of a message and all below it break; the node must not have been read yet."""
    found = []
    for part in _all(node):
        for name, check, why, messages in RULES.get(part.name, ()):
            said = check(part, header) if message.startswith(messages) else None
            if said is not None:
                found.append((part.place, said, f"{name}: {why}"))
        strange = _NOT_IN_CHARSET.search(part.text)
        if strange:
            found.append(
                (part.place, part.text, f"CBPR_Character_Set_Usage: {strange[0]!r} is not in the character set")
            )
        if len(found) >= MAX_PROBLEMS:
            break
    inside = reading.place + "/"
    return tuple(
        Problem(reading.source, reading.place, place.removeprefix(inside), said, why) for place, said, why in found
    )


def _all(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from _all(child)
