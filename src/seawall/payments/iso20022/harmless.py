"""Elements that carry no name and no place, each with the shape that makes it so and the reason.

An element is passed over only when its text has that shape: a name put where a code belongs is not harmless.
"""

import re
from re import Pattern

from seawall.payments.iso20022.node import Node

_CODE = re.compile(r"[A-Za-z0-9]{1,5}")
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_NUMBER = re.compile(r"[+-]?[0-9.,]{1,40}")
_TIME = re.compile(r"[0-9][0-9T:.+Z-]{0,40}")
_YES_NO = re.compile(r"true|false|[01YN]")
_HEX = re.compile(r"[0-9A-Fa-f]{16,256}")
_UUID = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")

# shape → (why a text of this shape can be passed over, the elements in which it is)
_TABLE: tuple[tuple[Pattern[str], str, str], ...] = (
    (_CODE, "a code of ISO's external code sets, of five signs at most",
     "Cd ChrgBr SttlmPrty InstrPrty ClrChanl SttlmMtd NmPrfx PrefrdMtd CdtDbtInd DbtCdtRptgInd Mtd AdrTp Rsn Frqcy"),
    (_CURRENCY, "a currency", "Ccy UnitCcy QtdCcy CcyOfTrf"),
    (_NUMBER, "an amount, a rate or a count",
     "Amt XchgRate PreAgrdXchgRate CtrlSum NbOfTxs Rate SeqNb TtlIntrBkSttlmAmt TtlTaxblBaseAmt TtlTaxAmt TaxblBaseAmt"),
    (_NUMBER, "an amount, a rate or a count",
     "TtlAmt DuePyblAmt DscntApldAmt CdtNoteAmt TaxAmt RmtdAmt CntPerPrd PtInTm"),
    (_TIME, "a date or a time",
     "CreDtTm XpryDtTm AccptncDtTm PoolgAdjstmntDt DbtDtTm CdtDtTm CLSTm TillTm FrTm RjctTm QtnDtTm RltdDt Dt FrDt ToDt"),
    (_TIME, "a date or a time",
     "DtOfSgntr DtOfVrfctn FrstPmtDt FnlPmtDt Yr"),
    (_YES_NO, "yes or no",
     ("BtchBookg PssblDplct FmlyMdclInsrncInd MplyeeTermntnInd LastPgInd GrpRtr GrpRvsl GrpCxl PmtInfCxl GrntedPmt EarlyPmt "
     "AmtModAllwd EarlyPmtAllwd GrntedPmtReqd ReopCaseIndctn AssgnmtCxlConf PssblDplctInstr AMLReq RvslInd "
     "ComssnWvrInd ChrgInclInd AddtlInfInd")),
    (_CODE, "a status or a kind, of five signs at most",
     ("Sts GrpSts TxSts PmtInfSts DtldSts GrpCxlSts PmtInfCxlSts TxCxlSts CpyDplctInd CpyDplct PmtMtd SeqTp ChrgBrTp "
     "CdtAdvc DbtAdvc Conf Prty ClrSysPrty AuthrsdPrty")),
    (_CODE, "a code of a bank transaction or of a balance", "FmlyCd SubFmlyCd CdDt"),
    (_NUMBER, "an amount, a rate or a count",
     ("OrgnlNbOfTxs DtldNbOfTxs OrgnlCtrlSum DtldCtrlSum PgNb ElctrncSeqNb LglSeqNb NbOfNtries Sum TtlNetNtryAmt "
     "NbOfDays NbOfChqs NbOfChrgsRcrds NbOfChrgsBrkdwnItms FrSeq ToSeq EQSeq NEQSeq TtlChrgsAndTaxAmt IntrBkSttlmAmt InstdAmt CompstnAmt Pctg PctgRate")),
    (_HEX, "a signature", "Sgntr ILPV4 ElctrncSgntr"),
    (_UUID, "a random number", "QtId"),
)  # fmt: skip

HARMLESS: dict[str, tuple[Pattern[str], str]] = {
    name: (shape, reason) for shape, reason, names in _TABLE for name in names.split()
}


# In ISO 20022 the end of an element's name says its type: a date, a time, an indicator, an amount.
_ENDINGS: tuple[tuple[str, Pattern[str]], ...] = (
    ("DtTm", _TIME),
    ("Dt", _TIME),
    ("Ind", _YES_NO),
    ("Amt", _NUMBER),
    ("Rate", _NUMBER),
    ("Ccy", _CURRENCY),
)


def is_harmless(node: Node) -> bool:
    """Whether this element's text can name nobody."""
    row = HARMLESS.get(node.name)
    if row is not None:
        return row[0].fullmatch(node.text) is not None
    shape = next((shape for ending, shape in _ENDINGS if node.name.endswith(ending)), None)
    return shape is not None and shape.fullmatch(node.text) is not None
