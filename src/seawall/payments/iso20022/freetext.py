"""Remittance, instructions, reporting: parts of a message where anything may be said become free text with its place."""

from functools import cache

from seawall.payments.iso20022.attachments import is_attachment, read_attachment
from seawall.payments.iso20022.harmless import is_harmless
from seawall.payments.iso20022.node import Node
from seawall.payments.iso20022.reading import Reading
from seawall.payments.subject import FreeText

# Where anything may be said, in all messages: what is no code, amount or date there is text to be screened.
FREE_TEXTS = (
    "RmtInf", "InstrForCdtrAgt", "InstrForNxtAgt", "InstrForDbtrAgt", "Purp", "PmtTpInf", "RgltryRptg", "RltdRmtInf",
    "Tax", "MndtRltdInf", "DrctDbtTx", "ChrgsInf/Tp", "SplmtryData", "SttlmInf/ClrSys", "UndrlygAllcn", "ChqInstr",
    "XchgRateInf", "InitnSrc", "NclsdFile", "PmtCond", "TrckrData", "Authstn",
    # reasons of a status, return, reversal or cancellation
    "StsRsnInf", "RtrRsnInf", "RvslRsnInf", "CxlRsnInf", "CxlStsRsnInf", "ModStsRsnInf", "Sts", "Justfn",
    # statements and entries
    "AddtlInf", "AddtlStmtInf", "AddtlRptInf", "AddtlNtfctnInf", "AddtlNtryInf", "AddtlTxInf", "Refs/Prtry",
    "Prtry/Tp", "BkTxCd", "AmtDtls", "Chrgs", "Bal", "TxsSummry", "Intrst", "CardTx", "RtrInf", "CorpActn",
    "FinInstrmId", "LclInstrm", "RptgSrc", "TechInptChanl", "RltdDts", "RltdPric", "RltdQties", "CshDpst", "Btch",
    "RptgSeq", "AddtlInfInd", "SfkpgAcct", "FrToDt",
    # investigations, cheques, charges, remittance advice
    "Undrlyg", "ModDtls", "ClmNonRctDtls", "StmtDtls", "CrrctnTx", "RsltnRltdInf", "ChqCxlOrStopSts", "ChqCxlOrStopRsn",
    "ChrgsBrkdwn", "TtlChrgsPerRcrd", "UndrlygTx", "InstrForInstdAgt", "Ustrd", "Strd", "Inf", "AddtlRmtInf",
    "OrgnlPmtInf",
)  # fmt: skip


@cache
def _by_first() -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """By the child that must be there for a path to apply: its place in the table, and the path."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for number, path in enumerate(FREE_TEXTS):
        steps = tuple(path.split("/"))
        found.setdefault(steps[0], []).append((number, steps))
    return found


def read_free_texts(root: Node, reading: Reading) -> None:
    """Take all text below these paths that is no mere code, amount or date."""
    for _, steps in sorted(row for name in root.names() for row in _by_first().get(name, ())):
        for node in root.all(*steps):
            if node.text and not node.children:
                _add([node], node.place, reading)
            else:
                _read(node, reading)


def _read(node: Node, reading: Reading) -> None:
    """Lines that repeat (Ustrd, AddtlRmtInf) are read as one text: names are cut where a line is full."""
    if node.text:
        _add([node], node.place, reading)
    lines: dict[str, list[Node]] = {}
    for child in node.children:
        if child.children:
            _read(child, reading)
        elif is_attachment(child):
            read_attachment(child, node, reading)
        elif child.text:
            lines.setdefault(child.name, []).append(child)
    for name, same in lines.items():
        place = same[0].place if len(same) == 1 else f"{node.place}/{name}[1-{len(same)}]"
        _add(same, place, reading)


def _add(nodes: list[Node], place: str, reading: Reading) -> None:
    texts = [node.text for node in nodes if not is_harmless(node)]
    for node in nodes:
        node.text = ""
    if texts:
        reading.free_texts.append(FreeText("\n".join(texts), place))
