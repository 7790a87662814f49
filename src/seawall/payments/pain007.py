"""ISO 20022 pain.007, a customer's reversal of collections: each reversal to one Payment with the original's parties.

Schemas: iso20022.org, pain.007.001.02 to .12.
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
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="pain.007",
    roots=("CstmrPmtRvsl",),
    transactions=("OrgnlPmtInfAndRvsl/TxInf",),
    groups=("OrgnlPmtInfAndRvsl",),
    parties=(*REASON_BLOCKS, *ORIGINAL_BLOCKS),
    references=(("RvslId", "RvslId"), ("RvslPmtInfId", "RvslPmtInfId"), *ORIGINAL_REFERENCES),
    keys=("RvslId", "OrgnlInstrId", "OrgnlUETR", "OrgnlEndToEndId", "OrgnlPmtInfId"),
    amounts=("RvsdInstdAmt", "OrgnlInstdAmt", *ORIGINAL_AMOUNTS),
    value_dates=("OrgnlTxRef/ReqdColltnDt",),
    sides=(),
    has_amount=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every reversal of a pain.007, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
