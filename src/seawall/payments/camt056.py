"""ISO 20022 camt.056, a bank asks to cancel: each transaction to be cancelled to one Payment with its parties.

A request for a whole message is one Payment too. Schemas: iso20022.org, camt.056.001.01 to .11.
"""

from collections.abc import Iterator
from typing import BinaryIO

from seawall.errors import Problem
from seawall.payments.iso20022.layout import CANCELLATION_BLOCKS, CANCELLATION_REFERENCES, ORIGINAL_AMOUNTS, Layout
from seawall.payments.iso20022.walk import parse_messages
from seawall.payments.subject import Payment

LAYOUT = Layout(
    name="camt.056",
    roots=("FIToFIPmtCxlReq",),
    transactions=("Undrlyg/TxInf",),
    groups=("Undrlyg",),
    header="Assgnmt",
    parties=CANCELLATION_BLOCKS,
    references=CANCELLATION_REFERENCES,
    keys=("CxlId", "OrgnlInstrId", "OrgnlTxId", "OrgnlUETR", "OrgnlEndToEndId", "CaseId"),
    amounts=("OrgnlIntrBkSttlmAmt", *ORIGINAL_AMOUNTS),
    value_dates=("OrgnlIntrBkSttlmDt",),
    sides=(),
    has_amount=False,
    is_whole=True,
)


def parse(stream: BinaryIO, source: str) -> Iterator[Payment | Problem]:
    """Read every transaction to be cancelled of a camt.056, in whatever envelope; a document of another kind is one Problem."""
    return parse_messages(stream, source, LAYOUT)
