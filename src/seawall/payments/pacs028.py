"""ISO 20022 pacs.028, a bank asks for the status of payments: each question to one Payment with the parties it names.

Schemas: iso20022.org, pacs.028.001.01 to .06.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import ORIGINAL_AMOUNTS, ORIGINAL_BLOCKS, ORIGINAL_REFERENCES, Layout
from seawall.payments.iso20022.roles import CREDIT_TRANSFER
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pacs.028",
    roots=("FIToFIPmtStsReq",),
    transactions=("TxInf",),
    parties=(("", CREDIT_TRANSFER), *ORIGINAL_BLOCKS),
    references=(("StsReqId", "StsReqId"), *ORIGINAL_REFERENCES, ("ClrSysRef", "ClrSysRef")),
    keys=("StsReqId", "OrgnlInstrId", "OrgnlTxId", "OrgnlUETR", "OrgnlEndToEndId"),
    amounts=ORIGINAL_AMOUNTS,
    value_dates=("OrgnlTxRef/IntrBkSttlmDt",),
    sides=(),
    has_amount=False,
    has_own_keys=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every question of a pacs.028, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
