"""ISO 20022: a status report for one payment, pacs.002.001.10 between banks and pain.002.001.10 to a customer.

It says the payment's own references (message, instruction, end-to-end, transaction, UETR) and none of its parties.
"""

import re

from lxml import etree

from seawall.answers.answer import NARRATIVE, STATUS, Answer, note_of, own_reference, stance
from seawall.answers.codes import code
from seawall.decisions import Decision, Outcome
from seawall.payments import Payment

_NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:{}.001.10"
# What a pacs.002 may report on (CBPR_OriginalMessageNameIdentification), and a pain.002.
BETWEEN_BANKS = re.compile(r"pacs\.0(?:03|04|08|09|10)\b")
FROM_CUSTOMERS = re.compile(r"pain\.00[18]\b")
_STATUS = {"pending": "PDNG", "rejected": "RJCT"}
_MOST = 35  # Max35Text
_UETR = re.compile(r"[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}")
_SETTLED = " Where the payment was settled already, a reject alone moves no money: that takes a pacs.004."
_ORIGINALS = (
    ("OrgnlInstrId", "InstrId"),
    ("OrgnlEndToEndId", "EndToEndId"),
    ("OrgnlTxId", "TxId"),
    ("OrgnlUETR", "UETR"),
)


_REPEATED = frozenset({"MsgId", "PmtInfId", "InstrId", "EndToEndId", "TxId", "UETR"})


def status_report(payment: Payment, decision: Decision) -> Answer:
    """The status report that answers a payment, with what could not be repeated of it said in the note."""
    to_customer = FROM_CUSTOMERS.match(payment.format) is not None
    name = "pain.002" if to_customer else "pacs.002"
    fit, left_out = _references(payment)
    root = etree.Element("Document", xmlns=_NAMESPACE.format(name))
    report = etree.SubElement(root, "CstmrPmtStsRpt" if to_customer else "FIToFIPmtStsRpt")
    header = etree.SubElement(report, "GrpHdr")
    _add(header, "MsgId", own_reference(decision))
    _add(header, "CreDtTm", decision.decided_at.isoformat(timespec="seconds"))
    (_customer if to_customer else _bank)(report, payment, decision, fit)
    text = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True).decode("utf-8")
    status = STATUS[stance(decision)]
    note = note_of(decision) + (_SETTLED if stance(decision) is Outcome.REJECT else "") + left_out
    codes = (code("ISO 20022", _STATUS[status]), code("ISO 20022", "RR04"))
    return Answer(decision, name, "xml", text, status, codes, note)


def _bank(report: "etree._Element", payment: Payment, decision: Decision, fit: dict[str, str]) -> None:
    transaction = etree.SubElement(report, "TxInfAndSts")
    _add(transaction, "StsId", own_reference(decision))
    if "MsgId" in fit:
        group = etree.SubElement(transaction, "OrgnlGrpInf")
        _add(group, "OrgnlMsgId", fit["MsgId"])
        _add(group, "OrgnlMsgNmId", payment.format[:_MOST])
    for element, name in _ORIGINALS:
        _add(transaction, element, fit.get(name, ""))
    _status(transaction, decision)


def _customer(report: "etree._Element", payment: Payment, decision: Decision, fit: dict[str, str]) -> None:
    group = etree.SubElement(report, "OrgnlGrpInfAndSts")
    _add(group, "OrgnlMsgId", fit.get("MsgId", "NOTPROVIDED"))
    _add(group, "OrgnlMsgNmId", payment.format[:_MOST])
    batch = etree.SubElement(report, "OrgnlPmtInfAndSts")
    _add(batch, "OrgnlPmtInfId", fit.get("PmtInfId", "NOTPROVIDED"))
    transaction = etree.SubElement(batch, "TxInfAndSts")
    _add(transaction, "StsId", own_reference(decision))
    for element, name in _ORIGINALS:
        _add(transaction, element, fit.get(name, "") if name != "TxId" else "")
    _status(transaction, decision)


def _status(transaction: "etree._Element", decision: Decision) -> None:
    _add(transaction, "TxSts", _STATUS[STATUS[stance(decision)]])
    reason = etree.SubElement(transaction, "StsRsnInf")
    _add(etree.SubElement(reason, "Rsn"), "Cd", "RR04")
    _add(reason, "AddtlInf", NARRATIVE[stance(decision)])


def _references(payment: Payment) -> tuple[dict[str, str], str]:
    """The payment's references as they may stand in a report, and a sentence on those that may not."""
    fit, unfit = {}, []
    for name, said in reversed(payment.references):
        if name not in _REPEATED:
            continue
        text = said.strip()
        is_fit = bool(_UETR.fullmatch(text)) if name == "UETR" else 0 < len(text) <= _MOST
        if is_fit:
            fit[name] = text
        else:
            unfit.append(name)
    told = f" Not repeated, since they break the schema: {', '.join(reversed(unfit))}." if unfit else ""
    return fit, told


def _add(parent: "etree._Element", name: str, text: str) -> None:
    """An element with a text, where there is one."""
    if text:
        etree.SubElement(parent, name).text = text
