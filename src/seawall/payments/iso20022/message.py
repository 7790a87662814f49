"""Which ISO 20022 message a document is, by its first bytes: by the element in its Document, then by its namespace."""

import re
from functools import lru_cache

# The element below Document → the message, as its schemas say it (iso20022.org, catalogue of messages).
MESSAGES: dict[str, str] = {
    "FIToFICstmrCdtTrf": "pacs.008",
    "FIToFIPmtStsRpt": "pacs.002",
    "FIToFICstmrDrctDbt": "pacs.003",
    "PmtRtr": "pacs.004",
    "FIToFIPmtRvsl": "pacs.007",
    "FICdtTrf": "pacs.009",
    "FinInstnCdtTrf": "pacs.009",
    "FIDrctDbt": "pacs.010",
    "FIToFIPmtStsReq": "pacs.028",
    "CstmrCdtTrfInitn": "pain.001",
    "CstmrPmtStsRpt": "pain.002",
    "CstmrPmtRvsl": "pain.007",
    "CstmrDrctDbtInitn": "pain.008",
    "CdtrPmtActvtnReq": "pain.013",
    "CdtrPmtActvtnReqStsRpt": "pain.014",
    "UblToApply": "camt.026",
    "AddtlPmtInf": "camt.028",
    "RsltnOfInvstgtn": "camt.029",
    "BkToCstmrAcctRpt": "camt.052",
    "BkToCstmrStmt": "camt.053",
    "BkToCstmrDbtCdtNtfctn": "camt.054",
    "CstmrPmtCxlReq": "camt.055",
    "FIToFIPmtCxlReq": "camt.056",
    "NtfctnToRcv": "camt.057",
    "AcctRptgReq": "camt.060",
    "ChrgsPmtNtfctn": "camt.105",
    "ChrgsPmtReq": "camt.106",
    "ChqPresntmntNtfctn": "camt.107",
    "ChqCxlOrStopReq": "camt.108",
    "ChqCxlOrStopRpt": "camt.109",
    "RmtAdvc": "remt.001",
}
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_CDATA = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)", re.DOTALL)
_IN_DOCUMENT = re.compile(r"<(?:[\w.-]+:)?Document\b[^>]*>\s*<(?:[\w.-]+:)?([\w.-]+)")
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
_CARRIED = re.compile(r"(?:<|&lt;)(?:[\w.-]+:)?([\w.-]+)")
_NAMESPACE = re.compile(r"[\"'][^\"'\s]*[:/]((?!head)[a-z]{4}\.\d{3}\.\d{3}\.\d{2})\b[^\"']*[\"']")
_ENCODED_TAG = re.compile(r"(?:<!\[CDATA\[|&lt;)\s*(?:<\?xml[^>]*\?>\s*|\?xml.*?\?&gt;\s*(?:&lt;|<))?", re.DOTALL)
_CARRIER = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>\s*" + _ENCODED_TAG.pattern, re.DOTALL)


def text_of(head: bytes) -> str:
    """The first bytes as text to be searched, whatever their encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    if head[:4].count(0) in {2, 3}:
        return head.replace(b"\0", b"").decode("latin-1")
    return head.decode("utf-8", errors="replace")


# A stream's first bytes are asked about by whoever recognises it, by the reader and by the envelope.
@lru_cache(4)
def message_of(head: bytes) -> str:
    """The message's name, with its version where its namespace gives one; empty where it is no ISO 20022 message."""
    text = _COMMENT.sub("", text_of(head))
    outside = _CDATA.sub("", text)
    version = _version(outside)
    inside = _IN_DOCUMENT.search(outside)
    if inside:
        name = MESSAGES.get(inside[1], "")
        return version if not name or version.startswith(name) else name
    known = next((MESSAGES[name] for name in _ELEMENT.findall(outside) if name in MESSAGES), "")
    return known or version


def _version(text: str) -> str:
    found = _NAMESPACE.search(text)
    return found[1] if found else ""


def carrier_of(head: bytes) -> str:
    """The element that holds a message as text (CDATA or escaped), as some SOAP envelopes do; empty where none does."""
    text = _COMMENT.sub("", text_of(head))
    if message_of(head) or not carried_message(head):
        return ""
    found = _CARRIER.search(text)
    return found[1] if found else ""


def carried_message(head: bytes) -> str:
    """The message that stands as text inside an element, by its name; empty where there is none."""
    text = _COMMENT.sub("", text_of(head))
    return next((MESSAGES[name] for name in _CARRIED.findall(text) if name in MESSAGES), "")
