"""ISO 20022 camt.029, the answer to a cancellation: each answered transaction to one Payment with the original's parties.

An answer to a whole message is one Payment too. Schemas: iso20022.org, camt.029.001.03 to .13.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import (
    CASE_REFERENCES,
    ORIGINAL_AMOUNTS,
    ORIGINAL_BLOCKS,
    ORIGINAL_REFERENCES,
    REASON_BLOCKS,
    Layout,
    original_references,
)
from seawall.payments.iso20022.roles import CASE, CREDIT_TRANSFER, ORIGINAL_REFERENCE, REASONS
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.029",
    roots=("RsltnOfInvstgtn",),
    transactions=("CxlDtls/TxInfAndSts", "CxlDtls/OrgnlPmtInfAndSts/TxInfAndSts"),
    groups=("CxlDtls", "CxlDtls/OrgnlPmtInfAndSts"),
    header="Assgnmt",
    parties=(
        *REASON_BLOCKS,
        ("", CASE),
        ("OrgnlGrpInfAndSts", REASONS),
        ("OrgnlGrpInfAndSts", CASE),
        *ORIGINAL_BLOCKS,
        ("ModDtls", REASONS),
        ("ModDtls", CASE),
        ("ModDtls/OrgnlTxRef", CREDIT_TRANSFER),
        ("ModDtls/OrgnlTxRef", ORIGINAL_REFERENCE),
        ("ModDtls/RsltnRltdInf", CREDIT_TRANSFER),
        ("ModDtls/RsltnRltdInf/Compstn", CREDIT_TRANSFER),
        ("RsltnRltdInf", CREDIT_TRANSFER),
        ("RsltnRltdInf/Compstn", CREDIT_TRANSFER),
    ),
    references=(
        ("CxlStsId", "CxlStsId"),
        *CASE_REFERENCES,
        *ORIGINAL_REFERENCES,
        *original_references("OrgnlGrpInfAndSts"),
        *original_references("ModDtls"),
        ("OrgnlPmtInfCxlId", "OrgnlPmtInfCxlId"),
        ("TxCxlSts", "TxCxlSts"),
        ("Conf", "Sts/Conf"),
        *(("RsltnRltdInf/" + name, "RsltnRltdInf/" + name) for name in ("EndToEndId", "TxId", "UETR")),
    ),
    keys=("CxlStsId", "OrgnlInstrId", "OrgnlTxId", "OrgnlUETR", "OrgnlEndToEndId", "CaseId", "AssgnmtId"),
    amounts=("OrgnlIntrBkSttlmAmt", "OrgnlInstdAmt", "RsltnRltdInf/IntrBkSttlmAmt", *ORIGINAL_AMOUNTS),
    value_dates=("OrgnlIntrBkSttlmDt",),
    sides=(),
    has_amount=False,
    has_own_keys=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every answer of a camt.029, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
