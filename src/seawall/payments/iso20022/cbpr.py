"""CBPR+, SWIFT's market practice for cross-border payments: which of its usage rules a message breaks, as a table.

Names of rules are those of the usage guidelines of Standards Release 2025 and 2026. A breach hides nothing: it is told
as a violation, and the payment is screened as it stands.
"""

import re
from collections.abc import Callable, Iterator
from typing import TypeAlias

from seawall.errors import Problem
from seawall.payments.iso20022.header import Header
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import MAX_PROBLEMS, Reading

# What is wrong with this element, as it says it; None where the rule is kept.
Check: TypeAlias = Callable[[Node, Header], str | None]

_STRUCTURED = (
    "Dept", "SubDept", "StrtNm", "BldgNb", "BldgNm", "Flr", "UnitNb", "PstBx", "Room", "PstCd", "TwnNm", "TwnLctnNm",
    "DstrctNm", "CtrySubDvsn", "Ctry",
)  # fmt: skip
_COMMODITIES = frozenset({"XAU", "XAG", "XPD", "XPT"})
# A bank in a party's place, and a party of the tax authorities, which have rules of their own.
_NOT_A_PARTY = frozenset({"FinInstnId", "Agt", "TaxId", "RegnId", "TaxTp", "Authstn"})
_BIC = re.compile(r"[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_REPORTED = re.compile(r"pacs\.00[3489]\.001\.[0-9]{2}|pacs\.010\.001\.[0-9]{2}")
# The extended character set of CBPR+: FIN's set X with the further signs that names, addresses and remittance may have.
_NOT_IN_CHARSET = re.compile(r"[^0-9a-zA-Z/\-?:().,'+ !#$%&*=^_`{|}~\";<>@\[\]\\\r\n]")
# ISO 7064 MOD 97-10, of IBAN (ISO 13616) and LEI (ISO 17442).
_MODULUS = 97
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
_MOST_FREE_LINES, _FREE_LINE = 3, 35  # an unstructured address: three lines of 35 characters
_MOST_HYBRID_LINES, _HYBRID_LINE = 2, 70  # a hybrid one: town and country, and two lines of 70
_MOST_REMITTANCE = 9000


def _text(node: Node, *path: str) -> str:
    found = node.first(*path)
    return found.text if found else ""


def _texts(node: Node, *path: str) -> list[str]:
    return [found.text for found in node.all(*path) if found.text]


def _without_town(node: Node, _: Header) -> str | None:
    if not any(_text(node, name) for name in _STRUCTURED):
        return None
    missing = [name for name in ("TwnNm", "Ctry") if not _text(node, name)]
    return ", ".join(missing) or None


def _unstructured(node: Node, _: Header) -> str | None:
    lines = _texts(node, "AdrLine")
    return ", ".join(lines) if lines and not any(_text(node, name) for name in _STRUCTURED) else None


def _too_many_lines(node: Node, _: Header) -> str | None:
    lines = _texts(node, "AdrLine")
    is_hybrid = any(_text(node, name) for name in _STRUCTURED)
    most, width = (_MOST_HYBRID_LINES, _HYBRID_LINE) if is_hybrid else (_MOST_FREE_LINES, _FREE_LINE)
    return " / ".join(lines) if len(lines) > most or any(len(line) > width for line in lines) else None


def _said_twice(node: Node, _: Header) -> str | None:
    lines = [line.upper() for line in _texts(node, "AdrLine")]
    parts = [part for name in _STRUCTURED if name not in {"Ctry", "BldgNb"} for part in _texts(node, name)]
    return next((part for part in parts if any(part.upper() in line for line in lines)), None)


def _name_or_address_alone(node: Node, _: Header) -> str | None:
    name, address = _text(node, "Nm"), node.first("PstlAdr")
    return (name or "address without name") if bool(name) != (address is not None) else None


def _address_without_name(node: Node, _: Header) -> str | None:
    return "" if node.first("PstlAdr") is not None and not _text(node, "Nm") else None


def _nameless(node: Node, _: Header) -> str | None:
    if any(child.name in _NOT_A_PARTY for child in node.children):
        return None
    inner = node.first("Pty") or node
    return "" if not _text(inner, "Nm") and not _text(inner, "Id", "OrgId", "AnyBIC") else None


def _bic_and_name(node: Node, _: Header) -> str | None:
    inner = node.first("Pty") or node
    bic = _text(inner, "Id", "OrgId", "AnyBIC")
    return bic if bic and _text(inner, "Nm") and inner.first("PstlAdr") is not None else None


def _without_bic(node: Node, _: Header) -> str | None:
    return "" if not _text(node, "FinInstnId", "BICFI") else None


def _not_the_sender(node: Node, header: Header) -> str | None:
    return _differs(_text(node, "FinInstnId", "BICFI"), header.sender)


def _not_the_receiver(node: Node, header: Header) -> str | None:
    is_copy = header.copy in {"COPY", "CODU"}
    return None if is_copy else _differs(_text(node, "FinInstnId", "BICFI"), header.receiver)


def _differs(said: str, expected: str) -> str | None:
    return f"{said}, header: {expected}" if said and expected and said != expected else None


def _other_message_id(node: Node, header: Header) -> str | None:
    """SR2025 lets the header add to the message's own identifier."""
    said = _text(node, "MsgId")
    return None if said in header.message_id else _differs(said, header.message_id)


def _other_priority(node: Node, header: Header) -> str | None:
    return _differs(_text(node, "InstrPrty"), header.priority)


def _many_transactions(node: Node, _: Header) -> str | None:
    number = _text(node, "NbOfTxs")
    return number if number not in {"", "1"} else None


def _no_uetr(node: Node, _: Header) -> str | None:
    return _text(node, "EndToEndId") if not _text(node, "UETR") else None


def _slashes(node: Node, _: Header) -> str | None:
    text = node.text
    return text if text.startswith("/") or text.endswith("/") or "//" in text else None


def _commodity(node: Node, _: Header) -> str | None:
    return node.currency if node.currency in _COMMODITIES else None


def _no_currency(node: Node, _: Header) -> str | None:
    return node.currency if node.currency and not _CURRENCY.fullmatch(node.currency) else None


def _no_bic(node: Node, _: Header) -> str | None:
    return node.text if node.text and not _BIC.fullmatch(node.text) else None


def _no_iban(node: Node, _: Header) -> str | None:
    text = node.text
    is_iban = _IBAN.fullmatch(text) is not None and _remainder(text[4:] + text[:4]) == 1
    return text if text and not is_iban else None


def _no_lei(node: Node, _: Header) -> str | None:
    text = node.text
    return text if text and not (_LEI.fullmatch(text) and _remainder(text) == 1) else None


def _remainder(text: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in text)) % _MODULUS


def _free_and_structured(node: Node, _: Header) -> str | None:
    return "Ustrd, Strd" if node.first("Ustrd") is not None and node.first("Strd") is not None else None


def _long_remittance(node: Node, _: Header) -> str | None:
    size = sum(len(left.text) for part in node.all("Strd") for left in part.left())
    return f"{size} characters" if size > _MOST_REMITTANCE else None


def _two_remittances(node: Node, _: Header) -> str | None:
    return "RmtInf, RltdRmtInf" if node.first("RmtInf") is not None and node.first("RltdRmtInf") is not None else None


def _codes(node: Node) -> list[str]:
    return _texts(node, "InstrForCdtrAgt", "Cd")


def _cheque_and_hold(node: Node, _: Header) -> str | None:
    return "CHQB, HOLD" if {"CHQB", "HOLD"} <= set(_codes(node)) else None


def _two_calls(node: Node, _: Header) -> str | None:
    return "PHOB, TELB" if {"PHOB", "TELB"} <= set(_codes(node)) else None


def _code_twice(node: Node, _: Header) -> str | None:
    codes = _codes(node)
    return ", ".join(codes) if len(codes) != len(set(codes)) else None


def _charges_missing(node: Node, _: Header) -> str | None:
    return "CRED" if _text(node, "ChrgBr") == "CRED" and node.first("ChrgsInf") is None else None


def _charges_many(node: Node, _: Header) -> str | None:
    return "DEBT" if _text(node, "ChrgBr") == "DEBT" and len(node.all("ChrgsInf")) > 1 else None


def _no_date(node: Node, _: Header) -> str | None:
    is_booked = (_text(node, "Sts", "Cd") or _text(node, "Sts")) == "BOOK"
    return "BOOK" if is_booked and node.first("BookgDt") is None and node.first("ValDt") is None else None


def _no_reason(node: Node, _: Header) -> str | None:
    return "RJCT" if _text(node, "TxSts") == "RJCT" and node.first("StsRsnInf", "Rsn") is None else None


def _settled_reject(node: Node, _: Header) -> str | None:
    return "RJCT" if _text(node, "TxSts") == "RJCT" and node.first("FctvIntrBkSttlmDt") is not None else None


def _not_reportable(node: Node, _: Header) -> str | None:
    return node.text if node.text and not _REPORTED.fullmatch(node.text) else None


def _page_zero(node: Node, _: Header) -> str | None:
    return node.text if node.text and not node.text.strip("0") else None


# What is asked between banks only is not asked of a customer's order or of a statement.
_BANKS = "pacs"
# (elements, the rule's name in the usage guidelines, the check, what is asked, the messages in which)
_TABLE: tuple[tuple[str, str, Check, str, str], ...] = (
    ("GrpHdr", "CBPR_BusinessMessageIdentifier", _other_message_id,
     "the message's identifier must be that of the business header", ""),
    ("GrpHdr", "CBPR_NumberOfTransactions", _many_transactions, "a message carries one transaction", _BANKS),
    ("InstgAgt", "CBPR_From_Instructing_Agent_BIC", _not_the_sender,
     "the instructing agent must be the sender of the business header", ""),
    ("InstdAgt", "CBPR_To_Instructed_Agent_BIC", _not_the_receiver,
     "the instructed agent must be the receiver of the business header", ""),
    ("InstgAgt InstdAgt", "CBPR_Agent_BIC", _without_bic, "the agent must be named by its BIC", _BANKS),
    ("PmtTpInf", "CBPR_Priority_Instruction_Priority", _other_priority,
     "the priority must be that of the business header", ""),
    ("PmtId", "CBPR_UETR", _no_uetr, "the UETR is missing", _BANKS),
    ("InstrId OrgnlInstrId", "CBPR_Instruction_Identification", _slashes,
     "must not start or end with a slash nor hold two in a row", ""),
    ("IntrBkSttlmAmt RtrdIntrBkSttlmAmt OrgnlIntrBkSttlmAmt", "CBPR_Interbank_Settlement_Currency", _commodity,
     "gold, silver, platinum and palladium are no currency of a payment", ""),
    ("IntrBkSttlmAmt RtrdIntrBkSttlmAmt InstdAmt Amt", "CBPR_Valid_Currency", _no_currency,
     "the currency must be a code of ISO 4217", ""),
    ("BICFI AnyBIC", "CBPR_Valid_BIC", _no_bic, "not a BIC of ISO 9362", ""),
    ("IBAN", "CBPR_Valid_IBAN", _no_iban, "not an IBAN: its check digits or its shape are wrong", ""),
    ("LEI", "CBPR_Valid_LEI", _no_lei, "not an LEI: its check digits or its shape are wrong", ""),
    ("FinInstnId", "CBPR_Agent_Name_Postal_Address", _name_or_address_alone,
     "an agent's name and address must come together", _BANKS),
    ("Dbtr Cdtr UltmtDbtr UltmtCdtr InitgPty Orgtr Pty", "CBPR_Party_Name_Postal_Address", _address_without_name,
     "a party with an address must have a name", _BANKS),
    ("Dbtr Cdtr Orgtr", "CBPR_Party_Name_Any_BIC", _nameless, "a party without a BIC must have a name", _BANKS),
    ("Dbtr Cdtr", "CBPR_BIC_Presence", _bic_and_name, "a party with a BIC must not have name and address too", _BANKS),
    ("PstlAdr", "CBPR_Structured_Postal_Address", _without_town,
     "a structured or hybrid address must have town and country", ""),
    ("PstlAdr", "CBPR_Unstructured_Postal_Address", _unstructured,
     "an address of lines alone is not allowed from November 2026 on", ""),
    ("PstlAdr", "CBPR_Address_Line", _too_many_lines,
     "at most three lines of 35 characters, two of 70 beside structured elements", ""),
    ("PstlAdr", "CBPR_Duplication_Postal_Address", _said_twice,
     "what stands in a structured element must not stand in a line too", ""),
    ("RmtInf", "CBPR_Remittance_Mutually_Exclusive", _free_and_structured,
     "remittance is either structured or unstructured", _BANKS),
    ("RmtInf", "CBPR_Structured_RemittanceInformation", _long_remittance, "at most 9,000 characters of remittance", _BANKS),
    ("CdtTrfTxInf", "CBPR_Related_Remit_Info_Remit_Info_Mutually_Exclusive", _two_remittances,
     "remittance stands in the message or is referred to, not both", _BANKS),
    ("CdtTrfTxInf", "CBPR_Instruction_for_Creditor_Agent1", _cheque_and_hold, "HOLD is not allowed with CHQB", ""),
    ("CdtTrfTxInf", "CBPR_Instruction_for_Creditor_Agent2", _two_calls, "TELB is not allowed with PHOB", ""),
    ("CdtTrfTxInf", "CBPR_Instruction_For_Creditor_Presence_Code", _code_twice, "each code may come once only", ""),
    ("CdtTrfTxInf TxInf", "CBPR_CRED", _charges_missing, "with CRED the charges must be given, if only as zero", _BANKS),
    ("CdtTrfTxInf", "CBPR_DEBT", _charges_many, "with DEBT one piece of charge information is allowed", _BANKS),
    ("Ntry", "CBPR_BookingDate_ValueDate", _no_date, "a booked entry must have a booking or a value date", ""),
    ("PgNb", "CBPR_PageNumber", _page_zero, "the page number must be greater than zero", ""),
    ("TxInfAndSts", "CBPR_Transaction_Status_Reject_Reason", _no_reason, "a reject must give its reason", ""),
    ("TxInfAndSts", "CBPR_Transaction_Status_Reject_Effective_Sett_Date", _settled_reject,
     "a reject has no settlement date", ""),
    ("OrgnlMsgNmId", "CBPR_OriginalMessageNameIdentification", _not_reportable,
     "must name a pacs.003, 004, 008, 009 or 010 with its version", _BANKS),
)  # fmt: skip

RULES: dict[str, tuple[tuple[str, Check, str, str], ...]] = {}
for _elements, _name, _check, _why, _messages in _TABLE:
    for _element in _elements.split():
        RULES[_element] = (*RULES.get(_element, ()), (_name, _check, _why, _messages))


def header_violations(header: Header, version: str) -> tuple[Problem, ...]:
    """Whether a header names another message than the one that it stands before."""
    if not header.is_cbpr or header.definition in {"", version}:
        return ()
    why = f"CBPR_Message_Definition_Identifier: the message is {version or 'of no known version'}"
    return (Problem(header.reading.source, header.reading.place, "MsgDefIdr", header.definition, why),)


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
            found.append((part.place, part.text, f"CBPR_Character_Set: {strange[0]!r} is not in the character set"))
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
