"""The layout of camt.052, camt.053 and camt.054, which differ in the names of two elements only."""

from seawall.payments.iso20022.layout import Layout
from seawall.payments.iso20022.roles import (
    CREDIT_TRANSFER,
    ENTRY,
    RELATED_AGENTS,
    RELATED_PARTIES,
    STATEMENT,
)

_REFERENCES = (
    "AcctSvcrRef", "PmtInfId", "InstrId", "EndToEndId", "UETR", "TxId", "MndtId", "ChqNb", "ClrSysRef", "AcctOwnrTxId",
    "AcctSvcrTxId", "MktInfrstrctrTxId", "PrcgId",
)  # fmt: skip


def statement_layout(name: str, root: str, group: str) -> Layout:
    """A statement is a group of entries; details of an entry belong to it; a detail is a transaction."""
    return Layout(
        name=name,
        roots=(root,),
        transactions=(f"{group}/Ntry/NtryDtls/TxDtls",),
        groups=(group, f"{group}/Ntry", f"{group}/Ntry/NtryDtls"),
        absorbed=frozenset({f"{group}/Ntry/NtryDtls"}),
        parties=(
            ("", STATEMENT),
            ("", ENTRY),
            ("RltdPties", CREDIT_TRANSFER),
            ("RltdPties", RELATED_PARTIES),
            ("RltdAgts", CREDIT_TRANSFER),
            ("RltdAgts", RELATED_AGENTS),
            ("", CREDIT_TRANSFER),
        ),
        references=(
            (f"{group}Id", "Id"),
            ("NtryRef", "NtryRef"),
            ("CdtDbtInd", "CdtDbtInd"),
            ("Refs/MsgId", "Refs/MsgId"),
            *((each, f"Refs/{each}") for each in _REFERENCES),
            ("AcctSvcrRef", "AcctSvcrRef"),
            ("OrgnlMsgId", "GrpHdr/OrgnlBizQry/MsgId"),
            ("OrgnlMsgNmId", "GrpHdr/OrgnlBizQry/MsgNmId"),
            *((f"Btch/{each}", f"NtryDtls/Btch/{each}") for each in ("MsgId", "PmtInfId")),
            *((f"Btch/{each}", f"Btch/{each}") for each in ("MsgId", "PmtInfId")),
            ("Purp", "Purp/Cd"),
        ),
        keys=("AcctSvcrRef", "TxId", "InstrId", "UETR", "EndToEndId", "NtryRef", f"{group}Id"),
        amounts=("Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"),
        value_dates=("ValDt/Dt", "ValDt/DtTm", "BookgDt/Dt", "BookgDt/DtTm"),
        sides=(),
        has_amount=False,
        has_own_keys=False,
    )
