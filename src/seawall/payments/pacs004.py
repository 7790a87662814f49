"""ISO 20022 pacs.004, the return of a payment: each return to one Payment with the parties of both ways.

The return chain and the original transaction are both read. Schemas: iso20022.org, pacs.004.001.02 to .14.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import (
    ORIGINAL_AMOUNTS,
    ORIGINAL_BLOCKS,
    ORIGINAL_REFERENCES,
    REASON_BLOCKS,
    Layout,
)
from seawall.payments.iso20022.roles import CREDIT_TRANSFER
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pacs.004",
    roots=("PmtRtr",),
    transactions=("TxInf",),
    parties=(*REASON_BLOCKS, ("", CREDIT_TRANSFER), ("RtrChain", CREDIT_TRANSFER), *ORIGINAL_BLOCKS),
    references=(("RtrId", "RtrId"), *ORIGINAL_REFERENCES, ("ClrSysRef", "ClrSysRef")),
    keys=("RtrId", "OrgnlInstrId", "OrgnlTxId", "OrgnlUETR", "OrgnlEndToEndId"),
    amounts=("RtrdIntrBkSttlmAmt", "RtrdInstdAmt", "OrgnlIntrBkSttlmAmt", *ORIGINAL_AMOUNTS),
    sides=(),
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every return of a pacs.004, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
