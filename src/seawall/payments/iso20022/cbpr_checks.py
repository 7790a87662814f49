"""The checks behind CBPR+'s usage rules: each takes an element and says what is wrong with it, or None."""

import re

from seawall.payments.iso20022.header import Header
from seawall.payments.iso20022.node import Node

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


def structured_without_town(node: Node, _: Header) -> str | None:
    """Town or country missing from an address of structured elements alone."""
    return None if _texts(node, "AdrLine") else _missing(node)


def hybrid_without_town(node: Node, _: Header) -> str | None:
    """Town or country missing from an address of structured elements and lines."""
    return _missing(node) if _texts(node, "AdrLine") else None


def _missing(node: Node) -> str | None:
    if not any(_text(node, name) for name in _STRUCTURED):
        return None
    return ", ".join(name for name in ("TwnNm", "Ctry") if not _text(node, name)) or None


def unstructured(node: Node, _: Header) -> str | None:
    """An address that has lines and nothing else."""
    lines = _texts(node, "AdrLine")
    return ", ".join(lines) if lines and not any(_text(node, name) for name in _STRUCTURED) else None


def too_many_lines(node: Node, _: Header) -> str | None:
    """More or longer address lines than the kind of address may have."""
    lines = _texts(node, "AdrLine")
    is_hybrid = any(_text(node, name) for name in _STRUCTURED)
    most, width = (_MOST_HYBRID_LINES, _HYBRID_LINE) if is_hybrid else (_MOST_FREE_LINES, _FREE_LINE)
    return " / ".join(lines) if len(lines) > most or any(len(line) > width for line in lines) else None


def said_twice(node: Node, _: Header) -> str | None:
    """A structured part that stands in an address line as well."""
    lines = [line.upper() for line in _texts(node, "AdrLine")]
    parts = [part for name in _STRUCTURED if name not in {"Ctry", "BldgNb"} for part in _texts(node, name)]
    return next((part for part in parts if any(part.upper() in line for line in lines)), None)


def name_or_address_alone(node: Node, _: Header) -> str | None:
    """A bank's name without its address, or the address without the name."""
    name, address = _text(node, "Nm"), node.first("PstlAdr")
    return (name or "address without name") if bool(name) != (address is not None) else None


def address_without_name(node: Node, _: Header) -> str | None:
    """A party's address without its name."""
    return "" if node.first("PstlAdr") is not None and not _text(node, "Nm") else None


def nameless(node: Node, _: Header) -> str | None:
    """A party with neither name nor BIC."""
    if any(child.name in _NOT_A_PARTY for child in node.children):
        return None
    inner = node.first("Pty") or node
    return "" if not _text(inner, "Nm") and not _text(inner, "Id", "OrgId", "AnyBIC") else None


def bic_and_name(node: Node, _: Header) -> str | None:
    """A party with BIC, name and address together."""
    inner = node.first("Pty") or node
    bic = _text(inner, "Id", "OrgId", "AnyBIC")
    return bic if bic and _text(inner, "Nm") and inner.first("PstlAdr") is not None else None


def without_bic(node: Node, _: Header) -> str | None:
    """An agent without BIC."""
    return "" if not _text(node, "FinInstnId", "BICFI") else None


def not_the_sender(node: Node, header: Header) -> str | None:
    """A BIC that is not the sender of the business header."""
    return _differs(_text(node, "FinInstnId", "BICFI"), header.sender)


def not_the_receiver(node: Node, header: Header) -> str | None:
    """A BIC that is not the receiver of the business header, save in a copy."""
    is_copy = header.copy in {"COPY", "CODU"}
    return None if is_copy else _differs(_text(node, "FinInstnId", "BICFI"), header.receiver)


def _differs(said: str, expected: str) -> str | None:
    return f"{said}, header: {expected}" if said and expected and said != expected else None


def other_message_id(node: Node, header: Header) -> str | None:
    """An identifier of the message that the header does not hold; SR2025 lets the header add to the message's own identifier."""
    said = _text(node, "MsgId")
    return None if said in header.message_id else _differs(said, header.message_id)


def other_priority(node: Node, header: Header) -> str | None:
    """A priority that is not the header's."""
    return _differs(_text(node, "InstrPrty"), header.priority)


def many_transactions(node: Node, _: Header) -> str | None:
    """A number of transactions other than one."""
    number = _text(node, "NbOfTxs")
    return number if number not in {"", "1"} else None


def no_uetr(node: Node, _: Header) -> str | None:
    """A payment identification without UETR."""
    return _text(node, "EndToEndId") if not _text(node, "UETR") else None


def slashes(node: Node, _: Header) -> str | None:
    """A slash at an end, or two in a row."""
    text = node.text
    return text if text.startswith("/") or text.endswith("/") or "//" in text else None


def commodity(node: Node, _: Header) -> str | None:
    """A precious metal in the place of a currency."""
    return node.currency if node.currency in _COMMODITIES else None


def no_currency(node: Node, _: Header) -> str | None:
    """A currency that is not three capital letters."""
    return node.currency if node.currency and not _CURRENCY.fullmatch(node.currency) else None


def no_bic(node: Node, _: Header) -> str | None:
    """A text that has not the shape of a BIC."""
    return node.text if node.text and not _BIC.fullmatch(node.text) else None


def no_iban(node: Node, _: Header) -> str | None:
    """A text that is no IBAN."""
    text = node.text
    is_iban = _IBAN.fullmatch(text) is not None and _remainder(text[4:] + text[:4]) == 1
    return text if text and not is_iban else None


def no_lei(node: Node, _: Header) -> str | None:
    """A text that is no LEI."""
    text = node.text
    return text if text and not (_LEI.fullmatch(text) and _remainder(text) == 1) else None


def _remainder(text: str) -> int:
    return int("".join(str(int(sign, 36)) for sign in text)) % _MODULUS


def free_and_structured(node: Node, _: Header) -> str | None:
    """Free and structured remittance together."""
    return "Ustrd, Strd" if node.first("Ustrd") is not None and node.first("Strd") is not None else None


def long_remittance(node: Node, _: Header) -> str | None:
    """More structured remittance than 9,000 characters."""
    size = sum(len(left.text) for part in node.all("Strd") for left in part.left())
    return f"{size} characters" if size > _MOST_REMITTANCE else None


def two_remittances(node: Node, _: Header) -> str | None:
    """Remittance in the message and a reference to remittance elsewhere."""
    return "RmtInf, RltdRmtInf" if node.first("RmtInf") is not None and node.first("RltdRmtInf") is not None else None


def _codes(node: Node) -> list[str]:
    return _texts(node, "InstrForCdtrAgt", "Cd")


def cheque_and_hold(node: Node, _: Header) -> str | None:
    """Pay by cheque and hold for collection together."""
    return "CHQB, HOLD" if {"CHQB", "HOLD"} <= set(_codes(node)) else None


def two_calls(node: Node, _: Header) -> str | None:
    """Two ways of calling the creditor together."""
    return "PHOB, TELB" if {"PHOB", "TELB"} <= set(_codes(node)) else None


def code_twice(node: Node, _: Header) -> str | None:
    """An instruction to the creditor's agent that comes twice."""
    codes = _codes(node)
    return ", ".join(codes) if len(codes) != len(set(codes)) else None


def charges_missing(node: Node, _: Header) -> str | None:
    """The creditor bears the charges and none are given."""
    return "CRED" if _text(node, "ChrgBr") == "CRED" and node.first("ChrgsInf") is None else None


def charges_many(node: Node, _: Header) -> str | None:
    """The debtor bears the charges and several are given."""
    return "DEBT" if _text(node, "ChrgBr") == "DEBT" and len(node.all("ChrgsInf")) > 1 else None


def unexplained_difference(node: Node, _: Header) -> str | None:
    """Instructed and settled amounts that differ in one currency, and no charges to say why."""
    settled, instructed = node.first("IntrBkSttlmAmt"), node.first("InstdAmt")
    if settled is None or instructed is None or settled.currency != instructed.currency:
        return None
    if node.first("ChrgsInf") is not None or _same_number(settled.text, instructed.text):
        return None
    return f"{instructed.text}, {settled.text}"


def _same_number(one: str, other: str) -> bool:
    """Whether two amounts are equal; zeros at the end of a fraction make no difference."""
    return _plain(one) == _plain(other)


def _plain(number: str) -> str:
    return number.rstrip("0").rstrip(".") if "." in number else number


def no_date(node: Node, _: Header) -> str | None:
    """A booked entry with neither booking nor value date."""
    is_booked = (_text(node, "Sts", "Cd") or _text(node, "Sts")) == "BOOK"
    return "BOOK" if is_booked and node.first("BookgDt") is None and node.first("ValDt") is None else None


def no_reason(node: Node, _: Header) -> str | None:
    """A reject without reason."""
    return "RJCT" if _text(node, "TxSts") == "RJCT" and node.first("StsRsnInf", "Rsn") is None else None


def settled_reject(node: Node, _: Header) -> str | None:
    """A reject with a settlement date."""
    return "RJCT" if _text(node, "TxSts") == "RJCT" and node.first("FctvIntrBkSttlmDt") is not None else None


def not_reportable(node: Node, _: Header) -> str | None:
    """A status of a message that has no such status, or of an unnamed version."""
    return node.text if node.text and not _REPORTED.fullmatch(node.text) else None


def page_zero(node: Node, _: Header) -> str | None:
    """A page number of zero."""
    return node.text if node.text and not node.text.strip("0") else None
