"""ISO 20022 pacs.007, a bank's reversal of payments: each reversal to one Payment with the parties of the original.

Schemas: iso20022.org, pacs.007.001.02 to .13.
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
    name="pacs.007",
    roots=("FIToFIPmtRvsl",),
    transactions=("TxInf",),
    parties=(*REASON_BLOCKS, ("", CREDIT_TRANSFER), *ORIGINAL_BLOCKS),
    references=(("RvslId", "RvslId"), *ORIGINAL_REFERENCES),
    keys=("RvslId", "OrgnlInstrId", "OrgnlTxId", "OrgnlUETR", "OrgnlEndToEndId"),
    amounts=("RvsdIntrBkSttlmAmt", "RvsdInstdAmt", "OrgnlIntrBkSttlmAmt", *ORIGINAL_AMOUNTS),
    sides=(),
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every reversal of a pacs.007, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
